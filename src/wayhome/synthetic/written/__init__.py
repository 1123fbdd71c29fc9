"""What each agency writes: one module a feed, each a tuple of sheets in the feed's own columns.

Column names are those the contracts ask for, typed here a second time on purpose: this room never
reads the contracts it is to test.
"""
