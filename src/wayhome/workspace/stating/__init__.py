"""How people say that a line works: whose word it is and why, beside what records suggest.

models        a stated model and its taking back, each written once
standing      what stands of a line, as one viewer may know
forms, views  stating a model on a line's page, and taking that back
"""
