"""A person's life in order for this viewer, and what kind of lane each entry stands in."""

from datetime import date, datetime

from wayhome import chronology
from wayhome.chronology import Chronology, Entry, Whereabouts
from wayhome.chronology.known import KnownBy
from wayhome.lexicon.kinds import EventKind as Kind
from wayhome.lexicon.kinds import StayKind
from wayhome.workspace.reading.view import View

GROUPS: dict[str, tuple[str, ...]] = {
    "Missing and found": (Kind.MISSING, Kind.AWAY, Kind.FOUND, Kind.RETURN_INTERVIEW),
    "Home and care": (
        StayKind.HOME, StayKind.PLACEMENT, StayKind.TENANCY, Kind.CARE_EPISODE, Kind.LEGAL_STATUS,
        Kind.DEPRIVATION_OF_LIBERTY, Kind.PERMANENCE, Kind.CARE_LEAVING,
    ),
    "Police": (
        Kind.ARREST, Kind.CHARGE, Kind.CUSTODY, Kind.STOP, Kind.OFFENCE, Kind.CONVICTION,
        Kind.INTELLIGENCE, Kind.CALL, "thing",
    ),
    "School": (
        StayKind.SCHOOL, Kind.ATTENDANCE, Kind.SUSPENSION, Kind.EXCLUSION, Kind.SCHOOL_MOVE,
        Kind.SCHOOL_CONCERN, Kind.SEND,
    ),
    "Children's services": (
        Kind.CONTACT, Kind.REFERRAL, Kind.ASSESSMENT, Kind.FACTOR, Kind.SECTION_47,
        Kind.CONFERENCE, Kind.PROTECTION_PLAN, Kind.CIN_PLAN, Kind.REVIEW, Kind.VISIT, Kind.WORKER,
        Kind.EARLY_HELP, Kind.PRE_PROCEEDINGS, Kind.IMMIGRATION,
    ),
    "Health": (Kind.HEALTH_CHECK, Kind.SUBSTANCE_USE, Kind.SDQ),
    "Exploitation referral": (Kind.NRM_REFERRAL, Kind.NRM_DECISION),
}  # fmt: skip
OTHER = "Other records"

_GROUP_OF = {str(kind): group for group, kinds in GROUPS.items() for kind in kinds}


def group_of(entry: Entry) -> str:
    """The lane of an entry when lanes are kinds."""
    return _GROUP_OF.get(entry.kind, OTHER)


def life(
    view: View,
    person_id: str,
    *,
    known_on: date | None = None,
    known_by: KnownBy = "received",
    known_to: str | None = None,
) -> Chronology:
    """The chronology, today's or as it was known on a day and to an agency."""
    return chronology.of_person(
        view.con,
        person_id,
        known_on=known_on,
        known_by=known_by,
        known_to=known_to,
        viewer_agency=view.agency,
        see_restricted=bool(view.eyes),
    )


def whereabouts(
    view: View,
    person_id: str,
    *,
    known_on: date | None = None,
    known_by: KnownBy = "received",
    known_to: str | None = None,
) -> Whereabouts:
    """Where somebody lives and is on the day of the release, or on a past day as then known."""
    return chronology.whereabouts(
        view.con,
        person_id,
        known_on or view.today,
        known_on=known_on,
        known_by=known_by,
        known_to=known_to,
        viewer_agency=view.agency,
        see_restricted=bool(view.eyes),
    )


def within(entries: list[Entry], start: datetime, end: datetime) -> list[Entry]:
    """Entries that touch a window; those without a date are never within one."""
    return [e for e in entries if e.from_ and e.from_ <= end and _end(e, e.from_, end) >= start]


def _end(entry: Entry, begun: datetime, until: datetime) -> datetime:
    """An open stay runs on; an open happening is as long as its start."""
    return entry.to or (max(until, begun) if entry.lasting else begun)
