"""What every test stands on: a home of its own, and the database that WAYHOME_DATABASE names.

The environment is set before Django reads its settings, so nothing of the machine's own
installation is ever touched. SQLite in that home without WAYHOME_DATABASE, else PostgreSQL.
"""

import os
import shutil
import tempfile
from collections.abc import Iterator

import django
import hypothesis
import pytest
from django.conf import settings
from hypothesis import HealthCheck

HOME = tempfile.mkdtemp(prefix="wayhome-test-")
if settings.configured:  # read before this file, so they may be somebody's own
    pytest.exit("Unset DJANGO_SETTINGS_MODULE: tests/conftest.py chooses the settings.", 4)
os.environ["WAYHOME_HOME"] = HOME
os.environ["WAYHOME_DEMO"] = "1"
os.environ["DJANGO_SETTINGS_MODULE"] = "wayhome.workspace.config.settings"
django.setup()  # other conftest files import models
# Processes that run tests side by side choose for themselves, each with a home of its own.
del os.environ["DJANGO_SETTINGS_MODULE"]


# A busy machine is no fault, so no example has a deadline. In CI the examples are always the same:
# a change is judged by what it changes; new examples are sought wherever else the tests are run.
settings_of_examples = {"deadline": None, "suppress_health_check": [HealthCheck.too_slow]}
hypothesis.settings.register_profile("here", **settings_of_examples)
hypothesis.settings.register_profile("ci", derandomize=True, **settings_of_examples)
hypothesis.settings.load_profile("ci" if os.environ.get("WAYHOME_CI") == "1" else "here")


def pytest_unconfigure() -> None:
    """Leave nothing behind."""
    shutil.rmtree(HOME, ignore_errors=True)


@pytest.fixture(autouse=True, scope="session")
def _the_trail_can_be_emptied_between_tests() -> Iterator[None]:
    """Tests with real transactions empty the tables afterwards, which the triggers refuse.

    So the triggers stand aside for that one moment, and the chain gets a fresh head.
    """
    from django.db import connection

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
