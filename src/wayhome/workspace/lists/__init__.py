"""Lists that an administrator keeps: dated lines on top of what the product or the register brings
(casework/lists.py). A line is written once; a later one says otherwise.
"""
