"""Parental capacity to change as tables: when each checkpoint is due in the child's time, and what
cannot be concluded."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from wayhome.casework.case import Case, SaidEntry
from wayhome.casework.dated import defaults, limits_on
from wayhome.casework.pathways.capacity import CAPACITY
from wayhome.casework.pathways.capacity_entries import DESCRIBED, GOAL, LEVELS, PARTNERS
from wayhome.lexicon.dates import LONDON

LIMITS = limits_on(date(2026, 11, 30), defaults())
NOW = datetime(2027, 12, 1, tzinfo=UTC)

# Begun on 1 December at ten, an answer by 31 March; a goal agreed on the 2nd.
STANDS = """
said                                                | now              | clock                | stands
                                                    | 2026-12-16 23:59 | capacity_first_check | running 2026-12-17
                                                    | 2026-12-17 00:00 | capacity_first_check | late 2026-12-17
checkpoint 2026-12-16                               | 2026-12-17 00:00 | capacity_first_check | met 2026-12-17
checkpoint 2026-12-16 next 2027-01-13               | 2027-01-13 23:59 | capacity_next_check  | running 2027-01-14
checkpoint 2026-12-16 next 2027-01-13               | 2027-01-14 00:00 | capacity_next_check  | late 2027-01-14
checkpoint 2026-12-16 next 2027-01-13, checkpoint 2027-01-13 next 2027-02-24 | 2027-02-25 00:00 | capacity_next_check | late 2027-02-25
checkpoint 2026-12-16 next 2027-01-13, checkpoint 2027-01-13 | 2027-02-25 00:00 | capacity_next_check | met 2027-01-14
                                                    | 2027-03-31 23:59 | capacity_answer      | running 2027-04-01
                                                    | 2027-04-01 00:00 | capacity_answer      | late 2027-04-01
support 2026-12-03                                  | 2026-12-18 00:00 | capacity_delivered   | late 2026-12-18
support 2026-12-03, delivered 2026-12-17            | 2026-12-18 00:00 | capacity_delivered   | met 2026-12-18
"""  # noqa: E501

CONCLUDED = """
help came     | the change is | refused
              | insufficient  | yes
no            | insufficient  | yes
partly        | insufficient  | no
yes           | insufficient  | no
no, yes       | insufficient  | no
              | unclear       | no
              | sufficient    | no
"""
Entry = tuple[str, dict[str, str]]


def rows(table: str) -> list[tuple[str, ...]]:
    lines = table.strip().splitlines()[1:]
    return [tuple(cell.strip() for cell in line.split("|")) for line in lines]


def case(*told: Entry) -> Case:
    begun = ("begun", {"at": "2026-12-01T10:00", "harm": "outside", "until": "2027-03-31"})
    goal = ("goal", {"at": "2026-12-02T10:00", "carer": "1", "weight": "1"})
    every = [begun, ("carer", {}), goal, *told]
    at = datetime(2026, 12, 1, 10, tzinfo=UTC)
    return Case(CAPACITY, [SaidEntry(code, said, at, n) for n, (code, said) in enumerate(every)])


def entry(text: str) -> Entry:
    code, day, *tells = text.split()
    return code, {"at": f"{day}T10:00", **({"next": tells[1]} if tells else {})}


@pytest.mark.parametrize(("said", "now", "clock", "stands"), rows(STANDS))
def test_stands(said: str, now: str, clock: str, stands: str) -> None:
    held = case(*map(entry, filter(None, said.split(", "))))
    at = datetime.fromisoformat(now).replace(tzinfo=LONDON).astimezone(UTC)
    one = {one.clock.code: one for one in held.clocks(LIMITS, at)}[clock]
    assert f"{one.state} {one.due.astimezone(LONDON):%Y-%m-%d}" == stands


@pytest.mark.parametrize(("came", "change", "refused"), rows(CONCLUDED))
def test_what_can_be_concluded(came: str, change: str, refused: str) -> None:
    help_came = [("delivered", {"came": one}) for one in filter(None, came.split(", "))]
    held = case(("support", {"goal": "2"}), *help_came, ("checkpoint", {}), ("carer view", {}),
                ("child view", {}), ("analysis", {}))  # fmt: skip
    said = {"at": "2027-03-01T10:00", "change": change, "why": "It lasts.", "sure": "fairly",
            "next": "We stay.", "not_theirs": "Nobody comes to school."}  # fmt: skip
    found = held.refusals("conclusion", said, LIMITS, NOW)
    assert bool(found) == (refused == "yes"), found


@pytest.mark.parametrize(
    ("harm", "names", "refused"),
    [("outside", "", True), ("not sure", "", True), ("inside", "", False), ("both", "", False),
     ("outside", "Nobody comes to school.", False)],
)  # fmt: skip
def test_that_somebody_outside_was_not_stopped_is_no_failing(
    harm: str, names: str, refused: bool
) -> None:
    held = case(("delivered", {"came": "yes"}), ("checkpoint", {}), ("carer view", {}),
                ("child view", {}), ("analysis", {}))  # fmt: skip
    first = {**held.said[0].details, "harm": harm}
    held = Case(CAPACITY, [replace(held.said[0], details=first), *held.said[1:]])
    said = {"at": "2027-03-01T10:00", "change": "insufficient", "why": "It lasts.",
            "sure": "fairly", "next": "We stay.", "not_theirs": names}  # fmt: skip
    assert ("is no failing" in " ".join(held.refusals("conclusion", said, LIMITS, NOW))) is refused


@pytest.mark.parametrize("unheard", ["carer view", "child view", "analysis"])
def test_nothing_is_concluded_before_both_were_heard(unheard: str) -> None:
    told: list[Entry] = [("checkpoint", {}), ("carer view", {}), ("child view", {}),
                         ("analysis", {})]  # fmt: skip
    held = case(*(one for one in told if one[0] != unheard))
    said = {"at": "2027-03-01T10:00", "change": "unclear", "why": "-", "sure": "little",
            "next": "-"}  # fmt: skip
    (missing,) = held.refusals("conclusion", said, LIMITS, NOW)
    assert missing.startswith("Missing first: ")


def test_a_goal_is_about_what_the_carer_does() -> None:
    """What others do to the child is nobody's goal: the question takes no other answer, and says
    why."""
    own = next(one for one in GOAL.fields if one.code == "own")
    assert list(own.choices) == ["yes"]
    assert own.hint == PARTNERS
    said = {one.code: "1" for one in GOAL.fields} | {
        "at": "2026-12-02T10:00", "whose": "one", "until": "2027-01-01", "agreed": "yes",
    }  # fmt: skip
    assert case().refusals("goal", {**said, "own": "yes"}, LIMITS, NOW) == []
    assert case().refusals("goal", {**said, "own": "no"}, LIMITS, NOW) != []
    assert case().refusals("goal", {**said, "own": "yes", "until": "2026-12-01"}, LIMITS, NOW) != []


def test_every_level_of_a_goal_is_described() -> None:
    asked = {one.code for one in GOAL.fields if one.required}
    assert list(DESCRIBED) == list(LEVELS)
    assert set(DESCRIBED.values()) <= asked
