"""What was written in cases about one person, for their chronology: at once, beside what agencies
sent.

Keeps: of cases in which the reader's agency takes part, and of no other; what was taken back is
left out, and what was put right is told as it is now.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from wayhome.casework.case import effective, happened_at
from wayhome.governance.access import may
from wayhome.governance.roles import Act
from wayhome.workspace.accounts.models import User
from wayhome.workspace.cases.choosing import short
from wayhome.workspace.cases.listing import of_person
from wayhome.workspace.cases.models import Case
from wayhome.workspace.cases.standing import told
from wayhome.workspace.reading.view import View


@dataclass(frozen=True)
class Written:
    """One thing written down. `words`: the first of it that somebody wrote; `at`: when it happened,
    in UTC."""

    case: Case
    title: str
    words: str
    at: datetime


def written(seen: View, user: User, person_id: str) -> list[Written]:
    """What was written, what happened last first."""
    if not may(user.viewer, Act.WORK_CASES).allowed:
        return []
    cases = [one.case for one in of_person(seen, user, person_id)]
    found = [each for case in cases for each in _of(case)]
    return sorted(found, key=lambda one: one.at, reverse=True)


def _of(case: Case) -> Iterator[Written]:
    stands = told(case, list(case.entries.order_by("place")))
    for one in effective(stands.pathway, stands.said):
        title = stands.pathway.entries[one.code].words
        words = short(stands.pathway, one)
        yield Written(case, title, words if words != title else "", happened_at(one))
