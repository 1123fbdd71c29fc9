"""Addresses of a region beside the answer key: whose home others used, and what showed there.

    home     place (with the region's seed before it), begin, "end", identified; `begin` is null for
             an address that nobody took over
    had_at   code, strength, place, since, until, together, alone: signs of addresses

An address of the key and one of a release are one where street, number and postcode are the same.
One that no record has stays as the key has it: it can have no sign, and counts. `identified` is the
day an agency first wrote that the home is used by others.
Keeps: homes taken over before the year alone are in neither group, as with children.
"""

TABLES = """
create table home (place varchar, begin date, "end" date, identified date);
create table had_at (code varchar, strength varchar, place varchar, since date, until date,
    together date, alone date);
"""
_DOOR = "lower(regexp_replace({0}.address || {0}.postcode, '[^A-Za-z0-9]', '', 'g'))"
# Schools, homes for children, stations and streets are no address of somebody's (network.places).
_DOORS = f"""
create or replace temp table door as
select place_id, mode({_DOOR.format("a")}) as door from at_place a
where a.address is not null and a.postcode is not null
    and regexp_matches(place_id, '^(uprn|at):') group by place_id
"""
# What the room network reads as said to be taken over (network/told.py), by the day it was written.
_TAKEN_OVER = """(
    select place_id, coalesce(recorded_at, occurred_from)::date as "on" from address_record
    where kind in ('tenancy_visit', 'address_measure', 'offence') and category = 'exploitation'
        or kind = 'community_statement' and code in ('taken over', 'address taken over')
)"""
_HOMES = f"""
insert into home
with spell as (
    select {_DOOR.format("k")} as door, "begin", coalesce("end", date '{{today}}') as "end"
    from '{{answers}}/addresses.parquet' k
),
taken as (
    select door, min("begin") filter ("end" >= date '{{from}}') as "begin", max("end") as "end"
    from spell where "begin" <= date '{{today}}' group by door
)
select '{{seed}}/' || coalesce(d.place_id, t.door), t."begin", t."end", min(s."on")
from door d full join taken t using (door)
left join {_TAKEN_OVER} s on s.place_id = d.place_id and s."on" >= t."begin"
where t.door is null or t."begin" is not null
group by d.place_id, t.door, t."begin", t."end"
"""
_HAD_AT = """
insert into had_at
select s.code, s.strength, '{seed}/' || s.place_id, s.fired_on,
    coalesce(s.until, date '{today}'), s.first_together, s.first_alone
from address_sign s
where s.audience = 'open' and coalesce(s.until, date '{today}') >= date '{from}'
"""
READ = (_DOORS, _HOMES, _HAD_AT, "drop table door")
