"""No row may be seen more widely than what it hangs on: its event, and whom it is about (ADR 0009).

    a part, a thing, a statement   as narrow as the event it hangs on
    every row of a subject ref     as narrow as the agency's own particulars of that person
    an event                       as narrow as the widest part that anybody has in it

So all of what an agency restricts of somebody is hidden, or none of it: one open row would tell an
outsider that there is more. What other agencies sent of the same person keeps its own marking.

The record of a child from before adoption is sealed in the same way. A child adopted from care gets
a new record with a new number, and nothing may lead from the one to the other by itself (SSD
guidance on person numbers; mission, principle 7).
"""

from duckdb import DuckDBPyConnection

from wayhome.extracts import feeds
from wayhome.lexicon.marking import Marking
from wayhome.records.provenance import MARKINGS, narrowest
from wayhome.records.unnamed import POINTING

NARROW = f"('{Marking.RESTRICTED}', '{Marking.SEALED}')"
OF_EVENTS = ("involvement", "thing", "statement")
OF_PEOPLE = (
    ("subject", "subject_ref"),
    *POINTING,
    ("answer", "subject_ref"),
    ("dispute", "subject_ref"),
    ("decision", "subject_ref"),
)
# Tables whose rows are people. A report that names somebody restricts itself and not the person.
DESCRIBING = ", ".join(
    f"('{feed.name}', '{table.name}')"
    for feed in feeds().values()
    for table in feed.tables
    if table.person in table.key
)
# Of particulars the narrowest that stands. Where no row describes the person, the widest that
# names them: a nominal sent in one open and one restricted report is known by the open one.
KEPT_CLOSE = f"""
CREATE OR REPLACE TEMP TABLE _kept_close AS
SELECT agency, subject_ref, {MARKINGS}[place] AS marking FROM (
    SELECT agency, subject_ref, greatest(
        CASE WHEN bool_or(sealed_reason IS NOT NULL)
            THEN list_position({MARKINGS}, '{Marking.SEALED}') END,
        coalesce(max(place) FILTER (describes AND superseded_at IS NULL),
            max(place) FILTER (describes),
            min(place) FILTER (superseded_at IS NULL), min(place))) AS place
    FROM (SELECT *, list_position({MARKINGS}, marking) AS place,
        (feed, source_table) IN ({DESCRIBING}) AS describes FROM subject)
    GROUP BY ALL)
WHERE marking IN {NARROW}
"""
EVENTS = f"""
UPDATE event SET marking = {narrowest("event.marking", "i.marking")} FROM (
    SELECT event_id, {MARKINGS}[min(list_position({MARKINGS}, marking))] AS marking
    FROM involvement SEMI JOIN (SELECT event_id FROM involvement WHERE marking IN {NARROW})
        USING (event_id)
    GROUP BY event_id) i
WHERE event.record_id = i.event_id AND i.marking IN {NARROW}
"""


def narrow_by_event(con: DuckDBPyConnection) -> None:
    """Give what hangs on a narrow event its marking."""
    for table in OF_EVENTS:
        marking = narrowest(f"{table}.marking", "e.marking")
        con.execute(
            f"UPDATE {table} SET marking = {marking} FROM"
            f" (SELECT record_id, marking FROM event WHERE marking IN {NARROW}) e"
            f" WHERE {table}.event_id = e.record_id"
        )


def narrow_by_person(con: DuckDBPyConnection) -> None:
    """Give what hangs on somebody whom the agency keeps close the marking of their particulars."""
    con.execute(KEPT_CLOSE)
    narrow_kept_close(con)


def narrow_kept_close(con: DuckDBPyConnection) -> None:
    """The same, where it is known already who is kept close (`_kept_close`)."""
    for table, column in OF_PEOPLE:
        marking = narrowest(f"{table}.marking", "k.marking")
        con.execute(
            f"UPDATE {table} SET marking = {marking} FROM _kept_close k"
            f" WHERE {table}.{column} = k.subject_ref"
            # what is sealed is sealed for whoever wrote of that record
            f" AND ({table}.agency = k.agency OR k.marking = '{Marking.SEALED}')"
        )
    con.execute(EVENTS)
    narrow_by_event(con)
