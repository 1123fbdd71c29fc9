"""Links as each viewer may know them: what waits for a human, what makes one person, no leak."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import duckdb
import pytest
import tiny_region

from wayhome.pipeline import Release
from wayhome.workspace.reading import links
from wayhome.workspace.reading.sides import sides
from wayhome.workspace.reading.view import View

KAI = ("Kai", "Turner", date(2011, 4, 3), "male")
RENAMED = ("Kai", "Okafor", date(2011, 4, 3), "male")
ZOE = ("Zoe", "Wren", date(2012, 7, 9), "female")
ZOE_TOO = ("Zoe", "Blake", date(2012, 7, 9), "female")
NHS = {"nhs_number": "9434765919"}


def rows() -> Iterator[tiny_region.Row]:
    subject = tiny_region._subject
    yield subject("NBC", "1", KAI, **NHS)
    yield subject("NED", "1", KAI, **NHS)
    yield subject("NPD", "1", RENAMED)
    yield subject("NBC", "2", ZOE)
    yield subject("NPD", "2", ZOE_TOO, marking="restricted")
    yield subject("NBC", "3", ("Ada", "Moss", date(2010, 1, 2), "female"))
    yield subject("NPD", "3", ("Ada", "Lowe", date(2010, 1, 2), "female"), marking="sealed")


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[duckdb.DuckDBPyConnection]:
    with tiny_region.opened(tmp_path_factory.mktemp("links"), rows()) as con:
        yield con


@pytest.fixture
def of(world: duckdb.DuckDBPyConnection) -> Callable[..., View]:
    return tiny_region.views(world, "analyst")


def shown(view: View, *verdicts: tuple[tuple[str, str], str], kind: str = "") -> list[str]:
    found = links.waiting(view, verdicts, kind)
    assert found.many == len(found.links)
    return [f"{one.left} {one.right}" for one in found.links]


PAIR = "NBC/s/1 NPD/s/1"
HIDDEN = "NBC/s/2 NPD/s/2"


def test_two_people_wait_once_for_those_whose_agency_holds_one(of) -> None:
    assert shown(of("NBC")) == [PAIR]
    assert shown(of("NED")) == [PAIR]
    assert shown(of("ECC")) == []
    (one,) = links.waiting(of("NBC"), ()).links
    assert (one.pairs, one.band) == (2, "for a human")


def test_a_restricted_record_waits_for_its_own_agency_alone(of) -> None:
    assert shown(of("NPD")) == [HIDDEN, PAIR]
    assert shown(of("NPD", "panel_coordinator")) == [PAIR]


def test_a_sealed_record_is_in_no_list(of) -> None:
    everything = " ".join(shown(of("NPD")) + shown(of("NBC")))
    assert "s/3" not in everything


def test_what_is_judged_waits_no_longer_and_what_nobody_can_tell_waits_last(of) -> None:
    other = ("NED/s/1", "NPD/s/1")
    assert shown(of("NPD"), (other, "not_same")) == [HIDDEN]
    assert shown(of("NPD"), (other, "same")) == [HIDDEN]
    unsure = (("NBC/s/2", "NPD/s/2"), "unsure")
    assert shown(of("NPD"), unsure) == [PAIR, HIDDEN]
    assert shown(of("NPD"), unsure, kind="unsure") == [HIDDEN]


def test_the_desk_counts_what_the_list_shows(of) -> None:
    for agency, role in (("NPD", "analyst"), ("NPD", "panel_coordinator"), ("ECC", "analyst")):
        view = of(agency, role)
        for verdicts in ((), [(("NED/s/1", "NPD/s/1"), "same")]):
            assert links.many(view, verdicts) == links.waiting(view, verdicts).many


def test_a_release_that_kept_no_list_says_so(tmp_path: Path) -> None:
    with duckdb.connect() as con:
        older = View(Release(tmp_path), "NBC", "NBC", con)
        assert links.waiting(older, ()) == links.Line([], None)
        assert links.many(older, ()) == 0


def test_the_fields_add_up_to_the_weight_that_linked(of) -> None:
    view = of("NPD")
    for one in links.waiting(view, ()).links:
        held = links.refs(view, one.refs)
        weight = links.weighed(view, held[one.left], held[one.right])
        assert weight is not None
        assert weight.bits == pytest.approx(one.weight, abs=1e-6)


def test_what_holds_a_person_together(of) -> None:
    view = of("NBC")
    person = links.refs(view, ["NBC/s/1"])["NBC/s/1"].person_id
    (one,) = links.between(view, person, person)
    assert one.refs == ("NBC/s/1", "NED/s/1")
    assert one.band == "linked"


def test_side_by_side_stands_what_each_record_says(of) -> None:
    everybodys = links.refs(of("NPD"), ["NBC/s/1", "NPD/s/1", "NPD/s/2"])
    whose = {ref: one.person_id for ref, one in everybodys.items()}
    found = sides(of("NBC"), whose)
    assert set(found) == {"NBC/s/1", "NPD/s/1"}
    one = found["NBC/s/1"]
    assert (one.name, one.born, one.agency_name) == (
        "Kai Turner", date(2011, 4, 3), "Northborough City Council",
    )  # fmt: skip
    assert [said.words for said in one.states["Numbers"]] == ["NHS number 943 476 5919"]
