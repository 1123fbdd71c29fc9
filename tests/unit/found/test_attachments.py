"""Attachments on their pages: kept sealed, read back as they were, opened by nobody else; what a
crash leaves is cleared away, and nothing else is."""

import hashlib
import os
import socket
import time
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction
from django.test import Client
from tests import real_files as files
from tests.a_scanner import EICAR, FOUND, LARGEST, listening
from tests.unit.found.case_with_files import attach, justice, looks, of, referral, text, words
from tests.unit.workspace.a_case import opened, say
from typer.testing import CliRunner

from wayhome.cli import app
from wayhome.lexicon.home import Home
from wayhome.workspace.accounts.models import User
from wayhome.workspace.actions import attachments as actions
from wayhome.workspace.attachments import keeping, looking_after
from wayhome.workspace.attachments.models import Attachment, AttachmentScan
from wayhome.workspace.attachments.scanning import scanner
from wayhome.workspace.cases.models import Case
from wayhome.workspace.cases.referrals import taking
from wayhome.workspace.trail.models import AuditEvent

command = import_module("wayhome.cli.attachments")  # the command of that name hides it
At = Callable[..., Client]
Account = Callable[..., User]
LETTER = files.docx()


@pytest.fixture
def case(account: Account, served: Home) -> Iterator[Case]:
    """Begun by EPD; NBC takes part."""
    row = justice(account("EPD"), "NBC")
    looks(row, account("EPD"), account("NBC"), account("NPD"))
    yield row
    for one in [*served.attachments.glob("arriving/*"), *served.attachments.glob("*")]:
        if one.is_file():
            one.unlink()


def lying(home: Home) -> list[Path]:
    found = [*home.attachments.glob("arriving/*"), *home.attachments.glob("*")]
    return [one for one in found if one.is_file()]


def attached(client: Client, case: Case, held: bytes = LETTER, **more: str) -> Attachment:
    answer = attach(client, case, "letter.docx", held, **more)
    assert answer.status_code == 302, words(answer)
    return case.attachments.latest("at")


def given(answer: Any) -> bytes:
    return b"".join(answer.streaming_content)


def test_a_file_is_kept_sealed_and_read_back_as_it_was(case: Case, at: At, served: Home) -> None:
    officer, social = at("EPD"), at("NBC")
    one = attached(officer, case, place="0")
    (kept,) = lying(served)
    assert kept.name == one.file
    assert kept.stat().st_mode & 0o077 == 0
    assert b"word/document.xml" not in kept.read_bytes()
    shown = text(social, case)
    assert "A letter of the school letter.docx: Word, 37 KB" in shown
    assert "With: a charge is considered" in shown
    assert "Not scanned for viruses: no scanner is set up here." in shown
    answer = social.get(of(case, one))
    assert given(answer) == LETTER
    assert answer["Content-Disposition"] == 'attachment; filename="letter.docx"'
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert answer["Content-Length"] == str(len(LETTER))
    assert "no-store" in answer["Cache-Control"]


def test_nobody_else_learns_that_there_is_one(case: Case, at: At, served: Home) -> None:
    one, outsider = attached(at("EPD"), case), at("NPD")
    before = AuditEvent.objects.filter(what="write").count()
    for page in ("file", "out/"):
        assert outsider.get(of(case, one, page)).status_code == 404
    assert outsider.post(of(case, one, "scan/")).status_code == 404
    assert attach(outsider, case, "letter.docx", LETTER).status_code == 404
    assert len(lying(served)) == 1, "nothing of theirs was written to the disk"
    assert AuditEvent.objects.filter(what="write").count() == before
    other = justice(User.objects.get(pk=one.by_id))
    looks(other, one.by)
    assert at("EPD").get(of(other, one)).status_code == 404, "it is of another case"


def test_the_trail_tells_the_case_and_nothing_of_the_file(case: Case, at: At) -> None:
    officer = at("EPD")
    one = attached(officer, case)
    given(officer.get(of(case, one)))
    officer.post(of(case, one, "out/"), {"why": "It is of another child."})
    told = list(AuditEvent.objects.order_by("-number")[:3])
    assert [one.about for one in told] == [case.pk] * 3
    assert {told[0].reason, told[2].reason} == {"take attachment out", "attach file"}
    everything = " ".join(str(vars(one)) for one in told)
    for word in ("letter", "school", "another child", one.sha256, one.file, one.pk):
        assert word not in everything


@pytest.mark.parametrize(
    ("name", "held", "why"),
    [
        ("letter.pdf", LETTER, "by what is in it, it is Word"),
        ("run.exe", b"MZ\x90\x00", "of a kind that is not known here"),
        ("empty.docx", b"", "There is nothing in it."),
    ],
)
def test_what_is_refused_leaves_nothing(
    case: Case, at: At, served: Home, name: str, held: bytes, why: str
) -> None:
    answer = attach(at("EPD"), case, name, held)
    assert answer.status_code == 422
    assert f"“{name}” is not taken" in words(answer)
    assert why in words(answer)
    assert 'value="A letter of the school"' in answer.content.decode(), "what was typed is there"
    assert lying(served) == []
    assert not Attachment.objects.exists()


def test_what_is_missing_is_said_and_leaves_nothing(case: Case, at: At, served: Home) -> None:
    officer, address = at("EPD"), f"/cases/{case.pk}/attachments/attach/"
    assert "Choose a file first." in words(officer.post(address, {"shows": "A letter"}))
    answer = attach(officer, case, "letter.docx", LETTER, shows="")
    assert "Write what it shows, in a few words." in words(answer)
    assert "Choose the file again" in words(answer)
    assert lying(served) == []


def test_no_file_grows_past_the_limit(case: Case, at: At, served: Home, settings) -> None:
    settings.UPLOAD_LIMIT = 1
    answer = attach(at("EPD"), case, "long.txt", b"a" * (1 << 20) + b"b")
    assert "“long.txt” is larger than 1 MB, so it is not attached." in words(answer)
    assert 'value="A letter of the school"' in answer.content.decode(), "what was typed is there"
    assert lying(served) == []
    assert attach(at("EPD"), case, "long.txt", b"a" * (1 << 20)).status_code == 302


def test_the_same_form_or_file_twice_is_one(case: Case, at: At, served: Home) -> None:
    officer, number = at("EPD"), "A-7K3M-9Q2X-4TBC"
    attached(officer, case, number=number)
    assert attach(officer, case, "letter.docx", LETTER, number=number).status_code == 302
    answer = attach(officer, case, "copy.docx", LETTER)
    assert "“copy.docx” is attached here already, as “letter.docx”." in words(answer)
    assert len(lying(served)) == Attachment.objects.count() == 1


def test_a_name_is_written_as_headers_have_it(case: Case, at: At) -> None:
    officer = at("EPD")
    attach(officer, case, "Brief für „Kaï“;\u202etxt.docx", LETTER)
    answer = officer.get(of(case, Attachment.objects.get()))
    head = answer["Content-Disposition"]
    assert head.startswith("attachment; filename*=utf-8''Brief%20f%C3%BCr")
    assert head.endswith(".docx")
    assert "%E2%80%AE" not in head
    assert given(answer) == LETTER


def test_what_is_taken_out_opens_to_those_alone_who_brought_it(case: Case, at: At) -> None:
    officer, social = at("EPD"), at("NBC")
    one = attached(officer, case)
    assert social.get(of(case, one, "out/")).status_code == 404
    assert officer.post(of(case, one, "out/"), {"why": ""}).status_code == 422
    assert officer.post(of(case, one, "out/"), {"why": "Of another child."}).status_code == 302
    assert "Taken out by Sam of EPD" in text(social, case)
    assert "“Of another child.”" in text(social, case)
    assert social.get(of(case, one)).status_code == 404
    assert given(officer.get(of(case, one))) == LETTER
    assert attach(social, case, "letter.docx", LETTER).status_code == 302, "it can be brought again"


@pytest.mark.parametrize("change", ["update {} set name = 'x'", "delete from {}"])
def test_the_database_itself_keeps_what_was_attached(case: Case, at: At, change: str) -> None:
    attached(at("EPD"), case)
    with (
        pytest.raises(DatabaseError, match="written once"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(change.format(Attachment._meta.db_table))


@pytest.mark.parametrize("fault", ["torn", "gone", "exchanged", "no key"])
def test_a_fault_is_one_sentence_and_no_byte(
    case: Case, at: At, served: Home, settings, fault: str
) -> None:
    officer = at("EPD")
    one, other = attached(officer, case), attached(officer, case, files.docx("Another letter."))
    path = served.attachments / one.file
    if fault == "torn":
        path.write_bytes(path.read_bytes()[:-1])
    elif fault == "gone":
        path.unlink()
    elif fault == "exchanged":
        path.write_bytes((served.attachments / other.file).read_bytes())
    else:
        settings.FILE_KEYS = (os.urandom(32),)
    answer = officer.get(of(case, one))
    assert answer.status_code in {500, 503}
    assert "whoever looks after Wayhome here" in words(answer)
    assert "Traceback" not in words(answer)
    assert b"document.xml" not in answer.content


def test_without_a_key_nothing_is_attached_and_the_page_says_so(
    case: Case, at: At, served: Home, settings
) -> None:
    settings.FILE_KEYS = ()
    answer = at("EPD").get(f"/cases/{case.pk}/attachments/attach/")
    assert "WAYHOME_FILE_KEY is not set" in words(answer)
    assert attach(at("EPD"), case, "letter.docx", LETTER).status_code == 422
    assert lying(served) == []


def test_a_row_that_cannot_be_written_leaves_no_file(
    case: Case, at: At, served: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(**_: object) -> None:
        raise DatabaseError("disk full")

    monkeypatch.setattr(actions, "record", fails)
    officer = at("EPD")
    officer.raise_request_exception = False
    assert attach(officer, case, "letter.docx", LETTER).status_code == 500
    assert lying(served) == []
    assert not Attachment.objects.exists()


def test_what_a_crash_left_is_cleared_away_after_a_day(case: Case, at: At, served: Home) -> None:
    one = attached(at("EPD"), case)
    stray, fresh = keeping.Arriving(served), keeping.Arriving(served)
    for each in (stray, fresh):
        each.sealer.write(b"half of it")
    stray.finish()
    stray.keep()  # and then the machine stopped
    old = time.time() - keeping.LEFT_FOR - 60
    for name in (stray.name, one.file):
        os.utime(served.attachments / name, (old, old))
    assert looking_after.tidy() == 1
    left = {path.name for path in lying(served)}
    assert left == {one.file, fresh.name}
    fresh.let_go()


def test_a_browser_that_goes_away_half_way_leaves_nothing(
    case: Case, at: At, served: Home, live_server
) -> None:
    session = at("EPD").cookies["wayhome_session"].value
    host, port = live_server.thread.host, live_server.thread.port
    head = (
        f"POST /cases/{case.pk}/attachments/attach/ HTTP/1.1\r\nHost: {host}:{port}\r\n"
        f"Cookie: wayhome_session={session}; wayhome_form={'a' * 32}\r\nContent-Length: 9000000\r\n"
        "Content-Type: multipart/form-data; boundary=b\r\n\r\n"
        '--b\r\nContent-Disposition: form-data; name="file"; filename="a.txt"\r\n\r\n'
    )
    with socket.create_connection((host, port)) as browser:
        browser.sendall(head.encode() + b"a" * 300_000)
        until(lambda: lying(served) != [])
    until(lambda: lying(served) == [])


def until(holds: Callable[[], bool]) -> None:
    for _ in range(200):
        if holds():
            return
        time.sleep(0.05)
    pytest.fail("It was waited for ten seconds.")


def test_what_the_scanner_finds_is_refused(case: Case, at: At, served: Home, settings) -> None:
    with listening() as (address, seen):
        settings.CLAMAV = scanner(address)
        answer = attach(at("EPD"), case, "seen.txt", b"Look: " + EICAR)
        assert answer.status_code == 422
        assert f"the virus scanner found something in it ({FOUND})" in words(answer)
        assert lying(served) == []
        large = attach(at("EPD"), case, "long.txt", b"a" * (LARGEST + 1_000_000))
        assert "larger than the virus scanner takes" in words(large)
        one = attached(at("EPD"), case)
        assert seen[-1] == LETTER
    assert AttachmentScan.objects.get().attachment == one
    shown = text(at("EPD"), case)
    assert "Not scanned" not in shown
    assert given(at("NBC").get(of(case, one))) == LETTER


def test_while_the_scanner_is_away_a_file_waits_and_is_opened_by_nobody(
    case: Case, at: At, settings, tmp_path: Path
) -> None:
    officer, path = at("EPD"), tmp_path / "clamd"
    settings.CLAMAV = scanner(str(path))
    clean = attached(officer, case)
    settings.CLAMAV = None
    attach(officer, case, "seen.txt", EICAR + b" in a letter")  # from before there was a scanner
    bad = case.attachments.get(name="seen.txt")
    settings.CLAMAV = scanner(str(path))
    assert "The virus scanner did not answer." in text(officer, case)
    assert [officer.get(of(case, one)).status_code for one in (clean, bad)] == [404, 404]
    officer.post(of(case, clean, "scan/"))
    assert "The virus scanner does not answer yet" in text(officer, case)
    away = looking_after.scan_waiting()
    assert (away.waits, away.faults) == (2, ("The virus scanner does not answer.",))
    with listening(path):
        officer.post(of(case, clean, "scan/"))
        assert "The virus scanner found nothing: it can be opened." in text(officer, case)
        done = looking_after.scan_waiting()
    assert (done.clean, done.found, done.waits, done.faults) == (0, 1, 0, ())
    assert given(officer.get(of(case, clean))) == LETTER
    assert officer.get(of(case, bad)).status_code == 404
    assert f"The virus scanner found something in it: {FOUND}." in text(officer, case)


def test_a_key_is_changed_and_the_old_one_dropped(
    case: Case, at: At, served: Home, settings
) -> None:
    one, new = attached(at("EPD"), case), os.urandom(32)
    settings.FILE_KEYS = (new, *settings.FILE_KEYS)
    assert looking_after.put_under_first_key() == (1, ())
    assert looking_after.put_under_first_key() == (0, ())
    settings.FILE_KEYS = (new,)
    assert given(at("EPD").get(of(case, one))) == LETTER
    assert [path.name for path in lying(served)] == [one.file]
    (served.attachments / one.file).unlink()
    assert looking_after.put_under_first_key()[1] == (f"{one.file}: {keeping.GONE}",)


def test_with_a_referral_goes_what_its_form_takes(at: At, account: Account, served: Home) -> None:
    officer, row = at("EPD"), referral(account("EPD"), "child", **{"pv-under-age": "yes"})
    looks(row, account("EPD"))
    for name, held in (("letter.docx", LETTER), ("seen.txt", files.TEXT)):
        assert attach(officer, row, name, held).status_code == 302
    say(row, "evidence", account("EPD"), files="yes", **{"upload-file": "letter.docx\nold.pdf"})
    shown = text(officer, row)
    assert "Does not go with the referral: “seen.txt” is not taken: send it as JPG" in shown
    assert "1 file of these goes with the referral" in shown
    told = officer.get(f"/cases/{row.pk}/referral.json").json()
    assert told["upload-file"] == ["letter.docx", "old.pdf"]
    (listed,) = told["attachments"]
    assert listed == {
        "name": "letter.docx", "size": len(LETTER), "shows": "A letter of the school",
        "sha256": hashlib.sha256(LETTER).hexdigest(),
    }  # fmt: skip
    (lists,) = taking.attached(opened(row))
    assert lists.lines == [
        "letter.docx: A letter of the school. 37 KB",
        "old.pdf: not attached here",
    ]
    assert officer.get(f"/cases/{row.pk}/referral.pdf").content.startswith(b"%PDF-")


def test_with_a_notice_go_no_files(at: At, account: Account, served: Home) -> None:
    no = {"pv-under-age": "no", "pv-under-age-at-time-of-exploitation": "no"}
    officer, row = at("EPD"), referral(account("EPD"), "adult", **no)
    say(row, "declined", account("EPD"), **{"pv-want-to-submit-nrm": "no"})
    looks(row, account("EPD"))
    assert attach(officer, row, "letter of Tyler.docx", LETTER).status_code == 302
    assert "With a notice go no files: one may name them." in text(officer, row)
    told = officer.get(f"/cases/{row.pk}/referral.json").json()
    assert told.keys().isdisjoint({"upload-file", "attachments"})
    assert list(taking.attached(opened(row))) == []


def test_the_commands_say_what_they_did(case: Case, at: At, settings, monkeypatch) -> None:
    attached(at("EPD"), case)
    monkeypatch.setattr(command, "make_ready", lambda: None)
    run = CliRunner().invoke
    assert "0 files removed" in run(app, ["attachments", "tidy"]).output
    assert "0 files put under the first key." in run(app, ["attachments", "rewrap"]).output
    assert "WAYHOME_CLAMAV is not set" in str(run(app, ["attachments", "scan"]).exception)
    with listening() as (address, _):
        settings.CLAMAV = scanner(address)
        scan = run(app, ["attachments", "scan"])
    assert "1 clean, 0 with something found, 0 still wait." in scan.output
