"""Bulk merging: the tables `episode` and `episode_record`, made with the rule that a page uses.

Only what may be the same leaves the database: happenings of one person and kind told by two
sources or more. They are merged by `merging.merge`, the function that a page runs for one person.
Stays, which are many and simple, are merged here in SQL by the rule of `merging`.
Keeps: every present fact in exactly one episode; superseded facts in none.
"""

import hashlib
from collections.abc import Iterator
from itertools import groupby
from typing import Any

import duckdb
import pyarrow as pa

from wayhome.chronology.merging import merge
from wayhome.chronology.sameness import RULE_OF, RULES, Told
from wayhome.lexicon.dates import Precision

AT_ONCE = 100_000  # rows held in Python at a time

_PRESENT = "select person_id as scope, * from fact where superseded_at is null"

# Who may be the same as whom: partitions of one scope, rule, key and part with several sources.
_RULED = """
with ruled as (
    select f.scope, r.rule, f.part, {key} as key,
        f.record_id, f.agency, f.feed, f.occurred_from, f.occurred_to,
        f."precision" = 'minute' as fine, f.reference, {agree} as agree
    from ({facts}) f join (values {kinds}) r (kind, rule) using (kind)
)
select * from ruled
window same as (partition by scope, rule, part, key)
qualify min(agency || '/' || feed) over same <> max(agency || '/' || feed) over same
order by scope, rule, part, key
"""

# Nearly every happening is told once: only what is told of by several is put together.
_PLACED = """
create or replace temp table placed as
select 'E-' || substr(md5(f.person_id || ' ' || coalesce(s.lead, f.record_id)), 1, 16)
    as episode_id, f.record_id, f.person_id, f.kind, f.part, f."precision",
    f.occurred_from, f.occurred_to, f.agency, m.lead is not null as several
from fact f
left join same_as s on s.scope = f.person_id and s.record_id = f.record_id
left join (select distinct scope, lead from same_as where lead <> record_id) m
    on m.scope = s.scope and m.lead = s.lead
where f.superseded_at is null
"""
_EPISODE_RECORD = """
create or replace table episode_record as select episode_id, record_id, person_id from placed
"""

# The times of an episode are those of its most exact sources; what differs is shown, not averaged.
_EPISODE = """
create or replace table episode as
select episode_id, person_id, kind, part, occurred_from, occurred_to, [agency] as sources,
    1::bigint as records
from placed where not several
union all
select episode_id, any_value(person_id),
    case when bool_or(kind = 'missing') then 'missing' else min(kind) end, min(part),
    {began}, {ended}, list_sort(list_distinct(list(agency))), count(*)
from placed where several
group by episode_id
"""


def episode_id(person_id: str, lead: str) -> str:
    """An episode is named after its person and the first of its records."""
    digest = hashlib.md5(f"{person_id} {lead}".encode(), usedforsecurity=False).hexdigest()
    return f"E-{digest[:16]}"


def build_episodes(con: duckdb.DuckDBPyConnection) -> None:
    """Make `episode` and `episode_record` from the present facts."""
    find_same(con, _PRESENT)
    con.execute(_PLACED)
    con.execute("drop table same_as")
    con.execute(_EPISODE_RECORD)
    began, ended = _finest("min(occurred_from)"), _finest("max(occurred_to)")
    con.execute(_EPISODE.format(began=began, ended=ended))
    con.execute("drop table placed")


def _finest(stated: str) -> str:
    """A time from the most exact of the sources that state it."""
    tried = ", ".join(f"{stated} filter (\"precision\" = '{how}')" for how in Precision)
    return f"coalesce({tried})"


def find_same(con: duckdb.DuckDBPyConnection, facts: str) -> None:
    """Make `same_as (scope, record_id, lead)`: which of `facts` are told of by an earlier record.

    `facts` selects the columns of `fact` and `scope`: a person, or a person as one viewer sees
    them. A record that is not listed stands alone: its lead is itself.
    """
    rows = list(_led(con.execute(_ruled(facts))))
    columns = list(zip(*rows, strict=True)) or [(), (), ()]
    names = ("scope", "record_id", "lead")
    found = pa.table({n: pa.array(c, pa.string()) for n, c in zip(names, columns, strict=True)})
    con.register("same_found", found)
    con.execute(f"create or replace temp table same_as as select * from same_found {_stays(facts)}")
    con.unregister("same_found")


# One place, times that touch: the same as merging does for one person. Null is open.
_STAYS = """
union all
select scope, record_id, first_value(record_id) over (
    partition by scope, kind, part, place, stay order by {order} rows between
    unbounded preceding and unbounded following)
from (
    select *, sum(begins::int) over (partition by scope, kind, part, place order by {order}
        rows between unbounded preceding and current row) as stay
    from (
        select *, starts > 1 + coalesce(max(ends) over (partition by scope, kind, part, place
            order by {order} rows between unbounded preceding and 1 preceding), {last}) as begins
        from (
            select f.scope, f.record_id, f.kind, f.part, {place} as place, f.occurred_from,
                f."precision" = 'minute' as fine, f.agency, f.feed,
                coalesce(f.occurred_from::date, date '0001-01-01') as starts,
                coalesce(f.occurred_to::date, {last}) as ends
            from ({facts}) f where f.kind in {kinds}
        ) where place is not null
    )
)
"""
_STAY_ORDER = "occurred_from nulls first, fine desc, agency, feed, record_id"


def _stays(facts: str) -> str:
    """Stays that are said often, led by their first record."""
    places = " ".join(f"when '{r.name}' then f.{r.key}" for r in RULES if r.lasting)
    return _STAYS.format(
        facts=facts,
        kinds=tuple(rule.name for rule in RULES if rule.lasting),
        place=f"case f.kind {places} end",
        order=_STAY_ORDER,
        last="date '9999-12-30'",
    )


def _ruled(facts: str) -> str:
    kinds = ", ".join(
        f"('{kind}', '{rule.name}')" for kind, rule in RULE_OF.items() if not rule.lasting
    )
    keys = " ".join(f"when '{r.name}' then coalesce(f.{r.key}, '')" for r in RULES if r.key)
    agree = " ".join(f"when '{r.name}' then f.{r.agree}" for r in RULES if r.agree)
    return _RULED.format(
        facts=facts,
        kinds=kinds,
        key=f"case r.rule {keys} else '' end",
        agree=f"case r.rule {agree} end",
    )


def _led(result: duckdb.DuckDBPyConnection) -> Iterator[tuple[str, str, str]]:
    """(scope, record, lead) of every record in a group of two or more."""
    for (scope, rule, *_), rows in groupby(_rows(result), key=lambda row: row[:4]):
        for group in merge([_told(row) for row in rows], RULE_OF[rule]):
            if len(group) > 1:
                yield from ((scope, told.record_id, group[0].record_id) for told in group)


def _rows(result: duckdb.DuckDBPyConnection) -> Iterator[tuple[Any, ...]]:
    while rows := result.fetchmany(AT_ONCE):
        yield from rows


def _told(row: tuple[Any, ...]) -> Told:
    record_id, agency, feed, start, end, fine, reference, agree = row[4:]
    return Told(record_id, (agency, feed), start, end, fine, reference, agree)
