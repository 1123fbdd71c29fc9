"""Making people findable: the stage that makes the index's tables, and the step that keeps it.

index(con)               linked_face, person_subject and the records -> lookup_…
keep_index(con, folder)  lookup_… -> arrays in the release's folder `lookup`
"""

from pathlib import Path

from duckdb import DuckDBPyConnection

from wayhome.people.births import macros as birth_macros
from wayhome.people.choosing import IN_USE, ITS_DATA
from wayhome.people.lookup.entries import build_entries
from wayhome.people.lookup.opening import FOLDER, OWN_MODEL, Lookup
from wayhome.people.lookup.writing import write_lookup
from wayhome.people.names import macros as name_macros
from wayhome.people.places import macros as place_macros
from wayhome.people.tally import make_ready


def index(con: DuckDBPyConnection) -> None:
    """Make lookup_face, lookup_entry and lookup_name; after `link`."""
    for macro in (*name_macros(), *birth_macros(), *place_macros()):
        con.execute(macro)
    build_entries(con)


def keep_index(con: DuckDBPyConnection, release: Path) -> None:
    """Write the index into a release's folder, with the model that linked it where it is a home's
    own."""
    version, data = con.execute(f"select {IN_USE}, {ITS_DATA}::varchar").fetchall()[0]
    write_lookup(con, release / FOLDER, version)
    if data:
        (release / FOLDER / OWN_MODEL).write_text(data + "\n", encoding="utf-8")
    # Opened once: a fault is found now, and nobody waits for what the first question compiles.
    make_ready(Lookup(release / FOLDER))
