"""Accounts and a register for tests of the workspace; states are reached by actions alone."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.db import connection, transaction
from django.http import HttpRequest
from django.test import RequestFactory

from wayhome.lexicon.agencies import Agency, AgencyKind, write_register
from wayhome.workspace.accounts.models import User
from wayhome.workspace.actions.accounts import open_account
from wayhome.workspace.trail import triggers
from wayhome.workspace.trail.recording import record

PASSWORD = "quiet harbour lantern"
AGENCIES = [
    Agency(
        "NBC", "Northborough City Council", AgencyKind.COUNCIL, "E06000018", phone="01632 960001"
    ),
    Agency("NBP", "Northborough Police", AgencyKind.POLICE, "E23000019", phone="01632 960003"),
    Agency("EMC", "Eastmarsh Constabulary", AgencyKind.POLICE, "E23000024", phone="01632 960002"),
    Agency("EMH", "Eastmarsh Health Trust", AgencyKind.HEALTH, "E10000020"),
]

Account = Callable[..., User]


@pytest.fixture(autouse=True)
def _quick_passwords(settings) -> None:
    """Argon2 is slow on purpose; nothing here tests a hash but the test that names it."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home with a register and nothing received."""
    monkeypatch.setenv("WAYHOME_HOME", str(tmp_path))
    write_register(tmp_path / "agencies.csv", AGENCIES)
    return tmp_path


@pytest.fixture
def account(db: None) -> Account:
    """Opens an account of a role in an agency."""

    def make(role: str = "practitioner", agency: str = "NBC", number: int = 1) -> User:
        return open_account(
            email=f"{role}.{agency}.{number}@example.org",
            name=f"Sam {role}",
            agency=agency,
            role=role,
            password=PASSWORD,
            by=None,
        )

    return make


@pytest.fixture
def holders(monkeypatch: pytest.MonkeyPatch) -> Iterator[dict[str, set[str]]]:
    """Who holds whom, in place of a release: person → agencies."""
    held: dict[str, set[str]] = {}
    monkeypatch.setattr(
        "wayhome.workspace.gate.passages.holders_of",
        lambda person_id, viewer: frozenset(held.get(person_id, ())),
    )
    monkeypatch.setattr("wayhome.workspace.gate.passages.supplies", lambda viewer: True)
    return held


@pytest.fixture
def asked() -> Callable[..., HttpRequest]:
    """A request by an account, as views get it."""

    def make(user: User, address: str = "/people/P-1/", method: str = "get") -> HttpRequest:
        request: HttpRequest = getattr(RequestFactory(), method)(address)
        request.user = user
        return request

    return make


@pytest.fixture
def write() -> Callable[..., None]:
    """Writes events to the trail, each in its own transaction."""

    def make(many: int = 3) -> None:
        for number in range(many):
            with transaction.atomic():
                record(what="look", act="see a person", by=None, about=f"P-{number}")

    return make


@pytest.fixture
def forge() -> Callable[..., None]:
    """Changes the trail as somebody who owns the database could: the triggers put aside."""

    def run(sql: str) -> None:
        triggers.unguard(connection)
        with connection.cursor() as cursor:
            cursor.execute(sql)
        triggers.guard(connection)

    return run
