"""Invented chronologies at any size, with work for every sign.

Everybody has the ordinary records of a childhood: homes, a school, its attendance. The rest are the
records of the catalogue's own examples, moved in time and dealt out unevenly: few people have many
of them and most have few or none. One arrest or stop in five is of two people.

They are dealt within towns of ten thousand, so that nobody's life grows with the region: of each
town one person has about nine hundred records, however many towns there are.
"""

from typing import Any

import duckdb
import pyarrow as pa

from wayhome import chronology, network
from wayhome.signs import trial
from wayhome.signs.examples import laid

ORDINARY = 8  # records of everybody
UNEVEN = 3  # the power by which the first people of a town are dealt more
TOWN = 10_000
TOGETHER = "('arrest', 'charge', 'custody', 'stop', 'found')"

# What the examples tell, of themselves and of whom or what is beside them.
_POOLS = {
    "told_of": "from fact where superseded_at is null",
    "tie_of": "from beside",
    "said_of": "from told",
}
_ORDINARY = """
create or replace temp table usual as from (values
    (0, 'home', 'NBC', null), (1, 'home', 'NBE', null), (2, 'school', 'NBE', null),
    (3, 'attendance', 'NBE', 60.0), (4, 'attendance', 'NBE', 66.0), (5, 'attendance', 'NBE', 70.0),
    (6, 'attendance', 'NBE', 62.0), (7, 'attendance', 'NBE', 64.0)
) t (place, kind, agency, possible)
"""
# A town by chance, and in it one of those who come first more often than one of the rest.
_DEALT_TO = """
(hash(i, 1{one}) % {towns} * {town}
    + (power((hash(i, {one}) % 1000003) / 1000003.0, {uneven}) * {town})::bigint % {town})::bigint
"""
# What a dealt record keeps of its example is everything but whose it is, and when.
_DEALT = """
insert into fact by name
select 'P-' || who as person_id, '{mark}' || i as record_id,
    t.* exclude (place, person_id, record_id, reference, occurred_from, occurred_to, recorded_at),
    t.reference || who as reference, t.occurred_from + to_days(days) as occurred_from,
    t.occurred_to + to_days(days) as occurred_to, t.recorded_at + to_days(days) as recorded_at
from (
    select i, (hash(i, 1) % {kinds})::int as place, (hash(i, 2) % 700)::int - 600 as days,
        {dealt_to} as who
    from range({first}, {first} + {records}) r(i)
) join told_of t using (place)
"""
_USUAL = """
insert into fact by name
select 'P-' || who as person_id, 'u' || i as record_id, u.kind, 'own' as part,
    ['subject'] as roles, u.agency, lower(u.agency) as feed, 's' as system,
    u.possible as value_of, u.possible - hash(i, 4) % 12 as value,
    'place ' || who % 5000 as place_name, (who % 211) || ' Road' as address,
    'AB' || who % 20 || ' ' || who % 9 || 'CD' as postcode, 51.5 + who % 97 * 0.01 as lat,
    -0.1 as lon, 'E23000001' as force, 'day' as "precision", began as occurred_from,
    case when u.kind = 'attendance' then began + interval 45 days end as occurred_to,
    timestamp '2026-11-02' as received_at, 'official-sensitive' as marking
from (
    select i, i // {ordinary} as who, (i % {ordinary})::int as place,
        timestamp '2026-10-01' - to_days((hash(i, 5) % 2000)::int) as began
    from range({people} * {ordinary}) r(i)
) join usual u using (place)
"""
# A tenth as many ties, to the next person or to a place, and half as many things told of people.
_TIES = """
insert into beside by name
select 'P-' || who as person_id, t.* exclude (place, person_id, other_id),
    case when t.other_id is not null then 'P-' || (who + 1) % {people} end as other_id
from ({dealt}) join tie_of t on t.place = hash(i, 9) % (select count(*) from tie_of);
insert into told by name
select 'P-' || who as person_id, t.* exclude (place, person_id)
from ({dealt}) join said_of t on t.place = hash(i, 9) % (select count(*) from said_of)
where i % 2 = 0
"""
_WHOM = """
select i, {dealt_to} as who from range({first}, {first} + {records} // 10) r(i)
"""
_SECOND = """
insert into fact
select * replace ('P-' || (substr(person_id, 3)::bigint + 1) % {people} as person_id)
from fact where kind in {together} and record_id like '{mark}%' and hash(record_id, 6) % 5 = 0
"""
_PRESENT = """
insert into event by name
select distinct on (record_id) record_id, kind, agency, reference, occurred_from, recorded_at,
    received_at, marking
from fact where kind in {together} and record_id like '{mark}%';
insert into involvement by name
select record_id || person_id as record_id, record_id as event_id, person_id as subject_ref,
    'arrested' as role, agency, recorded_at, received_at, marking
from fact where kind in {together} and record_id like '{mark}%'
"""
# Most are children; one in five is of age by now, and of one in fifty nobody knows the age.
_BORN = """
create table holding as
select 'P-' || who as person_id, 'h' || who as record_id, 'P-' || who as subject_ref,
    'NBC' as agency, null::timestamp as recorded_at, timestamp '2026-11-02' as received_at,
    null::timestamp as superseded_at, 'official-sensitive' as marking,
    case when who % 50 > 0 then date '2020-01-01'
        - (hash(who, 8) % 4000 + case when who % 5 = 0 then 4000 else 0 end)::int end as dob,
    'day' as dob_precision
from range({people}) r(who);
insert into person_subject select person_id, person_id from holding
"""


def hold(con: duckdb.DuckDBPyConnection, people: int, records: int) -> None:
    """Make the tables that signs read, of so many people with so many records."""
    with _examples() as examples:
        for (name,) in examples.execute("show tables").fetchall():
            if not name.startswith("sign") and name not in ("holding", "co_event"):
                con.register("one", examples.sql(f"from {name} limit 0").to_arrow_table())
                con.execute(f"create table {name} as from one")
        for name, of in _POOLS.items():
            con.register("one", examples.sql(of).to_arrow_table())
            con.execute(
                f"create table {name} as select row_number() over () - 1 as place, * from one"
            )
    con.unregister("one")
    con.execute(_BORN.format(people=people))
    con.execute(_ORDINARY)
    con.execute(_USUAL.format(people=people, ordinary=ORDINARY))
    _deal(con, "d", 0, max(0, records - people * ORDINARY), people)


def _examples() -> duckdb.DuckDBPyConnection:
    """The lives of every example, and what is beside them."""
    con = trial.empty_tables()
    rows: dict[str, list[dict[str, Any]]] = {}
    for mark, (_, example) in trial.every_example().items():
        for table, row in laid(example, mark):
            rows.setdefault(table, []).append(row)
    for table, told in rows.items():
        names = sorted({name for row in told for name in row})
        con.register("one", pa.Table.from_pylist([dict.fromkeys(names) | row for row in told]))
        con.execute(f"insert into {table} by name from one")
    con.unregister("one")
    chronology.build(con)
    network.map_out(con)
    return con


def come(con: duckdb.DuckDBPyConnection, records: int) -> None:
    """So many records more, of people who have some."""
    (people,) = con.execute("select count(*) from holding").fetchall()[0]
    _deal(con, "n", 10**9, records, people)


def _deal(con: duckdb.DuckDBPyConnection, mark: str, first: int, records: int, people: int) -> None:
    (kinds,) = con.execute("select count(*) from told_of").fetchall()[0]
    towns = max(1, people // TOWN)
    law = {"towns": towns, "town": people // towns, "uneven": UNEVEN}
    given = {"first": first, "records": records, "people": people, "mark": mark}
    given |= {"kinds": kinds, "together": TOGETHER, "dealt_to": _DEALT_TO.format(**law, one=3)}
    whom = _WHOM.format(**given | {"dealt_to": _DEALT_TO.format(**law, one=4)})
    for statement in (_DEALT, _SECOND, _PRESENT, _TIES):
        con.execute(statement.format(**given, dealt=whom))
