"""What is kept and from which day it is counted: an agency's own rows, nobody else's."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date, timedelta

import duckdb
import pytest
from django.contrib.sessions.backends.db import SessionStore
from django.db import transaction
from django.utils import timezone

from wayhome.governance.retention import SCHEDULES, Held
from wayhome.governance.roles import ROLES
from wayhome.workspace.actions import accounts
from wayhome.workspace.pages.views.retention import rule
from wayhome.workspace.reading import kept
from wayhome.workspace.reading.view import View
from wayhome.workspace.trail.recording import record

pytestmark = pytest.mark.slow

SeenBy = Callable[..., View]


def rows(held: Iterable[Held], code: str) -> int:
    return sum(one.rows for one in held if one.code == code)


def test_only_the_viewers_own_agency_is_counted(seen_by: SeenBy, tiny) -> None:
    for agency, code in (("NBC", "child_in_need"), ("NPD", "police_3"), ("NED", "school")):
        held = kept.sent(seen_by(agency, "information_governance"))
        assert {one.code for one in held} == {code}
        tables = "subject event involvement stay contact_point statement relation".split()
        union = " union ".join(f"select record_id, agency from {table}" for table in tables)
        things = tiny.execute("select count(*) from thing where agency = ?", [agency]).fetchone()[0]
        many = tiny.execute(f"select count(*) from ({union}) where agency = ?", [agency])
        assert rows(held, code) == many.fetchone()[0] + things


def test_whoever_sees_no_restricted_row_counts_none(seen_by: SeenBy) -> None:
    """Sam Quill is known by one restricted row."""
    lead, coordinator = seen_by("NPD"), seen_by("NPD", "panel_coordinator")
    assert rows(kept.sent(lead), "police_3") > rows(kept.sent(coordinator), "police_3")


def test_the_day_is_that_of_the_line(seen_by: SeenBy) -> None:
    """A council's rows count from a birth, the police's from the last event."""
    assert {one.day for one in kept.sent(seen_by("ECC"))} == {date(2012, 5, 2)}
    police = kept.sent(seen_by("NPD"))
    assert all(one.day and one.day.year >= 2025 for one in police)


@pytest.mark.django_db
def test_what_the_workspace_keeps(seen_by: SeenBy) -> None:
    who = {"agency": "NBC", "role": "analyst", "password": "quiet harbour lantern", "by": None}
    administrator = accounts.open_account(email="a@example.org", name="A", **who)
    closed = accounts.open_account(email="b@example.org", name="B", **who)
    accounts.close_account(account_id=closed.pk, by=administrator)
    with transaction.atomic():
        record(what="look", act="see desk", by=administrator)
    expired = SessionStore()
    expired.set_expiry(timezone.now() - timedelta(days=3))
    expired.save()
    held = kept.by_the_workspace()
    today = timezone.localdate()
    assert Held("account", today, 1) in held
    assert Held("account", None, 1) in held  # the period of an open one has not begun
    assert Held("trail", today, 4) in held
    assert Held("passing", today - timedelta(days=3), 1) in held


RECORDS = "subject event involvement stay contact_point thing statement relation".split()
COLUMNS = """agency varchar, marking varchar, subject_ref varchar, feed varchar, record_id varchar,
    occurred_from timestamp, occurred_to timestamp, recorded_at timestamp, dob date,
    event_id varchar"""


def test_a_row_about_several_is_counted_once_and_with_the_last_of_them(
    tiny, seen_by: SeenBy
) -> None:
    """Two children in one event and the knife found at it; a third of whom no birth is known."""
    with duckdb.connect() as con:
        for table in RECORDS:
            con.execute(f"create table {table} ({COLUMNS})")
        put = "insert into {} by name select 'NBC' agency, 'official' marking, {}"
        for ref, born in (("1", "2010-01-01"), ("2", "2012-01-01"), ("3", None)):
            values = f"'{ref}' subject_ref, 'ssd' feed, 's{ref}' record_id, $1::date dob"
            con.execute(put.format("subject", values), [born])
        for ref in ("1", "2"):
            values = f"'{ref}' subject_ref, 'ssd' feed, 'e' record_id"
            con.execute(put.format("event", values))
        con.execute(put.format("thing", "'e' event_id, 'ssd' feed, 't' record_id"))
        view = replace(seen_by("NBC"), con=con)
        found = {one.day: one.rows for one in kept.sent(view)}
    assert found == {date(2010, 1, 1): 1, date(2012, 1, 1): 3, None: 1}


@pytest.mark.django_db
def test_the_page_is_for_the_information_governance_lead_alone(client) -> None:
    who = {"agency": "NBC", "password": "quiet harbour lantern", "by": None}
    for held in ROLES:
        user = accounts.open_account(
            email=f"{held.code}@example.org", name="A", role=held.code, **who
        )
        client.force_login(user)
        allowed = held.code == "information_governance"
        # 503: nothing is built here, which is said after the gate
        assert client.get("/retention/").status_code == (503 if allowed else 403)


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("looked_after", "75 years from the birth of the person"),
        ("trail", "10 years from the day it was written"),
        ("passing", "cleared once they expire"),
        ("computed", "does not run: it lives as long as what it was made from"),
    ],
)
def test_a_line_in_words(code: str, words: str) -> None:
    assert rule(next(line for line in SCHEDULES if line.code == code)) == words
