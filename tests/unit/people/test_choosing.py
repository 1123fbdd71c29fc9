"""A home's own model links once somebody names it, and a release carries the one that linked it."""

import json
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path

import duckdb
import pytest

from wayhome import people
from wayhome.lexicon.errors import BadUsage, Damaged, NotSetUp
from wayhome.lexicon.home import Home
from wayhome.people.choosing import read_file

Build = Callable[..., duckdb.DuckDBPyConnection]
KAI = {"given_names": "Kai", "family_name": "Turner", "dob": "2010-03-12"}


@pytest.fixture
def home(tmp_path: Path) -> Home:
    """A home with a model of its own, in which a birth says three bits more."""
    home = Home(tmp_path / "home")
    data = deepcopy(people.chosen(home).data) | {"version": "ours"}
    birth = next(each for each in data["comparisons"] if each["name"] == "date of birth")
    next(each for each in birth["levels"] if each["says"] == "same date of birth")["bits"] += 3
    home.models.mkdir(parents=True)
    (home.models / "ours.json").write_text(json.dumps(data), encoding="utf-8")
    return home


def test_a_model_is_used_only_once_it_is_named(home: Home) -> None:
    assert people.chosen(home).model.version == people.MODEL
    assert people.use(home, "ours").version == "ours"
    assert (people.chosen(home).own, people.chosen(home).model.version) == (True, "ours")
    people.use(home, people.MODEL)
    assert people.chosen(home).model.version == people.MODEL
    with pytest.raises(BadUsage, match=r"named theirs. There are: .*, ours\."):
        people.use(home, "theirs")


def test_a_model_that_is_gone_or_torn_stops_the_build(home: Home) -> None:
    people.use(home, "ours")
    (home.models / "ours.json").write_text("{", encoding="utf-8")
    with pytest.raises(Damaged, match="cannot be read"):
        people.chosen(home)
    (home.models / "ours.json").unlink()
    with pytest.raises(NotSetUp, match="put it back"):
        people.chosen(home)
    with pytest.raises(Damaged, match="cannot be read"):
        read_file(home.models / "ours.json")


def test_looking_up_weighs_as_linking_did(home: Home, records: Build, tmp_path: Path) -> None:
    people.use(home, "ours")
    con = records(subject=[{**KAI, "subject_ref": ref} for ref in ("NBC/own/1", "NPF/own/2")])
    chosen = people.chosen(home)
    chosen.name_in(con)
    people.link(con, chosen.model)
    people.index(con)
    people.keep_index(con, tmp_path)
    people.use(home, people.MODEL)  # what is named since changes nothing that was built
    lookup = people.Lookup(tmp_path / people.LOOKUP)
    assert lookup.scorer.model == chosen.model
    (weight,) = con.execute("select weight from link").fetchall()[0]
    faces = [lookup.face(number) for number in (0, 1)]
    assert lookup.scorer.bits(*faces) == pytest.approx(weight, abs=1e-5)
