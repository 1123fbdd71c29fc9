"""Calls and messages one by one, as agencies sent them; and numbers to ask about (`proposing`).

Keeps: of calls only from which number to which, when, how often, near which mast and on what basis
they are held; what was said is never held. Read through the viewer's eyes, and nobody is named.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from wayhome.network.lines.proposing import BUSY, PASSED, THEIRS, Pattern, Proposed, proposed
from wayhome.workspace.reading.view import Row, View

MOST = 100  # calls on a page; how many there are is said
ONE = "select * from {call} where record_id = $record and superseded_at is null"
_MONTH = (
    "date_trunc('month', occurred_from) is not distinct from date_trunc('month', $day::timestamp)"
)
CALLS = f"""
select *, count(*) over () as total from {{call}} where superseded_at is null and {_MONTH}
    and (agency = $agency and caller = $caller and called = $called and $of = ''
        or $of in (caller, called))
order by occurred_from desc nulls last, record_id limit {MOST}
"""
LINES = """
select distinct value as number from {line_fact} where what = 'number' and value is not null
union select distinct number from {line_fact} where number is not null and what <> 'call'
"""
BUSIEST = f"""
with either as (
    select caller as number, called as other, * from {{call}}
    union all select called, caller, * from {{call}}
)
select number, 'busy' as what, max(occurred_from)::date as newest, count(distinct other) as others,
    sum(coalesce(times, 1))::bigint as times, list_sort(list(distinct agency)) as agencies,
    arg_max(record_id, (occurred_from, record_id)) as record_id
from either where superseded_at is null and occurred_from >= $since and number <> other
group by number, date_trunc('month', occurred_from) having count(distinct other) >= {BUSY}
"""
HELD = f"""
select value as number, 'passed' as what,
    max(coalesce(occurred_to, occurred_from, recorded_at))::date as newest,
    count(distinct person_id) as others, count(*) as times,
    list_sort(list(distinct agency)) as agencies,
    arg_max(record_id, (coalesce(occurred_to, occurred_from, recorded_at, 'epoch'), record_id))
        as record_id
from {{contact_point}} where kind = 'phone' and superseded_at is null and value is not null
    and coalesce(occurred_to, recorded_at, received_at) >= $since
group by value having count(distinct person_id) >= {PASSED}
"""
OWN = """
select distinct value as number from {contact_point} where kind = 'phone'
    and superseded_at is null and list_contains($whose, whose)
    and value in (select unnest($numbers))
"""


@dataclass(frozen=True)
class Calls:
    """The calls of a month between two numbers, or of one number with any; the newest first."""

    caller: str
    called: str
    rows: Sequence[Row]
    total: int
    of: str = ""


def calls(view: View, record_id: str, of: str = "") -> Calls | None:
    """The month of one record: by the same agency between the same two numbers; `of`: caller or
    called, then all of that number. None where this viewer sees no such record."""
    one = view.row(ONE, record=record_id)
    if one is None:
        return None
    number = one[of] if of in ("caller", "called") else ""
    given: dict[str, Any] = {name: one[name] for name in ("agency", "caller", "called")}
    rows = view.rows(CALLS, **given, day=one["occurred_from"], of=number)
    total = int(rows[0]["total"]) if rows else 0
    return Calls(one["caller"], one["called"], rows, total, number)


def to_ask(view: View, since: date) -> list[Proposed]:
    """Numbers of which records since a day suggest that they may be a line's."""
    patterns = [_pattern(row) for sql in (BUSIEST, HELD) for row in view.rows(sql, since=since)]
    lines = [row["number"] for row in view.rows(LINES)]
    numbers = sorted({one.number for one in patterns})
    asked = {"numbers": numbers, "whose": sorted(THEIRS)}
    own = [row["number"] for row in view.rows(OWN, **asked)] if numbers else []
    return proposed(patterns, lines, own)


def _pattern(row: Row) -> Pattern:
    return Pattern(**{**row, "agencies": tuple(row["agencies"])})
