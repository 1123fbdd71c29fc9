"""Signs as pages list them: by person, what asks to be looked at today first, never by number."""

from collections.abc import Callable
from datetime import date

import pytest
from django.template import engines

from wayhome.workspace.reading import caseload, signs
from wayhome.workspace.reading.view import View

pytestmark = pytest.mark.django_db  # whether a record is disputed stands there

SeenBy = Callable[..., View]
TODAY = date(2026, 11, 20)


def shown(fired: str, until: str | None = None, strength: str = "S", code: str = "I01"):
    row = {"code": code, "sign_id": f"S-{fired}", "fired_on": date.fromisoformat(fired),
           "until": date.fromisoformat(until) if until else None, "strength": strength,
           "context": False, "wording": "Missing"}  # fmt: skip
    return signs.Shown(row, TODAY)


def macro(name: str, *given: object) -> str:
    macros = engines["jinja2"].env.get_template("parts/signs.html").module
    return str(getattr(macros, name)(*given)).strip()


def _ids(found: list[signs.Shown]) -> list[str]:
    return [one.sign_id for one in found]


def test_what_asks_to_be_looked_at_today_comes_first_then_the_newest() -> None:
    found = [
        shown("2026-11-19"),
        shown("2026-10-01", strength="A"),
        shown("2026-11-01", strength="A"),
        shown("2026-11-18", until="2026-11-19", strength="A"),  # past: it asks for nothing
        shown("2026-11-03"),
    ]
    days = [str(one.fired_on) for one in signs.in_order(found)]
    assert days == ["2026-11-01", "2026-10-01", "2026-11-19", "2026-11-18", "2026-11-03"]


@pytest.mark.parametrize(
    ("until", "strength", "solid", "words"),
    [
        (None, "A", True, "Look today"),
        ("2026-11-19", "A", False, "Past, was acute"),
        ("2026-11-19", "M", False, "Past, was moderate"),
        (None, "M", False, "Moderate sign"),
    ],
)
def test_a_past_sign_asks_nobody_to_look_today(
    until: str | None, strength: str, solid: bool, words: str
) -> None:
    tag = macro("strength", shown("2026-10-01", until, strength))
    assert ("wh-tag--solid" in tag) is solid
    assert words in tag


def test_the_list_is_of_people_with_their_signs(seen_by: SeenBy) -> None:
    (tyler,) = caseload.listed(seen_by("NBC"), caseload.Wanted(), 0, 50)
    assert (tyler.name, tyler.age) == ("Tyler Marsh", 15)
    assert [one.code for one in tyler.signs.standing] == [
        one.code for one in signs.of_person(seen_by("NBC"), tyler.person_id).standing
    ]
    assert all(one.standing for one in tyler.signs.standing)


def test_an_agency_without_records_lists_nobody(seen_by: SeenBy) -> None:
    assert caseload.listed(seen_by("NHS1"), caseload.Wanted(), 0, 50) == []


@pytest.mark.parametrize(
    ("wanted", "codes"),
    [
        ({"code": "I01"}, {"I01"}),
        ({"strength": "A"}, {"I02"}),
        ({"name": "marsh TYL"}, None),
        ({"name": "quill"}, set()),
        ({"area": "E08000003"}, None),
        ({"area": "E07000148"}, set()),
        ({"agency": "NED"}, {"I13", "I14"}),
        ({"agency": "ECC"}, set()),
    ],
)
def test_the_list_can_be_narrowed(
    seen_by: SeenBy, wanted: dict[str, str], codes: set[str] | None
) -> None:
    view = seen_by("NBC")
    whole = {one.code for each in caseload.listed(view, caseload.Wanted(), 0, 9)
             for one in each.signs.standing}  # fmt: skip
    found = caseload.listed(view, caseload.Wanted(**wanted), 0, 9)
    assert {one.code for each in found for one in each.signs.standing} == (
        whole if codes is None else codes
    )
    assert caseload.number(view, caseload.Wanted(**wanted)) == len(found)


def test_earlier_signs_are_folded_below_those_that_stand(seen_by: SeenBy) -> None:
    view = seen_by("NBC")
    (tyler,) = caseload.listed(view, caseload.Wanted(standing=False), 0, 50)
    whole = signs.of_person(view, tyler.person_id)
    assert _ids(tyler.signs.standing) == _ids(whole.standing)
    assert [_ids(one.spells) for one in tyler.signs.past] == [_ids(o.spells) for o in whole.past]
    assert tyler.signs.context == []


def test_areas_to_choose_from_are_those_of_people_with_signs(seen_by: SeenBy) -> None:
    assert caseload.areas(seen_by("NBC")) == ["E08000003"]
    assert caseload.areas(seen_by("NHS1")) == []
