"""Flows between areas: the same for every reader, and nothing that is kept close is in them."""

import sys
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

sys.path.insert(0, str(Path(__file__).parent))

from drawn_units import AT, UNITS, Unit, happened, view

from wayhome.governance.roles import ROLES, Act
from wayhome.insight.flows import halves
from wayhome.network.lines.fact import line_id
from wayhome.workspace.reading.flows import Flows, What, flows

SPRING = halves(date(2026, 7, 1), 1)[0]
HOME, THERE = "E06000018", AT["area"]
MORE: list[Unit] = [
    *UNITS,
    happened(30, "found", "anna", "found", "2026-05-04", area=THERE),
    happened(31, "found", "ben", "found", "2026-05-09"),
    happened(32, "arrest", "anna", "arrested", "2026-06-02", area=THERE, category="drug_supply"),
    happened(33, "arrest", "anna", "arrested", "2026-06-03", area=THERE, category="weapon"),
    happened(34, "arrest", "anna", "witness", "2026-05-02", area=THERE, category="drug_supply"),
]


def told(close: set[int], eyes: str = "NBC", purpose: str = "") -> list[Flows]:
    with view([(unit, at in close) for at, unit in enumerate(MORE)], eyes, purpose) as seen:
        return [flows(seen, what, SPRING) for what in What]


def between(found: Flows) -> list[tuple[str, str | None, str | None, int]]:
    return sorted(
        (one.person_id, one.origin, one.destination, one.month.month) for one in found.moves
    )  # fmt: skip


def test_who_was_put_where_from_which_home() -> None:
    line, found, arrest = told(set())
    assert ("P-anna", HOME, THERE, 3) in between(line)
    assert ("P-anna", HOME, THERE, 4) in between(line)
    assert [one.name for one in line.lines[HOME, THERE]] == ["Ray"]
    assert line.lines[HOME, THERE][0].line_id == line_id("Ray")
    assert between(found) == [("P-anna", HOME, THERE, 5), ("P-ben", None, None, 5)]
    assert between(arrest) == [("P-anna", HOME, THERE, 6)], "for supply alone, and of whom"


@settings(max_examples=6, deadline=None)
@given(st.sets(st.integers(0, len(MORE) - 1)), st.sampled_from(["NBC", "POL", ""]))
def test_what_is_kept_close_is_in_no_flow_whoever_reads(close: set[int], eyes: str) -> None:
    alone = [(unit, False) for at, unit in enumerate(MORE) if at not in close]
    with view(alone, eyes) as seen:
        without = [flows(seen, what, SPRING) for what in What]
    assert [set(one.moves) for one in told(close, eyes)] == [set(one.moves) for one in without]
    assert [one.lines for one in told(close, eyes)] == [one.lines for one in without]


def test_whoever_looks_in_order_to_act_against_people_is_told_no_home() -> None:
    for one in told(set(), purpose="disruption"):
        assert {move.origin for move in one.moves} == {None}


def test_they_are_for_whoever_sees_people_and_who_answers_for_the_work() -> None:
    sees = {role.code for role in ROLES if Act.SEE_FLOWS in role.rights}
    assert sees == {role.code for role in ROLES if role.sees_people} | {"strategic_lead"}


@pytest.mark.django_db
def test_an_administrator_is_refused(account, client) -> None:
    client.force_login(account("administrator"))
    assert client.get("/flows/").status_code == 403
