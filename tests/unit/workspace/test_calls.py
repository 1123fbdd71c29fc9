"""Calls one by one and numbers to ask about, as each viewer sees the records."""

import sys
from datetime import date
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))  # with the map of a few ties

from small_map import CLOSE, TIES, WIDE, made, view

from wayhome.network.lines.proposing import BUSY
from wayhome.workspace.reading.calls import calls, to_ask
from wayhome.workspace.reading.view import View

SINCE = date(2026, 6, 1)
CALL = "record_id caller called kind occurred_from times agency marking superseded_at".split()
POINT = ("person_id value kind whose occurred_from occurred_to recorded_at received_at record_id"
         " agency marking superseded_at").split()  # fmt: skip


@pytest.fixture
def of(tmp_path: Path):
    release, con = made(tmp_path, TIES)
    con.execute(f"create table call ({', '.join(f'{n} {_type(n)}' for n in CALL)})")
    con.execute(f"create table contact_point ({', '.join(f'{n} {_type(n)}' for n in POINT)})")
    con.execute("create table line_fact (what text, value text, number text, agency text,"
                " marking text)")  # fmt: skip
    con.execute(f"insert into line_fact values ('number', '0LINE', null, 'NBP', '{WIDE}')")

    def call(record: str, caller: str, called: str, day: str, marking: str = WIDE, times: int = 1):
        row = [record, caller, called, "call", day, times, "NBP", marking, None]
        con.execute(f"insert into call values ({', '.join('?' * len(row))})", row)

    for at in range(BUSY):
        call(f"b{at}", "0BUSY", f"07{at}", "2026-09-10", times=2)
        call(f"l{at}", "0LINE", f"07{at}", "2026-09-10")
        call(f"o{at}", f"07{at}", "0OWN", "2026-09-10")
        call(f"s{at}", "0SPREAD", f"07{at}", f"2026-{9 + at % 2:02}-10")
        call(f"c{at}", "0CLOSE", f"07{at}", "2026-10-10", CLOSE if at == 0 else WIDE)
    call("old", "0BUSY", "0711", "2026-08-10")
    call("again", "0BUSY", "0711", "2026-09-20", times=3)
    people = [("A", "0OWN", "own", WIDE)]
    people += [(who, "0MANY", "other", WIDE) for who in "ABC"]
    people += [(who, "0FEW", "other", WIDE if who != "C" else CLOSE) for who in "ABC"]
    for at, (who, value, whose, marking) in enumerate(people):
        row = [f"P-{who}", value, "phone", whose, "2026-07-01", None, None, "2026-07-02",
               f"p{at}", "NBP", marking, None]  # fmt: skip
        con.execute(f"insert into contact_point values ({', '.join('?' * len(row))})", row)
    return release, con


def _type(name: str) -> str:
    days = ("occurred_from", "occurred_to", "recorded_at", "received_at", "superseded_at")
    return "timestamp" if name in days else "bigint" if name == "times" else "text"


def seeing(of, eyes: str = "") -> View:
    return view(of, eyes)


def test_numbers_that_call_or_are_passed_on_as_a_lines_are_asked_about(of) -> None:
    found = to_ask(seeing(of), SINCE)
    assert [(one.number, one.patterns[0].what) for one in found] == [
        ("0BUSY", "busy"), ("0MANY", "passed")
    ], "not a line’s own, nor somebody’s, nor one that is busy over two months"  # fmt: skip
    busy = found[0].patterns[0]
    assert (busy.others, busy.times, busy.newest) == (BUSY, 2 * BUSY + 3, date(2026, 9, 20))
    assert to_ask(seeing(of), date(2026, 9, 15)) == []


def test_what_is_kept_close_asks_about_no_number_for_others(of) -> None:
    own = {one.number for one in to_ask(seeing(of, "NBP"), SINCE)}
    assert own - {one.number for one in to_ask(seeing(of), SINCE)} == {"0CLOSE", "0FEW"}


def test_the_calls_of_a_tie_are_those_of_its_month_between_its_two(of) -> None:
    found = calls(seeing(of), "again")
    assert found
    assert [row["record_id"] for row in found.rows] == ["again", "b11"], "0711 was rung in both"
    every = calls(seeing(of), "again", "caller")
    assert every
    assert (every.of, every.total) == ("0BUSY", BUSY + 1)
    assert calls(seeing(of), "c0") is None, "kept close"
    assert calls(seeing(of, "NBP"), "c0") is not None
    assert calls(seeing(of), "nothing") is None
