"""A build links with the model that its home names, and says so; on Spark too (tests/spark)."""

import json

import pytest

from wayhome import people, pipeline
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
