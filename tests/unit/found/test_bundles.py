"""A bundle: chosen thing by thing, made whole or not at all, and the same whenever it is shown."""

import hashlib
import json
import re
import zipfile
from collections.abc import Callable, Iterator
from datetime import timedelta
from io import BytesIO
from typing import Any

import pytest
from django.db import DatabaseError
from django.test import Client
from django.utils import timezone
from tests import real_files as files
from tests.unit.found.case_with_files import ago, attach, justice, looks, text, words
from tests.unit.workspace.a_case import say
from tests.unit.workspace.a_panel import referral

from wayhome.lexicon.home import Home
from wayhome.workspace.accounts.models import User
from wayhome.workspace.actions import attachments as actions
from wayhome.workspace.attachments.models import Attachment, Bundle
from wayhome.workspace.cases.forms import new_number
from wayhome.workspace.cases.models import Case
from wayhome.workspace.exporting.models import PastExport
from wayhome.workspace.trail.models import AuditEvent

At = Callable[..., Client]
Account = Callable[..., User]
LETTER = files.docx()
LEFT = "It names another child."


@pytest.fixture
def case(account: Account, at: At, served: Home) -> Iterator[Case]:
    """With what they say, a letter and a picture."""
    row = justice(account("EPD"), "NBC")
    looks(row, account("EPD"), account("NBC"), account("NPD"))
    say(row, "voice", account("EPD"), at=ago(hours=2), voice="“I had to.”", by="Jo, alone")
    attach(at("EPD"), row, "letter.docx", LETTER)
    attach(at("EPD"), row, "screen.png", files.png(), shows="A screen of his phone")
    row.refresh_from_db()
    yield row
    for one in served.attachments.glob("*"):
        if one.is_file():
            one.unlink()


def asked(case: Case, **more: str) -> dict[str, str]:
    """Everything goes in but what they say."""
    day = timezone.localdate() + timedelta(days=30)
    letter, screen = (one.pk for one in case.attachments.order_by("at"))
    return {
        "number": new_number(), "place": str(case.said), "whose": "defence",
        "whom": "Harper and Cole, solicitors", "by": "Ann Lee, prosecutor",
        "expires-day": str(day.day), "expires-month": str(day.month),
        "expires-year": str(day.year), "others": "none", "others_why": "",
        "goes-E0": "in", "goes-E1": "out", "why-E1": LEFT,
        f"goes-{letter}": "in", f"goes-{screen}": "in", **more,
    }  # fmt: skip


def address(case: Case) -> str:
    return f"/cases/{case.pk}/bundles/make/"


def taken(client: Client, case: Case) -> zipfile.ZipFile:
    bundle = Bundle.objects.get()
    answer = client.get(f"/cases/{case.pk}/bundles/{bundle.pk}/file")
    assert answer["Content-Disposition"] == f'attachment; filename="wayhome-{bundle.pk}.zip"'
    held = b"".join(answer.streaming_content)
    assert hashlib.sha256(held).hexdigest() == bundle.sha256
    return zipfile.ZipFile(BytesIO(held))


def test_the_form_points_at_names_and_asks_of_each_thing(case: Case, at: At) -> None:
    page = words(at("NBC").get(address(case)))
    assert "A charge is considered, written down" in page
    assert "Reads like a name: Jaden Cole" in page
    assert "Tyler Marsh" not in page.partition("Reads like a name")[2].partition("What they say")[0]
    assert "File: A screen of his phone (screen.png)" in page
    assert "Wayhome does not read files: open it" in page


def test_it_holds_what_was_chosen_and_proves_it(case: Case, at: At) -> None:
    officer = at("EPD")
    assert officer.post(address(case), asked(case)).status_code == 302
    held = taken(at("NBC"), case)
    assert held.testzip() is None
    assert held.namelist() == ["index.pdf", "manifest.json", "001.pdf", "002.docx", "003.png"]
    assert held.read("002.docx") == LETTER
    manifest = json.loads(held.read("manifest.json"))
    listed = {one["file"]: one["sha256"] for one in manifest["files"]}
    assert listed.keys() == set(held.namelist()) - {"manifest.json"}
    for name, digest in listed.items():
        assert hashlib.sha256(held.read(name)).hexdigest() == digest
    assert manifest["recipient"] == "The defence: Harper and Cole, solicitors"
    assert manifest["purpose"] == "Disclosure in proceedings"
    assert manifest["marking"] == "restricted"
    assert manifest["expires"] == f"{timezone.localdate() + timedelta(days=30)}"
    assert manifest["watermark"].startswith(f"RESTRICTED. Bundle {manifest['number']}, made on")
    everything = b"".join(held.read(one) for one in held.namelist())
    assert LEFT.encode() not in everything
    assert b"left out" not in everything
    for name in ("index.pdf", "001.pdf"):
        assert b"pdfuaid" in held.read(name), "tagged, for a screen reader"


def test_the_case_the_register_and_the_trail_have_it(case: Case, at: At) -> None:
    before = AuditEvent.objects.count()
    at("EPD").post(address(case), asked(case))
    (event,) = AuditEvent.objects.filter(number__gt=before)
    assert (event.about, event.reason) == (case.pk, "make bundle")
    assert "Harper" not in str(vars(event))
    case.refresh_from_db()
    entry, bundle = case.entries.latest("place"), Bundle.objects.get()
    assert (entry.code, entry.place) == ("bundle", bundle.place)
    listed = entry.details["holds"].splitlines()
    assert listed[1] == "002.docx: File: A letter of the school (letter.docx)"
    assert entry.details["left"].startswith("What they say, written down")
    assert entry.details["left"].endswith(LEFT)
    export = PastExport.objects.get()
    assert (export.kind, export.about, export.marking) == ("bundle", case.pk, "restricted")
    shown = text(at("NBC"), case)
    assert "The defence: Harper and Cole, solicitors" in shown
    assert "1 thing left out" in shown
    taken(at("NBC"), case).close()
    last = AuditEvent.objects.latest("number")
    assert (last.what, last.about, last.details["page"]) == ("look", case.pk, "bundle")


def test_of_another_agency_the_register_tells_that_something_left_and_no_more(
    case: Case, at: At
) -> None:
    at("EPD").post(address(case), asked(case))
    elsewhere = words(at("NED", "information_governance").get("/exports/"))
    assert "Kept close to Eastmarsh Police" in elsewhere
    assert case.pk not in elsewhere
    assert "Harper" not in elsewhere
    own = words(at("EPD", "information_governance").get("/exports/"))
    assert "A bundle out of a case" in own
    assert "Tyler" not in own
    number = PastExport.objects.get().pk
    answer = at("EPD", "information_governance").post(
        f"/exports/{number}/note/", {"became": "deleted", "words": "They wrote today."}
    )
    assert answer.status_code == 302


@pytest.mark.parametrize(
    ("more", "wrong"),
    [
        ({"goes-E1": ""}, "Choose whether it goes in: What they say"),
        ({"why-E1": ""}, "Write why it is left out: What they say"),
        ({"others": "not sure"}, "Read what goes in once more"),
        ({"others": "agreed"}, "Write who is named, and who decided that they may be."),
        ({"others": ""}, "Choose whether anybody else is named in it."),
        ({"expires-year": "2099"}, "Choose a day within 365 days from today."),
        ({"whom": ""}, "Write who it is for, and where they work."),
    ],
    ids=lambda one: next(iter(one)) if isinstance(one, dict) else "",
)
def test_nothing_is_made_while_something_is_missing(
    case: Case, at: At, served: Home, more: dict[str, str], wrong: str
) -> None:
    answer = at("EPD").post(address(case), asked(case, **more))
    assert answer.status_code == 422
    assert wrong in words(answer)
    assert not Bundle.objects.exists()
    assert len([one for one in served.attachments.glob("*") if one.is_file()]) == 2


def test_whoever_writes_meanwhile_is_read_first(case: Case, at: At, account: Account) -> None:
    sent = asked(case)
    say(case, "youth justice", account("NBC"), at=ago(hours=1), whom="Bo")
    answer = at("EPD").post(address(case), sent)
    assert answer.status_code == 422
    assert "Choose whether it goes in: Youth justice service told" in words(answer)
    case.refresh_from_db()
    assert f'name="place" value="{case.said}"' in answer.content.decode()
    again = asked(case, **{"goes-E2": "in"}) | {"place": sent["place"]}
    assert "While you wrote" in words(at("EPD").post(address(case), again))
    assert not Bundle.objects.exists()


@pytest.mark.parametrize("fault", ["record", "torn"])
def test_it_is_made_whole_or_not_at_all(
    case: Case, at: At, served: Home, monkeypatch: pytest.MonkeyPatch, fault: str
) -> None:
    def fails(**_: object) -> None:
        raise DatabaseError("disk full")

    if fault == "record":
        monkeypatch.setattr(actions, "record", fails)
    else:
        path = served.attachments / Attachment.objects.get(name="screen.png").file
        path.write_bytes(path.read_bytes()[:-1])
    officer = at("EPD")
    officer.raise_request_exception = False
    answer = officer.post(address(case), asked(case))
    assert answer.status_code == 500
    assert not Bundle.objects.exists()
    assert not PastExport.objects.exists()
    case.refresh_from_db()
    assert case.said == 2
    kept = {one.file for one in Attachment.objects.all()}
    assert {one.name for one in served.attachments.glob("**/*") if one.is_file()} == kept


def test_what_is_taken_out_or_waits_goes_into_none(case: Case, at: At, settings) -> None:
    screen = Attachment.objects.get(name="screen.png")
    at("EPD").post(f"/cases/{case.pk}/attachments/{screen.pk}/out/", {"why": "Of another phone."})
    assert "screen.png" not in words(at("EPD").get(address(case)))


def test_there_is_none_elsewhere(case: Case, at: At, account: Account) -> None:
    assert at("NPD").get(address(case)).status_code == 404
    at("EPD").post(address(case), asked(case))
    bundle = Bundle.objects.get()
    assert at("NPD").get(f"/cases/{case.pk}/bundles/{bundle.pk}/file").status_code == 404
    other = justice(account("EPD"))
    looks(other, account("EPD"))
    page: Any = at("EPD").get(f"/cases/{other.pk}/bundles/{bundle.pk}/file")
    assert page.status_code == 404


def test_the_referral_and_its_decision_are_chosen_item_by_item(
    case: Case, at: At, account: Account
) -> None:
    officer = account("EPD")
    shared, others = referral(officer, tell=["NBC"]), referral(officer)
    Case.objects.filter(pk__in=[shared.pk, others.pk]).update(out_of=case)
    decided = {"by": "The panel", "standard": "met", "reasons": "Known.", "evidence": "Of Monday."}
    say(shared, "first yes", officer, at=ago(hours=1), told_us="Their letter.", **decided)
    page = at("EPD").get(address(case)).content.decode()
    assert page.count("Referral: First decision: reasonable grounds") >= 1
    assert "Referral: Sent, written down" in page
    assert "goes-R1E" not in page, "the county council of this case does not read the other"
    codes = set(re.findall(r'name="goes-([^"]+)"', page))
    last = f"R0E{shared.entries.latest('place').place}"
    given = asked(case, **{f"goes-{one}": "out" for one in codes - {last}})
    given |= {f"why-{one}": LEFT for one in codes - {last}} | {f"goes-{last}": "in"}
    assert at("EPD").post(address(case), given).status_code == 302
    assert taken(at("NBC"), case).namelist() == ["index.pdf", "manifest.json", "001.pdf"]
    holds = case.entries.latest("place").details["holds"]
    assert holds.startswith("001.pdf: Referral: First decision: reasonable grounds")
