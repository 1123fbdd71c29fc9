"""Every pathway, whatever is tried in whatever order: no state that is not allowed is reached, no
clock is lost, and the same entries give the same case again."""

import random
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wayhome.casework.case import Case, SaidEntry
from wayhome.casework.clocks import State
from wayhome.casework.dated import defaults, limits_on
from wayhome.casework.fields import Field, Kind, Said, Value
from wayhome.casework.pathway import BEGUN, Entry, Pathway, state_of, without
from wayhome.casework.pathways import PATHWAYS

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


@pytest.mark.parametrize("pathway", EVERY)
@given(data=st.data())
def test_whatever_is_tried(pathway: Pathway, data: st.DataObject) -> None:
    said = taken(pathway, data.draw(tried(pathway)))
    case = Case(pathway, said)
    assert case.state in pathway.states or not said
    steps, state = pathway.steps(), BEGUN
    for code in case.codes:
        after = pathway.entries[code].after(state)
        assert (code, state, after) in steps
        state = after
    assert case.state == state
    assert Case(pathway, list(said)).clocks(LIMITS, NOW) == case.clocks(LIMITS, NOW)


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
    codes = [one.code for one in taken(pathway, data.draw(tried(pathway)))]
    place = data.draw(st.integers(0, len(codes) - 1)) if codes else 0
    try:
        left = without(pathway, codes, place)
    except (ValueError, IndexError):
        return
    assert state_of(pathway, left) in {BEGUN, *pathway.states}


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
        assert set(entry.needs) <= set(pathway.entries)
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
