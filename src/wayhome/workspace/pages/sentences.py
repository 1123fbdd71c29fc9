"""An entry of a chronology in short sentences: where, what, what came of it, what was found.

Written for somebody who reads it aloud in a meeting. A word of the source is kept; what the source
did not say is left out and never filled in.
"""

from wayhome.chronology import Entry
from wayhome.lexicon.kinds import EventKind as Kind
from wayhome.workspace.pages import codes
from wayhome.workspace.pages.particulars import found_words
from wayhome.workspace.pages.words import lasting
from wayhome.workspace.reading.areas import area_name

ABSENT = frozenset({Kind.MISSING, Kind.AWAY})
AT = frozenset({Kind.FOUND, Kind.ARREST, Kind.STOP, Kind.OFFENCE, Kind.INTELLIGENCE})
CODED = frozenset(
    {
        *(Kind.FACTOR, Kind.LEGAL_STATUS, Kind.NRM_DECISION, Kind.CARE_EPISODE, Kind.REFERRAL),
        *(Kind.EMERGENCY_ATTENDANCE, Kind.PROTECTION_ALERT, Kind.SERVICE_REFERRAL, Kind.NOTE),
        *(Kind.SUBSTANCE_USE, Kind.APPOINTMENT, Kind.DISPOSAL, Kind.REMAND, Kind.BREACH),
        *(Kind.COMMUNITY_STATEMENT, Kind.NUISANCE, Kind.TENANCY_VISIT, Kind.DAMAGE),
        *(Kind.HOMELESSNESS, Kind.ADDRESS_MEASURE, Kind.TRAVEL_INCIDENT),
    }
)
UNSAID = frozenset({"", "other", "not_known", "not known"})


def sentences(entry: Entry, already: str | None = None) -> str:
    """Everything short that an entry tells, besides its kind, its time and its own words.

    `already`: an outcome that stands beside it and need not be said twice.
    """
    told = (_where, _measured, _coded, _flagged, _outcome, _found)
    said = [one(entry) for one in told if one is not _outcome or entry.outcome != already]
    return " ".join(_sentence(one) for one in said if one)


def about(entry: Entry) -> str:
    """What it was about, to stand after its kind; a flag on an absence is no subject."""
    if entry.kind in ABSENT or (entry.category or "") in UNSAID:
        return ""
    return (entry.category or "").replace("_", " ")


def how_long(entry: Entry) -> str:
    """ "27 hours", "4 nights"; of a suspension, the days that the school counts."""
    if entry.kind == Kind.ATTENDANCE:
        return ""
    if entry.kind == Kind.SUSPENSION and entry.value:
        return f"{entry.value:g} {'day' if entry.value == 1 else 'days'}"
    open_end = "no end recorded" if entry.lasting else ""
    return lasting(entry.from_, entry.to, entry.kind) or open_end


def _where(entry: Entry) -> str:
    name, _, rest = entry.place.partition(", ")
    area = area_name(entry.area)
    tail = area if area and area not in entry.place else ""
    if entry.kind in ABSENT and name == "placement":
        name, rest = ("the placement at " + rest if rest else "the placement"), ""
    where = ", ".join(part for part in (name, rest, tail) if part)
    if not name:
        return where
    before = "from " if entry.kind in ABSENT else "at " if entry.kind in AT else ""
    return before + where


def _measured(entry: Entry) -> str:
    if not entry.value_of or entry.value is None:
        return ""
    measured = f"{entry.value:.0f} of {entry.value_of:.0f}"
    if entry.kind != Kind.ATTENDANCE:
        return measured
    return f"{measured} sessions ({100 * entry.value / entry.value_of:.0f}%)"


def _coded(entry: Entry) -> str:
    return codes.in_words(entry.code, entry.kind, "code") if entry.kind in CODED else ""


def _flagged(entry: Entry) -> str:
    category = entry.category or ""
    if entry.kind not in ABSENT or category in UNSAID:
        return ""
    return f"flagged by the source for {category.replace('_', ' ')}"


def _outcome(entry: Entry) -> str:
    return codes.outcome(entry.outcome, entry.kind) if entry.outcome not in UNSAID else ""


def _found(entry: Entry) -> str:
    found = [found_words(one.kind, one.description, one.quantity) for one in entry.things]
    return f"what was found: {'; '.join(found)}" if found else ""


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:] + ("" if text[-1] in ".!?" else ".")
