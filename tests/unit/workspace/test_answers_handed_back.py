"""What people answered comes into the next build through the front door, once, with its records."""

from datetime import datetime
from pathlib import Path

import duckdb
import pytest

from wayhome import records
from wayhome.extracts.withdrawing import Why, withdraw
from wayhome.lexicon.agencies import read_register
from wayhome.lexicon.errors import NotSetUp
from wayhome.lexicon.home import Home
from wayhome.signs.answered import OPEN, Said
from wayhome.workspace.actions import answering as actions
from wayhome.workspace.answering.handing_back import hand_back

pytestmark = pytest.mark.django_db
MANY = [f"d{n:09}:attendance:{n}:own" for n in range(1500)]


def _say(by, number: str, of: list[str], *, close: bool = False) -> None:
    audience = by.agency if close else OPEN
    subject = actions.Subject("P-A", "NBC/s/1", "S-1", "I10", "2026-11-22", audience, of, close)
    given = actions.Words(Said.DISAGREE, "their own,\n“words”", "record_wrong")
    actions.answer(number=number, of=subject, given=given, release="r", by=by)


def test_the_next_build_holds_them_and_nothing_comes_twice(account, home: Path) -> None:
    at, by = Home(home), account()
    _say(by, "n1", MANY)
    _say(account(agency="NBP"), "n2", ["d1:intel:1:own"], close=True)
    actions.withdraw(number="n3", answer="n1", words="a slip", release="r", by=by)
    receipts = hand_back(at)
    assert [(one.agency, one.total.accepted, one.total.refused) for one in receipts] == [
        ("NBC", 2, 0), ("NBP", 1, 0),
    ]  # fmt: skip
    assert {one.outcome for one in hand_back(at)} == {"held already"}
    with duckdb.connect() as con:
        records.build(con, at.store, read_register(at.agencies))
        told = con.execute(
            "select answer_id, agency, marking, answer, why, about_answer, audience, answered_as,"
            " answered_by, text, len(records), records[1] from answer order by 1"
        ).fetchall()
    wide, whose = "official-sensitive", f"account-{by.pk}"
    assert told[0] == (
        "n1", "NBC", wide, "disagree", "record_wrong", None, OPEN, "practitioner", whose,
        "their own, “words”", len(MANY), MANY[0],
    )  # fmt: skip
    assert told[1][:4] == ("n2", "NBP", "restricted", "disagree")
    assert told[2][3:6] == ("withdrawn", None, "n1")


def test_a_build_does_not_go_on_without_what_was_answered(account, home: Path) -> None:
    at = Home(home)
    _say(account(), "n1", ["d1:missing:1:own"])
    (receipt,) = hand_back(at)
    withdraw(at.store, receipt.delivery, Why.FAULTY, by="", now=datetime(2026, 11, 2))
    with pytest.raises(NotSetUp, match="take answers back one by one"):
        hand_back(at)
