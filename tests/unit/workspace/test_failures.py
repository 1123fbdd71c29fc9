"""What goes wrong is said in one sentence: what, and what to do; forms in the order of the page."""

import re
from html import unescape

import pytest
from django import forms
from django.test import Client

from wayhome.governance.purposes import purposes_for
from wayhome.workspace.accounts.forms import Account, NewPassword, SignIn
from wayhome.workspace.accounts.models import User
from wayhome.workspace.gate.forms import BreakGlass, ReviewGlass, StatePurpose

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("home")]
PASSWORD = "quiet harbour lantern"
THEIRS = re.compile(r"This field is required|Enter a valid|Select a valid|Ensure this value")


def heading(answer) -> str:
    return unescape(re.search(r"<h1[^>]*>(.*?)</h1>", answer.content.decode(), re.DOTALL).group(1))


@pytest.mark.parametrize(
    ("form", "wrong"),
    [
        (SignIn, {"email": "no address", "password": ""}),
        (Account, {}),
        (Account, {"name": "A", "email": "no address", "agency": "XYZ", "role": "ruler"}),
        (Account, {"name": "A" * 200, "email": f"{'a' * 250}@example.org"}),
        (lambda data: NewPassword(User(), data), {}),
        (lambda data: StatePurpose(purposes_for("practitioner"), data), {}),
        (
            lambda data: StatePurpose(purposes_for("practitioner"), data),
            {"purpose": "odd", "words": "a" * 500},
        ),
        (BreakGlass, {}),
        (BreakGlass, {"reason": "too short"}),
        (BreakGlass, {"reason": "too long" * 100}),
        (ReviewGlass, {}),
        (ReviewGlass, {"justified": "perhaps", "finding": "a" * 3000}),
    ],
)
def test_every_fault_of_a_form_says_what_to_write(form, wrong) -> None:
    found: forms.Form = form(wrong)
    assert not found.is_valid()
    faults = [str(fault) for faults in found.errors.values() for fault in faults]
    assert [fault for fault in faults if THEIRS.search(fault)] == []
    assert all(fault.endswith(".") and fault[0].isupper() for fault in faults)


def test_faults_are_told_in_the_order_of_the_page(client, account) -> None:
    client.force_login(account("administrator"))
    page = client.post("/accounts/new/", {"name": ""}).content.decode()
    told = re.findall(r'<li><a href="#id_(\w+)">', page)
    asked = re.findall(r'<(?:input|select)[^>]* name="(name|email|agency|role)"', page)
    assert told == asked == ["name", "email", "agency", "role"]


def test_a_form_that_is_too_old_says_so_and_not_that_one_may_not(home) -> None:
    answer = Client(enforce_csrf_checks=True).post("/sign-in/", {"email": "a@example.org"})
    assert answer.status_code == 403
    assert heading(answer) == "This form was open too long"
    assert "You cannot open this" not in answer.content.decode()


def test_a_role_that_may_not_reads_as_a_sentence(client, account) -> None:
    client.force_login(account("practitioner"))
    answer = client.get("/audit/")
    assert answer.status_code == 403
    assert "Your role, practitioner, does not let you see the trail." in answer.content.decode()


def test_nobody_there_is_not_found_whoever_asks(client, account, holders) -> None:
    client.force_login(account())
    answer = client.get("/people/P-0000-0000-0000/")
    assert answer.status_code == 404
    assert "nobody under this reference" in answer.content.decode()
