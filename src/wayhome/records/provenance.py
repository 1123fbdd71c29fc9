"""Where every canonical row comes from: added here and nowhere else.

For each mapping one INSERT. It names the row, its source, both times, what replaced it and its
marking, fills its place and checks its identifiers. Invariants:
  record_id is '<delivery>:<table>:<row>:<part>' and unique;
  received_at is never before the delivery came;
  the marking is the narrowest of what delivery, row and mapping say.
"""

from wayhome.lexicon.marking import Marking
from wayhome.records.contacts import one_form
from wayhome.records.identifiers import checked
from wayhome.records.mapping import NONE, Mapping
from wayhome.records.places import placed
from wayhome.records.schema import TABLES, Table

BY_NAME = {table.name: table for table in TABLES}
PLACED = tuple(t.name for t in TABLES if "postcode" in {column.name for column in t.columns})
MARKINGS = "[" + ", ".join(f"'{marking}'" for marking in Marking) + "]"


def narrowest(*markings: str) -> str:
    """The narrowest of several markings, nulls passed over."""
    places = ", ".join(f"list_position({MARKINGS}, {marking})" for marking in markings)
    return f"{MARKINGS}[greatest({places})]"


def insert(mapping: Mapping) -> str:
    """The statement that adds what one mapping makes to its canonical table."""
    table = BY_NAME[mapping.into]
    own = ", ".join(f"{value} AS {name}" for name, value in mapping.columns.items())
    select = (
        f'SELECT {own}, {_provenance(mapping)} FROM "{mapping.feed}.{mapping.table}" s'
        f" {mapping.joins} WHERE {mapping.where}"
    )
    return f"INSERT INTO {table.name} BY NAME {_finished(select, table, mapping)}"


def _finished(select: str, table: Table, mapping: Mapping) -> str:
    names = set(mapping.columns)
    if table.name == "subject":
        return checked(select, names)
    if table.name == "contact_point":
        return one_form(select)
    return placed(select, names) if table.name in PLACED else select


def _provenance(mapping: Mapping) -> str:
    suffix = "" if mapping.suffix == NONE else f" || coalesce('-' || ({mapping.suffix}), '')"
    until, until_by = _end(mapping)
    began = f"CAST({mapping.began} AS TIMESTAMP)"
    return f"""
    s._record || ':{mapping.part}'{suffix} AS record_id,
    s._agency AS agency, s._system AS system, '{mapping.feed}' AS feed, s._delivery AS delivery,
    '{mapping.table}' AS source_table, s._row AS source_row,
    {began} AS occurred_from, CAST({mapping.ended} AS TIMESTAMP) AS occurred_to,
    {_precision(mapping, began)} AS occurred_precision,
    CAST({mapping.recorded} AS TIMESTAMP) AS recorded_at,
    greatest(s._received, CAST({mapping.since} AS TIMESTAMP)) AS received_at,
    {until} AS superseded_at, {until_by} AS superseded_by,
    CAST({mapping.grading} AS VARCHAR) AS grading,
    CAST({mapping.conditions} AS VARCHAR) AS conditions,
    {narrowest("s._marking", f"CAST({mapping.marking} AS VARCHAR)")} AS marking,
    CAST({mapping.text} AS VARCHAR) AS "text\""""


def _precision(mapping: Mapping, began: str) -> str:
    told = f"CAST({mapping.precision} AS VARCHAR)"
    # a system that knows only the day writes midnight; a real midnight is lost to it, and rare
    guessed = (
        f"CASE WHEN {began} IS NULL THEN 'not known'"
        f" WHEN {began} = date_trunc('day', {began}) THEN 'day' ELSE 'minute' END"
    )
    return guessed if mapping.precision == NONE else f"coalesce({told}, {guessed})"


def _end(mapping: Mapping) -> tuple[str, str]:
    """When and by what the row was replaced: by its own successor, or what it needs was."""
    if mapping.until == NONE:
        return "s._superseded_at", "s._superseded_by"
    until = f"CAST({mapping.until} AS TIMESTAMP)"
    earlier = f"s._superseded_at IS NOT NULL AND s._superseded_at <= coalesce({until}, 'infinity')"
    by = f"CASE WHEN {earlier} THEN s._superseded_by ELSE {mapping.until_by} END"
    return f"least(s._superseded_at, {until})", by
