"""The minutes of a panel, of what was said at it: who was there, each item, what was decided."""

from collections.abc import Iterator
from datetime import date

from wayhome.casework.agreed import actions
from wayhome.casework.case import Case as Told
from wayhome.casework.fields import Kind, Said, moment
from wayhome.casework.panel import Item, agenda, chair_of, members
from wayhome.casework.panel.agenda import Came
from wayhome.casework.panel.seats import SEATS
from wayhome.casework.pathway import Entry
from wayhome.casework.pathways.panel import ASKS, CONFLICTS, DECIDED, HEARD, KINDS, PUT_OFF
from wayhome.workspace.cases.choosing import Names
from wayhome.workspace.documents.paper import Section
from wayhome.workspace.pages.words import day
from wayhome.workspace.pages.words import moment as moment_words

BECAME = {
    Came.WAITS: "Not taken up",
    Came.TAKEN_UP: "Heard",
    Came.DECIDED: "Decided",
    Came.PUT_OFF: "Put off",
}


def sections(case: Told, names: Names) -> list[Section]:
    """Everything that the minutes hold, in the order of the agenda."""
    return [_meeting(case), _sat(case, names), *_items(case, names)]


def _meeting(case: Told) -> Section:
    first = case.first
    when = moment(str(first["meets"])) if first else None
    told = [
        ("Panel", KINDS.get(str(first.get("kind")), "")),
        ("When", moment_words(when)),
        ("Where", str(first.get("where", ""))),
    ]
    return Section("The meeting", told)


def _sat(case: Told, names: Names) -> Section:
    came = {str(one.details.get("member")) for one in case.every("there")}
    chair = chair_of(case, "")
    lines = [
        f"{one.name}, {names.agencies.get(one.agency, one.agency)}, for {SEATS[one.seat]}"
        + (", in the chair" if chair and chair.place == one.place else "")
        + ("" if str(one.place) in came else ": did not come")
        for one in members(case)
    ]
    return Section("Who sat", lines=lines)


def _items(case: Told, names: Names) -> Iterator[Section]:
    owed = actions(case)
    for n, item in enumerate(agenda(case), start=1):
        yield Section(f"{n}. {item.title}", list(_answers(case, item, names)))
    if owed:
        lines = [f"{one.what} {one.owner}, by {day(one.due)}: {one.state}" for one in owed]
        yield Section("Actions", lines=lines)


def _answers(case: Told, item: Item, names: Names) -> Iterator[tuple[str, str]]:
    yield "Asked for", ASKS[item.asks]
    if item.case:
        yield "Case", names.cases.get(item.case, "One in which your agency takes no part")
    chair = chair_of(case, str(item.place))
    if chair:
        yield "In the chair", chair.name
    if not names.sees(item.case):
        yield "What came of it", BECAME[item.came]
        return
    for one in case.every("conflict"):
        if one.details.get("item") == str(item.place):
            yield "About a conflict", _conflict(case, one.details)
    yield "What came of it", BECAME[item.came]
    yield from _said(HEARD, item.heard)
    yield from _said(DECIDED if item.came is Came.DECIDED else PUT_OFF, item.outcome)


def _conflict(case: Told, said: Said) -> str:
    by_place = {str(one.place): one.name for one in members(case)}
    who = by_place.get(str(said.get("member")), "")
    return f"{who}: {CONFLICTS.get(str(said.get('kind')), '')}. {said.get('words') or ''}".strip()


def _said(entry: Entry, details: Said) -> Iterator[tuple[str, str]]:
    for one in entry.fields:
        given = str(details.get(one.code) or "")
        if given and one.kind is not Kind.ENTRY:
            yield one.asks, _in_words(one.kind, one.choices.get(given, given))


def _in_words(kind: Kind, given: str) -> str:
    if kind is Kind.DAY:
        return day(date.fromisoformat(given))
    return moment_words(moment(given)) if kind in {Kind.MOMENT, Kind.HAPPENED} else given
