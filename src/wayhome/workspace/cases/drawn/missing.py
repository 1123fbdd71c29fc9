"""An absence as its page shows it: since when, what is known, what was learnt, and whether it asks
for a strategy discussion.

Keeps: what records say of other absences is counted only for somebody who sees that person in full,
and only from records that they may see; where it is not counted the page says so. What rests on a
restricted record is told to them, and never filled into what every agency of the case reads.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from wayhome.casework.absences import Report
from wayhome.casework.limits import Limit
from wayhome.casework.pathways.missing import asks, is_away, told
from wayhome.casework.pathways.missing_entries import GONE
from wayhome.casework.thresholds import Reason, defaults, still_to_ask, thresholds_on
from wayhome.chronology import Entry
from wayhome.chronology.sameness import Told
from wayhome.lexicon.dates import LONDON
from wayhome.workspace.cases.choosing import Names
from wayhome.workspace.cases.drawn.retold import Retold, Teller
from wayhome.workspace.cases.opening import Opened

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
    that stand without any restricted record."""

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


def shown(
    found: Opened, names: Names, known: Known, limits: Mapping[str, Limit], now: datetime
) -> Absence:
    """An absence in words."""
    tell, case = Teller(found, names), found.told
    reported = tell.retold(case.every("reported")[0])
    returned = tell.latest("returned")
    said = told(case)
    args = (limits, thresholds_on(now.astimezone(LONDON).date(), defaults()), now)
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
    )


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
