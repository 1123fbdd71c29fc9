"""Which pairs of records are worth comparing: those that share a key.

Keys are worked out in SQL, one kind at a time; which records a key brings together is pairing.py.
"""

from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor

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
select hash(value) as key, unique_id, unit, new, open, agency, born
from (select {values} as value, unique_id, unit, new, open, agency, {born} as born from face)
where value is not null
"""

ROWS = f"""
select key, unique_id::ubigint as face, unit, new,
  case when open then {OPEN} else hash(agency) end::ubigint as owner, born
from keyed
"""

Paired = tuple[Numbers | None, Numbers]  # keys that were found to say nothing, and pairs

KEYED_COLUMNS = ("key", "face", "unit", "new", "owner", "born")
GENERIC = "select key from generic_key where kind = ?"
COUNTED = "insert into generic_key select ?, key from (select unnest(?) as key)"


def keyed(key: Key) -> str:
    """The statement that makes the view `keyed` of `face` for one kind of key."""
    values = f"unnest({key.sql})" if key.several else key.sql
    return KEYED.format(values=values, born=key.born)


def build_pairs(con: DuckDBPyConnection, limits: Limits, common: Commonness) -> int:
    """Make `pairs` from `face`, of which one at least is new; how many there are."""
    begin_pairs(con, common)
    return write_pairs(con, _of_every_kind(con, limits, common))


def begin_pairs(con: DuckDBPyConnection, common: Commonness) -> None:
    """Make `generic_key`, empty but for what is carried over."""
    common.make("generic_key", "select '' as kind, 0::ubigint as key where false")


def pairs_of(con: DuckDBPyConnection, key: Key, limits: Limits, common: Commonness) -> Numbers:
    """The pairs of one kind of key, from `keyed`; adds to `generic_key` what is counted anew."""
    return _noted(con, key, _paired(*_rows(con, key, limits, common)))


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
    # One kind of key at a time: all kinds at once take several times the memory. While one is
    # paired, on one core, the rows of the next are worked out on the others.
    with ThreadPoolExecutor(1) as aside:
        last: tuple[Key, Future[Paired]] | None = None
        for key in KEYS:
            con.execute(keyed(key))
            rows = _rows(con, key, limits, common)
            if last:
                yield _noted(con, last[0], last[1].result())
            last = key, aside.submit(_paired, *rows)
        if last:
            yield _noted(con, last[0], last[1].result())
    con.execute("drop view keyed")


def _rows(
    con: DuckDBPyConnection, key: Key, limits: Limits, common: Commonness
) -> tuple[Keyed, Numbers | None, int]:
    """The rows of `keyed`, the keys that say nothing where they are known, and how many people may
    share one that says something."""
    found = con.sql(ROWS).fetchnumpy()
    rows = Keyed(*(np.asarray(found[name]) for name in KEYED_COLUMNS))
    most = limits.people_an_identifier if key.sure else limits.people_a_key
    if not common.is_carried_over:
        return rows, None, most
    return rows, np.asarray(con.execute(GENERIC, [key.kind]).fetchnumpy()["key"], np.uint64), most


def _paired(rows: Keyed, unsaying: Numbers | None, most: int) -> Paired:
    if unsaying is not None:
        return None, Runs.of(about_new(rows)).pairs(unsaying)
    runs = Runs.of(rows)
    generic = runs.generic(most)
    return generic, runs.pairs(generic)


def _noted(con: DuckDBPyConnection, key: Key, paired: Paired) -> Numbers:
    counted, pairs = paired
    if counted is not None:
        con.execute(COUNTED, [key.kind, counted.tolist()])
    return pairs
