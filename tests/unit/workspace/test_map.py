"""The picture of ties: what is opened and what is not, and nothing hidden in it, not in a place."""

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from types import SimpleNamespace

import duckdb
import pytest
from django.db import DatabaseError, connection, transaction
from django.http import QueryDict
from django.urls import reverse
from django.utils import timezone
from hypothesis import given, settings
from hypothesis import strategies as st

from wayhome.governance.access import Level
from wayhome.governance.roles import Act
from wayhome.lexicon.errors import Damaged
from wayhome.lexicon.marking import Marking
from wayhome.network.graph.keeping import keep_graph
from wayhome.network.graph.surroundings import Opening
from wayhome.network.kinds import NodeKind
from wayhome.network.ties import ORDER
from wayhome.pipeline import Release
from wayhome.workspace import serving
from wayhome.workspace.actions import access
from wayhome.workspace.actions.pictures import keep_picture
from wayhome.workspace.gate.frame import frame
from wayhome.workspace.gate.passages import passage
from wayhome.workspace.masking import masked
from wayhome.workspace.pages.picture import disputed, telling
from wayhome.workspace.pages.picture.asked import openings, wanted
from wayhome.workspace.pages.views import map as views
from wayhome.workspace.pictures.forms import KeepPicture
from wayhome.workspace.pictures.keeping import hash_of
from wayhome.workspace.pictures.models import KeptPicture
from wayhome.workspace.reading.land import Land
from wayhome.workspace.reading.picture import Picture, Wanted, picture
from wayhome.workspace.reading.view import View

WIDE, CLOSE, TODAY = "official-sensitive", "restricted", date(2026, 11, 20)
COLUMNS = "left_kind left_id right_kind right_id kind said first last marking agency record_id"
PERSON, EVENT, PHONE, SCHOOL = "person", "event", "phone", "institution"


def tie(left, right, kind, record, marking=WIDE, first="2026-03-01", agency="NBP"):
    return (*left, *right, kind, "said", first, None, marking, agency, record)


A, B, C, D = ((PERSON, f"P-{letter}") for letter in "ABCD")
NUMBER, OWN, MET, CLASS = (PHONE, "0770"), (PHONE, "0799"), (EVENT, "E-1"), (SCHOOL, "school:1")
BESIDE = [tie((PERSON, f"P-{n:03}"), NUMBER, "held_phone", f"n{n}") for n in range(25)]
TIES = [
    tie(A, MET, "present", "e1"),
    tie(B, MET, "named", "e1"),
    tie(A, NUMBER, "held_phone", "c1"),
    tie(B, OWN, "held_phone", "c2"),
    tie(A, CLASS, "attended", "s1", agency="NBC"),
    tie(D, CLASS, "attended", "s2", agency="NBC"),
    tie(A, B, "kin", "r1", first=None),
    *BESIDE,
]
KEPT_CLOSE = [
    tie(C, MET, "present", "e1", CLOSE),
    tie(A, (EVENT, "E-2"), "present", "e2"),  # with nobody else who may be seen
    tie(C, (EVENT, "E-2"), "present", "e2", CLOSE),
    tie(A, (PHONE, "0000"), "held_phone", "c0", CLOSE),
]
Open = Callable[[list], tuple[Release, duckdb.DuckDBPyConnection]]


@pytest.fixture
def release(tmp_path: Path) -> Open:
    def make(ties: list) -> tuple[Release, duckdb.DuckDBPyConnection]:
        folder = tmp_path / f"release-{len(list(tmp_path.iterdir()))}"
        folder.mkdir()
        con = duckdb.connect()
        columns = ", ".join(
            f"{name} {'timestamp' if name in ('first', 'last') else 'text'}"
            for name in COLUMNS.split()
        )
        con.execute(f"create table told ({columns})")
        con.executemany(f"insert into told values ({', '.join('?' * 11)})", ties)
        con.execute(
            "alter table told add column other_id text; alter table told add column feed text;"
            "alter table told add column grading text default 'B2';"
            "alter table told add column times bigint default 1;"
            "alter table told add column received_at timestamp default '2026-03-02 06:00'"
        )
        con.execute(
            "create table event as select left_id as person_id, record_id, 'arrest' as kind,"
            " first as occurred_from, agency, marking from told where right_kind = 'event'"
        )
        con.execute("create table at_place as select record_id, right_id as place_id, null as"
                    " place_name, null as address, null as postcode, agency, marking from told"
                    " where false")  # fmt: skip
        con.execute(f"create table tie as from told order by {ORDER.format('told')}")
        keep_graph(con, folder)
        serving._maps.clear()
        return Release(folder), con

    return make


def view(made: tuple[Release, duckdb.DuckDBPyConnection], eyes: str = "") -> View:
    seen = View(made[0], eyes or "NBC", eyes, made[1])
    seen.__dict__.update(today=TODAY, agencies={})
    return seen


def seen(
    made, eyes: str = "", *opened: str, mine: tuple[str, ...] = (), most: int = 500
) -> Picture:
    found = picture(view(made, eyes), "P-A", Wanted(None, tuple(openings(opened, str)), most),
                    lambda name: name in mine)  # fmt: skip
    assert found is not None
    return found


def keys(of: Picture) -> set[str]:
    return {one.key for one in of.nodes}


def test_what_is_beside_a_thing_is_drawn_and_nothing_of_whoever_stands_there(release) -> None:
    found = seen(release(TIES))
    assert found.nodes[0].key == "person:P-A"
    assert {"event:E-1", "phone:0770", "institution:school:1", "person:P-B"} < keys(found)
    assert not {"phone:0799", "person:P-D"} & keys(found)  # of B, and of a school
    at = {one.key: place for place, one in enumerate(found.nodes)}
    drawn = {(one.left, one.right) for one in found.ties}
    assert all(found.nodes[left].opened or found.nodes[right].opened for left, right in drawn)
    assert found.nodes[at["institution:school:1"]].further == {}
    assert found.nodes[at["person:P-B"]].further == {}


def test_whom_somebody_trusts_is_drawn_like_everybody_else(release) -> None:
    trust = tie(A, (PERSON, "P-T"), "protective", "t1", first=None)
    found = seen(release([*TIES, trust]))
    assert "person:P-T" in keys(found)
    told = telling.told(found, {}, {}, lambda *parts: "/".join(parts), str)
    says = ("how", "when", "handling", "learned")
    (trusts,) = (
        [one[name] for name in says] for one in told["ties"] if one["kind"] == "protective"
    )
    assert trusts == [
        "Somebody they trust",
        "Day not known",
        Marking.SENSITIVE.words,
        "2 March 2026",
    ]


def test_a_tie_on_a_disputed_record_says_so_and_no_other_does(release, monkeypatch) -> None:
    made = release(TIES)
    found = seen(made)
    told = [{"record": one.row["record_id"]} for one in found.ties]
    held = SimpleNamespace(said=lambda record, _: "disputed" if record == "e1" else "")
    monkeypatch.setattr(disputed, "disputes", lambda *_: held)
    disputed.mark(told, found, view(made))
    assert {one["record"] for one in told if one["disputed"]} == {"e1"}


def test_twenty_of_a_kind_and_how_many_there_are(release) -> None:
    made = release(TIES)
    number = {one.key: one for one in seen(made).nodes}["phone:0770"]
    # A is always drawn, and is beside it too
    assert number.further == {NodeKind.PERSON: (21, 26)}
    more = {one.key: one for one in seen(made, "", "phone:0770~person~2").nodes}["phone:0770"]
    assert more.further == {NodeKind.PERSON: (26, 26)}
    few = seen(made, most=10)
    assert (len(few.nodes), few.nodes_in_all) == (10, len(seen(made).nodes))


def test_somebody_is_opened_by_leave_alone_and_nothing_that_is_not_drawn(release) -> None:
    made = release(TIES)
    asked = ("person:P-B~~1", "institution:school:1~~1", "phone:0799~~1", "person:P-D~~1")
    assert keys(seen(made, "", *asked)) == keys(seen(made))
    theirs = seen(made, "", *asked, mine=("P-B", "P-D"))
    assert keys(theirs) - keys(seen(made)) == {"phone:0799"}


@pytest.mark.parametrize("asked", [(), ("phone:0770~person~2", "event:E-2~~1", "phone:0000~~1")])
def test_what_is_kept_close_changes_nothing_for_others(release, asked) -> None:
    """Not a count, not an order, not the place of a point: the picture is as if it were not."""
    without, whole = release(TIES), release(TIES + KEPT_CLOSE)
    for eyes in ("", "NBC"):
        here, there = seen(without, eyes, *asked), seen(whole, eyes, *asked)
        assert here.nodes == there.nodes
        assert [one.row["record_id"] for one in here.ties] == [
            one.row["record_id"] for one in there.ties
        ]
    assert {"person:P-C", "event:E-2", "phone:0000"} < keys(seen(whole, "NBP"))


def test_in_words_others_are_numbers_until_they_are_opened(release) -> None:
    found = seen(release(TIES))
    told = telling.told(
        found, {"P-A": "Ann Ash"}, {"NBP": "Police"}, lambda *parts: "/".join(parts), str
    )
    labels = {one["key"]: one["label"] for one in told["nodes"]}
    assert (labels["person:P-A"], labels["person:P-B"]) == ("Ann Ash", "P-1")
    assert labels["event:E-1"].endswith("1 Mar 2026")
    named = [one for one in told["ties"] if one["named"]]
    assert [(one["how"], one["source"], one["grade"]) for one in named] == [
        ("Named in the record", "Police", "B2")
    ]
    # the record of an event is that of everybody in it; of somebody's own number it is not
    assert named[0]["record"] == "record/P-A/e1"
    others = [one for one in told["ties"] if labels[told["nodes"][one["left"]]["key"]] != "Ann Ash"]
    assert all(not one["record"] for one in others if one["kind"] == "held_phone")


@pytest.mark.django_db
def test_a_name_is_told_once_the_gate_lets_it_and_is_on_the_trail(
    release, account, asked, holders, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = {"P-A": "Ann Ash", "P-B": "Bo Birch", "P-D": "Di Dell"}
    monkeypatch.setattr(
        views, "names", lambda _, people: {one: names[one] for one in people if one in names}
    )
    monkeypatch.setattr(views, "land", lambda *_: Land((), 0, 0, None))  # no chronology here
    holders.update({"P-A": {"NBC"}, "P-B": {"NBC"}})
    user, made = account(), view(release(TIES))
    told = views._drawn(asked(user), made, "P-A")
    assert "Bo Birch" not in str(told)
    access.state_purpose(about="P-B", task=Act.SEE_PERSON, purpose="case", words="", by=user)
    request = asked(user, "/people/P-A/map/?open=person:P-B~~1")
    told = views._drawn(request, made, "P-A")
    assert {"Ann Ash", "Bo Birch"} < {one["label"] for one in told["nodes"]}
    assert "phone:0799" in {one["key"] for one in told["nodes"]}
    assert request.__dict__["_trail_details"]["people"] == ["P-B"]
    assert told["open"] == ["person:P-B~~1"]


@pytest.mark.django_db
def test_a_picture_holds_nobody_s_reference_who_is_masked(
    release, account, asked, holders, monkeypatch: pytest.MonkeyPatch
) -> None:  # fmt: skip
    """Neither in its nodes nor in the ways asked for, also of somebody who is not drawn."""
    names = {"P-A": "Ann Ash", "P-B": "Bo Birch"}
    monkeypatch.setattr(
        views, "names", lambda _, people: {one: names[one] for one in people if one in names}
    )
    monkeypatch.setattr(views, "land", lambda *_: Land((), 0, 0, None))
    holders.update({"P-A": {"NBC"}, "P-B": {"NBC"}})
    user, made = account(), view(release(TIES))
    ends = f"{NodeKind.PERSON}:{masked('P-B', user)}", f"{NodeKind.PERSON}:{masked('P-C', user)}"
    way = f"/people/P-A/map/?open=way|{ends[0]}|phone:0770&open=way|{ends[0]}|{ends[1]}"
    told = views._drawn(asked(user, way), made, "P-A")
    (bo,) = [one for one in told["nodes"] if one["key"] == ends[0]]
    assert (bo["label"][:2], bo["page"]) == ("P-", reverse("person", args=[masked("P-B", user)]))
    assert [(one["one"], one["two"]) for one in told["ways"]] == [(ends[0], "phone:0770"), ends]
    assert "P-B" not in str(told)
    assert "P-C" not in str(told)
    access.state_purpose(about="P-B", task=Act.SEE_PERSON, purpose="case", words="", by=user)
    told = views._drawn(asked(user, way), made, "P-A")
    assert told["ways"][0]["one"] == "person:P-B", "once opened a mask has done its work"


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text(alphabet="person:hP-1~9é ", max_size=20), max_size=6))
def test_an_address_is_read_leniently(texts) -> None:
    query = QueryDict(mutable=True)
    query.setlist("open", texts)
    assert all(isinstance(one, Opening) for one in wanted(query, TODAY, str).openings)


def keep(by, found: Picture, eyes: str) -> KeptPicture:
    """The picture as an action keeps it."""
    return keep_picture(
        person_id="P-A", name="Around 0770", reason="for the meeting", review_on=TODAY,
        asked=("", 500, ["phone:0770~person~2"]), seen_hash=hash_of(found), eyes=eyes,
        release="r", held={}, purpose="case", by=by,
    )  # fmt: skip


@pytest.mark.django_db
def test_a_kept_picture_is_drawn_anew_for_the_same_eyes_alone(release, account, asked) -> None:
    user, made = account(), release(TIES)
    kept = keep(user, seen(made, "NBC", "phone:0770~person~2"), "NBC")
    request = asked(user, f"/people/P-A/map/?kept={kept.number}")
    again, found = views.asked_of(request, view(made, "NBC"), "P-A")
    assert found == kept
    assert [one.pages for one in again.openings] == [2]
    assert hash_of(seen(made, "NBC", "phone:0770~person~2")) == kept.seen_hash
    assert hash_of(seen(release(TIES[:-1]), "NBC", "phone:0770~person~2")) != kept.seen_hash
    # a colleague who sees nothing restricted, another agency, another person
    for other, person in (
        (view(made), "P-A"),
        (view(made, "NBP"), "P-A"),
        (view(made, "NBC"), "P-B"),
    ):
        assert views.asked_of(request, other, person) == (Wanted(), None)
    with pytest.raises(Damaged):
        kept.delete()
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("update pictures_keptpicture set name = 'another'")


@pytest.mark.django_db
def test_a_picture_is_kept_with_a_reason_and_a_day_within_a_year() -> None:
    given = {"name": "A", "reason": "for the meeting of the panel"}
    soon = timezone.localdate() + timedelta(days=30)
    late, past = soon + timedelta(days=366), soon - timedelta(days=60)
    for day, right in ((soon, True), (past, False), (late, False), (None, False)):
        form = KeepPicture(given | {"review_on": day.isoformat() if day else ""})
        assert form.is_valid() is right, form.errors


@pytest.mark.django_db
def test_glass_broken_for_somebody_else_is_not_said_of_this_page(
    home, account, asked, holders
) -> None:
    holders.update({"P-A": {"NBC"}, "P-B": {"NBC"}})
    user = account()
    access.break_glass(person_id="P-B", reason="hurt and alone at a station", by=user)
    request = asked(user)
    for person, said in (("P-A", False), ("P-B", True)):
        request.resolver_match = SimpleNamespace(kwargs={"person_id": person}, url_name="")
        assert [passage(request, one).level for one in ("P-A", "P-B")][1] is Level.FULL
        assert bool(frame(request)["broken_until"]) is said
