"""What goes well beside the picture of ties: as on the page of signs, for the same eyes."""

from datetime import date
from pathlib import Path

import duckdb
import pytest
from django.template import engines

from wayhome.governance.access import viewer
from wayhome.governance.visibility import eyes
from wayhome.pipeline import Release
from wayhome.workspace.disputing.told import Disputes
from wayhome.workspace.reading import goes_well as reading
from wayhome.workspace.reading import signs
from wayhome.workspace.reading.goes_well import goes_well
from wayhome.workspace.reading.view import View

pytestmark = pytest.mark.django_db  # whether a record is disputed stands there
WIDE, CLOSE, TODAY = "official-sensitive", "restricted", date(2026, 11, 20)
# sign, code, split, fired on, until, audience
SIGNS = [
    ("S-TRUST", "P1", "protective", "2026-10-01", None, "open"),
    ("S-PAST", "P7", "protective", "2026-01-01", "2026-03-01", "open"),
    ("S-CLOSE", "P6", "protective", "2026-11-01", None, "NBP"),
    ("S-MISSING", "I01", "concern", "2026-11-10", None, "open"),
]
RECORDS = [f"d1:notes:{n}:own" for n in range(5)]


@pytest.fixture
def seen_by(tmp_path: Path):
    con = duckdb.connect()
    con.execute("create table sign (sign_id text, code text, split text, fired_on date, until date,"
                " audience text, person_id text default 'P-A', strength text default 'G',"
                " context boolean default false, wording text)")  # fmt: skip
    for row in SIGNS:
        con.execute("insert into sign (sign_id, code, split, fired_on, until, audience, wording)"
                    " values (?, ?, ?, ?, ?, ?, ?)", [*row, f"Words of {row[1]}"])  # fmt: skip
    con.execute("create table sign_aside as from sign limit 0")
    con.execute("create table sign_evidence (sign_id text, record_id text, person_id text default"
                f" 'P-A', audience text, agency text default 'NBC', marking text default"
                f" '{WIDE}')")  # fmt: skip
    for record in RECORDS:
        con.execute("insert into sign_evidence (sign_id, record_id, audience) values"
                    " ('S-TRUST', ?, 'open')", [record])  # fmt: skip
    con.execute("create table sign_aside_evidence as from sign_evidence limit 0")
    con.execute("create table fact (person_id text default 'P-A', record_id text, kind text"
                " default 'note', occurred_from timestamp, agency text default 'NBC',"
                " marking text)")  # fmt: skip
    for n, record in enumerate(RECORDS):
        con.execute("insert into fact (record_id, occurred_from, marking) values (?, ?, ?)",
                    [record, date(2026, 6, n + 1), CLOSE if n == 4 else WIDE])  # fmt: skip

    def make(agency: str, role: str = "practitioner") -> View:
        seen = View(Release(tmp_path), agency, eyes(viewer(agency, role)), con)
        seen.__dict__.update(today=TODAY, agencies={})
        return seen

    return make


@pytest.mark.parametrize(
    ("agency", "role", "stands"),
    [
        ("NBC", "practitioner", ["S-TRUST"]),
        ("NBP", "practitioner", ["S-CLOSE", "S-TRUST"]),
        ("NBP", "panel_coordinator", ["S-TRUST"]),
    ],
)
def test_the_map_has_what_stands_on_the_page_of_signs_and_no_more(
    seen_by, agency: str, role: str, stands: list[str]
) -> None:
    seen = seen_by(agency, role)
    found = [one.sign.sign_id for one in goes_well(seen, "P-A").signs]
    assert found == stands
    page = signs.of_person(seen, "P-A").goes_well
    assert found == [one.sign_id for one in page if one.standing]


def test_it_opens_the_newest_records_behind_it_as_far_as_they_may_be_seen(seen_by) -> None:
    (one,) = goes_well(seen_by("EMC"), "P-A").signs
    assert [row["record_id"] for row in one.records] == [RECORDS[n] for n in (3, 2, 1)]
    assert one.more == 1, "the restricted one is not counted either"
    (own, *_) = goes_well(seen_by("NBC"), "P-A").signs
    assert (own.records[0]["record_id"], own.more) == (RECORDS[4], 2)


def test_the_page_says_since_when_and_links_each_record(seen_by, monkeypatch) -> None:
    monkeypatch.setattr(reading, "disputes", lambda *_: Disputes({RECORDS[3]: ("somebody",)}))
    well = goes_well(seen_by("EMC"), "P-A")
    parts = engines["jinja2"].env.get_template("parts/goes_well.html").module
    head = {"person_id": "P-A", "name": "Tyler Marsh"}
    beside, table = str(parts.well_beside(well, head)), str(parts.well_table(well, head, {}))
    for words in (beside, table):
        assert "Words of P1" in words
        assert "Since 1 October 2026" in words
        assert "Words of P7" not in words
    assert f"/people/P-A/records/{RECORDS[3]}/" in table
    assert table.count("Disputed") == 1
    empty = reading.GoesWell([], Disputes())
    for words in (str(parts.well_beside(empty, head)), str(parts.well_table(empty, head, {}))):
        assert "That does not mean that there is nothing" in words
