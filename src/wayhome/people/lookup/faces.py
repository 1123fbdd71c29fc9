"""What linking compared, kept for looking up: every face, with how common its values are.

Faces of restricted and sealed rows stand beside them, marked hidden: they shape nobody, and only
the agency that sent them finds by them.
"""

from duckdb import DuckDBPyConnection

from wayhome.people.model import Model
from wayhome.people.units import build_hidden

KEEP = """
create or replace table {records}.linked_face as
select f.* exclude (unit, preferred, open), not f.open as hidden, {common}
from (from face union all by name from hidden.face) f {joins}
"""


def keep_faces(con: DuckDBPyConnection, records: str, model: Model) -> None:
    """Make `linked_face` in the catalogue `records`, while the work tables of linking are there."""
    build_hidden(con, records, model.limits)
    columns = tuple(model.frequencies)
    con.execute(
        KEEP.format(
            records=records,
            common=", ".join(f"tf_{c}.tf_{c}" for c in columns),
            joins=" ".join(f"left join tf_{c} on tf_{c}.{c} = f.{c}" for c in columns),
        )
    )
