"""Signing in: one sentence for every failure, a short lock, everything on the trail."""

from datetime import timedelta

import pytest
from django.conf import settings as configured
from django.contrib.auth.hashers import identify_hasher
from django.core.exceptions import ValidationError
from django.utils import timezone

from wayhome.lexicon.errors import BadUsage
from wayhome.workspace.accounts.models import User
from wayhome.workspace.accounts.sessions import BEGAN
from wayhome.workspace.accounts.views import LOCKED, NOT_LET_IN
from wayhome.workspace.actions import accounts as actions
from wayhome.workspace.config import settings as service
from wayhome.workspace.trail.models import AuditEvent

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("home")]
PASSWORD = "quiet harbour lantern"


def attempt(client, email: str, password: str = PASSWORD, **more: str):
    return client.post("/sign-in/", {"email": email, "password": password, **more})


def last() -> AuditEvent:
    return AuditEvent.objects.order_by("-number").first()


def test_signing_in_and_out(client, account) -> None:
    user = account()
    before = AuditEvent.objects.count()
    response = attempt(client, user.email.upper(), next="/deliveries/")
    assert response["Location"] == "/deliveries/"
    assert (last().act, last().actor) == ("sign in", str(user.pk))
    client.post("/sign-out/")
    assert last().act == "sign out"
    assert AuditEvent.objects.count() == before + 2
    assert "_auth_user_id" not in client.session


def test_passwords_are_argon2(account, settings) -> None:
    settings.PASSWORD_HASHERS = service.PASSWORD_HASHERS
    assert identify_hasher(account().password).algorithm == "argon2"


@pytest.mark.parametrize("elsewhere", ["https://example.org/", "//example.org", "javascript:x"])
def test_onward_is_never_another_site(client, account, elsewhere) -> None:
    response = attempt(client, account().email, next=elsewhere)
    assert response["Location"] == "/"


def test_every_failure_reads_the_same(client, account) -> None:
    user = account()
    administrator = account("administrator")
    actions.close_account(account_id=user.pk, by=administrator)
    answers = [
        attempt(client, user.email),
        attempt(client, "nobody@example.org"),
        attempt(client, administrator.email, "wrong"),
    ]
    assert {a.status_code for a in answers} == {422}
    assert {str(a.context["form"].non_field_errors()[0]) for a in answers if a.context} <= {
        NOT_LET_IN
    }
    assert all(NOT_LET_IN in a.content.decode() for a in answers)
    assert last().what == "refused"
    assert "nobody@example.org" not in str(list(AuditEvent.objects.values()))


def test_five_wrong_passwords_lock_for_a_while(client, account) -> None:
    user = account()
    for _ in range(configured.LOCKOUT_AFTER):
        attempt(client, user.email, "wrong")
    assert last().reason == "wrong password; now locked"
    assert LOCKED in attempt(client, user.email).content.decode()
    User.objects.update(locked_until=timezone.now() - timedelta(seconds=1))
    assert attempt(client, user.email).status_code == 302


def test_a_right_password_forgets_the_wrong_ones(client, account) -> None:
    user = account()
    attempt(client, user.email, "wrong")
    attempt(client, user.email)
    user.refresh_from_db()
    assert user.failures == 0


def test_a_long_shift_signs_out(client, account) -> None:
    attempt(client, account("administrator").email)
    assert client.get("/accounts/").status_code == 200
    session = client.session
    session[BEGAN] = (timezone.now() - timedelta(hours=13)).timestamp()
    session.save()
    assert client.get("/accounts/").status_code == 302


def test_an_idle_hour_signs_out_and_work_does_not(client, account, monkeypatch) -> None:
    attempt(client, account("administrator").email)
    began = timezone.now()
    for minutes in range(0, 180, 30):
        monkeypatch.setattr(timezone, "now", lambda m=minutes: began + timedelta(minutes=m))
        assert client.get("/accounts/").status_code == 200, f"after {minutes} minutes of work"
    monkeypatch.setattr(timezone, "now", lambda: began + timedelta(minutes=150 + 61))
    assert client.get("/accounts/").status_code == 302


def test_a_closed_account_is_out_at_once(client, account) -> None:
    user, other = account("administrator"), account("administrator", number=2)
    attempt(client, user.email)
    actions.close_account(account_id=user.pk, by=other)
    assert client.get("/accounts/").status_code == 302


def test_pages_of_people_signed_in_are_not_kept_by_the_browser(client, account) -> None:
    attempt(client, account("administrator").email)
    assert client.get("/accounts/")["Cache-Control"] == "no-store"


def test_nobody_changes_their_own_rights(account) -> None:
    user = account("administrator")
    with pytest.raises(BadUsage, match="own role"):
        actions.change_account(
            account_id=user.pk,
            email=user.email,
            name=user.name,
            agency="NBC",
            role="practitioner",
            by=user,
        )
    with pytest.raises(BadUsage, match="your own account"):
        actions.close_account(account_id=user.pk, by=user)


def test_a_role_that_is_not_on_the_list_cannot_be_held(account) -> None:
    with pytest.raises(ValidationError):
        account("ruler")


def test_an_administrator_opens_an_account_with_a_decent_password(client, account) -> None:
    attempt(client, account("administrator").email)
    given = {
        "email": "New.Person@example.org",
        "name": "New Person",
        "agency": "EMC",
        "role": "duty_worker",
        "password": "password1234",
    }
    assert client.post("/accounts/new/", given).status_code == 422
    assert client.post("/accounts/new/", {**given, "password": PASSWORD}).status_code == 302
    opened = User.objects.get(email="new.person@example.org")
    assert (opened.agency, opened.role, opened.is_demonstration) == ("EMC", "duty_worker", False)
