"""Monthly reports over the release of these tests: made once, kept as made, read by those who
govern. They are here because a release takes long to make, and this room has one."""

import json
import re
from datetime import date

import pytest
from django.db import DatabaseError, connection, transaction
from django.db.models import QuerySet
from typer.testing import CliRunner

from wayhome.cli import app
from wayhome.insight import attention, monthly
from wayhome.insight.attention import Count, Had, Trait
from wayhome.insight.prompts import Counted, Outcome
from wayhome.lexicon.errors import BadUsage, Damaged
from wayhome.workspace.actions.reporting import make_report, read_report
from wayhome.workspace.pages.views import attention as page
from wayhome.workspace.reporting import making
from wayhome.workspace.reporting.kept import kept, to_read
from wayhome.workspace.reporting.making import make_due
from wayhome.workspace.reporting.models import MonthlyReport
from wayhome.workspace.trail import triggers
from wayhome.workspace.trail.models import AuditEvent

OCTOBER, SEPTEMBER = date(2026, 10, 1), date(2026, 9, 1)
NAMES = re.compile(r"Tyler|Marsh|Ellie|Frost|Quill|P-[0-9A-Z]{4}|S-[0-9a-f]{16}|/s/")
GOVERN = ("information_governance", "strategic_lead")


def text(answer) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.content.decode()))


@pytest.fixture
def region(monkeypatch):
    """Numbers that may be told, in place of those of three children."""
    signs = {"I01": {Outcome.AGREED: 40, Outcome.DISCOUNTED: 10, Outcome.OPEN: 20},
             "I02": {Outcome.AGREED: 40, Outcome.DISCOUNTED: 3},
             "I03": {Outcome.OPEN: 4}}  # fmt: skip
    held = [
        Count(date(2026, month, 1), had, Trait.SEX, group, hits, 400)
        for month in (5, 6, 7, 8, 9, 10) for had in Had
        for group, hits in {"female": 40, "male": 90 if month == 10 else 41}.items()
    ]  # fmt: skip
    for room in (making, page):
        monkeypatch.setattr(
            room, "counts", lambda view, months: [one for one in held if one.month in months]
        )
    monkeypatch.setattr(
        making, "counted", lambda view, month: [Counted(code, of) for code, of in signs.items()]
    )
    return held


def test_a_report_is_made_once_when_a_month_is_over_and_names_nobody(db) -> None:
    (made,) = make_due()
    assert made.month == OCTOBER
    assert make_due() == []
    event = AuditEvent.objects.get(reason="make report")
    assert (event.details["month"], event.details["sha256"]) == ("2026-10", made.sha256)
    assert not NAMES.search(json.dumps(made.figures))
    with pytest.raises(BadUsage, match="made already"):
        make_report(month=OCTOBER, figures={}, release="r", by=None)
    assert AuditEvent.objects.filter(reason="make report").count() == 1


def test_a_build_for_a_day_to_come_tells_nothing_yet(db, monkeypatch) -> None:
    monkeypatch.setattr(making, "clock", lambda: date(2026, 10, 20))
    assert [one.month for one in make_due()] == [SEPTEMBER]


def test_months_without_a_build_are_caught_up_with(db, monkeypatch) -> None:
    monkeypatch.setattr(making, "clock", lambda: date(2026, 8, 20))
    make_due()
    monkeypatch.setattr(making, "clock", lambda: date(2026, 11, 20))
    months = [one.month.month for one in make_due()]
    assert (months, len(kept())) == ([8, 9, 10], 4)


def test_no_report_is_changed_or_removed(db) -> None:
    (made,) = make_due()
    for change in (made.delete, made.save, MonthlyReport.objects.all().delete):
        with pytest.raises(Damaged, match="never changed or removed"):
            change()
    for sql in ("update reporting_monthlyreport set release = 'x'",
                "delete from reporting_monthlyreport"):  # fmt: skip
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(sql)


@pytest.mark.parametrize("column", ["figures", "release", "sha256"])
def test_a_report_that_was_changed_all_the_same_is_not_believed(at, region, column: str) -> None:
    make_due()
    held = MonthlyReport.objects.get()
    figures = json.loads(json.dumps(held.figures))
    figures["prompts"][0][1] = 700
    release = "r2" if column == "release" else held.release
    changed = figures if column != "release" else held.figures
    # whoever can change the hash too gives one that fits
    fits = monthly.seal(changed, held.made_at, release) if column == "sha256" else held.sha256
    triggers.unguard(connection, triggers.REPORTS)
    with connection.cursor() as cursor:
        cursor.execute(
            "update reporting_monthlyreport set figures = %s, release = %s, sha256 = %s",
            [json.dumps(changed), release, fits],
        )
    triggers.guard(connection, triggers.REPORTS)
    assert [one.figures for one in kept().values()] == [None]
    told = text(at("NBC", "strategic_lead").get("/reports/2026-10/"))
    assert "This report is not as it was made." in told
    assert not re.search(r"\b700\b", told), "as a figure: a hash may hold those digits"


@pytest.mark.parametrize("role", GOVERN)
def test_it_waits_on_the_desk_of_whoever_governs_until_they_have_read_it(
    at, account, region, role: str
) -> None:
    make_due()
    client, reader = at("NBC", role), account("NBC", role)
    assert "1 monthly report to read" in text(client.get("/"))
    assert "I have read this report" in text(client.get("/reports/2026-10/"))
    assert len(to_read(reader)) == 1, "to look at it is not to have read it"
    client.post("/reports/2026-10/read/")
    assert "monthly report to read" not in text(client.get("/"))
    assert f"Read by {reader.name}" in text(client.get("/reports/2026-10/"))
    event = AuditEvent.objects.get(reason="read report")
    assert event.details["month"] == "2026-10"
    with pytest.raises(BadUsage, match="not waiting"):
        read_report(month=OCTOBER, by=reader)


def test_two_taps_at_once_read_it_once(account, region, monkeypatch: pytest.MonkeyPatch) -> None:
    make_due()
    reader = account("NBC", "strategic_lead")
    read_report(month=OCTOBER, by=reader)
    monkeypatch.setattr(QuerySet, "exists", lambda _: False)  # as the second tap saw it
    with pytest.raises(BadUsage, match="not waiting"):
        read_report(month=OCTOBER, by=reader)


def test_an_analyst_reads_reports_and_none_waits_for_them(at, account, region) -> None:
    make_due()
    client = at("NBC", "analyst")
    assert "monthly report" not in text(client.get("/"))
    assert client.get("/reports/2026-10/").status_code == 200
    assert client.post("/reports/2026-10/read/").status_code == 403
    for role in ("practitioner", "administrator"):
        for path in ("/reports/", "/reports/2026-10/", "/attention/answers/"):
            assert at("NBC", role).get(path).status_code == 403
    for wrong in ("2026-13", "2026-09", "october"):
        assert client.get(f"/reports/{wrong}/").status_code == 404


def test_what_a_report_says(at, region) -> None:
    make_due()
    told = text(at("NBC", "strategic_lead").get("/reports/2026-10/"))
    assert "Of 50 prompts that somebody weighed in October 2026, they agreed with 80.0%" in told
    assert re.search("ecorded sex: male +A sign stood: +22.5%", told)
    assert "No report of September 2026 is kept" in told
    assert re.search("Too few to say , raised or answered 1 to 5 times: I03", told)
    row = told.partition("I02")[2].partition("Too few to say")[0]
    assert row.count("Not shown") == 2, "the few discounted, and what would give them away"


def test_a_month_stands_beside_the_one_before(at, region, monkeypatch) -> None:
    monkeypatch.setattr(making, "clock", lambda: date(2026, 10, 20))
    make_due()
    monkeypatch.setattr(making, "clock", lambda: date(2026, 11, 20))
    make_due()
    told = text(at("NBC", "strategic_lead").get("/reports/2026-10/"))
    assert "Month before: 80.0%" in told
    assert "Month before: 10.2%" in told
    assert "No report of September 2026" not in told
    assert "in September 2026 they agreed with 80.0%" in told


def test_a_record_that_comes_late_changes_no_month_that_was_told(at, region) -> None:
    make_due()
    client = at("NBC", "strategic_lead")
    before = text(client.get("/attention/"))
    late = [Count(o.month, o.had, o.trait, o.group, o.hits + 1, o.whole + 1) for o in region]
    region[:] = late
    after = text(client.get("/attention/"))
    assert "22.5%" in before
    assert "22.5%" in after
    assert "22.7%" not in after
    assert "10.5%" not in after, "months before the first report were told with it"
    shown = attention.told(late)[Had.SIGN, Trait.SEX][OCTOBER]
    assert any(f"{one.percent:.1f}%" == "22.7%" for one in shown)


def test_what_was_told_once_is_not_counted_again(at, region, monkeypatch) -> None:
    """Neither by a page nor by the next report: months before the first are told with it."""
    asked: list[int] = []
    for room in (making, page):
        real = room.counts
        monkeypatch.setattr(
            room, "counts",
            lambda view, months, real=real: asked.extend(m.month for m in months)
            or real(view, months),
        )  # fmt: skip
    monkeypatch.setattr(making, "clock", lambda: date(2026, 10, 20))
    make_due()
    assert asked == [5, 6, 7, 8, 9]
    monkeypatch.setattr(making, "clock", lambda: date(2026, 11, 20))
    make_due()
    assert asked == [5, 6, 7, 8, 9, 10]
    assert "10.2%" in text(at("NBC", "strategic_lead").get("/attention/"))
    assert len(asked) == 6


def test_the_command_makes_what_is_due_and_says_what_is_kept(db, region) -> None:
    run = CliRunner()
    assert "made now" in run.invoke(app, ["report"]).output
    again = run.invoke(app, ["report"])
    assert (again.exit_code, "2026-10" in again.output) == (0, True)
    assert "made now" not in again.output
    triggers.unguard(connection, triggers.REPORTS)
    with connection.cursor() as cursor:
        cursor.execute("update reporting_monthlyreport set release = 'x'")
    triggers.guard(connection, triggers.REPORTS)
    assert "2026-10" in str(run.invoke(app, ["report"]).exception)


def test_how_signs_were_answered_is_what_reports_hold(at, region) -> None:
    client = at("NBC", "analyst")
    assert "No month has been counted yet." in text(client.get("/attention/answers/"))
    assert "No report is made yet." in text(client.get("/reports/"))
    make_due()
    told = text(client.get("/attention/answers/"))
    assert "they agreed with 80.0%" in told
    assert "Wayhome sends no mail." in text(client.get("/reports/"))
    assert "93.0%" not in told, "40 of 43 would tell of the three that are not shown"
