"""The record of a child from before adoption is sealed: every row of it, with its events.

A child adopted from care gets a new record with a new number, and nothing may lead from the one to
the other by itself (SSD guidance on person numbers; mission, principle 7). So rows that hang on a
sealed subject are seen only by the agency that sent them. An event in which others take part keeps
its marking: the sealed child's part in it does not.
"""

from duckdb import DuckDBPyConnection

from wayhome.lexicon.marking import Marking

HANGING = ("subject", "involvement", "stay", "contact_point", "statement", "relation", "answer")


def seal(con: DuckDBPyConnection) -> None:
    """Mark what hangs on sealed subjects as sealed."""
    con.execute(
        "CREATE OR REPLACE TEMP TABLE _sealed AS"
        " SELECT DISTINCT subject_ref FROM subject WHERE sealed_reason IS NOT NULL"
    )
    if not con.execute("SELECT 1 FROM _sealed LIMIT 1").fetchall():
        return
    for table in HANGING:
        con.execute(
            f"UPDATE {table} SET marking = '{Marking.SEALED}' FROM _sealed"
            f" WHERE {table}.subject_ref = _sealed.subject_ref"
        )
    con.execute(
        f"UPDATE event SET marking = '{Marking.SEALED}' FROM ("
        " SELECT DISTINCT event_id FROM involvement SEMI JOIN _sealed USING (subject_ref)"
        " EXCEPT SELECT event_id FROM involvement ANTI JOIN _sealed USING (subject_ref)) e"
        " WHERE event.record_id = e.event_id"
    )
    con.execute(
        f"UPDATE thing SET marking = '{Marking.SEALED}' FROM event"
        f" WHERE event.record_id = thing.event_id AND event.marking = '{Marking.SEALED}'"
    )
