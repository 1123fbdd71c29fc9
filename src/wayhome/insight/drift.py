"""What moved between the figures of two releases, past which bound, and the likely cause.

A bound is there so that the ordinary coming and going of records is not told as news. A cause is
what can be seen from the figures: files that came, files that are left out, another model. Where
none is seen, that is said.
"""

from dataclasses import dataclass
from enum import StrEnum

from wayhome.insight.joining import FEW, Figures, Source, share, totals

MOVED = 0.10  # of a count: a weekly delivery adds less, a file lost or sent twice moves more
POINTS = 0.02  # of a share: below two in a hundred records, chance does it
STILL = 28  # days after which a source without a new record counts as stopped


class What(StrEnum):
    """What a figure that moved is of."""

    RECORDS = "records"
    PEOPLE = "people"
    UNJOINED = "records joined to no other"
    WAITING = "pairs left for a human"
    LARGE = "people of more than ten records"
    CAME = "is new"
    GONE = "is gone"
    STOPPED = "has sent nothing new"


class Cause(StrEnum):
    """What probably moved it, as a sentence."""

    LEFT_OUT = "Files that had come are withdrawn, or held no more."
    CAME = "New files came."
    MODEL = "Another model weighs the pairs."
    ELSEWHERE = "None of its files came or went: what other sources sent moved it."
    NOT_SEEN = "No file came or went and the model is the same: ask who looks after Wayhome."


@dataclass(frozen=True)
class Moved:
    """One figure that moved past its bound. `source` empty: over all. Numbers as may be shown."""

    what: What
    source: str = ""
    then: str = ""
    now: str = ""
    causes: tuple[Cause, ...] = ()


@dataclass(frozen=True)
class Changed:
    """Ids of people that changed in one way, and how many for which cause."""

    kind: str
    many: int
    causes: dict[str, int]


def drift(
    then: Figures, now: Figures, sources_then: list[Source], sources_now: list[Source]
) -> list[Moved]:
    """Everything that moved past its bound: over all, then source by source."""
    old, new = ({one.source: one for one in some} for some in (sources_then, sources_now))
    found = _over_all(then, now)
    for source in sorted({*old, *new}):
        if source not in new:
            found.append(Moved(What.GONE, source, old[source].records, "none", (Cause.LEFT_OUT,)))
        elif source not in old:
            found.append(Moved(What.CAME, source, "none", new[source].records))
        else:
            found += _of_source(then, now, old[source], new[source])
    return found


def stopped(then: Figures, now: Figures, sources_now: list[Source]) -> list[Moved]:
    """Sources of which nothing came between two releases that are at least STILL days apart, where
    something came of another."""
    same = [
        one.source
        for one in sources_now
        if then.one("newest", one.source) == now.one("newest", one.source)
    ]
    return [Moved(What.STOPPED, source) for source in same] if len(same) < len(sources_now) else []


def changed(then: Figures, now: Figures) -> list[Changed] | None:
    """Ids that changed since, by kind; None where the two do not count from one beginning."""
    since: dict[str, dict[str, int]] = {}
    for figure, kind, cause in {**then.values, **now.values}:
        if figure == "changed":
            many = now.one(figure, kind, cause) - then.one(figure, kind, cause)
            if many < 0:
                return None
            if many:
                since.setdefault(kind, {})[cause] = many
    return [Changed(kind, sum(by.values()), by) for kind, by in sorted(since.items())]


def _over_all(then: Figures, now: Figures) -> list[Moved]:
    old, new = totals(then), totals(now)
    causes = _causes(then, now, "", Cause.NOT_SEEN)
    pairs = (
        (What.RECORDS, old.records, new.records),
        (What.PEOPLE, old.people, new.people),
        (What.WAITING, old.waiting, new.waiting),
        (What.LARGE, old.large, new.large),
    )
    found = [
        Moved(what, "", f"{before:,}", f"{after:,}", causes)
        for what, before, after in pairs
        if _counts_differ(before, after)
    ]
    if _shares_differ(old.unjoined, old.records, new.unjoined, new.records):
        told = share(old.unjoined, old.records), share(new.unjoined, new.records)
        found.append(Moved(What.UNJOINED, "", told[0].words, told[1].words, causes))
    return found


def _of_source(then: Figures, now: Figures, old: Source, new: Source) -> list[Moved]:
    source = new.source
    causes = _causes(then, now, source, Cause.ELSEWHERE)
    records = [one.one("source_records", source) for one in (then, now)]
    unjoined = [one.one("unjoined", source) for one in (then, now)]
    found = []
    if _counts_differ(*records):
        found.append(Moved(What.RECORDS, source, old.records, new.records, causes))
    if _shares_differ(unjoined[0], records[0], unjoined[1], records[1]):
        found.append(Moved(What.UNJOINED, source, old.unjoined.words, new.unjoined.words, causes))
    return found


def _causes(then: Figures, now: Figures, source: str, otherwise: Cause) -> tuple[Cause, ...]:
    """What the figures show, for one source or (without one) for all."""
    old, new = _files(then, source), _files(now, source)
    found = [Cause.LEFT_OUT] * bool(old - new) + [Cause.CAME] * bool(new - old)
    found += [Cause.MODEL] * (then.model != now.model)
    return tuple(found) or (otherwise,)


def _files(figures: Figures, source: str) -> set[str]:
    return {other for f, of, other in figures.values if f == "delivery" and source in ("", of)}


def _counts_differ(then: int, now: int) -> bool:
    return abs(now - then) >= max(FEW, MOVED * then)


def _shares_differ(part: int, whole: int, part_now: int, whole_now: int) -> bool:
    if min(whole, whole_now) < FEW:
        return False
    apart = abs(part_now / whole_now - part / whole)
    return apart >= POINTS and apart * whole_now >= FEW
