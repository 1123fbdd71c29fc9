"""What a viewer may read of a release: nothing hidden, by any question."""

from collections.abc import Callable
from datetime import date
from html import unescape

import pytest
from django.template import engines

from wayhome.lexicon.dates import in_words
from wayhome.workspace.reading import evidence, search, signs
from wayhome.workspace.reading.agencies import silent
from wayhome.workspace.reading.head import head, holders
from wayhome.workspace.reading.life import life, whereabouts
from wayhome.workspace.reading.places import stays
from wayhome.workspace.reading.records import record
from wayhome.workspace.reading.view import View

pytestmark = pytest.mark.django_db  # whether a record is disputed stands there

SeenBy = Callable[..., View]
PersonOf = Callable[[str], str]
TYLER, ELLIE, SAM = "NBC/s/1", "ECC/s/2", "NPD/s/3"


def test_a_guarded_table_cannot_be_asked_bare(seen_by: SeenBy) -> None:
    with pytest.raises(ValueError, match="braces"):
        seen_by("NBC").rows("select * from event")


def test_head_says_who_and_when_18(seen_by: SeenBy, person_of: PersonOf) -> None:
    view = seen_by("NBC")
    found = head(view, person_of(TYLER))
    assert found is not None
    assert found.age(view.today) == 15
    assert found.days_to_18(view.today) == 845
    assert in_words(found.turns_18 or view.today) == "14 March 2029"
    assert found.street_names == ["Tiny"]


def test_somebody_known_by_a_restricted_record_alone(seen_by: SeenBy, person_of: PersonOf) -> None:
    sam = person_of(SAM)
    assert head(seen_by("NPD"), sam) is not None
    for view in (seen_by("NBC"), seen_by("NPD", "panel_coordinator")):
        assert head(view, sam) is None
        assert holders(view, sam) == []
        assert search.found(view, search.Wanted("sam quill")).hits == []
    assert search.found(seen_by("NPD"), search.Wanted("sam quill")).hits


def test_a_restricted_record_is_not_opened_by_its_number(
    seen_by: SeenBy, person_of: PersonOf
) -> None:
    tyler = person_of(TYLER)
    told = life(seen_by("NPD"), tyler)
    hidden = next(e for e in told.entries if e.kind == "intelligence").sources[0].record_id
    assert record(seen_by("NPD"), tyler, hidden) is not None
    assert record(seen_by("NBC"), tyler, hidden) is None
    assert record(seen_by("NPD"), person_of(ELLIE), hidden) is None


def test_context_stands_apart_from_signs(seen_by: SeenBy, person_of: PersonOf) -> None:
    shown = signs.of_person(seen_by("NBC"), person_of(TYLER))
    assert {sign.code for sign in shown.context} == {"I11", "I54", "I56"}
    assert all(not sign.context for sign in (*shown.standing, *(p.newest for p in shown.past)))
    repeat = next(sign for sign in shown.standing if sign.code == "I01")
    assert evidence.record_ids(seen_by("NBC"), repeat)


def test_where_somebody_is_and_has_been(seen_by: SeenBy, person_of: PersonOf) -> None:
    view, tyler = seen_by("NBC"), person_of(TYLER)
    where = whereabouts(view, tyler)
    assert where.placement is not None
    assert where.miles_from_home == pytest.approx(158, abs=2)
    assert where.placement.placement_type == "K2"
    stayed = [(s.entry.kind, s.entry.placement_type) for s in stays(life(view, tyler), where)]
    assert stayed == [("placement", "K2"), ("placement", "U4"), ("school", None), ("home", None)]


def test_the_type_of_a_placement_is_said_in_words(seen_by: SeenBy, person_of: PersonOf) -> None:
    view = seen_by("NBC")
    told = life(view, person_of(TYLER))
    shown = stays(told, whereabouts(view, person_of(TYLER)))
    parts = engines["jinja2"].env.get_template
    entry = parts("parts/entry.html").module.title(shown[0].entry, "P-1")
    assert "Placed</a>: children's home" in unescape(entry)
    block = parts("parts/person_blocks.html").module.stays_block(shown, {}, "P-1")
    assert "Placement: children's home" in unescape(block)
    assert "Placement: foster care, long term" in unescape(block)


def test_an_outsider_finds_a_name_without_particulars(seen_by: SeenBy) -> None:
    view = seen_by("NBC")
    hits = search.found(view, search.Wanted("ellie frost")).hits
    result = search.described(view, hits)[0]
    assert (result.name, result.age, result.own) == ("Ellie Frost", 14, False)
    assert result.dob is None
    assert result.agencies == ["Eastmarsh County Council"]
    narrowed = search.found(view, search.Wanted("ellie frost", oldest=13))
    assert (narrowed.hits, narrowed.left_out) == ([], 1)


def test_silence_is_said(seen_by: SeenBy) -> None:
    assert silent(seen_by("NBC")) == ["Northborough Hospitals"]


@pytest.mark.parametrize(
    ("newest", "until", "said"),
    [
        (
            12,
            date(2026, 12, 9),
            "standing since 1 November 2026, most recently on 12 November 2026",
        ),
        (1, None, "standing since 1 November 2026"),
        (1, date(2026, 11, 9), "stood from 1 November 2026 to 9 November 2026"),
    ],
)
def test_a_sign_s_days_stand_apart_from_its_words(
    newest: int, until: date | None, said: str
) -> None:
    row = {"fired_on": date(2026, 11, 1), "newest": date(2026, 11, newest), "until": until}
    shown = signs.Shown(row, date(2026, 11, 20))
    macros = engines["jinja2"].env.get_template("parts/signs.html").module
    assert str(macros.stood(shown)).strip() == said


def test_past_spells_of_one_sign_are_told_once() -> None:
    def past(code: str, began: date) -> signs.Shown:
        return signs.Shown({"code": code, "fired_on": began}, date(2026, 11, 20))

    months = [date(2026, month, 1) for month in (9, 7, 5)]
    told = signs.spells([past("I10", months[0]), past("I01", months[1]), past("I10", months[2])])
    assert [(one.newest.code, len(one.spells), one.first) for one in told] == [
        ("I10", 2, months[2]),
        ("I01", 1, months[1]),
    ]
