"""What one case holds is not typed again in another: a referral is filled by cases that each of its
agencies may read, and the plan for turning 18 by orders and by the referral."""

import re
from collections.abc import Callable

import pytest
from django.test import Client
from tests.spec.casework.referring import Told
from tests.unit.found.test_panel_pages import crisis, entered_case
from tests.unit.workspace.a_panel import ago, referral, say, today

from wayhome.casework.pathways import PATHWAYS
from wayhome.casework.referral.report import CHILD, REPORT
from wayhome.workspace.accounts.models import User
from wayhome.workspace.actions import cases as actions
from wayhome.workspace.cases.forms import new_case, new_number
from wayhome.workspace.cases.models import Case

Account = Callable[..., User]


@pytest.fixture
def by(account: Account) -> User:
    return account("NBC")


def begun(by: User, way: str, code: str, out_of: Case, tell: list[str], /, **said: str) -> Case:
    return actions.begin(
        case=new_case(), pathway=PATHWAYS[way], tell=tell, release="r", by=by,
        about=actions.Subject("Ria", out_of=out_of),
        saying=actions.Saying(new_number(), code, said, 0),
    )  # fmt: skip


def a_referral(by: User, out_of: Case, tell: list[str]) -> Case:
    first, second = Told().say(REPORT.code).say(CHILD.code).case.said
    row = begun(by, "referral", first.code, out_of, tell, **first.details)
    say(row, second.code, by, **second.details)
    return row


def form(client: Client, row: Case, code: str) -> str:
    return client.get(f"/cases/{row.pk}/say/{code}/").content.decode()


def test_a_referral_is_filled_by_the_crisis_response_with_where_it_stands(by: User, at) -> None:
    response = crisis(by, "Ria", tell=("NPD",))
    shared, wider = a_referral(by, response, ["NPD"]), a_referral(by, response, ["ECC"])
    page = form(entered_case(at("NBC"), shared, by), shared, "exploitation")
    assert re.search(r"Found on \d+ November 2026, Custody\.", page)
    assert f'href="/cases/{response.pk}/"' in page
    assert "a crisis response, “Found”, Northborough City Council" in text_of(page)
    other = form(entered_case(at("NBC"), wider, by), wider, "exploitation")
    assert "Custody." not in other, "Eastmarsh reads the referral and not the response"


def text_of(page: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page))


def test_turning_18_reads_the_orders_and_the_referral(by: User, at) -> None:
    response = crisis(by, "Ria")
    plan = begun(by, "turning18", "begun", response, [], at=ago(hours=1), born="2009-03-11",
                 sure="yes", worker="Lee, worker")  # fmt: skip
    client = entered_case(at("NBC"), plan, by)
    assert "Filled from" not in text_of(form(client, plan, "orders")), "nothing is no answer"
    order = begun(by, "order", "asked", plan, [], measure="police protection", applicant="NBC",
                  grounds="Away.", instead="Nothing.", view="Yes.", at=ago(hours=3))  # fmt: skip
    days = {"from": today(), "until": today(days=30), "review": today(days=9)}
    say(order, "made", by, at=ago(hours=2), by="A sergeant", served="At home.", **days)
    sent = referral(by)
    Case.objects.filter(pk=sent.pk).update(out_of=plan)
    page = form(client, plan, "orders")
    assert re.search(r"Police protection: made, until .* Northborough City Council leads", page)
    assert f'href="/cases/{order.pk}/"' in page
    page = form(client, plan, "referral")
    assert f'href="/cases/{sent.pk}/"' in page
    for name, value in (("made", "yes"), ("route", "panel"), ("stands", "first")):
        box = re.search(rf'<input[^>]*name="said-{name}"[^>]*value="{value}"[^>]*>', page)
        assert box, name
        assert "checked" in box[0], name


def test_what_is_filled_is_of_the_cases_that_whoever_writes_may_read(
    by: User, account: Account, at
) -> None:
    response = crisis(by, "Ria", tell=("NPD",))
    plan = begun(by, "turning18", "begun", response, ["NPD"], at=ago(hours=1), born="2009-03-11",
                 sure="yes", worker="Lee, worker")  # fmt: skip
    sent = referral(by)
    Case.objects.filter(pk=sent.pk).update(out_of=plan)
    page = form(entered_case(at("NPD"), plan, account("NPD")), plan, "referral")
    assert sent.pk not in page
    assert "Filled from" not in text_of(page)
