"""Stopped near an address, or on the way in an area, of which something is told: rows of `beside`.

    stop_near    stopped within 500 metres of an address said to be taken over or dealt from, by
                 points that sources gave; `first` is the later of both days, `last` the stop's
    line_area    travelled to, or an incident on the way in, a district in which a record of the
                 year before put a line at work; `thing` is the district

Of all that is told near one stop, or of lines in one district, the record nearest in time stands,
one for each agency and marking: a busy street would otherwise make thousands of rows.
Keeps: whoever sees every record sees the row; a record is never its own second source.
"""

from wayhome.lexicon.places import miles_sql
from wayhome.network.squares import around, square
from wayhome.network.ties import STANDS

TOLD_WITHIN = 365  # days between a stop, or a journey, and what is told: ours, as for I34
STOP_MILES = 500 / 1609.344  # facts §5, I31
STOP_DEGREES = 0.0046, 0.009  # of latitude and of longitude
ON_THE_WAY = "('journey', 'travel_incident')"
# Somebody harmed or helped on the way did not travel for a line.
TRAVELLED = "('subject', 'found_with', 'suspect')"
# Of somebody with two parts in one record, one of them kept close, the open one stands as well.
_NEAREST = """qualify row_number() over (
    partition by e.record_id, p.person_id, i.marking, t.agency, t.marking
    order by abs(date_diff('day', t.began, e.occurred_from)), t.record_id, i.record_id) = 1"""
_PART = f"""
    from event e
    join involvement i on i.event_id = e.record_id and {STANDS.format("i")}
    join person_subject p on p.subject_ref = i.subject_ref"""


def stops(record: str, told: str, given: str) -> str:
    """A select of rows `stop_near`, after `place_told` and the middles of sectors.

    `record`, `told`: the stop's and the other record, as `records` holds them; `given`: whether a
    point was given by a source.
    """
    return f"""
    select p.person_id, 'stop_near' as how, t.what as said, null as other_id, t.place_id as thing,
        greatest(e.occurred_from, t.began) as first, e.occurred_from as last,
        [{record}, {told}] as records
    {_PART}
    join {around("place_told", *STOP_DEGREES)} t on t.square = {square("e", *STOP_DEGREES)}
        and t.lat between e.lat - 0.0046 and e.lat + 0.0046
        and t.lon between e.lon - 0.009 and e.lon + 0.009
        and {miles_sql("e.lat", "e.lon", "t.lat", "t.lon")} <= {STOP_MILES}
        and t.began <= e.occurred_from + interval {TOLD_WITHIN - 1} days
        and coalesce(t.ended, t.began) >= e.occurred_from - interval {TOLD_WITHIN - 1} days
        and t.began::date <> e.occurred_from::date
        and not coalesce(t.reference = e.reference, false)
    where {STANDS.format("e")} and e.kind = 'stop' and i.role = 'stopped'
        and {given.format("e")} and {given.format("t")}
    {_NEAREST}
    """


# Calls are by the mast of whoever rang; what was said of a line that had stopped is no work of it.
LINE_AREAS = """
create or replace temp table line_told as
select area, agency, marking, date_trunc('month', first) as month,
    arg_min(record_id, (first, record_id)) as record_id,
    arg_min(coalesce(grading, ''), (first, record_id)) as grading, min(first) as began,
    arg_min(coalesce(recorded_at, first), (first, record_id)) as recorded_at,
    arg_min(received_at, (first, record_id)) as received_at
from line_fact
where area is not null and first is not null and what in ('said', 'heard', 'call')
    and (what <> 'said' or said not in ('line stopped', 'number deactivated',
        'number disconnected', 'sim deactivated'))
group by area, agency, marking, month
"""


def journeys(record: str, told: str) -> str:
    """A select of rows `line_area`, after `line_told`."""
    return f"""
    select p.person_id, 'line_area' as how, 'line' as said, null as other_id, e.area as thing,
        e.occurred_from as first, e.occurred_from as last, [{record}, {told}] as records
    {_PART}
    join line_told t on t.area = e.area and t.began::date < e.occurred_from::date
        and t.began > e.occurred_from - interval {TOLD_WITHIN} days
    where {STANDS.format("e")} and e.kind in {ON_THE_WAY}
        and i.role in {TRAVELLED}
    {_NEAREST}
    """
