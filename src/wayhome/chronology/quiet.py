"""Gaps and silence: when nobody recorded anything, and which agencies have said nothing.

Keeps: an agency that holds the person in a record the viewer may not see counts as one that does
not, or its silence would tell that the record exists.
"""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

import duckdb

from wayhome.chronology.entries import Entry, Gap, Silence
from wayhome.chronology.known import Knowing

GAP_DAYS = 60  # shorter quiet is ordinary: a school reports by the half term


def told_of(entry: Entry) -> tuple[tuple[datetime, datetime], ...]:
    """The time an entry tells of. A stay tells of its beginning and its end: staying is no news."""
    if entry.from_ is None:
        return ()
    if not entry.lasting:
        return ((entry.from_, entry.to or entry.from_),)
    return ((entry.from_, entry.from_), *(((entry.to, entry.to),) if entry.to else ()))


def gaps_of(entries: Iterable[Entry], least: int = GAP_DAYS) -> tuple[Gap, ...]:
    """Quiet of at least `least` days between what these entries tell of."""
    found: list[Gap] = []
    reached: date | None = None
    for start, end in sorted(span for entry in entries for span in told_of(entry)):
        if reached and (start.date() - reached).days >= least:
            found.append(Gap(reached, start.date()))
        reached = max(reached or end.date(), end.date())
    return tuple(found)


def silence_of(
    con: duckdb.DuckDBPyConnection, person_id: str, knowing: Knowing, rows: list[dict[str, Any]]
) -> tuple[Silence, ...]:
    """Every agency of the register: whether it holds the person, when it last said anything."""
    spoke = {row["agency"] for row in rows}
    said: dict[str, datetime] = {}
    for row in rows:
        moment = row["occurred_to"] or row["occurred_from"] or row["recorded_at"]
        if moment:
            said[row["agency"]] = max(moment, said.get(row["agency"], moment))
    return tuple(
        Silence(
            code,
            name,
            holds or code in spoke,
            said[code].date() if code in said else None,
            newest,
        )
        for code, name, newest, holds in _agencies(con, person_id, knowing)
    )


# Particulars count as holding somebody, even where nothing is told to have happened.
_AGENCIES = """
select a.code, a.name, max(d.received_at), a.code in (
    select agency from subject where {condition} and subject_ref in (
        select subject_ref from person_subject where person_id = ?))
from agency a
left join delivery d on d.agency = a.code and d.feed <> 'own'
  and (? or d.received_at::date <= ?::date)
group by a.code, a.name order by a.name, a.code
"""


def _agencies(
    con: duckdb.DuckDBPyConnection, person_id: str, knowing: Knowing
) -> list[tuple[str, str, datetime | None, bool]]:
    condition, values = knowing.where(holding=True)
    asked = [*values, person_id, knowing.on is None, knowing.on]
    return con.execute(_AGENCIES.format(condition=condition), asked).fetchall()
