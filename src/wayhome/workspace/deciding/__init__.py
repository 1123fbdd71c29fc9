"""Decisions on groups, lines and what ties a person: what happens next, who does it, by when.

models      a decision, what it was taken on, and what became of its next step, each written once
prompts     what is decided on, as one viewer sees it, and whether all may know of it
standing    which decisions stand for a prompt, as one viewer may know
owing       who can be the owner of a next step, and its fields in a form
kept        a decision and what became of it, kept here or held by a release
handing_back  decisions and notes as rows of feed `own`
owed        next steps as they were said: of decisions, and of answers that agree
known       what a next step is about by now, as its viewer may know it
steps       what an account, or its agency, said it would do: the block of the desk
forms, views  deciding, noting what became of it, taking it back
"""
