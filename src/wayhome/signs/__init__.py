"""Warning signs: one rule, one file, one wording, its citation, its evidence.

`build` makes the tables of a release; the workspace reads them for one viewer. A sign is a
prompt and never a verdict; there is no total and no rank anywhere in this room.
"""

from wayhome.signs.building import build
from wayhome.signs.catalogue import SIGNS
from wayhome.signs.kept import FOLDER, Before
from wayhome.signs.manual import manual, page, window_in_words
from wayhome.signs.sign import BadSign, Sign, Split, Strength

__all__ = [
    "FOLDER",
    "SIGNS",
    "BadSign",
    "Before",
    "Sign",
    "Split",
    "Strength",
    "build",
    "manual",
    "page",
    "window_in_words",
]
