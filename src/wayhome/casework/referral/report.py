"""Sections A and B: about the report, and age, which says by which way the referral goes."""

from wayhome.casework.fields import NO, YES, Field, Kind
from wayhome.casework.referral.responders import KINDS_OR_NONE
from wayhome.casework.referral.section import (
    COUNCIL,
    FORM_NOT_SURE,
    RESPONDER,
    Section,
    line,
    yes_no_not_sure,
)

REPORT = Section(
    "A", "begun", "About the report", RESPONDER,
    (
        line(
            "reference", "Your own reference",
            hint="It stands in e-mails: no full name in it.", who=RESPONDER,
        ),
        line(
            "user-organisation", "Which organisation refers?",
            hint="Its full name. A youth justice service refers as its council.",
        ),
        Field(
            "kind", "Of which kind is it?", Kind.CHOICE, choices=KINDS_OR_NONE,
            hint="Only first responder organisations may refer. The others pass it on to one.",
        ),
        Field(
            "fr-location", "Where do you write this?", Kind.CHOICE,
            choices={
                "england": "England",
                "wales": "Wales",
                "scotland": "Scotland",
                "northern-ireland": "Northern Ireland",
            },
        ),
    ),
    own=frozenset({"kind"}),
)  # fmt: skip

# Age not sure: a child until somebody has assessed it (facts §1.2).
CHILD = Section(
    "B", "child", "Age: under 18, or nobody is sure", RESPONDER,
    (
        Field(
            "pv-under-age", "Are they under 18?", Kind.CHOICE,
            choices={YES: "Yes", FORM_NOT_SURE: "Nobody is sure: treated as a child"},
        ),
    ),
)  # fmt: skip

ADULT = Section(
    "B", "adult", "Age: 18 or over", RESPONDER,
    (
        Field("pv-under-age", "Are they under 18?", Kind.CHOICE, choices={NO: "No"}),
        yes_no_not_sure(
            "pv-under-age-at-time-of-exploitation", "Were they under 18 at any time of it?",
        ),
    ),
)  # fmt: skip

_ABOUT = "local-authority-contacted-about-child-local-authority-"
TOLD = Section(
    "B", "council", "The council, told first", RESPONDER,
    (
        line(f"{_ABOUT}name", "Which council was told?", who=COUNCIL),
        line(f"{_ABOUT}phone", "Its telephone number", who=COUNCIL),
        line(f"{_ABOUT}email", "Its e-mail address", who=COUNCIL),
        line(f"{_ABOUT}first-name", "Who answered? First name, if you know it", required=False),
        line(f"{_ABOUT}last-name", "Family name, if you know it", required=False),
        Field("at", "When was it told?", Kind.HAPPENED, who=COUNCIL),
    ),
    own=frozenset({"at"}),
)  # fmt: skip
