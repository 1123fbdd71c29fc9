"""An absence as its page shows it: since when, what is known, what was learnt, and whether it asks
for a strategy discussion.

Keeps: what records say of other absences is counted only for somebody who sees that person in full,
and only from records that they may see; where it is not counted the page says so. What rests on a
restricted record is told to them, and never filled into what every agency of the case reads.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from wayhome.casework.absences import Moment, Report, absences
from wayhome.casework.fields import Value
from wayhome.casework.limits import Limit
from wayhome.casework.pathways.missing import asks, is_away, left_for_the_map, of_same_absence, told
from wayhome.casework.pathways.missing_entries import AWAY, GONE, NOT_KNOWN
from wayhome.casework.thresholds import Reason, still_to_ask, thresholds
from wayhome.chronology import Entry
from wayhome.chronology.sameness import Told
from wayhome.lexicon.dates import in_words
from wayhome.workspace.cases.choosing import Names
from wayhome.workspace.cases.drawn.retold import Retold, Teller
from wayhome.workspace.cases.opening import Opened

WHY = "They overlap, or so little lies between them that it is one absence."
KINDS = frozenset({"missing", "away"})


@dataclass(frozen=True)
class Known:
    """What records say beside the case. `reports`: of this person's absences; `born`: as records
    have it; `counted`: whether this viewer may see them at all; `openly`: the reports of records
    that are not restricted."""

    reports: Sequence[Report] = ()
    born: date | None = None
    counted: bool = False
    openly: Sequence[Report] = ()


@dataclass(frozen=True)
class Absence:
    """One absence in words. `open`: not back yet; `away`: it was known all along where they were;
    `since`, `until`: from when they were last seen to when they were back; `openly`: the reasons
    that stand without any restricted record; `same`: records that are of this absence by the rule
    and that nobody wrote into the case yet, `same_close` those of them that are restricted;
    `to_map`: whether whoever held the interview lets some of it become statements."""

    open: bool
    away: bool
    since: datetime | None
    until: datetime | None
    reported: Retold
    changed: Retold | None
    also: Sequence[Retold]
    police: Sequence[Retold]
    returned: Retold | None
    interviews: Sequence[Retold]
    reasons: Sequence[Reason]
    openly: frozenset[str]
    to_ask: Sequence[str]
    asked: Retold | None
    discussed: Retold | None
    known: Known
    merged: Sequence[Retold]
    same: Sequence[str]
    same_close: Sequence[str]
    to_map: bool
    mapped: Sequence[Retold]
    covers: frozenset[str] = frozenset({"mapped"})  # its own page writes it


def shown(
    found: Opened, names: Names, known: Known, limits: Mapping[str, Limit], now: datetime
) -> Absence:
    """An absence in words."""
    tell, case = Teller(found, names), found.told
    reported = tell.retold(case.every("reported")[0])
    returned = tell.latest("returned")
    said = told(case)
    args = (limits, thresholds(limits), now)
    reasons = asks(case, found.row.pk, known.reports, known.born, *args)
    openly = asks(case, found.row.pk, known.openly, None, *args)
    return Absence(
        case.state == GONE,
        is_away(case),
        _moment(reported, "seen"),
        _moment(returned, "at") if returned else None,
        reported,
        tell.latest("changed"),
        tell.every("also reported"),
        [one for one in (*tell.every("search"), tell.latest("police told")) if one],
        returned,
        [*tell.every("interview"), *tell.every("offered"), *tell.every("checked")],
        reasons,
        frozenset(one.code for one in openly),
        still_to_ask(replace(said, born=known.born or said.born)),
        tell.latest("asked"),
        tell.latest("strategy"),
        known,
        tell.every("merged"),
        _same(found, names, known.openly, limits),
        _close(found, names, known, limits),
        bool(left_for_the_map(case)),
        tell.every("mapped"),
    )


def begins(
    found: Opened, names: Names, known: Known, limits: Mapping[str, Limit]
) -> dict[str, Value]:
    """What the form begins with that writes records of this absence into the case: those that
    everybody may read."""
    same = _reports(found, known.openly, limits)
    if not same:
        return {}
    (one,) = absences(same, limits["missing_same_absence"])[:1]
    return {
        "records": "\n".join(_words(each, names) for each in same),
        "since": _typed(one.began),
        **({"until": _typed(one.ended)} if one.ended else {}),
        "kind": NOT_KNOWN if one.missing else AWAY,
        "why": WHY,
    }


def _same(
    found: Opened, names: Names, others: Sequence[Report], limits: Mapping[str, Limit]
) -> list[str]:
    return [_words(one, names) for one in _reports(found, others, limits)]


def _close(found: Opened, names: Names, known: Known, limits: Mapping[str, Limit]) -> list[str]:
    openly = {one.told.record_id for one in known.openly}
    every = _reports(found, known.reports, limits)
    return [_words(one, names) for one in every if one.told.record_id not in openly]


def _reports(found: Opened, others: Sequence[Report], limits: Mapping[str, Limit]) -> list[Report]:
    """Of the same absence, but for those that somebody wrote into the case."""
    written = "\n".join(str(one.details["records"]) for one in found.told.every("merged"))
    same = of_same_absence(found.told, found.row.pk, others, limits)
    return [one for one in same if _number(one) not in written]


def _words(one: Report, names: Names) -> str:
    """Whose record it is, its number, and when by it they were gone."""
    agency = one.told.source[0]
    since, until = one.told.start, one.told.end
    gone = f"gone from {in_words(since.date())}" if since else "gone"
    back = f" to {in_words(until.date())}" if until else ""
    return f"{names.agencies.get(agency, agency)}, {_number(one)}: {gone}{back}"


def _number(one: Report) -> str:
    return one.told.reference or one.told.record_id


def _typed(at: Moment) -> str:
    """As a form has it: of a day alone the time is left to whoever writes."""
    return f"{at.at:%Y-%m-%dT%H:%M}" if at.exact else f"{at.at:%Y-%m-%d}T"


def reports_of(entries: Iterable[Entry]) -> Iterator[Report]:
    """What a chronology says of absences, a report for each record that stands."""
    for entry in entries:
        for one in entry.sources:
            if entry.part == "own" and one.kind in KINDS and one.superseded_at is None:
                yield Report(
                    Told(
                        one.record_id, (one.agency, one.feed), one.from_, one.to,
                        one.precision == "minute", one.reference,
                    ),
                    missing=one.kind == "missing",
                )  # fmt: skip


def _moment(one: Retold, code: str) -> datetime | None:
    at = one.by.get(code)
    return at if isinstance(at, datetime) else None
