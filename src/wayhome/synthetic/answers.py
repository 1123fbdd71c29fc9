"""The answer key, kept apart from what agencies send: who is who, who was exploited, by whom.

Only tests and measures read it. Files: people, records (which person each local number is),
exploitation, lines, ties, addresses.
"""

from pathlib import Path

import duckdb
import pyarrow as pa

from wayhome.synthetic.deliver import SYSTEMS
from wayhome.synthetic.holders import COUNCIL, HOLDERS
from wayhome.synthetic.population import People

PERSON = "printf('T%07d', pid)"  # a true person, as the key names them


def answers(con: duckdb.DuckDBPyConnection, everyone: People, out: Path) -> None:
    """Write the key."""
    folder = out / "answers"
    folder.mkdir(exist_ok=True)
    con.register("everyone", _people(everyone))
    _write(con, folder, "people", f"select {PERSON} person, * exclude (pid) from everyone")
    con.register("holder", pa.Table.from_pylist([_holder(number) for number in HOLDERS_BY]))
    _write(
        con,
        folder,
        "records",
        f"""select agency, feed, system, local_id, {PERSON} person, copy,
            agency || '/' || system || '/' || local_id subject_ref
        from held join holder using (h) where delivery_of(since) < 90
        order by agency, feed, local_id""",
    )


HOLDERS_BY = tuple(range(len(HOLDERS)))


def _holder(number: int) -> dict[str, object]:
    holder = HOLDERS[number]
    feed = "ssd" if holder.sort == COUNCIL else holder.sort
    return {"h": number, "agency": holder.agency, "feed": feed, "system": SYSTEMS[feed]}


def _people(everyone: People) -> pa.Table:
    return pa.table(
        {
            "pid": range(len(everyone)),
            "given": everyone.given,
            "middle": everyone.middle,
            "family": everyone.family,
            "born": everyone.born,
            "male": everyone.male,
            "ethnicity": everyone.ethnicity,
            "area": everyone.area,
            "household": everyone.household,
            "postcode": everyone.postcode,
        }
    )


def _write(con: duckdb.DuckDBPyConnection, folder: Path, name: str, sql: str) -> None:
    con.execute(f"copy ({sql}) to '{folder / name}.parquet' (format parquet, compression zstd)")
