"""Invented canonical records at any size, with work for every sign of people and of addresses.

Everybody has the ordinary records of a childhood: homes that two people share, a school, its
attendance. The rest are the catalogue's own examples, each dealt whole: its people, address,
numbers and days moved together, so that whoever was beside whom still is. They are dealt unevenly:
few people have many and most have few or none. What happens at an address in an example of
addresses happens in half of them at the home of somebody else.

They are dealt within towns of ten thousand, so that nobody's life grows with the region: of each
town one person has about nine hundred records, however many towns there are.
"""

from collections import defaultdict
from typing import Any

import duckdb
import pyarrow as pa

from wayhome.signs import trial
from wayhome.signs.addresses import trial as addresses
from wayhome.signs.examples import Example, laid

ORDINARY = 8  # records of everybody
UNEVEN = 3  # the power by which the first people of a town are dealt more
TOWN = 10_000
# Of what each source record is; an involvement or a thing belongs to its event.
COUNTED = ("event", "stay", "statement", "relation", "contact_point", "call")
DEALT = (*COUNTED, "involvement", "thing")
OF_PEOPLE = ("subject", "involvement", "stay", "statement", "relation", "contact_point")
AGENCIES = ("NBC", "NBE", "ECC", "POL", "BTP", "EDU", "VOL", "YJS", "COM", "HOU", "HOS")

_ORDINARY = """
create or replace temp table usual as from (values
    (0, 'home', 'NBC', null), (1, 'home', 'NBE', null), (2, 'school', 'NBE', null),
    (3, 'attendance', 'NBE', 60.0), (4, 'attendance', 'NBE', 66.0), (5, 'attendance', 'NBE', 70.0),
    (6, 'attendance', 'NBE', 62.0), (7, 'attendance', 'NBE', 64.0)
) t (place, kind, agency, possible)
"""
_LIVED = """
create or replace temp table lived_as as
select i, i // {ordinary} as who, u.*, 'u' || i as record_id, agency || '/s/P-' || who as ref,
    timestamp '2026-10-01' - to_days((hash(i, 5) % 2000)::int) as began, who // 2 as house
from (select i, (i % {ordinary})::int as place from range({people} * {ordinary}) r(i))
join usual u using (place)
"""
_KEPT = """'s' as system, lower(agency) as feed, 'd-' || agency as delivery, 't' as source_table,
    i as source_row, began as occurred_from, 'day' as occurred_precision,
    timestamp '2026-11-02' as received_at, 'official-sensitive' as marking"""
_USUAL = f"""
insert into stay by name
select record_id, agency, ref as subject_ref, kind,
    case kind when 'school' then 'school ' || who % 5000 end as place_id,
    case when kind = 'home' then house % 211 + 1 || ' Road' end as address,
    case when kind = 'home' then 'AB' || house // 211 % 97 + 1 || ' ' || house % 9 || 'CD' end
        as postcode,
    case when kind = 'home' then 'h' || house end as uprn,
    case when kind = 'home' then 50 + house % 997 * 0.004 end as lat,
    case when kind = 'home' then house // 997 % 997 * 0.008 - 4 end as lon,
    'E23000001' as force, {_KEPT}
from lived_as where kind in ('home', 'school');
insert into event by name
select record_id, agency, kind, possible - hash(i, 4) % 12 as value, possible as value_of,
    began + interval 45 days as occurred_to, {_KEPT}
from lived_as where kind = 'attendance';
insert into involvement by name
select record_id || 'i' as record_id, agency, ref as subject_ref, record_id as event_id,
    'subject' as role, {_KEPT}
from lived_as where kind = 'attendance'
"""
# An example by chance, to a town by chance, and in it to one of those who come first more often.
_DEALT = """
create or replace temp table dealt as
select i, (hash(i, 1) % {examples})::int as example, (hash(i, 2) % 700)::int - 600 as days,
    (hash(i, 13) % {towns} * {town}
        + (power((hash(i, 3) % 1000003) / 1000003.0, {uneven}) * {town})::bigint % {town})::bigint
        as who
from range({first}, {first} + {many}) r(i)
"""
_NEW = "replace({0}, 'x' || example || '/', 'i' || i || '/')"
# How a column of an example is told of those to whom it is dealt; all others stay as they are.
_TOLD = {
    **{name: _NEW for name in (
        "record_id", "event_id", "reference", "superseded_by", "delivery", "area", "caller",
        "called")},
    **{name: "case when {0} is null then null else agency || '/s/P-' || ((who + coalesce("
             "offsets[{0}], 0)) % {people}) end" for name in ("subject_ref", "other_ref")},
    **{name: "{0} + to_days(days)" for name in ("occurred_from", "occurred_to", "recorded_at")},
    # what lies ahead of the day has not reached anybody yet
    **{name: "case when {0} is not null then least({0} + to_days(days), timestamp '2026-11-19') end"
       for name in ("received_at", "superseded_at")},
    "uprn": f"case when at_home and i % 2 = 0 then 'h' || (who + 3) % {{people}} // 2"
            f" else {_NEW} end",
    "postcode": "case when {0} is not null then 'AB' || hash(i, {0}) % 97 + 1 || ' ' || i % 9"
                " || chr(65 + (i // 9 % 26)::int) || 'D' end",
    "lat": "{0} + (i // 2000 % 200) * 0.01",
    "lon": "{0} + (i % 2000) * 0.02",
}  # fmt: skip
_OF_TABLE = """
insert into {table} by name
select {columns} from dealt join of_example using (example) join t_{table} t using (example)
"""
_PEOPLE = """
insert into person_subject
select subject_ref, split_part(subject_ref, '/', 3) from (
    {met} union select other_ref from relation
) anti join person_subject using (subject_ref) where subject_ref is not null
"""
# Most are children; one in five is of age by now, and of one in fifty nobody knows the age.
_BORN = """
insert into subject by name
select 'h' || who as record_id, 'NBC/s/P-' || who as subject_ref, 'NBC' as agency,
    timestamp '2026-11-02' as received_at, 'official-sensitive' as marking, 'day' as dob_precision,
    case when who % 50 > 0 then date '2020-01-01'
        - (hash(who, 8) % 4000 + case when who % 5 = 0 then 4000 else 0 end)::int end as dob
from range({people}) r(who)
"""


def hold(con: duckdb.DuckDBPyConnection, people: int, records: int) -> None:
    """Make the canonical tables of so many people with so many records."""
    trial.empty_tables(con)
    con.executemany("insert into agency values (?, ?, 'council', 'here')",
                    [(code, code) for code in AGENCIES])  # fmt: skip
    _templates(con)
    con.execute(_BORN.format(people=people))
    con.execute(_ORDINARY)
    con.execute(_LIVED.format(people=people, ordinary=ORDINARY))
    for statement in _USUAL.split(";\n"):
        con.execute(statement)
    con.execute("drop table lived_as")
    _deal(con, 0, max(0, records - people * ORDINARY), people)


def come(con: duckdb.DuckDBPyConnection, records: int) -> None:
    """So many records more, of people who have some."""
    (people,) = con.execute("select count(*) from subject").fetchall()[0]
    _deal(con, 10**9, records, people)


def _examples() -> list[Example]:
    told = (trial.every_example(), addresses.every_example())
    return [example for each in told for _, example in each.values()]


def _templates(con: duckdb.DuckDBPyConnection) -> None:
    """`t_…` of each canonical table with the rows of every example, and of each who is in it."""
    rows: dict[str, list[dict[str, Any]]] = defaultdict(list)
    about = []
    for number, example in enumerate(_examples()):
        whole = laid(example, f"x{number}/")
        for table, row in whole:
            rows[table].append({"example": number, **row})
        about.append({"example": number, "at_home": bool(example.at), "offsets": _offsets(whole)})
    for table in [name for name in rows if name not in ("subject", "person_subject")]:
        told = rows[table]
        names = sorted({name for row in told for name in row})
        con.register("one", pa.Table.from_pylist([dict.fromkeys(names) | row for row in told]))
        con.execute(f"create table t_{table} as select 0 as example, * from {table} limit 0")
        con.execute(f"insert into t_{table} by name from one")
        con.unregister("one")
    kinds = pa.schema([("example", pa.int32()), ("at_home", pa.bool_()),
                       ("offsets", pa.map_(pa.string(), pa.int64()))])  # fmt: skip
    con.register("one", pa.Table.from_pylist(about, schema=kinds))
    con.execute("create table of_example as from one")
    con.unregister("one")


def _offsets(whole: list[tuple[str, dict[str, Any]]]) -> list[tuple[str, int]]:
    """Each person of an example by a number, 0 for whom it is about; the same for every agency."""
    held = [row for table, row in whole if table == "person_subject"]
    people = sorted({row["person_id"] for row in held}, key=lambda who: (who[-6:] != "/child", who))
    return [(row["subject_ref"], people.index(row["person_id"])) for row in held]


def _deal(con: duckdb.DuckDBPyConnection, first: int, records: int, people: int) -> None:
    """Deal so many examples that they hold about so many records."""
    counted = " + ".join(f"(select count(*) from t_{table})" for table in COUNTED)
    (examples, held) = con.execute(f"select count(*), {counted} from of_example").fetchall()[0]
    towns = max(1, people // TOWN)
    given = {"towns": towns, "town": people // towns, "uneven": UNEVEN, "examples": examples}
    con.execute(_DEALT.format(first=first, many=round(records * examples / held), **given))
    for table in DEALT:
        told = [_told(table, column, people) for column in _columns(con, table)]
        con.execute(_OF_TABLE.format(table=table, columns=", ".join(told)))
    met = " union ".join(f"select subject_ref from {table}" for table in OF_PEOPLE)
    con.execute(_PEOPLE.format(met=met))
    con.execute("drop table dealt")


def _columns(con: duckdb.DuckDBPyConnection, table: str) -> list[str]:
    return [name for (name, *_) in con.execute(f"describe {table}").fetchall()]


def _told(table: str, column: str, people: int) -> str:
    number = (table, column) == ("contact_point", "value")
    told = (_NEW if number else _TOLD.get(column, "{0}")).format(f't."{column}"', people=people)
    return f'{told} as "{column}"'
