"""Whose people may change: what came, changed or went, and all that hangs together with it.

    changed, gone, judged or on
    a seal's side anew ─────────┐
    what shares a key with them ┴─> with all that each hangs together with ─> touched(subject_ref)

The rule: nothing outside `touched` can become one person with anything inside, keep it apart or
take its id; so linking what is touched, by itself, gives what linking all of it gives. Records hang
together when pairs worth showing lead from one to the other (`component`).
"""

from collections.abc import Iterator, Sequence

from duckdb import DuckDBPyConnection

from wayhome.people.before import Before
from wayhome.people.identity import number_sql
from wayhome.people.keys import KEYS
from wayhome.people.model import Limits
from wayhome.people.seals import SEALS

# A reference that is held no more is touched as well: its person has lost a record.
SEEDS = """
create table seed as
select subject_ref from changed
union select subject_ref from {unit} anti join all_refs using (subject_ref)
union select unnest([left_ref, right_ref]) from (
  (select left_ref, right_ref, judgement from judged_pair
    except select left_ref, right_ref, judgement from {identity_judged})
  union (select left_ref, right_ref, judgement from {identity_judged}
    except select left_ref, right_ref, judgement from judged_pair)
)
union select subject_ref from (
  (from seal_of except from {seal_of}) union (from {seal_of} except from seal_of)
)
"""

# Whoever shares a key with a new face may be compared with it. Pieces are compared and not the key
# they make, because to join the texts of a million faces takes four times as long.
# An identifier is trusted by limits of its own, and twins are kept apart by their home, however
# many share either.
NEW_KEY = """
create or replace table new_key as
select distinct * from (select {pieces} from face) where columns(*) is not null {unsaying}
"""
UNSAYING = """
and hash(concat_ws('|', {names})) not in (
  select key from generic_key_before where kind = '{kind}')
"""
ALIKE = """
insert into seed
select distinct subject_ref from (select subject_ref, {pieces} from {faces})
semi join new_key using ({names})
"""
TWINS = ("dob", "family", "postcode")

TOUCHED = """
create table touched as
select subject_ref from {component} where component in (
  select component from {component} semi join seed using (subject_ref))
union select subject_ref from seed
"""

# An id is made of a record: whoever lives under an id of a touched record is touched.
OF_THEIR_IDS = f"""
create or replace table their_id as
with held as (select number, under from {{identity}} semi join touched using (subject_ref)),
made as (
  select number from held union select under from held
  union select {number_sql("subject_ref")} from touched
)
select number from made
union select leads from {{identity_known}} where leads >= 0 and number in (from made)
union select number from {{identity_known}} where leads in (from made)
"""
HOLDERS = """
insert into touched
select subject_ref from {component} where component in (
  select component from {component} semi join (
    select subject_ref from {identity}
    where number in (from their_id) or under in (from their_id)) using (subject_ref))
union
select subject_ref from {identity} where number in (from their_id) or under in (from their_id)
except from touched
"""


# Numbered anew, in the same order: the same numbers decide between pairs that weigh the same.
NUMBERED = """
create table numbered as
select subject_ref, (row_number() over (order by subject_ref) - 1)::integer as unit
from touched semi join all_refs using (subject_ref)
"""
UNCHANGED = """
create table unchanged as select subject_ref from numbered anti join changed using (subject_ref)
"""
# Records that are no more what they were: nothing that was kept of them or their pairs holds.
DEAD = """
create table dead as
select subject_ref from changed union select subject_ref from touched anti join numbered
  using (subject_ref)
"""
ALL_REFS = """
create or replace table all_refs as
select a.* replace (n.unit as unit) from all_refs a join numbered n using (subject_ref)
"""
UNIT = """
create or replace table unit as
select u.* replace (n.unit as unit) from unit u join numbered n using (subject_ref)
union all by name
select k.* exclude (print), n.unit, false as new
from {units} k join numbered n using (subject_ref)
"""
FACE = """
create or replace table face as
select f.* replace (n.unit as unit, n.unit::bigint * {most_names} + f.place as unique_id)
from face f join numbered n using (subject_ref)
union all by name
select n.unit::bigint * {most_names} + k.place as unique_id, n.unit, false as new, k.*
from {faces} k join numbered n using (subject_ref)
"""


def narrow(con: DuckDBPyConnection, limits: Limits, before: Before) -> None:
    """Make `unit`, `face` and `all_refs` hold what is touched, `new` where it has changed, and
    `dead(subject_ref)`; after `build_units` and `show_judged`."""
    find_touched(con, before)
    most_names = limits.names_each + 1
    kept = {"units": before.read("unit", "unchanged"), "faces": before.read("face", "unchanged")}
    for statement in (NUMBERED, UNCHANGED, DEAD, UNIT, FACE, ALL_REFS):
        con.execute(statement.format(most_names=most_names, **kept))


def find_touched(con: DuckDBPyConnection, before: Before) -> None:
    """Make `touched(subject_ref)` and `their_id(number)`, the ids that any of them may have, from
    `face` and `unit` of what has changed."""
    files = {name: before.read(name) for name in ("unit", "component", "identity")}
    files |= {name: before.file(name) for name in ("identity_known", "identity_judged", SEALS)}
    con.execute(SEEDS.format(**files))
    con.execute(f"create view generic_key_before as from {before.file('generic_key')}")
    for each in _alike(before.read("face")):
        for statement in (NEW_KEY, ALIKE):
            con.execute(statement.format(**each))
    con.execute(TOUCHED.format(**files))
    count, before_that = _count(con), -1
    while count != before_that:
        con.execute(OF_THEIR_IDS.format(**files))
        con.execute(HOLDERS.format(**files))
        count, before_that = _count(con), count


def _alike(faces: str) -> Iterator[dict[str, str]]:
    for key in KEYS:
        yield _pieces(faces, key.columns, "" if key.sure else key.kind)
    yield _pieces(faces, TWINS)


def _pieces(faces: str, columns: Sequence[str], unsaying_of: str = "") -> dict[str, str]:
    names = ", ".join(f"piece{place}" for place in range(len(columns)))
    pieces = ", ".join(f"{column} as piece{place}" for place, column in enumerate(columns))
    unsaying = UNSAYING.format(names=names, kind=unsaying_of) if unsaying_of else ""
    return {"faces": faces, "pieces": pieces, "names": names, "unsaying": unsaying}


def _count(con: DuckDBPyConnection) -> int:
    return int(con.execute("select count(*) from touched").fetchall()[0][0])
