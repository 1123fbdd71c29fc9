"""Who or what is beside a person by one tie: the table `beside`, which signs read with `co_event`.

    person_id    whom it is beside
    how          kin, known | seen, draws_in | household | at_house, house_own, house_kin |
                 there, at_home, lives, near, stop_near, line_area | number, telephone, called
    said         the record's own word (sibling), or what is told of the place
    other_id     the person beside; null for a place or a telephone
    thing        the place or the number; null between two people by a stated relation
    first, last  from when to when; what lasts has no last
    records      what it rests on, the person's own first: record_id, agency, marking, grading,
                 began, recorded_at, received_at

    seen, draws_in   named with somebody (named_together.py)
    at_house, …  found at a house, and whose it is (houses.py)
    household    both lived at one address at one time
    there        something happened with them at an address of which something is told
    at_home      as there, with the home or placement that they had there on that day
    lives, near  while it was told, their home was that address, or within 100 metres of it by
                 points that sources gave
    stop_near, line_area   stopped near such an address; on the way where a line works (passing.py)
    number       a number said to be theirs, from when it was first seen with them
    telephone    a number said to be theirs is said to be a line's
    called       a number said to be theirs and a line's called each other

One step and no further: nothing here rests on a sign, or on a tie of a tie. Keeps: whoever sees
every record sees the row, and nobody else, so that what is kept close adds no row to what others
see and takes none away; schools, homes for children and stations put nobody beside anybody; a
place where many live is no household; a record is never its own second source.
"""

import duckdb

from wayhome.governance.visibility import WIDE
from wayhome.lexicon.places import miles_sql
from wayhome.network import houses, named_together, passing, told
from wayhome.network.places import INSTITUTION
from wayhome.network.squares import around, square
from wayhome.network.ties import STANDS
from wayhome.records.places import load_sectors
from wayhome.records.provenance import narrowest

WITHIN = 365  # days between being at an address and what is told of it: facts §5, I34
NEAR_MILES = 100 / 1609.344
NEAR_DEGREES = 0.001, 0.002  # of latitude and of longitude, more than NEAR_MILES in this land
LARGEST_HOUSEHOLD = 12  # with more, an address is a block or a hostel
# Whose numbers are put to the person they stand with.
OWN = "('own', 'line', 'not known', 'not_known')"
KIN = "('parent', 'sibling', 'family', 'carer')"
# A tie in a word that nobody can read may be of kin: it puts nobody beside anybody.
KNOWN = "('friend', 'associate')"
# Being there, of the kinds that happen where they say; a note may only speak of a place.
AT = "('arrest', 'stop', 'found', 'offence', 'intelligence', 'community_statement', 'nuisance')"
PRESENT = (
    "('arrested', 'stopped', 'found', 'found_with', 'suspect', 'subject', 'victim', 'witness')"
)
# What names somebody at a place puts them there: these kinds have no other part for it.
NAMED_AT = "('intelligence', 'community_statement', 'nuisance')"
# Of these kinds, records with one reference are of one company, or one report.
BY_REFERENCE = "('intelligence', 'arrest', 'charge', 'custody', 'stop', 'found')"
# Of one happening, whoever tells it, the place's record is the person's own again.
WHILE = "('arrest', 'offence')"


def _record(row: str, *besides: str, told: bool = False) -> str:
    """A record as `records` holds it; narrowed and learned with what it hangs on."""
    every = (row, *besides)
    times = {
        time: f"greatest({', '.join(f'{each}.{time}' for each in every)})" if besides
        else f"{row}.{time}"
        for time in ("recorded_at", "received_at")
    }  # fmt: skip
    return (
        f"{{record_id: {row}.record_id, agency: {row}.agency,"
        f" marking: {narrowest(*(f'{each}.marking' for each in every))}, grading: {row}.grading,"
        f" began: {row}.{'began' if told else 'occurred_from'},"
        f" recorded_at: {times['recorded_at']}, received_at: {times['received_at']}}}"
    )


_P = "join person_subject {0} on {0}.subject_ref = {1}"


def _related(one: str, two: str) -> str:
    return f"""
    select {one}.person_id, case when r.kind in {KIN} then 'kin' else 'known' end as how,
        r.kind as said, {two}.person_id as other_id, null::varchar as thing,
        r.occurred_from as first, r.occurred_to as last, [{_record("r")}] as records
    from relation r {_P.format("p", "r.subject_ref")} {_P.format("q", "r.other_ref")}
    where {STANDS.format("r")} and (r.kind in {KIN} or r.kind in {KNOWN})
        and p.person_id <> q.person_id
    """


# Either way: whoever is somebody's parent has them beside, too.
_RELATED = (_related("p", "q"), _related("q", "p"))
_LIVED = f"""
create or replace temp table lived as
select p.person_id, a.place_id, a.lat, a.lon, s.record_id, s.agency, s.kind, s.marking, s.grading,
    s.occurred_from, s.occurred_to, s.recorded_at, s.received_at,
    coalesce(s.occurred_from, timestamp '0001-01-01') as since,
    coalesce(s.occurred_to, timestamp '9999-01-01') as until
from stay s {_P.format("p", "s.subject_ref")} join at_place a using (record_id)
where {STANDS.format("s")} and s.kind in ('home', 'tenancy', 'placement')
    and not {INSTITUTION.format("a.place_id")}
"""
_WIDE = ", ".join(f"'{marking}'" for marking in WIDE)
# How many live somewhere is counted of open records: a hidden one must not undo a household. Only
# those of whom something is told are put beside anybody: a whole town would be too much.
_HOUSEHOLDS = f"""
    select a.person_id, 'household' as how, null as said, b.person_id as other_id,
        a.place_id as thing, nullif(greatest(a.since, b.since), timestamp '0001-01-01') as first,
        nullif(least(a.until, b.until), timestamp '9999-01-01') as last,
        [{_record("a")}, {_record("b")}] as records
    from lived a join (from lived semi join told using (person_id)) b
        on b.place_id = a.place_id and b.person_id <> a.person_id
        and a.since <= b.until and b.since <= a.until
    where a.kind <> 'placement' and b.kind <> 'placement' and a.place_id not in (
        select place_id from lived where marking in ({_WIDE})
        group by place_id having count(distinct person_id) > {LARGEST_HOUSEHOLD})
"""
_THERE = f"""
create or replace temp table there as
    select p.person_id, 'there' as how, t.what as said, null as other_id, t.place_id as thing,
        greatest(e.occurred_from, t.began) as first, greatest(e.occurred_from, t.began) as last,
        case when t.record_id = e.record_id then [{_record("e", "i")}]
            else [{_record("e", "i")}, {_record("t", told=True)}] end as records,
        e.occurred_from as happened, a.postcode
    from event e join involvement i on i.event_id = e.record_id {_P.format("p", "i.subject_ref")}
    join at_place a on a.record_id = e.record_id
    join place_told t on t.place_id = a.place_id
        and t.began <= e.occurred_from + interval {WITHIN - 1} days
        and coalesce(t.ended, t.began) >= e.occurred_from - interval {WITHIN - 1} days
        and not (t.kind in {WHILE} and e.kind in {WHILE}
            and (coalesce(t.reference = e.reference, false)
                or t.began::date = e.occurred_from::date))
    where {STANDS.format("e")} and {STANDS.format("i")} and e.kind in {AT}
        and (i.role in {PRESENT} or i.role = 'named' and e.kind in {NAMED_AT})
"""
# Of a placement some sources tell the postcode and no house: then any house there may be it.
_HOMES = f"""
create or replace temp table home_at as
select person_id, record_id, agency, marking, grading, occurred_from, occurred_to, recorded_at,
    received_at, place_id, null as postcode
from lived
union all select p.person_id, s.record_id, s.agency, s.marking, s.grading, s.occurred_from,
    s.occurred_to, s.recorded_at, s.received_at, null, s.postcode
from stay s {_P.format("p", "s.subject_ref")} anti join lived l on l.record_id = s.record_id
where {STANDS.format("s")} and s.kind = 'placement' and s.postcode is not null
"""
_WAS_THERE = "select * exclude (happened, postcode) from there"
_AT_HOME = f"""
    select t.* exclude (happened, postcode)
        replace ('at_home' as how, list_append(t.records, {_record("h")}) as records)
    from there t join home_at h on h.person_id = t.person_id
        and (h.place_id = t.thing or h.postcode = t.postcode)
        and coalesce(h.occurred_from::date <= t.happened::date, true)
        and coalesce(h.occurred_to::date >= t.happened::date, true)
"""
# The middle of a postcode's sector is no point that a source gave.
_GIVEN = "not exists (from _sector m where m.lat = {0}.lat and m.lon = {0}.lon)"


def _lives(how: str, where: str, place_told: str = "place_told") -> str:
    return f"""
    select s.person_id, '{how}' as how, t.what as said, null as other_id, t.place_id as thing,
        greatest(s.occurred_from, t.began) as first, greatest(s.occurred_from, t.began) as last,
        [{_record("s")}, {_record("t", told=True)}] as records
    from lived s join {place_told} t on {where} and t.began::date <= s.until::date
        and coalesce(t.ended, t.began)::date >= s.since::date
    """


_SAME = _lives("lives", "t.place_id = s.place_id")
_NEAR = _lives(
    "near",
    f"""t.square = {square("s", *NEAR_DEGREES)} and t.place_id <> s.place_id
        and t.lat between s.lat - 0.001 and s.lat + 0.001
        and t.lon between s.lon - 0.002 and s.lon + 0.002
        and {miles_sql("s.lat", "s.lon", "t.lat", "t.lon")} <= {NEAR_MILES}
        and {_GIVEN.format("s")} and {_GIVEN.format("t")}""",
    around("place_told", *NEAR_DEGREES),
)
_THEIRS = f"""from contact_point c {_P.format("p", "c.subject_ref")}"""
_IS_THEIRS = f"""{STANDS.format("c")} and c.kind = 'phone' and c.value is not null
        and coalesce(c.whose, 'not known') in {OWN}"""
# A number without a day is one that a system holds: it may be as old as the record.
_NUMBERS = f"""
    select p.person_id, 'number' as how, c.whose as said, null as other_id, c.value as thing,
        c.occurred_from as first, c.occurred_to as last, [{_record("c")}] as records
    {_THEIRS} where {_IS_THEIRS} and c.occurred_from is not null
"""
_TELEPHONES = f"""
    select p.person_id, 'telephone' as how, l.line as said, null as other_id, c.value as thing,
        coalesce(c.occurred_from, c.recorded_at, c.received_at) as first, null as last,
        case when l.record_id = c.record_id then [{_record("c")}]
            else [{_record("c")}, {_record("l")}] end as records
    {_THEIRS} join contact_point l on l.value = c.value and {told.IS_LINE.format("l")}
        and {STANDS.format("l")}
    where {_IS_THEIRS}
"""
# By the month and the marking, the first call of each: one line calls and is called all day.
_CALLED = """
create or replace temp table first_call as
select least(caller, called) as one, greatest(caller, called) as two, agency, marking, grading,
    min(occurred_from) as occurred_from,
    arg_min(record_id, (occurred_from, record_id)) as record_id,
    min(recorded_at) as recorded_at, min(received_at) as received_at
from call where superseded_at is null and caller <> called and occurred_from is not null
    and (caller in (from line_number) or called in (from line_number))
group by 1, 2, agency, marking, grading, date_trunc('month', occurred_from)
"""
_LINE_NUMBERS = f"""
create or replace temp table line_number as
select distinct l.value from contact_point l
where {told.IS_LINE.format("l")} and {STANDS.format("l")}
"""
# Either may be the line's; two rows a call, for “or” would compare every number with every call.
_EITHER = """(
    select one as mine, two as theirs, * exclude (one, two) from first_call
    union all select two, one, * exclude (one, two) from first_call)"""
_CALLS = f"""
    select p.person_id, 'called' as how, l.line as said, null as other_id, l.value as thing,
        k.occurred_from as first, k.occurred_from as last,
        [{_record("c")}, {_record("k")}, {_record("l")}] as records
    {_THEIRS} join {_EITHER} k on k.mine = c.value
    join contact_point l on l.value = k.theirs and {told.IS_LINE.format("l")}
        and {STANDS.format("l")}
    where {_IS_THEIRS}
"""

_STOPS = passing.stops(_record("e", "i"), _record("t", told=True), _GIVEN)
_JOURNEYS = passing.journeys(_record("e", "i"), _record("t", told=True))
_HOUSES = houses.rows(_record("s"), _record("r"), KIN)
_NAMED = (
    named_together.seen(_record("a.record", "b.record", told=True)),
    named_together.draws_in(_record("s", "j"), _record("e", "i", "j")),
)
_MADE_FIRST = (
    *(_LIVED, _LINE_NUMBERS, _CALLED, _THERE, _HOMES),
    houses.FOUND.format(record=_record("e", "i")),
    named_together.NAMED.format(record=_record("e", "i")),
)
_DROPPED = "lived there home_at line_number first_call found_at named_in _sector"


def build(con: duckdb.DuckDBPyConnection) -> None:
    """Make `beside` from the canonical tables, person_subject, places, and what is told of people,
    addresses and areas (told, passing)."""
    load_sectors(con)
    for statement in _MADE_FIRST:
        con.execute(statement)
    places = (*_HOUSES, _WAS_THERE, _AT_HOME, _SAME, _NEAR, _STOPS, _JOURNEYS)
    rows = (*_RELATED, *_NAMED, _HOUSEHOLDS, *places, _NUMBERS, _TELEPHONES, _CALLS)
    con.execute(f"create or replace table beside as {' union all by name '.join(rows)}")
    for table in _DROPPED.split():
        con.execute(f"drop table {table}")
