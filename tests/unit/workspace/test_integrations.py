"""The page of integrations: an administrator lets systems of their own agency in and says where
word is sent; a token or a secret is shown once."""

import json
import re
from collections.abc import Callable
from ipaddress import ip_network
from pathlib import Path

import pytest
from django.test import Client

from wayhome.governance.scopes import Scope
from wayhome.lexicon.errors import BadUsage
from wayhome.workspace.accounts.models import Token, User
from wayhome.workspace.accounts.tokens import hashed
from wayhome.workspace.actions import accounts, hooks, integrations
from wayhome.workspace.api.hooks.signing import told_secret
from wayhome.workspace.api.models import Hook, Integration
from wayhome.workspace.trail.models import AuditEvent

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("home")]
Account = Callable[..., User]
PASSWORD = "quiet harbour lantern"
MADE = {"name": "Custody records", "purpose": "found_child", "scopes": ["found:write"]}
TOKEN = re.compile(r"wayhome_[\w-]{43}")


@pytest.fixture
def administrator(account: Account, client: Client) -> User:
    user = account("administrator", "NBC")
    client.force_login(user)
    return user


def made(by: User, name: str = "Records") -> Integration:
    return integrations.make(
        name=name, purpose="case", scopes=[Scope.KNOWN_TO], token=f"token of {name}", by=by
    )


def test_a_token_is_shown_once_and_speaks_for_one_purpose(
    administrator: User, client: Client
) -> None:
    page = client.post("/integrations/new/", MADE).content.decode()
    (token,) = set(TOKEN.findall(page))
    held = Integration.objects.get()
    assert Token.objects.get().hashed == hashed(token)
    assert (held.purpose, held.scopes) == ("found_child", ["found:write"])
    assert (held.account.agency, held.account.name) == ("NBC", "Custody records")
    assert not held.account.check_password("")
    for address in ("/integrations/", f"/integrations/{held.pk}/"):
        again = client.get(address).content.decode()
        assert "Custody records" in again
        assert not TOKEN.search(again)
    newer = client.post(f"/integrations/{held.pk}/token/").content.decode()
    assert set(TOKEN.findall(newer)) != {token}
    client.post(f"/integrations/{held.pk}/end/")
    assert "This integration has ended" in client.get(f"/integrations/{held.pk}/").content.decode()
    events = AuditEvent.objects.filter(act="manage integrations", what="write").order_by("number")
    reasons = ["make integration", "give integration a token", "end integration"]
    assert list(events.values_list("reason", flat=True)) == reasons
    assert token not in json.dumps(list(AuditEvent.objects.values()), default=str)


def test_what_is_missing_is_said(administrator: User, client: Client) -> None:
    answer = client.post("/integrations/new/", {"purpose": "rights"})
    said = answer.content.decode()
    assert answer.status_code == 422
    assert "Write a name by which you know it again." in said
    assert "Choose one or more." in said
    assert "This is not one of those on offer" in said or "Choose what it is for." in said
    assert not Integration.objects.exists()


def test_what_belongs_to_another_agency_is_not_there(
    administrator: User, client: Client, account: Account
) -> None:
    other = account("administrator", "EMC")
    theirs = made(other, "Their records")
    hook = hooks.make(name="Theirs", address="https://a.example/", kinds=["action.done"], by=other)
    page = client.get("/integrations/").content.decode()
    assert "Their records" not in page
    assert "Theirs" not in page
    assert client.get(f"/integrations/{theirs.pk}/").status_code == 404
    assert client.get(f"/webhooks/{hook.pk}/").status_code == 404
    for address in (f"/integrations/{theirs.pk}/end/", f"/webhooks/{hook.pk}/end/"):
        assert client.post(address).status_code == 400
    assert User.objects.get(pk=theirs.pk).is_active
    assert Hook.objects.get().ended_at is None


def test_nobody_else_opens_the_page(client: Client, account: Account) -> None:
    client.force_login(account("practitioner"))
    assert client.get("/integrations/").status_code == 403


def test_a_secret_is_shown_once(administrator: User, client: Client, settings) -> None:
    settings.HOOK_NETWORKS = [ip_network("127.0.0.0/8")]
    sent = {"name": "Case records", "address": "https://127.0.0.1/in", "kinds": ["action.done"]}
    page = client.post("/webhooks/new/", sent).content.decode()
    hook = Hook.objects.get()
    assert told_secret(hook) in page
    assert "whsec_" not in client.get(f"/webhooks/{hook.pk}/").content.decode()
    newer = client.post(f"/webhooks/{hook.pk}/secret/").content.decode()
    assert told_secret(Hook.objects.get()) in newer
    assert told_secret(hook) not in newer
    client.post(f"/webhooks/{hook.pk}/off/")
    assert "Switched off" in client.get("/integrations/").content.decode()
    assert client.post(f"/webhooks/{hook.pk}/sideways/").status_code == 404
    client.post(f"/webhooks/{hook.pk}/end/")
    assert client.get(f"/webhooks/{hook.pk}/").status_code == 404


@pytest.mark.parametrize("address", ["https://10.0.0.1/", "https://[::1]/", "https://0x7f.1/"])
def test_an_address_inside_a_network_is_not_taken(
    administrator: User, client: Client, address: str
) -> None:
    sent = {"name": "Case records", "address": address, "kinds": ["action.done"]}
    answer = client.post("/webhooks/new/", sent)
    assert answer.status_code == 422
    assert "not on the open internet" in answer.content.decode()
    assert "10.0.0.1</" not in answer.content.decode()
    assert not Hook.objects.exists()


def test_an_integration_signs_in_nowhere(administrator: User, home: Path) -> None:
    held = made(administrator)
    guess = {"email": held.account.email, "password": "quiet harbour lantern"}
    assert Client().post("/sign-in/", guess).status_code == 422


def test_its_account_is_nobodys(administrator: User, client: Client) -> None:
    """Not to be given a password, moved to another agency or opened again as if it were
    somebody's, nor offered where a person is chosen."""
    held = made(administrator, "Records that are nobody")
    with pytest.raises(BadUsage, match="looked after on the page Integrations"):
        accounts.set_password(account_id=held.pk, password=PASSWORD, by=administrator)
    moved = {"email": "r@example.org", "name": "R", "agency": "EMC", "role": "practitioner"}
    with pytest.raises(BadUsage, match="looked after on the page Integrations"):
        accounts.change_account(account_id=held.pk, **moved, by=administrator)
    integrations.end(integration=held.pk, by=administrator)
    with pytest.raises(BadUsage, match="looked after on the page Integrations"):
        accounts.reopen_account(account_id=held.pk, by=administrator)
    assert "Records that are nobody" not in client.get("/accounts/").content.decode()
    assert held.account not in User.objects.people()
