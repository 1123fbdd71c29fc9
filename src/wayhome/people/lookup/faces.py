"""What linking compared, kept for looking up: every face, with how common its values are.

Faces of restricted and sealed rows stand beside them, marked hidden: they shape nobody, and only
the agency that sent them finds by them.
"""

from pathlib import Path

from duckdb import DuckDBPyConnection

from wayhome.people.before import Before
from wayhome.people.layers import Layers, quoted_file
from wayhome.people.model import Model
from wayhome.people.units import build_hidden

KEEP = """
create or replace {kind} {records}.linked_face as
select f.* exclude ({work}preferred, open), not f.open as hidden, {common}
from (from {face} union all by name from {hidden}) f {joins}
"""


def keep_faces(con: DuckDBPyConnection, records: str, model: Model, before: Before) -> None:
    """Make `hidden.face`, and `linked_records` (how many the prior was set for) in the catalogue
    `records`, while the work tables of linking are there."""
    build_hidden(con, records, model.limits, before)
    con.execute(f"create or replace table {records}.linked_records as from held_records")


def write_faces(con: DuckDBPyConnection, records: str, model: Model) -> None:
    """Make `linked_face` of the faces, hidden ones too, and how common what they state is."""
    tables = {f"tf_{column}": f"tf_{column}" for column in model.frequencies}
    work = {"work": "unique_id, unit, new, ", "face": "face", "hidden": "hidden.face"}
    con.execute(KEEP.format(kind="table", records=records, **work, **_common(model, tables)))


def show_faces(con: DuckDBPyConnection, records: str, model: Model, kept: Path) -> None:
    """The same as a view of the folder in which this linking is kept, where nothing is copied."""
    tables = {f"tf_{column}": quoted_file(kept, f"tf_{column}") for column in model.frequencies}
    files = {name: Layers(kept).read(name) for name in ("face", "hidden")}
    view = KEEP.format(kind="view", records=records, work="", **files, **_common(model, tables))
    con.execute(f"drop table if exists {records}.linked_face")
    con.execute(view)


def _common(model: Model, tables: dict[str, str]) -> dict[str, str]:
    joins = (
        f"left join {tables[f'tf_{column}']} tf_{column} on tf_{column}.{column} = f.{column}"
        for column in model.frequencies
    )
    columns = (f"tf_{column}.tf_{column}" for column in model.frequencies)
    return {"common": ", ".join(columns), "joins": " ".join(joins)}
