"""Which spellings are given names: what tells a slip of the hand from another child's name.

    listed   parents gave it to children here, or our own list of forms of names from elsewhere has
             it (reference/known_names.csv)
    borne    children of several births bear it in what is held, unless a name a letter away is
             borne by hundreds of times as many: then it is a slip that was made again and again

Any other spelling may be a slip, and may be a rare name. So it is taken for a slip beside a known
name alone that is a letter away (one_name.py): of two known names, and of two that are not, a human
is asked.

How many bear a name is a measure like others (commonness.py): counted over open records and carried
over. Births are counted and not records: a child whom ten agencies hold is one child.
"""

import csv
from functools import cache
from importlib.resources import files

import pyarrow as pa
from duckdb import DuckDBPyConnection

from wayhome.people.one_name import breathed, heard, single, sound, sung

# One birth is somebody's own; two may be one child's, of which the one is a slip of the hand.
BORNE = """
select first as name, count(distinct dob)::integer as births from face
where open and first is not null and dob is not null
group by first having count(distinct dob) > 1
"""
LISTS = {"own_name": "given_names", "alike_name": "alike_names"}

# Once a name and not once a pair: to hear a name takes longer than all else that is asked of it.
FIRST_NAME = f"""
create table first_name as
select name, name in (from listed) as listed, coalesce(births, 0) as births,
  {single("name")} as single, {sound("name")} as sound, {heard("name")} as heard,
  {breathed("name")} as breathed, {sung("name")} as sung
from (select distinct first as name from face where first is not null) left join borne using (name)
"""
# What is known of the first names of two faces, l and r.
NAMES_OF_BOTH = """left join first_name lk on lk.name = l.first
left join first_name rk on rk.name = r.first
left join alike_name a
  on a.name = least(l.first, r.first) and a.other = greatest(l.first, r.first)"""


def find_known(con: DuckDBPyConnection) -> None:
    """Make `first_name(name, listed, births, single, sound, heard, breathed, sung)` of the names
    in `face`, `own_name(name, sex)` and `alike_name(name, other, children)`; `borne` is there."""
    made = {file: f"create table {table} as from listed" for table, file in LISTS.items()}
    for file, statement in {"known_names": FIRST_NAME, **made}.items():
        con.register("listed", _rows(file))
        con.execute(statement)
        con.unregister("listed")


@cache
def _rows(name: str) -> pa.Table:
    file = files("wayhome.people").joinpath(f"reference/{name}.csv")
    heading, *rows = csv.reader(file.read_text(encoding="utf-8").splitlines())
    return pa.table(dict(zip(heading, map(list, zip(*rows, strict=True)), strict=True)))
