"""Sending what waits: each hook in its turn, its messages in their order.

    waits ─> sent          answered with 2xx
          └> tried later   after waits that grow; switched off after too many in a row

Keeps: a redirect is not followed, what is answered is not read, and nothing may take longer than
its time. A message may come twice, never out of order; its number says that it came before.
"""

import http.client
import socket
import ssl
import threading
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from wayhome.lexicon.errors import BadUsage
from wayhome.workspace.actions import hooks as actions
from wayhome.workspace.api.hooks.signing import body_of, secret, signed
from wayhome.workspace.api.hooks.where import Where, checked, taken_apart
from wayhome.workspace.api.models import Hook, Message

EACH = 5.0  # seconds for one step: to connect, to read a line
WHOLE = 15.0  # seconds for all of it, however slowly it trickles
AT_ONCE = 100  # messages of one hook in one pass, so that others have their turn
NO_ANSWER = "It did not answer in time."
NOT_REACHED = "It could not be reached."
NOT_TRUSTED = "Its certificate is not one that is trusted."
ELSEWHERE = "It pointed elsewhere ({}), which is not followed."
ANSWERED = "It answered {}."


@dataclass(frozen=True)
class Passed:
    """What one pass did: how many were sent, and how many tries came to nothing."""

    sent: int
    failed: int


def send_waiting() -> Passed:
    """Send everything that waits and whose time has come."""
    done = [_hook(hook) for hook in _due(timezone.now())]
    return Passed(sum(one.sent for one in done), sum(one.failed for one in done))


def post(where: Where, address: str, headers: dict[str, str], body: bytes) -> int:
    """The status of the answer. TimeoutError, OSError or HTTPException where there is none."""
    connection = (_Safe if where.scheme == "https" else _Plain)(where, address)
    ends = threading.Timer(WHOLE, connection.cut)
    ends.start()
    try:
        connection.request("POST", where.path, body, headers)
        return connection.getresponse().status
    except (OSError, http.client.HTTPException):
        if connection.was_cut:
            raise TimeoutError from None
        raise
    finally:
        ends.cancel()
        connection.close()


class _Plain(http.client.HTTPConnection):
    """A connection to the address that was checked, in the name of the host."""

    def __init__(self, where: Where, address: str) -> None:
        super().__init__(where.host, where.port, timeout=EACH)
        self.address, self.was_cut = address, False

    def connect(self) -> None:
        self.sock = socket.create_connection((self.address, self.port), self.timeout)

    def cut(self) -> None:
        """End it from another thread, whatever it waits for."""
        self.was_cut = True
        if self.sock is not None:
            with suppress(OSError):  # closed meanwhile
                self.sock.shutdown(socket.SHUT_RDWR)


class _Safe(_Plain):
    """The same over TLS: the certificate has to be the host's."""

    default_port = 443

    def connect(self) -> None:
        super().connect()
        context = ssl.create_default_context()
        self.sock = context.wrap_socket(self.sock, server_hostname=self.host)


def _due(now: datetime) -> list[Hook]:
    waiting = Message.objects.filter(hook=OuterRef("pk"), sent_at=None)
    on = Hook.objects.filter(Exists(waiting), ended_at=None, off_at=None)
    return list(on.filter(Q(wait_until=None) | Q(wait_until__lte=now)).order_by("pk"))


def _hook(hook: Hook) -> Passed:
    sent = 0
    for message in hook.messages.filter(sent_at=None).order_by("pk")[:AT_ONCE]:
        if not actions.take_turn(hook):
            return Passed(sent, 0)
        fault = _fault(hook, message)
        if fault:
            actions.failed(message=message, fault=fault, by=None)
            return Passed(sent, 1)
        hook = actions.sent(message=message, by=None)
        sent += 1
    return Passed(sent, 0)


def _fault(hook: Hook, message: Message) -> str:
    """Why it did not go, in one sentence; empty where it went."""
    body = body_of(message)
    headers = {
        "Content-Type": "application/json",
        "User-Agent": "Wayhome",
        "Connection": "close",
        **signed(secret(hook), message.number, timezone.now(), body),
    }
    try:
        where = taken_apart(hook.address)
        return _of_status(post(where, checked(where), headers, body))
    except BadUsage as refused:
        return str(refused)
    except ssl.SSLCertVerificationError:
        return NOT_TRUSTED
    except TimeoutError:
        return NO_ANSWER
    except (OSError, http.client.HTTPException):
        return NOT_REACHED


def _of_status(status: int) -> str:
    if 200 <= status < 300:
        return ""
    return (ELSEWHERE if 300 <= status < 400 else ANSWERED).format(status)
