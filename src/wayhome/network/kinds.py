"""What is tied to what, and how: the words of the map, and what each kind of tie may say.

A tie says that a record puts two things together, and nothing about why. `context` ties (family, a
class, a home for children) explain a life and never carry concern from one person to another
(design: mapping, guard-rail 4).
"""

from enum import StrEnum


class NodeKind(StrEnum):
    """What stands on the map."""

    PERSON = "person"
    EVENT = "event"  # several people were in it
    PLACE = "place"  # an address
    INSTITUTION = "institution"  # a school, a children's home, a station: where many meet
    PHONE = "phone"
    VEHICLE = "vehicle"
    LINE = "line"
    CONTACT = "contact"  # a handset, a SIM, an e-mail address, a name used online


class TieKind(StrEnum):
    """How two of them are tied. The order is that of the numbers in the graph."""

    KIN = "kin"
    KNOWN_TO = "known_to"
    PROTECTIVE = "protective"
    PRESENT = "present"
    NAMED = "named"
    LIVED = "lived"
    ATTENDED = "attended"
    SEEN_AT = "seen_at"
    HELD_PHONE = "held_phone"
    CALLED = "called"
    IN_VEHICLE = "in_vehicle"
    OF_LINE = "of_line"
    SEEN_WITH = "seen_with"
    HELD_CONTACT = "held_contact"

    @property
    def label(self) -> str:
        return LABELS[self]

    @property
    def number(self) -> int:
        """Its number in the graph."""
        return list(TieKind).index(self)

    @property
    def context(self) -> bool:
        """Whether it explains a life and carries no concern."""
        return self in CONTEXT


LABELS = {
    TieKind.KIN: "Family or carer, as recorded",
    TieKind.KNOWN_TO: "Friend or associate, as recorded",
    TieKind.PROTECTIVE: "Somebody they trust, or where they are safe",
    TieKind.PRESENT: "Was there",
    TieKind.NAMED: "Named in the record",
    TieKind.LIVED: "Home, placement or tenancy",
    TieKind.ATTENDED: "On the roll, or placed there",
    TieKind.SEEN_AT: "Something happened there",
    TieKind.HELD_PHONE: "Number said to be theirs",
    TieKind.CALLED: "Calls or messages",
    TieKind.IN_VEHICLE: "In or with the vehicle",
    TieKind.OF_LINE: "Said to be of the line",
    TieKind.SEEN_WITH: "Said to be seen together",
    TieKind.HELD_CONTACT: "Handset, SIM or name online said to be theirs",
}
CONTEXT = frozenset({TieKind.KIN, TieKind.LIVED, TieKind.ATTENDED, TieKind.PROTECTIVE})
CONTACTS = {"handset": "handset", "sim": "SIM", "email": "e-mail", "handle": "name online"}


def contact_called(name: str) -> str:
    """What the id of a contact, such as 'handset:35693803564380', is called in a sentence."""
    sort, _, value = name.partition(":")
    return f"{CONTACTS.get(sort, sort)} {value}"
