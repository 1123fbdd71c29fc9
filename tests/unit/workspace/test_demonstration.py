"""A demonstration has one account a role and an outsider, made once and able to sign in."""

import pytest

from wayhome.governance.roles import ROLES
from wayhome.lexicon.agencies import read_register
from wayhome.lexicon.errors import NotSetUp
from wayhome.workspace.accounts.demonstration import demonstration_accounts
from wayhome.workspace.accounts.models import User

pytestmark = pytest.mark.django_db


def test_one_a_role_and_an_outsider(client, home) -> None:
    register = read_register(home / "agencies.csv")
    made = demonstration_accounts(register)
    assert demonstration_accounts(register) == made, "made once"
    assert len(made) == len(ROLES) + 1
    assert {account.role for account in made} == {role.title for role in ROLES}
    outsider = User.objects.get(email="outsider@demo.invalid")
    insider = User.objects.get(email="practitioner@demo.invalid")
    assert outsider.agency != insider.agency
    assert "outsider@demo.invalid" in client.get("/sign-in/").content.decode()
    given = {"email": insider.email, "password": made[0].password}
    assert client.post("/sign-in/", given).status_code == 302


def test_without_a_register_there_is_nobody_to_belong_to(home) -> None:
    with pytest.raises(NotSetUp, match="register of agencies is empty"):
        demonstration_accounts({})


def test_a_service_prints_no_accounts(client, home, settings) -> None:
    demonstration_accounts(read_register(home / "agencies.csv"))
    settings.DEMO = False
    assert "demo.invalid" not in client.get("/sign-in/").content.decode()
