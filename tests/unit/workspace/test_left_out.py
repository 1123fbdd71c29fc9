"""Acting against people: what explains a life is left out before anything is walked or counted."""

from datetime import date, datetime
from pathlib import Path
from types import SimpleNamespace

import duckdb
import pytest

from wayhome.governance.purposes import PURPOSES
from wayhome.governance.roles import Act
from wayhome.network.graph.keeping import keep_graph
from wayhome.network.graph.surroundings import Opening
from wayhome.network.kinds import CONTEXT, NodeKind, TieKind
from wayhome.network.ties import ORDER
from wayhome.pipeline import Release
from wayhome.workspace import serving
from wayhome.workspace.actions import access
from wayhome.workspace.gate.frame import frame
from wayhome.workspace.gate.views import for_purpose
from wayhome.workspace.pages.picture.found_where import answer
from wayhome.workspace.pages.views import map as pages
from wayhome.workspace.pages.views import opening
from wayhome.workspace.reading import at_address, groups, land, leaving, picture, questions, ties
from wayhome.workspace.reading.picture import Wanted
from wayhome.workspace.reading.view import View

pytestmark = pytest.mark.django_db
WIDE, TODAY = "official-sensitive", date(2026, 11, 20)
NAMES = "left_kind left_id right_kind right_id kind said first last marking agency record_id"
LIFE = [  # of Ann: a sister, whom and what she trusts, a home with Cal in it, a school with Dee
    ("person", "P-A", "person", "P-S", "kin", "r1"),
    ("person", "P-A", "person", "P-T", "protective", "r2"),
    ("person", "P-A", "place", "at:7", "protective", "r5"),
    ("person", "P-A", "place", "at:1", "lived", "h1"),
    ("person", "P-C", "place", "at:1", "lived", "h2"),
    ("person", "P-A", "institution", "school:1", "attended", "s1"),
]
OTHER = [
    ("person", "P-A", "event", "E-1", "present", "e1"),
    ("person", "P-B", "event", "E-1", "present", "e1"),
    ("person", "P-A", "place", "at:1", "seen_at", "e2"),
    ("person", "P-B", "place", "at:1", "seen_at", "e3"),
    ("person", "P-B", "place", "at:2", "lived", "h3"),
]
CLEAN = {("event", "arrest"), ("place", "at:1")}


@pytest.fixture
def made(tmp_path: Path) -> tuple[Release, duckdb.DuckDBPyConnection]:
    con = duckdb.connect()
    columns = ", ".join(
        f"{one} {'timestamp' if one in ('first', 'last') else 'text'}" for one in NAMES.split()
    )
    con.execute(f"create table told ({columns}, other_id text, feed text, grading text,"
                " times bigint)")  # fmt: skip
    for *ends, record in (*LIFE, *OTHER):
        row = [*ends, "said", "2026-10-01", None, WIDE, "NBC", record]
        con.execute("insert into told values (?,?,?,?,?,?,?,?,?,?,?, null, 'f', null, 1)", row)
    con.execute("create table event as select left_id as person_id, record_id, 'arrest' as kind,"
                " null as place_name, first as occurred_from, agency, marking from told where"
                " right_kind = 'event'")  # fmt: skip
    for table, rest in {
        "at_place": "place_id text, place_name text, address text, postcode text",
        "subject": "dob date, given_names text, family_name text, superseded_at date,"
        " recorded_at date, received_at date",
        "involvement": "role text",
        "person_told": "what text, grading text, began timestamp",
        "person_forward": "was text, now text",
    }.items():
        con.execute(f"create table {table} (person_id text, record_id text, {rest}, agency text,"
                    " marking text)")  # fmt: skip
    con.execute(
        "create table tie as select *, null::timestamp as recorded_at"
        f" from told order by {ORDER.format('told')}"
    )
    keep_graph(con, tmp_path)
    serving._maps.clear()
    return Release(tmp_path), con


def seen(made, purpose: str) -> View:
    found = View(made[0], "NBC", "", made[1], purpose)
    found.__dict__["today"] = TODAY
    return found


PLACE = SimpleNamespace(institution=False, place_id="at:1")
ANN = leaving.Around(((NodeKind.PERSON, "P-A"),), leaving.BEYOND)
GROUP = SimpleNamespace(people=("P-A",))


def told_of(view: View) -> dict[str, object]:
    """What every page of ties tells of Ann, by page."""
    drawn = picture.picture(view, "P-A", Wanted(), lambda _: False)
    asked = questions.asked(view, "P-A", view.purpose)
    there = at_address.people(view, PLACE)
    left = leaving.picture(view, ANN)
    return {
        "ties": {(one.kind, one.name) for one in ties.tied(view, "P-A")},
        "also": {o for one in ties.tied(view, "P-A") for o in one.others},
        "kinds drawn": {TieKind(one.row["kind"]) for one in drawn.ties},
        "counted": {kind for one in drawn.nodes for kind in one.further},
        "in all": (drawn.nodes_in_all, drawn.ties_in_all),
        "who was there": {one.person_id for one in there},
        "lived there": sum(len(one.lived) for one in there),
        "new": {kind for _, _, kind in asked.new.new},
        "through": [one.who for one in asked.through.through],
        "kinds that leave": {tie.kind for tie in left.ties},
        "trusted": [adult for adult, _ in groups._trusted(view, ("P-A",))],
    }


def test_nothing_tells_of_family_home_school_or_trust_for_acting_against_people(made) -> None:
    assert told_of(seen(made, "disruption")) == {
        "ties": CLEAN,
        "also": {"P-B"},
        "kinds drawn": {TieKind.PRESENT, TieKind.SEEN_AT},
        "counted": {NodeKind.EVENT, NodeKind.PLACE, NodeKind.PERSON},
        "in all": (4, 4),
        "who was there": {"P-A", "P-B"},
        "lived there": 0,
        "new": {"present", "seen_at"},
        "through": [],
        "kinds that leave": {TieKind.PRESENT, TieKind.SEEN_AT},
        "trusted": [],
    }


def test_the_land_has_no_home_and_no_school_and_does_not_say_that_none_is_known(
    made, monkeypatch: pytest.MonkeyPatch
) -> None:
    entries = [
        SimpleNamespace(
            kind=kind, part="own", place="Leeds", from_=datetime(2026, 10, 1), to=None,
            lasting=False, agencies=("NBC",), lat=53.8, lon=-1.5, area="E08000035",
            sources=[SimpleNamespace(record_id=kind)],
        )
        for kind in ("home", "school", "placement", "tenancy", "found")
    ]  # fmt: skip
    home = SimpleNamespace(home=SimpleNamespace(lat=53.8, lon=-1.5, postcode="", area="E08000035"))
    monkeypatch.setattr(land, "life", lambda *_: SimpleNamespace(entries=entries))
    monkeypatch.setattr(land, "whereabouts", lambda *_: home)
    nothing = picture.Picture((), (), 0, 0)
    told = {}
    for purpose in ("disruption", "case"):
        lies = land.land(seen(made, purpose), "P-A", nothing, None)
        told[purpose] = (
            {one.kind for marker in lies.markers for one in marker.visits},
            answer(lies),
        )
    assert told["disruption"][0] == {"found"}
    assert "home" not in told["disruption"][1]
    assert told["case"][0] == {"home", "school", "placement", "tenancy", "found"}
    assert "the area of their home" in told["case"][1]


@pytest.mark.parametrize("purpose", ["", *(one.code for one in PURPOSES if not one.against_people)])
def test_for_every_other_purpose_all_of_it_is_there(made, purpose: str) -> None:
    told = told_of(seen(made, purpose))
    assert told["kinds drawn"] == told["kinds that leave"] == {
        *CONTEXT, TieKind.PRESENT, TieKind.SEEN_AT}  # fmt: skip
    assert told["who was there"] == {"P-A", "P-B", "P-C"}
    assert (told["lived there"], told["trusted"]) == (2, ["P-T"])
    assert told["ties"] > CLEAN


def test_an_export_is_drawn_for_the_narrower_of_two_purposes(made) -> None:
    reader = SimpleNamespace(agency="NBC", role="analyst", see_restricted=False)
    for of_page, of_export in (("case", "disruption"), ("disruption", "panel")):
        both = leaving.for_both(seen(made, of_page), reader, "NBC", of_export)
        assert both.leaves_out, (of_page, of_export)
    assert not leaving.for_both(seen(made, "case"), reader, "NBC", "panel").leaves_out


def test_a_page_opens_for_what_was_stated_and_says_what_is_not_there(
    account, asked, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = []
    monkeypatch.setattr(opening, "view", lambda *given: opened.append(given) or _nothing())
    user = account()
    for purpose in ("case", "disruption"):
        request = asked(user)
        request.resolver_match = None
        for_purpose(request, purpose)
        with opening.opened(request):
            pass
        assert opened[-1] == (user.viewer, purpose)
        assert frame(request)["leaves_out"] is (purpose == "disruption")


def test_a_picture_that_opens_somebody_whom_one_acts_against_leaves_it_out_for_all(
    made, account, asked, holders
) -> None:
    """Else a page about one would show the home of another of whom only this was stated."""
    holders.update({"P-A": {"NBC"}, "P-B": {"NBC"}})
    user = account()
    wanted = Wanted(openings=(Opening((NodeKind.PERSON, "P-B"), None, 1),))
    for purpose, home in (("case", True), ("disruption", False)):
        access.state_purpose(about="P-B", task=Act.SEE_PERSON, purpose=purpose, words="", by=user)
        request = asked(user)
        request.resolver_match = None
        found, _ = pages.drawn_for(request, seen(made, "case"), "P-A", wanted)
        kinds = {tie.row["kind"] for tie in found.ties}
        assert ("place:at:2" in {one.key for one in found.nodes}) is home
        assert bool(kinds & CONTEXT) is home
        assert frame(request)["leaves_out"] is not home


class _nothing:
    today = TODAY

    def __enter__(self) -> "_nothing":
        return self

    def __exit__(self, *_: object) -> None:
        pass
