"""One person's signs as one viewer may see them, with evidence and what speaks against.

Keeps: a sign with any evidence that the viewer may not see is not there at all; where the viewer's
own agency restricts records, its own reading of a sign takes the place of the open one; context is
shown beside another sign and never alone.
"""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import Any

import duckdb

from wayhome.chronology.known import Knowing
from wayhome.signs.catalogue import SIGNS


@dataclass(frozen=True)
class Evidence:
    """One record behind a sign."""

    record_id: str
    agency: str
    marking: str


@dataclass(frozen=True)
class StandingSign:
    """One spell of one sign."""

    sign_id: str
    code: str
    version: str
    name: str
    split: str
    strength: str
    context: bool
    wording: str
    window_days: int | None
    fired_on: date
    until: date | None  # the last day it holds; None: it does not run out, or still lasts
    first_alone: date | None
    first_alone_agency: str | None
    first_together: date
    first_received: date
    evidence: tuple[Evidence, ...]
    counter: tuple[tuple[str, tuple[str, ...]], ...]  # (words, record ids) that may speak against

    def holds_on(self, day: date) -> bool:
        return self.fired_on <= day and (self.until is None or day <= self.until)


@dataclass(frozen=True)
class NotKnown:
    """A sign whose absence means nothing here, and the data that nobody sends."""

    code: str
    data: tuple[str, ...]


_COLUMNS = (
    "sign_id", "code", "version", "name", "split", "strength", "context", "wording",
    "window_days", "fired_on", "until", "first_alone", "first_alone_agency", "first_together",
    "first_received",
)  # fmt: skip


def of_person(
    con: duckdb.DuckDBPyConnection,
    person_id: str,
    *,
    viewer_agency: str | None = None,
    see_restricted: bool = True,
) -> tuple[StandingSign, ...]:
    """Every spell that the viewer may see, newest first. Context only where another sign stands."""
    own = viewer_agency if see_restricted and viewer_agency else "open"
    rows = con.execute(
        f"""select {", ".join(_COLUMNS)}, audience from sign
        where person_id = ? and audience in ('open', ?)""",
        [person_id, own],
    ).fetchall()
    evidence = _evidence(con, person_id, own)
    # An agency's own reading of one sign replaces the open reading of that sign.
    own_codes = {row[1] for row in rows if row[-1] != "open"}
    kept = [row for row in rows if row[-1] != "open" or row[1] not in own_codes]
    knowing = Knowing(viewer_agency, see_restricted)
    counters = _counters(con, person_id, knowing, {row[1] for row in kept})
    found = [
        StandingSign(
            **dict(zip(_COLUMNS, row[:-1], strict=True)),
            evidence=evidence[row[0], row[-1]],
            counter=_within(counters[row[1]], row[_COLUMNS.index("fired_on")]),
        )
        for row in kept
    ]
    alone = all(sign.context for sign in found)
    return () if alone else tuple(sorted(found, key=_newest_first))


def _newest_first(sign: StandingSign) -> tuple[bool, int, str]:
    return (sign.context, -sign.fired_on.toordinal(), sign.code)


def _evidence(
    con: duckdb.DuckDBPyConnection, person_id: str, own: str
) -> dict[tuple[str, str], tuple[Evidence, ...]]:
    found: dict[tuple[str, str], tuple[Evidence, ...]] = defaultdict(tuple)
    query = """select sign_id, audience, record_id, agency, marking from sign_evidence
        where person_id = ? and audience in ('open', ?) order by record_id"""
    for sign_id, audience, *about in con.execute(query, [person_id, own]).fetchall():
        found[sign_id, audience] += (Evidence(*about),)
    return found


_Dated = list[tuple[str, str, date | None]]


def _counters(
    con: duckdb.DuckDBPyConnection, person_id: str, knowing: Knowing, codes: set[str]
) -> dict[str, _Dated]:
    """By sign: (words, record, day) of what may speak against it, in one read."""
    wanted = {c.words: c.where for code in codes for c in SIGNS[code].counter}
    if not wanted:
        return {}
    condition, values = knowing.where()
    flags = ", ".join(f"coalesce({where}, false)" for where in wanted.values())
    rows: list[tuple[Any, ...]] = con.execute(
        f"""select record_id, occurred_from::date, {flags} from fact
        where person_id = ? and part = 'own' and {condition} order by occurred_from, record_id""",
        [person_id, *values],
    ).fetchall()
    by_words = {
        words: [(words, row[0], row[1]) for row in rows if row[2 + number]]
        for number, words in enumerate(wanted)
    }
    return {code: [hit for c in SIGNS[code].counter for hit in by_words[c.words]] for code in codes}


COUNTER_DAYS = 180  # how far back from a sign to look for what speaks against it


def _within(dated: _Dated, fired_on: date) -> tuple[tuple[str, tuple[str, ...]], ...]:
    near: dict[str, tuple[str, ...]] = defaultdict(tuple)
    for words, record_id, day in dated:
        if day is None or (fired_on - day).days <= COUNTER_DAYS:
            near[words] += (record_id,)
    return tuple(near.items())


def not_known(
    con: duckdb.DuckDBPyConnection, *, areas: tuple[str, ...] = (), holders: tuple[str, ...] = ()
) -> tuple[NotKnown, ...]:
    """Signs that nobody could have raised for somebody who lives in `areas` (district and force)
    and is held by the agencies `holders`."""
    rows = con.execute(
        "select code, data, bool_or(supplies and (area in (select unnest($areas)) "
        "or agency in (select unnest($holders)))) from sign_need group by code, data "
        "order by code, data",
        {"areas": list(areas), "holders": list(holders)},
    ).fetchall()
    lacking: dict[str, tuple[str, ...]] = defaultdict(tuple)
    for code, data, known in rows:
        if not known:
            lacking[code] += (data,)
    return tuple(NotKnown(code, data) for code, data in lacking.items())
