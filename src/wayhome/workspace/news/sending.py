"""Sending what waits: at most one message to an account in a pass, over one connection.

    taken        noted, and nothing of it is sent again
    not taken    it waits and is tried again, each time after longer; the desk says so meanwhile

A server that is away, or refuses who sends, is no fault of an address: then all wait, and are tried
together. Keeps: a message waits until it is taken, read in the workspace, or no longer wanted; it
is never given up in silence.
"""

import smtplib
import ssl
from collections.abc import Iterable, Mapping
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.core.mail.backends.smtp import EmailBackend
from django.utils import timezone

from wayhome.workspace.accounts.models import User
from wayhome.workspace.actions.news import mail_waits, mailed
from wayhome.workspace.config.mail import MailServer
from wayhome.workspace.news.mail import message
from wayhome.workspace.news.models import Mailing, News
from wayhome.workspace.news.standing import to_mail

FIRST, LONGEST = timedelta(minutes=5), timedelta(hours=4)
PATIENCE = 20  # seconds that a server may say nothing
ADDRESS = "address"
# The first kind that an error is of. An OSError is last: the others are kinds of it.
KINDS: tuple[tuple[type[OSError], str], ...] = (
    (smtplib.SMTPAuthenticationError, "signing in"),
    (smtplib.SMTPSenderRefused, "sender"),
    (smtplib.SMTPRecipientsRefused, ADDRESS),
    (smtplib.SMTPDataError, "message"),
    (smtplib.SMTPNotSupportedError, "not offered"),
    (ssl.SSLError, "TLS"),
    (OSError, "away"),
)
FAULTS = {
    "signing in": "it refused the user and password of WAYHOME_MAIL",
    "sender": "it refused messages from the address of WAYHOME_MAIL_FROM",
    ADDRESS: "it refused the address of an account",
    "message": "it refused the message",
    "not offered": "it does not offer what WAYHOME_MAIL asks for: TLS, or signing in",
    "TLS": "TLS with it failed, or its certificate does not hold; nothing was sent",
    "away": "it could not be reached, or broke off",
}
OF_ONE = frozenset({ADDRESS, "message"})  # others may be sent all the same


@dataclass(frozen=True)
class Sent:
    """What became of a pass: how many messages were taken, and how many were tried and wait."""

    taken: int = 0
    waits: int = 0


def send(now: datetime | None = None) -> Sent:
    """Send what is due to be sent. Nothing where no mail server is set."""
    server, now = settings.MAIL, now or timezone.now()
    if server is None:
        return Sent()
    resting = set(Mailing.objects.filter(next_try__gt=now).values_list("pk", flat=True))
    held = {one: news for one, news in to_mail().items() if one.pk not in resting}
    return _over(server, held, now) if held else Sent()


def wait(tries: int) -> timedelta:
    """For how long a message waits that was tried so often: twice as long each time."""
    return min(FIRST * 2 ** min(tries - 1, 10), LONGEST)


def _over(server: MailServer, held: Mapping[User, list[News]], now: datetime) -> Sent:
    left, taken, waits = dict(held), 0, 0
    try:
        with closing(_connection(server)) as connection:
            connection.open()
            for account, news in held.items():
                fault = _one(connection, server, account, news)
                del left[account]
                taken, waits = taken + (not fault), waits + bool(fault)
                if fault:
                    _keep_waiting([account], fault, now)
    except OSError as error:
        _keep_waiting(left, _kind(error), now)
    return Sent(taken, waits + len(left))


def _one(connection: EmailBackend, server: MailServer, account: User, news: list[News]) -> str:
    """Nothing where the message was taken, else why not. OSError where no other would be either."""
    try:
        connection.send_messages([message(account.email, server.sender, news)])
    except OSError as error:
        if _kind(error) not in OF_ONE:
            raise
        return _kind(error)
    mailed(account=account, news=news)
    return ""


def _keep_waiting(accounts: Iterable[User], fault: str, now: datetime) -> None:
    held = list(accounts)
    if not held:  # all were taken, and the server broke off instead of taking leave
        return
    tries = dict(Mailing.objects.filter(account__in=held).values_list("pk", "tries"))
    mail_waits(until={one: now + wait(tries.get(one.pk, 0) + 1) for one in held}, fault=fault)


def _connection(server: MailServer) -> EmailBackend:
    return EmailBackend(
        host=server.host, port=server.port, username=server.user, password=server.password,
        use_tls=server.begun, use_ssl=server.whole, timeout=PATIENCE,
    )  # fmt: skip


def _kind(error: OSError) -> str:
    return next(code for kind, code in KINDS if isinstance(error, kind))
