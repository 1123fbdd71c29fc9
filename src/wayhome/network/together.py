"""Who was arrested, charged, stopped, found or held in custody together: the table `co_event`.

Two people were together when both are in one event, or in two events of one agency and kind with
one reference, within a week. A tie says that they were there together and nothing about why.
Keeps: a row each way; no row for a person with themselves; only present records; each row names
the two records, and carries the narrower marking and the later of the two times of learning.
"""

import duckdb

from wayhome.governance.visibility import WIDE

# In a larger company, having been there together says little (a disorder with a hundred arrests).
LARGEST_COMPANY = 20
_WIDE = ", ".join(f"'{marking}'" for marking in WIDE)
DAYS_APART = 7  # one reference used further apart is another occasion

_PRESENT = """
create or replace temp table present as
    select distinct ps.person_id, e.record_id, e.kind, e.agency, e.occurred_from, e.grading,
        greatest(e.recorded_at, i.recorded_at) as recorded_at,
        greatest(e.received_at, i.received_at) as received_at,
        case when 'sealed' in (e.marking, i.marking) then 'sealed'
            when 'restricted' in (e.marking, i.marking) then 'restricted'
            else e.marking end as marking,
        coalesce(e.kind || '|' || e.reference, e.record_id) as company
    from event e
    join involvement i on i.event_id = e.record_id
    join person_subject ps on ps.subject_ref = i.subject_ref
    where e.kind in ('arrest', 'charge', 'custody', 'stop', 'found')
        and i.role in ('arrested', 'stopped', 'found', 'found_with', 'suspect', 'subject')
        and e.superseded_at is null and i.superseded_at is null and e.occurred_from is not null
"""

_TOGETHER = """
create or replace table co_event as
with companies as (
    select agency, company from present group by agency, company
    -- counted of open records: one that is kept close must not undo the company of the others
    having count(distinct person_id) > 1
        and count(distinct person_id) filter (marking in ({wide})) <= {largest}
)
select a.person_id, b.person_id as other_id, a.kind, a.agency,
    a.record_id, b.record_id as other_record_id, a.occurred_from,
    a.grading, b.grading as other_grading,
    greatest(a.recorded_at, b.recorded_at) as recorded_at,
    greatest(a.received_at, b.received_at) as received_at,
    case when 'sealed' in (a.marking, b.marking) then 'sealed'
        when 'restricted' in (a.marking, b.marking) then 'restricted'
        else a.marking end as marking
from present a
join companies c using (agency, company)
join present b on b.agency = a.agency and b.company = a.company and b.person_id <> a.person_id
    and abs(date_diff('day', a.occurred_from, b.occurred_from)) <= {days}
"""


def build(con: duckdb.DuckDBPyConnection) -> None:
    """Make `co_event` from the canonical tables and person_subject."""
    con.execute(_PRESENT)
    con.execute(_TOGETHER.format(largest=LARGEST_COMPANY, days=DAYS_APART, wide=_WIDE))
    con.execute("drop table present")
