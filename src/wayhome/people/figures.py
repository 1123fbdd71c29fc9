"""Figures of a linking, counted once while its release is made and kept in it.

    linking_figure(figure, source, other, value)

    figure            source, other               value
    model             other: its version          1
    records                                       subject refs that anybody may see
    people                                        people that they are
    size              other: so many records      people of so many
    band              other: linked, …            pairs of records
    source_records    source                      its records
    source_people     source                      people with a record of it
    newest            source                      day its newest record came, from 1970
    unjoined          source                      its records that no other was joined to
    lacking           source, other: a field      its records that do not state it
    lacking_unjoined  source, other: a field      of those joined to no other
    both              source, other: a later one  people with a record of each
    delivery          source, other: its number   records of the source that came in it
    changed           source: kind, other: cause  changes of ids, ever

A source is '<agency>/<feed>'. The rule this file keeps: **open records alone are counted**, those
that units.py calls open, so that no figure tells of a restricted or a sealed one; what decides for
open records is open itself. A reference without particulars is a record that states nothing.
"""

from wayhome.people.choosing import IN_USE
from wayhome.people.units import SEEN_BY_ALL

# What another agency may hold too. A child id is not: it means nothing without its council.
FIELDS = {
    "first name": "s.given_names is not null",
    "surname": "s.family_name is not null",
    "date of birth": "s.dob is not null and s.dob_precision = 'day'",
    "NHS, pupil or police number": "coalesce(s.nhs_number, s.upn, s.pnc_id) is not null",
    "postcode": "h.subject_ref is not null",
    "telephone": "t.subject_ref is not null",
}
_NUMBERED = dict(enumerate(FIELDS))
_STATED = ",\n".join(f"bool_or(open and {sql}) as has_{n}" for n, sql in enumerate(FIELDS.values()))
_COUNTED = ",\n".join(
    f"count(*) filter (not has_{n}) as lacking_{n},"
    f"count(*) filter (not has_{n} and unjoined) as lacking_unjoined_{n}"
    for n in _NUMBERED
)
_LACKING = "".join(
    f" union all select '{figure}', source, '{words}', {figure}_{n} from counted"
    for figure in ("lacking", "lacking_unjoined")
    for n, words in _NUMBERED.items()
)


def _open(row: str) -> str:
    return SEEN_BY_ALL.format(row=row)


LINKING_FIGURE = f"""
with told as (
  select s.subject_ref, s.agency || '/' || coalesce(s.feed, '') as source, s.delivery,
    s.received_at, {_open("s")} as open, s.given_names, s.family_name, s.dob, s.dob_precision,
    s.nhs_number, s.upn, s.pnc_id,
    s.sealed_reason is not null or coalesce(s.marking, '') = 'sealed' as sealed
  from subject s where s.subject_ref is not null
),
home as (
  select distinct subject_ref from stay h
  where postcode is not null and kind in ('home', 'placement', 'tenancy') and {_open("h")}
),
rung as (
  select distinct subject_ref from contact_point t
  where kind = 'phone' and value is not null and {_open("t")}
),
record as (
  select s.subject_ref, {_STATED}
  from told s left join home h using (subject_ref) left join rung t using (subject_ref)
  group by s.subject_ref having bool_or(open) and not bool_or(sealed)
),
placed as materialized (
  select r.*, p.person_id, count(*) over (partition by p.person_id) as size
  from record r join person_subject p using (subject_ref)
),
sent as materialized (
  select subject_ref, source, delivery, max(received_at) as received_at
  from told semi join record using (subject_ref) where open group by all
),
of_source as materialized (
  select p.*, s.source, p.size = 1 as unjoined
  from placed p join (select distinct subject_ref, source from sent) s using (subject_ref)
),
held as materialized (select distinct person_id, source from of_source),
counted as materialized (
  select source, count(*) as records, count(*) filter (unjoined) as unjoined,
    {_COUNTED}
  from of_source group by source
),
figures as (
  select 'model' as figure, '' as source, {IN_USE} as other, 1 as value
  union all select 'records', '', '', count(*) from placed
  union all select 'people', '', '', count(distinct person_id) from placed
  union all select 'size', '', size::varchar, count(*) // size from placed group by size
  union all select 'band', '', band, count(*) from link l where {_open("l")} group by band
  union all select 'source_records', source, '', records from counted
  union all select 'source_people', source, '', count(*) from held group by source
  union all select 'newest', source, '', max(received_at)::date - date '1970-01-01' from sent
    group by source
  union all select 'unjoined', source, '', unjoined from counted{_LACKING}
  union all select 'both', l.source, r.source, count(*) from held l join held r using (person_id)
    where l.source < r.source group by all
  union all select 'delivery', source, delivery, count(*) from sent where delivery is not null
    group by all
  union all select 'changed', kind, cause, count(*) from person_change where agency is null
    group by all
)
select figure, source, other, value::bigint as value from figures where value <> 0
"""
