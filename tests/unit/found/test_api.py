"""Other systems ask and write as their agency may: the rules and sentences of the pages, each call
on the trail for its purpose, and a retry writes nothing twice."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from tests.unit.found.systems import ALONE, CONCERN, FOUND, SEEN, TY, System, on

from wayhome.governance.scopes import Scope
from wayhome.workspace.accounts.models import Token, User
from wayhome.workspace.accounts.opening import token_for
from wayhome.workspace.actions import cases, integrations
from wayhome.workspace.api.models import RequestKey
from wayhome.workspace.cases.forms import new_number
from wayhome.workspace.cases.models import Case, CaseEntry
from wayhome.workspace.found.models import FoundEntry
from wayhome.workspace.trail.models import AuditEvent

Account = Callable[..., User]


@pytest.fixture
def system(account: Account) -> Callable[..., System]:
    """`system("EPD", Scope.FOUND)`: let in by that agency's administrator; without scopes, all."""
    return lambda agency="EPD", *scopes, **more: System(
        account(agency, "administrator"), *scopes, **more
    )


def told(answer: Any, status: int = 200) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(answer.content)
    assert answer.status_code == status, found
    return found


def person(of: System) -> str:
    answer = Client().post(
        "/api/check", json.dumps(TY), content_type="application/json", headers=of.headers
    )
    (one,) = told(answer)["people"]
    return str(one["person"])


def say(case: str, code: str, writer: User, /, **details: str) -> CaseEntry:
    place = Case.objects.get(pk=case).said
    return cases.say(case=case, saying=cases.Saying(new_number(), code, details, place), by=writer)


def test_a_concern_is_raised_as_on_the_page_and_told_what_became_of_it(
    system: Callable[..., System], account: Account, last
) -> None:
    school = system("NED", Scope.CONCERNS)
    case = school.raised(tell=["NBC"])
    row = Case.objects.get(pk=case)
    assert (row.pathway, row.called, row.agency) == ("concern", "A boy called Kai", "NED")
    assert sorted(row.agencies.values_list("agency", flat=True)) == ["NBC", "NED"]
    assert row.entries.get().details == CONCERN
    event = last()
    assert (event.what, event.about, event.purpose) == ("write", case, "enquiry")
    assert event.actor_name == school.of.account.email
    assert SEEN not in json.dumps(event.body(), default=str, ensure_ascii=False)
    stands = told(school.ask(f"concerns/{case}"))
    assert (stands["state"], stands["outcome"], stands["told"]) == ("raised", None, [])
    assert {one["code"] for one in stands["clocks"]} == {"acknowledged", "screened"}
    event = last()
    assert (event.what, event.purpose, event.details["page"]) == ("look", "enquiry", "api-concern")
    worker = account("NBC", "practitioner")
    say(case, "signposted", worker, to="Young Minds", **{"with": "A number"}, agreed="yes",
        why="Nothing else is known.", by="Priya Shah")  # fmt: skip
    say(case, "told", worker, went="reached", words="They were told whom to ring.")
    stands = told(school.ask(f"concerns/{case}"))
    assert stands["outcome"]["words"] == "Signposted"
    assert [one["words"] for one in stands["told"]] == ["They were told whom to ring."]


@pytest.mark.parametrize(
    ("sent", "where", "says"),
    [
        ({"said": CONCERN}, "called", "Write whom or what it is about, as you know it."),
        ({"called": "Kai", "said": {}}, "said.seen", "This is missing."),
        ({"called": "Kai", "said": {**CONCERN, "how": "x"}}, "said.how", "This is not one of"),
        ({"called": "Kai", "said": {**CONCERN, "danger": "yes"}}, "said.done", "Write an answer: "
         "What was done about the danger"),
        ({"called": "Kai", "said": {**CONCERN, "when": "2099-01-01T10:00"}}, "said.when",
         "This has not happened yet."),
        ({"called": "Kai", "said": {**CONCERN, "when": "2026-02-30T10:00"}}, "said.when",
         "30 February 2026 is not in the calendar."),
        ({"called": "Kai", "said": CONCERN, "tell": ["XYZ"]}, "tell", "This is not one of those"),
        ({"called": "Kai", "said": ALONE}, "said.left_out", "Nobody besides your own agency"),
        ({"called": "Kai", "said": {**CONCERN, "seen": "x" * 4001}}, "said.seen", "Shorten this"),
    ],
)  # fmt: skip
def test_what_the_page_refuses_is_refused_in_its_words(
    system: Callable[..., System], sent: Any, where: str, says: str
) -> None:
    answer = told(system().send("concerns", sent), 422)
    assert answer["fields"][where].startswith(says)
    assert answer["error"].startswith(f"{next(iter(answer['fields']))}: ")
    assert not Case.objects.exists()


@pytest.mark.parametrize(
    ("sent", "status", "says"),
    [
        ("{", 400, "What you sent cannot be read as JSON. Send one object."),
        ("[" * 100_000, 400, "What you sent cannot be read as JSON. Send one object."),
        ('{"called": NaN}', 400, "What you sent cannot be read as JSON. Send one object."),
        ([], 400, "This is not an object."),
        ({"name": "Kai"}, 400, "name: There is no such field: person, called, kind, tell, said."),
        ({"called": 7, "said": {}}, 400, "called: This is not a text."),
        ({"called": "K\0i", "said": {}}, 400, "called: There is a sign in this that is no text."),
        ({"called": "K\ud800i", "said": {}}, 400, "called: There is a sign in this that is no "
         "text."),
        ({"called": "Kai", "tell": ["NBC", 1], "said": {}}, 400, "tell.1: This is not a text."),
        ({"called": "x" * 3_000_000}, 413, "This is longer than anything that is asked here. Send "
         "less."),
    ],
)  # fmt: skip
def test_what_is_not_understood_is_one_sentence(
    system: Callable[..., System], sent: Any, status: int, says: str
) -> None:
    assert told(system().send("concerns", sent), status)["error"] == says


def test_about_a_person_only_an_agency_that_holds_them_begins(
    system: Callable[..., System],
) -> None:
    holder, outsider = system("NBC"), system("NHS1")
    whom = person(holder)
    case = told(holder.send("concerns", {"person": whom, "said": CONCERN}), 201)["case"]
    assert Case.objects.get(pk=case).about_id == whom
    refused = told(outsider.send("concerns", {"person": whom, "said": CONCERN}), 403)
    assert "Raise it by name" in refused["error"]
    told(outsider.send("concerns", {"person": "P-0000-0000-0000", "said": CONCERN}), 404)
    assert Case.objects.count() == 1


def test_a_found_child_is_recorded_once_and_those_who_answer_are_told(
    system: Callable[..., System],
) -> None:
    custody = system("EPD", Scope.FOUND, purpose="found_child")
    first = told(custody.send("found", FOUND, "custody-0001"), 201)
    assert [one["name"] for one in first["people"]] == ["Tyler Marsh"]
    assert first["people"][0]["ring"][0]["code"] == "NBC"
    again = told(custody.send("found", FOUND, "custody-0001"))
    assert again["reference"] == first["reference"] == FoundEntry.objects.get().reference
    entry = FoundEntry.objects.get()
    assert (entry.person_id, entry.agency, entry.place) == ("", "EPD", "Bus station, NR1 1AA")
    chosen = told(custody.send("found", {**FOUND, "person": first["people"][0]["person"]}), 201)
    assert set(chosen["told"]) >= {"NBC", "NED"}
    looks = AuditEvent.objects.filter(what="look", act="check who a found child may be")
    assert looks.count() == 3, "every answer that names somebody is on the trail"
    assert all(one.details["people"] for one in looks)
    writes = AuditEvent.objects.filter(reason="record found")
    assert set(writes.values_list("purpose", flat=True)) == {"found_child"}


@pytest.mark.parametrize(
    ("sent", "where"),
    [
        ({**FOUND, "person": "P-0000-0000-0000"}, "person"),
        ({**FOUND, "ring_back": "ask"}, "ring_back"),
        ({**FOUND, "at": "2026-02-30T10:00"}, "at"),
        ({**FOUND, "born": "2010-02-31"}, "born"),
        ({"place": "Station", "ring_back": "01632 960211", "age": 15}, ""),
    ],
)
def test_what_cannot_be_of_a_found_child_is_said(
    system: Callable[..., System], sent: Any, where: str
) -> None:
    answer = told(system().send("found", sent), 422)
    assert list(answer.get("fields", {})) == ([where] if where else [])
    assert not FoundEntry.objects.exists()


@pytest.mark.postgresql
def test_known_to_tells_whom_to_ring_and_no_more_to_a_holder_and_an_outsider(
    system: Callable[..., System], last
) -> None:
    holder, outsider = system("NBC"), system("NHS1")
    whom = person(holder)
    address = f"people/{whom}/known-to"
    mine, theirs = told(holder.ask(address)), told(outsider.ask(address))
    assert mine["name"] == theirs["name"] == "Tyler Marsh"
    assert set(theirs) == {"person", "name", "age", "ring", "not_supplied"}
    assert theirs["ring"][0]["home_council"] is True
    assert (last().about, last().purpose, last().details["page"]) == (
        whom,
        "enquiry",
        "api-known-to",
    )
    for nobody in ("P-0000-0000-0000", "X", "P-%00", "%20"):
        assert "error" in told(holder.ask(f"people/{nobody}/known-to"), 404)


def test_a_restricted_child_is_there_for_their_own_agency_alone(
    system: Callable[..., System],
) -> None:
    sam = json.dumps({"given": "Sam", "family": "Quill"})
    own = system("NPD")
    asked = {"content_type": "application/json", "headers": own.headers}
    (one,) = told(Client().post("/api/check", sam, **asked))["people"]
    told(own.ask(f"people/{one['person']}/known-to"))
    nobody = told(system("EPD").ask("people/P-0000-0000-0000/known-to"), 404)
    assert told(system("EPD").ask(f"people/{one['person']}/known-to"), 404) == nobody


def test_actions_that_an_agency_owes_page_by_page_and_done_once(
    system: Callable[..., System], account: Account
) -> None:
    council, school = system("NBC"), system("NED")
    case, worker = school.raised(tell=["NBC"]), account("NBC", "practitioner")
    agreed = {"owner": "Jo", "agency": "NBC"}
    for what, due in (("Ring the school.", on(3)), ("Ring home.", on(-1)), ("Visit.", on(9))):
        say(case, "action", worker, what=what, due=due, **agreed)
    say(case, "action", worker, what="Tell the class.", due=on(3), owner="Ada", agency="NED")
    page = told(council.ask("actions", limit=2))
    assert [one["what"] for one in page["actions"]] == ["Ring the school.", "Ring home."]
    rest = told(council.ask("actions", cursor=page["next"]))
    assert ([one["what"] for one in rest["actions"]], rest["next"]) == (["Visit."], None)
    due = told(council.ask("actions", due_before=on(0)))["actions"]
    assert [(one["what"], one["late"]) for one in due] == [("Ring home.", True)]
    assert told(council.ask("actions", changed_since=f"{on(2)}T00:00"))["actions"] == []
    assert len(told(council.ask("actions", changed_since="2026-01-01T00:00"))["actions"]) == 3

    address = f"actions/{case}/{page['actions'][1]['place']}/done"
    done = told(council.send(address, {"how": "They were rung."}, "done-0001"))
    assert (done["state"], done["late"]) == ("done", False)
    assert told(council.send(address, {"how": "They were rung."}, "done-0001")) == done
    assert (
        "done already" in told(council.send(address, {"how": "Rung."}, "done-0002"), 409)["error"]
    )
    assert CaseEntry.objects.filter(code="action done").count() == 1
    assert len(told(council.ask("actions", state="open"))["actions"]) == 2
    told(school.send(address, {"how": "It is not ours."}), 404)
    other = f"actions/{case}/{page['actions'][0]['place']}/done"
    late = told(council.send(other, {"how": "Rung.", "at": "2099-01-01T10:00"}), 422)
    assert late["fields"] == {"at": "This has not happened yet."}
    told(council.send(f"actions/{case}/99/done", {"how": "Rung."}), 404)


@pytest.mark.parametrize(
    ("asked", "status"),
    [
        ({"state": "late"}, 422),
        ({"due_before": "2026-02-30"}, 422),
        ({"changed_since": "2026-02-30T10:00"}, 422),
        ({"limit": "0"}, 422),
        ({"limit": "ten"}, 400),
        ({"cursor": "x"}, 422),
        ({"due_befor": "2026-02-03"}, 400),
    ],
)
def test_a_filter_that_is_wrong_is_said(
    system: Callable[..., System], asked: dict[str, str], status: int
) -> None:
    answer = told(system().ask("actions", **asked), status)
    assert list(answer["fields"]) == list(asked)


def test_a_key_is_asked_for_and_is_of_one_thing_alone(system: Callable[..., System]) -> None:
    of = system()
    body = {"called": "Kai", "said": CONCERN}
    assert "Idempotency-Key" in told(of.send("concerns", body, "short"), 400)["error"]
    first = told(of.send("concerns", body, "one-and-the-same"), 201)
    assert told(of.send("concerns", body, "one-and-the-same")) == first
    other = of.send("concerns", {**body, "called": "Ty"}, "one-and-the-same")
    assert "Something else was sent under this key" in told(other, 409)["error"]
    assert Case.objects.count() == RequestKey.objects.count() == 1
    told(system("NBC").send("concerns", body, "one-and-the-same"), 201)
    assert SEEN not in json.dumps(list(RequestKey.objects.values()), default=str)


def test_what_failed_is_under_no_key(system: Callable[..., System], monkeypatch) -> None:
    of, body = system(), {"called": "Kai", "said": CONCERN}

    def fails(**_: object) -> None:
        raise OSError("the disk is full")

    with monkeypatch.context() as broken:
        broken.setattr(cases, "record", fails)
        told(of.send("concerns", body, "one-and-the-same"), 500)
    assert (Case.objects.count(), RequestKey.objects.count()) == (0, 0)
    told(of.send("concerns", body, "one-and-the-same"), 201)


@pytest.mark.postgresql
def test_of_two_at_once_under_one_key_one_writes(system: Callable[..., System]) -> None:
    of = system()
    first = {"integration": of.of, "key": "one-and-the-same", "sent": "a"}
    made = integrations.once(**first, does=lambda: "C-FIRST")
    assert made == ("C-FIRST", True)
    assert integrations.once(**first, does=lambda: "C-SECOND") == ("C-FIRST", False)
    with pytest.raises(integrations.AnotherWasSent):
        integrations.once(**first | {"sent": "b"}, does=lambda: "C-THIRD")


def test_a_token_ends_with_the_next_and_with_its_integration(
    system: Callable[..., System], account: Account
) -> None:
    of, by = system(), account("EPD", "administrator")
    told(of.ask("actions"))
    assert of.token not in json.dumps(list(Token.objects.values()), default=str)
    integrations.give_token(integration=of.of.pk, token="wayhome_newer", by=by)
    told(of.ask("actions"), 401)
    of.token = "wayhome_newer"
    told(of.ask("actions"))
    integrations.end(integration=of.of.pk, by=by)
    told(of.ask("actions"), 401)


def test_too_often_is_refused_for_a_while_and_leaves_no_event(
    system: Callable[..., System], settings
) -> None:
    settings.API_LIMIT = 3
    of = system()
    for _ in range(3):
        told(of.ask("actions"))
    before = AuditEvent.objects.count()
    answer = of.ask("actions")
    assert "too often" in told(answer, 429)["error"]
    assert 1 <= int(answer["Retry-After"]) <= 60
    assert AuditEvent.objects.count() == before
    told(system("NBC").ask("actions"))


def test_only_integrations_ask_here_and_each_by_its_method(
    system: Callable[..., System], account: Account, at
) -> None:
    of = system()
    token = token_for(account().email)[1]
    bearer = {"Authorization": f"Bearer {token}"}
    answer = Client().get("/api/v1/actions", headers=bearer)
    assert "for integrations" in told(answer, 403)["error"]
    told(at("EPD").get("/api/v1/actions"), 401)
    wrong = Client().delete("/api/v1/actions", headers=of.headers)
    assert (wrong.status_code, wrong["Allow"]) == (405, "GET")
    plain = of.send("concerns", "{}", **{"Content-Type": "text/plain"})
    assert plain.status_code in {400, 415}
    ties = Client().post(
        f"/api/people/{person(of)}/ties", "{}", content_type="application/json", headers=of.headers
    )
    assert "No integration may ask this" in told(ties, 403)["error"]
