"""Only records that are new, or that a new one places elsewhere, are placed anew (places.py).

    what may have changed ─> which houses its addresses are of ─> others at those addresses
                          └> districts of streets by its names ─> others of those names

Which house an address is of is known by how many open records say so, counted up and down. Streets
and shops are few, and all are settled anew.
Keeps: every row of `at_place` is that of a build of all records (docs/adr/0051).
"""

from pathlib import Path

from duckdb import DuckDBPyConnection

from wayhome.governance.visibility import WIDE
from wayhome.network import places
from wayhome.records.changed import Before, kept, may_differ

_TOUCHED = f"""
create table {{touched}} as
from record_changed
union select record_id from {{at_place}} where {may_differ("record_id")}
union select record_id from {{public_place}} where {may_differ("record_id")}
"""
_NARROWED = """
create or replace table narrowed.main.{table} as from {table} semi join {touched} using (record_id)
"""
_WIDE = ", ".join(f"'{marking}'" for marking in WIDE)
# What the records that have changed said before, and say now.
_SAID = f"""
create or replace temp table said_house as
select door, house, 1 as records from stated_place where {places.SAID}
union all
select {places.DOOR} as door, uprn, -1 from {{at_place}} semi join {{touched}} using (record_id)
where uprn is not null and marking in ({_WIDE}) and {places.DOOR} is not null
"""
_DOOR_HOUSE = """
create or replace temp table door_house as
select door, house, sum(records)::bigint as records
from (from {door_house} union all by name from said_house)
group by door, house having sum(records) > 0
"""
_PUBLIC_PLACE = """
create or replace temp table public_place as
from public_place
union all by name from {public_place} anti join {touched} using (record_id)
"""
_ONE = "(select door, any_value(house) as house from {0} group by door having count(*) = 1)"
# An address may have been with a house of its own, or with nobody's.
_OTHERS = f"""
insert into {{touched}}
with door as (select distinct door from said_house),
turned as (
    select d.door, o.house from door d
    left join {_ONE.format("{door_house}")} o using (door)
    left join {_ONE.format("door_house")} n using (door)
    where n.house is distinct from o.house
)
select record_id from (
    select record_id from {{at_place}} where uprn is null and place_id in (
        select coalesce('uprn:' || house, 'at:' || door) from turned)
    union
    select p.record_id from public_place p left join public_at n using (record_id)
    left join {{at_place}} o using (record_id) where n.public is distinct from o.place_id
) anti join {{touched}} using (record_id)
"""
_BOTH = """
create view at_place as
from {at_place} anti join {touched} using (record_id) union all by name from at_place_now
"""


def build_places(
    con: DuckDBPyConnection, before: Before | None = None, keep: Path | None = None
) -> None:
    """Make `at_place`; with `before`, the release before once it is open, as a view, where
    `place_touched` says which records were placed anew. `keep`: as for places.build."""
    if before is None or not before.keeps(*places.KEPT):
        places.build(con, keep)
        return
    home = '"{}"."{}"'.format(
        *con.execute("select current_catalog(), current_schema()").fetchall()[0]
    )
    was = {name: kept(before.folder, name) for name in places.KEPT}
    was |= {"at_place": before.table("at_place"), "touched": f"{home}.place_touched"}
    con.execute("attach ':memory:' as narrowed")
    con.execute(_TOUCHED.format(**was))
    try:
        _state(con, home, was)
        con.execute(_SAID.format(**was))
        con.execute(_DOOR_HOUSE.format(**was))
        places.settle(con)
        con.execute(_OTHERS.format(**was))
        con.execute("drop table said_house")
        _state(con, home, was)
        places.settle(con)
        places.finish(con, keep)
    finally:
        con.execute(f"use {home}")
    con.execute("create table at_place_now as from narrowed.main.at_place")
    con.execute(_BOTH.format(**was))
    con.execute("detach narrowed")


def _state(con: DuckDBPyConnection, home: str, was: dict[str, str]) -> None:
    """What the records of `place_touched` say by themselves, and all that is said of streets."""
    con.execute(f"use {home}")
    for table in ("event", "stay"):
        con.execute(_NARROWED.format(table=table, **was))
    con.execute("use narrowed.main")
    places.state(con)
    con.execute(_PUBLIC_PLACE.format(**was))
