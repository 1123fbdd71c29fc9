"""What a mark says: to a pointer resting on it, to a screen reader, and on the drawing itself."""

from wayhome.chronology import Entry
from wayhome.chronology.entries import PARTS_IN_WORDS
from wayhome.lexicon.kinds import EventKind as Kind
from wayhome.workspace.pages import codes
from wayhome.workspace.pages.sentences import about, how_long
from wayhome.workspace.pages.words import count, day, moment
from wayhome.workspace.reading.areas import area_name

ABSENT = frozenset({Kind.MISSING, Kind.AWAY})
HOMES = frozenset({"home", "placement"})
SHORT: dict[str, tuple[str, ...]] = {
    Kind.EXCLUSION: ("Permanently excluded", "Excluded"),
    Kind.SUSPENSION: ("Suspended",),
    Kind.SCHOOL_CONCERN: ("Concern",),
    Kind.CUSTODY: ("Custody",),
    Kind.OFFENCE: ("Occurrence",),
    Kind.REFERRAL: ("Referral",),
    Kind.NRM_REFERRAL: ("Referred",),
    Kind.NRM_DECISION: ("Decision",),
}
FIRST: tuple[str, ...] = (
    Kind.ARREST, Kind.EXCLUSION, Kind.NRM_REFERRAL, Kind.CHARGE, Kind.FOUND, Kind.STOP,
    Kind.SUSPENSION, Kind.SECTION_47, Kind.PROTECTION_PLAN, Kind.CUSTODY, Kind.OFFENCE,
)  # fmt: skip


def told(entry: Entry) -> str:
    """A mark in words."""
    parts = [
        f"{entry.label}: {about(entry)}" if about(entry) else entry.label,
        _type(entry),
        PARTS_IN_WORDS.get(entry.part, ""),
        moment(entry.from_, entry.precision),
        how_long(entry),
        entry.place,
    ]
    if len(entry.agencies) > 1:
        parts.append(count(len(entry.agencies), "agency", "agencies"))
    return ", ".join(part for part in parts if part)


def told_together(run: list[Entry]) -> str:
    """A run of school attendance in words."""
    first, last = run[0].from_, run[-1].to or run[-1].from_
    held, possible = sum(e.value or 0 for e in run), sum(e.value_of or 0 for e in run)
    share = f"{held:.0f} of {possible:.0f} sessions ({100 * held / possible:.0f}%)"
    return f"{run[0].label}, {day(first)} to {day(last)}, {share}"


def labels(entry: Entry) -> tuple[str, ...]:
    """Names for the drawing, the fullest first; none where the shape says it all."""
    if entry.kind in ABSENT:
        span = how_long(entry)
        return (f"{entry.label}, {span}", span, entry.label) if span else (entry.label,)
    if entry.lasting:
        more = [words for words in (_type(entry), entry.place) if words]
        whole = f"{entry.label}: {', '.join(more)}" if more else entry.label
        return (whole, *more, entry.label)
    if entry.kind == Kind.FOUND:
        where = entry.place.partition(",")[0] or area_name(entry.area)
        return (f"Found: {where}", where) if where and where not in HOMES else ()
    if entry.kind == Kind.RETURN_INTERVIEW:
        return ("Interview held",) if entry.outcome == "held" else ()
    return _of_happening(entry)


def rank(entry: Entry) -> int:
    """Which of several close together names them all: the smaller comes first."""
    return FIRST.index(entry.kind) if entry.kind in FIRST else len(FIRST)


def _of_happening(entry: Entry) -> tuple[str, ...]:
    """A place alone names a stay and nothing else: an absence from home is not called "home"."""
    names = (entry.label, *SHORT.get(entry.kind, ()))
    what = about(entry)
    with_subject = [f"{name}: {what}" for name in names] if what else []
    return (*with_subject, *names)


def _type(entry: Entry) -> str:
    return codes.in_words(entry.placement_type, entry.kind, "placement_type")
