"""`wayhome accounts` opens the first account of an installation and lets somebody in again."""

import re

import pytest
from typer.testing import CliRunner

from wayhome.cli.accounts import accounts
from wayhome.lexicon.errors import BadUsage
from wayhome.workspace.accounts.models import User
from wayhome.workspace.trail.models import AuditEvent

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("home")]
FIRST = ["open", "Ada.Reed@example.org", "--role", "administrator", "--agency", "NBC"]
PRINTED = re.compile(r"^  ([a-z0-9-]{19})$", re.MULTILINE)


def run(*words: str, typed: str = ""):
    return CliRunner().invoke(accounts, list(words), input=typed)


def last() -> AuditEvent:
    return AuditEvent.objects.order_by("-number").first()


def test_the_first_administrator_has_a_password_printed_once() -> None:
    done = run(*FIRST)
    assert done.exit_code == 0, done.exception
    opened = User.objects.get(email="ada.reed@example.org")
    assert (opened.name, opened.agency, opened.role) == ("Ada Reed", "NBC", "administrator")
    assert (opened.one_time, opened.is_demonstration) == (True, False)
    assert opened.check_password(PRINTED.search(done.output).group(1))
    assert (last().reason, last().actor) == ("open account", "")


def test_a_password_that_is_asked_for_is_one_s_own() -> None:
    typed = "quiet harbour lantern\n" * 2
    done = run(*FIRST, "--name", "Ada Reed-Marsh", "--ask", typed=typed)
    assert done.exit_code == 0, done.exception
    opened = User.objects.get()
    assert (opened.name, opened.one_time) == ("Ada Reed-Marsh", False)
    assert opened.check_password("quiet harbour lantern")
    assert "quiet harbour" not in done.output


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ([*FIRST[:-1], "XYZ"], "No agency has the code XYZ. wayhome agencies lists them."),
        ([*FIRST[:3], "ruler", *FIRST[4:]], "No role is called ruler. There are: practitioner,"),
        (["open", "ada", *FIRST[2:]], "Write an e-mail address, such as name@example.gov.uk."),
    ],
)
def test_what_cannot_be_meant_is_said(words: list[str], said: str) -> None:
    with pytest.raises(BadUsage, match=re.escape(said)):
        raise run(*words).exception
    assert not User.objects.exists()


def test_a_weak_password_is_refused_in_a_sentence() -> None:
    with pytest.raises(BadUsage, match="at least 12 characters"):
        raise run(*FIRST, "--ask", typed="short\nshort\n").exception


def test_an_address_has_one_account() -> None:
    run(*FIRST)
    with pytest.raises(BadUsage, match="Another account has this address"):
        raise run(*FIRST).exception


def test_an_administrator_who_forgot_is_let_in_again() -> None:
    run(*FIRST)
    done = run("password", "ada.reed@example.org")
    assert done.exit_code == 0, done.exception
    assert User.objects.get().check_password(PRINTED.search(done.output).group(1))
    assert (last().reason, last().actor) == ("set one-time password", "")
    with pytest.raises(BadUsage, match="No account has the address"):
        raise run("password", "nobody@example.org").exception
