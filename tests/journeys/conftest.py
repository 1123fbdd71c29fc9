"""A worker's day in a real browser, over a small region received and built once.

The browser is the distribution's Chromium: its headless shell where that is, which has the same
engine and no windows to draw, and takes a quarter less of a processor. Where there is neither these
tests are skipped, and say so; with WAYHOME_CI=1 they fail instead, so that nobody mistakes silence
for success.
WAYHOME_PICTURES=FOLDER keeps a screenshot of every page looked at;
WAYHOME_README_PICTURES=docs/pictures makes the two of the README (test_readme_pictures).
"""

import os
import shutil
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from playwright.sync_api import Browser, BrowserContext, sync_playwright

from wayhome.governance.roles import Act
from wayhome.lexicon.agencies import read_register
from wayhome.lexicon.home import Home
from wayhome.workspace.accounts.demonstration import PASSWORD, demonstration_accounts
from wayhome.workspace.actions.accounts import open_account
from wayhome.workspace.trail.models import AuditEvent

sys.path.insert(0, str(Path(__file__).parent))  # these tests share modules of their own

from browsing import Worker
from profiles import DESK, PHONE, Profiles, Size
from small_region import built, received

ARGUMENTS = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
).split()
# Without a language of its own a machine's is C, of which the shell makes one that no script takes.
IN_ENGLISH = {"LC_ALL": "en_GB.UTF-8"}
BROWSERS = ("chromium-headless-shell", "chromium")
NO_BROWSER = f"No Chromium on this machine (package {BROWSERS[0]}): the journeys were not walked."
AT_MOST = 300  # tenths of a second
OTHERS = """select count(*) from pg_stat_activity
    where datname = current_database() and pid <> pg_backend_pid()"""

# Playwright keeps an event loop in this thread; Django would then refuse the database here.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "journeys" in item.path.parts:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    found = next(filter(None, map(shutil.which, BROWSERS)), None)
    if not found:
        (pytest.fail if os.environ.get("WAYHOME_CI") == "1" else pytest.skip)(NO_BROWSER)
    with sync_playwright() as playwright:
        speaks = {**os.environ, **IN_ENGLISH}
        opened = playwright.chromium.launch(executable_path=found, args=ARGUMENTS, env=speaks)
        yield opened
        opened.close()


@pytest.fixture(scope="session")
def profiles(browser: Browser, django_db_setup: None, django_db_blocker) -> Iterator[Profiles]:
    held = Profiles(browser)
    yield held
    held.close()
    with django_db_blocker.unblock():
        _until_nobody_else_is_connected()


def _until_nobody_else_is_connected() -> None:
    """A profile's connections keep threads of the server, and these the database, which PostgreSQL
    will not drop while it is asked by anybody."""
    for _ in range(AT_MOST if connection.vendor == "postgresql" else 0):
        with connection.cursor() as cursor:
            cursor.execute(OTHERS)
            if cursor.fetchone() == (0,):
                return
        time.sleep(0.1)


@pytest.fixture(scope="session")
def own_copy(
    made_once: Callable[..., Path], tmp_path_factory: pytest.TempPathFactory
) -> Callable[..., Home]:
    """`own_copy("name", make)`: the home that `make` filled once for all files, copied, for some
    change it."""

    def copied(name: str, make: Callable[[Home], None]) -> Home:
        once = made_once(name, lambda folder: make(Home(folder)))
        return Home(Path(shutil.copytree(once, tmp_path_factory.mktemp(name) / "home")))

    return copied


@pytest.fixture(scope="module")
def region(own_copy: Callable[..., Home]) -> Home:
    """The small region, received on its days and built."""
    return own_copy("built", _receive_and_build)


def _receive_and_build(home: Home) -> None:
    received(home)
    built(home)


@pytest.fixture
def served(region: Home, monkeypatch: pytest.MonkeyPatch, settings, live_server) -> str:
    """The address of the workspace over the region, with an account of every role."""
    monkeypatch.setenv("WAYHOME_HOME", str(region.root))
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    demonstration_accounts(read_register(region.agencies))
    open_account(
        email="force@demo.invalid", name="Officer of the force", agency="NBP",
        role="practitioner", password=PASSWORD, by=None,
    )  # fmt: skip
    return str(live_server.url)


def let_in(email: str, address: str) -> Any:
    """The cookies of somebody signed in, for this address: the form is posted, not drawn, which
    test_every_page and test_letting_in do."""
    client = Client()
    client.post("/sign-in/", {"email": email, "password": PASSWORD})
    assert settings.SESSION_COOKIE_NAME in client.cookies, email
    return [{"name": c.key, "value": c.value, "url": address} for c in client.cookies.values()]


@pytest.fixture
def worker(profiles: Profiles, served: str) -> Iterator[Callable[..., Worker]]:
    """Opens a browser for somebody: `worker("practitioner")`, `worker(None)` signed out."""
    taken: list[tuple[BrowserContext, Size]] = []
    kept = os.environ.get("WAYHOME_PICTURES")

    def make(account: str | None, size: Size = DESK) -> Worker:
        context = profiles.take(size, served)
        taken.append((context, size))
        if account:
            context.add_cookies(let_in(f"{account}@demo.invalid", served))
        # A page is the same whichever database it was asked of, and what is walked on PostgreSQL
        # was walked on SQLite before (scripts/test): axe is asked about it there.
        asks_axe = connection.vendor == "sqlite"
        return Worker(context, served, Path(kept) if kept else None, size[0], asks_axe)

    yield make
    for context, size in taken:
        profiles.give_back(context, size)


@pytest.fixture(autouse=True)
def _a_journey_that_writes_says_so(request: pytest.FixtureRequest, served: str) -> Iterator[None]:
    """Or it would not be walked on PostgreSQL. To say why one looks is part of looking."""
    yield
    if not request.node.get_closest_marker("writes"):
        written = AuditEvent.objects.filter(what="write").exclude(actor="")
        acts = set(written.exclude(act=Act.STATE_PURPOSE).values_list("act", flat=True))
        assert not acts, f"mark this journey `writes`: {acts}"


@pytest.fixture
def size(request: pytest.FixtureRequest) -> Size:
    """Walked once, at a desk or, where it is marked `phone`, with a phone; each page that is
    looked at is looked at as wide as both (browsing.py)."""
    return PHONE if request.node.get_closest_marker("phone") else DESK
