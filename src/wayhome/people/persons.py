"""The tables that other rooms read: a person's newest stated particulars, and what links them.

    person(person_id, given_names, …)
    link(left_ref, right_ref, weight, band, reason, marking)

A person's row states what open records state; only somebody known to restricted records alone has
a row that carries that marking, and it may be shown to the agency in `agencies` alone.
"""

from duckdb import DuckDBPyConnection

from wayhome.people.siblings import PERHAPS

# One row of `told` a stated subject row that may speak for its person.
PERSON = """
create or replace table {out}.person as
with anyone_open as (
  select person_id, bool_or(open) as open,
    coalesce(nullif(count(*) filter (open), 0), count(*)) as records
  from unit join {out}.person_subject using (subject_ref) group by person_id
),
told as (
  select p.person_id, u.open, u.sealed, o.records, s.* exclude (open, sealed),
    coalesce(s.agency, u.agency) as sender, coalesce(s.newest, 0) as turn
  from unit u join {out}.person_subject p using (subject_ref)
  join anyone_open o on o.person_id = p.person_id and o.open = u.open
  left join stated s on s.subject_ref = u.subject_ref
)
select person_id,
  arg_max(given_names, turn) as given_names, arg_max(family_name, turn) as family_name,
  arg_max(dob, turn) filter (not birth_unlikely(dob)) as dob,
  coalesce(arg_max(dob_precision, turn) filter (not birth_unlikely(dob)), 'not known')
    as dob_precision,
  coalesce(arg_max(sex, turn) filter (sex <> 'not known'), 'not known') as sex,
  arg_max(gender, turn) as gender, arg_max(ethnicity, turn) as ethnicity,
  arg_max(nationality, turn) as nationality, arg_max(language, turn) as language,
  arg_max(nhs_number, turn) as nhs_number, arg_max(upn, turn) as upn,
  arg_max(pnc_id, turn) as pnc_id, max(died_on) as died_on,
  list_sort(list_distinct(list(street_name) filter (street_name is not null))) as street_names,
  any_value(records) as records,
  list_sort(list_distinct(list(sender))) as agencies,
  bool_or(sealed) as sealed,
  case when bool_or(sealed) then 'sealed' when not bool_or(open) then 'restricted'
    else 'official-sensitive' end as marking
from told group by person_id
"""

# Across a seal there is no link: to be asked whether two are one child would tell (seals.py). The
# words that begin with 'the same' or 'perhaps' are for a human, all others for nobody.
LINK = f"""
create or replace table {{out}}.link as
with across as (
  select unit_l, unit_r from edge e join sided l on l.unit = e.unit_l
  join sided r on r.unit = e.unit_r and r.seal = l.seal and r.side <> l.side
  union select unit_l, unit_r from sealed_off
)
select l.subject_ref as left_ref, r.subject_ref as right_ref, e.weight,
  case
    when gl.grp = gr.grp then 'linked'
    when c.why is not null and c.why not like 'the same%' and c.why not like '{PERHAPS}%'
      then 'apart'
    else 'for a human' end as band,
  concat_ws('; ', e.reason, c.why, case when c.why is null then f.why end) as reason,
  case when l.open and r.open then 'official-sensitive' else 'restricted' end as marking
from told_edge e join unit l on l.unit = e.unit_l join unit r on r.unit = e.unit_r
join grouped gl on gl.unit = e.unit_l join grouped gr on gr.unit = e.unit_r
left join cannot c on c.unit_l = e.unit_l and c.unit_r = e.unit_r
left join refused f on f.unit_l = e.unit_l and f.unit_r = e.unit_r
anti join across a on a.unit_l = e.unit_l and a.unit_r = e.unit_r
"""


def write_people(con: DuckDBPyConnection, out: str) -> None:
    """Make both tables in the catalogue `out` from the work tables and `person_subject`."""
    for statement in (PERSON, LINK):
        con.execute(statement.format(out=out))
