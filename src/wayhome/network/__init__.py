"""Dated ties between people, places, telephones, vehicles and lines, each with its records.

beside      what is beside a person by one tie, and what is told of it: `beside`, `told`
passing     rows of it for whoever was stopped near such a place, or travelled where a line works
together    who was arrested, stopped or found together: `co_event`, which signs read
            of those whom no change reaches (reached) both are carried over: `carried_beside`
places      which address a record speaks of: `at_place`; carried over by `carried`
ties        every tie of the map: `tie`
lines       what records say of each line: `line_fact`
graph       ties as a graph in memory, filtered for whoever looks
methods     questions in plain words, worked out over it
"""

from pathlib import Path

import duckdb

from wayhome.network import lines, ties
from wayhome.network.carried import build_places
from wayhome.network.carried_beside import build_beside
from wayhome.records.changed import Before

__all__ = ["map_out"]


def map_out(
    con: duckdb.DuckDBPyConnection, before: Before | None = None, keep: Path | None = None
) -> None:
    """Make the tables of the map from the canonical tables and person_subject. `before`, `keep`:
    the release before, once open, and the folder of this one (carried)."""
    build_places(con, before, keep)
    ties.build(con)
    lines.build(con)
    build_beside(con, before, keep)
