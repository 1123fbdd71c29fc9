"""From the tables of a linking to everybody's id: what `settle` decides, in and out of DuckDB.

    unit, grouped, what the last linking knew ─> person_subject(subject_ref, person_id)
                                              ├> where old ids lead, what changed (causes.py)
                                              └> what the next linking is told (state.py)

What a record says shapes no id; only who belongs together does, and what was known before.
"""

from pathlib import Path

from duckdb import DuckDBPyConnection

from wayhome.people.identities import arrays, state
from wayhome.people.identities.claims import GONE, LED_ON, LIVING, NONE
from wayhome.people.identities.settling import EVERYBODY, OPEN, RESTRICTED, SEALED, settle

# Numbers for the codes of agencies; one that is not known sees nothing and is nobody's audience.
AUDIENCES = f"""
create table audience as
select agency, case agency when '' then {EVERYBODY} else row_number() over (order by agency) end
  as number
from (
  select '' as agency union select coalesce(agency, '?') from unit
  union select agency from last_identity_known
)
"""

# The print is of what shaped the person: an open record's restricted rows must not show in it.
IDENTIFIED = f"""
create table identified as
with says as (
  select subject_ref, sum(hash(first, middles, family, postcode)) as says from face group by all
)
select u.unit, u.subject_ref, coalesce(u.agency, '?') as agency,
  case when u.sealed then {SEALED} when u.open then {OPEN} else {RESTRICTED} end::tinyint as held,
  ((coalesce(f.says, 0) + hash(u.given_names, u.family_name, u.dob, u.nhs_number, u.upn,
    u.former_upn, u.pnc_id, u.child_id, u.former_child_id))
    % 18446744073709551557)::ubigint as print
from unit u left join says f using (subject_ref)
"""

IDENTITY = """
create table identity as
select subject_ref, agency, held, s.number, s.under, print
from identified join settled s using (unit)
"""

EVERYONES = "create view everyones_identity as from identity union all by name from kept_identity"

# Whoever lives for everybody is known to every agency by that.
NOW_KNOWN = f"""
create table identity_known as
with living as (
  select distinct number, case held when {OPEN} then '' else agency end as agency
  from identity where held <> {SEALED}
),
found as (
  select number, agency, {LIVING} as state, {NONE} as leads from living l
  where agency = '' or not exists (from living o where o.number = l.number and o.agency = '')
  union all
  select was, agency, case when now >= 0 then {LED_ON} else {GONE} end, now from led
),
turn as (
  select coalesce(max(since), 0) + 1 as turn
  from (select since from last_identity_known union all select since from kept_known)
)
select f.number, f.agency, f.state::tinyint as state, f.leads,
  case when f.state = {LIVING} and b.state is distinct from {LIVING} then turn
    else coalesce(b.since, turn) end as since
from found f cross join turn left join last_identity_known b
  on b.number = f.number and b.agency = f.agency
"""

PERSON_SUBJECT = """
create or replace table {out}.person_subject as
select i.subject_ref, s.person_id from identified i join settled s using (unit)
"""


def name_people(
    con: DuckDBPyConnection, out: str, before: Path | None, *, narrowed: bool = False
) -> None:
    """Make person_subject in the catalogue `out`. `before`: what the last linking kept, if any;
    `narrowed`: only what is touched is linked."""
    state.read(con, before, narrowed=narrowed)
    con.execute(AUDIENCES)
    con.execute(IDENTIFIED)
    arrays.write(con, settle(arrays.units(con), arrays.known(con), arrays.spare(con)))
    con.execute(IDENTITY)
    con.execute(EVERYONES)
    con.execute(NOW_KNOWN)
    con.execute(PERSON_SUBJECT.format(out=out))
