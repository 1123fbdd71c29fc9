"""Signs to answer among the people whom the viewer's own agency holds: the list on the desk.

In the order of `reading.caseload`. Whoever's signs are all answered is passed over, so people are
read by and by, more each time, until the desk is full or nobody is left.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from wayhome.workspace.answering.standing import Held, answered
from wayhome.workspace.reading import caseload
from wayhome.workspace.reading.caseload import Somebody, Wanted
from wayhome.workspace.reading.signs import SignsOf
from wayhome.workspace.reading.view import View

FIRST = 24  # people read at once; doubled each time


@dataclass(frozen=True)
class ToAnswer:
    """Somebody with those of their standing signs that are to be answered, and how they stand."""

    somebody: Somebody
    answered: Held


def to_answer(view: View, many: int) -> list[ToAnswer]:
    """The first people of the caseload with a sign to answer."""
    found: list[ToAnswer] = []
    for people in _by_and_by(view):
        held = answered(view, (sign for one in people for sign in one.signs.standing))
        left = (ToAnswer(_only_open(one, held), held) for one in people)
        found += [one for one in left if one.somebody.signs.standing]
        if len(found) >= many:
            break
    return found[:many]


def _by_and_by(view: View) -> Iterator[list[Somebody]]:
    start, many = 0, FIRST
    while people := caseload.listed(view, Wanted(), start, many):
        yield people
        if len(people) < many:
            return
        start, many = start + many, many * 2


def _only_open(one: Somebody, held: Held) -> Somebody:
    standing = [sign for sign in one.signs.standing if held.of(sign.sign_id).to_answer]
    return replace(one, signs=SignsOf(standing, past=[], context=[]))
