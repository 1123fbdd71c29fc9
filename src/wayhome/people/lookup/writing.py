"""The index of a release as plain arrays, to be mapped into memory: opening it reads nothing.

keys.npy      numbers of all keys, in order         ─┐ key n leads to the entries from
starts.npy    where each key's entries begin         ┘ starts[n] to starts[n + 1]
faces.npy     the face that an entry leads to
agencies.npy  who may follow it: 0 all, else the place of an agency in head.json, from 1
people.npy    the person of each face, as a number; faces of a person lie side by side
owners.npy    who may see a face, as in agencies.npy; years.npy its year of birth, or 0
names.arrow   names with who may see them and how many people have them, in order
states.jsonl  what each face states, a line of JSON a face; places.npy where each begins
codes_….npy   of one column of the faces: which of its values each face states
values_….arrow  the values, each once, as JSON
formers.npy   people whom an old reference leads to, in order, with who may know of it
homes.npy     homes of each person, the newest last, from housed[person]; areas by their place in
              head.json, who may know of one as in agencies.npy
head.json     the model's version, how many records it was made for, agencies, areas, columns
"""

import json
from collections.abc import Iterator
from pathlib import Path

import duckdb
import numpy as np
import pyarrow as pa
from pyarrow import feather

from wayhome.people.lookup.entries import FACE_COLUMNS, NARROW
from wayhome.people.lookup.hashing import of_column
from wayhome.people.lookup.sorting import ENTRY, Entries, write_sorted

FORMAT = 3
AT_ONCE = 500_000  # rows in memory at a time
# What linking compares of a face, and how common each value is: kept column by column too.
COMPARED = FACE_COLUMNS[FACE_COLUMNS.index("first") :]
NOBODYS = 65_535  # restricted, and of no agency that is known: shown to nobody
MOST_VALUES = 2**31 - 1  # of a column in one piece, so that a code is a place
HOME = np.dtype([("since", "i4"), ("until", "i4"), ("area", "u2"), ("agency", "u2")])

FORMER = np.dtype([("person", "i4"), ("agency", "u2")])

AGENCIES = f"""
select agency from lookup_entry union
select agency from (select agency, {NARROW} from stay) where hidden union
select agency from (select agency, {NARROW} from person_forward) where hidden order by 1
"""
RECORDS = "select records from linked_records"
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
AREAS = "select distinct area from stay where area is not null order by 1"
# Days since 1970; a home without an end lasts for ever. In the order in which whereabouts has
# them, so that the last is the newest.
NUMBERED = """(
  select person_id, dense_rank() over (order by person_id) - 1 as number
  from (select distinct person_id from lookup_face))"""
KNOWN_TO = f"""
case when hidden then coalesce(list_position($agencies, agency), {NOBODYS}) else 0 end as agency"""
FORMERS = f"""
select number as person, {KNOWN_TO}
from (select *, {NARROW} from person_forward) f join {NUMBERED} n on n.person_id = f.now
order by number
"""
HOMES = f"""
select number, list_position($areas, area) - 1 as area,
  coalesce(occurred_from::date, 'epoch'::date) - 'epoch'::date as since,
  coalesce(occurred_to::date - 'epoch'::date, {np.iinfo(np.int32).max}) as until,
  {KNOWN_TO}
from (select *, {NARROW} from stay) join person_subject using (subject_ref)
join {NUMBERED} using (person_id)
where kind = 'home' and superseded_at is null and area is not null
order by number, coalesce(occurred_from, 'epoch'), received_at, record_id
"""


def write_lookup(con: duckdb.DuckDBPyConnection, folder: Path, model: str) -> None:
    """Write the tables of `build_entries` into `folder`, which must not be there yet."""
    folder.mkdir()
    records = con.execute(RECORDS).fetchall()[0][0]
    agencies = [row[0] for row in con.execute(AGENCIES).fetchall() if row[0] is not None]
    write_sorted(_entries(con, agencies), folder)
    about = con.execute(ABOUT, {"agencies": agencies}).fetchnumpy()
    for name, kind in (("people", np.int32), ("owners", np.uint16), ("years", np.int16)):
        np.save(folder / f"{name}.npy", np.asarray(about[name]).astype(kind))
    names = con.sql(NAMES, params={"agencies": agencies}).to_arrow_table()
    feather.write_feather(names, folder / "names.arrow", compression="uncompressed")
    _write_states(con, folder)
    for name in COMPARED:
        _write_column(con, folder, name)
    areas = [row[0] for row in con.execute(AREAS).fetchall()]
    formers = con.execute(FORMERS, {"agencies": agencies}).fetchnumpy()
    np.save(folder / "formers.npy", _rows(formers, FORMER))
    _write_homes(con, folder, agencies, areas, int(about["people"].max(initial=-1)) + 1)
    head = {"format": FORMAT, "model": model, "records": records, "agencies": agencies,
            "areas": areas, "columns": FACE_COLUMNS}  # fmt: skip
    (folder / "head.json").write_text(json.dumps(head, indent=1) + "\n", encoding="utf-8")


def _entries(con: duckdb.DuckDBPyConnection, agencies: list[str]) -> Iterator[Entries]:
    for batch in _batches(con, ENTRIES, {"agencies": agencies}):
        some = np.empty(batch.num_rows, ENTRY)
        some["key"] = of_column(batch["key"])
        some["face"], some["agency"] = batch["face"].to_numpy(), batch["agency"].to_numpy()
        yield some


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


def _write_column(con: duckdb.DuckDBPyConnection, folder: Path, name: str) -> None:
    sql = f"select to_json({name})::varchar as {name} from lookup_face order by face"
    column = con.sql(sql).to_arrow_table().column(0).combine_chunks()
    coded = column.dictionary_encode(null_encoding="encode")
    np.save(folder / f"codes_{name}.npy", coded.indices.to_numpy())
    # nothing, where it is not known: what lies under a null is anything, and would be written too
    values = pa.table({"value": coded.dictionary.fill_null("")})
    feather.write_feather(
        values, folder / f"values_{name}.arrow", compression="uncompressed", chunksize=MOST_VALUES
    )


def _write_homes(
    con: duckdb.DuckDBPyConnection,
    folder: Path,
    agencies: list[str],
    areas: list[str],
    people: int,
) -> None:
    found = con.execute(HOMES, {"agencies": agencies, "areas": areas}).fetchnumpy()
    np.save(folder / "homes.npy", _rows(found, HOME))
    starts = np.searchsorted(found["number"], np.arange(people + 1))
    np.save(folder / "housed.npy", starts.astype(np.int64))


def _rows(columns: dict[str, np.ndarray], kind: np.dtype) -> np.ndarray:
    rows = np.empty(len(next(iter(columns.values()))), kind)
    for name in kind.names or ():
        rows[name] = columns[name]
    return rows


def _batches(
    con: duckdb.DuckDBPyConnection, sql: str, given: dict[str, object]
) -> Iterator[pa.RecordBatch]:
    reader = con.sql(sql, params=given or None).to_arrow_reader(AT_ONCE)
    return (batch for batch in reader if batch.num_rows)
