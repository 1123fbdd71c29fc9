"""Warning signs: one rule, one file, one wording, its citation, its evidence.

`build` makes the tables of a release; `of_person` reads one person's signs as one viewer may see
them. A sign is a prompt and never a verdict; there is no total and no rank anywhere in this room.
"""

from wayhome.signs.catalogue import SIGNS
from wayhome.signs.firing import build
from wayhome.signs.manual import manual, page, window_in_words
from wayhome.signs.reading import Evidence, NotKnown, StandingSign, not_known, of_person
from wayhome.signs.sign import BadSign, Sign, Split, Strength

__all__ = [
    "SIGNS",
    "BadSign",
    "Evidence",
    "NotKnown",
    "Sign",
    "Split",
    "StandingSign",
    "Strength",
    "build",
    "manual",
    "not_known",
    "of_person",
    "page",
    "window_in_words",
]
