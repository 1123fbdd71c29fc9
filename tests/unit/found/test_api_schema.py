"""The document is the truth: schemathesis asks everything that it allows and much that it forbids,
over a real socket, and finds nothing; where the document lies it finds that."""

import json
import subprocess
import sys
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path

import pytest
from django.test import Client
from tests.unit.found.systems import TY, System
from tests.unit.found.test_api_alone import begun

from wayhome.workspace.accounts.models import User
from wayhome.workspace.api import document
from wayhome.workspace.cases.models import CaseEntry
from wayhome.workspace.found.models import FoundEntry

Account = Callable[..., User]
There = Callable[[System], dict[str, str]]
Asked = Callable[..., subprocess.CompletedProcess[str]]
pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]

# 422 is an answer to what fits the document too: by it the rules of the pages refuse. What a text
# can hold and a database cannot is told in `shape`, as 400.
CONFIG = """
[checks.positive_data_acceptance]
expected-statuses = ["2xx", "401", "403", "404", "409", "422"]
[generation]
allow-x00 = false
[phases.coverage]
unexpected-methods = ["DELETE"]
"""
THERE = """
[[operations]]
include-operation-id = "{}"
parameters = {}
"""


@pytest.fixture
def asked(live_server, account: Account, settings, tmp_path: Path) -> Asked:
    """`asked("--max-examples=20")`: what schemathesis says of the interface."""
    settings.API_LIMIT = 10**6
    of = System(account("EPD", "administrator"))
    config = tmp_path / "schemathesis.toml"

    def run(
        *words: str, there: Callable[[System], dict[str, str]] = lambda _: {}
    ) -> subprocess.CompletedProcess[str]:
        parts = "".join(THERE.format(*one) for one in there(of).items())
        config.write_text(CONFIG + parts, encoding="utf-8")
        command = [Path(sys.executable).with_name("schemathesis"), "--no-color"]
        command += ["--config-file", config, "run", f"{live_server.url}/api/openapi.json"]
        command += ["--header", f"Authorization: Bearer {of.token}", "--workers=1", *words]
        return subprocess.run(
            command, cwd=tmp_path, capture_output=True, text=True, check=False, timeout=240
        )

    return run


@pytest.mark.postgresql
def test_nothing_is_found(asked: Asked) -> None:
    done = asked("--max-examples=5", "--phases=examples,coverage,fuzzing", "--seed=1")
    assert done.returncode == 0, done.stdout + done.stderr
    assert CaseEntry.objects.filter(code="raised").exists(), "some of it was taken"
    assert FoundEntry.objects.exists()


def test_nothing_is_found_of_what_is_there(asked: Asked, account: Account) -> None:
    """Of a case, an action and a person that there are."""
    by = account("EPD")

    def there(of: System) -> dict[str, str]:
        referral = begun(by, set(), "referral").pk
        asking = {"content_type": "application/json", "headers": of.headers}
        (ty,) = Client().post("/api/check", json.dumps(TY), **asking).json()["people"]
        return {
            "concern": f'{{ case = "{of.raised()}" }}',
            "referral": f'{{ case = "{referral}" }}',
            "action-done": f'{{ case = "{referral}", place = "1" }}',
            "known-to": f'{{ person_id = "{ty["person"]}" }}',
        }

    done = asked("--max-examples=4", "--phases=fuzzing", "--seed=1", there=there)
    assert done.returncode == 0, done.stdout + done.stderr
    assert CaseEntry.objects.filter(code="action done").exists(), "some of it was taken"


def test_a_document_that_lies_is_found(asked: Asked, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = document.document

    def lies() -> document.Plain:
        told = deepcopy(whole())
        shape = told["paths"]["/api/v1/actions"]["get"]["responses"]["200"]["content"]
        shape["application/json"]["schema"]["properties"]["next"] = {"type": "integer"}
        return told

    monkeypatch.setattr(document, "document", lies)
    done = asked("--include-path=/api/v1/actions", "--max-examples=2", "--phases=examples,coverage")
    assert done.returncode == 1
    assert "Response violates schema" in done.stdout
