"""A school raises red about a pupil whom it finds in no record: by name alone, with the clock that
any other has, and the pupil is found by that name from then on."""

from collections.abc import Callable
from datetime import timedelta

from django.test import Client
from tests.unit.found.case_with_files import ago, words

from wayhome.workspace.accounts.models import User
from wayhome.workspace.cases.forms import new_number
from wayhome.workspace.cases.models import About, Case

At = Callable[..., Client]
Account = Callable[..., User]
RAISED = {
    "seen": "“I want it to stop.”", "where": "Form room", "who": "Ms Ash, tutor", "life": "plan",
    "hurt": "no", "violence": "no", "missing": "no", "used": "no", "sudden": "yes",
    "lasts": "two weeks", "agencies": "not sure", "view": "“Tell nobody.”", "parents": "no",
    "parents_why": "They asked for time.", "passed": "safety", "done": "Sat with them.",
}  # fmt: skip


def sent(**more: object) -> dict[str, object]:
    day, clock = ago(minutes=5).split("T")
    year, month, number = day.split("-")
    at = {"said-at-day": number, "said-at-month": month, "said-at-year": year}
    said = {f"said-{code}": answer for code, answer in RAISED.items()}
    head = {"number": new_number(), "place": "0", "called": "A boy called Horatio"}
    return {
        **head,
        "about": "person",
        **said,
        **at,
        "said-at-time": clock,
        "said-changed": ["mood"],
        **more,
    }


def test_red_is_raised_about_a_pupil_by_name_alone(at: At, account: Account) -> None:
    client = at("NED")
    assert "Raise a school concern" in words(client.get("/cases/"))
    alone = client.post("/cases/begin/school/", sent())
    assert alone.status_code == 422
    assert "who could act hears of it" in words(alone)
    answer = client.post("/cases/begin/school/", sent(tell=["NBC"]))
    assert answer.status_code == 302, words(answer)
    row = Case.objects.get()
    assert (row.pathway, row.about, row.about_id) == ("school", About.PERSON, "")
    red = row.clocks.get(code="red")
    assert (red.state, red.due - red.started) == ("running", timedelta(hours=1))
    page = client.get("/search/", {"q": "horatio"})
    assert row.number in page.content.decode()
