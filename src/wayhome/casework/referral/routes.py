"""By which way a referral goes, what is asked on it, and who decides.

    under 18, or nobody is sure  ─>  child: no consent is asked, the council is told first
    18 or over, agreed           ─>  adult
    18 or over, said no          ─>  notice: names nobody, unless they work with the authorities

A child more than 100 days short of 18 on the day of referral goes to a devolved panel, in an area
that runs one; everybody else to the central authority (facts §1.4). That day alone counts: a child
who turns 18 on the way keeps the route.
"""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum

from wayhome.casework.fields import YES
from wayhome.casework.majority import near_majority
from wayhome.casework.referral.person import (
    CONSENTED,
    CONTACT,
    DECLINED,
    EVIDENCE,
    FIRST_RESPONDER,
    NOTICE_NAME,
    NOTICE_PERSON,
    PERSON,
    SUPPORT,
)
from wayhome.casework.referral.picture import (
    EXPLOITERS,
    INDICATORS,
    OTHERS,
    POLICE_TOLD,
    TYPES,
    WHERE,
)
from wayhome.casework.referral.report import ADULT, CHILD, REPORT, TOLD
from wayhome.casework.referral.section import Section
from wayhome.casework.referral.story import BACKGROUND, EXPLOITATION, SITUATION, TOLD_BEFORE

PANEL, CENTRAL = "panel", "central"


class Route(StrEnum):
    """A way, by the code of the state in which it is written."""

    CHILD = "child"
    ADULT = "adult"
    NOTICE = "notice"


WHAT_HAPPENED = (
    BACKGROUND, EXPLOITATION, SITUATION, TOLD_BEFORE, INDICATORS, WHERE, EXPLOITERS, TYPES, OTHERS,
    POLICE_TOLD,
)  # fmt: skip
ENDING = (FIRST_RESPONDER, EVIDENCE)
ASKED: Mapping[Route, tuple[Section, ...]] = {
    Route.CHILD: (REPORT, CHILD, TOLD, *WHAT_HAPPENED, PERSON, *ENDING),
    Route.ADULT: (REPORT, ADULT, *WHAT_HAPPENED, CONSENTED, PERSON, SUPPORT, CONTACT, *ENDING),
    Route.NOTICE: (REPORT, ADULT, *WHAT_HAPPENED, DECLINED, NOTICE_PERSON, NOTICE_NAME),
}

# Section 52(3) of the Modern Slavery Act 2015: a notice of an adult who does not agree says nothing
# that names them, by itself or with other things. The form asks for the last five before consent;
# they are left out all the same. From memory, 1 December 2026: ask a lawyer.
NAMES_THEM = frozenset(
    {
        *(one.code for one in NOTICE_NAME.fields),
        "birthplace",
        "family",
        "are-others-involved-details",
        "is-this-the-first-chance-to-report-details",  # filled with the number of an earlier one
        "reported-to-police-crime-reference",
    }
)


def decides(born: date | None, day: date, area: str, limit: int | None = None) -> str:
    """Who decides on somebody referred on a day. `area`: whether it runs a panel, or not sure.
    Where nobody knows a date of birth, or whether there is a panel, the central authority does.
    `limit`: how many days short of 18 the line is."""
    beyond = born is not None and near_majority(born, day, limit).beyond_limit
    return PANEL if beyond and area == YES else CENTRAL
