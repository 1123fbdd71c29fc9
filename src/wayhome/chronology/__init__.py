"""A life in order: one person's records as one chronology, with its gaps and its silence.

`build` makes the tables of a release; `of_person` puts one person's visible records in order when
a page asks. Both merge with the same rule (sameness), so nothing a viewer sees depends on a record
they may not see.
"""

import duckdb

from wayhome.chronology.entries import Chronology, Conflict, Entry, Gap, Silence, Source
from wayhome.chronology.episodes import build_episodes
from wayhome.chronology.facts import build_facts
from wayhome.chronology.known import Knowing
from wayhome.chronology.reading import of_person
from wayhome.chronology.whereabouts import Place, Seen, Whereabouts, whereabouts

__all__ = [
    "Chronology",
    "Conflict",
    "Entry",
    "Gap",
    "Knowing",
    "Place",
    "Seen",
    "Silence",
    "Source",
    "Whereabouts",
    "build",
    "of_person",
    "whereabouts",
]


def build(con: duckdb.DuckDBPyConnection) -> None:
    """Make `fact`, `holding`, `episode` and `episode_record` from the canonical tables."""
    build_facts(con)
    build_episodes(con)
