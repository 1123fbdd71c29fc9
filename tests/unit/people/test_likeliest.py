"""Who is likeliest by keys, and what each weighs: as adding up and weighing everybody gives."""

from collections.abc import Callable
from datetime import date
from itertools import groupby

import pytest
import worlds
from hypothesis import given, settings
from hypothesis import strategies as st

from wayhome import people
from wayhome.people import Particulars, likeliest
from wayhome.people.enquiry import Enquiry, Wanted
from wayhome.people.likeliest import Room
from wayhome.people.particulars import asked, birthdays, wanted
from wayhome.people.tally import WEAK, Candidate, Question, Sums
from wayhome.people.weighing import Seen, Weighing

TODAY = date(2026, 11, 20)
AGENCIES = ("NBC", "NPF", "ECP", "")


ASKED = st.fixed_dictionaries(
    {},
    optional={
        "given": st.sampled_from((*worlds.GIVEN, "Kit", "K")),
        "family": st.sampled_from(worlds.FAMILY),
        "nickname": st.sampled_from(("Smiley", "Kai")),
        "age": st.sampled_from((14, 15, 16, 80)),
        "born": st.sampled_from((date(2010, 3, 12), date(2011, 5, 5))),
        "phone": st.sampled_from(("07700 900001", "900002")),
        "postcode": st.just("AB1 2DE"),
        "address": st.just("14 Mill Road"),
        "sex": st.sampled_from(("male", "female")),
        "nhs_number": st.sampled_from(worlds.NUMBERS),
    },
)


ROOMS = st.builds(
    lambda few, most, alike: Room(few + most, few + most + alike, few, 0.35),
    st.integers(1, 3), st.integers(0, 3), st.integers(0, 6),
)  # fmt: skip


@pytest.fixture(scope="module")
def lookup(indexed: Callable[..., people.Lookup]) -> people.Lookup:
    return indexed(**worlds.world(5))


def test_they_are_those_of_everybody(
    lookup: people.Lookup, monkeypatch: pytest.MonkeyPatch
) -> None:
    found_by: list[int] = []

    @settings(deadline=None, max_examples=400)
    @given(ASKED, st.sampled_from(AGENCIES), st.integers(0, 12), st.integers(0, 300), ROOMS)
    def same(stated: dict[str, object], eyes: str, short: int, ways: int, room: Room) -> None:
        monkeypatch.setattr(likeliest, "SHORT", short)
        monkeypatch.setattr(likeliest, "MOST_WAYS", ways)
        enquiry = _enquiry(lookup, stated)
        found = likeliest.likeliest(lookup, enquiry, eyes, room)
        everybody = _plainly(lookup, enquiry, eyes)
        least = max(1, 0.35 * max((one.worth for one in everybody), default=0))
        likely = [one for one in everybody if one.worth >= least]
        assert found == _room_for(likely, room, len(enquiry.parts))
        found_by.append(len(found))

    same()
    assert sum(map(bool, found_by)) > len(found_by) / 2


@settings(deadline=None)
@given(ASKED, st.sampled_from(AGENCIES), st.integers(0, 30))
def test_everybody_is_added_up(
    lookup: people.Lookup, stated: dict[str, object], eyes: str, most: int
) -> None:
    enquiry = _enquiry(lookup, stated)
    everybody = _plainly(lookup, enquiry, eyes)
    sums = Sums.of(Question.of(lookup, enquiry, eyes))
    for firm in (True, False):
        some = [one for one in everybody if one.firm is firm]
        assert sums.candidates(sums.first(sums.firm == firm, most)) == some[:most]


def _enquiry(lookup: people.Lookup, stated: dict[str, object]) -> Enquiry:
    particulars = Particulars(**stated)  # type: ignore[arg-type]
    face = asked(particulars, lookup.columns)
    looked_up = (*wanted(particulars, face), *birthdays(particulars, TODAY))
    return Enquiry(years=particulars.years(TODAY), near=particulars.near(TODAY), wanted=looked_up)


def _plainly(lookup: people.Lookup, enquiry: Enquiry, eyes: str) -> list[Candidate]:
    """Everybody whom a look-up finds, best first, worked out person by person."""
    entries = lookup.entries([f"{each.kind}|{each.key}" for each in enquiry.wanted], eyes)
    found: dict[int, dict[str, Wanted]] = {}
    for each, faces in zip(enquiry.wanted, entries, strict=True):
        for person in set(lookup.people(faces).tolist()):
            best = found.setdefault(person, {})
            if each.part not in best or each.worth > best[each.part].worth:
                best[each.part] = each
    told = [_candidate(lookup, enquiry, eyes, person, best) for person, best in found.items()]
    return sorted(told, key=lambda one: (-one.worth, one.person))


def _candidate(
    lookup: people.Lookup, enquiry: Enquiry, eyes: str, person: int, best: dict[str, Wanted]
) -> Candidate:
    faces, _ = lookup.faces_of([person], eyes)
    stated = set(lookup.years(faces).tolist()) - {0, *enquiry.near}
    right = not stated.isdisjoint(enquiry.years)
    year = 0 if not enquiry.years or not stated else 10 if right else -10
    return Candidate(
        person,
        sum(each.worth for each in best.values()) + year,
        bool(set(best) - WEAK) if enquiry.names else True,
        tuple(best[part].words for part in sorted(best)),
        right,
    )


def _room_for(everybody: list[Candidate], room: Room, parts: int) -> list[Candidate]:
    """Group by group of those who agree alike, as long as the next is told whole."""
    told: list[Candidate] = []
    for _, group in groupby(everybody, key=lambda one: one.worth):
        alike = list(group)
        if not told and len(alike) > room.most:
            whole = all(len(one.words) == parts for one in alike)
            return alike[: room.few] if whole or len(alike) > room.alike else alike
        if len(told) + len(alike) > room.most:
            break
        told += alike
    return told


def test_weights_are_those_of_the_scorer(lookup: people.Lookup) -> None:
    (faces,) = lookup.entries(["address|AB12DE|14"], "NBC")
    assert len(faces) > 10

    @settings(deadline=None)
    @given(ASKED)
    def same(stated: dict[str, object]) -> None:
        face = asked(Particulars(**stated), lookup.columns)  # type: ignore[arg-type]
        weighing = Weighing(lookup.scorer, face, Seen(lookup, faces))
        for place, number in enumerate(faces.tolist()):
            weight = lookup.scorer.weigh(face, lookup.face(number))
            assert weighing.weight(place) == weight
            assert weighing.bits([place]) == [pytest.approx(weight.bits, abs=1e-6)]
        places = list(range(0, len(faces), 2))
        at_once = Weighing(lookup.scorer, face, Seen(lookup, faces)).bits(places)
        assert at_once == [bits for place in places for bits in weighing.bits([place])]

    same()
