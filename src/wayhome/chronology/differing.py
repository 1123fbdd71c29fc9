"""What the sources of one happening say differently, with what each says.

Keeps: a difference is always said and nobody chooses between the two; saying less is no
difference: a day contradicts no minute of that day, nor a month any day of it.
"""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from itertools import combinations

from wayhome.chronology.entries import Conflict, Source, label
from wayhome.lexicon.dates import Precision, in_words

Span = tuple[datetime, datetime]  # from, to before
Said = list[tuple[Source, str | None]]


def conflicts(sources: tuple[Source, ...]) -> tuple[Conflict, ...]:
    """The particulars on which these sources differ."""
    if len(sources) == 1:
        return ()
    asked = (
        ("kind", [(s, label(s.kind) or None) for s in sources]),
        ("began", _moments((s, s.from_) for s in sources)),
        ("ended", _moments((s, s.to) for s in sources)),
        ("place", [(s, s.area) for s in sources]),
        ("placement_type", [(s, s.placement_type) for s in sources]),
        ("outcome", [(s, s.outcome) for s in sources]),
        ("category", [(s, s.category) for s in sources]),
    )
    found = (_differing(particular, said) for particular, said in asked)
    return tuple(conflict for conflict in found if conflict)


def times_differ(told: Iterable[tuple[datetime, str]]) -> bool:
    """Whether no moment fits two of these times, each as exact as its source stated it."""
    spans = [span for span in (_span(*one) for one in told) if span]
    return any(one[1] <= other[0] or other[1] <= one[0] for one, other in combinations(spans, 2))


def _span(moment: datetime, precision: str) -> Span | None:
    """The stretch of time in which something lies that was told of so exactly."""
    start = moment.replace(second=0, microsecond=0)
    midnight = moment.replace(hour=0, minute=0, second=0, microsecond=0)
    match precision:
        case Precision.NOT_KNOWN:
            return None
        case Precision.YEAR:
            first = midnight.replace(month=1, day=1)
            return first, first.replace(year=first.year + 1)
        case Precision.MONTH:
            first = midnight.replace(day=1)
            return first, (first + timedelta(days=32)).replace(day=1)
        case Precision.MINUTE if start != midnight:
            return start, start + timedelta(minutes=1)
    return midnight, midnight + timedelta(days=1)  # midnight is how a day is written


def _moments(told: Iterable[tuple[Source, datetime | None]]) -> Said:
    """Times in words where they differ, else nothing."""
    known = [(s, moment, _precision(s)) for s, moment in told if moment is not None]
    if not times_differ((moment, precision) for _, moment, precision in known):
        return []
    stated = (one for one in known if one[2] != Precision.NOT_KNOWN)
    return [(source, _in_words(moment, precision)) for source, moment, precision in stated]


def _precision(source: Source) -> str:
    """How exact a source is; where it tells only the end, the clock of the end says it."""
    return source.precision if source.from_ else Precision.MINUTE


def _in_words(moment: datetime, precision: str) -> str:
    day = in_words(date(moment.year, moment.month, moment.day))
    said: dict[str, str] = {Precision.MONTH: f"{moment:%B %Y}", Precision.YEAR: f"{moment:%Y}"}
    clock = precision == Precision.MINUTE and (moment.hour, moment.minute) != (0, 0)
    return f"{day}, {moment:%H:%M}" if clock else said.get(precision, day)


def _differing(particular: str, said: Said) -> Conflict | None:
    known = sorted({(source.agency, words) for source, words in said if words})
    return Conflict(particular, tuple(known)) if len({words for _, words in known}) > 1 else None
