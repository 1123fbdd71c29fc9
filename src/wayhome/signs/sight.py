"""Who sees what: the facts that signs may use, once for every viewer of every person.

    view   view_id, person_id, audience, viewer
    sight  view_id, episode, and the columns of the fact

`viewer` is '*' (all agencies joined) or one agency alone. The view_id of the second is below zero:
of what one alone would have had only the days are told, and no records are listed (spells.py).
`audience` says who may be shown the result: 'open' uses only what is not restricted or sealed; an
agency's code adds what that agency restricts to itself, for the people of whom it holds such
records, or of whom a sign could rest on another's. So a sign never tells by its presence, its dates
or its number that a record exists which the reader may not see.
Keeps: only people under 18 on the day, or of unknown age (scope, not input: no rule can read it);
one happening told by several sources is one episode, merged anew for each viewer.
"""

from datetime import date

import duckdb

from wayhome.chronology.episodes import find_same
from wayhome.governance.visibility import visible_sql
from wayhome.signs.beside import (
    HIDES_BESIDE,
    NOBODY,
    VIEW_BESIDE,
    clear_beside,
    find_beside,
    find_ties,
)
from wayhome.signs.topics import TOPICS

KINDS = (
    "missing", "away", "found", "return_interview", "arrest", "charge", "custody", "stop",
    "offence", "attendance", "suspension", "exclusion", "school_move", "school_concern", "factor",
    "protection_plan", "placement", "home", "thing", "intelligence", "statement", "note",
    "appointment", "emergency_attendance", "service_referral", "substance_use", "disposal",
    "remand", "breach", "travel_incident", "journey", "homelessness", "arrears", "nuisance",
    "tenancy", "school", "school_report", "care_episode", "legal_status", "send", "immigration",
    "assessment", "contact", "referral", "section_47", "early_help", "nrm_referral", "nrm_decision",
)  # fmt: skip

# The day of the 18th birthday; born on 29 February, it is 1 March (lexicon.dates). The newest
# statement of a date of birth is taken, of those that all may see (agency ''); where there is none,
# an agency's own bounds what it keeps to itself, and nobody else's.
ADULT_FROM = f"""
create or replace temp table adult_from as
select person_id, agency, case
    when month(dob) = 2 and day(dob) = 29 then make_date(year(dob) + 18, 3, 1)
    else make_date(year(dob) + 18, month(dob), day(dob)) end as adult_on
from (
    select person_id, case when {visible_sql(seen_by=NOBODY)} then '' else agency end as agency,
        arg_max(dob, (coalesce(recorded_at, received_at), record_id)) as dob
    from holding where dob is not null and superseded_at is null group by all
)
"""

# weak: 3x5x2 grades that cannot make a sign acute, 2-C/D/E (facts §10.4), and what an unreliable
# source said. seen: the day it was written down, or where the source does not state that, the day
# it happened, before which nobody knew; where no day is stated either (an interview that another
# day stands in for), the day it reached us. sure: the day by which it was certainly written down.
LEARNED = r"""coalesce(regexp_matches(upper(f.grading), '^\s*(3|2\W*[CDE])'), false) as weak,
    f.received_at,
    greatest(f.occurred_from::date, coalesce(f.recorded_at,
        case when f."precision" <> 'not known' then f.occurred_from end, f.received_at)::date)
        as seen,
    greatest(f.occurred_from::date, coalesce(f.recorded_at, f.received_at)::date) as sure,
    f.received_at::date as received"""
_BASE = """
create or replace temp table base as
select f.rowid as handle, f.person_id, f.record_id, f.kind, f.part, f.category, f.code,
    f.reference, f.outcome, f.value, f.value_of, f.agency, f.occurred_from, f.occurred_to,
    f."precision" = 'minute' as fine, f.lat, f.lon, f.force, f.event_id, f.distance_miles,
    f.end_reason, f.head, {topics} as topics, f.superseded_at is null as present,
    f.marking in ('restricted', 'sealed') as restricted,
    {learned}
from fact f left join adult_from a on a.person_id = f.person_id and a.agency = ''
left join adult_from own on own.person_id = f.person_id and own.agency = f.agency
    and f.marking in ('restricted', 'sealed')
where f.kind in {kinds}
    -- a report names people and says what is thought of them, whoever was there
    and (f.part in ('own', 'suspected', 'harmed') or f.kind = 'intelligence')
    and (f.occurred_from is null or f.occurred_from::date <= date '{as_of}')
    and coalesce(f.occurred_from::date < coalesce(a.adult_on, own.adult_on), true)
-- every sign asks for a few kinds: blocks that have none of them are not read
order by f.kind
"""

# Who holds something of somebody that nobody else may see: a record, or what a sign could rest on
# that is another's (signs/beside.py).
_HIDES = f"""
create or replace temp table hides as
select person_id, agency from base where restricted
union
{HIDES_BESIDE}
"""

VIEW = """
create or replace temp table view as
select row_number() over () * case viewer when '*' then 1 else -1 end as view_id,
    person_id, audience, viewer
from (
    select distinct person_id, 'open' as audience, unnest(['*', agency]) as viewer
    from base where not restricted
    union
    select distinct b.person_id, r.agency, unnest(['*', b.agency])
    from hides r
    join base b on b.person_id = r.person_id and (not b.restricted or b.agency = r.agency)
)
"""

SEEN = """
create or replace temp table seen as
select v.view_id, b.handle from base b
join view v on v.person_id = b.person_id and v.audience = 'open' and v.viewer = '*'
where not b.restricted
union all
select v.view_id, b.handle from base b
join view v on v.person_id = b.person_id and v.audience = 'open' and v.viewer = b.agency
where not b.restricted
union all
select v.view_id, b.handle from base b
join view v on v.person_id = b.person_id and v.audience <> 'open'
    and v.viewer in ('*', b.agency) and (not b.restricted or b.agency = v.audience)
"""

# Homes are many and are never counted, so they need no merging here.
_SCOPED = """
select s.view_id::varchar as scope, f.*
from seen s join fact f on f.rowid = s.handle
where f.superseded_at is null and f.kind not in ('home', 'attendance', 'factor')
"""

# A row of a source makes several of these, told apart by their code alone.
SEVERAL = "('statement', 'factor', 'school_report')"
# The few that another record leads, and the few that were replaced: all others are their own.
_EPISODES = """
create or replace temp table episodes as
with led as (
    select m.scope::bigint as view_id, b.handle, l.handle as episode from same_as m
    join base b on b.record_id = m.record_id
    join base l on l.record_id = m.lead and l.person_id = b.person_id
),
present as (
    select s.view_id, s.handle, coalesce(l.episode, s.handle) as episode
    from seen s semi join (select handle from base where present) b using (handle)
    left join led l using (view_id, handle)
),
line as (
    select handle, record_id, head, kind, category, present,
        case when kind in {several} then code end as which
    from base semi join (select head from base where not present) o using (head)
)
from present
union all
-- a record may hold several alike facts: of these the first, whatever the order of reading
select s.view_id, s.handle, arg_min(p.episode, (n.record_id, p.episode))
from seen s join line o on o.handle = s.handle and not o.present
join line n on n.present and n.head = o.head and n.kind = o.kind
    and n.category is not distinct from o.category and n.which is not distinct from o.which
join present p on p.view_id = s.view_id and p.handle = n.handle
group by s.view_id, s.handle
""".replace("{several}", SEVERAL)

_SIGHT = """
create or replace temp view sight as
select e.view_id, e.episode, b.* from base b join episodes e using (handle)
"""


def lay_out(con: duckdb.DuckDBPyConnection, as_of: date) -> None:
    """Make `view` and `sight` from `fact` and `holding`."""
    con.execute(ADULT_FROM)
    con.execute(_BASE.format(kinds=KINDS, as_of=as_of, learned=LEARNED, topics=TOPICS))
    find_ties(con, as_of)
    con.execute(_HIDES)
    con.execute(VIEW)
    con.execute(VIEW_BESIDE)
    con.execute(SEEN)
    find_same(con, _SCOPED)
    con.execute(_EPISODES)
    con.execute(_SIGHT)
    find_beside(con, as_of)


def clear(con: duckdb.DuckDBPyConnection) -> None:
    """Drop what `lay_out` made."""
    con.execute("drop view sight")
    clear_beside(con)
    for table in ("episodes", "seen", "view", "hides", "base", "adult_from", "same_as"):
        con.execute(f"drop table {table}")
