"""The links that wait for a human, made once with a release, so that a page need not ask all links.

    record_to_judge(agency, marking, subject_ref, person_id)     every record of whom a link is

    link_to_judge(agency, marking, left_ref, right_ref, left_person, right_person, weight, reason,
      refused, pairs, open)

A row: two people one of whom `agency` holds, whose records are alike and not joined. The likeliest
pair of their records stands for the others, `pairs` of them; `refused`: something contradicts it;
`open`: neither of the two records is kept close.

The rule this file keeps: **a row for everybody tells of open records alone.** Where its restricted
records change what an agency is asked (another pair, more pairs, somebody whom it holds by them
alone), it has a row of its own, marked restricted, which stands before the other. Sealed records
are in no row and bring nobody one: an agency that holds somebody by a sealed record alone is not
asked, or being asked would tell its other workers of that record.
"""

from wayhome.people.siblings import PERHAPS
from wayhome.people.units import SEEN_BY_ALL

SAID = ("kept apart:", "clearly different people", PERHAPS)
CONTRADICTED = " or ".join(f"contains(k.reason, '{words}')" for words in SAID)

_BEING = """
alike as (from link where band = 'for a human'),
asked as (select left_ref as subject_ref from alike union select right_ref from alike),
being as (select distinct person_id from person_subject semi join asked using (subject_ref))
"""
RECORD_TO_JUDGE = f"""
with {_BEING}
select distinct s.agency, s.marking, subject_ref, p.person_id
from subject s join person_subject p using (subject_ref) semi join being using (person_id)
"""

# `eyes`: as an agency is asked that sees its own restricted records. It sees all that everybody
# sees, so the same number of pairs is the same pairs, and the row for everybody says it.
LINK_TO_JUDGE = f"""
with {_BEING},
told as materialized (
  select p.person_id, subject_ref, s.agency, {SEEN_BY_ALL.format(row="s")} as open
  from subject s join person_subject p using (subject_ref) semi join being using (person_id)
  qualify not bool_or(s.sealed_reason is not null or coalesce(s.marking, '') = 'sealed')
    over (partition by subject_ref)
),
record as (
  select subject_ref, any_value(person_id) as person_id, bool_or(open) as open,
    list(distinct agency) as senders
  from told semi join asked using (subject_ref) group by subject_ref
),
pair as materialized (
  select k.*, l.person_id as left_person, r.person_id as right_person,
    least(l.person_id, r.person_id) as one, greatest(l.person_id, r.person_id) as two,
    l.open as left_open, r.open as right_open, l.senders as left_senders,
    r.senders as right_senders, {CONTRADICTED} as refused
  from alike k join record l on l.subject_ref = k.left_ref
  join record r on r.subject_ref = k.right_ref
  where l.person_id <> r.person_id
),
holder as (select person_id, agency, bool_or(open) as open from told group by all),
two_people as (select distinct one, two from pair),
held as (
  select one, two, agency, bool_or(open) as open from (
    select one, two, agency, open from two_people join holder on person_id = one
    union all select one, two, agency, open from two_people join holder on person_id = two
  ) group by all
),
shown as (
  select p.*, h.agency, false as eyes from pair p join held h using (one, two)
  where left_open and right_open and h.open
  union all
  select p.*, h.agency, true as eyes from pair p join held h using (one, two)
  where (left_open or list_contains(left_senders, h.agency))
    and (right_open or list_contains(right_senders, h.agency))
),
best as (
  select *, count(*) over people as pairs from shown
  window people as (partition by agency, eyes, one, two)
  qualify row_number() over (people order by weight desc, left_ref, right_ref) = 1
)
select agency, case when eyes then 'restricted' else 'official-sensitive' end as marking,
  left_ref, right_ref, left_person, right_person, weight, reason, refused, pairs,
  left_open and right_open as open
from best
qualify not eyes or count(*) over (partition by agency, one, two, pairs) = 1
"""
