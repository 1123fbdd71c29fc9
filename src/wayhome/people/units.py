"""One linkage unit is one subject_ref: all its rows folded, preferred values first.

    subject rows ─┐
    stays         ├─> unit (one row a subject_ref) ──> face (one row a name it goes by)
    contact points┘
    the last linking's units and faces, where nothing has changed ─> both, with `new` false

The rule this file keeps: **what is restricted never shapes what is open.** A unit is open when it
has a row that any agency may see; an open unit is folded from its open rows alone, and every count
taken over all units (how common, how shared) counts open units alone. So the people an outsider
is shown are the very people there would be if the restricted rows did not exist.
A sealed unit (adoption, witness protection) is folded for its own agency and joined to nobody.
"""

from duckdb import DuckDBPyConnection

from wayhome.people.before import Before, find_changed
from wayhome.people.births import macros as birth_macros
from wayhome.people.commonness import Commonness
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
create table all_refs as
with named as (
  select subject_ref, bool_or(sealed_reason is not null or marking = 'sealed') as sealed,
    bool_or({SEEN_BY_ALL.format(row="s")}) as open, min(received_at) as received_at,
    any_value(agency) as agency, any_value(system) as system, true as stated,
    sum(hash(s)) as says
  from {{records}}.subject s where subject_ref is not null group by all
),
mentioned as ({{mentioned}}),
everyone as (
  select * replace (open and not sealed as open) from named
  union all by name
  select subject_ref, bool_or(marking = 'sealed') as sealed,
    bool_or({SEEN_BY_ALL.format(row="m")}) as open, min(received_at) as received_at,
    any_value(agency) as agency, any_value(system) as system, false as stated, 0 as says
  from mentioned m where subject_ref not in (select subject_ref from named) group by all
)
select {{numbered}} as unit, * from everyone
"""
# Where only what is touched is linked, that alone is numbered (touched.py).
NUMBERED = "(row_number() over (order by subject_ref) - 1)::integer"
MENTIONED = " union all ".join(
    f"select subject_ref, marking, received_at, agency, system from {{records}}.{table} "
    "where subject_ref is not null"
    for table in NAMING
)

# `newest` orders rows: current beats superseded, then the later received, then the later written;
# what is left is decided by the number of the record. One number of 1, 51, 34 and 41 bits, because
# putting a million rows in order takes longer than all else that is done with them here.
NEWEST = """
(s.superseded_at is null)::hugeint * 85070591730234615865843651857942052864
+ greatest(coalesce(epoch_us(s.received_at), 0), 0)::hugeint * 37778931862957161709568
+ greatest(coalesce(epoch(s.recorded_at)::bigint, 0), 0)::hugeint * 2199023255552
+ (hash(s.record_id) >> 23)::hugeint
"""
STATED = f"""
create table stated as
select r.unit, s.subject_ref, s.agency, s.system, s.received_at, s.given_names, s.family_name,
  s.other_names, s.street_name, s.dob, s.dob_precision, s.sex, s.gender, s.ethnicity,
  s.nationality, s.language, s.nhs_number, s.upn, s.former_upn, s.pnc_id, s.uln, s.child_id,
  s.former_child_id,
  s.died_on, r.open, r.sealed, s.superseded_at is null as current,
  {NEWEST} as newest
from {{records}}.subject s join {{refs}} r using (subject_ref)
where {{rows}}
"""

# What a unit states in each column: the newest row's, of the rows that are asked (all, where none).
LIKELY, CURRENT = "not birth_unlikely(dob)", "current"
NEWEST_STATED = {
    "given_names": "", "family_name": "", "dob": LIKELY, "dob_precision": LIKELY,
    "sex": "sex in ('female', 'male')", "nhs_number": CURRENT, "upn": CURRENT,
    "former_upn": CURRENT, "pnc_id": CURRENT, "uln": CURRENT, "child_id": CURRENT,
    "former_child_id": CURRENT,
}  # fmt: skip
OF_ONE_ROW = ", ".join(
    f"case when {rows} then {name} end as {name}" if rows else name
    for name, rows in NEWEST_STATED.items()
)
OF_SEVERAL = ", ".join(
    f"arg_max({name}, newest){f' filter ({rows})' if rows else ''} as {name}"
    for name, rows in NEWEST_STATED.items()
)

# Numbered in the order of their references, whichever of them were folded now: the same numbers
# decide between two pairs that weigh the same. Most have one row, and to fold that takes longer
# than to take it.
UNIT = f"""
create table unit as
with once as (select subject_ref from stated group by subject_ref having count(*) = 1),
folded as (
  select subject_ref, unit, agency, system, open, sealed, received_at, {OF_ONE_ROW}
  from stated semi join once using (subject_ref)
  union all
  select subject_ref, any_value(unit), any_value(agency), any_value(system), any_value(open),
    any_value(sealed), min(received_at), {OF_SEVERAL}
  from stated anti join once using (subject_ref) group by subject_ref
)
select * replace (coalesce(dob_precision, 'day') as dob_precision, lower(sex) as sex),
  true as stated, true as new
from folded
union all by name
select subject_ref, unit, agency, system, open, sealed, received_at, stated, true as new
from refs where not stated
"""

# Cleaned once a distinct name, not once a record.
CLEAN_GIVEN = """
create table clean_given as
select given_names, name_given(given_names) as given
from (select distinct coalesce(given_names, '') as given_names from name_written)
"""
CLEAN_FAMILY = """
create table clean_family as
select family_name, string_split(name_family(family_name), ' ') as parts
from (select distinct coalesce(family_name, '') as family_name from name_written)
"""

# An alias of one word may be a nickname or a surname: it is a key for looking up, as a street name
# is (lookup/entries.py), not for linking.
NAME_WRITTEN = """
create table name_written as
select subject_ref, given_names, family_name, newest, false as alias from stated
union all
select subject_ref, regexp_extract(alias, '^(.*)\\s+(\\S+)$', 1),
  regexp_extract(alias, '^(.*)\\s+(\\S+)$', 2), newest, true
from (select subject_ref, newest, unnest(other_names) as alias from stated)
where regexp_matches(trim(alias), '\\S\\s+\\S')
"""

GOES_BY = """
create table goes_by as
select subject_ref, given, parts, row_number() over (
    partition by subject_ref order by min(alias), max(newest) desc, given, parts) as place
from name_written w
join clean_given g on g.given_names = coalesce(w.given_names, '')
join clean_family f on f.family_name = coalesce(w.family_name, '')
group by subject_ref, given, parts
qualify place <= {names_each}
"""

LIVED_AT = """
create table lived_at as
select subject_ref, postcode, max(since) as since, premise,
  min(since) filter (tenant) as tenant_on
from (
  select s.subject_ref, s.postcode, coalesce(s.occurred_from, s.received_at) as since,
    s.kind = 'tenancy' and coalesce(s.legal_status in ('tenant', 'joint_tenant'), false) as tenant,
    premise(s.address, s.postcode) as premise
  from {records}.stay s join refs r using (subject_ref)
  where s.postcode is not null and s.kind in ('home', 'placement', 'tenancy') and {rows}
)
group by subject_ref, postcode, premise
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
SHARED = {
    "shared_premise": """
select premise from lived_at l join unit u using (subject_ref)
where u.open and premise is not null group by premise
having count(distinct lower(u.family_name)) > {names_a_premise}""",
    "shared_postcode": """
select postcode from lived_at l join unit u using (subject_ref)
where u.open group by postcode having count(distinct u.unit) > {people_a_postcode}""",
    "shared_phone": """
select phone, count(*) > {people_a_phone} as useless from rung_on p join unit u using (subject_ref)
where u.open group by phone having count(*) > {people_an_own_phone}""",
}

HOMES = """
create table homes as
with once as (select subject_ref from lived_at group by subject_ref having count(*) = 1),
told as (
  select l.*, s.postcode is null as says, p.premise is null and l.premise is not null as says_house
  from lived_at l left join shared_postcode s using (postcode)
    left join shared_premise p using (premise)
)
select subject_ref, postcode, case when says then [postcode] end as postcodes,
  case when says_house then [premise] end as premises, tenant_on
from told semi join once using (subject_ref)
union all
select subject_ref, arg_max(postcode, (since, postcode)),
  list_sort(list_distinct(list(postcode) filter (says))),
  list_sort(list_distinct(list(premise) filter (says_house))), min(tenant_on)
from told anti join once using (subject_ref) group by subject_ref
"""

PHONES = """
create table phones as
select subject_ref,
  list_sort(list(distinct phone) filter (own and s.phone is null)) as own_phones,
  list_sort(list(distinct phone)) as all_phones
from rung_on left join shared_phone s using (phone)
where not coalesce(s.useless, false)
group by subject_ref
"""

FACE = """
create table face as
select u.unit::bigint * {most_names} + g.place as unique_id, u.unit, u.new, g.place,
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
  u.former_child_id,
  h.postcode, postcode_sector(h.postcode) as sector, postcode_outcode(h.postcode) as outcode,
  h.postcodes, h.premises, strftime(h.tenant_on, '%Y-%m-%d') as tenant_on,
  p.own_phones, p.all_phones
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
  select string_split(given, ' ')[1] as token from clean_given
  union select array_to_string(parts, '') from clean_family
)
where token <> ''
"""


FOLD = (STATED, UNIT, NAME_WRITTEN, CLEAN_GIVEN, CLEAN_FAMILY, TOKENS, GOES_BY, LIVED_AT, RUNG_ON)
JOIN = (HOMES, PHONES, FACE)

ONLY_FOR_FACES = (
    "name_written", "clean_given", "clean_family", "token_skeleton", "goes_by", "lived_at",
    "rung_on", "homes", "phones",
)  # fmt: skip

# Of an open unit its open rows; of one that no row of is open, all of them.
FOLDED = f"(not r.open or {SEEN_BY_ALL.format(row='s')})"
# What the agency that sent it may see besides: restricted rows of an open unit, and sealed ones.
HIDDEN = f"(r.sealed or (r.open and not {SEEN_BY_ALL.format(row='s')}))"
# What the last linking kept of hidden faces, where nothing has changed.
KEPT_HIDDEN = """
insert into face by name
select r.unit::bigint * {most_names} + k.place as unique_id, r.unit, false as new, k.*
from kept_hidden k join all_refs r using (subject_ref)
"""
IN_HIDDEN = "all_refs refs nickname shared_premise shared_postcode shared_phone".split()


def build_units(con: DuckDBPyConnection, records: str, limits: Limits, common: Commonness) -> None:
    """Make `unit` and `face` in the current catalogue from the canonical tables in `records`, of
    every subject_ref that has changed."""
    fold_units(con, records, limits, common.before)
    for name, measured in SHARED.items():
        common.make(name, measured.format(**vars(limits)))
    build_faces(con, limits)
    for table in ONLY_FOR_FACES:
        con.execute(f"drop table {table}")


def fold_units(con: DuckDBPyConnection, records: str, limits: Limits, before: Before) -> None:
    """Make `unit` and what faces are made of: names, homes and telephones of each subject_ref."""
    teach(con)
    mentioned = MENTIONED.format(records=records)
    numbered = "0::integer" if before.carries else NUMBERED
    con.execute(REFS.format(records=records, mentioned=mentioned, numbered=numbered))
    find_changed(con, records, before)
    _fold(con, records, limits, FOLDED)


def _fold(con: DuckDBPyConnection, records: str, limits: Limits, rows: str) -> None:
    given = {"records": records, "refs": "refs", "names_each": limits.names_each, "rows": rows}
    for statement in FOLD:
        con.execute(statement.format(**given))


def teach(con: DuckDBPyConnection) -> None:
    """Teach a connection how names, dates and places are read; make `nickname`."""
    for macro in (*name_macros(), *birth_macros(), *place_macros()):
        con.execute(macro)
    create_nicknames(con)


def build_faces(con: DuckDBPyConnection, limits: Limits, faces: str = "not u.sealed") -> None:
    """Make `face`, once it is known what many people share; after `fold_units`."""
    for statement in JOIN:
        con.execute(statement.format(faces=faces, most_names=limits.names_each + 1))


def state_everyone(con: DuckDBPyConnection, records: str) -> None:
    """Make `stated` of all that is linked, where `build_units` made it of what has changed."""
    con.execute("drop table if exists stated")
    con.execute(STATED.format(records=records, refs="all_refs", rows=FOLDED))


def build_hidden(con: DuckDBPyConnection, records: str, limits: Limits, before: Before) -> None:
    """Make `hidden.face`: faces of the rows that shape nobody, for looking up by their own agency.

    After `build_units`, in the same catalogue; what is shared by many is known from there.
    """
    (work,) = con.execute("select current_database()").fetchall()[0]
    kept = ("kept_hidden",) if before.carries else ()
    con.execute(f"create schema hidden; use {work}.hidden")
    for table in (*IN_HIDDEN, *kept):
        con.execute(f"create view {table} as from {work}.main.{table}")
    _fold(con, records, limits, HIDDEN)
    build_faces(con, limits, "true")
    if before.carries:
        con.execute(KEPT_HIDDEN.format(most_names=limits.names_each + 1))
    con.execute(f"update face set open = false; use {work}.main")
