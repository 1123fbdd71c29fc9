"""Where on the land a person's records lie: what is hidden moves no marker, no bound, no count."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta

import duckdb
import pytest
from tiny_region import TODAY

from wayhome.lexicon.spots import Precision, Spot
from wayhome.network.kinds import NodeKind
from wayhome.workspace.disputing.told import Disputes
from wayhome.workspace.pages.picture.found_where import answer
from wayhome.workspace.pages.picture.land import told
from wayhome.workspace.reading.land import Land, Marker, Visit, land
from wayhome.workspace.reading.picture import Picture, Wanted, picture
from wayhome.workspace.reading.view import View

SeenBy = Callable[..., View]
PersonOf = Callable[[str], str]
TYLER = "NBC/s/1"
MANCHESTER = Spot(53.48, -2.24, Precision.SECTOR, "E08000003")
NORWICH = Spot(52.63, 1.3, Precision.SECTOR, "E07000148")
SALFORD = Spot(53.49, -2.29, Precision.AREA, "E08000006")


def drawn(view: View, person: str) -> Picture:
    found = picture(view, person, Wanted(), lambda name: name == person)
    assert found is not None
    return found


def lies(view: View, person: str, since: date | None = None) -> Land:
    return land(view, person, drawn(view, person), since)


@pytest.fixture
def beside(tiny: duckdb.DuckDBPyConnection) -> Iterator[duckdb.DuckDBPyConnection]:
    """The same release, and one more sighting in Cornwall that Northborough Police keep close."""
    (file,) = tiny.execute("select path from duckdb_databases() where not internal").fetchone()
    with duckdb.connect() as con:
        con.execute(f"attach '{file}' as held (read_only)")
        for (table,) in con.execute(
            "select table_name from duckdb_tables() where database_name = 'held'"
        ).fetchall():
            con.execute(f"create table {table} as from held.{table}")
        con.execute(
            """insert into fact by name select * replace ('hidden:rows:1:row' as record_id,
            'restricted' as marking, 'NPD' as agency, 'Truro station' as place_name,
            50.26 as lat, -5.05 as lon, 'E06000052' as area,
            occurred_from + interval 80 day as occurred_from, null as reference)
            from fact where kind = 'found' limit 1"""
        )
        yield con


def test_what_is_kept_close_moves_nothing_for_others(
    seen_by: SeenBy, person_of: PersonOf, beside: duckdb.DuckDBPyConnection
) -> None:
    tyler = person_of(TYLER)
    for agency, same in (("NBC", True), ("EPD", True), ("NPD", False)):
        view = seen_by(agency)
        more = replace(view, con=beside)
        assert (lies(view, tyler) == lies(more, tyler)) is same, agency
    assert answer(lies(replace(seen_by("NPD"), con=beside), tyler)).count("Cornwall") == 1


def test_what_is_drawn_and_of_how_much(seen_by: SeenBy, person_of: PersonOf) -> None:
    view, tyler = seen_by("NBC"), person_of(TYLER)
    whole = lies(view, tyler)
    assert {one.spot.area for one in whole.markers} == {"E08000003", "E07000148"}
    assert whole.in_all == len(whole.markers)
    assert whole.unplaced, "Alder House of the missing reports has neither postcode nor district"
    (home,) = [one for one in whole.markers if any(v.kind == "home" for v in one.visits)]
    assert home.spot == whole.home
    said = answer(whole)
    assert said == (
        "Found or arrested in Norwich on three days in 9 weeks, 158 miles from home in Manchester; "
        "last in Manchester, on 31 October 2026"
    )
    recent = lies(view, tyler, TODAY - timedelta(days=40))
    kinds = [visit.kind for one in recent.markers for visit in one.visits]
    assert kinds.count("arrest") == 1
    assert "home" in kinds, "what lasts still is in every time"


def test_ties_and_places_mark_one_another(seen_by: SeenBy, person_of: PersonOf) -> None:
    view, tyler = seen_by("NBC"), person_of(TYLER)
    of = drawn(view, tyler)
    found = land(view, tyler, of, None)
    tied = [visit for one in found.markers for visit in one.visits if visit.ties]
    assert tied
    for visit in tied:
        assert all(of.ties[tie].row["agency"] in visit.agencies for tie in visit.ties)
        assert all(of.nodes[node].kind is not NodeKind.PERSON for node in visit.nodes)
    labels = [str(place) for place in range(len(of.nodes))]
    data = told(found, labels, {}, lambda *parts: "/".join(parts))
    assert len({one["key"] for one in data["markers"]}) == len(data["markers"])
    assert "2 places" in data["said"] or f"{len(found.markers)} places" in data["said"]
    assert {one["shape"] for one in data["markers"]} <= set(data["shapes"])


def seen_at(at: Spot, kind: str, *days: int, own: bool = True, part: str = "own") -> Marker:
    visits = tuple(
        Visit(kind, part, "", datetime(2026, 11, day), None, False, ("NPD",), f"r{day}", "", (), (),
              own, (f"r{day}",))
        for day in days
    )  # fmt: skip
    return Marker(at, visits)


HOME = Marker(MANCHESTER, (
    Visit("home", "own", "4 Mill Row", None, None, False, ("NBC",), "h", "", (), (), True),
))  # fmt: skip


@pytest.mark.parametrize(
    ("markers", "home", "said"),
    [
        ([HOME], MANCHESTER, "No record that you can see says where they were found; home in "
         "Manchester"),
        ([], None, "No record that you can see says where they were found"),
        ([seen_at(NORWICH, "found", 1, 9)], MANCHESTER,
         "Found in Norwich on two days in 9 days, 158 miles from home in Manchester"),
        ([seen_at(NORWICH, "found", 3), seen_at(NORWICH, "arrest", 3)], None,
         "Found or arrested in Norwich on 3 November 2026; where home is, is not known"),
        ([seen_at(MANCHESTER, "stop", 1, 2)], MANCHESTER,
         "Stopped in Manchester on two days in 2 days, the area of their home"),
        ([seen_at(SALFORD, "found", 1, 2), seen_at(NORWICH, "found", 8)], MANCHESTER,
         "Found in Salford on two days in 2 days, about 2 miles from home in Manchester; last in "
         "Norwich, on 8 November 2026"),
        ([seen_at(NORWICH, "arrest", 4, own=False), seen_at(NORWICH, "arrest", 5, part="beside")],
         None, "No record that you can see says where they were found"),
    ],
)  # fmt: skip
def test_the_title_says_what_is_drawn(markers: list[Marker], home: Spot | None, said: str) -> None:
    assert answer(Land(tuple(markers), len(markers), 0, home)) == said


def test_what_is_disputed_altogether_counts_in_no_title() -> None:
    def title(*records: str) -> str:
        markers = (seen_at(NORWICH, "found", 1, 9),)
        return answer(Land(markers, 1, 0, None), Disputes(dict.fromkeys(records, ())))

    assert title("r1") == "Found in Norwich on 9 November 2026; where home is, is not known"
    assert title("r1", "r9") == "Every record that says where they were found is disputed"


def test_the_title_says_of_how_many_places_it_is() -> None:
    found = Land((seen_at(NORWICH, "found", 9),), 1204, 0, None)
    assert answer(found).endswith("is not known; of the newest 1 of 1,204 places")
    empty = answer(Land((HOME,), 1204, 0, None))
    assert empty.endswith("where they were found; of the newest 1 of 1,204 places")


def test_a_visit_says_that_its_records_are_disputed_and_no_more() -> None:
    visit = Visit(
        "found", "own", "Station", datetime(2026, 11, 1), None, False, ("NBC", "NBP"), "d1",
        "P-A", (), (), True, ("d1", "d2"),
    )  # fmt: skip
    of = Land((Marker(NORWICH, (visit,)),), 1, 0, None)

    def parts(*records: str) -> str:
        held = Disputes(dict.fromkeys(records, ()))
        (marker,) = told(of, [], {}, lambda *_: "", held)["markers"]
        return marker["visits"][0]["part"]

    assert [parts("d1", "d2"), parts("d2"), parts("d9")] == ["disputed", "disputed in part", ""]


def test_a_visit_to_a_home_says_so_in_place_of_a_distance() -> None:
    """On a phone the words stand behind "From home", each row by itself."""
    visit = Visit("home", "own", "home", datetime(2026, 11, 1), None, True, ("NBC",), "h1",
                  "P-A", (), (), True, ("h1",))  # fmt: skip
    (marker,) = told(Land((Marker(NORWICH, (visit,)),), 1, 0, None), [], {}, lambda *_: "",
                     Disputes({}))["markers"]  # fmt: skip
    assert (marker["far"], marker["visits"][0]["place"]) == ("A home of theirs is here", "Home")
