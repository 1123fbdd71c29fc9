"""What a next step is about, as its viewer may know it by now.

Keeps: a step of the own agency is never left out because what it was decided on is there no more,
or not for this viewer. Then it stands under no name and no reference, and says that the records
are gone: withdrawn where all of them were, else nothing of how (casework.owing). They may be of
somebody who is kept close by now, so whoever sees nothing that is reads only their own words of it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any

from wayhome.casework.owing import withdrawn_on
from wayhome.extracts.withdrawing import withdrawals
from wayhome.lexicon.home import home
from wayhome.network.lines.fact import line_id
from wayhome.workspace.answering.whose import whose
from wayhome.workspace.deciding.owed import Owed
from wayhome.workspace.reading import addresses, links
from wayhome.workspace.reading.names import names
from wayhome.workspace.reading.view import Row, View

HELD = "select record_id from {fact} where record_id in (select unnest($records))"
LINES = """
select line_id, min(name) as name from {line_fact}
where line_id in (select unnest($lines)) and name is not null group by line_id
"""
NUMBERS = """
select distinct line_id, name, value from {line_fact}
where what = 'number' and name is not null and value is not null
"""
GROUP = "People who are together again and again"
GONE = "gone"  # what it is about, where its viewer may not know of it, or it is there no more
UNNAMED = {
    "group": "Some people who were together again and again",
    "line": "A line",
    "person": "Somebody who cannot be shown here now",
    "place": "An address",
}


@dataclass(frozen=True, kw_only=True)
class NextStep(Owed):
    """One, as whoever owes it reads it. `ref`: of what it is about, which may be gone;
    `withdrawn_on`: of what is gone, where all its records were withdrawn, when the last of them
    was."""

    ref: str = ""
    title: str
    withdrawn_on: date | None = None

    def late(self, today: date) -> bool:
        return bool(self.due and self.due < today)

    @property
    def gone(self) -> bool:
        return self.about == GONE


def known(view: View, held: Iterable[Owed]) -> list[NextStep]:
    """Every one of these."""
    of: dict[str, list[Owed]] = {about: [] for about in UNNAMED}
    for one in held:
        of[one.about].append(one)
    found = [*_of_people(view, of["person"]), *_of_groups(view, of["group"])]
    found += [*_of_lines(view, of["line"]), *_of_places(view, of["place"])]
    there = {one.number for one in found}
    gone = [o for ones in of.values() for o in ones if o.number not in there]
    return found + _of_gone(view, gone)


def _of_people(view: View, held: Sequence[Owed]) -> list[NextStep]:
    """Of people whom the own agency holds by now."""
    now = whose(view, (one.given for one in held)) if held else {}
    named = names(view, links.own(view, now.values()))
    ours = [(one, now[one.given]) for one in held if now[one.given] in named]
    return [_step(one, ref=person, title=named[person]) for one, person in ours]


def _of_groups(view: View, held: Sequence[Owed]) -> list[NextStep]:
    """A group has no name and may be gone: known by whoever still sees one of its records."""
    asked = sorted({record for one in held for record in one.records})
    seen = {row["record_id"] for row in view.rows(HELD, records=asked)} if asked else set()
    return [_step(one, title=GROUP) for one in held if one.records & seen]


def _of_lines(view: View, held: Sequence[Owed]) -> list[NextStep]:
    """By its reference; or, of a number of which a name is known by now, by that number, where no
    other name has it too (prompts.names_of_line)."""
    asked = sorted({one.line for one in held})
    found = {row["line_id"]: row for row in view.rows(LINES, lines=asked)} if asked else {}
    if found.keys() < set(asked):
        of_number: dict[str, dict[str, Row]] = {}
        for row in view.rows(NUMBERS):
            of_number.setdefault(line_id(row["value"]), {})[row["line_id"]] = row
        found = {n: row for n, named in of_number.items() if len(named) == 1
                 for row in named.values()} | found  # fmt: skip
    there = ((one, found[one.line]) for one in held if one.line in found)
    return [_step(one, ref=row["line_id"], title=f"The line {row['name']}") for one, row in there]


def _of_places(view: View, held: Sequence[Owed]) -> list[NextStep]:
    now = whose(view, (one.given for one in held)) if held else {}
    places = addresses.of_ids(view, list(dict.fromkeys(now.values())))
    at = [(one, places.get(now[one.given])) for one in held]
    own = ((one, place) for one, place in at if place and place.own)
    return [_step(one, ref=place.ref, title=place.called) for one, place in own]


def _of_gone(view: View, held: Sequence[Owed]) -> list[NextStep]:
    marks = withdrawals(home().store) if held else {}
    days = {
        delivery: datetime.fromisoformat(mark.at).date()
        for delivery, mark in marks.items()
        if mark.stands
    }
    return [
        _step(
            one, about=GONE, title=UNNAMED[one.about], withdrawn_on=withdrawn_on(one.records, days),
            words=one.words if view.eyes or one.mine else "",
        )
        for one in held
    ]  # fmt: skip


def _step(one: Owed, **by_now: Any) -> NextStep:
    return NextStep(**{**asdict(one), "given": one.given, **by_now})
