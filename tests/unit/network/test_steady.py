"""Where things stood they stay, and what is new stands beside what it is tied to."""

import math

from wayhome.network.graph.steady import BESIDE, MOST, steady

HELD = [(0.0, 0.0), (3.0, 0.0), None]
LAID = [(0.0, 0.0), (1.0, 1.0), (2.0, 2.0)]


def test_what_stood_stays_and_what_is_new_is_beside() -> None:
    found = steady(HELD, LAID, [(0, 1), (1, 2)])
    assert found[:2] == HELD[:2]
    assert math.isclose(math.dist(found[2], found[1]), BESIDE, abs_tol=0.01)
    assert math.dist(found[2], found[0]) > math.dist(found[1], found[0]), "away from the rest"


def test_what_is_tied_to_nothing_drawn_stands_by_the_middle() -> None:
    found = steady(HELD, LAID, [])
    assert math.isclose(math.dist(found[2], found[0]), BESIDE, abs_tol=0.01)


def test_a_picture_of_which_nothing_is_known_is_laid_out_anew() -> None:
    assert steady([None] * 3, LAID, [(0, 1)]) == LAID
    many = [(0.0, 0.0), *[None] * (MOST + 1)]
    laid = [(float(at), 0.0) for at in range(MOST + 2)]
    assert steady(many, laid, []) == laid
