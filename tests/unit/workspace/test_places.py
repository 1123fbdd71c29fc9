"""Places as each viewer may know them: nothing hidden shows in a list, a count or a page."""

from collections.abc import Callable, Iterator

import pytest

from wayhome import network
from wayhome.network.graph.keeping import keep_graph
from wayhome.network.ties import ORDER
from wayhome.pipeline import Release
from wayhome.pipeline.serving import ADDRESS_RECORD
from wayhome.signs import addresses
from wayhome.signs.examples import AS_OF, Example
from wayhome.signs.trial import empty_tables, lay
from wayhome.workspace import serving
from wayhome.workspace.reading import at_address
from wayhome.workspace.reading.addresses import Place, Wanted, listed, one
from wayhome.workspace.reading.view import View

# At 12 a visit long ago and one kept close, at 14 newer nuisance; at 16 nothing that is open.
RECORDS = """
record | agency | kind            | code            | outcome         | from       | at           | who | marking
a      | HOU    | tenancy_visit   | home_taken_over | given           | 2026-08-01 | 12 Mill Road |     |
b      | HOU    | nuisance        | unknown_children |                | 2026-10-01 | 14 Mill Road |     |
c      | POL    | nuisance        | unknown_children | no_action      | 2026-11-01 | 12 Mill Road |     | restricted
d      | POL    | address_measure | full_closure    | home_taken_over | 2026-11-02 | 16 Mill Road |     | restricted
e      | POL    | stop            |                 |                 | 2026-09-01 | 12 Mill Road | anna |
f      | POL    | stop            |                 |                 | 2026-09-02 | 12 Mill Road | ben | restricted
g      | NBC    | home            |                 |                 | 2020-01-01 | 12 Mill Road | anna |
"""  # noqa: E501
Seeing = Callable[..., View]


@pytest.fixture(scope="module")
def seeing(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Seeing]:
    """`seeing("POL")`: the release as a practitioner of that agency sees it."""
    con, folder = empty_tables(), tmp_path_factory.mktemp("places")
    lay(con, Example("", RECORDS, at="12 Mill Road"))
    network.map_out(con)
    addresses.build(con, AS_OF, ["A07", "A12"])
    con.execute(f"create table served as {ADDRESS_RECORD}")
    con.execute("create or replace table address_record as from served")
    con.execute(f"create or replace table tie as from tie order by {ORDER.format('tie')}")
    keep_graph(con, folder)
    serving._maps.clear()

    def view(agency: str) -> View:
        seen = View(Release(folder), agency, agency, con)
        seen.__dict__["today"] = AS_OF
        return seen

    yield view
    con.close()


def called(view: View, **wanted: object) -> list[str]:
    found, total = listed(view, Wanted(**wanted), 0, 20)  # type: ignore[arg-type]
    assert total == len(found)
    return [place.called for place in found]


def home(view: View) -> Place:
    (ref,) = view.rows("select distinct ref from {at_place} where address like '12%'")
    found = one(view, ref["ref"])
    assert found is not None
    return found


def test_the_newest_evidence_comes_first_as_far_as_it_is_seen(seeing: Seeing) -> None:
    assert called(seeing("HOU")) == ["14 Mill Road", "12 Mill Road"]
    assert called(seeing("POL")) == ["16 Mill Road", "12 Mill Road"]
    assert called(seeing("POL"), everybody=True) == ["16 Mill Road", "12 Mill Road", "14 Mill Road"]


def test_signs_are_told_of_what_the_own_agency_holds(seeing: Seeing) -> None:
    found, _ = listed(seeing("NBC"), Wanted(everybody=True), 0, 20)
    assert {p.called: p.signs is not None for p in found} == {
        "12 Mill Road": True, "14 Mill Road": False}  # fmt: skip
    assert called(seeing("NBC"), everybody=True, code="A07") == []
    assert called(seeing("NBC"), everybody=True, code="A12") == ["12 Mill Road"]


def test_a_place_is_found_by_what_visible_records_say(seeing: Seeing) -> None:
    assert called(seeing("HOU"), text="MILL road") == ["12 Mill Road", "14 Mill Road"]
    assert called(seeing("HOU"), text="16 mill") == []
    assert called(seeing("POL"), text="16 mill") == ["16 Mill Road"]
    assert called(seeing("POL"), text="mill", kind="school") == []
    assert home(seeing("HOU")).agencies == ["HOU", "NBC", "POL"]


def test_pages_go_through_all_and_say_of_how_many(seeing: Seeing) -> None:
    pages = [listed(seeing("POL"), Wanted(text="mill"), start, 1) for start in range(3)]
    assert [total for _, total in pages] == [3, 3, 3]
    assert len({found[0].ref for found, _ in pages}) == 3


def test_hidden_people_records_and_counters_are_not_there(seeing: Seeing) -> None:
    for agency, people, records in (("HOU", 1, {"a", "e"}), ("POL", 2, {"a", "c", "e", "f"})):
        view = seeing(agency)
        place = home(view)
        told, total = at_address.happened(view, place, 0, 20)
        assert ({row["record_id"] for row in told}, total) == (records, len(records))
        assert len(at_address.people(view, place)) == people
    view = seeing("HOU")
    (taken,) = [each for each in home(view).signs.standing if each.code == "A12"]  # type: ignore[union-attr]
    told_of = at_address.behind(view, home(view), taken)
    assert ([row["record_id"] for row in told_of.records], told_of.against) == (["a"], [])


def test_whoever_lives_there_comes_first(seeing: Seeing) -> None:
    first, second = at_address.people(seeing("POL"), home(seeing("POL")))
    assert (first.person_id, [tie["record_id"] for tie in first.lived]) == ("anna", ["g"])
    assert (second.person_id, second.lived) == ("ben", ())
