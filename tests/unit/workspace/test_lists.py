"""Lists that an administrator keeps: read at once by the pages that tell people whom to ring."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import DatabaseError, connection, transaction
from django.test import Client
from django.utils import timezone
from tests.unit.workspace.test_cases import begun

from wayhome.casework.lists import Kept
from wayhome.casework.referral.responders import NAMED, refusal
from wayhome.casework.school_words import helplines
from wayhome.workspace.accounts.models import User
from wayhome.workspace.cases.standing import told
from wayhome.workspace.lists.held import lines
from wayhome.workspace.lists.models import ListLine
from wayhome.workspace.lists.shown import in_words
from wayhome.workspace.trail.models import AuditEvent

pytestmark = pytest.mark.django_db
Account = Callable[..., User]
WHY = {"why": "Agreed by the board", "source": "its own page"}


def sent(client: Client, address: str, days: int = 0, **given: str) -> tuple[int, str]:
    day = timezone.localdate() + timedelta(days)
    since = {"since-day": day.day, "since-month": day.month, "since-year": day.year}
    answer = client.post(f"/limits/lists/{address}", WHY | since | given)
    return answer.status_code, answer.content.decode()


def test_a_helpline_is_changed_added_and_taken_off(
    home: Path, account: Account, client: Client
) -> None:
    client.force_login(account("administrator", "NBC"))
    today, soon = timezone.localdate(), timezone.localdate() + timedelta(3)
    childline = "helplines/change/?of=childline"
    assert sent(client, childline, name="Childline", how="Ring 01632 960111")[0] == 302
    assert sent(client, "helplines/add/", name="Harbour", how="Text 60000")[0] == 302
    assert sent(client, "helplines/change/?of=shout", days=3, name="", how="", off="on")[0] == 302
    held = {one.name: one.how for one in helplines(today, lines())}
    assert (held["Childline"], held["Harbour"]) == ("Ring 01632 960111", "Text 60000")
    assert "Shout" in held
    assert "Shout" not in {one.name for one in helplines(soon, lines())}
    page = client.get("/limits/lists/helplines/").content.decode()
    assert "Off the list, from" in page
    assert "Ring 01632 960111" in page
    assert AuditEvent.objects.filter(reason="add list line").count() == 3


def test_what_is_wrong_is_said_in_a_sentence_and_nothing_is_kept(
    home: Path, account: Account, client: Client
) -> None:
    client.force_login(account("administrator", "NBC"))
    for address, given, says in (
        ("helplines/add/", {"name": "childline", "how": "Ring 1"}, "on the list already"),
        ("helplines/add/", {"name": "", "how": "Ring 1"}, "What is it called?"),
        ("contacts/change/?of=NBC", {"phone": "ask Sam"}, "in digits"),
        ("contacts/change/?of=NBC", {"contact_role": "Duty"}, "at least one number"),
    ):
        code, page = sent(client, address, **given)
        assert (code, says in page) == (422, True), says
    code, page = sent(client, "helplines/add/", days=-1, name="Harbour", how="Ring 1")
    assert (code, "today or a later day" in page) == (422, True)
    assert not ListLine.objects.exists()
    assert sent(client, "contacts/add/")[0] == 404
    assert client.get("/limits/lists/contacts/change/?of=XXX").status_code == 404
    assert client.get("/limits/lists/elsewhere/").status_code == 404
    client.force_login(account("practitioner", "NBC"))
    assert client.get("/limits/lists/contacts/").status_code == 403


def test_a_case_goes_by_the_list_of_the_day(home: Path, account: Account, client: Client) -> None:
    row, today = begun(account("duty_worker", "EMC")), timezone.localdate()
    client.force_login(account("administrator", "NBC"))
    assert "not on the list" in refusal(NAMED, "Harbour Trust", today, told(row, []).lines)
    assert sent(client, "responders/add/", name="Harbour Trust", also="")[0] == 302
    assert not refusal(NAMED, "Harbour Trust", today, told(row, []).lines)


@pytest.mark.parametrize("change", ["update {} set why = ''", "delete from {}"])
def test_a_line_stays_to_be_read(home: Path, account: Account, client: Client, change: str) -> None:
    client.force_login(account("administrator", "NBC"))
    sent(client, "contacts/change/?of=NBC", phone="01632 960199")
    with (
        pytest.raises(DatabaseError, match="written once"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(change.format(ListLine._meta.db_table))


@pytest.mark.parametrize(
    ("says", "words"),
    [
        (
            {"contact_role": "Duty team", "phone": "01632 960100"},
            ["Duty team", "In working hours: 01632 960100",
             "At night, at weekends and on bank holidays: no number"],
        ),
        ({}, []),
    ],
)  # fmt: skip
def test_that_there_is_no_number_at_night_is_said(says: dict[str, str], words: list[str]) -> None:
    assert in_words(Kept.CONTACTS, says) == words
