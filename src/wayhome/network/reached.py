"""Whom a change reaches by what is beside them: the table `tie_touched`, of people.

    record that has moved ──> whose it is ──────────────────────────> themselves, and their family
        │                          └> where they live or lived ─────> whoever lived there
        ├> its address ──> what is told of addresses, now or before ─> whoever lived or was at one,
        │                                                              or near it
        ├> its number ──> who called or was called by it ───────────> whoever holds either
        ├> its report or reference, now or before ──────────────────> whoever is named in another
        └> where lines work, now or before ─────────────────────────> whoever travelled there

A record has moved when it may have changed, was placed elsewhere, or is somebody else's. More
people are reached than need be: whom nothing has changed for gets the same rows anew.
Keeps: nobody of whom a row of `beside`, `told` or `co_event` is another is passed over
(docs/adr/0059).
"""

from duckdb import DuckDBPyConnection

from wayhome.network import beside, passing
from wayhome.network.places import INSTITUTION
from wayhome.network.squares import around, square
from wayhome.records.changed import Before, kept, may_differ

MOST = 0.5  # where more of the people are reached, all of them is less work

# Of whom something is told is told by any part of a record: so all that is theirs has moved.
_THEIRS = " union all ".join(
    f"select {of} from {table} semi join record_changed c on c.record_id = {ref}"
    for of, table, ref in (
        ("event_id", "involvement", "subject_ref"),
        ("record_id", "stay", "subject_ref"),
        ("record_id", "contact_point", "subject_ref"),
        ("record_id", "statement", "subject_ref"),
        ("event_id", "statement", "subject_ref"),
        ("record_id", "relation", "subject_ref"),
        ("record_id", "relation", "other_ref"),
    )
)
_MOVED = f"""
create or replace temp table moved as
with moved as (from record_changed union all from place_touched union all {_THEIRS})
select distinct record_id from moved where record_id is not null
"""
_OF_EVENT = "(select record_id as event_id from moved)"
# What is gone is in the release before, with whose it was.
_OWN = f"""
create or replace temp table own_moved as
with ref as (
    select subject_ref from involvement semi join {_OF_EVENT} using (event_id)
    union all select subject_ref from stay semi join moved using (record_id)
    union all select subject_ref from contact_point semi join moved using (record_id)
    union all select subject_ref from statement semi join moved using (record_id)
    union all select subject_ref from statement semi join {_OF_EVENT} using (event_id)
    union all select unnest([subject_ref, other_ref]) from relation
        semi join moved using (record_id)
    union all select unnest([subject_ref, other_ref]) from {{relation}}
        where {may_differ("record_id")}
    union all select subject_ref from {{contact_point}} where {may_differ("record_id")}
)
select person_id from person_subject semi join ref using (subject_ref)
union select person_id from {{person_subject}} semi join ref using (subject_ref)
union select person_id from life_touched
"""
_HOMES = """
select record_id from stay semi join (
    select subject_ref from person_subject semi join own_moved using (person_id)
) using (subject_ref)
"""
# An address of theirs, before or now: of `at_place` before, what was placed elsewhere has moved.
_LIVED = f"""
create or replace temp table place_lived as
with ids as (from moved union {_HOMES})
select place_id from (
    select place_id from {{at_place}} semi join ids using (record_id)
    union select place_id from at_place_now
) where not {INSTITUTION.format("place_id")}
"""
_TOLD_OF = """
create or replace temp table place_differs as
with was as (from {place_told} semi join place_touched using (record_id))
(from place_told_now except all from was) union all (from was except all from place_told_now)
"""


def _near(north: float, east: float, point: str) -> str:
    return f"""join {around("place_differs", north, east)} t on t.square = {
        square(point, north, east)
    }
        and t.lat between {point}.lat - {north} and {point}.lat + {north}
        and t.lon between {point}.lon - {east} and {point}.lon + {east}"""


_AT = f"""
create or replace temp table at_moved as
select record_id from at_place semi join (
    from place_lived union select place_id from place_differs) using (place_id)
union select a.record_id from at_place a {_near(*beside.NEAR_DEGREES, "a")}
union select e.record_id from (from event where kind = 'stop') e
    {_near(*passing.STOP_DEGREES, "e")}
"""
_NUMBER = f"""
create or replace temp table number_moved as
select value from contact_point semi join moved using (record_id) where value is not null
union select value from {{contact_point}} where {may_differ("record_id")} and value is not null
union select unnest([caller, called]) from call semi join moved using (record_id)
union select unnest([caller, called]) from {{call}} where {may_differ("record_id")}
"""
_RANG = """
insert into number_moved
select called from call semi join number_moved n on n.value = caller
union select caller from call semi join number_moved n on n.value = called
"""
# Whoever is in a record that has moved has it on their life, or had.
_NAMED = f"""
create or replace temp table reference_moved as
select distinct agency, kind, reference from (
    from fact semi join own_moved using (person_id)
    union all by name from {{fact}} semi join life_touched using (person_id)
) where kind in {beside.BY_REFERENCE} and reference is not null
"""
_AREA = """
create or replace temp table area_moved as
select distinct area from (
    (from line_told except all from {line_told}) union all
    (from {line_told} except all from line_told))
"""
_TOUCHED = f"""
create or replace table tie_touched as
with happened as (
    select record_id as event_id from at_moved
    union select record_id from event
        semi join reference_moved using (agency, kind, reference)
    union select record_id from event semi join area_moved using (area)
        where kind in {passing.ON_THE_WAY}
),
own as (select subject_ref from person_subject semi join own_moved using (person_id)),
ref as (
    select subject_ref from involvement semi join happened using (event_id)
    union all select subject_ref from stay semi join at_moved using (record_id)
    union all select subject_ref from contact_point semi join number_moved using (value)
    union all select other_ref from relation semi join own using (subject_ref)
    union all select subject_ref from relation semi join own on own.subject_ref = other_ref
)
select person_id from person_subject semi join ref using (subject_ref) union from own_moved
"""
_SHARE = """
select (select count(*) from tie_touched)
    > {most} * (select count(distinct person_id) from person_subject)
"""
_MADE = "moved own_moved place_lived place_differs at_moved number_moved reference_moved area_moved"
_OLD = ("person_subject", "relation", "contact_point", "call", "fact", "at_place")


def find_reached(con: DuckDBPyConnection, before: Before) -> bool:
    """Make `tie_touched(person_id)` after lives and places were carried over, `place_told` and
    `line_told`; whether they are few enough to be looked at by themselves."""
    was = {name: before.table(name) for name in _OLD}
    was |= {name: kept(before.folder, name) for name in ("place_told", "line_told")}
    for statement in (_MOVED, _OWN, _LIVED, _TOLD_OF, _AT, _NUMBER, _RANG, _NAMED, _AREA, _TOUCHED):
        con.execute(statement.format(**was))
    for table in _MADE.split():
        con.execute(f"drop table {table}")
    few = con.execute(_SHARE.format(most=MOST)).fetchall() == [(False,)]
    if not few:
        con.execute("drop table tie_touched")
    return few
