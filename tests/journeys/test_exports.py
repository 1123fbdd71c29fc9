"""An analyst takes a line and an address away as files, and is told what was withdrawn since."""

import io
import json
import zipfile
from collections.abc import Callable
from datetime import datetime, time

import pytest
from browsing import Worker

from wayhome.casework.disputes import Word
from wayhome.extracts.withdrawing import Why, put_back, withdraw
from wayhome.lexicon.home import Home
from wayhome.workspace.accounts.demonstration import PASSWORD
from wayhome.workspace.accounts.models import User
from wayhome.workspace.actions import disputing
from wayhome.workspace.actions.accounts import open_account
from wayhome.workspace.exporting.models import PastExport
from wayhome.workspace.exporting.seals import seal_of
from wayhome.workspace.reading.release import clock
from wayhome.workspace.reading.view import view

Open = Callable[..., Worker]
Size = tuple[int, int]
pytestmark = pytest.mark.writes
WHY = "Checking that records are right and rightly joined"


def _exported(worker: Worker, name: str) -> dict[str, str]:
    """What the files hold, by name."""
    worker.look(name)
    worker.page.get_by_label("Who is it for?").select_option(label="Northborough Police")
    worker.page.get_by_label("Link chart", exact=False).first.check()
    with worker.page.expect_download() as waits:
        worker.page.get_by_role("button", name="Export", exact=True).click()
    held = zipfile.ZipFile(io.BytesIO(waits.value.path().read_bytes()))
    return {one: held.read(one).decode("utf-8-sig", "replace") for one in held.namelist()}


def _records_of_it_are_disputed(analyst: Worker) -> None:
    """Its maker reads so on the desk, tells whoever has it, and notes it."""
    newest = PastExport.objects.first()
    assert newest is not None
    seal = seal_of(newest.number)  # in the files each record has a name of that export alone
    with view(User.objects.get(email="maps@demo.invalid").viewer) as seen:
        facts = [row["record_id"] for row in seen.rows("select distinct record_id from {fact}")]
    left = sorted(record for record in facts if seal(record) in newest.sealed)
    assert left
    said = disputing.Said(Word.FAMILY, "That was his cousin.")
    by = User.objects.get(email="force@demo.invalid")
    for number, record in enumerate(left):
        of = disputing.Subject(record, "P-1", "NBP/x/1", False)
        disputing.dispute(number=f"D-{number}", of=of, said=said, release="r", by=by)
    analyst.go("/")
    analyst.look("desk-export-disputed")
    assert "disputed since" in analyst.text
    assert "Tell them, and note it." in analyst.text
    assert "cousin" not in analyst.text
    analyst.follow(f"Export {newest.number}")
    analyst.look("exports-disputed")
    analyst.page.get_by_role("link", name=f"export {newest.number}").last.click()
    analyst.page.get_by_label("Whoever has it was told").check()
    analyst.page.get_by_label("Who said so, and when").fill("Rang Sgt Cole today.")
    analyst.press("Note it")
    analyst.go("/")
    assert f"Export {newest.number}" not in analyst.text, "others that hold it are still to tell"


def test_a_line_and_an_address_leave_and_their_maker_is_told(
    worker: Open, region: Home, served: str, size: Size
) -> None:
    open_account(
        email="maps@demo.invalid", name="Analyst of the county", agency="ECC",
        role="analyst", password=PASSWORD, by=None,
    )  # fmt: skip
    analyst = worker("maps", size)
    analyst.go("/lines/")
    analyst.follow("Mikey")
    analyst.say_purpose(WHY)
    analyst.follow("Export what ties it to others")
    files = _exported(analyst, "export-line")
    assert "Line" in files["links.csv"]
    assert "Jayden" not in "".join(files.values()), "names are off"
    assert json.loads(files["manifest.json"])["profile"] == "reduced"

    analyst.go("/places/?q=12+cutter+lane")
    analyst.follow("12 Cutter Lane")
    analyst.say_purpose(WHY)
    analyst.follow("Export what ties it to others")
    files = _exported(analyst, "export-place")
    for word in ("Tyler", "Cutter Lane"):
        assert word not in "".join(files.values()), word

    analyst.go("/exports/")
    analyst.look("exports")
    assert "For Northborough Police (NBP)" in analyst.text
    newest = PastExport.objects.first()
    assert newest is not None
    delivery = next(iter(newest.held))
    now = datetime.combine(clock(), time(9))
    withdraw(region.store, delivery, Why.FAULTY, by="Sam", now=now)
    try:
        analyst.go("/")
        analyst.look("desk-exported")
        assert "withdrawn since" in analyst.text
        analyst.follow(f"Export {newest.number}")
        analyst.look("exports-withdrawn")
        analyst.page.get_by_role("link", name=f"export {newest.number}").last.click()
        analyst.look("export-note")
        analyst.page.get_by_label("Whoever had it says that it is deleted").check()
        analyst.page.get_by_label("Who said so, and when").fill("Sgt Cole wrote today.")
        analyst.press("Note it")
        analyst.look("exports-noted")
        assert "Sgt Cole wrote today." in analyst.text
    finally:
        put_back(region.store, delivery, by="Sam", now=now)

    analyst.go("/places/?q=12+cutter+lane")
    analyst.follow("12 Cutter Lane")
    analyst.follow("Export what ties it to others")
    _exported(analyst, "export-place-again")
    _records_of_it_are_disputed(analyst)

    governs = worker("information-governance", size)
    governs.go("/exports/")
    governs.look("exports-of-all")
    assert newest.number in governs.text
