"""The model is refused unless it is whole, and a person's id is the same in Python and DuckDB."""

import json
from copy import deepcopy
from importlib.resources import files

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wayhome.lexicon.errors import Damaged
from wayhome.people.identity import macro, person_id
from wayhome.people.model import CURRENT, load, read

DATA = json.loads(
    files("wayhome.people").joinpath(f"models/{CURRENT}.json").read_text(encoding="utf-8")
)


def test_the_current_model_is_whole() -> None:
    model = load()
    assert model.version == CURRENT
    assert model.for_a_human < model.linked < model.trusted_bits
    assert model.prior_bits(10) == model.prior_bits(model.at_least_records)
    assert model.prior_bits(10_000_000) < model.prior_bits(1_000_000)


@pytest.mark.parametrize("bits", [None, "12", float("nan"), float("inf"), 400])
def test_an_untrained_level_is_refused(bits: object) -> None:
    data = deepcopy(DATA)
    data["comparisons"][0]["levels"][3]["bits"] = bits
    with pytest.raises(Damaged, match="untrained level in 'name'"):
        read(data)


def test_a_comparison_without_its_last_level_is_refused() -> None:
    data = deepcopy(DATA)
    data["comparisons"][2]["levels"].pop()
    with pytest.raises(Damaged, match="must end in 'else'"):
        read(data)


def test_two_reasons_of_the_same_bits_are_refused() -> None:
    data = deepcopy(DATA)
    data["comparisons"][0]["levels"][3]["bits"] = data["comparisons"][0]["levels"][1]["bits"]
    with pytest.raises(Damaged, match="same bits"):
        read(data)


def test_a_person_id_can_be_read_out() -> None:
    assert person_id("NBC/ssd/1") == "P-123S-R5P7-SM3F"


CON = duckdb.connect()
CON.execute(macro())


@settings(deadline=None)
@given(st.text(min_size=1))
def test_duckdb_makes_the_same_id(ref: str) -> None:
    assert CON.execute("select person_id(?)", [ref]).fetchall() == [(person_id(ref),)]
