"""Ids through any history: one person each, none lost, none given to somebody else."""

from collections.abc import Callable
from dataclasses import replace
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.unit.people.histories import Held, Made, Release, built, histories, releases

from wayhome.people.identities.claims import NONE
from wayhome.people.identities.settling import EVERYBODY, OPEN, RESTRICTED, SEALED

AUDIENCES = (EVERYBODY, 0, 1)


def through(history: list[Release]) -> list[Made]:
    made = [Made()]
    for release in history:
        made.append(built(release, made[-1]))
    return made[1:]


def groups(made: Made) -> dict[object, set[int]]:
    found: dict[object, set[int]] = {}
    for ref, one in made.held.items():
        found.setdefault(one.group, set()).add(made.ids[ref])
    return found


@given(histories(), st.randoms())
def test_records_in_any_order_get_the_same_ids(history: list[Release], chance: Random) -> None:
    before = Made()
    for release in history:
        refs = sorted(release)
        chance.shuffle(refs)
        made, other = built(release, before), built(release, before, refs)
        assert made == other or (made.ids, made.forward) == (other.ids, other.forward)
        before = made


@given(histories())
def test_a_group_has_one_id_and_an_id_one_group(history: list[Release]) -> None:
    for made in through(history):
        found = groups(made)
        assert all(len(ids) == 1 for ids in found.values())
        assert len({min(ids) for ids in found.values()}) == len(found)


@given(histories())
def test_an_old_id_lives_or_leads_to_a_living_one_or_is_gone(history: list[Release]) -> None:
    known: dict[int, set[int]] = {audience: set() for audience in AUDIENCES}
    for made in through(history):
        for audience in AUDIENCES:
            living, leads = made.living(audience), made.leads(audience)
            assert set(leads.values()) <= living | {NONE}
            assert known[audience] <= living | set(leads)
            known[audience] |= living


@given(histories())
def test_nothing_new_changes_nothing(history: list[Release]) -> None:
    last = through(history)[-1]
    again = built(last.held, last)
    assert (again.ids, again.under, again.forward) == (last.ids, last.under, last.forward)
    assert not any(again.changes.values())


@given(releases(), st.data())
def test_people_joined_and_parted_again_have_their_ids_again(
    release: Release, data: st.DataObject
) -> None:
    before = built(release, Made())
    into = st.sampled_from(sorted({str(one.group) for one in release.values()} or {""}))
    joined = {group: data.draw(into) for group in sorted({str(o.group) for o in release.values()})}
    once = {ref: _in(one, joined[str(one.group)]) for ref, one in release.items()}
    assert built(release, built(legal(once), before)).ids == before.ids


@given(histories(), st.data())
def test_people_parted_and_joined_again_have_their_ids_again(
    history: list[Release], data: st.DataObject
) -> None:
    before = through(history)[-1]
    once = {
        ref: _in(one, (one.group, data.draw(st.integers(0, 2), label=ref)))
        for ref, one in before.held.items()
    }
    assert built(before.held, built(legal(once), before)).ids == before.ids


def _in(one: Held, group: object) -> Held:
    return one if one.held == SEALED else replace(one, group=group)


def legal(release: Release) -> Release:
    """Restricted records only with open ones or among themselves."""
    opened = {one.group for one in release.values() if one.held == OPEN}
    return {
        ref: one
        if one.held != RESTRICTED or one.group in opened
        else replace(one, group=(one.agency, one.group))
        for ref, one in release.items()
    }


@given(histories(), releases(refs=tuple(f"A{n % 2}/new/{n}" for n in range(4))))
def test_records_that_join_nobody_change_no_id(history: list[Release], new: Release) -> None:
    before = through(history)[-1]
    apart = {ref: replace(one, group=("new", one.group)) for ref, one in new.items()}
    after = built({**before.held, **apart}, before)
    assert {ref: after.ids[ref] for ref in before.ids} == before.ids
    assert not any(after.changes.values())


@given(histories())
def test_an_outsider_cannot_tell(history: list[Release]) -> None:
    bare = [{r: one for r, one in release.items() if one.held == OPEN} for release in history]
    for made, alone in zip(through(history), through(bare), strict=True):
        assert {ref: made.ids[ref] for ref in alone.ids} == alone.ids
        assert made.forward.get(EVERYBODY) == alone.forward.get(EVERYBODY)
        assert made.changes[EVERYBODY] == alone.changes[EVERYBODY]


@given(histories())
def test_an_agency_cannot_tell_of_anothers(history: list[Release]) -> None:
    def seen(one: Held) -> bool:
        return one.held == OPEN or (one.held == RESTRICTED and one.agency == 0)

    own = [{r: one for r, one in release.items() if seen(one)} for release in history]
    for made, alone in zip(through(history), through(own), strict=True):
        assert {ref: made.ids[ref] for ref in alone.ids} == alone.ids
        assert made.forward.get(0) == alone.forward.get(0)
        assert made.changes.get(0) == alone.changes.get(0)


PROPERTIES = [test for name, test in list(globals().items()) if name.startswith("test_")]


@pytest.mark.long
@pytest.mark.parametrize("one", PROPERTIES, ids=lambda one: one.__name__)
def test_in_many_histories(one: Callable[[], None]) -> None:
    settings(max_examples=1500)(one)()
