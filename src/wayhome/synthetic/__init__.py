"""Invented regions: people who do not exist, and what agencies would have written about them.

The rule: this room imports only the lexicon, never the rooms it is to test. Names are random
combinations from public frequency tables; areas, postcode sectors and stations are real places;
every agency, person, address, number and event is invented.
"""

from wayhome.synthetic.region import TODAY, invent

__all__ = ["TODAY", "invent"]
