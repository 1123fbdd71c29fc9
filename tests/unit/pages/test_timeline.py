"""The drawn timeline: nothing lies on anything, nothing is lost, and the title is the answer."""

from itertools import combinations, pairwise
from types import SimpleNamespace

from django.template import engines
from hypothesis import given, settings
from hypothesis import strategies as st
from life_in_lines import SHOWN, START, entry

from wayhome.chronology import Entry
from wayhome.workspace.pages.particulars import quoted
from wayhome.workspace.pages.timeline.mark_words import told as said
from wayhome.workspace.pages.timeline.marks import TARGET, Mark, Plot, marks
from wayhome.workspace.pages.timeline.telling import Heard

LANE = {"name": "Police", "stretches": [], "y": 0, "height": 30, "first": 5, "names": [],
        "notes": [], "quiet_row": 0}  # fmt: skip
SHEET = {"size": {"name": "wide", "width": 900}, "height": 40, "lines": [], "shapes": {"ring"}}
HEARD = Heard({}, SHOWN.end)
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


def drawn(told: list[Entry], width: float = 1000, left: float = 0) -> list[Mark]:
    return marks(told, Plot(SHOWN, left, width, HEARD, {}))


@settings(deadline=None)  # a busy machine is not a fault of the drawing
@given(entries, st.sampled_from([324, 974]))
def test_everything_can_be_pressed_and_nothing_lies_on_anything(
    told: list[Entry], width: float
) -> None:
    found = drawn(told, width)
    assert all(m.end - m.left >= TARGET - 1e-6 for m in found)
    for one, other in combinations(sorted(found, key=lambda m: (m.row, m.left)), 2):
        if one.row == other.row:
            assert other.left >= one.end - 1e-6


@settings(deadline=None)  # a busy machine is not a fault of the drawing
@given(entries)
def test_every_entry_is_drawn_once_and_within_the_plot(told: list[Entry]) -> None:
    found = drawn(told, 900, 200)
    number = sum(m.number if m.shape == "ring" else len(m.columns) or 1 for m in found)
    assert number == len(told)
    assert all(200 <= m.x and m.x + m.width <= 1102 for m in found)


@settings(deadline=None)  # a busy machine is not a fault of the drawing
@given(entries)
def test_the_order_of_entries_changes_nothing(told: list[Entry]) -> None:
    by_place = sorted(told, key=lambda e: (e.from_ or START, e.kind, str(e.to)))
    again, once = drawn(list(reversed(by_place))), drawn(by_place)
    assert {(m.row, round(m.x, 3)) for m in once} == {(m.row, round(m.x, 3)) for m in again}


def test_periods_that_begin_together_are_one_run_whichever_came_first() -> None:
    # a half-term and its first week begin on one day; what follows touches only the longer
    told = [
        entry("attendance", 100, 40 * 24), entry("attendance", 100, 24),
        entry("attendance", 139, 24),
    ]  # fmt: skip
    once, again = drawn(told), drawn(told[::-1])
    assert len(once) == 1
    assert [(m.x, m.width, len(m.columns)) for m in once] == [
        (m.x, m.width, len(m.columns)) for m in again
    ]
    assert once[0].width >= max(column.width for column in once[0].columns)


@settings(deadline=None)  # a busy machine is not a fault of the drawing
@given(entries, st.sampled_from([324, 974]))
def test_a_label_lies_on_no_other_mark_or_label(told: list[Entry], width: float) -> None:
    found = drawn(told, width, 200)
    for row in {mark.row for mark in found}:
        inks = sorted(mark.ink for mark in found if mark.row == row)
        assert all(one[1] <= other[0] + 1e-6 for one, other in pairwise(inks))
        assert inks[-1][1] <= 200 + width + TARGET / 2 + 1e-6
        assert inks[0][0] >= 200 - TARGET / 2 - 1e-6, "a lane's name stands there"


def test_a_placement_is_drawn_with_its_type() -> None:
    placed = entry("placement", 1, 24 * 300, label="Placed", placement_type="K2", place="NR1 1AA")
    assert said(placed).startswith("Placed, children's home, ")
    (bar,) = drawn([placed])
    assert (bar.label, bar.side) == ("Placed: children's home, NR1 1AA", "in")
    (narrow,) = drawn([placed], 300)
    assert narrow.label == "children's home"


def test_a_stretch_too_short_for_its_name_has_it_behind() -> None:
    stay = entry("custody", 500, 24 * 20, label="In police custody")
    (bar,) = drawn([stay])
    assert (bar.label, bar.side) == ("In police custody", "after")


def test_at_the_edge_a_name_stands_before_the_mark() -> None:
    (square,) = drawn([entry("exclusion", 670, label="Permanently excluded from school")])
    assert (square.label, square.side) == ("Permanently excluded from school", "before")


def test_of_several_close_together_the_most_telling_is_named() -> None:
    told = [entry("offence", 500, label="Occurrence"), entry("arrest", 500.1, label="Arrested")]
    (ring,) = drawn(told)
    assert (ring.number, ring.label) == (2, "Arrested, and 1 more")


def test_a_missing_episode_is_never_called_home() -> None:
    gone = entry("missing", 500, 24 * 40, label="Missing", place="home")
    (bar,) = drawn([gone])
    assert bar.label in ("6 weeks", "Missing", "")


def test_weeks_of_attendance_are_pressed_as_one() -> None:
    weeks = [entry("attendance", 400 + 7 * n, 24 * 5) for n in range(20)]
    (run,) = drawn(weeks, 324)
    assert len(run.columns) == 20
    assert run.title == "attendance, 5 February 2026 to 23 June 2026, 80 of 200 sessions (40%)"


def test_a_mark_of_several_says_how_many_of_them_are_disputed() -> None:
    told = [entry("arrest", day) for day in (1, 2, 3)] + [entry("found", 300)]
    weeks = [entry("attendance", day, 100) for day in (400, 405)]
    ring, alone, term = (
        next(m for m in drawn(told + weeks) if m.shape == shape)
        for shape in ("ring", "hoop", "measure")
    )
    assert len(ring.holds) == 3
    assert [ring.disputed_words(ring.holds[:n]) for n in range(4)] == [
        "", "1 of 3 disputed", "2 of 3 disputed", "all disputed",
    ]  # fmt: skip
    assert ring.disputed_words({"another"}) == ""
    assert alone.disputed_words({alone.target}) == "disputed"
    assert term.disputed_words({term.holds[1]}) == "1 of 2 disputed"
    parts = engines["jinja2"].env.get_template("parts/timeline.html").module
    drawing = SHEET | {"lanes": [LANE | {"marks": [ring]}]}
    words = str(parts.timeline(drawing, "title", set(ring.holds[1:2])))
    assert "1 of 3 disputed</title>" in words
    assert "broken edge: disputed, or some of it is" in words
    assert "disputed" not in str(parts.timeline(drawing, "title", set()))


def test_the_sort_of_an_address_is_not_quoted_as_words() -> None:
    written = (SimpleNamespace(text="HOME"),)
    assert quoted(entry("home", 1, sources=written)) == ""
    assert quoted(entry("contact", 1, sources=written)) == "HOME"
