"""Where things happen, as one place each: by its reference, by postcode and house, or by a name.

    at_place   record_id, place_id, what the record says of the place, agency, marking; `ref`, a
               hash of place_id: short, but whoever guesses the address can work it out

Two records are at one address when they give one UPRN, or the same numbers of an address at one
postcode. A house of which one record gives the UPRN and others the address is one place, unless
that address is given with several (flats written without their number): then those without a
UPRN stay apart, for nobody can say which of them it was. A town or a postcode alone is no place.

A street, an open space or shops are a place by the name that a record of something that happened
gives (public_places) and by which of that name it is: its postcode district, else the town that the
record says, else its area. Where open records of one name know one district of a town, or an area,
those without a postcode are of it too; where they know several, they stay apart. Never by an
address with its number, and nobody is a neighbour in a street: it ties no two people (INSTITUTION).

Keeps: a place is made of nothing but its records, each with its marking; what is kept close joins
no two open records to one place.
"""

from hashlib import md5
from pathlib import Path

import duckdb
import pyarrow as pa

from wayhome.governance.visibility import WIDE
from wayhome.network.public_places import named_place
from wayhome.people.places import macros
from wayhome.records.changed import kept

PUBLIC = "street|open|shop"
INSTITUTION = rf"regexp_matches({{0}}, '^(school|home|station|{PUBLIC}):')"  # where many meet
_WIDE = ", ".join(f"'{marking}'" for marking in WIDE)
# Station Road and Station Cottages are named after a station and are none: taken out before asking
# whether the word stands there. What has a property's own number is that property.
_STREET = (
    "road|rd|street|st|lane|ln|avenue|ave|approach|way|terrace|close|hill|view|square|sq|drive|dr"
    "|gardens|gdns|cottages?|crescent|court|place|parade|mews|yard|house|row|grove|rise|villas?"
)
_STATION = (
    rf"(uprn is null and regexp_matches(regexp_replace(coalesce({{0}}, ''),"
    rf" '(?i)\bstation\s+({_STREET})\b', ' ', 'g'), '(?i)\bstation\b'))"
)
DOOR = f"""case when postcode is not null and regexp_matches(coalesce(address, ''), '[0-9]')
        and not {_STATION.format("address")} then premise(address, postcode) end"""
# Numbers of a school or a provider name it; else the name that a record gives a station.
_STATED = f"""
create or replace temp table stated_place as
with both_kinds as (
    select record_id, null as register, kind, place_name, coalesce(address, place_name) as address,
        postcode, uprn, lat, lon, area, agency, marking
    from event where superseded_at is null
    union all
    select record_id, place_id, coalesce(kind, 'not_known'), place_name, address, postcode, uprn,
        lat, lon, area, agency, marking
    from stay where superseded_at is null
)
select *, ltrim(uprn, '0') as house,
    {DOOR} as door,
    case when kind = 'school' then 'school:' || coalesce(register, lower(place_name))
        when kind = 'placement' and register is not null then 'home:' || register
        when {_STATION.format("place_name")}
            then 'station:' || lower(trim(place_name)) end as institution
from both_kinds
"""
# What happened where anybody may be. Who went missing from a place, or is looked after in it, is
# told with the person; a journey's ends are stations.
_IN_PUBLIC = (
    "('arrest', 'stop', 'found', 'offence', 'intelligence', 'community_statement', 'nuisance',"
    " 'damage')"
)
_UNPLACED = f"""
kind in {_IN_PUBLIC} and institution is null and door is null and house is null
    and not regexp_matches(coalesce(place_name, '') || coalesce(address, ''), '[0-9]')
"""
_TEXTS = (
    f"select distinct coalesce(place_name, address) as text from stated_place where {_UNPLACED}"
)
_WHICH = f"""
create or replace temp table public_place as
select s.record_id, n.kind, n.name, n.town, s.area, s.marking,
    nullif(postcode_outcode(s.postcode), '') as district
from stated_place s join named_text n on n.text = coalesce(s.place_name, s.address)
where {_UNPLACED.replace("kind in", "s.kind in")}
"""
_ONE_DISTRICT = f"""
create or replace temp table one_district as
select kind, name, town, area, any_value(district) as district from (
    select kind, name, town, area, district, marking from public_place where town <> ''
    union all select kind, name, '', area, district, marking from public_place
) where district is not null and marking in ({_WIDE})
group by kind, name, town, area having count(distinct district) = 1
"""
_PUBLIC_AT = """
create or replace temp table public_at as
select record_id, p.kind || ':' || p.name || '@'
    || coalesce(p.district, o.district, nullif(p.town, ''), p.area) as public
from public_place p left join one_district o
    on o.kind = p.kind and o.name = p.name and o.town = p.town
    and o.area is not distinct from p.area
where coalesce(p.district, o.district, nullif(p.town, ''), p.area) is not null
"""
# Open records alone say which house an address is.
SAID = f"door is not null and house is not null and marking in ({_WIDE})"
_DOOR_HOUSE = f"""
create or replace temp table door_house as
select door, house, count(*) as records from stated_place where {SAID} group by door, house
"""
_ONE_HOUSE = """
create or replace temp table one_house as
select door, any_value(house) as house from door_house group by door having count(*) = 1
"""
_AT = """
create or replace table at_place as
select record_id, coalesce(institution, 'uprn:' || coalesce(s.house, o.house), 'at:' || door,
    public) as place_id, place_name, address, postcode, s.house as uprn, lat, lon, area, agency,
    marking, 'A-' || substr(md5(place_id), 1, 12) as ref
from stated_place s left join one_house o using (door) left join public_at using (record_id)
where coalesce(institution, s.house, door, public) is not null
"""


KEPT = ("door_house", "public_place")  # what a place rests on beside its own record
MADE = (*KEPT, "stated_place", "named_text", "one_house", "one_district", "public_at")


def place_ref(place_id: str) -> str:
    """By which a release names a place, the same as `ref`; anybody who knows the address can work
    it out, so pages and the trail tell another (workspace.sealing)."""
    return f"A-{md5(place_id.encode(), usedforsecurity=False).hexdigest()[:12]}"


def build(con: duckdb.DuckDBPyConnection, keep: Path | None = None) -> None:
    """Make `at_place` from events and stays that stand. `keep`: where to leave what the next run
    needs to place what is new alone (carried.py)."""
    state(con)
    con.execute(_DOOR_HOUSE)
    settle(con)
    finish(con, keep)


def state(con: duckdb.DuckDBPyConnection) -> None:
    """Make `stated_place` and `public_place`: what records say by themselves."""
    for macro in macros():
        con.execute(macro)
    con.execute(_STATED)
    _read_names(con)
    con.execute(_WHICH)


def settle(con: duckdb.DuckDBPyConnection) -> None:
    """Make `one_house` and `public_at`, what records say together, from `door_house` and
    `public_place`."""
    for statement in (_ONE_HOUSE, _ONE_DISTRICT, _PUBLIC_AT):
        con.execute(statement)


def finish(con: duckdb.DuckDBPyConnection, keep: Path | None) -> None:
    """Make `at_place` of all that, and leave what the next run needs."""
    con.execute(_AT)
    if keep:
        for table in KEPT:
            con.execute(f"copy {table} to {kept(keep, table)}")
    for table in MADE:
        con.execute(f"drop table {table}")


def _read_names(con: duckdb.DuckDBPyConnection) -> None:
    """The table `named_text`: what each text names, each read once however many records say it."""
    texts = [text for (text,) in con.execute(_TEXTS).fetchall()]
    found = [(text, *named) for text in texts if (named := named_place(text))]
    columns = list(zip(*found, strict=True)) or [()] * 4
    names = ("text", "kind", "name", "town")
    rows = pa.table(
        {n: pa.array(map(str, c), pa.string()) for n, c in zip(names, columns, strict=True)}
    )
    con.register("named_rows", rows)
    con.execute("create or replace temp table named_text as from named_rows")
    con.unregister("named_rows")
