"""How what is sent is signed, so that whoever receives it knows who sent it, when, and that it is
whole: the open scheme of Standard Webhooks (standardwebhooks.com, version 1, read 1 December 2026
from its public description), which has libraries in many languages.

    base64( HMAC-SHA256( secret, "number.seconds.body" ) )

A hook's secret is made of its grain and the installation's key and is kept nowhere: whoever reads
the database can sign nothing.
"""

import hmac
import json
from base64 import b64encode
from datetime import UTC, datetime

from django.utils.crypto import salted_hmac

from wayhome.workspace.api.models import Hook, Message

PREFIX = "whsec_"  # by which libraries know it, and those who look for secrets in files


def secret(hook: Hook) -> bytes:
    """256 bits."""
    return salted_hmac("wayhome.hook", hook.grain, algorithm="sha256").digest()


def told_secret(hook: Hook) -> str:
    """As it is handed over."""
    return PREFIX + b64encode(secret(hook)).decode()


def body_of(message: Message) -> bytes:
    """What is sent: the kind, when, and of which entry of which case."""
    at = message.at.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
    data = {"case": message.case, "place": message.place}
    return json.dumps({"type": message.kind, "timestamp": at, "data": data}).encode()


def signed(key: bytes, number: str, now: datetime, body: bytes) -> dict[str, str]:
    """The headers that prove a body, as of now."""
    seconds = str(int(now.timestamp()))
    digest = hmac.digest(key, f"{number}.{seconds}.".encode() + body, "sha256")
    return {
        "webhook-id": number,
        "webhook-timestamp": seconds,
        "webhook-signature": f"v1,{b64encode(digest).decode()}",
    }
