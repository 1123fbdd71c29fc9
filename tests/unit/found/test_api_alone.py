"""A system of one agency never reads a case in which that agency takes no part: by no address, no
list and no error. And none does what its scopes do not name."""

import json
from collections.abc import Callable

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.unit.found.systems import CONCERN, FOUND, System

from wayhome.casework.pathways import PATHWAYS
from wayhome.governance.scopes import Scope
from wayhome.workspace.accounts.models import User
from wayhome.workspace.actions import cases
from wayhome.workspace.api.document import CALLS
from wayhome.workspace.cases.forms import new_case, new_number
from wayhome.workspace.cases.models import Case
from wayhome.workspace.trail.models import AuditEvent

Account = Callable[..., User]
AGENCIES = ("NBC", "ECC", "NPD", "NED")
NOWHERE = "C-0000-0000-0000"
BEGUN = {
    "reference": "NBC-0017", "user-organisation": "Northborough City Council", "kind": "council",
    "fr-location": "england",
}  # fmt: skip
FIRST = {"concern": ("raised", CONCERN), "referral": ("begun", BEGUN)}
SENT = {"raise-concern": {"called": "Kai", "said": CONCERN}, "record-found": FOUND,
        "action-done": {"how": "They were rung."}}  # fmt: skip


def begun(by: User, tell: set[str], pathway: str) -> Case:
    """A case with an action of each agency that takes part."""
    code, said = FIRST[pathway]
    case = cases.begin(
        case=new_case(), pathway=PATHWAYS[pathway], about=cases.Subject("Kai"), tell=sorted(tell),
        saying=cases.Saying(new_number(), code, said, 0), release="r", by=by,
    )  # fmt: skip
    for n, agency in enumerate(sorted({by.agency, *tell}), start=1):
        action = {"what": "Ring.", "agency": agency, "owner": "Jo", "due": "2026-12-05"}
        cases.say(case=case.pk, saying=cases.Saying(new_number(), "action", action, n), by=by)
    return case


@given(
    begins=st.sampled_from(AGENCIES), tell=st.sets(st.sampled_from(AGENCIES)),
    asks=st.sampled_from(AGENCIES), pathway=st.sampled_from(sorted(FIRST)),
)  # fmt: skip
@settings(max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_case_of_others_and_none_look_the_same(
    account: Account, begins: str, tell: set[str], asks: str, pathway: str
) -> None:
    case = begun(account(begins), tell, pathway)
    of = System(account(asks, "administrator"))
    address = f"{pathway}s"
    found, none = of.ask(f"{address}/{case.pk}"), of.ask(f"{address}/{NOWHERE}")
    owed = json.loads(of.ask("actions", limit=200).content)["actions"]
    places = [one["place"] for one in owed if one["case"] == case.pk]
    done = [
        of.send(f"actions/{one}/1/done", {"how": "Rung."}, "one-and-the-same")
        for one in (case.pk, NOWHERE)
    ]
    if asks in {begins, *tell}:
        assert (found.status_code, len(places)) == (200, 1)
    else:
        assert (found.status_code, found.content) == (none.status_code, none.content)
        assert places == []
        assert (done[0].status_code, done[0].content) == (404, done[1].content)
    assert none.status_code == 404


@pytest.mark.parametrize(("of", "view"), CALLS, ids=[of.name for of, _ in CALLS])
def test_what_no_scope_names_is_refused_and_leaves_one_event(account: Account, of, view) -> None:
    others = [one for one in Scope if one is not of.scope]
    system = System(account("NBC", "administrator"), *others)
    address = of.address.replace("<str:case>", NOWHERE).replace("<str:place>", "1")
    address = address.replace("<str:person_id>", "P-0000-0000-0000")
    before = AuditEvent.objects.count()
    answer = system.send(address, SENT[of.name]) if of.writes else system.ask(address)
    assert answer.status_code == 403
    assert "has not been given this" in json.loads(answer.content)["error"]
    assert AuditEvent.objects.count() == before + 1
    event = AuditEvent.objects.order_by("-number")[0]
    assert (event.what, event.purpose) == ("refused", "enquiry")
    assert not Case.objects.exists()


def test_the_document_is_open_and_names_every_call() -> None:
    told = json.loads(Client().get("/api/openapi.json").content)
    named = {one["operationId"] for path in told["paths"].values() for one in path.values()}
    assert named == {of.name for of, _ in CALLS}
    assert {of.scope for of, _ in CALLS} == set(Scope)
    assert Client().post("/api/openapi.json").status_code in {403, 405}
