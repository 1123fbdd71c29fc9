"""An old reference leads to who is meant, says so, and tells nobody more than they may know."""

import shutil
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import duckdb
import pytest
from django.db import transaction
from django.utils import timezone

from wayhome.extracts import receive
from wayhome.extracts.withdrawing import Why
from wayhome.governance.roles import Act
from wayhome.lexicon.home import Home
from wayhome.people import Particulars
from wayhome.people.judging import Said
from wayhome.pipeline import build, current_release
from wayhome.workspace.actions.deliveries import withdraw
from wayhome.workspace.actions.found import record_found
from wayhome.workspace.actions.judging import judge, take_back
from wayhome.workspace.deliveries.finishing import finish
from wayhome.workspace.deliveries.receipts import receipts
from wayhome.workspace.found.entries import since
from wayhome.workspace.found.where import Finding
from wayhome.workspace.judging.handing_back import hand_back
from wayhome.workspace.pages.views.looks import latest_looks
from wayhome.workspace.reading.names import names_for
from wayhome.workspace.reading.view import view
from wayhome.workspace.trail.models import AuditEvent
from wayhome.workspace.trail.recording import record

NOMINALS = """nominal_id,forename,surname,dob,sex
1,Kai,Turner,2011-04-03,M
2,Zofia,Nowak,2010-12-30,F
"""
KAI, ZOFIA = (f"NBP/records management system/{n}" for n in (1, 2))
ON = "?without_purpose=1"
pytestmark = [pytest.mark.django_db, pytest.mark.slow]


@pytest.fixture
def received(home: Path, made_once: Callable[..., Path]) -> Home:
    """Built on the 20th, before anybody judged."""

    def make(folder: Path) -> None:
        shutil.copy(home / "agencies.csv", folder)
        file = folder / "nominals.csv"
        file.write_text(NOMINALS, encoding="utf-8")
        receive([file], agency="NBP", feed="police", at=Home(folder), now=datetime(2026, 11, 1))
        build(Home(folder), date(2026, 11, 20))

    shutil.copytree(made_once("two-apart", make), home, symlinks=True, dirs_exist_ok=True)
    return Home(home)


def built(home: Home, day: int) -> dict[str, str]:
    """Who is whose record after the next build."""
    hand_back(home)
    build(home, date(2026, 11, day))
    return whose(home)


def whose(home: Home) -> dict[str, str]:
    with duckdb.connect(str(current_release(home).database), read_only=True) as con:
        return dict(con.execute("from person_subject").fetchall())


def joined(home: Home, by) -> tuple[str, str, str]:
    """Two people, then judged one: the reference that leads on, where to, and the judgement."""
    apart = whose(home)
    made = judge(
        left=KAI, right=ZOFIA, said=Said.SAME, reason="", restricted=False, people=(), release="",
        by=by,
    )  # fmt: skip
    now = set(built(home, 21).values())
    (old,) = set(apart.values()) - now
    return old, now.pop(), made.number


def test_it_leads_on_and_says_so_to_insider_and_outsider(received, account, client) -> None:
    analyst = account("analyst", "NBP")
    old, now, _ = joined(received, analyst)
    called = names_for(analyst.viewer, [old, now, "P-0000-0000-0000"])
    assert called[old] == called[now]
    assert len(called) == 2
    for agency in ("NBP", "EMH"):
        client.force_login(account("practitioner", agency))
        led = client.get(f"/people/{old}/")
        assert (led.status_code, led["Location"]) == (302, f"/people/{now}/?was={old}")
        event = AuditEvent.objects.last()
        assert (event.about, event.details["leads_to"]) == (old, now)
        page = client.get(f"/people/{now}/{ON}&was={old}").content.decode()
        assert f"{old} leads here now" in page
        assert AuditEvent.objects.last().details["was"] == old
    assert (
        "leads here" not in client.get(f"/people/{now}/{ON}&was=P-0000-0000-0000").content.decode()
    )


def test_what_was_entered_under_it_is_listed_with_who_is_meant_now(received, account) -> None:
    analyst = account("analyst", "NBP")
    old, now, _ = joined(received, analyst)
    finding = Finding(Particulars(given="Rex"), timezone.now(), "Station", "", "01632 960001")
    record_found(
        reference="F-1", finding=finding, person_id=old, tell=(), release="", by=analyst
    )  # fmt: skip
    with view(analyst.viewer) as seen:
        found = since(seen, analyst, Particulars(given="Kai"), [now], date(2026, 11, 22))
        assert [one.entry.pk for one in found.of(now)] == ["F-1"]
        assert since(seen, analyst, Particulars(given="Kai"), [], date(2026, 11, 22)).about == ()


def test_who_looked_at_it_had_looked_at_the_person(received, account) -> None:
    reader = account("practitioner", "NBP")
    with transaction.atomic():
        record(what="look", act=Act.SEE_PERSON, by=reader, about="P-OLD", level="full")
        record(what="look", act=Act.SEE_PERSON, by=reader, about="P-1", details={"leads_to": "P-2"})
    assert [look.times for look in latest_looks("P-1", reader, ["P-OLD"])] == [1]


def test_undone_it_is_that_person_again_and_both_are_named(received, account, client) -> None:
    analyst = account("analyst", "NBP")
    old, now, number = joined(received, analyst)
    take_back(number=number, reason="a slip", people=(), release="", by=analyst)
    assert set(built(received, 22).values()) == {old, now}
    client.force_login(account("practitioner", "NBP"))
    client.post(f"/purpose/{now}/", {"purpose": "case", "words": "", "next": "/"})
    page = client.get(f"/people/{now}/", follow=True).content.decode()
    assert f'stand under <a class="govuk-link" href="/people/{old}/">' in page
    assert "because a judgement was taken back" in page


def test_one_that_is_gone_is_said_to_be_gone(received, account, client) -> None:
    one = whose(received)[KAI]
    (sent,) = receipts(received)
    withdraw(delivery=sent.delivery, why=Why.WRONG_FILE, by=account("analyst", "NBP"))
    finish(received)
    built(received, 21)
    client.force_login(account("practitioner", "NBP"))
    answers = [client.get(f"/people/{one}/"), client.get("/people/P-0000-0000-0000/")]
    assert [answer.status_code for answer in answers] == [404, 404]
    assert "Nobody has this reference any more" in answers[0].content.decode()
    assert "nobody under this reference" in answers[1].content.decode()
