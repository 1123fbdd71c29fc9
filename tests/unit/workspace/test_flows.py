"""Flows between areas: the same for every reader, and nothing that is kept close is in them."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

sys.path.insert(0, str(Path(__file__).parent))

from drawn_units import AT, UNITS, Unit, happened, view

from wayhome.governance.roles import ROLES, Act
from wayhome.insight.flows import Moved, halves
from wayhome.network.lines.fact import line_id
from wayhome.workspace.pages.views import flows as pages
from wayhome.workspace.reading.flows import Flows, Line, What, flows
from wayhome.workspace.reading.view import View

pytestmark = pytest.mark.slow

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


@pytest.mark.django_db
def test_where_the_count_is_not_told_no_line_is_named(account, client, monkeypatch) -> None:
    """Or the line's name would say of whom the few are."""

    @contextmanager
    def opened(_: object) -> Iterator[View]:
        with view([]) as seen:
            seen.__dict__.update(today=date(2026, 7, 1), agencies={})
            yield seen

    def some(*_: object) -> Flows:
        far = {Moved(f"P-{n}", "E99999999", None, date(2026, 3, 1)) for n in range(6)}
        many = {Moved(f"P-{n}", HOME, THERE, date(2026, 3, 1)) for n in range(6)}
        few = Moved("P-0", THERE, HOME, date(2026, 3, 1))
        ray, tee = (Line(line_id(name), name) for name in ("Ray", "Tee"))
        return Flows((*many, *far, few), {(HOME, THERE): (ray,), (THERE, HOME): (tee,)})

    monkeypatch.setattr(pages, "opened", opened)
    monkeypatch.setattr(pages, "silent", lambda _: [])
    monkeypatch.setattr(pages.reading, "flows", some)
    client.force_login(account("practitioner"))
    page = client.get("/flows/").content.decode()
    assert "An area whose name is not known here (E99999999)" in page
    assert ">E99999999<" not in page
    assert "is not known here (not known)" not in page
    assert "Only records that are open to everybody who may see the person are counted" in page
    assert "You are not asked why you look" in page
    assert "Too few to say" in page
    assert ">Ray</a>" in page
    assert ">Tee</a>" not in page
