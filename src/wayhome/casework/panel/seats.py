"""The seats of a panel, each with the kinds of agency that may fill it, and those without which it
decides nothing.

The core of a panel that decides on referrals is social care, police and health (facts §1.4). A seat
belongs to an agency of its kind, so one agency fills no two of them. Youth justice and housing are
a council's own service in most areas (facts §1.1).
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from wayhome.casework.fields import Said
from wayhome.lexicon.agencies import AgencyKind

if TYPE_CHECKING:
    pass

SEATS = {
    "council": "Council children's services",
    "police": "Police",
    "health": "Health",
    "education": "Education",
    "youth justice": "Youth justice service",
    "housing": "Housing",
    "voluntary": "Voluntary organisation",
    "transport police": "British Transport Police",
    "guardian": "Independent child trafficking guardian",
    "probation": "Probation",
    "other": "Another",
}
# Where a seat is not named any agency that takes part may fill it: the register knows no kind of
# its own for guardians and probation.
KINDS_OF: Mapping[str, frozenset[AgencyKind]] = {
    "council": frozenset({AgencyKind.COUNCIL}),
    "police": frozenset({AgencyKind.POLICE}),
    "health": frozenset({AgencyKind.HEALTH}),
    "education": frozenset({AgencyKind.EDUCATION, AgencyKind.COUNCIL}),
    "youth justice": frozenset({AgencyKind.YOUTH_JUSTICE, AgencyKind.COUNCIL}),
    "housing": frozenset({AgencyKind.HOUSING, AgencyKind.COUNCIL}),
    "voluntary": frozenset({AgencyKind.VOLUNTARY}),
    "transport police": frozenset({AgencyKind.TRANSPORT_POLICE}),
}


def seat_refused(details: Said, kinds: Mapping[str, AgencyKind]) -> str:
    """Why somebody does not fill this seat; nothing where they may. `kinds`: of each agency of the
    register."""
    seat, agency = str(details.get("seat") or ""), str(details.get("agency") or "")
    may = KINDS_OF.get(seat)
    if may is None or kinds.get(agency) in may:
        return ""
    whose = " or ".join(one.words for one in sorted(may))
    return (
        f"The seat of “{SEATS[seat]}” belongs to {whose}, and this agency is none: choose the "
        "agency that they work for, or the seat that is theirs."
    )
