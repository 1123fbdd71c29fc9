"""Counts of children by group: from open records alone, in the months in which they were so."""

from datetime import UTC, date, datetime
from pathlib import Path

import duckdb
import pytest
from django.db import transaction

from wayhome.insight.attention import Had, Share, Trait
from wayhome.pipeline import Release
from wayhome.workspace.pages.views.attention import called
from wayhome.workspace.reading.attention import counts, last_months
from wayhome.workspace.reading.view import View
from wayhome.workspace.trail import recording
from wayhome.workspace.trail.recording import record

pytestmark = pytest.mark.django_db
WIDE, CLOSE = "official-sensitive", "restricted"
TODAY, OCTOBER = date(2026, 11, 20), date(2026, 10, 1)
# person, dob, sex, ethnicity, marking
PEOPLE = [
    ("P-A", "2011-05-01", "female", "WBRI", WIDE),
    ("P-A", "2011-05-01", "female", "NOBT", WIDE),
    ("P-B", "2011-05-01", "male", "BCRB", WIDE),
    ("P-C", "2008-10-15", "male", None, WIDE),  # turned 18 in October
    ("P-D", "1990-01-01", "male", "WBRI", WIDE),
    ("P-E", "2011-05-01", "male", "WBRI", CLOSE),
]


@pytest.fixture
def seen(tmp_path: Path) -> View:
    con = duckdb.connect()
    shut = "superseded_at timestamp, agency text, marking text"
    con.execute(f"create table subject (person_id text, dob date, sex text, ethnicity text,"
                f" received_at timestamp, {shut})")  # fmt: skip
    for person, dob, sex, code, marking in PEOPLE:
        con.execute("insert into subject values (?, ?, ?, ?, '2026-01-01', null, 'NBC', ?)",
                    [person, dob, sex, code, marking])  # fmt: skip
    con.execute(f"create table stay (person_id text, kind text, area text, record_id text,"
                f" occurred_from timestamp, occurred_to timestamp, {shut})")  # fmt: skip
    con.execute("insert into stay values ('P-A', 'home', 'E06000018', 'r1', '2020-01-01', null,"
                f" null, 'NBC', '{WIDE}'), ('P-A', 'placement', null, 'r2', '2026-08-20',"
                f" '2026-09-10', null, 'NBC', '{WIDE}')")  # fmt: skip
    con.execute(f"create table event (person_id text, kind text, role text, occurred_from"
                f" timestamp, {shut})")  # fmt: skip
    con.execute(
        "insert into event values ('P-A', 'referral', 'subject', '2026-10-03', null, 'NBC',"
        f" '{WIDE}'), ('P-B', 'referral', 'subject', '2026-10-03', null, 'NBC', '{CLOSE}')"
    )
    con.execute("create table sign (sign_id text, person_id text, code text, audience text, split"
                " text, context boolean, fired_on date, until date)")  # fmt: skip
    con.execute(
        "insert into sign values ('S1', 'P-B', 'I01', 'open', 'harm', false, '2026-09-10',"
        " '2026-10-10'), ('S2', 'P-A', 'I56', 'open', 'vulnerability', true, '2026-09-10',"
        " null), ('S3', 'P-A', 'I02', 'NBC', 'harm', false, '2026-10-10', null)"
    )
    view = View(Release(tmp_path), "NBC", "NBC", con)
    view.__dict__["today"] = TODAY
    return view


def of(seen: View, had: Had, trait: Trait, month: date = OCTOBER) -> dict[str, tuple[int, int]]:
    return {
        one.group: (one.hits, one.whole) for one in counts(seen, last_months(TODAY))
        if (one.had, one.trait, one.month) == (had, trait, month)
    }  # fmt: skip


def test_months_are_whole_ones() -> None:
    assert last_months(TODAY)[0] == date(2026, 5, 1)
    assert last_months(TODAY)[-1] == OCTOBER


def test_a_month_that_is_not_asked_for_is_not_counted(seen: View) -> None:
    assert {one.month for one in counts(seen, [OCTOBER])} == {OCTOBER}
    assert counts(seen, []) == []


def test_children_are_counted_by_what_open_records_state(seen: View) -> None:
    assert of(seen, Had.SIGN, Trait.SEX) == {"female": (0, 1), "male": (1, 2)}
    assert of(seen, Had.SIGN, Trait.ETHNICITY) == {
        "White British": (0, 1), "Black": (1, 1), "not stated": (0, 1),
    }  # fmt: skip
    assert of(seen, Had.REFERRED, Trait.SEX) == {"female": (1, 1), "male": (0, 2)}
    assert of(seen, Had.SIGN, Trait.AREA)["E06000018"] == (0, 1)


def test_care_is_what_it_was_in_the_month(seen: View) -> None:
    september = date(2026, 9, 1)
    assert of(seen, Had.SIGN, Trait.CARE, september)["in care"] == (0, 1)
    assert "in care" not in of(seen, Had.SIGN, Trait.CARE)


def test_whom_somebody_opened_comes_from_the_trail(seen: View, monkeypatch) -> None:
    monkeypatch.setattr(recording.timezone, "now", lambda: datetime(2026, 10, 5, 12, tzinfo=UTC))
    for person, level in (("P-B", "full"), ("P-B", "full"), ("P-A", "known_to")):
        with transaction.atomic():
            record(what="look", act="see a person", by=None, about=person, level=level)
    assert of(seen, Had.OPENED, Trait.SEX) == {"female": (0, 1), "male": (1, 2)}


def test_an_area_without_a_name_here_is_said_to_be_one() -> None:
    """A code in place of a name reads as if it were one."""
    areas, sexes = (
        {OCTOBER: [Share(group, 7, 20, None) for group in groups]}
        for groups in (("E06000018", "E99999999", "not stated"), ("male", "not stated"))
    )
    words = called({(Had.SIGN, Trait.AREA): areas, (Had.SIGN, Trait.SEX): sexes})
    assert words["E06000018"] == "Nottingham"
    assert words["E99999999"] == "An area whose name is not known here (E99999999)"
    assert (words["male"], words["not stated"]) == ("male", "not stated")
