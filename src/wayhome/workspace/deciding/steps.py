"""Next steps that an agency owes: of a decision, or of an answer that agrees with a sign.

Keeps: whose it is and whether its viewer may still know of what it is about is asked of every one.
None is left out in silence: what nobody is there to do is the whole agency's (casework.owing), and
one whose records are gone says so (deciding.known).
"""

from dataclasses import dataclass
from datetime import date

from wayhome.casework.decisions import Step, due
from wayhome.workspace.accounts.models import User
from wayhome.workspace.deciding.known import NextStep, known
from wayhome.workspace.deciding.owed import owed, owed_by
from wayhome.workspace.reading.release import clock
from wayhome.workspace.reading.view import View

MOST = 20  # a desk shows no more, and says of how many


@dataclass(frozen=True)
class Due:
    """What the desk shows: the first of how many, and the day it is."""

    steps: tuple[NextStep, ...]
    many: int
    today: date

    @property
    def people(self) -> list[str]:
        """Whom it names, for the look's event."""
        return [one.ref for one in self.steps if one.about == "person"]


def due_of(view: View, user: User) -> Due:
    """What this account said it would do, and what stands with a role, or with nobody who is still
    there: that is the whole agency's. The earliest day first."""
    held = {one.number: one for one in known(view, owed_by(view, user))}
    left = due(Step(one.number, one.due) for one in held.values() if one.due)
    shown = tuple(held[one.number] for one in left[:MOST])
    return Due(shown, len(left), clock())


def step_of(view: View, user: User, number: str) -> NextStep | None:
    """One that this account's agency decided or answered, and that stands."""
    found = owed(view, user, number)
    return next(iter(known(view, [found])), None) if found else None
