"""A mapping session: what was said is kept once, seen by whom it may be, and handed in."""

import csv
import io
import sys
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import duckdb
import pytest
from django.db import DatabaseError, connection, transaction
from django.http import Http404
from django.utils import timezone

from wayhome import extracts
from wayhome.extracts import held
from wayhome.extracts.withdrawing import Why, withdrawn
from wayhome.governance.roles import Act
from wayhome.lexicon.agencies import read_register
from wayhome.lexicon.errors import BadUsage, Damaged
from wayhome.lexicon.home import Home
from wayhome.network.kinds import NodeKind
from wayhome.pipeline import Release
from wayhome.workspace.actions import access, deliveries
from wayhome.workspace.actions import sessions as actions
from wayhome.workspace.deliveries.finishing import finish as finish_deliveries
from wayhome.workspace.gate.frame import frame
from wayhome.workspace.gate.views import for_purpose
from wayhome.workspace.judging.models import Judgement
from wayhome.workspace.pages.words import day
from wayhome.workspace.reading.picture import Node, Picture
from wayhome.workspace.reading.view import View
from wayhome.workspace.sessions import board, handing_in, seeing, views
from wayhome.workspace.sessions.drawing import Overlay, united
from wayhome.workspace.sessions.forms import AtTheTable
from wayhome.workspace.sessions.models import MappingSession, SessionStatement
from wayhome.workspace.sessions.saying import of_few, statement_of
from wayhome.workspace.sessions.telling import Telling, newcomers
from wayhome.workspace.trail.models import AuditEvent

sys.path.insert(0, str(Path(__file__).parent))  # the table is a module of these tests

from at_a_table import (
    FORM,
    MS,
    PHONE,
    SEEN,
    TYLER,
    begun,
    form,
    hand_in,
    people,
    say,
    views_replaced,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def led(account):
    return lambda marking="official-sensitive": begun(account, marking)


def test_a_form_that_is_sent_twice_is_one_statement_and_none_is_changed(led) -> None:
    session = led()
    ann, ben = people(session)
    one = say(session, "said-first-one", ann, **SEEN)
    events = AuditEvent.objects.count()
    with pytest.raises(BadUsage, match="Nothing was kept twice"):
        say(session, "said-first-one", ann, **SEEN)
    say(session, "said-next-one", ben, **PHONE)
    assert [s.pk for s in SessionStatement.objects.all()] == ["said-first-one", "said-next-one"]
    assert AuditEvent.objects.count() == events + 1
    with pytest.raises(Damaged):
        one.delete()
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("update mapping_sessionstatement set words = 'another'")


def test_what_is_asked_for_depends_on_the_kind_and_words_are_asked_about_once(led) -> None:
    session = led()
    for given, wrong in (
        ({"about": f"person:{TYLER}", "kind": "seen_with"}, {"other"}),
        ({"about": "new", "kind": "other", "words": "he was there"}, {"given_name"}),
        ({"about": "nobody", "kind": "phone", "phone": "07700 900955"}, {"about"}),
        ({"about": f"person:{TYLER}", "kind": "phone", "phone": "12"}, {"phone"}),
        ({**SEEN, "handling": "C"}, {"conditions"}),
        ({**SEEN, "words": "a known drug runner"}, {"words"}),
        ({**SEEN, "words": "a known drug runner", "keep_words": "on"}, set()),
        ({**SEEN, "other": f"person:{TYLER}"}, {"other"}),
        ({**SEEN, "about": "person:P-NOT-ON-MY-MAP"}, {"about"}),
        ({**SEEN, "seen_on": "1066-10-14"}, {"seen_on"}),
        ({**SEEN, "seen_on": (timezone.localdate() + timedelta(days=1)).isoformat()}, {"seen_on"}),
    ):
        assert set(form(session, "said-first-one", **given).errors) == wrong, given
    gone = form(session, "said-first-one", **{**SEEN, "about": "person:P-GONE"})
    assert "say again why you look" in gone.errors["about"][0]
    # a box that the kind does not ask for is not read
    filled = form(session, "said-first-one", **SEEN, phone="07700 900955", given_name="Al")
    assert filled.is_valid()
    assert {"phone", "given_name"}.isdisjoint(statement_of(filled.cleaned_data, str))


def test_only_the_table_sees_it_and_what_is_kept_close_is_the_own_agencys(led, account) -> None:
    session = led()
    ann, ben = people(session)
    say(session, "said-first-one", ann, **SEEN)
    for outside in (account(agency="EMC"), account(number=2)):
        assert list(seeing.sessions_of(outside)) == []
        with pytest.raises(Http404):
            seeing.session_for(outside, MS)
    before = seeing.version(ann, session), len(seeing.statements_for(ann, session))
    told = AuditEvent.objects.count()
    close = {"handling": "C", "conditions": "Police only"}
    say(session, "said-close-one", ben, **{**PHONE, **close})
    say(session, "said-of-few", ben, close=True, **SEEN)
    assert (seeing.version(ann, session), len(seeing.statements_for(ann, session))) == before
    assert len(seeing.statements_for(ben, session)) == 3
    trail = list(AuditEvent.objects.filter(number__gt=told).values_list("details", flat=True))
    assert trail == [{"statement": "said-close-one"}, {"statement": "said-of-few"}]


def test_at_a_restricted_session_everything_is_the_own_agencys(led) -> None:
    session = led("restricted")
    ann, ben = people(session)
    say(session, "said-first-one", ann, **SEEN)
    assert seeing.statements_for(ben, session) == []
    sent = {"role": "Officer", "email": ben.email}
    assert "email" in AtTheTable("NBC", sent).errors
    assert AtTheTable(None, sent).is_valid()
    assert "email" in AtTheTable(None, {**sent, "email": "nobody@example.org"}).errors


@pytest.mark.parametrize("marking", ["restricted", "official-sensitive"])
def test_who_may_sit_at_a_restricted_session_is_said_before_anybody_is_added(
    led, client, home: Path, marking: str
) -> None:
    session = led(marking)
    client.force_login(people(session)[0])
    page = client.get(f"/sessions/{session.number}/table/").content.decode()
    assert ("Add anybody else as a guest" in page) == session.restricted


def test_somebody_of_whom_only_restricted_records_tell_is_said_to_nobody_else(
    led, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = led()
    ann, _ = people(session)
    hidden = {TYLER}
    monkeypatch.setattr(
        "wayhome.workspace.sessions.saying.kept_close", lambda seen, kind, ref: ref in hidden
    )
    made = statement_of(form_of(session, SEEN), str)
    seen: Any = None
    assert of_few(seen, made, [])
    hidden.clear()
    assert not of_few(seen, made, [])
    # and a newcomer whom a statement brought that is kept close stays as close
    brought = say(session, "said-first-one", ann, close=True, **SEEN)
    assert of_few(seen, statement_of(form_of(session, PHONE), str), [brought])


def form_of(session: MappingSession, given: dict[str, str]) -> dict[str, Any]:
    filled = form(session, "said-other-one", **given)
    assert filled.is_valid(), filled.errors
    return filled.cleaned_data


def test_taken_back_it_stays_struck_out_and_leaves_the_map(led, account) -> None:
    session = led()
    ann, ben = people(session)
    one = say(session, "said-first-one", ben, **SEEN)
    assert list(newcomers(seeing.statements_for(ann, session)).values()) == ["Jay"]
    with pytest.raises(BadUsage, match="Whoever wrote it down"):
        actions.take_back(statement=one.pk, reason="wrong", by=account(agency="EMC"))
    actions.take_back(statement=one.pk, reason="another town", by=ann)
    with pytest.raises(BadUsage, match="taken back already"):
        actions.take_back(statement=one.pk, reason="again", by=ben)
    (kept,) = seeing.statements_for(ben, session)
    row = Telling([kept], lambda ref: "Tyler", {}).row(kept)
    assert (row["back"].reason, row["what"]) == (
        "another town", "Tyler was seen with somebody: Jay, 12 Cutter Lane, NR1 3AB"
    )  # fmt: skip
    assert newcomers([kept]) == {}
    assert drawn([kept]) == ([], [])


def drawn(said: list[SessionStatement]) -> tuple[list[str], list[tuple[str, str]]]:
    overlay = Overlay([], [], lambda ref: "P-1", str)
    overlay.put(said, Telling(said, lambda ref: "P-1", {}).tie)
    keys = [one["key"] for one in overlay.nodes]
    return keys, [(keys[one["left"]], keys[one["right"]]) for one in overlay.ties]


def test_a_statement_without_a_day_says_for_which_day_it_counts(led) -> None:
    session = led()
    ann, _ = people(session)
    one = say(session, "said-first-one", ann, **SEEN)
    when = Telling([one], lambda ref: "P-1", {}).tie(one)["when"]
    assert when == f"Day not said: it counts for {day(timezone.localdate())}"


def test_what_was_said_is_drawn_beside_the_records_and_moves_none_of_them(led) -> None:
    session = led()
    ann, _ = people(session)
    said = [
        say(session, "said-first-one", ann, **SEEN),
        say(session, "said-next-one", ann, **PHONE),
    ]
    keys, ties = drawn(said)
    assert keys == [
        f"person:{TYLER}",
        "person:new:said-first-one-o",
        "place:said:12cutterlanenr13ab",
        "phone:+447700900955",
    ]
    assert (keys[0], keys[1]) in ties
    assert (keys[1], keys[3]) in ties
    here = Node("person:P-A", NodeKind.PERSON, "P-A", None, True, False, {}, 0.0, 0.0)
    there = Node(
        "place:at:1", NodeKind.PLACE, "12 Cutter Lane, NR1 3AB", None, False, True, {}, 1, 1
    )
    both = united(
        [Picture((here, there), (), 2, 0), Picture((replace(there, opened=True),), (), 4, 0)]
    )
    assert [(one.key, one.opened) for one in both.nodes] == [
        ("person:P-A", True),
        ("place:at:1", True),
    ]
    assert both.nodes_in_all == 5
    base = [{"key": n.key, "kind": n.kind, "label": n.name, "x": n.x, "y": n.y} for n in both.nodes]
    overlay = Overlay([dict(one) for one in base], [], lambda ref: "P-9", str)
    overlay.put(said, Telling(said, lambda ref: "P-9", {}).tie)
    assert overlay.nodes[: len(base)] == base
    # an address that is on the map already is that address
    assert not [one for one in overlay.nodes[2:] if one["kind"] == NodeKind.PLACE]


@pytest.fixture
def _views_are_replaced(monkeypatch: pytest.MonkeyPatch) -> None:
    views_replaced(monkeypatch)


@pytest.mark.usefixtures("_views_are_replaced")
def test_handed_in_each_agencys_words_are_its_own_delivery_and_can_be_withdrawn(
    led, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = led()
    ann, ben = people(session)
    say(session, "said-first-one", ann, **SEEN)
    say(session, "said-next-one", ben, **PHONE)
    gone = say(session, "said-wrong-one", ben, **PHONE)
    actions.take_back(statement=gone.pk, reason="wrong", by=ben)
    with pytest.raises(BadUsage, match="Close this session before"):
        hand_in(home, session, monkeypatch)
    assert not held(home / "store")
    with pytest.raises(BadUsage, match="Whoever leads"):
        actions.close(session=MS, by=ben)
    actions.close(session=MS, by=ann)
    with pytest.raises(BadUsage, match="closed, so nothing was kept"):
        say(session, "said-late-one", ann, **SEEN)
    actions.reopen(session=MS, by=ann)
    actions.close(session=MS, by=ann)
    step = hand_in(home, session, monkeypatch)
    receipts = {one.delivery: one for one in held(home / "store")}
    assert set(step.deliveries) == set(receipts)
    counted = [(r.agency, r.feed, r.total.accepted, r.total.refused) for r in receipts.values()]
    agencies = ("NBC", "NBC", "NBP", "NBP")
    noted = AuditEvent.objects.get(reason="hand in session").details["files"]
    assert tuple(one["agency"] for one in noted) == agencies
    assert sorted(counted) == [(agency, "community", 1, 0) for agency in agencies]
    # whom they meant is a judgement; the newcomer of whom both spoke is one in both deliveries
    assert {(one.left_ref, one.right_ref, one.by) for one in Judgement.objects.all()} == {
        ("NBC/case management system/4001",
         f"NBC/community mapping/{MS}-7K3M-9Q2X-4TBC", ann),
        (f"NBC/community mapping/{MS}-said-first-one-o",
         f"NBP/community mapping/{MS}-said-first-one-o", ben),
    }  # fmt: skip
    with pytest.raises(BadUsage, match="cannot be opened again"):
        actions.reopen(session=MS, by=ann)
    with pytest.raises(BadUsage, match="handed in once"):
        hand_in(home, session, monkeypatch)
    deliveries.withdraw(delivery=step.deliveries[1], why=Why.FAULTY, by=ann)
    finish_deliveries(Home(home))
    assert withdrawn(home / "store") == {step.deliveries[1]}


@pytest.mark.usefixtures("_views_are_replaced")
def test_what_is_not_taken_in_leaves_the_session_closed(
    led, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = led()
    ann, _ = people(session)
    say(session, "said-first-one", ann, **SEEN)
    actions.close(session=MS, by=ann)
    events, whole = AuditEvent.objects.count(), handing_in.STATEMENT
    monkeypatch.setattr(handing_in, "STATEMENT", whole[1:])
    with pytest.raises((BadUsage, ValueError)):
        hand_in(home, session, monkeypatch)
    assert AuditEvent.objects.count() == events
    assert Judgement.objects.count() == 0
    monkeypatch.setattr(handing_in, "STATEMENT", whole)
    hand_in(home, session, monkeypatch)
    assert len(held(home / "store")) == 2


@pytest.mark.usefixtures("_views_are_replaced")
def test_whoever_leads_learns_nothing_of_what_others_keep_close(
    led, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not from a refusal, and not from how many deliveries there are."""
    session = led()
    ann, ben = people(session)
    close = {"handling": "C", "conditions": "Police only"}
    say(session, "said-close-one", ben, **{**SEEN, **close})
    actions.close(session=MS, by=ann)
    step = hand_in(home, session, monkeypatch)
    assert len(step.deliveries) == 2
    assert views._handed(session, ann)["deliveries"] == []
    assert views._handed(session, ben)["deliveries"] == step.deliveries
    event = AuditEvent.objects.get(reason="hand in session")
    assert event.details == {"files": []}, "whoever reads the trail learns nothing of it either"


@pytest.mark.usefixtures("_views_are_replaced")
def test_whom_an_agency_meant_in_what_it_keeps_close_is_its_own_to_know(
    led, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A judgement tells who spoke of whom: so it is as close as what was said."""
    session = led()
    ann, ben = people(session)
    close = {"handling": "C", "conditions": "Us alone"}
    brought = {"about": "new", "given_name": "Jay", "kind": "other", "words": "was there"}
    say(session, "said-brought-one", ben, **brought)
    say(session, "said-close-one", ben, **{**SEEN, **close})
    of_jay = {"about": "new:said-brought-one", "kind": "phone", "phone": "07700 900955"}
    say(session, "said-close-jay", ann, **{**of_jay, **close})
    actions.close(session=MS, by=ann)
    hand_in(home, session, monkeypatch)
    told = {(one.by, one.restricted) for one in Judgement.objects.all()}
    assert told == {(ben, True), (ann, True)}
    # the open one leads, though its agency comes later: nobody's open word leads to a close one
    jay = Judgement.objects.get(by=ann)
    assert {jay.left_ref, jay.right_ref} == {
        f"{agency}/community mapping/{MS}-said-brought-one" for agency in ("NBC", "NBP")
    }


@pytest.mark.usefixtures("_views_are_replaced")
def test_two_who_keep_close_what_they_say_of_one_newcomer_do_not_hear_of_each_other(
    led, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = led()
    ann, ben = people(session)
    close = {"handling": "C", "conditions": "Us alone"}
    first = say(session, "said-first-one", ben, **SEEN)
    for who, number in ((ann, "said-close-ann"), (ben, "said-close-ben")):
        say(session, number, who, **{**PHONE, **close})
    actions.take_back(statement=first.pk, reason="another town", by=ben)
    actions.close(session=MS, by=ann)
    hand_in(home, session, monkeypatch)
    assert not Judgement.objects.exists()


@pytest.mark.postgresql
def test_a_session_with_the_longest_words_is_taken_in(account, home: Path) -> None:
    made = actions.begin_session(
        number=MS, title="t" * 80, why="w" * 2000, basis="enquiry", venue="v" * 200,
        marking="official", review_on=timezone.localdate() + timedelta(days=30), by=account(),
    )  # fmt: skip
    file = home / "sessions.csv"
    file.write_bytes(handing_in._files(made, "NBC", [], {})[0].text)
    (one,) = extracts.receive([file], feed="community", agency="NBC", at=Home(home))
    assert (one.total.accepted, one.total.refused) == (1, 0)


def test_a_second_tap_on_closing_or_handing_in_is_no_error(client, led) -> None:
    session = led()
    ann, ben = people(session)
    client.force_login(ann)
    taps = [client.post(f"/sessions/{MS}/close/") for _ in range(2)]
    assert [tap.get("Location") for tap in taps] == [f"/sessions/{MS}/review/"] * 2
    assert [one.step for one in session.steps.all()] == ["closed"]
    session.steps.create(step="handed_in", by=ann, at=timezone.now())
    tap = client.post(f"/sessions/{MS}/review/")
    assert tap.get("Location") == f"/sessions/{MS}/review/"
    assert session.steps.count() == 2


def test_whoever_wrote_while_the_session_was_closed_has_their_words_back(
    client, led, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = led()
    ann, ben = people(session)
    client.force_login(ben)
    sent = {**FORM, **SEEN, "number": "said-late-one", "words": "by the <b>shops</b>"}
    actions.close(session=MS, by=ann)
    page = client.post(f"/sessions/{MS}/", sent)
    assert page.status_code == 409
    assert "by the &lt;b&gt;shops" in page.content.decode()
    assert "12 Cutter Lane" in page.content.decode()
    assert not SessionStatement.objects.exists()


def test_nothing_said_is_handed_in_all_the_same(
    led, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = led()
    actions.close(session=MS, by=session.by)
    assert hand_in(home, session, monkeypatch).deliveries == []


def test_a_row_says_who_by_role_and_nothing_by_name(led, home: Path) -> None:
    session = led()
    ann, _ = people(session)
    seen_on = timezone.localdate().isoformat()
    adult = {"kind": "protected", "other": "new", "other_name": "his aunt"}
    said = [
        say(session, "said-first-one", ann, **{**SEEN, "seen_on": seen_on}),
        say(session, "said-adult", ann, **{"about": f"person:{TYLER}", **adult}),
        say(session, "said-close", ann, **{**PHONE, "handling": "C", "conditions": "Us alone"}),
    ]
    names = {code: one.name for code, one in read_register(home / "agencies.csv").items()}
    files = handing_in._files(session, "NBC", said, names)
    assert [one.name for one in files] == [f"sessions-{MS}.csv", f"statements-{MS}.csv"]
    assert files == handing_in._files(session, "NBC", said, names)  # the same, byte for byte
    rows = list(csv.DictReader(io.StringIO(files[1].text.decode())))
    tyler, jay = f"{MS}-7K3M-9Q2X-4TBC", f"{MS}-said-first-one-o"
    # of two the one whom nobody described yet is described; that an adult protects is the adult's
    told = ((r["person_ref"], r["street_name"], r["other_person_ref"], r["topic"]) for r in rows)
    assert list(told) == [
        (jay, "Jay", tyler, "seen together"),
        (f"{MS}-said-adult-o", "his aunt", tyler, "protective adult"),
        (jay, "Jay", "", "other"),
    ]  # fmt: skip
    assert {r["taken_by"] for r in rows} == {"Worker, Youth club"}
    assert [r["marking"] for r in rows] == [
        "official-sensitive",
        "official-sensitive",
        "restricted",
    ]
    assert [r["seen_on"] for r in rows] == [seen_on, "", ""]
    assert "Seen on" not in rows[0]["text"], "it has a column of its own"
    everything = b"".join(one.text for one in files).decode()
    assert not {"Cy", ann.name, "Tyler"} & set(everything.replace(",", " ").split())


@pytest.mark.parametrize(
    ("basis", "stated", "drawn_too"),
    [("enquiry", "case", True), ("disruption", "case", False), ("enquiry", "disruption", False)],
)
def test_acting_against_people_nobody_is_drawn_whom_somebody_trusts(
    account, asked, monkeypatch: pytest.MonkeyPatch, basis: str, stated: str, drawn_too: bool
) -> None:
    """Whether the session meets for that, or the reader opened its line for that."""
    ann = account()
    session = actions.begin_session(
        number=MS, title="Around Mill Row", why="who can help", basis=basis, venue="",
        marking="official-sensitive", review_on=timezone.localdate() + timedelta(days=30), by=ann,
    )  # fmt: skip
    actions.add_participant(
        session=MS, account=None, name="Cy", agency="Youth club", role="Worker", by=ann
    )
    actions.add_subject(session=MS, kind="line", ref="L-1", name="Mikey", close=False, by=ann)
    access.state_purpose(about="L-1", task=Act.SEE_LINES, purpose=stated, words="", by=ann)
    helped = {"about": f"person:{TYLER}", "kind": "protected", "other": "new",
              "other_name": "Coach Al"}  # fmt: skip
    say(session, "said-trust", ann, **helped)
    say(session, "said-first-one", ann, **SEEN)
    monkeypatch.setattr(board, "thing", lambda seen, one: None)
    monkeypatch.setattr(board, "names", lambda seen, who: {})
    request = asked(ann, f"/sessions/{MS}/")
    for_purpose(request, basis)
    con = duckdb.connect()
    con.execute("create table agency as select 'NBC' as code, 'Council' as name, 'council' as kind")
    seen = View(Release(Path("release")), "NBC", "NBC", con, basis)
    made = board.Board(request, seen, session)
    labels = [node["label"] for node in made.data["nodes"]]
    assert ("Coach Al" in labels) is drawn_too
    assert "Jay" in labels
    assert len(made.rows) == 2, "who said what stays in the list"
    assert bool(frame(request)["leaves_out"]) is not drawn_too
