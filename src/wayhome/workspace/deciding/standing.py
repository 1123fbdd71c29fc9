"""What was decided of groups, lines and what ties a person, as one viewer may know it.

Through the one rule of casework.decisions. A decision on what an agency keeps close is that
agency's alone, as the records are; what a viewer may not see is gone before anything is asked.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q, QuerySet
from django.utils import timezone

from wayhome.casework.decisions import (
    BECAME,
    WORDS,
    Became,
    Chosen,
    Decision,
    Of,
    Prompt,
    Stands,
    State,
    about,
    stands,
)
from wayhome.governance.access import may
from wayhome.governance.roles import Act, role
from wayhome.workspace.accounts.models import User
from wayhome.workspace.answering.whose import Given, whose
from wayhome.workspace.deciding.models import DecidedRecord, KeptDecision, StepNote
from wayhome.workspace.reading import links
from wayhome.workspace.reading.lines import Told as Line
from wayhome.workspace.reading.release import clock
from wayhome.workspace.reading.view import View

AT_ONCE = 5000  # ids in one question: databases bound how many they take
SUBJECTS = "select subject_ref from {subject} where person_id = $person"


@dataclass(frozen=True)
class After:
    """What was said of a decision later: what became of it, or why it was taken back."""

    words: str
    who: str
    at: datetime
    became: Became | None = None

    @property
    def title(self) -> str:
        return BECAME[self.became] if self.became else ""


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

    @property
    def title(self) -> str:
        return WORDS[self.decision.chosen]

    @property
    def watches(self) -> bool:
        return self.decision.chosen is Chosen.WATCH

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
    def nobody(self) -> bool:
        return self.stands.state is State.OPEN


def decided(view: View, prompts: Iterable[Prompt], also: Collection[str] = ()) -> list[Decided]:
    """How each of these stands, in their order. `also`: other references of a line."""
    asked = list(prompts)
    numbers = _numbers(view, asked, also)
    kept = _visible(view).filter(about="", number__in=numbers)
    held = list(kept.select_related("by", "owner").prefetch_related("taken_on"))
    told = _told(view, held, asked, also)
    gone = {number for number, one in told.items() if one.back}
    not_done = {n for n, one in told.items() if one.noted and one.noted.became is Became.NOT_DONE}
    every, today = [one.decision for one in told.values()], clock()
    found = []
    for prompt in asked:
        how = stands(prompt, every, today, gone=gone, not_done=not_done)
        history = tuple(told[one.number] for one in about(prompt, every))
        by = told[how.by.number] if how.by else None
        found.append(Decided(prompt, how, by, history, today))
    return found


def owner_words(one: KeptDecision) -> str:
    """Who does it, in words."""
    return one.owner.name if one.owner else one.owner_named


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


def _visible(view: View) -> "QuerySet[KeptDecision]":
    # Nobody's eyes are no agency's, so a role that sees nothing restricted finds none of these.
    return KeptDecision.objects.filter(Q(restricted=False) | Q(agency=view.eyes))


def _numbers(view: View, asked: Sequence[Prompt], also: Collection[str]) -> set[str]:
    """Numbers of whatever may speak of these: by a record, or by name."""
    named = {one.subject for one in asked if one.subject} | set(also)
    refs = [
        row["subject_ref"]
        for one in asked
        if one.of is Of.PERSON
        for row in view.rows(SUBJECTS, person=one.subject)
    ]
    by_name = KeptDecision.objects.filter(Q(subject__in=named) | Q(subject_ref__in=refs))
    found = set(by_name.values_list("number", flat=True)) if named or refs else set()
    ids = sorted({i for o in asked for one, more in o.records.items() for i in (one, *more)})
    for start in range(0, len(ids), AT_ONCE):
        taken_on = DecidedRecord.objects.filter(record_id__in=ids[start : start + AT_ONCE])
        found |= set(taken_on.values_list("decision", flat=True))
    return found


def _told(
    view: View, held: Sequence[KeptDecision], asked: Sequence[Prompt], also: Collection[str]
) -> dict[str, Told]:
    people = {one: Given(one.subject_ref, one.subject) for one in held if one.of == Of.PERSON}
    now = whose(view, people.values()) if people else {}
    lines = {one.subject for one in asked if one.of is Of.LINE}
    numbers = [one.number for one in held]
    backs = KeptDecision.objects.filter(about__in=numbers).select_related("by")
    notes = StepNote.objects.filter(about__in=numbers).select_related("by")
    back = {one.about: After(one.words, one.by.name, _at(one.decided_at)) for one in backs}
    noted = {
        one.about: After(one.words, one.by.name, _at(one.noted_at), Became(one.became))
        for one in notes
    }
    found = {}
    for one in held:
        subject = now[people[one]] if one in people else one.subject
        if one.of == Of.LINE and subject in also and len(lines) == 1:
            (subject,) = lines  # a number of which a name is known by now
        found[one.number] = Told(
            _decision(one, subject), one.words, one.by.name, _title(one.role),
            view.agency_name(one.agency), one.agency, owner_words(one), one.due,
            noted.get(one.number), back.get(one.number),
        )  # fmt: skip
    return found


def _decision(one: KeptDecision, subject: str) -> Decision:
    records = frozenset(each.record_id for each in one.taken_on.all())
    return Decision(
        one.number, Of(one.of), Chosen(one.chosen), _at(one.decided_at), one.again, subject, records
    )


def _at(moment: datetime) -> datetime:
    return timezone.localtime(moment).replace(tzinfo=None)


def _title(code: str) -> str:
    held = role(code)
    return held.title if held else ""
