"""Which pairs of records are worth comparing: those that share a key.

Keys are worked out in SQL, one kind at a time; which records a key brings together is pairing.py.
"""

from collections.abc import Iterable, Iterator

import numpy as np
import pyarrow as pa
from duckdb import DuckDBPyConnection

from wayhome.people.commonness import Commonness
from wayhome.people.keys import KEYS, Key
from wayhome.people.model import Limits
from wayhome.people.pairing import OPEN, Keyed, Numbers, Runs, about_new, each_once, parted

# One row a face and key. Keys and agencies as numbers: a text each takes several times the memory.
KEYED = """
create or replace view keyed as
select hash(value) as key, unique_id, unit, new, open, agency
from (select {values} as value, unique_id, unit, new, open, agency from face)
where value is not null
"""

ROWS = f"""
select key, unique_id::ubigint as face, unit, new,
  case when open then {OPEN} else hash(agency) end::ubigint as owner
from keyed
"""

GENERIC = "select key from generic_key where kind = ?"
COUNTED = "insert into generic_key select ?, key from (select unnest(?) as key)"


def build_pairs(con: DuckDBPyConnection, limits: Limits, common: Commonness) -> int:
    """Make `pairs` from `face`, of which one at least is new; how many there are."""
    begin_pairs(con, common)
    return write_pairs(con, _of_every_kind(con, limits, common))


def begin_pairs(con: DuckDBPyConnection, common: Commonness) -> None:
    """Make `generic_key`, empty but for what is carried over."""
    common.make("generic_key", "select '' as kind, 0::ubigint as key where false")


def pairs_of(con: DuckDBPyConnection, key: Key, limits: Limits, common: Commonness) -> Numbers:
    """The pairs of one kind of key, from `keyed`; adds to `generic_key` what is counted anew."""
    found = con.sql(ROWS).fetchnumpy()
    keyed = Keyed(*(np.asarray(found[name]) for name in ("key", "face", "unit", "new", "owner")))
    if common.is_carried_over:
        unsaying = con.execute(GENERIC, [key.kind]).fetchnumpy()["key"]
        return Runs.of(about_new(keyed)).pairs(np.asarray(unsaying, np.uint64))
    runs = Runs.of(keyed)
    unsaying = runs.generic(limits.people_an_identifier if key.sure else limits.people_a_key)
    con.execute(COUNTED, [key.kind, unsaying.tolist()])
    return runs.pairs(unsaying)


def write_pairs(con: DuckDBPyConnection, several: Iterable[Numbers]) -> int:
    """Make `pairs`, each once, of those that several kinds of key found; how many there are."""
    found = each_once(several)
    left, right = parted(found)
    con.register("pairs_found", pa.table({"join_key_l": left, "join_key_r": right}))
    con.execute("create table pairs as select '0' as match_key, * from pairs_found")
    con.unregister("pairs_found")
    return len(found)


def _of_every_kind(
    con: DuckDBPyConnection, limits: Limits, common: Commonness
) -> Iterator[Numbers]:
    # one kind of key at a time: all kinds at once take several times the memory
    for key in KEYS:
        values = f"unnest({key.sql})" if key.several else key.sql
        con.execute(KEYED.format(values=values))
        yield pairs_of(con, key, limits, common)
    con.execute("drop view keyed")
