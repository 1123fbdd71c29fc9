"""Settings: lax only in a demonstration, and whatever is missing says how to mend it."""

import json
import logging
import os
import subprocess
import sys
from pathlib import Path

import pytest
import structlog
from django.core import checks
from django.test import RequestFactory

from wayhome.lexicon.errors import BadUsage, NotSetUp
from wayhome.lexicon.home import Home
from wayhome.workspace.accounts.checks import demonstration_accounts
from wayhome.workspace.actions.accounts import open_demonstration_account
from wayhome.workspace.config import databases, log_lines, numbers, secret
from wayhome.workspace.config.failures import OUR_FAULT, Sentences, our_fault, page

ASKING = """
import json, wayhome.workspace.config.settings as s
print(json.dumps({n: getattr(s, n) for n in (
    "DEBUG", "DEMO", "SESSION_COOKIE_SECURE", "CSRF_COOKIE_SECURE", "SECURE_HSTS_SECONDS",
    "ALLOWED_HOSTS", "CSRF_TRUSTED_ORIGINS", "CONTENT_SECURITY_POLICY")}))
"""


def settings_with(home: Path, **given: str) -> subprocess.CompletedProcess[str]:
    """The settings as another process reads them."""
    kept = {n: v for n, v in os.environ.items() if not n.startswith("WAYHOME_")}
    env = {**kept, "WAYHOME_HOME": str(home), **given}
    asked = [sys.executable, "-c", ASKING]
    return subprocess.run(asked, env=env, capture_output=True, text=True, check=False)


def test_in_service_nothing_is_lax(tmp_path: Path) -> None:
    found = settings_with(
        tmp_path, WAYHOME_SECRET_KEY="x" * 50, WAYHOME_HOSTS="wayhome.example.org"
    )
    read = json.loads(found.stdout)
    assert (read["DEBUG"], read["DEMO"]) == (False, False)
    assert read["SESSION_COOKIE_SECURE"]
    assert read["CSRF_COOKIE_SECURE"]
    assert read["SECURE_HSTS_SECONDS"] >= 31_536_000
    assert read["ALLOWED_HOSTS"] == ["wayhome.example.org"]
    assert read["CSRF_TRUSTED_ORIGINS"] == ["https://wayhome.example.org"]
    policy = read["CONTENT_SECURITY_POLICY"]["DIRECTIVES"]
    assert "unsafe" not in str(policy)
    assert "http" not in str(policy)


def test_service_without_a_key_does_not_start(tmp_path: Path) -> None:
    found = settings_with(tmp_path)
    assert found.returncode != 0
    assert "WAYHOME_SECRET_KEY is not set" in found.stderr
    assert "Make one with" in found.stderr


def test_a_demonstration_makes_its_key_once(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.delenv("WAYHOME_SECRET_KEY", raising=False)
    first = secret.key(Home(tmp_path), True)
    assert secret.key(Home(tmp_path), True) == first
    assert (tmp_path / "demonstration.key").stat().st_mode & 0o077 == 0
    with pytest.raises(NotSetUp):
        secret.key(Home(tmp_path), False)


def test_the_database_is_one_setting(tmp_path: Path) -> None:
    found = databases.chosen("postgresql://way:h%40me@db.example.org:5433/wayhome", Home(tmp_path))
    wanted = ("way", "h@me", "db.example.org", "5433", "wayhome")
    assert tuple(found[n] for n in ("USER", "PASSWORD", "HOST", "PORT", "NAME")) == wanted
    assert databases.chosen("", Home(tmp_path))["OPTIONS"]["transaction_mode"] == "IMMEDIATE"
    with pytest.raises(BadUsage, match="postgresql://"):
        databases.chosen("mysql://somewhere/x", Home(tmp_path))


def test_a_number_is_a_number_or_a_sentence(monkeypatch) -> None:
    monkeypatch.delenv("WAYHOME_NETWORK_LOCK", raising=False)
    assert numbers.whole("WAYHOME_NETWORK_LOCK", 50) == 50
    monkeypatch.setenv("WAYHOME_NETWORK_LOCK", "200")
    assert numbers.whole("WAYHOME_NETWORK_LOCK", 50) == 200
    for wrong in ("many", "0", "-1", "1.5"):
        monkeypatch.setenv("WAYHOME_NETWORK_LOCK", wrong)
        with pytest.raises(BadUsage, match="WAYHOME_NETWORK_LOCK is not a whole number"):
            numbers.whole("WAYHOME_NETWORK_LOCK", 50)


@pytest.mark.django_db
def test_demonstration_accounts_stop_a_service(settings) -> None:
    who = {"name": "Demo", "agency": "NBC", "role": "analyst", "password": "x" * 20}
    open_demonstration_account(email="a@demo.invalid", **who, by=None)
    assert demonstration_accounts(None, databases=["default"]) == []
    settings.DEMO = False
    (found,) = demonstration_accounts(None, databases=["default"])
    assert (found.id, found.level) == ("wayhome.E001", checks.ERROR)
    assert "another WAYHOME_HOME" in found.hint
    with pytest.raises(BadUsage, match="demonstration only"):
        open_demonstration_account(email="b@demo.invalid", **who, by=None)


NAME, BORN, NUMBER = "Thaddeus Quillfeather", "2010-05-06", "943 476 5919"


@pytest.fixture
def lines(capsys):
    """What was logged, as data; the root's own handlers are put back afterwards."""
    root = logging.getLogger()
    before = root.handlers[:]
    log_lines.configure()
    yield lambda: [json.loads(line) for line in capsys.readouterr().err.splitlines()]
    root.handlers[:] = before


def test_log_lines_hold_no_person(lines) -> None:
    ours = structlog.get_logger("wayhome.test")
    ours.info("received", rows=3, name=NAME, dob=BORN, text=f"{NAME} was found")
    logging.getLogger("theirs").warning("could not read %s", NAME)
    logging.getLogger("theirs").warning(f"{NAME} {BORN} {NUMBER}")
    logging.getLogger("theirs").warning("odd", extra={"name_": NAME})
    try:
        raise ValueError(f"{NAME} {NUMBER}")
    except ValueError:
        logging.getLogger("theirs").exception("failed for %s", NAME)
        ours.exception("failed", nhs_number=NUMBER)
    written = lines()
    text = json.dumps(written)
    assert not any(part in text for part in (*NAME.split(), BORN, NUMBER))
    assert written[0]["rows"] == 3
    assert written[1]["event"] == "could not read %s"
    assert {line["error"] for line in written[-2:]} == {"ValueError"}
    assert all(line["where"][0].startswith("test_settings.py:") for line in written[-2:])


def test_a_line_without_words_of_its_own_says_what_it_can(lines) -> None:
    """Django's lines of an answer are made of values alone: its words and the address."""
    theirs = logging.getLogger("django.request")
    theirs.warning("%s: %s", "Not Found", f"/people/{NAME}/", extra={"status_code": 404})
    logging.getLogger("theirs").warning("%s: %s", "anything", NAME)
    answer, other = lines()
    assert (answer["event"], answer["status"]) == ("answered with an error", 404)
    assert other["event"] == "(wording withheld)"


def test_an_error_for_people_becomes_a_page_and_any_other_stays_ours(db) -> None:
    request = RequestFactory().get("/")
    request.resolver_match = None
    net = Sentences(lambda r: page(r, 200, ""))
    answer = net.process_exception(request, NotSetUp("Nothing has been built yet."))
    assert answer.status_code == 503
    assert "Nothing has been built yet." in answer.content.decode()
    assert net.process_exception(request, ValueError(NAME)) is None
    answer = our_fault(request)
    assert answer.status_code == 500
    assert OUR_FAULT in answer.content.decode()


@pytest.mark.django_db
def test_headers_on_every_page(client, home) -> None:
    answer = client.get("/sign-in/")
    assert "default-src 'none'" in answer["Content-Security-Policy"]
    assert answer["X-Frame-Options"] == "DENY"
    assert answer["Referrer-Policy"] == "same-origin"
    assert "camera=()" in answer["Permissions-Policy"]
    assert client.get("/nowhere/").status_code == 404
