"""People whom a row points at and no row describes: they get a subject row without particulars.

A role may come before the nominal, or the nominal never. Without a row of its own the reference
would have no person to belong to, and the fact would be lost.
The number itself is a particular where a feed knows people by an identifier: a school's pupils by
the pupil number, a council's children by its child id.
"""

from duckdb import DuckDBPyConnection

from wayhome.lexicon import identifier_sql
from wayhome.records.provenance import BY_NAME

UPN = f"CASE WHEN feed = 'education' THEN {identifier_sql.upn('local_id')} END"
CHILD_ID = "CASE WHEN feed IN ('ssd', 'cin', 'ssda903') THEN agency || ':' || local_id END"

POINTING = (
    ("involvement", "subject_ref"),
    ("stay", "subject_ref"),
    ("contact_point", "subject_ref"),
    ("statement", "subject_ref"),
    ("relation", "subject_ref"),
    ("relation", "other_ref"),
)


def add_unnamed(con: DuckDBPyConnection) -> None:
    """One subject row for each reference without one, on the row that first pointed at it."""
    pointing = " UNION ALL ".join(_pointing(table, column) for table, column in POINTING)
    kept = "agency, system, feed, delivery, source_table, source_row, recorded_at, received_at"
    firsts = ", ".join(
        f"first({c} ORDER BY received_at, record_id) AS {c}" for c in kept.split(", ")
    )
    con.execute(f"""
INSERT INTO {BY_NAME["subject"].name} BY NAME
SELECT delivery || ':' || source_table || ':' || source_row || ':unnamed-' || local_id AS record_id,
    ref AS subject_ref, local_id, 'not known' AS sex, 'not known' AS dob_precision,
    'not known' AS occurred_precision, {UPN} AS upn, {CHILD_ID} AS child_id, marking, {kept}
FROM (SELECT ref, regexp_extract(ref, '^[^/]*/[^/]*/(.*)$', 1) AS local_id,
        min(marking) AS marking, {firsts}  -- widest: the words happen to sort so
    FROM ({pointing}) GROUP BY ref)""")


def _pointing(table: str, column: str) -> str:
    return (
        f"SELECT {column} AS ref, record_id, marking, agency, system, feed, delivery, source_table,"
        f" source_row, recorded_at, received_at FROM {table}"
        f" ANTI JOIN subject ON subject.subject_ref = {table}.{column}"
        f" WHERE {column} IS NOT NULL"
        f" AND split_part({column}, '/', 1) = agency"
    )
