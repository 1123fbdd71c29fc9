"""Every pathway, whatever is tried in whatever order: no state that is not allowed is reached, no
clock is lost, and the same entries give the same case again."""

import json
import random
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wayhome.casework.case import Case, SaidEntry, facts
from wayhome.casework.clocks import State, readings
from wayhome.casework.dated import defaults, limits_on
from wayhome.casework.fields import Field, Kind, Said, Value
from wayhome.casework.pathway import BEGUN, Entry, Pathway, state_of
from wayhome.casework.pathways import PATHWAYS
from wayhome.lexicon.dates import LONDON

BEGAN = datetime(2026, 11, 30, 2, 10, tzinfo=UTC)
NOW = BEGAN + timedelta(days=400)
LIMITS = limits_on(date(2026, 11, 30), defaults())
EVERY = [pytest.param(one, id=one.code) for one in PATHWAYS.values()]


def answer(asked: Field, at: datetime, chance: random.Random) -> Value:
    if asked.kind is Kind.CHOICE:
        return chance.choice(sorted(asked.choices))
    if asked.kind is Kind.SEVERAL:
        return chance.sample(sorted(asked.choices), chance.randint(1, len(asked.choices)))
    if asked.kind in {Kind.MOMENT, Kind.HAPPENED}:
        return f"{at:%Y-%m-%dT%H:%M}"
    if asked.kind is Kind.DAY:
        ahead = at + timedelta(days=chance.randint(0, 90))
        return chance.choice(("2010-03-04", f"{ahead:%Y-%m-%d}"))
    return "15" if asked.kind is Kind.NUMBER else "in their words"


def tried(pathway: Pathway) -> st.SearchStrategy[list[tuple[str, Said]]]:
    """What people try to say, hours and days apart, allowed or not."""
    begins = sorted(one.code for one in pathway.entries.values() if BEGUN in one.within)
    each = st.tuples(
        st.sampled_from(sorted(pathway.entries)), st.integers(0, 72), st.integers(0, 2**16)
    )
    first = st.tuples(st.sampled_from(begins), st.just(0), st.integers(0, 2**16))
    every = st.tuples(first, st.lists(each, max_size=12))
    return every.map(lambda drawn: _told(pathway, [drawn[0], *drawn[1]]))


def _told(pathway: Pathway, each: list[tuple[str, int, int]]) -> list[tuple[str, Said]]:
    at = BEGAN
    told: list[tuple[str, Said]] = []
    for code, hours, seed in each:
        at += timedelta(hours=hours)
        chance = random.Random(seed)
        fields = pathway.entries[code].fields
        told.append((code, {one.code: answer(one, at, chance) for one in fields}))
    return told


def chosen(pathway: Pathway, code: str, said: list[SaidEntry]) -> Said:
    """Of entries that are chosen of, the first that was said."""
    asked = [one for one in pathway.entries[code].fields if one.kind is Kind.ENTRY]
    first = {one.code: str(one.place) for one in reversed(said)}
    return {one.code: first.get(one.of, "99") for one in asked}


def taken(pathway: Pathway, told: list[tuple[str, Said]]) -> list[SaidEntry]:
    said: list[SaidEntry] = []
    for code, details in told:
        details = {**details, **chosen(pathway, code, said)}
        if not Case(pathway, said).refusals(code, details, LIMITS, NOW):
            at = BEGAN + timedelta(minutes=len(said))
            said.append(SaidEntry(code, details, at, len(said)))
    return said


def walked(pathway: Pathway) -> dict[str, list[str]]:
    """A way to each state, found by trying what is refused and what is not: never read off the
    steps that the definition lists."""
    ways: dict[str, list[str]] = {BEGUN: []}
    new = dict(ways)
    while new:
        tried = {after: [*way, code] for way in new.values() for code in pathway.entries
                 if (after := reached(pathway, [*way, code])) is not None}  # fmt: skip
        new = {state: way for state, way in tried.items() if state not in ways}
        ways |= new
    return ways


def reached(pathway: Pathway, codes: list[str]) -> str | None:
    try:
        return state_of(pathway, codes)
    except ValueError:
        return None


@pytest.mark.parametrize("pathway", EVERY)
def test_the_steps_are_those_that_can_be_walked(pathway: Pathway) -> None:
    """What the database is told of them is what saying one thing after another comes to."""
    ways = walked(pathway)
    steps = {
        (code, state, after)
        for state, way in ways.items()
        for code in pathway.entries
        if (after := reached(pathway, [*way, code])) is not None
    }
    assert pathway.steps() == steps
    assert ways.keys() - {BEGUN} == pathway.states.keys()


@pytest.mark.parametrize("pathway", EVERY)
@given(data=st.data())
def test_whatever_is_tried(pathway: Pathway, data: st.DataObject) -> None:
    """It is replayed from what was kept, one thing after another, as a case of its own: nothing is
    refused the second time, each step is one that the database takes, and it stands as it stood."""
    said = taken(pathway, data.draw(tried(pathway)))
    case = Case(pathway, said)
    assert case.state in pathway.states or not said
    replayed: list[SaidEntry] = []
    for one in (SaidEntry(**each) for each in _kept(said)):
        before = Case(pathway, replayed)
        assert before.refusals(one.code, one.details, LIMITS, NOW) == []
        replayed = [*replayed, one]
        assert (one.code, before.state, Case(pathway, replayed).state) in pathway.steps()
    again = Case(pathway, replayed)
    assert (again.state, again.clocks(LIMITS, NOW)) == (case.state, case.clocks(LIMITS, NOW))


def _kept(said: list[SaidEntry]) -> list[dict[str, Any]]:
    """As a database gives it back: through JSON, and its moments in another zone."""
    return [
        {"code": one.code, "details": json.loads(json.dumps(one.details)), "place": one.place,
         "said_at": one.said_at.astimezone(LONDON)}
        for one in said
    ]  # fmt: skip


@pytest.mark.parametrize("pathway", EVERY)
@given(data=st.data())
def test_clocks_go_by_when_it_happened_and_not_by_when_it_was_said(
    pathway: Pathway, data: st.DataObject
) -> None:
    told = list(facts(pathway, taken(pathway, data.draw(tried(pathway)))))
    when = sorted({one.at for one in told})
    shuffled = [one for at in data.draw(st.permutations(when)) for one in told if one.at == at]
    each = (readings(pathway.clocks, given_in, LIMITS, NOW) for given_in in (told, shuffled))
    first, second = each
    assert first == second


@pytest.mark.parametrize("pathway", EVERY)
@given(data=st.data())
def test_no_clock_is_lost(pathway: Pathway, data: st.DataObject) -> None:
    """A clock that has begun is there for ever, and what is met stays met, until somebody puts
    right what was said before; only one in rounds begins again. What nobody did any more can still
    be done, or begin again."""
    said = taken(pathway, data.draw(tried(pathway)))
    begun: set[str] = set()
    met: set[str] = set()
    for many in range(1, len(said) + 1):
        found = Case(pathway, said[:many]).clocks(LIMITS, NOW)
        stands = {one.clock.code: one.state for one in found}
        if not pathway.entries[said[many - 1].code].corrects:
            assert begun <= stands.keys()
            assert {code for code in met if stands[code] is not State.MET} == set()
        begun = set(stands)
        met = {one.clock.code for one in found if one.state is State.MET and not one.clock.rounds}


@pytest.mark.parametrize("pathway", EVERY)
@given(data=st.data())
def test_taking_back_leaves_what_could_have_been_said(
    pathway: Pathway, data: st.DataObject
) -> None:
    """Whatever is taken back, the rest could have been said without it, and the step is one that
    the database takes."""
    said = taken(pathway, data.draw(tried(pathway)))
    case = Case(pathway, said)
    for one in said[1:]:
        try:
            left = case.without(one.place)
        except ValueError:
            continue
        assert (case.state, left.state) in pathway.backs()
        assert [each.place for each in left.said] == [each.place for each in said if each != one]


@pytest.mark.parametrize("pathway", EVERY)
def test_not_every_taking_back_is_one(pathway: Pathway) -> None:
    """The database is told of fewer than there are pairs of states: nothing goes back to before a
    case began, and nobody gets out of “taken back” by taking something else back."""
    backs = pathway.backs()
    assert BEGUN not in {after for _, after in backs}
    assert {before for before, _ in backs} <= pathway.states.keys()
    assert len(backs) < len(pathway.states) ** 2


@pytest.mark.parametrize("pathway", EVERY)
def test_a_pathway_is_whole(pathway: Pathway) -> None:
    """Every state is reached and named, every clock can start and end, every limit is known."""
    steps = pathway.steps()
    assert {after for _, _, after in steps} == set(pathway.states)
    assert pathway.closed <= set(pathway.states)
    facts = {fact for one in pathway.entries.values() for fact in _facts(one)}
    for clock in pathway.clocks:
        assert clock.limit in LIMITS
        assert clock.starts <= facts
        assert clock.over <= facts
        assert {clock.pause, clock.resume} <= facts
    for entry in pathway.entries.values():
        assert set(entry.needs) <= {*pathway.entries, *facts}
        assert all(one.when is None or _earlier(entry, one) for one in entry.fields)


def _facts(entry: Entry) -> set[str]:
    chosen = (one for one in entry.fields if one.kind is Kind.CHOICE)
    days = {f"{entry.code}:{one.code}" for one in entry.fields if one.kind is Kind.DAY}
    choices = {f"{entry.code}:{one.code}={c}" for one in chosen for c in one.choices}
    return {entry.code, *days, *choices}


def _earlier(entry: Entry, asked: Field) -> bool:
    """Whether it hangs on a question that comes before it and has those answers."""
    assert asked.when
    before = {one.code: one for one in entry.fields[: entry.fields.index(asked)]}
    on = before.get(asked.when.field)
    return on is not None and asked.when.values <= set(on.choices)
