"""What was decided of groups, lines and what ties a person, as one viewer may know it.

Through the one rule of casework.decisions. A decision on what an agency keeps close is that
agency's alone, as the records are; what a viewer may not see is gone before anything is asked.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from wayhome.casework.decisions import (
    OWED,
    WORDS,
    Chosen,
    Decision,
    Of,
    Prompt,
    Stands,
    State,
    about,
    stands,
)
from wayhome.casework.undone import WORDS as UNDONE
from wayhome.casework.undone import Undone, left_undone
from wayhome.governance.access import may
from wayhome.governance.roles import Act, role
from wayhome.workspace.accounts.models import User
from wayhome.workspace.answering.whose import Given, whose
from wayhome.workspace.deciding.kept import After, Kept, Sought, backs, decisions, notes
from wayhome.workspace.reading import links
from wayhome.workspace.reading.lines import Told as Line
from wayhome.workspace.reading.release import clock
from wayhome.workspace.reading.view import View

SUBJECTS = "select subject_ref from {subject} where person_id = $person"


@dataclass(frozen=True)
class Told:
    """One decision with who took it, who does what by when, and what became of it."""

    decision: Decision
    words: str
    who: str
    role: str
    agency: str
    agency_code: str
    owner: str
    due: date | None
    noted: After | None
    back: After | None
    here: bool = True  # this database has it, and not only a release

    @property
    def title(self) -> str:
        return WORDS[self.decision.chosen]

    @property
    def watches(self) -> bool:
        return self.decision.chosen is Chosen.WATCH

    def undone(self, today: date) -> Undone | None:
        """How what was to be done was left; to watch is asked again on its day to look again."""
        owed = self.decision.chosen in OWED and not self.back
        became = self.noted.became if self.noted else None
        return left_undone(self.due, became, today) if owed else None

    def late(self, today: date) -> bool:
        """Whether its day is past and nobody said what became of it."""
        return bool(self.due and self.due < today and not (self.noted or self.back))


@dataclass(frozen=True)
class Decided:
    """How one prompt stands, with everything that was decided of it, the oldest first."""

    prompt: Prompt
    stands: Stands
    by: Told | None
    history: tuple[Told, ...]
    today: date

    @property
    def closed(self) -> bool:
        return self.stands.closed

    @property
    def undone(self) -> str:
        """In words how it was left, where that is why it is asked again."""
        left = self.by.undone(self.today) if self.by and self.stands.state is State.UNDONE else None
        return UNDONE[left] if left else ""

    @property
    def nobody(self) -> bool:
        return self.stands.state is State.OPEN


def decided(view: View, prompts: Iterable[Prompt], also: Collection[str] = ()) -> list[Decided]:
    """How each of these stands, in their order. `also`: other references of a line."""
    asked = list(prompts)
    told = _told(view, decisions(view, _sought(view, asked, also)), asked, also)
    gone = {number for number, one in told.items() if one.back}
    every, today = [one.decision for one in told.values()], clock()
    undone = {number for number, one in told.items() if one.undone(today)}
    found = []
    for prompt in asked:
        how = stands(prompt, every, today, gone=gone, undone=undone)
        history = tuple(told[one.number] for one in about(prompt, every))
        by = told[how.by.number] if how.by else None
        found.append(Decided(prompt, how, by, history, today))
    return found


def may_decide_of_person(view: View, user: User, person_id: str) -> bool:
    """Whether the role decides and the own agency holds the person: broken glass is no right to."""
    return may(user.viewer, Act.DECIDE).allowed and bool(links.own(view, [person_id]))


def may_decide_of_line(view: View, user: User, line: Line) -> bool:
    """Whether the role decides, and the own agency told of the line or holds somebody put with it:
    a decision closes what is asked of everybody."""
    if not may(user.viewer, Act.DECIDE).allowed:
        return False
    told = any(fact.agency == user.agency for fact in line.facts)
    return told or bool(links.own(view, line.people))


def _sought(view: View, asked: Sequence[Prompt], also: Collection[str]) -> Sought:
    """Whatever may speak of these: by a record, or by name."""
    people = [one.subject for one in asked if one.of is Of.PERSON]
    refs = [row["subject_ref"] for one in people for row in view.rows(SUBJECTS, person=one)]
    lines = {one.subject for one in asked if one.of is Of.LINE} | set(also)
    ids = {i for one in asked for record, more in one.records.items() for i in (record, *more)}
    return Sought(lines=lines, refs=refs, records=ids, people=people)


def _told(
    view: View, held: Sequence[Kept], asked: Sequence[Prompt], also: Collection[str]
) -> dict[str, Told]:
    people = {one.number: Given(one.subject_ref, one.subject) for one in held
              if one.of is Of.PERSON}  # fmt: skip
    now = whose(view, people.values()) if people else {}
    lines = {one.subject for one in asked if one.of is Of.LINE}
    agencies = {one.number: one.agency for one in held}
    back, noted = backs(view, agencies), notes(view, agencies)
    found = {}
    for one in held:
        subject = now[people[one.number]] if one.number in people else one.subject
        if one.of is Of.LINE and subject in also and len(lines) == 1:
            (subject,) = lines  # a number of which a name is known by now
        found[one.number] = Told(
            one.decision(subject), one.words, one.who, _title(one.role),
            view.agency_name(one.agency), one.agency, one.owner, one.due,
            noted.get(one.number), back.get(one.number), one.here,
        )  # fmt: skip
    return found


def _title(code: str) -> str:
    held = role(code)
    return held.title if held else ""
