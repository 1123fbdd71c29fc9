"""The picture of ties: what is opened and what is not, and nothing hidden in it, not in a place."""

import json
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.db import DatabaseError, connection, transaction
from django.http import QueryDict
from django.urls import reverse
from django.utils import timezone
from hypothesis import given, settings
from hypothesis import strategies as st

sys.path.insert(0, str(Path(__file__).parent))  # with the map of a few ties

from small_map import (
    CLOSE,
    KEPT_CLOSE,
    NUMBER,
    PERSON,
    PHONE,
    TIES,
    TODAY,
    A,
    Made,
    made,
    tie,
    view,
)

from wayhome.governance.access import Level
from wayhome.governance.roles import Act
from wayhome.lexicon.errors import Damaged
from wayhome.lexicon.marking import Marking
from wayhome.network.graph.standing import Chosen
from wayhome.network.graph.surroundings import SPARED, Opening
from wayhome.network.kinds import NodeKind
from wayhome.network.lines.fact import line_id
from wayhome.network.places import place_ref
from wayhome.workspace.actions import access
from wayhome.workspace.actions.pictures import keep_picture
from wayhome.workspace.gate.frame import frame
from wayhome.workspace.gate.passages import passage
from wayhome.workspace.masking import masked
from wayhome.workspace.pages.picture import chosen, disputed, leading, telling
from wayhome.workspace.pages.picture.asked import openings, wanted
from wayhome.workspace.pages.picture.opening import CALLS
from wayhome.workspace.pages.views import map as views
from wayhome.workspace.pictures.forms import KeepPicture
from wayhome.workspace.pictures.keeping import as_kept, hash_of, is_wide, places_of
from wayhome.workspace.pictures.models import KeptPicture
from wayhome.workspace.pictures.subject import person as of_person
from wayhome.workspace.reading.land import Land
from wayhome.workspace.reading.picture import Picture, Wanted, picture
from wayhome.workspace.trail.models import AuditEvent


@pytest.fixture
def release(tmp_path: Path) -> Callable[[list], Made]:
    return lambda ties: made(tmp_path, ties)


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
        "Somebody they trust, or where they are safe",
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


@pytest.mark.parametrize("part", ["P-7K3M", "d1:custody:3", "a b&c=d?é~~1'", "M-x_y-"])
def test_an_address_of_a_picture_is_what_it_would_be_anywhere(part: str) -> None:
    for name, *parts in (("person", part), ("record", part, f"{part}2"), ("calls", part)):
        assert views._link(name, *parts) == reverse(name, args=parts)


@pytest.mark.parametrize(("asked", "sparing"), [("", True), ("most=500", False), ("most=7", True)])
def test_where_much_stands_beside_somebody_counts_come_first(release, asked, sparing) -> None:
    """A hundred and fewer are drawn as they are."""
    phones = [tie(A, (PHONE, f"07{n:03}"), "held_phone", f"p{n}") for n in range(SPARED + 1)]
    for many, spares in ((SPARED - 4, False), (SPARED - 3, sparing)):  # A has four besides
        of = view(release([*TIES, *phones[:many]]))
        found = picture(of, "P-A", wanted(QueryDict(asked), TODAY, str), lambda _: False)
        told = telling.spared(found)
        assert bool(told) is spares
        if spares:
            assert told == [f"20 of {many + 1} telephones"]
            assert len([one for one in found.nodes if one.opened]) == 1, "and nothing beside"
    more = wanted(QueryDict(f"open=person:P-A~phone~2&{asked}"), TODAY, str)
    if sparing:
        assert telling.spared(picture(of, "P-A", more, lambda _: False)) == ["40 of 98 telephones"]


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
    # each is in the file of whoever holds it, as the reader's data name them
    (of_another,) = (one for one in told["ties"] if one["record"].endswith("/n1"))
    assert of_another["record"] == "record/P-001/n1"


HOUSE, LINE, HELD = (("place", "1@LS1"), ("line", "mikey"), (PHONE, "0711"))
OF_THINGS = [
    tie(A, HOUSE, "lived", "h1"),
    tie(HOUSE, LINE, "of_line", "f1:statement:7"),
    tie(NUMBER, LINE, "of_line", "f1:phones:3"),
    tie(NUMBER, HELD, "called", "f2:calls:1"),
]


def test_every_tie_opens_its_record_or_says_why_not(release) -> None:
    found = seen(release([*TIES, *OF_THINGS]))
    mask = lambda name: name if name == "P-A" else f"M-{name}"  # noqa: E731
    pages = {"line:mikey": "/lines/L/"}
    told = telling.told(found, {"P-A": "Ann"}, {}, lambda *p: "/".join(p), mask, pages)
    by = {one.row["record_id"]: way for one, way in zip(found.ties, told["ties"], strict=True)}
    says = ("record", "opens", "asks", "closed")
    (masked_one,) = {one["asks"] for one in (by["n1"],)}
    table = {
        "h1": ("record/P-A/h1", "", "", ""),
        "n1": ("record/M-P-001/n1", "", masked_one, ""),
        "f1:statement:7": ("/lines/L/#addresses", "On the page of the line Mikey: not known, file "
                           "f1 row 7", "", ""),
        "f1:phones:3": ("/lines/L/#numbers", "On the page of the line Mikey: not known, file f1 "
                        "row 3", "", ""),
        "f2:calls:1": ("calls/f2:calls:1", CALLS, "", ""),
    }  # fmt: skip
    assert masked_one.startswith("P-")
    assert {one: tuple(by[one][name] for name in says) for one in table} == table
    shut = telling.told(found, {"P-A": "Ann"}, {}, lambda *p: "/".join(p), mask)
    assert all(one["record"] or one["closed"] for one in shut["ties"])


@pytest.mark.django_db
def test_a_thing_leads_to_its_page_as_far_as_the_role_opens_it(release, account) -> None:
    found = seen(release([*TIES, *OF_THINGS]))
    practitioner = leading.pages(found.nodes, leading.page_of(account()))
    assert practitioner["place:1@LS1"] == reverse("place", args=[place_ref("1@LS1")])
    assert practitioner["line:mikey"] == reverse("line", args=[line_id("mikey")])
    assert practitioner["phone:0770"] == f"{reverse('search')}?q=0770"
    assert not any(one.startswith(("person:", "event:")) for one in practitioner)
    assert leading.pages(found.nodes, leading.page_of(account("administrator"))) == {}


ASKED = (
    "fold=phone:0770&fold=person:M-1&as_one=place:x&hide=event&tie=present&tie=kin&agency=NBP"
    "&agency=NBC&feed=police&source=2&info=C&ungraded=yes&least=3&from=2026-03-01&until=2026-09-30"
)


def test_what_is_folded_and_filtered_is_read_from_an_address_and_kept() -> None:
    found = chosen.chosen(QueryDict(ASKED), lambda name: name.replace("M-", "P-"))
    assert found == Chosen(
        shut=("phone:0770", "person:P-1"), merged=("place:x",), off=("event",),
        kinds=("present", "kin"), agencies=("NBP", "NBC"), feeds=("police",), source="2",
        information="C", ungraded=True, least=3, first=20513, last=20726,
    )  # fmt: skip
    assert chosen.of_kept(json.loads(json.dumps(chosen.kept(found)))) == found
    assert chosen.of_kept({"no longer": 1} | chosen.kept(found)) == found
    told = chosen.told(found, lambda key: key.replace("P-", "M-"))
    assert told["shut"] == ("phone:0770", "person:M-1"), "nobody who is masked is told"


@pytest.mark.parametrize("text", ["", "fold=x&hide=none&tie=love&source=9&info=Z&least=x&from=may"])
def test_what_cannot_be_read_is_not_chosen(text: str) -> None:
    assert chosen.chosen(QueryDict(text), str) == Chosen()


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


@pytest.mark.django_db
def test_a_reference_found_elsewhere_does_not_tell_which_mask_is_theirs(
    release, account, asked, holders, monkeypatch: pytest.MonkeyPatch
) -> None:  # fmt: skip
    """Whoever finds somebody by searching learns from no picture whether they stand in it."""
    monkeypatch.setattr(views, "names", lambda *_: {})
    monkeypatch.setattr(views, "land", lambda *_: Land((), 0, 0, None))
    holders.update({"P-A": {"NBC"}, "P-B": {"NBC"}})
    user, made = account(), view(release(TIES))
    whole = views._drawn(asked(user), made, "P-A")["stands"]

    def told(address: str) -> dict:
        return views._drawn(asked(user, f"/people/P-A/map/?{address}"), made, "P-A")

    for guess in ("fold=person:P-B", "as_one=person:P-B", "open=way|person:P-B|phone:0770"):
        found = told(guess)
        assert (found["shown"]["shut"], found["shown"]["merged"], found["ways"]) == ((), (), [])
        assert found["stands"] == whole
    mask = f"person:{masked('P-B', user)}"
    assert told(f"fold={mask}&fold=phone:0999")["shown"]["shut"] == (mask,), "what is drawn alone"
    access.state_purpose(about="P-B", task=Act.SEE_PERSON, purpose="case", words="", by=user)
    assert len(told("fold=person:P-B")["shown"]["shut"]) == 1


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text(alphabet="person:hP-1~9é ", max_size=20), max_size=6))
def test_an_address_is_read_leniently(texts) -> None:
    query = QueryDict(mutable=True)
    query.setlist("open", texts)
    assert all(isinstance(one, Opening) for one in wanted(query, TODAY, str).openings)


def keep(by, found: Picture, eyes: str) -> KeptPicture:
    """The picture as an action keeps it."""
    return keep_picture(
        of=of_person("P-A"), name="Around 0770", reason="for the meeting", review_on=TODAY,
        asked=("", 500, ["phone:0770~person~2"]), seen_hash=hash_of(found), eyes=eyes,
        release="r", records=[], purpose="case", by=by, wide=is_wide(found),
        shown=chosen.kept(Chosen(shut=("phone:0770",), agencies=("NBP",))),
        places={each: (x + 1, y) for each, (x, y) in places_of(found).items()},
    )  # fmt: skip


@pytest.mark.django_db
def test_a_kept_picture_is_drawn_anew_for_the_same_eyes_alone(release, account, asked) -> None:
    user, made = account(), release(TIES)
    found_then = seen(made, "NBC", "phone:0770~person~2")
    kept = keep(user, found_then, "NBC")
    request = asked(user, f"/people/P-A/map/?kept={kept.number}")
    again, found = views.asked_of(request, view(made, "NBC"), of_person("P-A"))
    assert found == kept
    assert [one.pages for one in again.openings] == [2]
    # as it was folded and filtered, until the address says something of it
    assert views.chosen_of(request, kept) == Chosen(shut=("phone:0770",), agencies=("NBP",))
    whole = asked(user, f"/people/P-A/map/?kept={kept.number}&shown=whole")
    assert views.chosen_of(whole, kept) == Chosen()
    # and everything where it stood, what is new beside it; no name of it is kept
    more = seen(release([*TIES, *OF_THINGS]), "NBC", "phone:0770~person~2")
    stood = {one.key: (one.x, one.y) for one in found_then.nodes}
    now = {one.key: (one.x, one.y) for one in as_kept(more, kept).nodes}
    assert {each: now[each] for each in stood} == {
        each: (x + 1, y) for each, (x, y) in stood.items()
    }
    assert "place:1@LS1" in now
    assert "0770" not in str(kept.places)
    assert hash_of(seen(made, "NBC", "phone:0770~person~2")) == kept.seen_hash
    assert hash_of(seen(release(TIES[:-1]), "NBC", "phone:0770~person~2")) != kept.seen_hash
    # a colleague who sees nothing restricted, another agency, another person
    for other, whom in (
        (view(made), "P-A"),
        (view(made, "NBP"), "P-A"),
        (view(made, "NBC"), "P-B"),
    ):
        usual = Wanted(TODAY - timedelta(days=365), sparing=True)
        assert views.asked_of(request, other, of_person(whom)) == (usual, None)
    with pytest.raises(Damaged):
        kept.delete()
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("update pictures_keptpicture set name = 'another'")


@pytest.mark.django_db
def test_a_picture_with_anything_kept_close_is_on_the_trail_by_its_number_alone(
    release, account
) -> None:
    """Two agencies keep the same picture: unequal hashes would tell that one of them sees more, and
    whoever guesses what it is could try it out."""
    user, made = account(), release([*TIES, tie(A, (PHONE, "0000"), "held_phone", "c0", CLOSE)])
    openly, close = seen(made), seen(made, "NBP")
    kept = keep(user, openly, "")
    event = AuditEvent.objects.latest("number")
    assert (event.about, event.purpose) == ("P-A", "case")
    assert event.details == {"picture": kept.number, "hash": kept.seen_hash}
    kept = keep(user, close, "NBP")
    event = AuditEvent.objects.latest("number")
    assert (event.reason, event.about, event.purpose) == ("keep picture", kept.number, "")
    assert event.details == {"picture": kept.number}
    assert not any(told in str(event.body()) for told in ("P-A", kept.seen_hash))
    assert not is_wide(replace(openly, ties_in_all=len(openly.ties) + 1)), (
        "nobody knows of the rest"
    )


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
