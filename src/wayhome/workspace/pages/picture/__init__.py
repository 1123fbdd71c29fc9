"""The picture of ties for a page: what is asked in the address, and what is told, in words.

asked      what the address asks to be opened, since when, how much
telling    nodes and ties as plain data with their words, for the table and for the drawing
"""
