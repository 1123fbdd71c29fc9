"""The drawn timeline: nothing lies on anything, nothing is lost, and the title is the answer."""

from datetime import date, timedelta
from itertools import combinations
from types import SimpleNamespace

from django.template import engines
from hypothesis import given, settings
from hypothesis import strategies as st
from life_in_lines import SHOWN, START, TODAY, entry

from wayhome.chronology import Entry
from wayhome.workspace.pages.particulars import quoted
from wayhome.workspace.pages.timeline import WIDE, draw, window
from wayhome.workspace.pages.timeline.drawing import Told
from wayhome.workspace.pages.timeline.marks import CLOSE, marks
from wayhome.workspace.pages.timeline.marks import told as said

KINDS = ("missing", "found", "arrest", "placement", "visit", "attendance", "suspension")


entries = st.lists(
    st.builds(
        entry,
        st.sampled_from(KINDS),
        st.floats(0, 680),
        st.one_of(st.none(), st.floats(1, 4000)),
    ),
    max_size=40,
)


@settings(deadline=None)  # a busy machine is not a fault of the drawing
@given(entries)
def test_marks_of_a_row_do_not_lie_on_each_other(told: list[Entry]) -> None:
    found = marks(told, SHOWN, 0, 1000)
    for one, other in combinations(sorted(found, key=lambda m: (m.row, m.x)), 2):
        if one.row != other.row or "measure" in (one.shape, other.shape):
            continue
        if one.shape == "bar" == other.shape:
            assert one.end <= other.x
        elif "bar" not in (one.shape, other.shape):
            assert other.x - one.x >= CLOSE - 1e-6


@settings(deadline=None)  # a busy machine is not a fault of the drawing
@given(entries)
def test_every_entry_is_drawn_once_and_within_the_plot(told: list[Entry]) -> None:
    drawn = marks(told, SHOWN, 200, 900)
    number = sum(int(m.label) if m.shape == "ring" else 1 for m in drawn)
    assert number == len(told)
    assert all(200 <= m.x <= 1100 and m.end <= 1102 for m in drawn)


@settings(deadline=None)  # a busy machine is not a fault of the drawing
@given(entries)
def test_the_order_of_entries_changes_nothing(told: list[Entry]) -> None:
    by_place = sorted(told, key=lambda e: (e.from_ or START, e.kind, str(e.to)))
    again = marks(list(reversed(by_place)), SHOWN, 0, 900)
    drawn = marks(by_place, SHOWN, 0, 900)
    assert {(m.row, round(m.x, 3)) for m in drawn} == {(m.row, round(m.x, 3)) for m in again}


def test_silence_has_a_lane_and_words() -> None:
    told = {"NBC": Told("Northborough City Council", START + timedelta(days=500))}
    drawing = draw([entry("visit", 400)], SHOWN, WIDE, by="agency", agencies=told, days={})
    assert drawing.silent
    assert drawing.lanes[0].stretches[0].label.startswith("no delivery since")


def test_a_window_is_never_empty_or_backwards() -> None:
    shown = window("all", None, TODAY, date(2027, 1, 1), date(2026, 1, 1))
    assert shown.start < shown.end
    assert window("nonsense", START, TODAY, None, None).start == START


def test_a_placement_is_drawn_with_its_type() -> None:
    placed = entry("placement", 1, 24 * 300, label="Placed", placement_type="K2", place="NR1 1AA")
    assert said(placed).startswith("Placed, children's home, ")
    (bar,) = marks([placed], SHOWN, 0, 1000)
    assert bar.label == "Placed: children's home, NR1 1AA"
    (narrow,) = marks([placed], SHOWN, 0, 350)
    assert narrow.label == "children's home"


def test_what_is_no_session_is_not_called_one() -> None:
    detail = engines["jinja2"].env.get_template("parts/entry.html").module.detail
    assert "21 of 40" in str(detail(entry("sdq", 1, value=21.0, value_of=40.0)))
    assert "sessions" not in str(detail(entry("sdq", 1, value=21.0, value_of=40.0)))
    assert "of" not in str(detail(entry("sdq", 1, value=None, value_of=40.0)))
    assert "4 of 10 sessions (40%)" in str(detail(entry("attendance", 1)))


def test_the_sort_of_an_address_is_not_quoted_as_words() -> None:
    written = (SimpleNamespace(text="HOME"),)
    assert quoted(entry("home", 1, sources=written)) == ""
    assert quoted(entry("contact", 1, sources=written)) == "HOME"
