"""The stages of a run, in order. Each reads tables of the ones before and adds its own."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import duckdb

from wayhome import chronology, network, people, records, signs
from wayhome.lexicon.agencies import read_register
from wayhome.lexicon.home import Home
from wayhome.pipeline.release import TABLES
from wayhome.records.changed import find_changed, opened
from wayhome.signs import addresses


@dataclass(frozen=True)
class Run:
    """What a stage is given: the connection it works in, the home it reads, the day it is for, the
    folder of the release before, with what it left for this run, the folder of this one, and the
    model of who is the same person."""

    con: duckdb.DuckDBPyConnection
    home: Home
    as_of: date
    last: Path | None
    folder: Path
    model: people.Chosen

    @property
    def before(self) -> Path | None:
        """What the release before left for this linking."""
        return self.last / people.LINKING if self.last else None

    @property
    def keep(self) -> Path:
        """Where to leave the same for the next."""
        return self.folder / people.LINKING


@dataclass(frozen=True)
class Stage:
    """One step with the words shown while it works and the tables it leaves for others."""

    name: str
    words: str
    work: Callable[[Run], None]


def _records(run: Run) -> None:
    records.build(run.con, run.home.store, read_register(run.home.agencies))


def _people(run: Run) -> None:
    people.link(run.con, run.model.model, before=run.before, keep=run.keep, on=run.as_of)


def _lives(run: Run) -> None:
    chronology.build(run.con, find_changed(run.con, run.last, run.folder))


def _map(run: Run) -> None:
    network.map_out(run.con, opened(run.con, run.last), run.folder)


def _signs(run: Run) -> None:
    last = run.last
    before = signs.Before(last / signs.FOLDER, last / TABLES) if last else None
    signs.build(run.con, run.as_of, before=before, keep=run.folder / signs.FOLDER)


def _addresses(run: Run) -> None:
    before = addresses.before(run.last, run.last / TABLES) if run.last else None
    addresses.build(run.con, run.as_of, before=before, keep=run.folder / addresses.FOLDER)


STAGES: tuple[Stage, ...] = (
    Stage("records", "Bringing every fact into one form", _records),
    Stage("people", "Working out which records are the same person", _people),
    Stage("chronology", "Putting each life in order", _lives),
    Stage("network", "Tying people, places and telephones", _map),
    Stage("signs", "Looking for warning signs", _signs),
    Stage("addresses", "Looking for signs at addresses", _addresses),
    Stage("index", "Making people findable", lambda r: people.index(r.con)),
)
