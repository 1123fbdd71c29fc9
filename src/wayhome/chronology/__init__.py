"""A life in order: one person's records as one chronology, with its gaps and its silence.

`build` makes the tables of a release; `of_person` puts one person's visible records in order when
a page asks. Both merge with the same rule (sameness), so nothing a viewer sees depends on a record
they may not see.
"""

from contextlib import nullcontext

import duckdb

from wayhome.chronology.carried import touched_alone
from wayhome.chronology.entries import Chronology, Conflict, Entry, Gap, Silence, Source
from wayhome.chronology.episodes import build_episodes
from wayhome.chronology.facts import build_facts
from wayhome.chronology.known import Knowing
from wayhome.chronology.reading import of_person
from wayhome.chronology.whereabouts import Place, Seen, Whereabouts, whereabouts
from wayhome.records.changed import Before

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


def build(con: duckdb.DuckDBPyConnection, before: Before | None = None) -> None:
    """Make `fact`, `holding`, `episode` and `episode_record` from the canonical tables.

    `before`: the release before, once opened (records.changed); only lives that something touches
    are put in order anew, and the tables are views. `life_touched` says whose they are.
    """
    with touched_alone(con, before) if before else nullcontext():
        build_facts(con)
        build_episodes(con)
