"""Judging links: what people decide about which records are one person, and what follows from it.

A judgement is written here, handed back with the next build through feed `own`, and counted there
and on the pages by one rule (people.judging). Whoever had looked at a person whom a build has
parted is told.
"""
