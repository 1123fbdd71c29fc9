"""The monthly report, from an empty list to the desk of whoever governs, read, and printed; and how
signs were answered."""

from collections.abc import Callable
from datetime import date

import pytest
from browsing import Worker

from wayhome.insight.attention import Count, Had, Trait
from wayhome.insight.prompts import Counted, Outcome
from wayhome.lexicon.home import Home
from wayhome.workspace.reporting import making

Open = Callable[..., Worker]
Size = tuple[int, int]
pytestmark = pytest.mark.writes
# by outcome, in the order of Outcome
SIGNS = {"I01": (40, 10, 0, 6, 8, 20), "I02": (40, 3, 0, 0, 0, 9), "A01": (0, 0, 0, 0, 0, 4),
         "I32": (12, 30, 9, 0, 0, 0)}  # fmt: skip
LATER = {"I01": (41, 12, 0, 7, 8, 22), "I02": (44, 8, 0, 0, 0, 9), "A01": (0, 0, 0, 0, 0, 4),
         "I32": (31, 11, 9, 0, 0, 0)}  # fmt: skip


@pytest.fixture
def numbers(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of a region large enough that numbers may be told; the small one has too few people."""
    by_group = {Trait.SEX: ("female", "male"), Trait.CARE: ("in care", "not in care"),
                Trait.ETHNICITY: ("Black", "White British", "not stated"),
                Trait.AREA: ("E06000018", "E10000020")}  # fmt: skip
    held = [
        Count(date(2026, month, 1), had, trait, group, 40 + 5 * at + (month == 10) * 50 * at, 400)
        for month in (5, 6, 7, 8, 9, 10) for had in Had
        for trait, groups in by_group.items() for at, group in enumerate(groups)
    ]  # fmt: skip
    monkeypatch.setattr(
        making, "counts", lambda view, months: [one for one in held if one.month in months]
    )
    monkeypatch.setattr(
        making, "counted",
        lambda view, month: [
            Counted(code, dict(zip(Outcome, of, strict=True)))
            for code, of in (LATER if month.month == 10 else SIGNS).items()
        ],
    )  # fmt: skip


def _made(monkeypatch: pytest.MonkeyPatch, *days: date) -> None:
    for day in days:
        monkeypatch.setattr(making, "clock", lambda day=day: day)
        making.make_due()


def test_a_report_waits_until_it_is_read(
    worker: Open, size: Size, numbers: None, region: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    lead = worker("strategic-lead", size)
    for name, path in {"reports-none": "/reports/", "answers-none": "/attention/answers/"}.items():
        lead.go(path)
        lead.look(name)
    _made(monkeypatch, date(2026, 10, 20), date(2026, 11, 20))
    lead.go("/")
    lead.look("desk-reports")
    assert "2 monthly reports to read" in lead.text
    lead.follow("October 2026")
    lead.look("report")
    assert "Of 147 prompts that somebody weighed in October 2026" in lead.text
    assert "Month before" in lead.text
    assert "Tyler" not in lead.text
    lead.page.emulate_media(media="print")
    assert not lead.page.get_by_role("button", name="I have read this report").is_visible()
    assert lead.page.locator(".rp-signs").is_visible(), "on paper nothing is folded away"
    lead.page.emulate_media(media="screen")
    lead.press("I have read this report")
    lead.look("report-read")
    assert "Kept: you have read this report." in lead.text
    lead.go("/")
    assert "1 monthly report to read" in lead.text
    lead.go("/reports/")
    lead.look("reports")
    lead.go("/attention/answers/")
    lead.look("answers")
    assert "A sign that is agreed with is not a sign that is good." in lead.text


def test_of_a_small_region_nothing_is_told(worker: Open, size: Size, region: Home) -> None:
    making.make_due()
    officer = worker("information-governance", size)
    officer.go("/")
    officer.follow("October 2026")
    officer.look("report-few")
    assert "Too few prompts were weighed in October 2026" in officer.text
    assert "Too few to say" in officer.text
    assert "%" not in officer.page.locator("table").first.inner_text()
