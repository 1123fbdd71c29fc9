"""What an e-mail says: that something is new, and in which cases by their numbers. Nothing else.

Keeps: no name, no agency, not what happened, and not of which kind a case is: an e-mail is read on
locked screens and passed on. What it is about is read in the workspace, by whoever may. The machine
it was sent from is not named either.
"""

import secrets
from collections.abc import Iterable

from django.conf import settings
from django.core.mail import EmailMessage
from django.urls import reverse

from wayhome.workspace.news.models import News

SUBJECT = "Something is new for you in Wayhome"
MOST = 20  # cases in one message; the page has them all
BODY = """There is something new for you in Wayhome:

{cases}

Sign in to read it: {page}

This message says nothing about anybody, on purpose. Nobody reads answers to it.
You choose whether such messages come: {choice}
"""


def message(to: str, sender: str, news: Iterable[News]) -> EmailMessage:
    """One message about all that is new for an account."""
    return EmailMessage(
        subject=SUBJECT, body=_body(news), from_email=sender, to=[to], headers=_headers()
    )  # fmt: skip


def address() -> str:
    """Where the workspace is, as its users reach it."""
    return f"{'http' if settings.DEMO else 'https'}://{settings.ALLOWED_HOSTS[0]}"


def _body(news: Iterable[News]) -> str:
    numbers = list(dict.fromkeys(one.case_id for one in news))
    lines = [f"  case {one}" for one in numbers[:MOST]]
    if len(numbers) > MOST:
        lines.append(f"  and {len(numbers) - MOST} more")
    page, choice = (address() + reverse(one) for one in ("news", "news-mail"))
    return BODY.format(cases="\n".join(lines), page=page, choice=choice)


def _headers() -> dict[str, str]:
    return {
        # Without one of our own it would name this machine.
        "Message-ID": f"<{secrets.token_hex(16)}@{settings.ALLOWED_HOSTS[0]}>",
        "Auto-Submitted": "auto-generated",  # RFC 3834: no answers of absence, please
    }
