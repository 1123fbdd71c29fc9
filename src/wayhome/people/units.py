"""One linkage unit is one subject_ref: all its rows folded, preferred values first.

    subject rows ─┐
    stays         ├─> unit (one row a subject_ref) ──> face (one row a name it goes by)
    contact points┘

The rule this file keeps: **what is restricted never shapes what is open.** A unit is open when it
has a row that any agency may see; an open unit is folded from its open rows alone, and every count
taken over all units (how common, how shared) counts open units alone. So the people an outsider
is shown are the very people there would be if the restricted rows did not exist.
A sealed unit (adoption, witness protection) is folded for its own agency and joined to nobody.
"""

from duckdb import DuckDBPyConnection

from wayhome.people.births import macros as birth_macros
from wayhome.people.model import Limits
from wayhome.people.names import macros as name_macros
from wayhome.people.nicknames import create_nicknames
from wayhome.people.places import macros as place_macros

# What is not understood is not shown around: no marking counts as restricted.
SEEN_BY_ALL = "coalesce({row}.marking in ('official', 'official-sensitive'), false)"
NAMING = ("involvement", "stay", "contact_point", "statement", "relation")

# A reference that only other tables name (an involvement without particulars) is a person too:
# nothing that was received may fall out for want of a name. It has no face, so it joins nobody.
REFS = f"""
create table refs as
with named as (
  select subject_ref, bool_or(sealed_reason is not null or marking = 'sealed') as sealed,
    bool_or({SEEN_BY_ALL.format(row="s")}) as open, min(received_at) as received_at,
    any_value(agency) as agency, any_value(system) as system, true as stated
  from {{records}}.subject s where subject_ref is not null group by all
),
mentioned as ({{mentioned}})
select subject_ref, sealed, open and not sealed as open, received_at, agency, system, stated
from named
union all by name
select subject_ref, bool_or(marking = 'sealed') as sealed,
  bool_or({SEEN_BY_ALL.format(row="m")}) as open, min(received_at) as received_at,
  any_value(agency) as agency, any_value(system) as system, false as stated
from mentioned m where subject_ref not in (select subject_ref from named) group by all
"""
MENTIONED = " union all ".join(
    f"select subject_ref, marking, received_at, agency, system from {{records}}.{table} "
    "where subject_ref is not null"
    for table in NAMING
)

# `newest` orders the rows of one subject: current beats superseded, then the later received.
STATED = """
create table stated as
select s.subject_ref, s.agency, s.system, s.received_at, s.given_names, s.family_name,
  s.other_names, s.street_name, s.dob, s.dob_precision, s.sex, s.gender, s.ethnicity,
  s.nationality, s.language, s.nhs_number, s.upn, s.former_upn, s.pnc_id, s.uln, s.child_id,
  s.died_on, r.open, r.sealed, s.superseded_at is null as current,
  row_number() over (order by s.superseded_at is null, s.received_at nulls first,
    s.recorded_at nulls first, s.record_id) as newest
from {records}.subject s join refs r using (subject_ref)
where {rows}
"""

UNIT = """
create table unit as
select (row_number() over (order by subject_ref) - 1)::integer as unit, *
from (
  select subject_ref, any_value(agency) as agency, any_value(system) as system,
    any_value(open) as open, any_value(sealed) as sealed, min(received_at) as received_at,
    true as stated, arg_max(given_names, newest) as given_names,
    arg_max(family_name, newest) as family_name,
    arg_max(dob, newest) filter (not birth_unlikely(dob)) as dob,
    coalesce(arg_max(dob_precision, newest) filter (not birth_unlikely(dob)), 'day')
      as dob_precision,
    lower(arg_max(sex, newest) filter (sex in ('female', 'male'))) as sex,
    arg_max(nhs_number, newest) filter (current) as nhs_number,
    arg_max(upn, newest) filter (current) as upn,
    arg_max(former_upn, newest) filter (current) as former_upn,
    arg_max(pnc_id, newest) filter (current) as pnc_id,
    arg_max(uln, newest) filter (current) as uln,
    arg_max(child_id, newest) filter (current) as child_id
  from stated group by subject_ref
  union all by name
  select subject_ref, agency, system, open, sealed, received_at, stated from refs where not stated
)
"""

CLEAN_NAMES = """
create table clean_name as
select given_names, family_name, name_given(given_names) as given,
  string_split(name_family(family_name), ' ') as parts
from (
  select distinct coalesce(given_names, '') as given_names, coalesce(family_name, '') as family_name
  from name_written
)
"""

# An alias of one word may be a nickname or a surname: it is a key for looking up, not for linking.
NAME_WRITTEN = """
create table name_written as
select subject_ref, given_names, family_name, newest from stated
union all
select subject_ref, regexp_extract(alias, '^(.*)\\s+(\\S+)$', 1),
  regexp_extract(alias, '^(.*)\\s+(\\S+)$', 2), newest - 1e12
from (select subject_ref, newest, unnest(other_names) as alias from stated)
where regexp_matches(trim(alias), '\\S\\s+\\S')
"""

GOES_BY = """
create table goes_by as
select subject_ref, given, parts, row_number() over (
    partition by subject_ref order by max(newest) desc, given, parts) as place
from name_written w join clean_name c
  on coalesce(w.given_names, '') = c.given_names and coalesce(w.family_name, '') = c.family_name
group by subject_ref, given, parts
qualify place <= {names_each}
"""

LIVED_AT = """
create table lived_at as
select s.subject_ref, s.postcode, max(coalesce(s.occurred_from, s.received_at)) as since,
  premise(any_value(s.address), s.postcode) as premise
from {records}.stay s join refs r using (subject_ref)
where s.postcode is not null and s.kind in ('home', 'placement', 'tenancy') and {rows}
group by s.subject_ref, s.postcode, premise(s.address, s.postcode)
"""

RUNG_ON = """
create table rung_on as
select s.subject_ref, s.value as phone, bool_or(s.whose = 'own') as own
from {records}.contact_point s join refs r using (subject_ref)
where s.kind = 'phone' and s.value is not null and {rows}
group by all
"""

# Addresses and telephones that many unrelated people give say little: a children's home, a hostel,
# a school's switchboard, a line. Counted over open units only.
SHARED = """
create table shared_premise as
select premise from lived_at l join unit u using (subject_ref)
where u.open and premise is not null group by premise
having count(distinct lower(u.family_name)) > {names_a_premise};
create table shared_postcode as
select postcode from lived_at l join unit u using (subject_ref)
where u.open group by postcode having count(distinct u.unit) > {people_a_postcode};
create table shared_phone as
select phone, count(*) > {people_a_phone} as useless from rung_on p join unit u using (subject_ref)
where u.open group by phone having count(*) > {people_an_own_phone}
"""

HOMES = """
create table homes as
select subject_ref, arg_max(postcode, (since, postcode)) as postcode,
  list(distinct postcode order by postcode) filter (s.postcode is null) as postcodes,
  list(distinct premise order by premise) filter (p.premise is null and premise is not null)
    as premises
from lived_at l left join shared_postcode s using (postcode) left join shared_premise p
  using (premise)
group by subject_ref
"""

PHONES = """
create table phones as
select subject_ref,
  list(distinct phone order by phone) filter (own and s.phone is null) as own_phones,
  list(distinct phone order by phone) as all_phones
from rung_on left join shared_phone s using (phone)
where not coalesce(s.useless, false)
group by subject_ref
"""

FACE = """
create table face as
select u.unit::bigint * {most_names} + g.place as unique_id, u.unit,
  u.subject_ref, u.given_names, u.family_name, u.received_at,
  u.open, u.agency, g.place = 1 as preferred,
  nullif(string_split(g.given, ' ')[1], '') as first,
  nullif(string_split(g.given, ' ')[2:], []) as middles,
  nullif(array_to_string(g.parts, ''), '') as family,
  case when len(g.parts) > 1 then g.parts end as parts,
  first || ' ' || nullif(array_to_string(g.parts, ''), '') as full_name,
  sf.skeleton as first_skeleton,
  ss.skeleton as family_skeleton,
  n.others as nicknames,
  strftime(u.dob, '%Y-%m-%d') as dob, u.dob_precision,
  case when u.dob is not null then birth_sorted(u.dob) end as dob_sorted,
  case when u.dob_precision = 'day' then birth_default(u.dob) else false end as dob_default,
  u.sex, u.nhs_number, u.upn, u.former_upn, u.pnc_id, u.uln, u.child_id,
  h.postcode, postcode_sector(h.postcode) as sector, postcode_outcode(h.postcode) as outcode,
  h.postcodes, h.premises, p.own_phones, p.all_phones
from unit u join goes_by g using (subject_ref)
left join token_skeleton sf on sf.token = nullif(string_split(g.given, ' ')[1], '')
left join token_skeleton ss on ss.token = array_to_string(g.parts, '')
left join nickname n on n.name = nullif(string_split(g.given, ' ')[1], '')
left join homes h using (subject_ref) left join phones p using (subject_ref)
where {faces}
"""

TOKENS = """
create table token_skeleton as
select token, name_skeleton(token) as skeleton
from (
  select string_split(given, ' ')[1] as token from clean_name
  union select array_to_string(parts, '') from clean_name
)
where token <> ''
"""


FOLD = (STATED, UNIT, NAME_WRITTEN, CLEAN_NAMES, TOKENS, GOES_BY, LIVED_AT, RUNG_ON)
JOIN = (HOMES, PHONES, FACE)

# Of an open unit its open rows; of one that no row of is open, all of them.
FOLDED = f"(not r.open or {SEEN_BY_ALL.format(row='s')})"
# What the agency that sent it may see besides: restricted rows of an open unit, and sealed ones.
HIDDEN = f"(r.sealed or (r.open and not {SEEN_BY_ALL.format(row='s')}))"


def build_units(con: DuckDBPyConnection, records: str, limits: Limits) -> None:
    """Make `unit` and `face` in the current catalogue from the canonical tables in `records`."""
    for macro in (*name_macros(), *birth_macros(), *place_macros()):
        con.execute(macro)
    create_nicknames(con)
    con.execute(REFS.format(records=records, mentioned=MENTIONED.format(records=records)))
    given = {"records": records, **vars(limits), "most_names": limits.names_each + 1}
    for statement in (*FOLD, SHARED, *JOIN):
        con.execute(statement.format(**given, rows=FOLDED, faces="not u.sealed"))


def build_hidden(con: DuckDBPyConnection, records: str, limits: Limits) -> None:
    """Make `hidden.face`: faces of the rows that shape nobody, for looking up by their own agency.

    After `build_units`, in the same catalogue; what is shared by many is known from there.
    """
    (work,) = con.execute("select current_database()").fetchall()[0]
    con.execute(f"create schema hidden; use {work}.hidden")
    for table in ("refs", "nickname", "shared_premise", "shared_postcode", "shared_phone"):
        con.execute(f"create view {table} as from {work}.main.{table}")
    given = {"records": records, **vars(limits), "most_names": limits.names_each + 1}
    for statement in (*FOLD, *JOIN):
        con.execute(statement.format(**given, rows=HIDDEN, faces="true"))
    con.execute(f"update face set open = false; use {work}.main")
