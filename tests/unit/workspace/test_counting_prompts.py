"""The prompts of a month: raised or answered in it, as they stood at its end, and nothing of what
an agency keeps close."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import duckdb
import pytest

from wayhome.insight.prompts import Outcome
from wayhome.pipeline import Release
from wayhome.records.schema import TABLES
from wayhome.signs.answered import OPEN, Said
from wayhome.workspace.actions import answering as actions
from wayhome.workspace.reading.view import View
from wayhome.workspace.reporting.counting import prompts

pytestmark = pytest.mark.django_db
WIDE, CLOSE = "official-sensitive", "restricted"
SEPTEMBER, OCTOBER, NOVEMBER = (date(2026, month, 1) for month in (9, 10, 11))
# sign, person, code, audience, context, began, until, came in, its records
SIGNS = [
    ("S-1", "P-A", "I01", OPEN, False, "2026-10-05", None, "2026-10-06", ["r1"]),
    ("S-2", "P-B", "I01", OPEN, False, "2026-10-07", None, "2026-10-08", ["r2"]),
    ("S-3", "P-C", "I01", OPEN, False, "2026-09-29", None, "2026-10-02", ["r3"]),  # came late
    ("S-4", "P-D", "I02", OPEN, False, "2026-03-01", "2026-04-01", "2026-10-02", ["r4"]),  # is over
    ("S-5", "P-E", "I02", OPEN, True, "2026-10-02", None, "2026-10-02", ["r5"]),  # context
    ("S-6", "P-F", "I02", "NBC", False, "2026-10-02", None, "2026-10-02", ["r6"]),  # kept close
    ("S-7", "P-G", "I03", OPEN, False, "2026-11-02", None, "2026-11-02", ["r7"]),
]


@pytest.fixture
def seen(tmp_path: Path) -> View:
    con = duckdb.connect()
    whose = "agency text, marking text"
    con.execute(f"create table fact (person_id text, record_id text, head text, {whose})")
    con.execute(f"create table subject (person_id text, subject_ref text, superseded_at timestamp,"
                f" {whose})")  # fmt: skip
    con.execute("create table person_forward (was text, now text, agency text, marking text)")
    con.execute("create table sign (sign_id text, person_id text, code text, audience text, context"
                " boolean, split text, strength text, fired_on date, until date, first_received"
                " date)")  # fmt: skip
    for table in ("sign_evidence", "sign_aside_evidence"):
        con.execute(f"create table {table} (sign_id text, audience text, record_id text, {whose})")
    for sign, person, code, audience, context, began, until, came, records in SIGNS:
        con.execute("insert into sign values (?, ?, ?, ?, ?, 'harm', 'S', ?, ?, ?)",
                    [sign, person, code, audience, context, began, until, came])  # fmt: skip
        con.execute(f"insert into subject values (?, ?, null, 'NBC', '{WIDE}')",
                    [person, f"NBC/{person}"])  # fmt: skip
        for record in records:
            _record(con, sign, person, record, audience)
    told = next(one for one in TABLES if one.name == "answer")
    con.execute(f"create table answer ({', '.join(f'{c.name} {c.type}' for c in told.columns)})")
    con.execute("create table agency as select 'NBC' as code, 'NBC' as name, 'council' as kind")
    view = View(Release(tmp_path), "NBC", "NBC", con)
    view.__dict__["today"] = date(2026, 11, 20)
    return view


def _record(con, sign: str, person: str, record: str, audience: str = OPEN) -> None:
    con.execute(f"insert into fact values (?, ?, null, 'NBC', '{WIDE}')", [person, record])
    con.execute(f"insert into sign_evidence values (?, ?, ?, 'NBC', '{WIDE}')",
                [sign, audience, record])  # fmt: skip


@pytest.fixture
def say(account, monkeypatch) -> Callable[..., None]:
    """Answers a sign on a day: `say("S-1", Said.AGREE, "2026-10-09")`."""
    by = account()

    def answer(sign: str, said: Said, day: str, why: str = "", *, close: bool = False) -> str:
        when = datetime.fromisoformat(f"{day}T12:00").replace(tzinfo=UTC)
        monkeypatch.setattr(actions.timezone, "now", lambda: when)
        person, code, records = next((s[1], s[2], s[8]) for s in SIGNS if s[0] == sign)
        of = actions.Subject(
            person, f"NBC/{person}", sign, code, "v", "NBC" if close else OPEN, records, close,
            strength="S",
        )  # fmt: skip
        number = f"{sign}-{day}-{said}"
        given = actions.Words(said, "their own words", why, "NBC" if said is Said.ASK else "")
        actions.answer(number=number, of=of, given=given, release="r", by=by)
        return number

    return answer


def of(seen: View, month: date = OCTOBER) -> dict[str, dict[str, int]]:
    return {
        one.code: {out: many for out, many in one.of.items() if many}
        for one in prompts(seen, month)
    }  # fmt: skip


def test_raised_is_the_day_it_could_first_be_seen_here(seen: View) -> None:
    assert of(seen) == {"I01": {Outcome.OPEN: 3}}
    assert of(seen, SEPTEMBER) == {}
    assert of(seen, NOVEMBER) == {"I03": {Outcome.OPEN: 1}}


@pytest.mark.parametrize(
    ("said", "why", "outcome"),
    [
        (Said.AGREE, "", Outcome.AGREED),
        (Said.DISAGREE, "discounted", Outcome.DISCOUNTED),
        (Said.DISAGREE, "not_this_person", Outcome.NOT_THIS),
        (Said.DISAGREE, "record_wrong", Outcome.RECORD_WRONG),
        (Said.NEED_MORE, "", Outcome.WAITING),
        (Said.ASK, "", Outcome.WAITING),
    ],
)
def test_where_a_prompt_stood(seen: View, say, said: Said, why: str, outcome: Outcome) -> None:
    say("S-1", said, "2026-10-31", why)
    assert of(seen) == {"I01": {outcome: 1, Outcome.OPEN: 2}}


def test_an_answer_of_a_later_month_is_of_that_month(seen: View, say) -> None:
    say("S-1", Said.NEED_MORE, "2026-10-31")
    say("S-1", Said.DISAGREE, "2026-11-01", "discounted")
    assert of(seen) == {"I01": {Outcome.WAITING: 1, Outcome.OPEN: 2}}
    assert of(seen, NOVEMBER)["I01"] == {Outcome.DISCOUNTED: 1}


def test_the_newest_answer_of_the_month_counts_and_once(seen: View, say) -> None:
    say("S-1", Said.AGREE, "2026-10-09")
    say("S-1", Said.DISAGREE, "2026-10-20", "discounted")
    assert of(seen) == {"I01": {Outcome.DISCOUNTED: 1, Outcome.OPEN: 2}}


def test_what_was_taken_back_was_not_said(seen: View, say, monkeypatch, account) -> None:
    number = say("S-1", Said.AGREE, "2026-10-09")
    when = datetime(2026, 10, 12, tzinfo=UTC)
    monkeypatch.setattr(actions.timezone, "now", lambda: when)
    actions.withdraw(number="b", answer=number, words="", release="r", by=account(number=2))
    assert of(seen) == {"I01": {Outcome.OPEN: 3}}


def test_what_an_agency_keeps_close_is_in_nobodys_figures(seen: View, say) -> None:
    """Whoever reads: the view is that of the agency which keeps it close."""
    before = of(seen)
    say("S-6", Said.DISAGREE, "2026-10-09", "discounted", close=True)
    say("S-1", Said.AGREE, "2026-10-09", close=True)
    assert of(seen) == before


def test_a_sign_answered_before_is_raised_by_a_new_record_alone(seen: View, say) -> None:
    say("S-3", Said.AGREE, "2026-09-30")
    assert of(seen) == {"I01": {Outcome.OPEN: 2}}
    _record(seen.con, "S-3", "P-C", "r9")
    assert of(seen) == {"I01": {Outcome.OPEN: 3}}


def test_what_a_release_holds_counts_as_what_is_kept_here(seen: View) -> None:
    """A workspace that began anew knows answers from the records alone."""
    seen.con.execute(
        "insert into answer by name select 'NBC' as agency, 'A-1' as answer_id, 'S-2' as sign_id,"
        " 'I01' as sign_code, 'NBC/P-B' as subject_ref, 'disagree' as answer, 'discounted' as why,"
        f" timestamp '2026-10-20' as occurred_from, '{WIDE}' as marking, ['r2'] as records,"
        " 'account-1' as answered_by, 'seen' as text, timestamp '2026-10-20' as received_at"
    )
    assert of(seen) == {"I01": {Outcome.DISCOUNTED: 1, Outcome.OPEN: 2}}
    assert of(seen, SEPTEMBER) == {}
    seen.con.execute(f"update answer set marking = '{CLOSE}', agency = 'NBP'")
    assert of(seen) == {"I01": {Outcome.OPEN: 3}}


def test_signs_of_addresses_are_counted_too(seen: View) -> None:
    seen.con.execute(
        "create table address_sign as select * rename (person_id as place_id) from sign"
    )
    seen.con.execute("delete from address_sign where sign_id <> 'S-1'")
    seen.con.execute("update address_sign set code = 'A01'")
    assert of(seen)["A01"] == {Outcome.OPEN: 1}
