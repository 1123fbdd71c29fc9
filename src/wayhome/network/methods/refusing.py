"""What is not worked out of a person, and the reason that is given (design: mapping, guard-rail 1).

Measures of a role in a network (who connects, who holds it together) have been used to list
children for enforcement. So they are refused for anybody under 18 at the time, for anybody whose
age is not known, and for people whom every record knows only as harmed.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from wayhome.lexicon.dates import birthday
from wayhome.lexicon.errors import WayhomeError

ADULT = 18
HARMED = frozenset({"victim"})


class Refused(WayhomeError):
    """A measure that is not worked out, with the reason: 422 to a program that asks."""


@dataclass(frozen=True)
class Known:
    """What the viewer's records say of a person that decides whether a role may be worked out."""

    born: date | None
    roles: frozenset[str]  # in all events of the window

    def why_not(self, on: date) -> str:
        """Why no role is worked out of them on a day; empty if it may be."""
        if self.born is None:
            return "their age is not known"
        if on < birthday(self.born, ADULT):
            return "they were under 18 at the time"
        if self.roles and self.roles <= HARMED:
            return "records know them only as harmed"
        return ""


def adults_only(people: Mapping[str, Known], asked: Iterable[str], on: date) -> None:
    """Refused where a role is asked of somebody of whom none may be worked out. `on`: the first
    day of the window, for whoever was a child in it was a child."""
    reasons = {
        why for one in asked if (why := people.get(one, Known(None, frozenset())).why_not(on))
    }
    if reasons:
        raise Refused(
            "A role in a network is worked out of adults alone, and of somebody named here "
            f"{' and '.join(sorted(reasons))}. Look at what ties them instead."
        )


def who_may(people: Mapping[str, Known], on: date) -> set[str]:
    """Those of whom a role may be worked out."""
    return {one for one, known in people.items() if not known.why_not(on)}
