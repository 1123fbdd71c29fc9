"""The canonical tables of what was received and is in no release yet, by its own rows alone.

What such a row says with the help of an earlier delivery it does not say here: it tells less than
it will once it is built. So whom the release keeps close stays as close, whatever these rows say of
themselves: that somebody is sealed may stand in an earlier delivery alone.
"""

from pathlib import Path

from duckdb import DuckDBPyConnection

from wayhome.extracts.receipt import Receipt
from wayhome.lexicon.agencies import Register
from wayhome.records import deliveries
from wayhome.records.build import map_deliveries
from wayhome.records.narrowing import KEPT_CLOSE, narrow_kept_close
from wayhome.records.provenance import MARKINGS

AS_CLOSE = f"""
CREATE OR REPLACE TEMP TABLE _as_close AS
SELECT agency, subject_ref, {MARKINGS}[max(list_position({MARKINGS}, marking))] AS marking
FROM (
    SELECT agency, subject_ref, marking FROM _kept_close
    UNION ALL
    SELECT agency, subject_ref, marking FROM ({{held}})
    SEMI JOIN subject USING (subject_ref))
GROUP BY ALL
"""


def build_unbuilt(
    con: DuckDBPyConnection, store: Path, register: Register, receipts: list[Receipt], held: str
) -> None:
    """Make the canonical tables of these deliveries in `con`. `held`: a query of whom the release
    keeps close, as agency, subject_ref and marking."""
    map_deliveries(con, store, register, receipts)
    con.execute(KEPT_CLOSE)
    con.execute(AS_CLOSE.format(held=held))
    con.execute("DROP TABLE _kept_close")
    con.execute("ALTER TABLE _as_close RENAME TO _kept_close")
    narrow_kept_close(con)
    deliveries.close_tables(con)
