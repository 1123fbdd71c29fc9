"""What a sealed record holds joins nobody of the time before with anybody of the time after.

    sealed rows ─> who shares a number, or first name and birth       ─┐
                   └> who shares a number with somebody of their names ┴─> seal(unit, seal, side)

A child who is adopted gets another name and another home; a pupil number, or first name and birth,
may still lead from records of then to records of now. For each sealed record, whoever touches it
stands on a side: `as sealed`, where the names are those of the sealed record, or `other`. Who
shares a number and states no surname stands alone, because nobody knows of which time it is. Two
groups of different sides are never one person: not by weights, not by a number, not by a person's
judgement. The sealed record need not hold the number that leads across: a hospital that knows of an
adoption may have no pupil number, and the council that had the child may never send. So the numbers
of whoever has its names and its birth lead as its own do.

Nobody is told, because to ask whether the two are one child would tell it: such pairs are in no
link, no refusal and no change of ids (docs/adr/0039). A number that many share is a form's
placeholder and puts nobody on a side.
"""

from duckdb import DuckDBPyConnection

from wayhome.people.before import Before
from wayhome.people.model import Limits

SEALS = "seal_of"
NUMBERS = {
    "nhs_number": "nhs", "upn": "pupil", "former_upn": "pupil", "pnc_id": "police",
    "uln": "learner", "child_id": "child", "former_child_id": "child",
}  # fmt: skip
BIRTH = "dob_sorted"

# All that its rows say, superseded ones too: what a child was called then is what is protected.
SEALED_NAME = f"""
create table sealed_name as
select distinct subject_ref as seal,
  nullif(string_split(name_given(coalesce(given_names, '')), ' ')[1], '') as first,
  nullif(replace(name_family(coalesce(family_name, '')), ' ', ''), '') as family,
  case when not birth_unlikely(dob) then birth_sorted(dob) end as {BIRTH}, {", ".join(NUMBERS)}
from {{records}}.subject semi join (from all_refs where sealed) using (subject_ref)
"""

_KEYS = (
    "list_filter(["
    + ", ".join(f"'{kind} ' || {name}" for name, kind in NUMBERS.items())
    + f", 'birth ' || {BIRTH}], lambda key: key is not null)"
)
SEALED_KEY = f"""
create or replace table sealed_key as
select distinct seal, unnest({_KEYS}) as key from sealed_name
"""

_COMPARED = f"subject_ref, first, first_skeleton, nicknames, family, parts, {BIRTH}, " + ", ".join(
    NUMBERS
)
# Few of all faces meet a sealed record at all: those alone are taken apart.
_MAY_MEET = " or ".join(
    f"{name} in (select {other} from sealed_name where {other} is not null)"
    for name, kind in (*NUMBERS.items(), (BIRTH, ""))
    for other in ([n for n, k in NUMBERS.items() if k == kind] or [name])
)
MET = f"""
create table met as
with near as (select * from {{faces}} where {_MAY_MEET}),
keyed as (select {_COMPARED}, unnest({_KEYS}) as key from near)
select k.*, seal, not starts_with(key, 'birth ') as by_number
from keyed k join sealed_key using (key)
"""

# The very same names and birth: whoever is only alike leads nobody further.
LED = f"""
create table sealed_lead as
select distinct seal, key from (
  select m.seal, unnest({_KEYS.replace(f", 'birth ' || {BIRTH}", "")}) as key
  from (select m.* exclude (key) from met m join sealed_name s on s.seal = m.seal
    and s.first = m.first and s.family = m.family and s.{BIRTH} = m.{BIRTH}) m
) anti join sealed_key using (seal, key)
"""
_MAY_BE_LED = " or ".join(
    f"{name} in (select substr(key, {len(kind) + 2}) from sealed_lead"
    f" where starts_with(key, '{kind} '))"
    for name, kind in NUMBERS.items()
)
MET_LED = f"""
create table met_led as
with keyed as (select {_COMPARED}, unnest({_KEYS}) as key from {{faces}} where {_MAY_BE_LED})
select k.*, seal, true as by_number from keyed k join sealed_lead using (key)
"""

# `called`: one name for all spellings of a surname that one sealed record has.
SEAL = f"""
create table {SEALS} as
with telling as (
  select * from met
  qualify not by_number or count(distinct subject_ref) over (partition by seal, key) <= {{most}}
),
called as (
  select s.seal, s.family, min(o.family) as called from sealed_name s
  join sealed_name o on o.seal = s.seal
    and (o.family = s.family or jaro_winkler_similarity(o.family, s.family) >= 0.8)
  group by all
),
compared as (
  select m.subject_ref, m.seal, m.by_number, m.family, c.called,
    m.first = s.first or list_contains(m.nicknames, s.first)
      or m.first_skeleton = name_skeleton(s.first)
      or jaro_winkler_similarity(m.first, s.first) >= 0.8 as first_likely,
    m.family = s.family or jaro_winkler_similarity(m.family, s.family) >= 0.8
      or list_contains(m.parts, s.family) as family_likely
  from telling m join (select distinct seal, first, family from sealed_name) s using (seal)
  left join called c on c.seal = s.seal and c.family = s.family
),
touching as (
  select subject_ref, seal, bool_or(by_number) as by_number,
    min(called) filter (family_likely and coalesce(first_likely, by_number)) as as_sealed,
    min(family) as family, bool_or(called is not null) as surname_known
  from compared where by_number or (first_likely and called is not null) group by all
)
select subject_ref, seal, case
    when as_sealed is not null then 'as sealed: ' || as_sealed
    when by_number and family is null then 'not known: ' || subject_ref
    when not surname_known then 'called: ' || family
    else 'other' end as side
from touching
"""
OF_UNITS = f"""
create table seal as
select unit, seal, side from {SEALS} join unit using (subject_ref)
"""


def name_sealed(con: DuckDBPyConnection, records: str) -> None:
    """Make `sealed_name`, what sealed records say; needs `all_refs` of everybody."""
    con.execute(SEALED_NAME.format(records=records))


def find_seals(con: DuckDBPyConnection, limits: Limits, faces: str) -> None:
    """Make `seal_of(subject_ref, seal, side)` of these faces, from `sealed_name`."""
    meet_sealed(con, faces)
    lead_further(con)
    meet_led(con, faces)
    con.execute("insert into met by name from met_led")
    take_sides(con, limits)


def meet_sealed(con: DuckDBPyConnection, faces: str) -> None:
    """Make `met`: which of these faces share a number or a birth with a sealed record."""
    con.execute(SEALED_KEY)
    (held,) = con.execute("select count(*) from sealed_key").fetchall()[0]
    con.execute(MET.format(faces=faces if held else "(from face limit 0)"))


def lead_further(con: DuckDBPyConnection) -> None:
    """Make `sealed_lead`, which numbers besides lead to a sealed record; from `met` and
    `sealed_name`."""
    con.execute(SEALED_KEY)  # made anew, because on Spark this is another part
    con.execute(LED)


def meet_led(con: DuckDBPyConnection, faces: str) -> None:
    """Make `met_led`: which of these faces state one of those numbers."""
    (held,) = con.execute("select count(*) from sealed_lead").fetchall()[0]
    con.execute(MET_LED.format(faces=faces if held else "(from face limit 0)"))


def take_sides(con: DuckDBPyConnection, limits: Limits) -> None:
    """Make `seal_of` from all of `met` and `sealed_name`."""
    con.execute(SEAL.format(most=limits.people_an_identifier))


def all_faces(before: Before) -> str:
    """Everybody's faces, in brackets for SQL, while `face` holds those of what has changed."""
    if not before.carries:
        return "face"
    kept = "semi join all_refs using (subject_ref) anti join changed using (subject_ref)"
    return f"(from face union all by name from {before.read('face')} {kept})"


def seal_units(con: DuckDBPyConnection) -> None:
    """Make `seal(unit, seal, side)` of the units that are linked now."""
    con.execute(OF_UNITS)
