"""A demonstration has an account a role, police, a night desk and an outsider, made once."""

import pytest

from wayhome.governance.roles import ROLES
from wayhome.lexicon.agencies import read_register
from wayhome.lexicon.errors import NotSetUp
from wayhome.workspace.accounts.demonstration import demonstration_accounts
from wayhome.workspace.accounts.models import User

pytestmark = pytest.mark.django_db


def test_everybody_who_works_with_a_found_child_has_an_account(client, home) -> None:
    register = read_register(home / "agencies.csv")
    made = demonstration_accounts(register)
    assert demonstration_accounts(register) == made, "made once"
    assert len(made) == len(ROLES) + 3
    assert {account.role for account in made} == {role.title for role in ROLES}
    agencies = dict(User.objects.values_list("email", "agency"))
    assert agencies["police@demo.invalid"] == "NBP", "the force of the home council's area"
    assert agencies["home-duty-worker@demo.invalid"] == "NBC"
    assert agencies["duty-worker@demo.invalid"] == "EMC", "where a child is found"
    outsider = User.objects.get(email="outsider@demo.invalid")
    insider = User.objects.get(email="practitioner@demo.invalid")
    assert outsider.agency != insider.agency
    assert "outsider@demo.invalid" in client.get("/sign-in/").content.decode()
    given = {"email": insider.email, "password": made[0].password}
    assert client.post("/sign-in/", given).status_code == 302


def test_a_register_of_one_agency_is_enough(home) -> None:
    register = read_register(home / "agencies.csv")
    assert {one.agency for one in demonstration_accounts({"EMH": register["EMH"]})} == {
        "Eastmarsh Health Trust"
    }


def test_without_a_register_there_is_nobody_to_belong_to(home) -> None:
    with pytest.raises(NotSetUp, match="register of agencies is empty"):
        demonstration_accounts({})


def test_a_service_prints_no_accounts(client, home, settings) -> None:
    demonstration_accounts(read_register(home / "agencies.csv"))
    settings.DEMO = False
    assert "demo.invalid" not in client.get("/sign-in/").content.decode()
