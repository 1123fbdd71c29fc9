"""A circuit-breaker as tables: who has to go with the young person, what has to be agreed first,
and by when somebody sees them while they are away and after they came back."""

from datetime import UTC, date, datetime

import pytest

from wayhome.casework.case import Case, SaidEntry
from wayhome.casework.dated import defaults, limits_on
from wayhome.casework.fields import Value
from wayhome.casework.pathways.circuit import ALONE, CIRCUIT, goes_alone
from wayhome.lexicon.dates import LONDON

LIMITS = limits_on(date(2026, 11, 30), defaults())
NOW = datetime(2027, 12, 1, tzinfo=UTC)

FAMILY = """
who goes                    | alone
carer                       | no
parent                      | no
relative                    | no
carer, siblings             | no
siblings                    | yes
nobody                      | yes
nobody, carer               | yes
"""

AGREED = """
parents  | view     | why still        | start      | end        | refused
yes      | yes      |                  | 2026-12-05 | 2026-12-19 |
no       | yes      |                  | 2026-12-05 | 2026-12-19 | Not all who have
not sure | yes      |                  | 2026-12-05 | 2026-12-19 | Not all who have
yes      | no       |                  | 2026-12-05 | 2026-12-19 | The young person said
yes      | no       | Threats at home. | 2026-12-05 | 2026-12-19 |
yes      | not sure |                  | 2026-12-05 | 2026-12-19 |
yes      | yes      |                  | 2026-12-05 | 2026-12-05 | They come back before
yes      | yes      |                  | 2026-12-05 | 2026-12-06 |
"""

# They leave on 5 December at ten and are to be back on the 19th; what follows happens at ten too.
STANDS = """
said                                         | now              | clock               | stands
                                             | 2026-12-06 23:59 | circuit_contact     | running 2026-12-07
                                             | 2026-12-07 00:00 | circuit_contact     | late 2026-12-07
contact:worker 12-06                         | 2026-12-07 00:00 | circuit_contact     | running 2026-12-08
contact:family 12-06                         | 2026-12-07 00:00 | circuit_contact     | late 2026-12-07
contact:worker 12-06, contact:worker 12-07   | 2026-12-08 10:00 | circuit_contact     | running 2026-12-09
contact:worker 12-06, returned:planned 12-07 | 2026-12-20 10:00 | circuit_contact     | called off 2026-12-08
                                             | 2026-12-12 23:59 | circuit_return_plan | running 2026-12-13
return plan 12-13                            | 2026-12-20 10:00 | circuit_return_plan | met, late 2026-12-13
                                             | 2026-12-19 23:59 | circuit_end         | running 2026-12-20
                                             | 2026-12-20 00:00 | circuit_end         | late 2026-12-20
longer 12-18 until 2027-01-02                | 2026-12-20 00:00 | circuit_end         | running 2027-01-03
longer 12-18 until 2027-01-02                | 2027-01-03 00:00 | circuit_end         | late 2027-01-03
returned:alone 12-10                         | 2026-12-20 00:00 | circuit_end         | met 2026-12-20
returned:planned 12-19                       | 2027-01-02 23:59 | circuit_2_weeks     | running 2027-01-03
returned:planned 12-19                       | 2027-01-03 00:00 | circuit_2_weeks     | late 2027-01-03
returned:planned 12-19, follow up:2 12-30    | 2027-01-03 00:00 | circuit_2_weeks     | met 2027-01-03
returned:planned 12-19, follow up:other 12-30 | 2027-01-03 00:00 | circuit_2_weeks    | late 2027-01-03
returned:planned 12-19, follow up:2 12-30    | 2027-01-31 00:00 | circuit_6_weeks     | late 2027-01-31
returned:planned 12-19                       | 2027-03-13 23:59 | circuit_12_weeks    | running 2027-03-14
"""  # noqa: E501
FIELD = {"contact": "with", "returned": "how", "follow up": "week"}


def rows(table: str) -> list[tuple[str, ...]]:
    lines = table.strip().splitlines()[1:]
    return [tuple(cell.strip() for cell in line.split("|")) for line in lines]


def case(*told: tuple[str, dict[str, str]]) -> Case:
    every = [("proposed", {"at": "2026-12-01T10:00"}), *told]
    at = datetime(2026, 12, 1, 10, tzinfo=UTC)
    return Case(CIRCUIT, [SaidEntry(code, said, at, n) for n, (code, said) in enumerate(every)])


def before(parents: str = "yes", view: str = "yes") -> list[tuple[str, dict[str, str]]]:
    return [("parents", {"all": parents}), ("view", {"want": view}), ("area", {})]


def planned(**said: Value) -> dict[str, Value]:
    every: dict[str, Value] = {
        "at": "2026-12-02T10:00", "family": ["carer"], "council": "Avonmere", "worker": "Ann",
        "pays": "Ann", "approved": "Bea", "start": "2026-12-05", "end": "2026-12-19", **said,
    }  # fmt: skip
    return {code: value for code, value in every.items() if value}


def entry(text: str) -> tuple[str, dict[str, str]]:
    told, _, until = text.partition(" until ")
    says, _, day = told.rpartition(" ")
    code, _, chosen = says.partition(":")
    field = {FIELD[code]: chosen} if chosen else {}
    return code, {"at": f"2026-{day}T10:00", **field, **({"until": until} if until else {})}


@pytest.mark.parametrize(("family", "alone"), rows(FAMILY))
def test_who_goes(family: str, alone: str) -> None:
    going = family.split(", ")
    assert goes_alone(going) == (alone == "yes")
    assert goes_alone([]), "nothing said is nobody"
    found = case(*before()).refusals("planned", planned(family=going), LIMITS, NOW)
    assert (ALONE in found) == (alone == "yes")


def test_who_leaves_alone_has_not_left_with_their_family() -> None:
    held = case(*before(), ("planned", {}), ("kept away", {}))
    said = {"at": "2026-12-05T10:00", "how": "Train", "end": "2026-12-19", "family": ["siblings"]}
    assert held.refusals("left", said, LIMITS, NOW) == [ALONE]
    assert held.refusals("left", {**said, "family": ["siblings", "relative"]}, LIMITS, NOW) == []


@pytest.mark.parametrize(("parents", "view", "still", "start", "end", "refused"), rows(AGREED))
def test_agreed(parents: str, view: str, still: str, start: str, end: str, refused: str) -> None:
    held = case(*before(parents, view))
    found = held.refusals("planned", planned(still=still, start=start, end=end), LIMITS, NOW)
    assert [one[: len(refused)] for one in found] == ([refused] if refused else [])


def test_the_newest_answer_of_the_parents_counts() -> None:
    held = case(*before("no"), ("parents", {"all": "yes"}))
    assert held.refusals("planned", planned(), LIMITS, NOW) == []


@pytest.mark.parametrize("missing", ["parents", "view", "area"])
def test_nothing_is_agreed_before(missing: str) -> None:
    held = case(*(one for one in before() if one[0] != missing))
    (told,) = held.refusals("planned", planned(), LIMITS, NOW)
    assert told.startswith("Missing first: ")


@pytest.mark.parametrize(("said", "now", "clock", "stands"), rows(STANDS))
def test_stands(said: str, now: str, clock: str, stands: str) -> None:
    left = {"at": "2026-12-05T10:00", "end": "2026-12-19"}
    told = map(entry, filter(None, said.split(", ")))
    held = case(*before(), ("planned", {}), ("kept away", {}), ("left", left), *told)
    at = datetime.fromisoformat(now).replace(tzinfo=LONDON).astimezone(UTC)
    found = {one.clock.code: one for one in held.clocks(LIMITS, at)}[clock]
    late = ", late" if found.was_late and found.state != "late" else ""
    assert f"{found.state}{late} {found.due.astimezone(LONDON):%Y-%m-%d}" == stands
