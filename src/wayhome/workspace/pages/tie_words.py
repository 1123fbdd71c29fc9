"""A record's own word for a tie as people read it: whose a telephone is said to be is a code in the
records, and says nothing by itself on a page.

Keeps: what somebody was in one event reads as what a record names them, never as what they are.
"""

from wayhome.network.kinds import CONTACTS, NodeKind, TieKind, contact_called
from wayhome.workspace.reading.view import Row

__all__ = ["contact_called", "tie_words"]

WHOSE = {
    "own": "number said to be theirs",
    "parent": "number of a parent of theirs",
    "carer": "number of a carer of theirs",
    "line": "number of a line that they are said to hold",
    "other": "number said to be somebody else's",
    "not known": "number; no record says whose",
}

NAMED_AS = {"suspect": "named as suspect", "victim": "named as harmed"}


def tie_words(row: Row) -> str:
    """How a record puts two things together, for the middle of a sentence; where it has no word of
    its own, how such ties are called."""
    said = str(row["said"] or "").replace("_", " ")
    if row["kind"] == TieKind.HELD_PHONE:
        return WHOSE.get(said, said) or WHOSE["not known"]
    if row["kind"] == TieKind.HELD_CONTACT:
        sort = CONTACTS.get(str(row["right_id"]).partition(":")[0], "number")
        return (WHOSE.get(said) or WHOSE["not known"]).replace("number", sort, 1)
    if row["kind"] == TieKind.OF_LINE and NodeKind.PHONE in (row["left_kind"], row["right_kind"]):
        return "number said to be the line's"
    return NAMED_AS.get(said, said) if row["kind"] == TieKind.PRESENT else said
