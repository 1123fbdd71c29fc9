"""Where things happen, as one place each: by its reference, else by postcode and house.

    network_place   place_id, kind (place, institution), name, address, postcode, uprn, lat, lon,
                    area
    at_place        record_id of an event or a stay, and its place_id

Two records are at one address when they give one UPRN, or the same numbers of an address at one
postcode. A house of which one record gives the UPRN and others the address is one place, unless
that address is given with several (flats written without their number): then those without a
UPRN stay apart, for nobody can say which of them it was. A street, a town or a postcode alone is
no place: half a street would be neighbours in it.
"""

import duckdb

from wayhome.people.places import macros

# Numbers of a school or a provider name it; else the name that a record gives a station.
_STATED = """
create or replace temp table stated_place as
with both_kinds as (
    select record_id, null as register, kind, place_name, coalesce(address, place_name) as address,
        postcode, uprn, lat, lon, area
    from event where superseded_at is null
    union all
    select record_id, place_id, coalesce(kind, 'not_known'), place_name, address, postcode, uprn,
        lat, lon, area
    from stay where superseded_at is null
)
select *, ltrim(uprn, '0') as house,
    case when postcode is not null and regexp_matches(coalesce(address, ''), '[0-9]')
        and not contains(lower(address), 'station') then premise(address, postcode) end as door,
    case when kind = 'school' then 'school:' || coalesce(register, lower(place_name))
        when register is not null then 'home:' || register
        when regexp_matches(coalesce(place_name, ''), '(?i)\\bstation\\b')
            then 'station:' || lower(trim(place_name)) end as institution
from both_kinds
"""
_ONE_HOUSE = """
create or replace temp table one_house as
select door, any_value(house) as house from stated_place
where door is not null and house is not null group by door having count(distinct house) = 1
"""
_AT = """
create or replace table at_place as
select record_id, coalesce(institution, 'uprn:' || coalesce(s.house, o.house), 'at:' || door)
    as place_id
from stated_place s left join one_house o using (door)
where coalesce(institution, s.house, door) is not null
"""
_PLACE = """
create or replace table network_place as
select place_id,
    case when regexp_matches(place_id, '^(school|home|station):') then 'institution' else 'place'
        end as kind,
    mode(place_name order by place_name) as name, mode(address order by address) as address,
    mode(postcode order by postcode) as postcode, max(house) as uprn,
    median(lat) as lat, median(lon) as lon, mode(area order by area) as area
from at_place join stated_place using (record_id) group by place_id
"""


def build(con: duckdb.DuckDBPyConnection) -> None:
    """Make `at_place` and `network_place` from events and stays that stand."""
    for macro in macros():
        con.execute(macro)
    for statement in (_STATED, _ONE_HOUSE, _AT, _PLACE):
        con.execute(statement)
    con.execute("drop table stated_place")
    con.execute("drop table one_house")
