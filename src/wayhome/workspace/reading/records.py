"""Records of one person as they stand in the release, each with where it came from.

A record is found by its number and its person together: whoever may open a person's page may open
that person's records, and no other's.
"""

from wayhome.workspace.reading.view import Row, View

TABLES = ("event", "stay", "statement", "contact_point", "relation", "subject", "involvement")
ONE = "select * from {{{table}}} where person_id = $person and record_id = $record"
FACT = "select record_id from {fact} where person_id = $person and record_id = $record"
THING = "select * from {thing} where record_id = $record"
FACTS = """
select * from {fact} where person_id = $person and list_contains($records, record_id)
order by occurred_from nulls first, record_id
"""
THINGS = "select * from {thing} where event_id = $record order by record_id"
WITH = """
select i.role, i.agency, i.person_id from {involvement} i
where i.event_id = $record and i.person_id is distinct from $person order by i.record_id
"""
PARTS = """
select role from {involvement} where event_id = $record and person_id = $person order by role
"""
FILES = "select * from delivery where delivery = $delivery"


def record(view: View, person_id: str, record_id: str) -> Row | None:
    """One record with the table it stands in, or None when this viewer may not see it."""
    for table in TABLES:
        found = view.row(ONE.format(table=table), person=person_id, record=record_id)
        if found:
            return {**found, "table": table}
    if not view.row(FACT, person=person_id, record=record_id):
        return None
    thing = view.row(THING, record=record_id)
    return {**thing, "table": "thing"} if thing else None


def records(view: View, person_id: str, record_ids: list[str]) -> list[Row]:
    """Several records as facts of a life, in order of when they happened, with file and row."""
    found = view.rows(FACTS, person=person_id, records=record_ids)
    return [{**row, **_origin(row["record_id"])} for row in found]


def things(view: View, record_id: str) -> list[Row]:
    """What was found at an event."""
    return view.rows(THINGS, record=record_id)


def others(view: View, person_id: str, record_id: str) -> list[Row]:
    """Who else was in an event, by role alone: names need their own purpose."""
    return view.rows(WITH, person=person_id, record=record_id)


def roles(view: View, person_id: str, record_id: str) -> list[str]:
    """What this person was in an event."""
    return [row["role"] for row in view.rows(PARTS, person=person_id, record=record_id)]


def file_of(view: View, delivery: str) -> Row | None:
    """The file a record came in, as its receipt has it."""
    return view.row(FILES, delivery=delivery)


def _origin(record_id: str) -> Row:
    """Delivery, table and row, which a record's number is made of."""
    delivery, table, row = (*record_id.split(":"), "", "", "")[:3]
    return {"delivery": delivery, "source_table": table, "source_row": row}
