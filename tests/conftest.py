"""What every test stands on: a home of its own, and the database that WAYHOME_DATABASE names.

The environment is set before Django reads its settings, so nothing of the machine's own
installation is ever touched. SQLite in that home without WAYHOME_DATABASE, else PostgreSQL.

What several tests stand on is made once: those of a file stay with one process, and `made_once`
keeps a folder that any process of the run copies from.
"""

import fcntl
import gc
import os
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import django
import hypothesis
import pytest
from django.conf import settings
from django.db import connection
from hypothesis import HealthCheck
from tests.asked import Noted, fewest, keep, kept

HOME = tempfile.mkdtemp(prefix="wayhome-test-")
if settings.configured:  # read before this file, so they may be somebody's own
    pytest.exit("Unset DJANGO_SETTINGS_MODULE: tests/conftest.py chooses the settings.", 4)
os.environ["WAYHOME_HOME"] = HOME
os.environ["WAYHOME_DEMO"] = "1"
os.environ["DJANGO_SETTINGS_MODULE"] = "wayhome.workspace.config.settings"
django.setup()  # other conftest files import models
# Processes that run tests side by side choose for themselves, each with a home of its own.
del os.environ["DJANGO_SETTINGS_MODULE"]
# No row of a test outlives a power cut, so none waits for the disk; scripts/postgres has it so too.
database_options = settings.DATABASES["default"].get("OPTIONS", {})
if "init_command" in database_options:
    without_waiting = database_options["init_command"].replace("=FULL", "=OFF")
    database_options["init_command"] = without_waiting


# A busy machine is no fault, so no example has a deadline. In CI the examples are always the same:
# a change is judged by what it changes; new examples are sought wherever else the tests are run.
settings_of_examples = {"deadline": None, "suppress_health_check": [HealthCheck.too_slow]}
hypothesis.settings.register_profile("here", **settings_of_examples)
hypothesis.settings.register_profile("ci", derandomize=True, **settings_of_examples)
hypothesis.settings.load_profile("ci" if os.environ.get("WAYHOME_CI") == "1" else "here")


# Folders whose tests share what takes seconds to make: they stay together. Elsewhere files do.
TOGETHER = (
    "tests/linkage", "tests/spark", "tests/unit/found", "tests/unit/pages", "tests/unit/synthetic",
)  # fmt: skip
ASKS_THE_DATABASE = {"db", "transactional_db", "live_server"}


def pytest_addoption(parser: pytest.Parser) -> None:
    told = "what tests ask the database: written on SQLite; on PostgreSQL it says which are run"
    parser.addoption("--asked", metavar="FILE", help=told)  # with =, or FILE is taken for tests


@pytest.hookimpl(optionalhook=True)  # of pytest-xdist, which nobody needs for one test
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Any:
    """Spread by file, or each process would make every fixture of a file for itself. Not by
    `--dist loadgroup`: pytest-xdist 3.8 beside pytest 9.2 spreads what it should group, unsaid."""
    from xdist.scheduler import LoadScopeScheduling

    config.option.loadscopereorder = False  # by number of tests, so what takes longest came last

    class ByFile(LoadScopeScheduling):  # type: ignore[misc]
        def _split_scope(self, nodeid: str) -> str:
            file = nodeid.partition("::")[0]
            return next((each for each in TOGETHER if file.startswith(f"{each}/")), file)

    return ByFile(config, log)


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_collection() -> Iterator[None]:
    """What is collected stands until the end: to look through it again and again for something to
    let go would be a fifth of the processor's time."""
    gc.disable()
    try:
        return (yield)
    finally:
        gc.freeze()
        gc.enable()


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Mark whatever may ask the workspace's database, which the run on PostgreSQL is of:
    pytest-django lets nothing else near it. Files that take long come first, so that no process is
    left alone with one at the end."""
    slow = {item.path for item in items if item.get_closest_marker("slow")}
    items.sort(key=lambda item: _turn(item.path, item.path in slow))
    for item in items:
        asked = ASKS_THE_DATABASE & set(getattr(item, "fixturenames", ()))
        if asked or item.get_closest_marker("django_db"):
            item.add_marker(pytest.mark.database)
    if (file := config.getoption("asked")) and connection.vendor == "postgresql":
        sure = {item.nodeid for item in items if item.get_closest_marker("postgresql")}
        chosen = fewest(kept(Path(file)), sure)
        config.hook.pytest_deselected(items=[i for i in items if i.nodeid not in chosen])
        items[:] = [item for item in items if item.nodeid in chosen]


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Iterator[None]:
    """With `--asked` on SQLite, note what it asks."""
    file = item.config.getoption("asked")
    if not (file and connection.vendor == "sqlite" and item.get_closest_marker("database")):
        return (yield)
    noted, began = Noted(), time.monotonic()
    with connection.execute_wrapper(noted.note):
        done = yield
    noted.seconds = time.monotonic() - began
    keep(Path(file), item.nodeid, noted)
    return done


def _turn(file: Path, slow: bool) -> int:
    longest = [folder in file.parts for folder in ("spark", "journeys")]
    return longest.index(True) if any(longest) else 2 if slow else 3


def pytest_unconfigure() -> None:
    """Leave nothing behind."""
    shutil.rmtree(HOME, ignore_errors=True)


@pytest.fixture(scope="session")
def made_once(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Path]:
    """`made_once("name", make)`: the folder that `make` filled, in whichever process came first.

    Only to be copied from: tests that change it would change what another process is given.
    """
    base = tmp_path_factory.getbasetemp()  # of one process; its parent is of the whole run
    whole = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base

    def folder(name: str, make: Callable[[Path], None]) -> Path:
        made = whole / f"once-{name}"
        with (whole / f"once-{name}.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if not made.exists():
                half = made.with_suffix(".half")  # a failure leaves nothing that looks whole
                shutil.rmtree(half, ignore_errors=True)
                half.mkdir()
                make(half)
                half.rename(made)
        return made

    return folder


@pytest.fixture(autouse=True, scope="session")
def _the_trail_can_be_emptied_between_tests() -> Iterator[None]:
    """Tests with real transactions empty the tables afterwards, which the triggers refuse.

    So the triggers stand aside for that one moment, and the chain gets a fresh head.
    """
    from wayhome.governance.audit import START
    from wayhome.workspace.trail import triggers

    operations = type(connection.ops)
    ordinary = operations.execute_sql_flush

    def flush(self: object, sql: list[str]) -> None:
        for once in triggers.EVERY:
            triggers.unguard(connection, once)
        ordinary(self, sql)
        for once in triggers.EVERY:
            triggers.guard(connection, once)
        with connection.cursor() as cursor:
            head = "insert into trail_chainhead (id, number, hash) values (1, 0, %s)"
            cursor.execute(head, [START])

    operations.execute_sql_flush = flush
    yield
    operations.execute_sql_flush = ordinary
