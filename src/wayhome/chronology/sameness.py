"""When two agencies' records tell of the same happening: one rule a kind, as data.

Two records of one source (an agency's feed) are always two happenings; two of different sources
are one when the rule of their kind says so. Stays are another matter: the same place at touching
times is one stay, however often it is said. A source that gives only days is compared by the day.
The tolerances are house rules of 22 November 2026, to be agreed with each partnership: no public
guidance states them.
"""

from dataclasses import dataclass, field
from datetime import datetime
from typing import NamedTuple

REFERENCE_DAYS = 31  # the same reference further apart than this is a number used twice


@dataclass(frozen=True)
class Sameness:
    """The rule of some kinds. `key` columns must be equal, `agree` columns equal or not known."""

    kinds: tuple[str, ...]
    hours: float | None = 24  # between starts when both say the minute; None: reference only
    days: int = 1  # between starts when one says only the day
    spans: bool = False  # nobody is away twice at once: overlapping records are the same
    key: str = ""  # column of `fact` that must be the same
    agree: str = ""  # column that must not contradict
    within_agency: bool = False  # only between feeds of one agency
    lasting: bool = False  # a stay: times that touch are one; no end or beginning is open

    @property
    def name(self) -> str:
        return self.kinds[0]


RULES: tuple[Sameness, ...] = (
    Sameness(("missing", "away"), hours=6, days=0, spans=True),
    Sameness(("found",), hours=6),
    # A council often gives the day of return for it, the police the day it was held: 72 hours are
    # the rule (facts §3.1, unverified), a week is life.
    Sameness(("return_interview",), hours=168, days=7),
    Sameness(("arrest",), hours=12, days=0, agree="force"),
    Sameness(("custody",), hours=12, days=0, agree="force"),
    Sameness(("charge",), agree="force"),
    Sameness(("stop",), hours=2, days=0, agree="force"),
    Sameness(("offence",), hours=None),
    Sameness(("conviction",)),
    Sameness(("suspension",)),
    Sameness(("exclusion",)),
    Sameness(("school_move",), hours=72, days=3, key="outcome"),
    Sameness(("nrm_referral",), hours=72, days=3),
    Sameness(("nrm_decision",), hours=72, days=3, key="code"),
    # a transfer from one department to another stays two attendances
    Sameness(("emergency_attendance",), hours=6, days=0, agree="postcode"),
    Sameness(("protection_alert",)),
    # one writes the service in its code and another the reason: by its own number alone
    Sameness(("service_referral", "community_statement"), hours=None),
    Sameness(("disposal",), key="code"),
    Sameness(("remand",), key="code"),
    Sameness(("breach",)),
    Sameness(("nuisance",), agree="postcode"),
    Sameness(("tenancy_visit",), hours=2, days=0, agree="postcode"),
    Sameness(("homelessness",), hours=168, days=7),
    Sameness(("address_measure",), hours=72, days=3, key="code"),
    Sameness(("travel_incident",), hours=2, days=0, agree="force"),
    Sameness(("journey",), hours=6, days=0, key="place_name"),
    Sameness(("care_episode",)),
    Sameness(("placement",)),
    Sameness(("home",), key="postcode", lasting=True),
    Sameness(("school",), key="place_name", lasting=True),
    Sameness(("tenancy",), key="postcode", lasting=True),
    # a council may send its own assessments and those of its youth justice service
    Sameness(("assessment",), within_agency=True, agree="code"),
    # What one council tells twice, in the Standard Safeguarding Dataset and in a statutory return.
    *(Sameness((kind,), within_agency=True) for kind in (
        "referral", "contact", "section_47", "conference", "protection_plan",
        "cin_plan", "review", "pre_proceedings", "deprivation_of_liberty", "sdq", "health_check",
        "permanence", "immigration", "early_help", "visit", "substance_use",
    )),
    *(Sameness((kind,), key="code", within_agency=True) for kind in (
        "factor", "legal_status", "send", "care_leaving",
    )),
)  # fmt: skip

RULE_OF: dict[str, Sameness] = {kind: rule for rule in RULES for kind in rule.kinds}


class Told(NamedTuple):
    """What the comparison needs of one record. `fine` means that the minute was stated."""

    record_id: str
    source: tuple[str, str]
    start: datetime | None
    end: datetime | None
    fine: bool
    reference: str | None = None
    agree: str | None = None

    @property
    def order(self) -> tuple[str, bool, tuple[str, str], str]:
        return (
            self.start.isoformat() if self.start else "",
            not self.fine,
            self.source,
            self.record_id,
        )


@dataclass(frozen=True)
class Likeness:
    """How near two records of the same happening are: nearest sorts first."""

    by_reference: bool
    hours: float = field(default=0.0)

    @property
    def order(self) -> tuple[bool, float]:
        return (not self.by_reference, self.hours)


def likeness(one: Told, other: Told, rule: Sameness) -> Likeness | None:
    """How near two records are when they tell of the same happening, else None."""
    if one.source == other.source or (rule.within_agency and one.source[0] != other.source[0]):
        return None
    if one.start is None or other.start is None:
        return None
    hours = apart(one, other)
    if one.reference and one.reference == other.reference and hours <= REFERENCE_DAYS * 24:
        return Likeness(True, hours)
    if rule.agree and one.agree and other.agree and one.agree != other.agree:
        return None
    near = rule.hours is not None and hours <= _tolerance(one, other, rule)
    return Likeness(False, hours) if near or (rule.spans and _overlap(one, other)) else None


def apart(one: Told, other: Told) -> float:
    """Hours between two starts; whole days when one of them says only the day."""
    assert one.start is not None
    assert other.start is not None
    if one.fine and other.fine:
        return abs((one.start - other.start).total_seconds()) / 3600
    return abs((one.start.date() - other.start.date()).days) * 24.0


def _tolerance(one: Told, other: Told, rule: Sameness) -> float:
    return (rule.hours or 0) if one.fine and other.fine else rule.days * 24.0


def _overlap(one: Told, other: Told) -> bool:
    """The later begins inside the earlier; on its last day only when the starts are a day apart.

    A child back on Monday morning may be gone again on Monday night: where only days are known, a
    record that begins on the other's last day is the same absence only if it can be a late start.
    """
    first, second = sorted((one, other), key=lambda told: told.order)
    assert first.start is not None
    assert second.start is not None
    if first.end is None:
        return False
    if first.fine and second.fine:
        return second.start < first.end
    ends, starts = first.end.date(), second.start.date()
    return starts < ends or (starts == ends and apart(first, second) <= 24)
