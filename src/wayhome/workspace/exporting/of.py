"""What is exported: a person, a line, a place or a group; which things a picture of it begins with.

Keeps: what it begins with is asked of what viewer and recipient both see. A line's telephone that
only the viewer knows to be one would otherwise tell of it by being there.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from wayhome.governance.roles import Act
from wayhome.interchange.picture import Picture
from wayhome.network.kinds import NodeKind
from wayhome.network.lines.fact import What
from wayhome.workspace.reading import addresses, lines
from wayhome.workspace.reading.groups import EVERY
from wayhome.workspace.reading.leaving import BEYOND, Around, of_rows, picture
from wayhome.workspace.reading.view import Row, View


@dataclass(frozen=True)
class Of:
    """`task`: the act under which it is looked at; `around`: what is drawn, for one view."""

    kind: str
    ref: str
    purposes: str  # of what a purpose is stated (governance.purposes)
    task: Act
    around: Callable[[View], Around]

    def picture(self, view: View, since: date | None) -> Picture:
        """What leaves of it, for what viewer and recipient both see."""
        return picture(view, self.around(view), since)


@dataclass(frozen=True)
class OfMap(Of):
    """The same as it is drawn on its map: what was opened and filtered, drawn anew for what viewer
    and recipient both see. `first`: what it is about; `drawn`: the rows of the ties that stand,
    for one view."""

    first: tuple[tuple[NodeKind, str], ...] = ()
    drawn: Callable[[View], list[Row]] = lambda _: []

    def picture(self, view: View, since: date | None) -> Picture:
        return of_rows(view, self.drawn(view), self.first)


def of_map(
    whole: Of, first: tuple[tuple[NodeKind, str], ...], drawn: Callable[[View], list[Row]]
) -> Of:
    """What a map shows at the moment, and no more."""
    return OfMap(whole.kind, whole.ref, whole.purposes, whole.task, whole.around, first, drawn)


def of_person(person_id: str) -> Of:
    """A person, what ties them to others, and the other people at it."""
    around = Around(((NodeKind.PERSON, person_id),), BEYOND)
    return Of("person", person_id, "person", Act.SEE_PERSON, lambda _: around)


def of_line(line_id: str) -> Of:
    """A line with its telephones, who holds those, and who and what is put with it."""
    return Of("line", line_id, "line", Act.SEE_LINES, lambda view: _line(view, line_id))


def of_place(ref: str) -> Of:
    """An address: who was there, and what is put with it; never those who meet at a school."""
    return Of("place", ref, "address", Act.SEE_PLACES, lambda view: _place(view, ref))


def of_groups() -> Of:
    """People who are together again and again: no group has a reference that anybody may keep, so
    the register names none, and what leaves is what its map shows."""
    return Of("group", EVERY, "group", Act.SEE_PLACES, lambda _: Around((), frozenset()))


def _line(view: View, line_id: str) -> Around:
    told = lines.told(view, line_id)
    if told is None:
        return Around((), frozenset())
    numbers = {fact.value for fact in told.facts if fact.what is What.NUMBER and fact.value}
    numbers |= {fact.number for fact in told.facts if fact.number}
    own = sorted(numbers - told.also.keys())  # one that other names share is not its own
    starts = [(NodeKind.LINE, told.name.strip().lower()), *((NodeKind.PHONE, n) for n in own)]
    return Around(tuple(starts), frozenset({NodeKind.PHONE}))


def _place(view: View, ref: str) -> Around:
    found = addresses.one(view, ref)
    if found is None or found.institution:
        return Around((), frozenset())
    return Around(((NodeKind.PLACE, found.place_id),), frozenset())
