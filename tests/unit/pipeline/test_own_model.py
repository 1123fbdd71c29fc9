"""A build links with the model that its home names, says so, and is not made on Spark with it."""

import json
from pathlib import Path

import pytest

from wayhome import people, pipeline
from wayhome.lexicon.errors import BadUsage
from wayhome.lexicon.home import Home


def _name_own(home: Home) -> None:
    home.models.mkdir(parents=True)
    data = people.chosen(home).data | {"version": "ours"}
    (home.models / "ours.json").write_text(json.dumps(data), encoding="utf-8")
    people.use(home, "ours")


@pytest.mark.slow
def test_the_release_says_and_carries_the_model_that_linked_it(received_home: Home) -> None:
    _name_own(received_home)
    made = pipeline.build(received_home)
    people.use(received_home, people.MODEL)
    assert made.manifest()["model"] == "ours"
    assert people.Lookup(made.lookup).scorer.model.version == "ours"
    assert pipeline.build(received_home).manifest()["model"] == people.MODEL


def test_spark_refuses_a_homes_own_model(tmp_path: Path) -> None:
    home = Home(tmp_path)
    _name_own(home)
    with pytest.raises(BadUsage, match="this home uses ours"):
        pipeline.build(home, master="local[1]")
    assert not list(home.releases.iterdir())
