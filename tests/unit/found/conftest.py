"""The tiny region as the release that serves, accounts of its agencies, and somebody signed in."""

import json
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from django.test import Client

sys.path.insert(0, str(Path(__file__).parents[1] / "pages"))  # where the tiny region is written

import tiny_region

from wayhome.lexicon.agencies import write_register
from wayhome.lexicon.home import Home
from wayhome.pipeline import release
from wayhome.workspace.accounts.models import User
from wayhome.workspace.actions.accounts import open_account
from wayhome.workspace.trail.models import AuditEvent


@pytest.fixture(scope="session")
def serve(
    made_once: Callable[..., Path], tmp_path_factory: pytest.TempPathFactory
) -> Callable[..., Home]:
    """`serve("tiny", tiny_region.whole)`: a home whose release is such a region."""

    def made(name: str, whole: Callable[[Path], None]) -> Home:
        home = Home(tmp_path_factory.mktemp("found"))
        write_register(home.agencies, tiny_region.AGENCIES)
        building = release.new_folder(home)
        shutil.copytree(made_once(name, whole), building, dirs_exist_ok=True)
        manifest = json.loads((building / release.MANIFEST).read_text(encoding="utf-8"))
        release.finish(home, building, f"20261120T060000-{name}", manifest)
        return home

    return made


@pytest.fixture(scope="session")
def served(serve: Callable[..., Home]) -> Home:
    """A home whose release is the tiny region."""
    return serve("tiny", tiny_region.whole)


@pytest.fixture(autouse=True)
def _here(served: Home, db: None, monkeypatch: pytest.MonkeyPatch, settings) -> None:
    monkeypatch.setenv("WAYHOME_HOME", str(served.root))
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture
def account() -> Callable[..., User]:
    """Opens an account of a role in an agency, or gives the one that is open."""

    def make(agency: str = "EPD", role: str = "practitioner", number: int = 1) -> User:
        email = f"{role}.{agency}.{number}@example.org".lower()
        held = User.objects.filter(email=email).first()
        return held or open_account(
            email=email, name=f"Sam of {agency}", agency=agency, role=role,
            password="quiet harbour lantern", by=None,
        )  # fmt: skip

    return make


@pytest.fixture
def at(account: Callable[..., User]) -> Callable[..., Client]:
    """A browser at which somebody of an agency is signed in: `at("EPD")`."""

    def make(*of: object) -> Client:
        client = Client()
        client.force_login(account(*of))
        return client

    return make


@pytest.fixture
def last() -> Callable[[], AuditEvent]:
    """The newest event on the trail."""
    return lambda: AuditEvent.objects.order_by("-number").first()
