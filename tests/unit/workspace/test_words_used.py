"""The words used here: for every role, before anything is built, and nothing of anybody."""

import pytest

from wayhome.governance.roles import ROLES
from wayhome.lexicon.glossary import glossary

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("role", [role.code for role in ROLES])
def test_every_role_reads_them_before_the_first_build(client, account, role: str) -> None:
    client.force_login(account(role))
    page = client.get("/words/")
    assert page.status_code == 200
    assert page.content.decode().count("<dt>") == len(glossary())


def test_the_foot_of_a_page_leads_there_once_somebody_is_signed_in(client, account) -> None:
    assert "Words used here" not in client.get("/sign-in/").content.decode()
    client.force_login(account("administrator"))
    assert 'href="/words/"' in client.get("/password/").content.decode()
