"""What somebody sees who kept a reference: of a person since joined, of one parted again, of one
that is gone."""

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import pytest
from browsing import Worker
from small_region import AGENCIES

from wayhome.extracts import receive
from wayhome.extracts.withdrawing import Why
from wayhome.lexicon.agencies import write_register
from wayhome.lexicon.home import Home
from wayhome.people.judging import Said
from wayhome.workspace import building
from wayhome.workspace.accounts.models import User
from wayhome.workspace.actions.deliveries import withdraw
from wayhome.workspace.actions.judging import judge, take_back
from wayhome.workspace.deliveries.finishing import finish
from wayhome.workspace.deliveries.receipts import receipts
from wayhome.workspace.reading.links import refs
from wayhome.workspace.reading.view import view

Open = Callable[..., Worker]
Size = tuple[int, int]
pytestmark = pytest.mark.writes
COLUMNS = "nominal_id,forename,surname,dob,sex\n"
SENT = {
    1: COLUMNS + "1,Kai,Turner,2011-04-03,M\n2,Zofia,Nowak,2010-12-30,F\n",
    3: COLUMNS + "3,Ada,Moss,2012-02-02,F\n",
}
KAI, ZOFIA, ADA = (f"NBP/records management system/{n}" for n in (1, 2, 3))


@pytest.fixture
def region(tmp_path: Path, django_db_setup: None) -> Home:
    home = Home(tmp_path / "home")
    home.root.mkdir()
    write_register(home.agencies, AGENCIES)
    for day, text in SENT.items():
        folder = tmp_path / str(day)
        folder.mkdir()
        (folder / "nominals.csv").write_text(text, encoding="utf-8")
        receive([folder], agency="NBP", at=home, now=datetime(2026, 11, day))
    return home


def test_a_reference_that_was_kept_leads_on_or_says_why_not(
    worker: Open, region: Home, size: Size
) -> None:
    account = User.objects.get(email="force@demo.invalid")

    def build(day: int) -> dict[str, str]:
        building.build(region, date(2026, 11, day), lambda *_: None)
        with view(account.viewer) as seen:
            return {ref: one.person_id for ref, one in refs(seen, [KAI, ZOFIA, ADA]).items()}

    apart = build(20)
    same = judge(
        left=KAI, right=ZOFIA, said=Said.SAME, reason="", restricted=False, people=(), release="",
        by=account,
    )  # fmt: skip
    now = build(21)[KAI]
    (old,) = {apart[KAI], apart[ZOFIA]} - {now}
    officer = worker("force", size)
    officer.go(f"/people/{old}/")
    officer.look("reference-asked")
    officer.say_purpose("I work with this person")
    officer.go(f"/people/{now}/?was={old}")
    officer.look("reference-leads-on")
    assert f"{old} leads here now" in officer.text

    take_back(number=same.number, reason="a slip", people=(), release="", by=account)
    adas = next(one.delivery for one in receipts(region) if one.received_at.day == 3)
    withdraw(delivery=adas, why=Why.WRONG_FILE, by=account)
    finish(region)
    build(22)
    officer.go(f"/people/{now}/")
    officer.look("reference-parted")
    assert "stand under" in officer.text
    officer.go(f"/people/{apart[ADA]}/")
    officer.look("reference-gone", status_is_error=True)
    assert "Nobody has this reference any more" in officer.text
