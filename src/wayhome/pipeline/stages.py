"""The stages of a run, in order. Each reads tables of the ones before and adds its own."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

import duckdb

from wayhome import chronology, people, records, signs
from wayhome.lexicon.agencies import read_register
from wayhome.lexicon.home import Home


@dataclass(frozen=True)
class Run:
    """What a stage is given: the connection it works in, the home it reads, the day it is for."""

    con: duckdb.DuckDBPyConnection
    home: Home
    as_of: date


@dataclass(frozen=True)
class Stage:
    """One step with the words shown while it works and the tables it leaves for others."""

    name: str
    words: str
    work: Callable[[Run], None]


def _records(run: Run) -> None:
    records.build(run.con, run.home.store, read_register(run.home.agencies))


STAGES: tuple[Stage, ...] = (
    Stage("records", "Bringing every fact into one form", _records),
    Stage("people", "Working out which records are the same person", lambda r: people.link(r.con)),
    Stage("chronology", "Putting each life in order", lambda r: chronology.build(r.con)),
    Stage("signs", "Looking for warning signs", lambda r: signs.build(r.con, r.as_of)),
    Stage("index", "Making people findable", lambda r: people.index(r.con)),
)
