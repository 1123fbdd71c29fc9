"""How long everything is kept: a schedule as data, and which relation falls under which line of it.

Most periods are unverified defaults (facts §10.6): an agency agrees its own before real use. A
hold on records that an inquiry may need stands above every line. Nothing is deleted by this room;
it says what is due, so that a person can decide.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from wayhome.lexicon.dates import birthday

WRITTEN_ON = date(2026, 11, 22)


class CountedFrom(StrEnum):
    """The day a period starts."""

    BIRTH = "birth of the person"
    LAST_EVENT = "last event in the record"
    CLOSED = "day the case or account was closed"
    WRITTEN = "day it was written"
    NEVER = "does not run: it lives as long as what it was made from"


@dataclass(frozen=True)
class Schedule:
    """One line: how many years from when, then a review by a person, and on whose word."""

    code: str
    title: str
    counted_from: CountedFrom
    years: int | None
    authority: str
    checked: bool = False  # by somebody who may say so; a false one is a default to be agreed
    since: date = WRITTEN_ON


_FACTS = "facts §10.6, unverified there"
_AGREE = "default to be agreed"

SCHEDULES: tuple[Schedule, ...] = (
    Schedule("police_2", "Police, violent and sexual", CountedFrom.LAST_EVENT, 10, _FACTS),
    Schedule("police_3", "Police, other", CountedFrom.LAST_EVENT, 6, f"MoPI group 3; {_FACTS}"),
    Schedule("looked_after", "Looked-after child", CountedFrom.BIRTH, 75, _FACTS),
    Schedule("child_in_need", "Child in need or protected", CountedFrom.BIRTH, 25, _FACTS),
    Schedule("school", "School's child protection file", CountedFrom.BIRTH, 25, _FACTS),
    Schedule("health", "Health record of a child", CountedFrom.BIRTH, 26, _FACTS),
    Schedule("youth_justice", "Youth justice", CountedFrom.LAST_EVENT, 6, _FACTS),
    Schedule("housing", "Housing and nuisance", CountedFrom.LAST_EVENT, 6, _AGREE),
    Schedule("voluntary", "Voluntary sector's work", CountedFrom.LAST_EVENT, 6, _AGREE),
    Schedule("community", "Said in the community", CountedFrom.WRITTEN, 1, _AGREE),
    Schedule("telephones", "Call data", CountedFrom.WRITTEN, 1, _AGREE),
    Schedule("referral", "Referral outcomes", CountedFrom.LAST_EVENT, 10, _AGREE),
    Schedule("unsorted", "From any other feed", CountedFrom.LAST_EVENT, 6, _AGREE),
    Schedule(
        "receipt", "That and when a file came", CountedFrom.WRITTEN, 10, "default to be agreed"
    ),
    Schedule(
        "trail", "Who looked and wrote, and why", CountedFrom.WRITTEN, 10, "default to be agreed"
    ),
    Schedule("found", "Found children, as entered here", CountedFrom.WRITTEN, 10, _AGREE),
    Schedule("account", "Accounts of staff", CountedFrom.CLOSED, 10, "as long as the trail"),
    Schedule("computed", "Worked out by a run", CountedFrom.NEVER, None, "rebuilt by every run"),
    Schedule("register", "Bodies and fixed words", CountedFrom.NEVER, None, "holds no person"),
    Schedule(
        "passing", "Sessions, wrong passwords", CountedFrom.WRITTEN, 0, "cleared once they expire"
    ),
)

BY_FEED = {
    "police": "police_3",
    "missing": "child_in_need",
    "ssd": "child_in_need",
    "cin": "child_in_need",
    "ssda903": "looked_after",
    "education": "school",
    "nrm": "referral",
    "youth_justice": "youth_justice",
    "health": "health",
    "transport": "police_3",
    "housing": "housing",
    "voluntary": "voluntary",
    "community": "community",
    "telephones": "telephones",
    "generic": "unsorted",
    "own": "child_in_need",
}

SENT = "by feed"  # a relation of what agencies sent: each row's feed chooses the line
RELATIONS: dict[str, str] = {
    **dict.fromkeys(
        "subject event involvement stay contact_point call thing statement relation judgement "
        "answer dispute decision step_note stated_model".split(),
        SENT,
    ),
    **dict.fromkeys(
        "person person_subject person_forward person_change link link_to_judge "
        "record_to_judge linking_figure fact holding episode episode_record at_place tie "
        "line_fact person_told place_told sign sign_evidence sign_need sign_aside "
        "sign_aside_evidence "
        "address_record address_version address_sign address_sign_evidence address_need".split(),
        "computed",
    ),
    "delivery": "receipt",
    "agency": "register",
    "accounts.User": "account",
    "accounts.Token": "account",
    "accounts.WrongPasswords": "passing",
    "trail.AuditEvent": "trail",
    "trail.ChainHead": "trail",
    "trail.Named": "trail",
    "gate.StatedPurpose": "trail",
    "gate.BrokenGlass": "trail",
    "judging.Judgement": "trail",
    "judging.PartedNotice": "trail",
    "pictures.KeptPicture": "trail",
    "mapping.MappingSession": "community",
    "mapping.Participant": "community",
    "mapping.SessionSubject": "community",
    "mapping.SessionStatement": "community",
    "mapping.StatementTakenBack": "community",
    "mapping.SessionStep": "community",
    "answering.SignAnswer": "trail",
    "answering.AnsweredRecord": "trail",
    "disputing.RecordDispute": "trail",
    "disputing.DisputeEndRead": "trail",
    "exporting.PastExport": "trail",
    "reporting.MonthlyReport": "trail",
    "reporting.ReportRead": "trail",
    "exporting.ExportNote": "trail",
    "deciding.KeptDecision": "trail",
    "deciding.DecidedRecord": "trail",
    "deciding.StepNote": "trail",
    "stating.StatedModel": "trail",
    "deliveries.KeptSpecification": "register",
    "deliveries.SpecificationTakenOff": "register",
    "deliveries.DeliveryStep": "receipt",
    "judging.LastCompared": "register",
    "found.FoundEntry": "found",
    "found.FoundKey": "found",
    "found.FoundNotice": "found",
    "cases.Case": "found",
    "cases.CaseEntry": "found",
    "cases.CaseAgency": "found",
    "cases.CaseClock": "found",
    "cases.CaseAction": "found",
    "cases.CaseDraft": "found",
    "cases.CaseLimit": "register",
    "lists.ListLine": "register",
    "api.Integration": "account",
    "api.RequestKey": "passing",
    "api.Hook": "account",
    "api.Message": "trail",
    **dict.fromkeys(  # with the case they are of; the files go with their rows
        (f"attachments.{one}" for one in "Attachment AttachmentScan AttachmentTakenOut".split()),
        "found",
    ),
    "attachments.Bundle": "trail",  # as the export that it is
    "news.News": "found",
    "news.Mailing": "account",
    "sessions.Session": "passing",
    "auth.Group": "register",
    "auth.Permission": "register",
    "contenttypes.ContentType": "register",
}

_BY_CODE = {schedule.code: schedule for schedule in SCHEDULES}


def schedule_of(relation: str, feed: str = "") -> Schedule:
    """The line a relation's rows fall under. KeyError for a relation or feed that was forgotten."""
    code = RELATIONS[relation]
    return _BY_CODE[BY_FEED[feed] if code == SENT else code]


def review_due(schedule: Schedule, counted_from: date | None) -> date | None:
    """The day a person should decide; None while the day it counts from is not known."""
    if schedule.years is None or counted_from is None:
        return None
    return birthday(counted_from, schedule.years)


@dataclass(frozen=True)
class Held:
    """Rows that fall under one line and count from one day; None where it is not known."""

    code: str
    day: date | None
    rows: int


@dataclass(frozen=True)
class Due:
    """One line: the rows held under it, those due for review, and those without a day to count."""

    schedule: Schedule
    rows: int
    due: int
    no_day: int


def due(held: Iterable[Held], today: date) -> list[Due]:
    """What is due today, for every line of the schedule."""
    under: dict[str, list[Held]] = {schedule.code: [] for schedule in SCHEDULES}
    for one in held:
        under[one.code].append(one)
    return [_due(_BY_CODE[code], ones, today) for code, ones in under.items()]


def _due(schedule: Schedule, held: list[Held], today: date) -> Due:
    runs = schedule.years is not None
    days = [(review_due(schedule, one.day), one) for one in held]
    return Due(
        schedule,
        sum(one.rows for one in held),
        sum(one.rows for day, one in days if day and day <= today),
        sum(one.rows for one in held if runs and one.day is None),
    )
