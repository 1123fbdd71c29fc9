"""A safety plan as tables: when each horizon is due, how the day of the next look goes on, which
copy may be given to whom, and that the hidden form gives nothing away."""

import re
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wayhome.casework.case import Case, SaidEntry
from wayhome.casework.dated import defaults, limits_on
from wayhome.casework.pathways.plan import PLAN
from wayhome.casework.safety_plan import GIVES_AWAY, hidden, next_look, one_page
from wayhome.casework.safety_plan.one_page import ROOM
from wayhome.lexicon.dates import LONDON

LIMITS = limits_on(date(2026, 11, 30), defaults())
SECTIONS = ["people", "moment", "view", "places", "signs", "shared"]

# Needed since Monday 30 November 2026, 02:10; everything else is said at ten of its day. A number
# after “for” is the day of December on which it is looked at.
STANDS = """
said                                       | now      | clock       | stands
                                           | 3 02:09  | plan_short  | running 3 02:10
                                           | 3 02:10  | plan_short  | late 3 02:10
short 2 for 3                              | 3 02:10  | plan_short  | met 3 02:10
short 2 for 3                              | 3 23:59  | plan_review | running 4 00:00
short 2 for 3                              | 4 00:00  | plan_review | late 4 00:00
short 2 for 3, weeks 3 for 14              | 4 00:00  | plan_review | running 15 00:00
short 2 for 3, weeks 3 for 14              | 4 00:00  | plan_weeks  | met 15 00:00
short 2 for 3                              | 14 23:59 | plan_weeks  | running 15 00:00
short 2 for 3                              | 15 00:00 | plan_weeks  | late 15 00:00
short 2 for 3, weeks 3 for 14              | 31 23:59 | plan_long   | running 1 00:00
short 2 for 3, weeks 2 for 14              | 31 00:00 | plan_long   | late 31 00:00
short 2 for 3, reviewed 3 for 9            | 9 23:59  | plan_review | running 10 00:00
short 2 for 3, reviewed 3 for 9            | 10 00:00 | plan_review | late 10 00:00
short 2 for 3, reviewed 3                  | 20 00:00 | plan_review | met 4 00:00
short 2 for 3, reviewed 3, closed 4        | 20 00:00 | plan_weeks  | called off 15 00:00
"""

COPIES = """
whose        | safe     | form     | refused
young person | yes      | whole    | no
young person | yes      | one page | no
young person | no       | whole    | yes
young person | no       | one page | yes
young person | not sure | one page | yes
young person | no       | hidden   | no
young person | not sure | none     | no
other        | no       | whole    | no
"""

PLAIN = """
written                                  | line
Sam 07700 900123                         | Sam 07700 900123
Ann (social worker) 07700 900124         | Ann 07700 900124
Police 101                               | 101
police-officer Joe, 07700 900125         | Joe, 07700 900125
Children’s services 01632 960001         | 01632 960001
Nan O’Brien 01632 960002                 | Nan O’Brien 01632 960002
CHILDLINE 0800 1111                      | 0800 1111
EDT 0161 496 0001                        | 0161 496 0001
MASH, her SW 0161 496 0002               | her 0161 496 0002
Mr Harman 01632 960003                   | Mr Harman 01632 960003
"""


def rows(table: str) -> list[tuple[str, ...]]:
    lines = table.strip().splitlines()[1:]
    return [tuple(cell.strip() for cell in line.split("|")) for line in lines]


def moment(day: str, clock: str) -> datetime:
    month = 11 if day == "30" else 12
    told = datetime.fromisoformat(f"2026-{month}-{int(day):02} {clock}")
    return told.replace(tzinfo=LONDON).astimezone(UTC)


def case(*told: tuple[str, dict[str, str]]) -> Case:
    begun = ("begun", {"at": "2026-11-30T02:10"})
    every = [begun, *told]
    at = moment("30", "10:00")
    return Case(PLAN, [SaidEntry(code, said, at, n) for n, (code, said) in enumerate(every)])


def entry(text: str) -> tuple[str, dict[str, str]]:
    code, day, *tells = text.split()
    field = "next" if code == "reviewed" else "review"
    on = {field: f"2026-12-{int(tells[1]):02}"} if tells else {}
    return code, {"at": f"2026-12-{int(day):02}T10:00", **on}


@pytest.mark.parametrize(("said", "now", "clock", "stands"), rows(STANDS))
def test_stands(said: str, now: str, clock: str, stands: str) -> None:
    told = [(code, {"at": "2026-11-30T10:00"}) for code in SECTIONS]
    found = case(*told, *map(entry, filter(None, said.split(", "))))
    one = {one.clock.code: one for one in found.clocks(LIMITS, moment(*now.split()))}[clock]
    due = one.due.astimezone(LONDON)
    assert f"{one.state} {due.day} {due:%H:%M}" == stands


@pytest.mark.parametrize(("whose", "safe", "form", "refused"), rows(COPIES))
def test_a_copy_is_safe_to_hold(whose: str, safe: str, form: str, refused: str) -> None:
    said = {"at": "2026-12-02T10:00", "whose": whose, "who": "Ann", "safe": safe, "form": form}
    found = case().refusals("copy", said, LIMITS, moment("9", "10:00"))
    assert bool(found) == (refused == "yes"), found


def test_a_look_lies_ahead() -> None:
    said = {"holds": "us", "triggers": "a threat", "at": "2026-12-02T10:00"}
    held = case(*((code, {}) for code in SECTIONS))
    now = moment("9", "10:00")
    assert held.refusals("short", {**said, "review": "2026-12-02"}, LIMITS, now) == []
    (told,) = held.refusals("short", {**said, "review": "2026-12-01"}, LIMITS, now)
    assert told.endswith("choose a later one.")


def test_a_plan_in_use_does_not_end_unseen() -> None:
    said, now = {"at": "2026-12-09T10:00", "why": "They moved."}, moment("9", "10:00")
    making = case(*((code, {}) for code in SECTIONS))
    assert making.refusals("closed", said, LIMITS, now) == []
    held = case(*((code, {}) for code in SECTIONS), ("short", {}))
    (told,) = held.refusals("closed", said, LIMITS, now)
    assert told.startswith("A plan in use does not end unseen")


def test_a_plan_stands_where_the_young_person_does_not_agree() -> None:
    no = {"at": "2026-12-01T10:00", "agrees": "no", "voice": "It is your plan, not mine."}
    assert case().refusals("view", no, LIMITS, moment("9", "10:00")) == []


def test_the_newest_of_each_section_stands_on_the_page() -> None:
    held = case(
        ("people", {"one": "Sam 1", "night": "Nan 2"}),
        ("view", {"agrees": "no", "voice": "Not like this."}),
        ("short", {"review": "2026-12-03"}),
        ("people", {"one": "Joe 3", "night": "Nan 2"}),
        ("reviewed", {"next": "2026-12-09"}),
    )
    page = one_page(held)
    assert [(one.heading, one.answers) for one in page.parts] == [
        ("People I trust", ("Joe 3",)),
        ("At night", ("Nan 2",)),
        ("What I say to this plan", ("Not like this.",)),
        ("We look at it together", ("9 December 2026",)),
    ]
    assert next_look(held) == date(2026, 12, 9)


@given(st.dictionaries(st.sampled_from(["safe", "unsafe", "ways"]), st.text(max_size=3000)),
       st.text(max_size=4000), st.text(max_size=4000))  # fmt: skip
def test_it_is_one_page_and_nothing_is_cut(places: dict[str, str], out: str, mine: str) -> None:
    held = case(
        ("places", places), ("moment", {"out": out, "call": "Nan"}), ("signs", {"mine": mine}),
        ("short", {"review": "2026-12-03"}),
    )  # fmt: skip
    page = one_page(held)
    assert sum(one.lines for one in page.parts) <= ROOM
    said = {*places.values(), out, mine, "Nan", "3 December 2026"}
    assert {answer for one in page.parts for answer in one.answers} <= said
    if mine:
        on_page = [one.heading for one in page.parts]
        assert "What I notice first" in {*on_page, *page.left_out}


@pytest.mark.parametrize(("written", "line"), rows(PLAIN))
def test_a_plain_line(written: str, line: str) -> None:
    assert hidden(case(("people", {"one": written}))) == ("Numbers", line)


def test_it_looks_like_numbers_and_times() -> None:
    held = case(
        ("people", {"one": "Sam 07700 900123", "night": "Duty team 01632 960001"}),
        ("fetch", {"who": "Nan", "where": "the bus stop by the police station"}),
        ("debt", {"plan": "Never alone."}),
        ("short", {"review": "2026-12-03"}),
    )
    assert hidden(held) == (
        "Numbers", "Sam 07700 900123", "01632 960001",
        "Times", "Lift: Nan, the bus stop by the station", "Thu 3 Dec",
    )  # fmt: skip


WRITTEN = st.lists(
    st.one_of(st.sampled_from(sorted(GIVES_AWAY)), st.text(max_size=6), st.just("07700 900123")),
    max_size=6,
)


@given(WRITTEN, WRITTEN, WRITTEN, st.sampled_from(["", " ", "-", "'", "_", "\u00ad"]))
def test_no_word_gives_it_away(
    one: list[str], night: list[str], where: list[str], joiner: str
) -> None:
    held = case(
        ("people", {"one": joiner.join(one).title(), "night": joiner.join(night).upper()}),
        ("fetch", {"who": joiner.join(where), "where": joiner.join(one)}),
    )
    found = {word.casefold() for word in re.findall(r"[^\W\d_]+", "\n".join(hidden(held)))}
    assert found & GIVES_AWAY == set()


def test_its_own_words_give_nothing_away() -> None:
    assert {"numbers", "times", "lift"} & GIVES_AWAY == set()
