"""E-mail that something is new: it names nobody, it waits where a mail server is away, and it is
sent once."""

import fcntl
import re
import socket
import sys
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from django.utils import timezone
from tests.unit.workspace.test_cases import begun, say
from typer.testing import CliRunner

from wayhome.cli import app
from wayhome.cli.notify import _tried
from wayhome.lexicon.errors import BadUsage
from wayhome.lexicon.home import Home
from wayhome.workspace.accounts.models import User
from wayhome.workspace.actions import news as news_actions
from wayhome.workspace.actions.accounts import open_demonstration_account
from wayhome.workspace.config.mail import MailServer as Chosen
from wayhome.workspace.config.mail import chosen
from wayhome.workspace.news import mail, passing
from wayhome.workspace.news.models import Mailing, News
from wayhome.workspace.news.sending import Sent, send, wait
from wayhome.workspace.news.waiting import fares
from wayhome.workspace.trail.models import AuditEvent

sys.path.insert(0, str(Path(__file__).parent))  # the mail server is a module of these tests

from mail_server import MailServer, closed_port, mail_server

pytestmark = pytest.mark.django_db
Account = Callable[..., User]
SENDER = "wayhome@example.gov.uk"


@pytest.fixture
def home_worker(account: Account) -> User:
    return account("duty_worker", "NBC")


@pytest.fixture
def worker(account: Account, home_worker: User) -> User:
    return account("duty_worker", "EMC")


def at(settings, address: str | MailServer) -> None:
    given = address if isinstance(address, str) else address.address
    settings.MAIL = chosen(given, SENDER)


def test_a_message_names_nobody(worker: User, home_worker: User, settings, home: Path) -> None:
    settings.ALLOWED_HOSTS = ["wayhome.example.gov.uk"]
    settings.DEMO = False
    case = begun(worker)
    with mail_server() as server:
        at(settings, server)
        assert send() == Sent(taken=1)
    (raw,) = server.taken
    text = raw.decode("ascii")
    assert f"To: {home_worker.email}" in text
    assert f"  case {case.pk}\r\n" in text
    assert "https://wayhome.example.gov.uk/news/" in text
    body = text.replace(home_worker.email, "")
    for word in "Kai Sam NBC EMC Northborough crisis custody arrest began".split():
        assert word.casefold() not in body.casefold()
    assert socket.gethostname().casefold() not in body.casefold()
    assert "Auto-Submitted: auto-generated" in text


def test_one_message_about_all_that_is_new_and_once(
    worker: User, home_worker: User, settings
) -> None:
    numbers = {begun(worker).pk for _ in range(3)}
    with mail_server() as server:
        at(settings, server)
        assert send() == Sent(taken=1)
        assert send() == Sent()
    (raw,) = server.taken
    assert set(re.findall(r"C-[0-9A-Z-]{14}", raw.decode())) == numbers


def test_of_very_many_cases_it_says_how_many(worker: User, home_worker: User) -> None:
    news = [News(case_id=f"C-{n}") for n in range(mail.MOST + 3)]
    assert "  and 3 more\n" in mail.message(home_worker.email, SENDER, news).body


def test_a_message_waits_while_the_server_is_away(
    worker: User, home_worker: User, account: Account, settings, home: Path
) -> None:
    admin, now = account("administrator", "NBC"), timezone.now()
    case = begun(worker)
    at(settings, closed_port())
    assert send(now) == Sent(waits=1)
    told_home = {"council": "Northborough", "reached": "yes", "whom": "Jo"}
    assert say(case, "home told", worker, **told_home).place == 1
    told, others = fares(admin), fares(worker)
    assert (told.waits, told.why) == (1, ["it could not be reached, or broke off"])
    assert told.since == News.objects.get(account=home_worker).told_at
    assert (others.waits, others.manages) == (1, False)
    assert fares(account("strategic_lead", "NBC")).waits == 0
    with mail_server() as server:
        at(settings, server)
        assert send(now + timedelta(minutes=4)) == Sent(), "tried too soon"
        assert send(now + timedelta(minutes=5)) == Sent(taken=1)
    assert fares(admin).waits == 0


def test_each_time_it_waits_longer_and_never_for_ever() -> None:
    minutes = [wait(tries) / timedelta(minutes=1) for tries in (1, 2, 3, 7, 1000)]
    assert minutes == [5, 10, 20, 240, 240]


def test_an_address_that_is_refused_keeps_no_other_waiting(
    worker: User, home_worker: User, account: Account, settings, home: Path
) -> None:
    other = account("practitioner", "NBC")
    begun(worker)
    with mail_server(refuses=frozenset({home_worker.email.encode()})) as server:
        at(settings, server)
        assert send() == Sent(taken=1, waits=1)
    assert f"To: {other.email}" in server.taken[0].decode()
    (held,) = Mailing.objects.all()
    assert (held.account, held.fault, held.tries) == (home_worker, "address", 1)


def test_who_was_sent_a_message_before_the_server_broke_off_is_sent_none_again(
    worker: User, home_worker: User, account: Account, settings
) -> None:
    account("practitioner", "NBC")
    begun(worker)
    with mail_server(gives_up=1) as server:
        at(settings, server)
        assert send() == Sent(taken=1, waits=1)
    with mail_server() as again:
        at(settings, again)
        assert send(timezone.now() + timedelta(hours=1)) == Sent(taken=1)
    to = re.compile(rb"^To: .*$", re.MULTILINE)
    assert to.findall(server.taken[0]) != to.findall(again.taken[0])


def test_nothing_is_sent_in_clear_over_a_network(worker: User, home_worker: User, settings) -> None:
    begun(worker)
    with mail_server(host="127.0.0.2") as server:  # not one of the names of this machine
        at(settings, server)
        assert send() == Sent(waits=1)
        assert not [one for one in server.said if one.startswith((b"MAIL", b"RCPT", b"DATA"))]
    assert Mailing.objects.get().fault == "not offered"


def test_what_was_read_is_not_sent(worker: User, home_worker: User, settings) -> None:
    begun(worker)
    news_actions.read(by=home_worker)
    with mail_server() as server:
        at(settings, server)
        assert send() == Sent()


def test_whoever_wants_none_is_sent_none(worker: User, home_worker: User, settings) -> None:
    news_actions.choose_mail(wanted=False, by=home_worker)
    begun(worker)
    with mail_server() as server:
        at(settings, server)
        assert send() == Sent()
        news_actions.choose_mail(wanted=True, by=home_worker)
        assert send() == Sent(taken=1)


def test_the_address_of_a_demonstration_is_nobodys(worker: User, settings) -> None:
    User.objects.filter(agency="NBC").delete()
    open_demonstration_account(
        email="a@demo.invalid", name="Demo", agency="NBC", role="duty_worker",
        password="x" * 20, by=None,
    )  # fmt: skip
    begun(worker)
    with mail_server() as server:
        at(settings, server)
        assert send() == Sent()


def test_without_a_server_nothing_waits(
    worker: User, home_worker: User, account: Account, settings, home: Path
) -> None:
    settings.MAIL = None
    begun(worker)
    assert send() == Sent()
    assert not Mailing.objects.exists()
    told = fares(account("administrator", "NBC"))
    assert (told.waits, told.silent) == (0, False)


def test_the_trail_says_that_a_message_was_sent_and_not_to_whom(
    worker: User, home_worker: User, settings
) -> None:
    begun(worker)
    with mail_server() as server:
        at(settings, server)
        send()
    event = AuditEvent.objects.latest("number")
    assert (event.reason, event.actor, event.about) == ("send e-mail", "", "")
    assert event.details == {}


# A pass


def test_a_pass_tells_and_sends(
    worker: User, home_worker: User, account: Account, settings, home: Path
) -> None:
    admin = account("administrator", "NBC")
    begun(worker)
    with mail_server() as server:
        at(settings, server)
        assert fares(admin).silent, "a server is set, and no pass was ever made"
        done = CliRunner().invoke(app, ["notify"])
    assert done.exit_code == 0, done.exception
    assert "E-mails sent: 2. Waiting to be tried again: 0." in done.output
    assert re.search(r"Told as due or late: [1-9]", done.output)
    assert not fares(admin).silent
    assert len(server.taken) == 2


def test_one_pass_at_a_time(home: Path, capsys) -> None:
    with (home / passing.LOCK).open("w") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        with pytest.raises(BadUsage, match="Another pass is under way"):
            passing.notify(Home(home))
        _tried()  # one of many: it says so, and the next is made
    assert "Another pass is under way" in capsys.readouterr().err


# Settings


@pytest.mark.parametrize(
    ("address", "host", "port", "begun", "whole"),
    [
        ("smtp://mail.example.gov.uk", "mail.example.gov.uk", 587, True, False),
        ("smtps://way:h%40me@mail.example.gov.uk", "mail.example.gov.uk", 465, False, True),
        ("smtp://localhost", "localhost", 25, False, False),
        ("smtp://mail.example.gov.uk:2525", "mail.example.gov.uk", 2525, True, False),
    ],
)
def test_a_server_is_one_setting(
    address: str, host: str, port: int, begun: bool, whole: bool
) -> None:
    found = chosen(address, SENDER)
    assert found
    assert (found.host, found.port, found.begun, found.whole) == (host, port, begun, whole)
    assert found.password in {"", "h@me"}
    assert "h@me" not in repr(found)


@pytest.mark.parametrize("address", ["mail.example.gov.uk", "http://x", "smtp://", "smtp://x:a"])
def test_what_is_no_server_is_said(address: str) -> None:
    with pytest.raises(BadUsage, match="WAYHOME_MAIL is not an address we know"):
        chosen(address, SENDER)


def test_who_sends_is_an_address() -> None:
    assert isinstance(chosen("smtp://localhost", SENDER), Chosen)
    assert chosen("", "") is None
    with pytest.raises(BadUsage, match="WAYHOME_MAIL_FROM is not an e-mail address"):
        chosen("smtp://localhost", "")
