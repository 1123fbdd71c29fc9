"""Cases in a line each, for tables: `raised:danger=yes 1 10:00, accepted 1 10:30`, in December 2026
by London's clock. What a row does not name is answered by a plain default, and is never refused."""

from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime

from wayhome.casework.case import Case, SaidEntry
from wayhome.casework.dated import defaults, limits_on
from wayhome.casework.fields import NO, Field, Kind, Value, kept
from wayhome.casework.pathway import Pathway
from wayhome.lexicon.dates import LONDON

LIMITS = limits_on(date(2026, 12, 1), defaults())
LATER = datetime(2027, 12, 1, tzinfo=UTC)  # when whatever a row says has happened


def rows(table: str) -> list[tuple[str, ...]]:
    lines = table.strip().splitlines()[1:]
    return [tuple(cell.strip() for cell in line.split("|")) for line in lines]


def moment(text: str) -> datetime:
    """`1 10:00`"""
    day, clock = text.split()
    local = datetime.fromisoformat(f"2026-12-{int(day):02} {clock}")
    return local.replace(tzinfo=LONDON).astimezone(UTC)


def case_of(pathway: Pathway, text: str) -> Case:
    case = Case(pathway, [])
    for told, when in _each(text):
        case = said(case, *told, at=when)
    return case


def said(case: Case, code: str, *answers: str, at: datetime) -> Case:
    """The case with one entry more, said and happened at a moment."""
    details = answered(case, code, *answers, at=at)
    assert case.refusals(code, details, LIMITS, LATER) == []
    return Case(case.pathway, [*case.said, SaidEntry(code, details, at, len(case.said))])


def refused(case: Case, code: str, *answers: str) -> list[str]:
    return case.refusals(code, answered(case, code, *answers, at=moment("20 10:00")), LIMITS, LATER)


def answered(case: Case, code: str, *answers: str, at: datetime) -> Mapping[str, Value]:
    """`danger=yes` and plain answers to all else that is required."""
    fields = case.pathway.entries[code].fields
    plain = {one.code: _plain(case, one, at) for one in fields if one.required}
    return kept(fields, {**plain, **dict(one.split("=") for one in answers)})


def stands(case: Case, clock: str, now: str) -> str:
    """`late 1 11:00`: how a clock stands, and when it is due; `not begun`."""
    each = {one.clock.code: one for one in case.clocks(LIMITS, moment(now))}
    found = each.get(clock)
    if found is None:
        return "not begun"
    late = ", late" if found.was_late and found.state != "late" else ""
    due = found.due.astimezone(LONDON)
    return f"{found.state}{late} {due.day} {due:%H:%M}"


def _each(text: str) -> Iterator[tuple[list[str], datetime]]:
    for one in filter(None, text.split(", ")):
        named, day, clock = one.rsplit(" ", 2)
        yield named.split(":"), moment(f"{day} {clock}")


def _plain(case: Case, asked: Field, at: datetime) -> Value:
    if asked.kind is Kind.ENTRY:
        return next(str(one.place) for one in reversed(case.every(asked.of)))
    if asked.kind in {Kind.CHOICE, Kind.SEVERAL}:
        return NO if NO in asked.choices else next(iter(asked.choices))
    if asked.kind in {Kind.MOMENT, Kind.HAPPENED}:
        return f"{at.astimezone(LONDON):%Y-%m-%dT%H:%M}"
    plain = {Kind.DAY: "2026-12-18", Kind.NUMBER: "15"}
    return plain.get(asked.kind, "in their words")
