"""One row a record, as public sets and plain generators have them, brought into canonical form.

record_id, agency, person                       must be there
given_names, family_name, dob, sex, address, postcode, phone, whose, nhs_number, upn, uln,
pnc_id, child_id, ethnicity                     particulars; null, or left out, where not known
household, born, and any other column           what is true of the person: `being`
"""

from collections.abc import Sequence

import duckdb
import pyarrow as pa
from duckdb import DuckDBPyConnection

from wayhome.evaluation.labelled import Labelled
from wayhome.records.schema import TABLES

NEEDED = ("record_id", "agency", "person")
STATED = {
    "given_names": "varchar",
    "family_name": "varchar",
    "dob": "date",
    "sex": "varchar",
    "address": "varchar",
    "postcode": "varchar",
    "phone": "varchar",
    "whose": "varchar",
    "nhs_number": "varchar",
    "upn": "varchar",
    "uln": "varchar",
    "pnc_id": "varchar",
    "child_id": "varchar",
    "ethnicity": "varchar",
}
BORN = {"household": "varchar", "born": "date"}

SHARED = """agency || '/own/' || record_id as subject_ref, record_id, agency, 'own' as system,
  'own' as feed, timestamp '2026-11-01' as received_at, 'official-sensitive' as marking"""
FILL = (
    f"""insert into subject by name select {SHARED}, record_id as local_id, given_names,
      family_name, dob, 'day' as dob_precision, sex, nhs_number, upn, uln, pnc_id, child_id,
      ethnicity from filled""",
    f"""insert into stay by name select {SHARED}, 'home' as kind, address, postcode
      from filled where postcode is not null""",
    f"""insert into contact_point by name select {SHARED}, 'phone' as kind, phone as value,
      coalesce(whose, 'not known') as whose from filled where phone is not null""",
    """create table truth as select agency || '/own/' || record_id as subject_ref, person,
      agency as source from filled""",
)


def labelled(name: str, rows: pa.Table) -> Labelled:
    """A set of records on a connection of its own; whoever asks closes it."""
    con = duckdb.connect()
    con.execute("set enable_progress_bar = false")
    fill(con, rows)
    return Labelled(name, con)


def fill(con: DuckDBPyConnection, rows: pa.Table) -> None:
    """Make the canonical tables, `truth` and `being` from rows, on a connection without them."""
    for table in TABLES:
        columns = ", ".join(f'"{column.name}" {column.type}' for column in table.columns)
        con.execute(f"create table {table.name} ({columns})")
    con.register("given", rows)
    con.execute(f"create temp table filled as select {_columns(rows.column_names)} from given")
    for statement in FILL:
        con.execute(statement)
    _being(con, [c for c in rows.column_names if c not in (*NEEDED, *STATED, *BORN)])
    con.execute("drop table filled")
    con.unregister("given")


def _columns(there: Sequence[str]) -> str:
    """Every column that may be stated, null where the rows do not have it."""
    kept = [f'"{name}"::varchar as "{name}"' for name in NEEDED]
    known = {**STATED, **BORN}
    kept += [
        f'"{name}"::{type_} as "{name}"' if name in there else f'null::{type_} as "{name}"'
        for name, type_ in known.items()
    ]
    return ", ".join(kept + [f'"{name}"' for name in there if name not in (*NEEDED, *known)])


def _being(con: DuckDBPyConnection, traits: Sequence[str]) -> None:
    columns = "".join(f', any_value("{trait}") as "{trait}"' for trait in traits)
    con.execute(
        "create table being as select person, any_value(household) as household, "
        f"any_value(born) as born{columns} from filled group by person"
    )
