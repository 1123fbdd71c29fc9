"""What the page of a case draws of its pathway: a plan, an absence, goals over time.

Each module makes one block of what was said; the rules (`wayhome.casework`) say what it means.
Keeps: nothing stands here that nobody said, and each thing with who wrote it down and when.
"""
