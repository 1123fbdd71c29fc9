"""A child has been found: who may it be, whom to ring, and telling those who answer for the child.

    forms ─> checking   what is known of somebody ─> who it may be (release and what was entered)
    forms ─> telling    who is told that they were found; actions.found records it and tells them
    notices             what a duty worker's desk shows of it

No face here: applications load before models, so the parts are named in full.
"""
