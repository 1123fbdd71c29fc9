"""Signs made from a few drawn records, as the pages of a viewer read them."""

from pathlib import Path
from uuid import uuid4

import duckdb

from wayhome import chronology, network, signs
from wayhome.pipeline import Release
from wayhome.pipeline.serving import SERVED
from wayhome.signs.examples import AS_OF, Example
from wayhome.signs.trial import empty_tables, lay
from wayhome.workspace.disputing.standing import KEPT
from wayhome.workspace.reading import signs as reading
from wayhome.workspace.reading.view import View

BORN = "anna 2011-03-01; older 2004-02-01"


def built(records: str, *, born: str = BORN, change: str = "") -> duckdb.DuckDBPyConnection:
    """Chronology and signs over the records of an example; `change` is SQL done before."""
    con = empty_tables()
    lay(con, Example("", records, born=born))
    if change:
        con.execute(change)
    chronology.build(con)
    network.map_out(con)
    signs.build(con, AS_OF)
    return con


def served(con: duckdb.DuckDBPyConnection) -> duckdb.DuckDBPyConnection:
    """The tables that lists across people read, with their people, as a release serves them."""
    for one in SERVED:
        if one.name in {"subject", "stay"}:
            con.execute(f"create or replace table {one.name} as {one.query}")
    return con


def view(con: duckdb.DuckDBPyConnection, eyes: str = "") -> View:
    """The release as somebody of this agency sees it; nobody's eyes see nothing restricted."""
    seen = View(Release(Path(uuid4().hex)), eyes, eyes, con)
    seen.__dict__["today"] = AS_OF  # a release would say it
    seen.kept[KEPT] = frozenset()  # nobody disputes anything here, and no database is asked
    return seen


def of_anna(con: duckdb.DuckDBPyConnection, code: str, eyes: str = "") -> list[reading.Shown]:
    """Every spell of one sign that this viewer is shown of Anna."""
    found = reading.of_person(view(con, eyes), "anna")
    past = [one for group in found.past for one in group.spells]
    return [one for one in (*found.standing, *past, *found.context) if one.code == code]
