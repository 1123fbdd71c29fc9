"""From canonical records to people, one line a step.

The work is done in a catalogue of its own in memory, which is dropped at the end; DuckDB spills
it to disk past its memory limit. Nothing of the work stays in the release.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from duckdb import DuckDBPyConnection

from wayhome.people.candidates import build_pairs
from wayhome.people.edges import build_edges
from wayhome.people.grouping import group_units
from wayhome.people.identity import macro
from wayhome.people.lookup.faces import keep_faces
from wayhome.people.model import Model, load
from wayhome.people.persons import write_people
from wayhome.people.splink_model import score_pairs
from wayhome.people.trusted import build_sharing
from wayhome.people.units import build_units
from wayhome.people.vetoes import build_vetoes


def link(con: DuckDBPyConnection, model: Model | None = None) -> None:
    """Make person_subject, person, link and linked_face from the canonical tables."""
    model = model or load()
    con.execute(macro())
    with _workshop(con) as records:
        build_units(con, records, model.limits)
        build_sharing(con, model)
        build_vetoes(con, records)
        build_pairs(con, model.limits)
        score_pairs(con, model)
        build_edges(con, model)
        group_units(con, model)
        write_people(con, records)
        keep_faces(con, records, model)


@contextmanager
def _workshop(con: DuckDBPyConnection) -> Iterator[str]:
    """A catalogue for the work; gives the name of the one where the records are."""
    catalogue, schema = con.execute("select current_database(), current_schema()").fetchall()[0]
    records = f'"{catalogue}"."{schema}"'
    con.execute("attach ':memory:' as people_work; use people_work")
    try:
        yield records
    finally:
        con.execute(f"use {records}; detach people_work")
