"""From where to where: those who answer for the work, and an officer, read it of forty children."""

from collections.abc import Callable
from datetime import date, datetime, timedelta

import pytest
from browsing import Worker
from joined_region import TODAY, child, of_council, sent

from wayhome.lexicon.home import Home
from wayhome.pipeline import build

Open = Callable[..., Worker]
Size = tuple[int, int]
CAME = datetime(2026, 11, 10, 6)
NORWICH, LEICESTER, NOWHERE = "NR1 1EF", "LE1 5YA", ""
# By month, how many of the forty were found where. All are of Nottingham but the eighth and ninth,
# of whose homes no record says where they lie.
FOUND = [
    *((month, NORWICH, many) for month, many in zip(range(1, 7), (6, 4, 3, 7, 8, 6), strict=True)),
    *((month, NORWICH, many) for month, many in zip(range(7, 11), (8, 3, 9, 7), strict=True)),
    (9, LEICESTER, 2),
    (10, NOWHERE, 6),
]


def reports() -> dict[str, list[dict[str, object]]]:
    rows: list[dict[str, object]] = []
    for month, postcode, many in FOUND:
        for number in range(many):
            told, at = child(number), datetime(2026, month, 2 + number, 20)
            rows.append({
                "misper_ref": f"M{month}-{postcode[:2]}-{number}", "nominal_id": f"N{number}",
                "forename": told["forename"], "surname": told["surname"], "dob": told["dob"],
                "sex": "M", "home_address": told["address"], "home_postcode": told["postcode"],
                "kind": "M", "risk": "medium", "reported_at": at,
                "found_at": at + timedelta(hours=30), "found_postcode": postcode,
                "found_location": "a station" if postcode else "", "recorded": at,
            })  # fmt: skip
    return {"reports.csv": rows}


def _received_and_built(home: Home) -> None:
    sent(home, "NBC", of_council(), CAME)
    sent(home, "NBP", reports(), CAME)
    build(home, TODAY)


@pytest.fixture(scope="module")
def region(own_copy: Callable[..., Home]) -> Home:
    assert date(2026, 11, 1) < TODAY, "October is over"
    return own_copy("flows", _received_and_built)


def test_months_side_by_side_with_what_is_not_known_and_nothing_small(
    worker: Open, size: Size
) -> None:
    lead = worker("strategic-lead", size)
    lead.go("/attention/")
    lead.follow("Between areas: from where to where, month by month")
    assert "No open record of these months" in lead.text, "nobody is put with a line"
    lead.look("flows-none")
    lead.follow("Found after being missing")
    lead.page.locator("#flows-map[data-arrows='1']").wait_for()
    lead.look("flows")
    assert "This follows where people look." in lead.text
    assert "People of Nottingham were found in Norwich 21 times or more" in lead.text
    matrix, months = lead.page.locator(".ln-matrix"), lead.page.locator("#ways-table")
    assert matrix.locator("tr").last.locator("th").inner_text() == "Not known"
    assert matrix.locator("thead th").last.text_content() == "Not known"
    row = months.locator("tbody tr", has_text="Nottingham → Norwich")
    assert row.locator("td").all_inner_texts() == ["7", "1 to 5", "7", "7", "21 or more", "–"]
    few = months.locator("tbody tr", has_text="Leicester").locator("td").all_inner_texts()
    assert few == ["0", "0", "1 to 5", "0", "Too few to say", "–"]
    lead.page.locator("#flows-map .ld-icon").first.focus()
    lead.page.keyboard.press("Enter")
    assert lead.page.locator("#ways-table .ld-row--chosen").count() >= 1
    assert lead.page.locator("#ways-table a").count() == 0, "whoever sees no line has no way there"


def test_a_half_year_that_is_over_has_its_total(worker: Open, size: Size) -> None:
    officer = worker("practitioner", size)
    officer.go("/lines/")
    officer.follow("Between areas: from where to where, month by month")
    officer.follow("Found after being missing")
    officer.follow("January to June 2026")
    officer.look("flows-over")
    row = officer.page.locator("#ways-table tbody tr", has_text="Nottingham → Norwich")
    told = ["6", "1 to 5", "1 to 5", "7", "7", "6", "33", "22.7 to 46.3"]
    assert row.locator("td").all_inner_texts() == told
    officer.page.get_by_label("From or to").select_option("Norwich")
    officer.press("Show")
    assert "Norwich" in officer.text


def test_who_has_neither_people_nor_the_work_to_answer_for_is_refused(worker: Open) -> None:
    nobody = worker("administrator")
    nobody.go("/flows/")
    assert nobody.heading != "From where to where"
