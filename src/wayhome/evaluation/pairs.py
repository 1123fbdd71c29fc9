"""Every pair that matters once: those that are one person, and those that were called one.

    whose        subject_ref, person, person_id, source, open, faced, bare      one row a record
    true_pair    one, other and what became of it: together, beyond, band, weight, reason
    false_pair   one, other of two people who were called one

Bands are read from what linking kept; a pair that it did not keep is apart or was never compared.

A pair is `beyond` joining by a program where one of its records states a name and nothing else: no
birth, number, home or telephone ("a lad called Jay"). A name alone joins nobody, by decision
(docs/linking-quality.md): such pairs say what records hold, not how well they are linked. They are
counted everywhere and left out where it says so.
"""

from duckdb import DuckDBPyConnection

# Whatever else of a record could tell one Jay from another.
MORE = ("dob", "nhs_number", "upn", "former_upn", "uln", "pnc_id", "child_id", "former_child_id")
BARE = f"""
create or replace temp table bare as
select subject_ref from subject group by subject_ref
having not bool_or(coalesce({", ".join(f"{column}::varchar" for column in MORE)}) is not null)
except select subject_ref from stay except select subject_ref from contact_point
"""

# A record is open when it has a face that is not hidden; without any face nothing of it is known.
WHOSE = """
create or replace temp table whose as
with faces as (
  select subject_ref, bool_or(not hidden) as open from linked_face group by subject_ref
)
select t.subject_ref, t.person, t.source, p.person_id, coalesce(f.open, false) as open,
  f.subject_ref is not null as faced, b.subject_ref is not null as bare
from truth t join person_subject p using (subject_ref) left join faces f using (subject_ref)
left join bare b using (subject_ref)
"""

TRUE_PAIR = """
create or replace temp table true_pair as
with kept as (
  select least(left_ref, right_ref) as one, greatest(left_ref, right_ref) as other,
    weight, band, reason
  from link
)
select l.person, l.subject_ref as one, r.subject_ref as other, l.source as source_l,
  r.source as source_r, l.person_id = r.person_id as together, l.open and r.open as open,
  l.faced and r.faced as faced, l.bare or r.bare as beyond,
  k.weight, k.band, k.reason
from whose l join whose r on l.person = r.person and l.subject_ref < r.subject_ref
left join kept k on k.one = l.subject_ref and k.other = r.subject_ref
"""

FALSE_PAIR = """
create or replace temp table false_pair as
with kept as (
  select least(left_ref, right_ref) as one, greatest(left_ref, right_ref) as other, weight, reason
  from link where band = 'linked'
)
select l.person as person_l, r.person as person_r, l.subject_ref as one, r.subject_ref as other,
  l.source as source_l, r.source as source_r, k.weight, k.reason
from whose l join whose r on l.person_id = r.person_id and l.subject_ref < r.subject_ref
  and l.person <> r.person
left join kept k on k.one = l.subject_ref and k.other = r.subject_ref
"""


def build_pairs(con: DuckDBPyConnection) -> None:
    """Make the three tables from `truth` and from what linking kept."""
    for statement in (BARE, WHOSE, TRUE_PAIR, FALSE_PAIR):
        con.execute(statement)
