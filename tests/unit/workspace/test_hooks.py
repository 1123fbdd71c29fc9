"""Word is sent of what happened in a case, signed, to checked addresses, in order, and never twice
where it went; a server that is dead, slow or points elsewhere holds nobody up and is told of."""

import base64
import hashlib
import hmac
import json
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_address, ip_network
from pathlib import Path
from typing import Any

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID
from django.db import transaction
from django.test import Client
from django.utils import timezone
from tests.unit.workspace.test_case_actions import ACTION
from tests.unit.workspace.test_cases import begun, say
from typer.testing import CliRunner

from wayhome.cli import app
from wayhome.lexicon.errors import BadUsage
from wayhome.workspace.accounts.models import User
from wayhome.workspace.actions import cases, hooks
from wayhome.workspace.api.hooks import sending
from wayhome.workspace.api.hooks.kinds import KINDS
from wayhome.workspace.api.hooks.sending import Passed, send_waiting
from wayhome.workspace.api.hooks.signing import body_of, secret, signed, told_secret
from wayhome.workspace.api.hooks.where import INSIDE, checked, may_be_asked, taken_apart
from wayhome.workspace.api.models import Hook, Message
from wayhome.workspace.cases.models import Case
from wayhome.workspace.trail.models import AuditEvent

pytestmark = pytest.mark.django_db
Account = Callable[..., User]
LOOPBACK = [ip_network("127.0.0.0/8")]


class Receiver(ThreadingHTTPServer):
    """A system of an agency: what it was sent, and how it answers."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Answers)
        self.got: list[tuple[str, dict[str, str], bytes]] = []
        self.status, self.trickles = 204, 0.0
        threading.Thread(target=self.serve_forever, daemon=True).start()

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_port}/wayhome?of=nbc"


class Answers(BaseHTTPRequestHandler):
    """Keeps what came and answers with the status its server has."""

    def do_POST(self) -> None:
        server: Any = self.server
        body = self.rfile.read(int(self.headers["Content-Length"]))
        server.got.append((self.path, dict(self.headers), body))
        while server.trickles:  # a first line that never ends
            try:
                self.wfile.write(b"H")
                self.wfile.flush()
            except OSError:
                return
            time.sleep(server.trickles)
        self.send_response(server.status)
        if 300 <= server.status < 400:
            self.send_header("Location", "/elsewhere")
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """Silent."""


@pytest.fixture
def receiver(settings) -> Iterator[Receiver]:
    settings.HOOK_NETWORKS = LOOPBACK
    server = Receiver()
    yield server
    server.trickles = 0.0
    server.shutdown()
    server.server_close()


@pytest.fixture
def administrator(account: Account) -> User:
    return account("administrator", "NBC")


@pytest.fixture
def case(account: Account) -> Case:
    """Begun by the force; the council takes part."""
    return begun(account("duty_worker", "EMC"))


@pytest.fixture
def worker(case: Case) -> User:
    return case.by


def hook(by: User, address: str, *kinds: str) -> Hook:
    return hooks.make(name="Records", address=address, kinds=kinds or [*KINDS], by=by)


@pytest.fixture
def certificate(tmp_path: Path) -> Path:
    """Of 127.0.0.1, signed by itself; with its key."""
    key = ec.generate_private_key(ec.SECP256R1())
    name, now = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "here")]), datetime.now(UTC)
    made = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(
            x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))]), False
        )
        .sign(key, SHA256())
    )
    plain = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    file = tmp_path / "here.pem"
    file.write_bytes(plain + made.public_bytes(Encoding.PEM))
    return file


def again(of: Hook) -> Hook:
    """As it stands, and its wait is over."""
    Hook.objects.filter(pk=of.pk).update(wait_until=timezone.now() - timedelta(seconds=1))
    return Hook.objects.get(pk=of.pk)


def proven(told: str, headers: dict[str, str], body: bytes) -> bool:
    """As the scheme says it, written down here once more and from nothing of ours."""
    key = base64.b64decode(told.removeprefix("whsec_"))
    text = b".".join([headers["webhook-id"].encode(), headers["webhook-timestamp"].encode(), body])
    want = base64.b64encode(hmac.new(key, text, hashlib.sha256).digest()).decode()
    return hmac.compare_digest(headers["webhook-signature"], f"v1,{want}")


def test_an_action_is_told_to_whoever_owes_it_signed_and_without_a_name(
    case: Case, worker: User, administrator: User, receiver: Receiver, account: Account
) -> None:
    ours = hook(administrator, receiver.address)
    hook(account("administrator", "EMH"), receiver.address)
    say(case, "action", worker, **ACTION)
    assert send_waiting() == Passed(1, 0)
    ((path, headers, body),) = receiver.got
    assert path == "/wayhome?of=nbc"
    told = json.loads(body)
    assert (told["type"], told["data"]) == ("action.agreed", {"case": case.pk, "place": 1})
    assert "Kai" not in body.decode()
    assert "school" not in body.decode()
    lower = {name.lower(): value for name, value in headers.items()}
    assert proven(told_secret(ours), lower, body)
    assert not proven(told_secret(ours), lower, body + b" ")
    assert not proven(told_secret(ours), lower | {"webhook-timestamp": "1"}, body)
    assert abs(int(lower["webhook-timestamp"]) - time.time()) < 60
    assert send_waiting() == Passed(0, 0)
    event = AuditEvent.objects.order_by("-number")[0]
    assert (event.about, event.reason, event.actor) == (case.pk, "send to hook", "")
    assert "action" not in json.dumps(event.details)


def test_what_is_told_and_to_whom(
    case: Case, worker: User, administrator: User, receiver: Receiver
) -> None:
    hook(administrator, receiver.address)
    hook(worker, receiver.address, "action.done")  # of the force, which owes nothing
    say(case, "action", worker, **ACTION)
    say(case, "action escalated", worker, 2, action="1", whom="Head of service", why="no answer")
    done = say(case, "action done", worker, 3, action="1", how="They know.")
    cases.take_back(case=case.number, number="E-back-0001", place=4, at=done.place,
                    why="that was another school", by=worker)  # fmt: skip
    say(case, "home told", worker, 5, council="Northborough", reached="yes", whom="Jo")
    kinds = Message.objects.order_by("pk").values_list("hook__agency", "kind")
    assert list(kinds) == [
        ("NBC", "action.agreed"), ("NBC", "action.escalated"), ("NBC", "action.done"),
        ("EMC", "action.done"), ("NBC", "taken.back"),
    ]  # fmt: skip


def test_what_was_not_kept_is_told_to_nobody(
    case: Case, worker: User, administrator: User, receiver: Receiver
) -> None:
    hook(administrator, receiver.address)
    with pytest.raises(BadUsage):
        say(case, "action", worker, **ACTION | {"due": "soon"})
    with transaction.atomic():
        say(case, "action", worker, **ACTION)
        transaction.set_rollback(True)
    assert not Message.objects.exists()


def test_the_vector_of_the_page_for_programs() -> None:
    """What docs/api.md prints for whoever writes a receiver."""
    page = (Path(__file__).parents[3] / "docs" / "api.md").read_text(encoding="utf-8")
    lines = (one.strip().split(None, 1) for one in page.splitlines() if one.startswith("    "))
    printed = {one[0]: one[1] for one in lines if len(one) == 2}
    key = base64.b64decode(printed["secret"].removeprefix("whsec_"))
    at = datetime(2026, 12, 1, 9, 30, tzinfo=UTC)
    message = Message(case="C-7K3M-9Q2X-4TBC", place=4, kind="action.agreed", at=at)
    assert body_of(message).decode() == printed["body"]
    headers = signed(key, printed["webhook-id"], at, body_of(message))
    assert headers == {name: printed[name] for name in headers}
    assert proven(printed["secret"], printed, printed["body"].encode())


def test_another_secret_proves_what_is_sent_from_then_on(administrator: User) -> None:
    made = hook(administrator, "https://records.example.org/")
    before = secret(made)
    newer = hooks.give_secret(hook=made.pk, by=administrator)
    assert secret(newer) != before
    kept = json.dumps(list(Hook.objects.values()), default=str)
    assert told_secret(newer).removeprefix("whsec_") not in kept


@pytest.mark.parametrize(
    ("status", "says"),
    [(500, "It answered 500."), (404, "It answered 404."),
     (302, "It pointed elsewhere (302), which is not followed.")],
)  # fmt: skip
def test_what_is_not_taken_is_tried_again_later_and_in_order(
    case: Case, worker: User, administrator: User, receiver: Receiver, status: int, says: str
) -> None:
    receiver.status = status
    of = hook(administrator, receiver.address)
    say(case, "action", worker, **ACTION)
    say(case, "action escalated", worker, 2, action="1", whom="Head of service", why="no answer")
    assert send_waiting() == Passed(0, 1)
    held = Hook.objects.get(pk=of.pk)
    assert (held.failures, held.fault, held.off_at) == (1, says, None)
    assert held.wait_until > timezone.now() + timedelta(seconds=50)
    assert send_waiting() == Passed(0, 0), "its wait is not over"
    assert len(receiver.got) == 1, "nothing was followed"
    receiver.status = 200
    again(of)
    assert send_waiting() == Passed(2, 0)
    kinds = [json.loads(body)["type"] for _, _, body in receiver.got]
    assert kinds == ["action.agreed", "action.agreed", "action.escalated"]
    ids = [headers["webhook-id"] for _, headers, _ in receiver.got]
    assert ids[0] == ids[1] != ids[2]
    assert Hook.objects.get(pk=of.pk).failures == 0


def test_after_too_many_in_a_row_it_is_switched_off_and_the_page_says_so(
    case: Case, worker: User, administrator: User, settings, client: Client
) -> None:
    settings.HOOK_NETWORKS = LOOPBACK
    with socket.socket() as taken:  # nobody listens here
        taken.bind(("127.0.0.1", 0))
        of = hook(administrator, f"http://127.0.0.1:{taken.getsockname()[1]}/")
        say(case, "action", worker, **ACTION)
        waits = []
        for _ in range(hooks.AT_MOST):
            assert send_waiting() == Passed(0, 1)
            held = Hook.objects.get(pk=of.pk)
            waits.append(held.wait_until - held.tried_at)
            again(of)
        assert send_waiting() == Passed(0, 0)
    assert waits == sorted(waits)
    assert waits[-1] > timedelta(hours=8)
    client.force_login(administrator)
    page = client.get(f"/webhooks/{of.pk}/").content.decode()
    assert "after 10 tries that came to nothing" in page
    assert "It could not be reached." in page
    client.post(f"/webhooks/{of.pk}/on/")
    held = Hook.objects.get(pk=of.pk)
    assert (held.off_at, held.failures, held.wait_until) == (None, 0, None)
    assert held.messages.filter(sent_at=None).count() == 1


def test_a_server_that_trickles_holds_nobody_up(
    case: Case, worker: User, administrator: User, receiver: Receiver, monkeypatch
) -> None:
    monkeypatch.setattr(sending, "WHOLE", 0.5)
    receiver.trickles = 0.05
    of = hook(administrator, receiver.address)
    say(case, "action", worker, **ACTION)
    began = time.monotonic()
    assert send_waiting() == Passed(0, 1)
    assert time.monotonic() - began < 5
    assert Hook.objects.get(pk=of.pk).fault == "It did not answer in time."


def test_of_two_senders_one_has_the_turn(
    case: Case, worker: User, administrator: User, receiver: Receiver
) -> None:
    of = hook(administrator, receiver.address)
    say(case, "action", worker, **ACTION)
    assert hooks.take_turn(Hook.objects.get(pk=of.pk))
    assert not hooks.take_turn(of)
    assert send_waiting() == Passed(0, 0)
    again(of)
    assert send_waiting() == Passed(1, 0)


def test_what_is_switched_off_waits_and_what_has_ended_does_not(
    case: Case, worker: User, administrator: User, receiver: Receiver
) -> None:
    of = hook(administrator, receiver.address)
    hooks.switch_off(hook=of.pk, by=administrator)
    say(case, "action", worker, **ACTION)
    assert send_waiting() == Passed(0, 0)
    hooks.switch_on(hook=of.pk, by=administrator)
    assert send_waiting() == Passed(1, 0)
    say(case, "action escalated", worker, 2, action="1", whom="Head of service", why="no answer")
    hooks.end(hook=of.pk, by=administrator)
    say(case, "action done", worker, 3, action="1", how="They know.")
    assert not Message.objects.filter(sent_at=None).exists()


@pytest.mark.parametrize(
    "address",
    ["10.0.0.1", "127.0.0.1", "169.254.169.254", "192.168.1.1", "0.0.0.0", "100.64.0.1", "::1",
     "fe80::1%eth0", "fc00::1", "::ffff:10.0.0.1", "64:ff9b::a00:1", "2002:a00:1::", "224.0.0.1",
     "255.255.255.255"],
)  # fmt: skip
def test_no_address_inside_a_network_is_asked(address: str) -> None:
    assert not may_be_asked(address)


def test_an_open_one_is_and_one_that_was_allowed(settings) -> None:
    assert may_be_asked("93.184.215.14")
    assert may_be_asked("2606:2800:21f:cb07:6820:80da:af6b:8b2c")
    settings.HOOK_NETWORKS = [ip_network("10.1.2.0/24")]
    assert may_be_asked("10.1.2.3")
    assert may_be_asked("::ffff:10.1.2.3")
    assert not may_be_asked("10.1.3.3")


@pytest.mark.parametrize(
    ("address", "says"),
    [("ftp://a.example/", "https://"), ("a.example", "https://"), ("https://", "a whole address"),
     ("https://u:p@a.example/", "name and password"), ("https://a.example:99999/", "whole address"),
     ("https://a.example/a b", "a whole address"), ("https://a.example/\r\nX: b", "whole address"),
     ("https://ä.example/", "a whole address"), ("https://[::1/", "a whole address")],
)  # fmt: skip
def test_an_address_that_is_none_is_said(address: str, says: str) -> None:
    with pytest.raises(BadUsage, match=says):
        taken_apart(address)


def test_plain_http_is_for_a_demonstration_alone(settings) -> None:
    settings.DEMO = False
    with pytest.raises(BadUsage, match="https://"):
        taken_apart("http://a.example/")


def test_a_name_that_leads_inside_is_not_asked_now_or_later(
    case: Case, worker: User, administrator: User, receiver: Receiver, settings
) -> None:
    """At every try: a name may lead elsewhere than when it was written down."""
    of = hook(administrator, receiver.address.replace("127.0.0.1", "localhost"))
    say(case, "action", worker, **ACTION)
    settings.HOOK_NETWORKS = []
    with pytest.raises(BadUsage, match="not on the open internet"):
        checked(taken_apart(of.address))
    assert send_waiting() == Passed(0, 1)
    assert (Hook.objects.get(pk=of.pk).fault, receiver.got) == (INSIDE, [])


def test_a_certificate_that_nobody_vouches_for_is_not_trusted(
    case: Case,
    worker: User,
    administrator: User,
    receiver: Receiver,
    certificate: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    receiver.socket = context.wrap_socket(receiver.socket, server_side=True)
    of = hook(administrator, receiver.address.replace("http:", "https:"))
    say(case, "action", worker, **ACTION)
    assert send_waiting() == Passed(0, 1)
    assert "not one that is trusted" in Hook.objects.get(pk=of.pk).fault
    assert receiver.got == []
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    again(of)
    assert send_waiting() == Passed(1, 0), "once somebody vouches for it"


def test_the_command_sends_once(
    case: Case, worker: User, administrator: User, receiver: Receiver
) -> None:
    hook(administrator, receiver.address)
    say(case, "action", worker, **ACTION)
    done = CliRunner().invoke(app, ["webhooks"])
    assert done.exit_code == 0, done.exception
    assert "Sent: 1. Not sent, to be tried again: 0." in done.output
    assert len(receiver.got) == 1
