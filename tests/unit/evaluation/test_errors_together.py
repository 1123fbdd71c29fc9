"""One person under several habits of error is one person, and makes no interval narrower."""

import numpy as np
import pytest

from wayhome.evaluation.errors import COUNTED, NOT_ASKED, Errors, together
from wayhome.insight.intervals import of_ratio


def errors(people: int, missed: int, prefix: str = "P") -> Errors:
    """So many people of two pairs each, of whom some lost both."""
    lost = np.array([2] * missed + [0] * (people - missed), np.int64)
    counts = dict.fromkeys(COUNTED, np.full(people, 2, np.int64)) | {"missed": lost}
    who = np.array([f"{prefix}{n}" for n in range(people)], dtype=object)
    return Errors(**counts, who=who, traits={"care": np.array(["looked after"] * people, object)})


def test_a_person_under_eight_habits_counts_once() -> None:
    found = together([errors(120, 12)] * 8, ["region of 5, seed 1"] * 8)
    assert (len(found.who), int(found.pairs.sum()), int(found.missed.sum())) == (120, 1920, 192)
    (care,) = found.by_trait()
    (rate,) = care.missed
    assert rate.people == 120
    one = of_ratio(errors(120, 12).missed, errors(120, 12).pairs)
    assert rate.interval == one, "eight times the same is known no better than once"


def test_people_of_another_region_are_others_though_their_numbers_are_the_same() -> None:
    found = together([errors(10, 1), errors(10, 1)], ["seed 1", "seed 2"])
    assert len(found.who) == 20


@pytest.mark.parametrize(("people", "compared"), [(60, False), (100, True)])
def test_the_floor_to_compare_a_group_is_of_people(people: int, compared: bool) -> None:
    several = [errors(people, 6)] * 2
    two = [*several, *(Errors(**{**each.__dict__, "who": each.who + "b",
                                 "traits": {"care": np.array(["never"] * people, object)}})
                       for each in several)]  # fmt: skip
    (care,) = together(two, ["seed 1"] * 4).by_trait()
    assert (care.missed_gap is not None) is compared


def test_of_whom_a_trait_is_not_asked_is_in_no_group_of_it() -> None:
    adults = errors(150, 9, "A")
    adults.traits["care"][:] = NOT_ASKED
    children = errors(150, 6)
    (care,) = together([adults, children], ["seed 1"] * 2).by_trait()
    assert [(rate.group, rate.people) for rate in care.missed] == [("looked after", 150)]
