"""Wayhome's own model made again: the same twice, counted by hand once, and read as a model."""

from collections.abc import Iterator
from datetime import date

import pytest

from wayhome.evaluation import gaps, making
from wayhome.evaluation.even import even
from wayhome.evaluation.labelled import Labelled
from wayhome.evaluation.making import settings
from wayhome.evaluation.making.counting import count
from wayhome.evaluation.making.settling import settle
from wayhome.evaluation.noise import noise, noisy
from wayhome.lexicon.errors import Damaged
from wayhome.people.model import Model, load, read

ON = date(2026, 12, 1)


def sets() -> Iterator[tuple[str, Labelled]]:
    invented = even(15, 3)
    yield "hasty", noisy(invented, noise("hasty"), 3)
    invented.con.close()


def test_levels_are_counted_as_by_hand(some: Labelled) -> None:
    model = load()
    found = count(some, "as written", model)
    assert (found.records, found.pairs) == (80, 40)
    born = found.levels["date of birth"]
    assert born.share_of_one[_place(model, "date of birth", "same date of birth")] == 1
    # twenty households of two people, each with two records: 4 pairs of strangers on one telephone
    strangers = 80 * 79 / 2 - 40
    more = model.at_least_records / 80
    home, place = found.levels["home"], _place(model, "home", "same family telephone")
    assert home.two[place] == 20 * 4
    assert home.share_of_two[place] == pytest.approx(20 * 4 / strangers / more)


def _place(model: Model, comparison: str, says: str) -> int:
    (levels,) = (each.levels for each in model.comparisons if each.name == comparison)
    return [level.says for level in levels].index(says)


@pytest.mark.slow
def test_made_twice_it_is_the_same_and_a_whole_model() -> None:
    base = making.current()
    one, other = (making.make(base, sets(), version="made", on=ON) for _ in range(2))
    assert one == other
    assert read(one).version == "made"
    (same,) = (level for each in one["comparisons"] for level in each["levels"]
               if level["says"] == "same date of birth")  # fmt: skip
    assert same["pairs of one person"] > 100
    assert same["how"] in ("counted", "by hand")
    guard = next(each for each in one["comparisons"] if each["name"] == "household guard")
    assert all("twins" in level["why"] for level in guard["levels"] if level.get("how"))
    assert making.told(base, one).startswith("Made of 1 sets under 1 habits.")


def test_a_reason_of_no_level_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(settings.BY_HAND, ("name", "same nme"), "a slip in the settings")
    with pytest.raises(Damaged, match="same nme"):
        settle(read(making.current()), [])


def test_what_is_made_on_measures_nothing() -> None:
    seeds = {seed for _, seed in (*settings.REGIONS, *settings.EVEN)}
    assert min(seeds) > 100 > gaps.SEED
    assert not {"unseen", "untouched"} & set(settings.HABITS)


def test_a_gap_that_grew_is_told_with_its_groups() -> None:
    found = {"habit": "hasty", "trait": "care", "error": gaps.MISSED, "points": 1.0,
             "worst": "looked after", "best": "18 or over"}  # fmt: skip
    told = {"beside": "2026-12-01", "before": [found], "after": [found]}
    assert gaps.grown(told) == []
    wider = found | {"points": 1.0 + gaps.GREW + 0.01}
    (said,) = gaps.grown(told | {"after": [wider]})
    assert "1.26 percentage points, looked after against 18 or over" in said
    assert "by 2026-12-01 it is 1.00" in said


def test_the_current_model_widened_no_gap() -> None:
    kept = making.current().get("gaps")
    assert not kept or gaps.grown(kept) == [] or making.current()["even so"]
