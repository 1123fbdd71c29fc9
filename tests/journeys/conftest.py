"""A worker's day in a real browser, over a small region received and built once.

The browser is the distribution's Chromium. Where there is none these tests are skipped, and say
so; with WAYHOME_CI=1 they fail instead, so that nobody mistakes silence for success.
WAYHOME_PICTURES=FOLDER keeps a screenshot of every page looked at;
WAYHOME_README_PICTURES=docs/pictures makes the two of the README (test_readme_pictures).
"""

import os
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from wayhome.lexicon.agencies import read_register
from wayhome.lexicon.home import Home
from wayhome.workspace.accounts.demonstration import PASSWORD, demonstration_accounts
from wayhome.workspace.actions.accounts import open_account

sys.path.insert(0, str(Path(__file__).parent))  # these tests share two modules of their own

from browsing import Worker
from small_region import built, received

ARGUMENTS = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
).split()
NO_BROWSER = "No Chromium on this machine (package chromium): the journeys were not walked."
DESK, PHONE = (1280, 900), (360, 740)

# Playwright keeps an event loop in this thread; Django would then refuse the database here.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "journeys" in item.path.parts:
            item.add_marker(pytest.mark.browser)
            if _size_of(item) == PHONE:
                item.add_marker(pytest.mark.phone)


def _size_of(item: pytest.Item) -> object:
    call = getattr(item, "callspec", None)
    return call.params.get("size") if call else None


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    found = shutil.which("chromium")
    if not found:
        (pytest.fail if os.environ.get("WAYHOME_CI") == "1" else pytest.skip)(NO_BROWSER)
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=found, args=ARGUMENTS)
        yield opened
        opened.close()


@pytest.fixture(scope="module")
def region(made_once: Callable[..., Path], tmp_path_factory: pytest.TempPathFactory) -> Home:
    """The small region, received on its days and built; a file's own copy, for some change it."""
    once = made_once("built", _receive_and_build)
    return Home(Path(shutil.copytree(once, tmp_path_factory.mktemp("region") / "home")))


def _receive_and_build(folder: Path) -> None:
    home = Home(folder)
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


@pytest.fixture
def worker(browser: Browser, served: str) -> Iterator[Callable[..., Worker]]:
    """Opens a browser for somebody: `worker("practitioner")`, `worker(None)` signed out."""
    opened: list[Worker] = []
    kept = os.environ.get("WAYHOME_PICTURES")

    def make(account: str | None, size: tuple[int, int] = DESK) -> Worker:
        context = browser.new_context(viewport={"width": size[0], "height": size[1]})
        one = Worker(context, served, Path(kept) if kept else None, size[0])
        opened.append(one)
        if account:
            one.sign_in(f"{account}@demo.invalid", PASSWORD)
        return one

    yield make
    for one in opened:
        one.close()


@pytest.fixture(params=[DESK, PHONE], ids=["1280", "360"])
def size(request: pytest.FixtureRequest) -> tuple[int, int]:
    """A desk and a phone."""
    width, height = request.param
    return width, height
