"""The index of a release as plain arrays, to be mapped into memory: opening it reads nothing.

keys.npy      numbers of all keys, in order         ─┐ key n leads to the entries from
starts.npy    where each key's entries begin         ┘ starts[n] to starts[n + 1]
faces.npy     the face that an entry leads to
agencies.npy  who may follow it: 0 all, else the place of an agency in head.json, from 1
people.npy    the person of each face, as a number; faces of a person lie side by side
owners.npy    who may see a face, as in agencies.npy; years.npy its year of birth, or 0
names.arrow   names with who may see them and how many people have them, in order
states.jsonl  what each face states, a line of JSON a face; places.npy where each begins
head.json     the model's version, how many records it was made for, agencies, columns
"""

import json
from collections.abc import Iterator
from pathlib import Path

import duckdb
import numpy as np
import pyarrow as pa
from pyarrow import feather

from wayhome.people.lookup.entries import FACE_COLUMNS
from wayhome.people.lookup.hashing import of_column

FORMAT = 1
AT_ONCE = 500_000  # rows in memory at a time

AGENCIES = "select distinct agency from lookup_entry where agency is not null order by 1"
RECORDS = "select count(distinct subject_ref) from lookup_face where not hidden"
ENTRIES = """
select kind || '|' || value as key, face, coalesce(list_position($agencies, agency), 0) as agency
from lookup_entry
"""
ABOUT = """
select dense_rank() over (order by person_id) - 1 as people,
  case when hidden then list_position($agencies, agency) else 0 end as owners,
  coalesce(left(dob, 4)::smallint, 0) as years
from lookup_face order by face
"""
NAMES = """
select token, coalesce(list_position($agencies, agency), 0)::usmallint as agency,
  people::integer as people
from lookup_name order by token, agency nulls first
"""
STATED = f"""
select to_json([{", ".join(f"to_json({name})" for name in FACE_COLUMNS)}])::varchar as line
from lookup_face order by face
"""


def write_lookup(con: duckdb.DuckDBPyConnection, folder: Path, model: str) -> None:
    """Write the tables of `build_entries` into `folder`, which must not be there yet."""
    folder.mkdir()
    records = con.execute(RECORDS).fetchall()[0][0]
    agencies = [row[0] for row in con.execute(AGENCIES).fetchall()]
    _write_entries(con, folder, agencies)
    about = con.execute(ABOUT, {"agencies": agencies}).fetchnumpy()
    for name, kind in (("people", np.int32), ("owners", np.uint16), ("years", np.int16)):
        np.save(folder / f"{name}.npy", np.asarray(about[name]).astype(kind))
    names = con.sql(NAMES, params={"agencies": agencies}).to_arrow_table()
    feather.write_feather(names, folder / "names.arrow", compression="uncompressed")
    _write_states(con, folder)
    head = {"format": FORMAT, "model": model, "records": records, "agencies": agencies,
            "columns": FACE_COLUMNS}  # fmt: skip
    (folder / "head.json").write_text(json.dumps(head, indent=1) + "\n", encoding="utf-8")


def _write_entries(con: duckdb.DuckDBPyConnection, folder: Path, agencies: list[str]) -> None:
    found = [np.empty(0, np.uint64)], [np.empty(0, np.uint32)], [np.empty(0, np.uint16)]
    for batch in _batches(con, ENTRIES, {"agencies": agencies}):
        found[0].append(of_column(batch["key"]))
        found[1].append(batch["face"].to_numpy().astype(np.uint32))
        found[2].append(batch["agency"].to_numpy().astype(np.uint16))
    keys, faces, allowed = (np.concatenate(parts) for parts in found)
    order = np.lexsort((faces, keys))
    distinct, starts = np.unique(keys[order], return_index=True)
    np.save(folder / "keys.npy", distinct)
    np.save(folder / "starts.npy", np.append(starts, len(keys)).astype(np.int64))
    np.save(folder / "faces.npy", faces[order])
    np.save(folder / "agencies.npy", allowed[order])


def _write_states(con: duckdb.DuckDBPyConnection, folder: Path) -> None:
    places, end = [np.zeros(1, np.int64)], 0
    with (folder / "states.jsonl").open("wb") as out:
        for batch in _batches(con, STATED, {}):
            lines = [line.encode() + b"\n" for line in batch["line"].to_pylist()]
            out.writelines(lines)
            ends = end + np.cumsum([len(line) for line in lines], dtype=np.int64)
            places.append(ends)
            end = int(ends[-1])
    np.save(folder / "places.npy", np.concatenate(places))


def _batches(
    con: duckdb.DuckDBPyConnection, sql: str, given: dict[str, object]
) -> Iterator[pa.RecordBatch]:
    reader = con.sql(sql, params=given or None).to_arrow_reader(AT_ONCE)
    return (batch for batch in reader if batch.num_rows)
