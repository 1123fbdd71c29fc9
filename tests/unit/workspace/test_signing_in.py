"""Signing in: one sentence for every failure, short locks, everything on the trail."""

import re
from datetime import timedelta

import pytest
from django.conf import settings as configured
from django.contrib.auth.hashers import identify_hasher
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session
from django.core.exceptions import ValidationError
from django.utils import timezone

from wayhome.lexicon.errors import BadUsage
from wayhome.workspace.accounts.models import User, WrongPasswords
from wayhome.workspace.accounts.networks import network_of
from wayhome.workspace.accounts.sessions import BEGAN
from wayhome.workspace.accounts.views import NETWORK_LOCKED, NOT_LET_IN
from wayhome.workspace.actions import accounts as actions
from wayhome.workspace.config import settings as service
from wayhome.workspace.trail.models import AuditEvent

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("home")]
PASSWORD = "quiet harbour lantern"


def attempt(client, email: str, password: str = PASSWORD, *, at: str = "127.0.0.1", **more: str):
    given = {"email": email, "password": password, **more}
    return client.post("/sign-in/", given, REMOTE_ADDR=at)


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
    assert all(NOT_LET_IN in a.content.decode() for a in answers)
    assert last().what == "refused"
    assert "nobody@example.org" not in str(list(AuditEvent.objects.values()))


def test_five_wrong_passwords_lock_for_a_while(client, account) -> None:
    user = account()
    for _ in range(configured.LOCKOUT_AFTER):
        attempt(client, user.email, "wrong")
    assert last().reason == "wrong password; now locked"
    assert attempt(client, user.email).status_code == 422
    assert last().reason == "locked"
    User.objects.update(locked_until=timezone.now() - timedelta(seconds=1))
    assert attempt(client, user.email).status_code == 302


def test_a_lock_does_not_tell_that_there_is_an_account(client, account, monkeypatch) -> None:
    user, hashed = account(), []
    checked = User.check_password
    monkeypatch.setattr(User, "check_password", lambda u, p: hashed.append(p) or checked(u, p))
    monkeypatch.setattr("wayhome.workspace.accounts.views.make_password", hashed.append)
    tries = configured.LOCKOUT_AFTER + 2
    with_account = [shown(attempt(client, user.email, "wrong")) for _ in range(tries)]
    without = [shown(attempt(client, "nobody@example.org", "wrong")) for _ in range(tries)]
    assert [page.replace(user.email, "") for page in with_account] == [
        page.replace("nobody@example.org", "") for page in without
    ]
    assert len(hashed) == 2 * tries  # every answer takes the time of one check


def shown(answer) -> str:
    """A page without the token of its form, which is another each time."""
    return re.sub(r'(csrfmiddlewaretoken" value=")[^"]+', r"\1", answer.content.decode())


NETWORK = "203.0.113.7"


def test_wrong_passwords_of_one_network_lock_it_for_a_while(client, account, settings) -> None:
    user = account()
    settings.NETWORK_LOCKOUT_AFTER = 3
    for number in range(3):
        attempt(client, f"guess{number}@example.org", "wrong", at=NETWORK)
    assert last().reason == "no open account; network now locked"
    answer = attempt(client, user.email, at=NETWORK)
    assert NETWORK_LOCKED in answer.content.decode()
    event = last()
    assert (event.what, event.act, event.reason) == ("refused", "sign in", "network locked")
    assert len(event.details["network"]) == 12
    assert NETWORK not in str(list(AuditEvent.objects.values()))
    assert NETWORK not in str(list(WrongPasswords.objects.values()))
    assert attempt(client, user.email, at="198.51.100.1").status_code == 302
    WrongPasswords.objects.update(since=timezone.now() - configured.LOCKOUT_FOR)
    assert attempt(client, user.email, at=NETWORK).status_code == 302


def test_networks_are_forgotten(client, settings) -> None:
    attempt(client, "nobody@example.org", "wrong", at=NETWORK)
    WrongPasswords.objects.update(since=timezone.now() - configured.LOCKOUT_FOR)
    attempt(client, "nobody@example.org", "wrong", at="198.51.100.1")
    assert WrongPasswords.objects.get().tries == 1


@pytest.mark.parametrize(
    ("remote", "forwarded", "network"),
    [
        ("203.0.113.7", "", "203.0.113.7"),
        ("203.0.113.7", "198.51.100.9", "203.0.113.7"),  # anybody can write that header
        ("127.0.0.1", "203.0.113.7", "203.0.113.7"),
        ("127.0.0.1", "198.51.100.9, 203.0.113.7", "203.0.113.7"),
        ("", "203.0.113.7", "203.0.113.7"),  # a proxy that speaks through a socket file
        ("127.0.0.1", "203.0.113.7, 10.0.0.2", "203.0.113.7"),  # a second proxy of ours
        ("::ffff:203.0.113.7", "", "203.0.113.7"),
        ("2001:db8:1:2:3:4:5:6", "", "2001:db8:1:2::/64"),
        ("127.0.0.1", "", ""),  # a proxy that says nothing must not lock everybody out
        ("127.0.0.1", "unknown", ""),
    ],
)
def test_whose_network_it_is(remote, forwarded, network, settings) -> None:
    settings.PROXIES = ["127.0.0.1", "::1", "10.0.0.2"]
    assert network_of(remote, forwarded) == network


def test_a_right_password_forgets_the_wrong_ones(client, account) -> None:
    user = account()
    attempt(client, user.email, "wrong")
    attempt(client, user.email)
    user.refresh_from_db()
    assert user.failures == 0


def test_signing_in_clears_sessions_that_have_ended(client, account) -> None:
    ended = SessionStore()
    ended.set_expiry(timezone.now() - timedelta(minutes=1))
    ended.save()
    attempt(client, account().email)
    assert not Session.objects.filter(pk=ended.session_key).exists()
    assert Session.objects.filter(pk=client.session.session_key).exists()


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


def test_a_well_known_password_is_not_taken(client, account) -> None:
    attempt(client, account().email)
    given = {"present": PASSWORD, "new": "password1234", "again": "password1234"}
    assert client.post("/password/", given).status_code == 422
