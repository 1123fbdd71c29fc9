"""If one of these were gone: over what a viewer sees, of things and adults, never of children."""

from datetime import date
from pathlib import Path

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wayhome.network.graph.keeping import keep_graph
from wayhome.network.kinds import NodeKind
from wayhome.network.methods.refusing import Refused
from wayhome.network.ties import ORDER
from wayhome.pipeline import Release
from wayhome.workspace import serving
from wayhome.workspace.exporting.of import of_line
from wayhome.workspace.pages.views import thing as page
from wayhome.workspace.pages.views import without as views
from wayhome.workspace.pages.views.questions import may_say_so as told_so
from wayhome.workspace.pictures.subject import Kind, Subject
from wayhome.workspace.reading.surroundings import surroundings
from wayhome.workspace.reading.view import View
from wayhome.workspace.reading.without import Without, without

pytestmark = pytest.mark.slow

TODAY, DAY = date(2026, 11, 20), "2026-09-01"
WIDE, CLOSE = "official-sensitive", "restricted"
CHILDREN = ["c1", "c2", "c3", "c4", "c5", "c6"]
BORN = {**dict.fromkeys(CHILDREN, "2011-01-01"), "a1": "1990-01-01", "a2": "1988-01-01"}
LINE = (NodeKind.LINE, "mikey")
Tie = tuple[str, str, str, str, str]


def of_number(number: str, holder: str, rung: list[str]) -> list[Tie]:
    """A number of the line, whose it is said to be, and whose own telephones it rang."""
    return [
        ("phone", number, "line", "mikey", "of_line"),
        ("person", holder, "phone", number, "held_phone"),
        *(("phone", number, "phone", f"own-{one}", "called") for one in rung),
        *(("person", one, "phone", f"own-{one}", "held_phone") for one in rung),
    ]


TIES = [
    *of_number("n1", "a1", CHILDREN),
    ("place", "at:1", "line", "mikey", "of_line"),
    ("person", "a2", "place", "at:1", "seen_at"),
    ("person", "c1", "person", "a2", "kin"),
]
COLUMNS = (
    "left_kind text, left_id text, right_kind text, right_id text, kind text, said text,"
    " first timestamp, last timestamp, marking text, agency text, record_id text, other_id text,"
    " feed text, grading text, times bigint"
)


LINK = "Say so, if you do now"


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("role", "offered"),
    [("practitioner", True), ("analyst", True), ("information_governance", False)],
)
def test_only_whoever_can_say_so_is_asked_to(account, asked, role: str, offered: bool) -> None:
    request = asked(account(role), "/lines/L-1/without/")
    seen = View(Release(Path()), "NBC", "NBC", duckdb.connect())
    of = Subject(Kind.LINE, "L-1")
    thing = page._of_thing(request, of, "the line Mikey", of_line("L-1"), *LINE)
    told = views._page(request, seen, thing).content.decode()
    assert "you look for another reason" in told
    assert (LINK in told) is offered
    assert told_so(request, "P-1") is offered
    assert not told_so(asked(account("panel_coordinator", "NBP"), "/"), "delivery")


def found(
    folder: Path, ties: list[tuple[Tie, bool]], eyes: str = "NBC", adults: tuple[str, ...] = (),
    centre: tuple[NodeKind, str] = LINE,
) -> Without:  # fmt: skip
    """The scenario around a centre, by ties of which each is open or kept close by NBP."""
    con = duckdb.connect(config={"threads": 1})
    con.execute(f"create table drawn ({COLUMNS})")
    for at, (tie, close) in enumerate(ties):
        row = [*tie, "said", DAY, DAY, CLOSE if close else WIDE, "NBP", f"r{at}-{tie[1]}"]
        con.execute(f"insert into drawn values ({'?,' * 11} null, 'f', null, 1)", row)
    con.execute(
        "create table tie as select *, null::timestamp as recorded_at"
        f" from drawn order by {ORDER.format('drawn')}"
    )
    con.execute("create table subject (person_id text, dob date, agency text, marking text)")
    con.execute("create table involvement (person_id text, role text, agency text, marking text)")
    for one, born in BORN.items():
        con.execute("insert into subject values (?, ?, 'NBC', ?)", [one, born, WIDE])
    folder.mkdir(exist_ok=True)
    keep_graph(con, folder)
    serving._maps.clear()
    seen = View(Release(folder), "NBC", eyes, con)
    seen.__dict__["today"] = TODAY
    around = surroundings(seen, centre[1], date(2025, 11, 20), centre[0])
    return without(around, centre, adults)


def openly(ties: list[Tie]) -> list[tuple[Tie, bool]]:
    return [(tie, False) for tie in ties]


def test_without_the_line_itself_and_without_one_thing_beside_it(tmp_path: Path) -> None:
    told = found(tmp_path / "r", openly(TIES))
    assert told.own
    assert (told.own.now, told.own.parts, told.own.with_children) == (0, 2, 1)
    assert told.own.fragmented > told.own.now
    # the number and the address; never a telephone that is said to be a child's
    assert (told.things, told.adults, told.refused, told.children) == (2, 2, 6, 6)
    one = told.few[0]
    assert (one.without, one.as_well, one.whole_search) == (("phone:n1",), 0, True)
    assert one.singles_out
    assert (one.further > one.further_now, one.fragmented > one.now) == (True, True)


def test_two_that_would_do_alike_single_nothing_out(tmp_path: Path) -> None:
    others = [f"d{n}" for n in range(len(CHILDREN))]
    twice = [*of_number("n1", "a1", CHILDREN), *of_number("n2", "a2", others)]
    one = found(tmp_path / "r", openly(twice)).few[0]
    assert one.as_well == 1
    assert not one.singles_out


@pytest.mark.parametrize("who", ["c1", "nobody"])
def test_a_child_or_whoever_is_not_known_is_refused_with_the_reason(
    tmp_path: Path, who: str
) -> None:
    with pytest.raises(Refused, match="adults alone"):
        found(tmp_path / "r", openly(TIES), adults=("a1", who))


def test_around_a_person_who_is_the_middle_nobody_asks_for_them(tmp_path: Path) -> None:
    told = found(tmp_path / "r", openly(TIES), centre=(NodeKind.PERSON, "a1"))
    assert told.own is None
    assert told.adults == 1, "the other adult: family is no tie here, the line's address is"
    assert all("person:a1" not in one.without for one in told.few)


@settings(max_examples=4, deadline=None)
@given(st.sets(st.integers(0, len(TIES) - 1), max_size=4))
def test_what_is_kept_close_changes_nothing_for_who_may_not_see_it(
    tmp_path_factory: pytest.TempPathFactory, close: set[int]
) -> None:
    folder = tmp_path_factory.mktemp("without")
    whole = [(tie, at in close) for at, tie in enumerate(TIES)]
    alone = openly([tie for at, tie in enumerate(TIES) if at not in close])
    assert found(folder / "one", whole) == found(folder / "two", alone)
    assert found(folder / "three", whole, "NBP") == found(folder / "four", openly(TIES))
