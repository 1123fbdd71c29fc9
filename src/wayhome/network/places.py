"""Where things happen, as one place each: by its reference, else by postcode and house.

    at_place   record_id, place_id, what the record says of the place, agency, marking; `ref`, by
               which pages name the place, so that no address of a page spells where somebody lives

Two records are at one address when they give one UPRN, or the same numbers of an address at one
postcode. A house of which one record gives the UPRN and others the address is one place, unless
that address is given with several (flats written without their number): then those without a
UPRN stay apart, for nobody can say which of them it was. A street, a town or a postcode alone is
no place: half a street would be neighbours in it.

Keeps: a place is made of nothing but its records, each with its marking; what is kept close joins
no two open records to one place.
"""

import duckdb

from wayhome.governance.visibility import WIDE
from wayhome.people.places import macros

INSTITUTION = r"regexp_matches({0}, '^(school|home|station):')"
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
    case when postcode is not null and regexp_matches(coalesce(address, ''), '[0-9]')
        and not {_STATION.format("address")} then premise(address, postcode) end as door,
    case when kind = 'school' then 'school:' || coalesce(register, lower(place_name))
        when register is not null then 'home:' || register
        when {_STATION.format("place_name")}
            then 'station:' || lower(trim(place_name)) end as institution
from both_kinds
"""
_ONE_HOUSE = f"""
create or replace temp table one_house as
select door, any_value(house) as house from stated_place
where door is not null and house is not null and marking in ({_WIDE})
group by door having count(distinct house) = 1
"""
_AT = """
create or replace table at_place as
select record_id, coalesce(institution, 'uprn:' || coalesce(s.house, o.house), 'at:' || door)
    as place_id, place_name, address, postcode, s.house as uprn, lat, lon, area, agency, marking,
    'A-' || substr(md5(place_id), 1, 12) as ref
from stated_place s left join one_house o using (door)
where coalesce(institution, s.house, door) is not null
"""


def build(con: duckdb.DuckDBPyConnection) -> None:
    """Make `at_place` from events and stays that stand."""
    for macro in macros():
        con.execute(macro)
    for statement in (_STATED, _ONE_HOUSE, _AT):
        con.execute(statement)
    con.execute("drop table stated_place")
    con.execute("drop table one_house")
