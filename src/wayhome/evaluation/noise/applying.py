"""A labelled set written worse: read into arrays, changed step by step, written anew.

Of a record's several rows the newest is kept: an older one would still say what noise took away.
Sealed records are left out of it: they are joined to nobody, whatever they say.
"""

from itertools import count

import duckdb
import numpy as np
import pyarrow as pa
from duckdb import DuckDBPyConnection

from wayhome.evaluation.labelled import Labelled
from wayhome.evaluation.noise.settings import Noise
from wayhome.evaluation.noise.written import Rows, Written, objects
from wayhome.records.schema import TABLES

# column of the canonical table -> its name here
SUBJECT = {
    "given_names": "given",
    "family_name": "family",
    "dob": "dob",
    "dob_precision": "precision",
    "sex": "sex",
    "nhs_number": "nhs",
    "upn": "upn",
    "pnc_id": "pnc",
    "uln": "uln",
}
NEWEST = """
create temp table newest as
select distinct on (subject_ref) * from subject where subject_ref is not null
order by subject_ref, superseded_at is not null, received_at desc, recorded_at desc nulls last,
  record_id desc
"""
READ = """
select n.subject_ref as ref, n.agency, coalesce(t.person, n.subject_ref) as person,
  coalesce(b.household, t.person, n.subject_ref) as household, {columns}
from newest n left join truth t using (subject_ref) left join being b using (person)
order by n.subject_ref
"""
PLACED = """
select row_number() over () - 1 as line, * from {table} where subject_ref in (
  select subject_ref from newest)
"""


def noisy(labelled: Labelled, noise: Noise, seed: int) -> Labelled:
    """The set under this noise on a connection of its own; whoever asks closes it."""
    con = duckdb.connect()
    con.execute("set enable_progress_bar = false")
    _copy(labelled.con, con)
    con.execute(NEWEST)
    for table in ("stay", "contact_point"):
        con.execute(f"create temp table placed_{table} as {PLACED.format(table=table)}")
    written = _read(con, labelled.traits)
    for step, number in zip(noise.steps, count()):
        rng = np.random.default_rng([seed, number])
        written = step.change(rng, written, step.chosen.of(rng, written))
    _write(con, written)
    return Labelled(f"{labelled.name}, {noise.name}", con, labelled.even)


def _copy(one: DuckDBPyConnection, other: DuckDBPyConnection) -> None:
    for name in (*(table.name for table in TABLES), "truth", "being"):
        other.register("given", one.sql(f'from "{name}"').to_arrow_table())
        other.execute(f'create table "{name}" as from given')
        other.unregister("given")


def _read(con: DuckDBPyConnection, traits: tuple[str, ...]) -> Written:
    columns = [f'n."{column}" as "{name}"' for column, name in SUBJECT.items()]
    columns += [f'b."{trait}"' for trait in traits]
    found = _columns(con, READ.format(columns=", ".join(columns)))
    place = {ref: row for row, ref in enumerate(found["ref"].tolist())}
    return Written(
        **{name: found[name] for name in ("ref", "agency", "person", "household")},
        stated={name: found[name] for name in SUBJECT.values()},
        homes=_rows(con, "stay", ("address", "postcode"), place),
        phones=_rows(con, "contact_point", ("value", "whose"), place),
        traits={trait: found[trait] for trait in traits},
    )


def _rows(
    con: DuckDBPyConnection, table: str, columns: tuple[str, ...], place: dict[str, int]
) -> Rows:
    found = _columns(con, f"from placed_{table} order by line")
    of = np.array([place[ref] for ref in found["subject_ref"].tolist()], dtype=np.int64)
    return Rows(of, {name: found[name] for name in columns})


def _columns(con: DuckDBPyConnection, sql: str) -> dict[str, np.ndarray]:
    table = con.sql(sql).to_arrow_table()
    return {name: objects(table[name].to_pylist()) for name in table.column_names}


def _write(con: DuckDBPyConnection, written: Written) -> None:
    stated = {"subject_ref": written.ref, **{c: written.stated[n] for c, n in SUBJECT.items()}}
    changed = ", ".join(f'w."{column}" as "{column}"' for column in SUBJECT)
    _register(con, stated)
    con.execute(
        f"create or replace table subject as select n.* replace ({changed}) "
        "from newest n join changed w using (subject_ref)"
    )
    for table, rows in (("stay", written.homes), ("contact_point", written.phones)):
        _register(con, {"line": np.arange(len(rows.of)), **rows.columns})
        told = ", ".join(f'w."{column}" as "{column}"' for column in rows.columns)
        con.execute(
            f"create or replace table {table} as select p.* exclude (line) replace ({told}) "
            f"from placed_{table} p join changed w using (line)"
        )
    if written.traits:
        _register(con, {"person": written.person, **written.traits})
        told = ", ".join(f'coalesce(w."{t}", b."{t}") as "{t}"' for t in written.traits)
        con.execute(
            f"create or replace table being as select b.* replace ({told}) from being b left join "
            "(select distinct on (person) * from changed) w using (person)"
        )
    con.unregister("changed")


def _register(con: DuckDBPyConnection, columns: dict[str, np.ndarray]) -> None:
    con.register("changed", pa.table({name: pa.array(v.tolist()) for name, v in columns.items()}))
