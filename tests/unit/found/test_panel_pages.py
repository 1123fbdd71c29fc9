"""The pages of a panel over a release: its agenda builds itself of what is due in its area, its
pack holds what each reader may see, the next sitting is offered, and what drifts is shown to those
who work on it."""

import re
from collections.abc import Callable
from datetime import timedelta
from io import BytesIO
from zipfile import ZipFile

import pytest
from django.test import Client
from django.utils import timezone
from tests.unit.found.test_answers_to_signs import entered, person_of
from tests.unit.workspace.a_panel import ago, decide, panel, referral, say, sits, today

from wayhome.casework.pathways import PATHWAYS
from wayhome.governance.roles import Act
from wayhome.lexicon.errors import BadUsage
from wayhome.workspace.accounts.models import User
from wayhome.workspace.actions import cases as actions
from wayhome.workspace.actions.access import state_purpose
from wayhome.workspace.cases.forms import new_case, new_number
from wayhome.workspace.cases.models import About, Case
from wayhome.workspace.cases.standing import present
from wayhome.workspace.trail.models import AuditEvent

Account = Callable[..., User]
CRISIS = {"what": "arrest", "where": "Custody", "away": "yes", "supply": "yes"}
CONCERN = {
    "seen": "Cars all night.", "where": "9 Quay Road", "how": "they", "danger": "no",
    "told": "nobody", "raiser": "Jo, warden", "left_out": "Not yet.",
}  # fmt: skip

WRITTEN = {
    "people": {"one": "Aunt Jo", "night": "Sam"},
    "moment": {"out": "I feel sick.", "code_word": "Rex", "call": "Jo"},
    "view": {"agrees": "yes", "voice": "Good."},
}


@pytest.fixture
def by(account: Account) -> User:
    return account("NBC", "panel_coordinator")


@pytest.fixture
def worker(account: Account) -> User:
    return account("NBC")


def begin(
    by: User, way: str, code: str, about: actions.Subject, tell: list[str], /, **more: str
) -> Case:
    saying = actions.Saying(new_number(), code, more, 0)
    return actions.begin(
        case=new_case(), pathway=PATHWAYS[way], about=about, tell=tell, release="r",
        saying=saying, by=by,
    )  # fmt: skip


def crisis(
    by: User, name: str = "Kai", person: str = "", tell: tuple[str, ...] = (), hours: int = 5
) -> Case:
    about = actions.Subject(name, person)
    return begin(by, "crisis", "found", about, list(tell), **CRISIS, at=ago(hours=hours))


def entered_case(client: Client, row: Case, by: User) -> Client:
    state_purpose(about=row.pk, task=Act.WORK_CASES, purpose="panel", words="", by=by)
    return client


def text(answer) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.content.decode()))


# The agenda


def test_what_is_due_in_its_area_is_offered_and_taken(by: User, account: Account, at) -> None:
    meeting, due = panel(by, tell=["NPD"]), referral(by)
    other = referral(account("ECC"), tell=["NPD"])  # of another area, and of others
    ours = crisis(account("NPD"), "Ria", tell=("NBC",))
    abroad = crisis(account("NPD"), "Abi", tell=("ECC",))
    client = entered_case(at("NBC", "panel_coordinator"), meeting, by)
    assert "2 cases are due before this panel" in text(client.get(f"/cases/{meeting.pk}/"))
    page = text(client.get(f"/cases/{meeting.pk}/agenda/"))
    assert "Waits for the first decision. By the end of" in page
    assert "A crisis response that is on no agenda yet" in page
    offered = client.get(f"/cases/{meeting.pk}/agenda/").content.decode()
    assert [one.pk in offered for one in (due, ours, other, abroad)] == [True, True, False, False]
    sent = {f"take-{due.pk}": "on", f"title-{due.pk}": "Referral 1", f"minutes-{due.pk}": "25"}
    events = AuditEvent.objects.count()
    answer = client.post(f"/cases/{meeting.pk}/agenda/", {**sent, "place": "1"})
    assert answer.status_code == 302
    assert AuditEvent.objects.count() == events + 1
    (entry,) = meeting.entries.filter(code="item")
    assert entry.details == {
        "kind": "child", "case": due.pk, "title": "Referral 1", "asks": "first", "minutes": "25"
    }  # fmt: skip
    left = client.get(f"/cases/{meeting.pk}/agenda/").content.decode()
    assert [one.pk in left for one in (due, ours)] == [False, True]


def test_of_the_same_panel_each_is_offered_what_their_agency_works_on(
    by: User, account: Account, at
) -> None:
    meeting = panel(by, tell=["NPD"])
    crisis(by, "Ria")
    shared = crisis(by, "Kai", tell=("NPD",))
    police = account("NPD")
    client = entered_case(at("NPD"), meeting, police)
    assert "1 case is due before this panel" in text(client.get(f"/cases/{meeting.pk}/"))
    answer = client.get(f"/cases/{meeting.pk}/agenda/")
    assert shared.pk in answer.content.decode()
    assert "Ria" not in text(answer)


def test_what_is_left_off_says_why_and_is_not_offered_again(by: User, at) -> None:
    meeting, due = panel(by), crisis(by, "Ria")
    say(meeting, "left off", by, case=due.pk, why="Home already; the worker sees her.")
    client = entered_case(at("NBC", "panel_coordinator"), meeting, by)
    page = text(client.get(f"/cases/{meeting.pk}/"))
    assert "due before this panel" not in page
    assert "Left off Ria: a crisis response “Home already; the worker sees her.”" in page
    assert "Nothing that you can see is due" in text(client.get(f"/cases/{meeting.pk}/agenda/"))


@pytest.mark.postgresql
def test_two_who_prepare_at_once_put_nothing_on_twice(by: User, at) -> None:
    meeting, due = panel(by), crisis(by, "Ria")
    client = entered_case(at("NBC", "panel_coordinator"), meeting, by)
    sent = {
        f"take-{due.pk}": "on",
        f"title-{due.pk}": "Item",
        f"minutes-{due.pk}": "9",
        "place": "1",
    }
    say(meeting, "member", by, name="Bo", agency="NPD", seat="police")
    answer = client.post(f"/cases/{meeting.pk}/agenda/", sent)
    assert answer.status_code == 409
    assert 'value="Item"' in answer.content.decode(), "what was typed is there"
    assert client.post(f"/cases/{meeting.pk}/agenda/", {**sent, "place": "2"}).status_code == 302
    assert client.post(f"/cases/{meeting.pk}/agenda/", {**sent, "place": "3"}).status_code == 422
    assert meeting.entries.filter(code="item").count() == 1


@pytest.mark.parametrize(
    ("field", "value", "says"),
    [
        ("title", "", "Write what it is called on the agenda."),
        ("minutes", "an hour", "Write minutes, from 1 to 480."),
        ("minutes", "481", "Write minutes, from 1 to 480."),
        ("take", "", "Choose at least one to put on"),
    ],
)
def test_what_is_wrong_with_it_is_said(by: User, at, field: str, value: str, says: str) -> None:
    meeting, due = panel(by), crisis(by, "Ria")
    client = entered_case(at("NBC", "panel_coordinator"), meeting, by)
    sent = {
        f"take-{due.pk}": "on",
        f"title-{due.pk}": "Item",
        f"minutes-{due.pk}": "9",
        "place": "1",
    }
    answer = client.post(f"/cases/{meeting.pk}/agenda/", {**sent, f"{field}-{due.pk}": value})
    assert answer.status_code == 422
    assert says in text(answer)
    assert not meeting.entries.filter(code="item").exists()


def test_places_and_plans_come_before_the_panel_on_exploitation(by: User, at) -> None:
    meeting = panel(by, kind="exploitation")
    about = actions.Subject("9 Quay Road", kind=About.ADDRESS)
    place = begin(by, "concern", "raised", about, [], **CONCERN, when=ago(hours=4))
    plan = begin(by, "plan", "begun", actions.Subject("Ria"), [], who="Jo", with_them="yes",
                 at=ago(days=2))  # fmt: skip
    for code, told in WRITTEN.items():
        say(plan, code, by, **told, **({"at": ago(days=1)} if code == "view" else {}))
    say(plan, "short", by, review=today(), holds="With Jo.", triggers="A threat.", at=ago(days=1))
    client = entered_case(at("NBC", "panel_coordinator"), meeting, by)
    page = text(client.get(f"/cases/{meeting.pk}/agenda/"))
    assert place.pk in client.get(f"/cases/{meeting.pk}/agenda/").content.decode()
    assert "A place. A plan, or how it goes." in page
    assert "Look at the plan together: due by then" in page


# The pack


def test_a_pack_holds_what_its_reader_may_see_and_no_more(
    by: User, worker: User, account: Account, at
) -> None:
    tyler = person_of(worker, "NBC/s/1")
    row, meeting = crisis(worker, "Tyler Marsh", tyler, ("NPD",)), panel(by, tell=["NPD", "ECC"])
    say(row, "met", worker, at=ago(hours=2), who="Jo", voice="“I want to go home.”")
    item = {"kind": "child", "title": "Item one", "asks": "know", "minutes": "20"}
    say(meeting, "item", by, **item, case=row.pk)
    say(meeting, "item", by, kind="theme", title="Trains", asks="know", minutes="5")
    address = f"/cases/{meeting.pk}/pack/"

    outside = text(entered_case(at("ECC"), meeting, account("ECC")).get(address))
    assert "1. Item one" in outside
    assert "one in which your agency takes no part" in outside
    for hidden in ("Tyler", "I want to go home", row.pk):
        assert hidden not in outside

    police = account("NPD")
    unopened = text(entered_case(at("NPD"), meeting, police).get(address))
    assert "“I want to go home.”" in unopened
    assert "No records of Tyler Marsh stand here." in unopened
    assert "Say why you look" in unopened
    assert "Missing" not in unopened

    own = text(entered(at, account, "NPD", person=tyler).get(address))
    assert "Signs, and what was answered" in own
    assert "Nobody answered it yet" in own
    assert "Canal Street School" in own
    look = AuditEvent.objects.filter(details__page="panel-pack").latest("number")
    assert (look.about, look.details["people"]) == (meeting.pk, [tyler])
    made = at("NPD").get(f"/cases/{meeting.pk}/pack.pdf")
    assert made.content.startswith(b"%PDF-")


def test_an_items_words_are_for_those_who_work_on_its_case(
    by: User, worker: User, account: Account, at
) -> None:
    row, meeting = crisis(worker, "Tyler Marsh", tell=("NPD",)), panel(by, tell=["ECC"])
    item = sits(meeting, by, row.pk)
    decide(meeting, by, item, "goes on")
    say(meeting, "conflict", by, member="2", item=item, kind="close", words="Their aunt.")
    ecc, words = account("ECC"), ("I want to go home", "Records of three agencies", "Their aunt")
    with pytest.raises(BadUsage, match="Your agency takes no part in the case behind this item"):
        say(meeting, "heard", ecc, item=item, voice="“No.”", changed="Nothing.")
    outside = entered_case(at("ECC"), meeting, ecc)
    inside = entered_case(at("NPD"), meeting, account("NPD"))
    for client, reads in ((outside, False), (inside, True)):
        page = text(client.get(f"/cases/{meeting.pk}/"))
        assert "Item one Decided" in page
        minutes = BytesIO(client.get(f"/cases/{meeting.pk}/paper.docx").content)
        written = ZipFile(minutes).read("word/document.xml").decode()
        assert [one in page for one in words] == [reads] * 3
        assert [one in written for one in words] == [reads] * 3


def test_what_changed_is_counted_from_the_last_sitting(by: User, at) -> None:
    row, last = crisis(by, "Ria"), panel(by)
    item = sits(last, by, row.pk)
    decide(last, by, item, "goes on")
    say(last, "over", by, at=ago(minutes=5))
    say(row, "home told", by, at=ago(hours=4), council="Northborough", whom="Jo", reached="yes")
    meeting = panel(by)
    say(meeting, "item", by, kind="child", title="One", asks="know", minutes="5", case=row.pk)
    client = entered_case(at("NBC", "panel_coordinator"), meeting, by)
    page = text(client.get(f"/cases/{meeting.pk}/pack/"))
    assert "What changed since the last sitting" in page
    assert "Home council told A crisis response" in page
    assert f"{row.way.entries['found'].words} A crisis response" not in page


# The next sitting


def test_the_next_sitting_is_offered_and_carries_on_what_was_put_off(by: User, at) -> None:
    row, last = crisis(by, "Ria"), panel(by, every="14")
    item = sits(last, by, row.pk)
    say(last, "put off", by, item=item, why="Health was not sure.", needed="Their letter.")
    say(last, "over", by, at=ago(minutes=5))
    client = entered_case(at("NBC", "panel_coordinator"), last, by)
    assert "The next sitting would be" in text(client.get(f"/cases/{last.pk}/"))
    page = client.get(f"/cases/{last.pk}/next/").content.decode()
    day = re.findall(r'name="said-meets-(?:day|month|year)"[^>]* value="(\d+)"', page)
    meets = timezone.localdate(present()) + timedelta(days=14)
    assert len(day) == 3
    assert meets.year == int(day[2])
    sent = dict(re.findall(r'name="(said-[a-z-]+|called)"[^>]* value="([^"]+)"', page))
    number = re.search(r'name="number" value="([^"]+)"', page)
    assert number
    sent |= {"number": number[1], "place": "0", "said-kind": "decision", "again": item}
    answer = client.post(f"/cases/{last.pk}/next/", sent)
    assert answer.status_code == 302, text(answer)
    following = Case.objects.get(out_of=last)
    said = [(one.code, one.details) for one in following.entries.order_by("place")]
    assert [code for code, _ in said] == ["planned", *["member"] * 3, "chair", "item"]
    assert said[4][1] == {"member": "2"}
    assert said[5][1]["case"] == row.pk
    assert "The next sitting would be" not in text(client.get(f"/cases/{last.pk}/"))
    twice = client.post(f"/cases/{last.pk}/next/", sent)
    assert twice.headers["Location"] == f"/cases/{following.pk}/", "a second tap plans nothing"
    assert Case.objects.filter(out_of=last).count() == 1
    say(following, "cancelled", by, at=ago(), why="The room is shut.")
    assert "The next sitting would be" in text(client.get(f"/cases/{last.pk}/"))


# What drifts


def test_what_drifts_is_told_to_those_who_work_on_it(by: User, account: Account, at) -> None:
    row = crisis(by, "Ria", tell=("NPD",))
    crisis(account("ECC"), "Abi")
    client = at("NPD")
    page = text(client.get("/drift/"))
    late = row.clocks.filter(due__lte=present()).count()
    assert f"{late} steps of 1 case" in page
    assert "Ria: tell the home council" in page
    assert "Northborough City Council leads." in page
    assert "Abi" not in page
    assert "Eastmarsh County Council" not in page
    assert "No step that you can see is past its time" in text(at("NED").get("/drift/"))


def test_drift_is_narrowed_and_in_order_of_time_alone(by: User, at) -> None:
    crisis(by, "Ria")
    client = at("NBC", "panel_coordinator")
    assert "Ria" in text(client.get("/drift/?way=crisis&leads=NBC"))
    for none in ("way=referral", "leads=NPD", "past=28"):
        assert "Ria" not in text(client.get(f"/drift/?{none}")), none
    assert "Ria" in text(client.get("/drift/?way=nothing&past=x")), (
        "what is no choice is not chosen"
    )
    crisis(by, "Zed", hours=40)
    page = text(client.get("/drift/"))
    assert page.index("Zed: tell the home council") < page.index("Ria: tell the home council")
    assert "Ria" not in text(client.get("/drift/?past=1"))


def test_what_is_taken_back_is_not_adrift(by: User, at) -> None:
    row, client = crisis(by, "Ria"), at("NBC", "panel_coordinator")
    assert "Ria" in text(client.get("/drift/"))
    say(row, "not them", by, at=ago(minutes=1), why="It was somebody else.")
    assert "No step that you can see" in text(client.get("/drift/"))
