"""The way between two people: nothing hidden in it, no crowd on it, and every record of a step."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))  # with the map of a few ties

from small_map import BESIDE, CLOSE, EVENT, NUMBER, PERSON, PHONE, TIES, A, B, made, tie, view

from wayhome.workspace.reading.picture import Wanted, picture
from wayhome.workspace.reading.way import Way, way

pytestmark = pytest.mark.slow

SHARED, MET_TOO = (PHONE, "0711"), (EVENT, "E-5")
# A – E-1 – B – 0711 – P-000, and P-000 has 0770 with A and 24 others: a crowd
BEYOND = [tie(B, SHARED, "held_phone", "k1"), tie((PERSON, "P-000"), SHARED, "held_phone", "k2")]
KEPT_CLOSE = [
    tie(A, SHARED, "held_phone", "x1", CLOSE),  # a shorter way, for one agency alone
    tie((PERSON, "P-X"), SHARED, "held_phone", "x2", CLOSE),
    tie(A, MET_TOO, "present", "x3", CLOSE),
    tie(B, MET_TOO, "present", "x3", CLOSE),
    *(tie((PERSON, f"P-Y{n:02}"), SHARED, "held_phone", f"y{n}", CLOSE) for n in range(25)),
]


def found(at: Path, ties: list, eyes: str = "", to: str = "P-000", purpose: str = "") -> Way:
    seen = view(made(at, ties), eyes)
    seen.purpose = purpose
    return way(seen, "P-A", to, None)


def keys(of: Way) -> list[str]:
    assert of.picture is not None
    return [one.key for one in of.picture.nodes]


def records(of: Way) -> list[str]:
    return sorted(one.row["record_id"] for one in of.picture.ties) if of.picture else []


def test_a_crowd_is_walked_round_and_told_where_it_is_beside_one_of_the_two(tmp_path) -> None:
    told = found(tmp_path, [*TIES, *BEYOND])
    assert told.found
    assert keys(told) == ["person:P-A", "event:E-1", "person:P-B", "phone:0711", "person:P-000"]
    assert [(one.name, one.people) for one in told.crowds] == [(NUMBER[1], 26)]
    few = [one for one in TIES if one not in BESIDE[20:]]  # twenty people and A: still a crowd
    assert len(keys(found(tmp_path, [*few, *BEYOND]))) == 5
    fewer = [one for one in TIES if one not in BESIDE[19:]]
    assert keys(found(tmp_path, [*fewer, *BEYOND])) == ["person:P-A", "phone:0770", "person:P-000"]


OWN_A, OWN_Z, TAXI, Z = (PHONE, "0721"), (PHONE, "0722"), (PHONE, "0733"), (PERSON, "P-Z")
RANG = [
    tie(A, OWN_A, "held_phone", "q1"),
    tie(Z, OWN_Z, "held_phone", "q2"),
    tie(OWN_A, TAXI, "called", "q3"),
    tie(OWN_Z, TAXI, "called", "q4"),
    tie(A, Z, "kin", "q5", first=None),
]


@pytest.mark.parametrize(("others", "met"), [(18, []), (19, [("0733", 21)])])
def test_a_number_that_many_telephones_rang_is_a_crowd(tmp_path, others: int, met: list) -> None:
    """A taxi firm, a school: having rung it too says little."""
    rang = [tie((PHONE, f"09{n:02}"), TAXI, "called", f"t{n}") for n in range(others)]
    close = [tie((PHONE, f"08{n:02}"), TAXI, "called", f"u{n}", CLOSE) for n in range(9)]
    told = found(tmp_path, [*RANG, *rang, *close], to="P-Z")
    assert told.found is not bool(met)
    assert [(one.name, one.people) for one in told.crowds] == met
    seen = view(made(tmp_path, [*RANG, *rang, *close]))
    drawn = picture(seen, "P-A", Wanted(ways=((OWN_A, Z),)), lambda _: False)
    assert drawn
    assert drawn.ways[0].found is not bool(met), "nor beyond what is drawn of one of them"


def test_every_record_of_a_step_is_drawn_and_nothing_beside_it(tmp_path) -> None:
    twice = tie(B, SHARED, "held_phone", "k3", first="2026-05-01")
    told = found(tmp_path, [*TIES, *BEYOND, twice])
    assert records(told) == ["e1", "e1", "k1", "k2", "k3"]
    assert told.picture is not None
    opened = {one.key for one in told.picture.nodes if one.kind == PERSON and one.opened}
    assert opened == {"person:P-A", "person:P-000"}, "whoever stands between is not opened"
    under = {one.row["record_id"]: one.under for one in told.picture.ties}
    assert under == {"e1": "P-A", "k1": "", "k2": "P-000", "k3": ""}


@pytest.mark.parametrize("to", ["P-000", "P-B", "P-X", "P-D"])
def test_what_is_kept_close_changes_nothing_for_others(tmp_path, to: str) -> None:
    """Not a way, not its length, not a crowd, not a point."""
    for eyes in ("", "NBC"):
        here = found(tmp_path, [*TIES, *BEYOND], eyes, to)
        there = found(tmp_path, [*TIES, *BEYOND, *KEPT_CLOSE], eyes, to)
        assert records(here) == records(there)
        assert (here.found, here.whole, here.crowds) == (there.found, there.whole, there.crowds)
        if here.picture and there.picture:
            assert here.picture.nodes == there.picture.nodes
    assert found(tmp_path, [*TIES, *KEPT_CLOSE], "NBP", "P-B").found


def test_family_is_told_beside_it_and_led_over_never(tmp_path) -> None:
    kin = [tie(A, B, "kin", "r1", first=None)]
    told = found(tmp_path, kin, to="P-B")
    assert (told.found, records(told)) == (False, ["r1"])
    over = [*kin, tie(B, SHARED, "held_phone", "k1"), BEYOND[1]]
    assert found(tmp_path, over).picture is None, "not by way of a sister"
    against = found(tmp_path, kin, to="P-B", purpose="disruption")
    assert (against.found, against.picture) == (False, None)


def test_three_steps_are_no_way(tmp_path) -> None:
    chain = [A, (PHONE, "1"), (PERSON, "P-1"), (PHONE, "2"), (PERSON, "P-2"), (PHONE, "3"),
             (PERSON, "P-3")]  # fmt: skip
    ties = [
        tie(*(pair if pair[0][0] == PERSON else pair[::-1]), "held_phone", f"s{n}")
        for n, pair in enumerate(zip(chain, chain[1:], strict=False))
    ]
    assert found(tmp_path, ties, to="P-2").found
    assert found(tmp_path, ties, to="P-3") == Way(None, found=False, whole=True)
