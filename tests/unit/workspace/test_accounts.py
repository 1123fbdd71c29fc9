"""Accounts as an administrator looks after them: one-time passwords, locks, and nobody shut out."""

import re
from html import unescape

import pytest
from django.conf import settings as configured

from wayhome.governance.roles import Act
from wayhome.lexicon.errors import BadUsage
from wayhome.workspace.accounts.models import User
from wayhome.workspace.accounts.one_time import one_time_password
from wayhome.workspace.actions import accounts as actions
from wayhome.workspace.trail.models import AuditEvent

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("home")]
PASSWORD, OWN = "quiet harbour lantern", "seven green kettles"
HANDED = re.compile(r'<span class="wh-code">([a-z0-9-]{19})</span>')
NEW = {"name": "New Person", "email": "new@example.org", "agency": "EMC", "role": "duty_worker"}


@pytest.fixture
def administrator(client, account) -> User:
    user = account("administrator")
    client.force_login(user)
    return user


def text(answer) -> str:
    return unescape(answer.content.decode())


def last() -> AuditEvent:
    return AuditEvent.objects.order_by("-number").first()


def sign_in(client, email: str, password: str):
    client.logout()
    return client.post("/sign-in/", {"email": email, "password": password})


def test_a_new_account_has_a_one_time_password_and_no_role_by_chance(client, administrator) -> None:
    page = text(client.get("/accounts/new/"))
    assert '<option value="" selected>Choose an agency</option>' in page
    assert '<option value="" selected>Choose a role</option>' in page
    answer = client.post("/accounts/new/", NEW)
    assert "New Person's account is open" in text(answer)
    handed = HANDED.search(text(answer)).group(1)
    opened = User.objects.get(email="new@example.org")
    assert (opened.agency, opened.role, opened.is_demonstration) == ("EMC", "duty_worker", False)
    assert opened.check_password(handed)
    assert opened.one_time
    assert handed not in str(list(AuditEvent.objects.values()))


def test_whoever_signs_in_with_a_one_time_password_chooses_their_own_first(client, account) -> None:
    user, handed = account(), one_time_password()
    actions.set_password(account_id=user.pk, password=handed, by=account("administrator"))
    assert last().reason == "set one-time password"
    sign_in(client, user.email, handed)
    assert client.get("/search/")["Location"] == "/password/"
    page = client.get("/password/")
    assert "Choose a password of your own" in text(page)
    again = {"present": handed, "new": handed, "again": handed}
    assert "Choose another" in text(client.post("/password/", again))
    changed = client.post("/password/", {"present": handed, "new": OWN, "again": OWN})
    assert changed["Location"] == "/"
    assert client.get("/accounts/").status_code == 403  # past the gate of passwords, to the role's
    user.refresh_from_db()
    assert (user.one_time, last().act) == (False, Act.MANAGE_ACCOUNTS)


def test_an_administrator_gives_a_new_password_and_old_sessions_end(
    client, account, administrator
) -> None:
    user = account()
    actions.refuse_sign_in(account=user, why="wrong password", by=None)
    answer = client.post(f"/accounts/{user.pk}/password/")
    handed = HANDED.search(text(answer)).group(1)
    assert (last().reason, last().about) == ("set one-time password", str(user.pk))
    user.refresh_from_db()
    assert user.check_password(handed)
    assert not user.check_password(PASSWORD)
    assert user.failures == 0


def test_nobody_hands_themselves_a_one_time_password(client, administrator) -> None:
    before = AuditEvent.objects.filter(reason__contains="password").count()
    answer = client.post(f"/accounts/{administrator.pk}/password/")
    assert answer.status_code == 400
    assert "Change your own password" in text(answer)
    assert AuditEvent.objects.filter(reason__contains="password").count() == before


def test_an_administrator_lifts_a_lock(client, account, administrator) -> None:
    user = account()
    for _ in range(configured.LOCKOUT_AFTER):
        actions.refuse_sign_in(account=user, why="wrong password", by=None)
    assert "Lift the lock" in text(client.get(f"/accounts/{user.pk}/"))
    answer = client.post(f"/accounts/{user.pk}/unlock/", follow=True)
    assert "can sign in again" in text(answer)
    assert "Lift the lock" not in text(answer)
    assert (last().what, AuditEvent.objects.filter(reason="lift lock").count()) == ("look", 1)
    assert sign_in(client, user.email, PASSWORD).status_code == 302


def test_what_was_done_is_said(client, account, administrator) -> None:
    user = account()
    closed = client.post(f"/accounts/{user.pk}/close/", follow=True)
    assert f"{user.name}'s account is closed" in text(closed)
    opened = client.post(f"/accounts/{user.pk}/reopen/", follow=True)
    assert f"{user.name}'s account is open again" in text(opened)
    given = {"name": "Sam Reed", "email": user.email, "agency": "EMC", "role": "analyst"}
    saved = client.post(f"/accounts/{user.pk}/", given, follow=True)
    assert "Sam Reed's account is changed" in text(saved)


def test_a_changed_password_is_said(client, account) -> None:
    user = account("strategic_lead")
    client.force_login(user)
    answer = client.post("/password/", {"present": PASSWORD, "new": OWN, "again": OWN}, follow=True)
    assert "Your password is changed" in text(answer)


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", ["Sam administrator", "Sam analyst", "Sam practitioner"]),
        ("?q=analyst", ["Sam analyst"]),
        ("?q=PRACTITIONER.EMC", ["Sam practitioner"]),
        ("?agency=EMC", ["Sam practitioner"]),
        ("?role=analyst", ["Sam analyst"]),
        ("?state=closed", ["Sam analyst"]),
        ("?state=open&agency=NBC", ["Sam administrator"]),
        ("?agency=NOWHERE&state=odd", ["Sam administrator", "Sam analyst", "Sam practitioner"]),
    ],
)
def test_the_list_is_narrowed_in_the_address_bar(
    client, account, administrator, query: str, found: list[str]
) -> None:
    account("practitioner", "EMC")
    actions.close_account(account_id=account("analyst").pk, by=administrator)
    page = text(client.get(f"/accounts/{query}"))
    assert re.findall(r'/accounts/\d+/">([^<]+)</a>', page) == found
    assert "Eastmarsh Constabulary" in page


def test_a_long_list_has_pages(client, account, administrator) -> None:
    for number in range(60):
        account(number=number)
    assert "Page 1 of 2" in text(client.get("/accounts/"))
    assert "Page 2 of 2" in text(client.get("/accounts/?page=2"))


def test_a_one_time_password_is_long_and_never_the_same() -> None:
    made = {one_time_password() for _ in range(200)}
    assert len(made) == 200
    assert all(re.fullmatch(r"(?:[a-hjkmnp-z2-9]{4}-){3}[a-hjkmnp-z2-9]{4}", one) for one in made)


def test_an_account_opened_from_the_command_line_is_on_the_trail(account) -> None:
    actions.set_password(account_id=account().pk, password=one_time_password(), by=None)
    assert (last().actor, last().reason) == ("", "set one-time password")


def test_nobody_lifts_their_own_lock(account) -> None:
    user = account("administrator")
    with pytest.raises(BadUsage, match="your own"):
        actions.lift_lock(account_id=user.pk, by=user)
