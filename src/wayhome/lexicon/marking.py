"""How widely a record may be seen. Every row and every field carries one marking.

OFFICIAL-SENSITIVE is a handling caveat within OFFICIAL, with need to know (Government Security
Classifications; facts §10.5). RESTRICTED and SEALED are ours: the first stays with the agency that
sent it, the second never joins another record by itself (adoption, witness protection).
"""

from enum import StrEnum


class Marking(StrEnum):
    """From widest to narrowest."""

    OFFICIAL = "official"
    SENSITIVE = "official-sensitive"
    RESTRICTED = "restricted"
    SEALED = "sealed"

    @property
    def words(self) -> str:
        return _WORDS[self]


_WORDS = {
    Marking.OFFICIAL: "May be shown to those working with the person",
    Marking.SENSITIVE: "Need to know: those working with the person, with a purpose",
    Marking.RESTRICTED: "Only the agency that sent it or wrote it down",
    Marking.SEALED: "Only the agency that sent it; never joined to another record by itself",
}
