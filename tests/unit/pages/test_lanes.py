"""Lanes and where they have no ink: a gap, silence, or an agency that has supplied nothing."""

from datetime import datetime

from life_in_lines import SHOWN, TODAY, entry, source

from wayhome.insight.freshness import freshness
from wayhome.lexicon.agencies import Agency, AgencyKind
from wayhome.workspace.pages.timeline import NARROW, WIDE, draw
from wayhome.workspace.pages.timeline.drawing import Drawing
from wayhome.workspace.pages.timeline.lanes import Told, by_agency, by_kind
from wayhome.workspace.pages.timeline.telling import Heard

JUNE, NOVEMBER = datetime(2026, 6, 20, 6), datetime(2026, 11, 17, 6)
HEARD = Heard({("NBC", "ssd"): JUNE, ("EMC", "police"): NOVEMBER}, SHOWN.end)


def body(code: str, name: str) -> Agency:
    return Agency(code, name, AgencyKind.POLICE, "", "", "", "", "")


BODIES = {
    "NBC": body("NBC", "Northborough City Council"),
    "EMC": body("EMC", "Eastmarsh Constabulary"),
    "EMH": body("EMH", "Eastmarsh Health Trust"),
    "FBP": body("FBP", "Fenbridge Police"),
}
FRESH = freshness(
    BODIES,
    [("NBC", "ssd", JUNE), ("EMC", "police", NOVEMBER), ("EMC", "missing", JUNE),
     ("FBP", "police", NOVEMBER)],
)  # fmt: skip


def council(day: float, kind: str = "referral", **more: object):
    return entry(kind, day, sources=(source("NBC", feed="ssd"),), **more)


def laid(lanes: list[Told], size=WIDE) -> Drawing:
    return draw(lanes, SHOWN, size, heard=HEARD, days={"today": TODAY})


def words(drawing: Drawing, name: str) -> list[str]:
    (lane,) = [lane for lane in drawing.lanes if lane.name == name]
    return [stretch.label for stretch in lane.stretches]


def test_gaps_are_drawn_before_between_and_after_the_records() -> None:
    told = by_kind([council(200), council(400)], HEARD)
    assert words(laid(told), "Children's services") == [
        "no record before 20 Jul 2025",
        "no record for 7 months",
        "no record since 5 Feb 2026",
        "nothing supplied since 20 Jun 2026",
    ]


def test_the_lanes_of_kinds_are_always_the_same() -> None:
    told = by_kind([council(200)], HEARD)
    assert [one.name for one in told][:2] == ["Missing and found", "Home and care"]
    assert words(laid(told), "Health") == ["no record held"]
    assert [one.name for one in by_kind([], HEARD, "Health")] == ["Health"]


def test_a_kind_of_which_nothing_came_is_silent_where_nobody_supplied_anything() -> None:
    assert words(laid(by_kind([], HEARD)), "Health") == ["no record held"]
    nobody = by_kind([], Heard({}, SHOWN.end))
    assert words(laid(nobody), "Health") == ["nothing supplied"]


def test_what_lies_before_the_window_shortens_the_gap() -> None:
    told = by_kind([council(-400), council(400)], HEARD)
    assert words(laid(told), "Children's services")[0] == "no record for 2 years 2 months"


def test_a_move_of_home_is_a_record_and_staying_there_is_none() -> None:
    care = council(-30, "legal_status")
    stays = [council(200, "placement", to=datetime(2026, 1, 26)), council(390, "placement")]
    lane = laid(by_kind([care, *stays], HEARD))
    assert words(lane, "Home and care") == [
        "no record for 8 months",
        "no record for 6 months",
        "no record since 26 Jan 2026",
        "nothing supplied since 20 Jun 2026",
    ]
    alone = words(laid(by_kind(stays, HEARD)), "Home and care")
    assert alone == ["no record before 20 Jul 2025", "nothing supplied since 20 Jun 2026"]


def test_an_agency_that_supplied_nothing_has_a_lane_that_says_so() -> None:
    told = by_agency([council(200)], FRESH, {"NBC"})
    assert [one.name for one in told] == ["Northborough City Council", "Eastmarsh Health Trust"]
    for size in (WIDE, NARROW):
        assert words(laid(told, size), "Eastmarsh Health Trust") == ["nothing supplied"]
        assert all(one.said for one in laid(told, size).lanes[1].stretches)


def test_a_lane_says_how_old_each_feed_is() -> None:
    (told, _) = by_agency([], FRESH, {"EMC"})
    assert told.notes == (
        "newest delivery 17 Nov 2026",
        "Missing people 20 Jun 2026",
        "particulars alone",
    )


def test_an_agency_is_not_credited_with_what_it_did_not_know() -> None:
    home = entry("home", 0, agencies=("EMC", "NBC"), sources=(
        source("NBC", feed="ssd", from_=datetime(2025, 1, 1)),
        source("EMC", recorded_at=datetime(2026, 11, 11), precision="not known"),
    ))  # fmt: skip
    drawing = laid(by_agency([home], FRESH, {"NBC", "EMC"}))
    bars = {lane.name: lane.marks[0] for lane in drawing.lanes if lane.marks}
    assert bars["Northborough City Council"].x < 300
    assert bars["Eastmarsh Constabulary"].x > 1100
    assert words(drawing, "Eastmarsh Constabulary") == ["no record before 11 Nov 2026"]


def test_a_sliver_beside_today_is_not_hatched() -> None:
    told = by_agency([], FRESH, {"EMC"})
    assert words(laid(told), "Eastmarsh Constabulary") == ["no record held"]


def test_the_legend_explains_what_is_drawn_and_no_more() -> None:
    assert laid([]).shapes == set()
    told = by_kind([council(100), council(101), entry("found", 100.2)], HEARD)
    assert laid(told).shapes == {"gap", "silence", "ring", "dot", "hoop"}


def test_ticks_and_lines_stay_on_the_sheet() -> None:
    for line in laid(by_kind([], HEARD)).lines:
        assert line.x + 3 + len(line.label) * 6.4 <= WIDE.width or line.side == "end"
