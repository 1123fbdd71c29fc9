"""What was answered of signs, as one viewer may know it: kept here, or held by a release.

Both go through the one rule of signs.answered. An answer to an agency's own reading of a sign is
that agency's alone, as the records are; what a viewer may not see is gone before anything is asked.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cached_property

from django.db.models import Q, QuerySet

from wayhome.casework.decisions import Became
from wayhome.casework.undone import WORDS as UNDONE
from wayhome.casework.undone import Undone, left_undone
from wayhome.governance.roles import role
from wayhome.lexicon.marking import Marking
from wayhome.signs.answered import (
    OPEN,
    SETTLES,
    Answer,
    Raised,
    Said,
    Stands,
    State,
    about,
    stands,
    taken_back,
)
from wayhome.signs.subject import ADDRESS
from wayhome.workspace.answering.behind import raised
from wayhome.workspace.answering.models import WHY, WORDS, AnsweredRecord, SignAnswer
from wayhome.workspace.answering.whose import Given, whose
from wayhome.workspace.deciding.kept import After, notes, owner_elsewhere
from wayhome.workspace.reading.release import clock
from wayhome.workspace.reading.signs import Shown
from wayhome.workspace.reading.view import Row, View

# Every column, so that a release from before answers had them all can still be read. Of addresses
# those on signs of addresses are read: what such a sign is of by now is found by its records.
HELD = """
select a.* from {answer} a where a.superseded_at is null and a.answer_id is not null
    and (list_contains($numbers, a.answer_id) or list_contains($codes, a.sign_code)
        or a.subject_ref in
            (select subject_ref from {subject} where list_contains($people, person_id)))
"""
AT_ONCE = 5000  # ids in one question: databases bound how many they take


@dataclass(frozen=True)
class Told:
    """One answer with who gave it, as what, and in which words. `built`: the release holds it."""

    answer: Answer
    who: str
    role: str
    agency: str
    agency_code: str
    why: str
    words: str
    asked: str
    version: str
    built: bool
    here: bool
    owner: str = ""  # who does what comes next, and by when; of older answers neither is known
    due: date | None = None
    noted: str = ""  # what became of it, where somebody said so, in words
    became: Became | None = None

    @property
    def said(self) -> str:
        return WORDS[Said(self.answer.said)]

    @property
    def at(self) -> datetime:
        return self.answer.at

    @property
    def settles(self) -> bool:
        return self.answer.said in SETTLES

    def undone(self, today: date) -> Undone | None:
        """How what it said would be done was left."""
        return left_undone(self.due, self.became, today)


@dataclass(frozen=True)
class Answered:
    """How one sign stands, with everything that was said of it, the oldest first."""

    sign: Raised
    stands: Stands
    by: Told | None
    history: tuple[Told, ...]
    replies: Mapping[str, tuple[Told, ...]]
    gone: Mapping[str, Told]  # withdrawals, by the number of what they take back
    today: date

    @property
    def to_answer(self) -> bool:
        return self.stands.to_answer

    @property
    def settled(self) -> bool:
        return self.stands.state is State.SETTLED

    @property
    def again(self) -> bool:
        return self.stands.state is State.AGAIN

    @property
    def undone(self) -> str:
        """In words how it was left, where that is why it is raised again."""
        left = self.by.undone(self.today) if self.by and self.stands.undone else None
        return UNDONE[left] if left else ""

    def given_on(self, one: Told) -> int:
        """How many of the sign's records an answer was given on: of others nothing is told, for one
        may be hidden since."""
        return len(self.sign.records) - len(self.sign.beyond(one.answer.records))


@dataclass(frozen=True)
class Held:
    """Everything that a viewer may know was answered of some signs."""

    raised: Mapping[str, Raised]
    told: Mapping[str, Told]
    today: date

    @cached_property
    def answers(self) -> list[Answer]:
        return [one.answer for one in self.told.values()]

    @cached_property
    def gone(self) -> set[str]:
        return taken_back(self.answers)

    @cached_property
    def undone(self) -> set[str]:
        return {number for number, one in self.told.items() if one.undone(self.today)}

    def of(self, sign_id: str) -> Answered:
        sign = self.raised[sign_id]
        found = stands(sign, self.answers, self.undone)
        history = tuple(self.told[one.number] for one in about(sign, self.answers))
        by = self.told[found.by.number] if found.by else None
        back = {one.answer.about: one for one in self._naming(Said.WITHDRAWN) if self._own(one)}
        return Answered(sign, found, by, history, self._replies(history), back, self.today)

    def _own(self, back: Told) -> bool:
        """Whether it takes back what the same agency answered."""
        of = self.told.get(back.answer.about)
        return of is not None and of.agency_code == back.agency_code

    def _naming(self, said: Said) -> Iterator[Told]:
        return (one for one in self.told.values() if one.answer.said == said)

    def _replies(self, history: Iterable[Told]) -> dict[str, tuple[Told, ...]]:
        held = sorted(self._naming(Said.REPLY), key=lambda one: one.answer.place)
        return {
            one.answer.number: tuple(r for r in held if r.answer.about == one.answer.number)
            for one in history
        }


def answered(view: View, signs: Iterable[Shown]) -> Held:
    """What this viewer may know was answered of these signs, of their people, or their addresses,
    alone. They are signs of the one or of the other."""
    shown = list(signs)
    found = raised(view, shown)
    ids = {i for one in found.values() for record, more in one.records.items()
           for i in (record, *more)}  # fmt: skip
    numbers = _given_on(ids) | set(_visible(view).filter(sign_id__in=list(found))
                                   .values_list("number", flat=True))  # fmt: skip
    about_ = {one.subject_id for one in shown}
    of_places = bool(shown) and shown[0].subject is ADDRESS
    codes = {one.code for one in shown} if of_places else set()
    every = told(view, numbers, () if of_places else about_, codes)
    of_these = {n: one for n, one in every.items() if one.answer.subject_id in about_}
    return Held(found, of_these, clock())


def by_answers(view: View, standing: Iterable[Shown]) -> dict[str, object]:
    """Standing signs of a person or an address as pages list them: to answer or waiting, and
    answered."""
    shown = list(standing)
    held = answered(view, shown)
    settled = [one for one in shown if held.of(one.sign_id).settled]
    left = [one for one in shown if one not in settled]
    return {"answered": held, "settled_signs": settled, "open_signs": left}


def told(
    view: View,
    numbers: Collection[str],
    people: Collection[str] = (),
    codes: Collection[str] = (),
) -> dict[str, Told]:
    """Answers of these numbers and what is about them, with what the release holds of people, or of
    signs of these codes."""
    kept = _visible(view).filter(Q(number__in=numbers) | Q(about__in=numbers))
    here = list(kept.select_related("by", "owner").prefetch_related("given_on"))
    asked = [one.number for one in here]
    rows = []
    if asked or people or codes:
        rows = view.rows(HELD, numbers=asked, people=sorted(people), codes=sorted(codes))
    built = {row["answer_id"]: row for row in rows}
    by_now = whose(view, [*map(given_of, here), *map(_given_then, rows)])
    found = {number: _from_release(view, row, by_now[_given_then(row)])
             for number, row in built.items()}  # fmt: skip
    for one in here:
        found[one.number] = _from_here(view, one, by_now[given_of(one)], one.number in built)
    owed = {number: told_.agency_code for number, told_ in found.items() if told_.due}
    noted = notes(view, owed) if owed else {}
    return found | {number: _with_note(found[number], note) for number, note in noted.items()}


def _with_note(one: Told, note: After) -> Told:
    said = f"{note.title}: “{note.words}”" if note.words else note.title
    return replace(one, noted=f"{said}, noted by {note.who}", became=note.became)


def given_of(one: SignAnswer) -> Given:
    """Of what an answer that is kept here was given."""
    records = frozenset(one.records) if one.place_id else frozenset[str]()
    return Given(one.subject_ref, one.person_id, one.place_id, records)


def _given_then(row: Row) -> Given:
    place = row.get("place_id") or ""  # an older release has none
    records = frozenset(row.get("records") or ()) if place else frozenset[str]()
    return Given(row["subject_ref"] or "", "", place, records)


def _visible(view: View) -> QuerySet[SignAnswer]:
    # Nobody's eyes are no agency's, so a role that sees nothing restricted finds none of these.
    return SignAnswer.objects.filter(Q(restricted=False) | Q(agency=view.eyes))


def _given_on(ids: Collection[str]) -> set[str]:
    asked, found = sorted(ids), set[str]()
    for start in range(0, len(asked), AT_ONCE):
        held = AnsweredRecord.objects.filter(record_id__in=asked[start : start + AT_ONCE])
        found |= set(held.values_list("answer", flat=True))
    return found


def _from_here(view: View, one: SignAnswer, subject: str, built: bool) -> Told:
    return Told(
        replace(one.answer, subject_id=subject), one.by.name, _title(one.role),
        view.agency_name(one.agency), one.agency, WHY.get(one.why, ""), one.words,
        view.agency_name(one.asked) if one.asked else "", one.version, built, here=True,
        owner=one.owner.name if one.owner else one.owner_named, due=one.due,
    )  # fmt: skip


def _from_release(view: View, row: Row, subject: str) -> Told:
    row = {name: value or "" for name, value in row.items()}
    restricted = row["marking"] not in (Marking.OFFICIAL, Marking.SENSITIVE)
    one = Answer(
        row["answer_id"], subject, row["sign_code"], row["sign_id"], row["answer"],
        row["occurred_from"] or row["received_at"], frozenset(row.get("records") or ()),
        row["agency"] if restricted else OPEN, row.get("about_answer", ""), agency=row["agency"],
    )  # fmt: skip
    asked, owner = row.get("asked", ""), row.get("owner_named", "")
    if row.get("owner"):
        owner = owner_elsewhere(view, row)
    return Told(
        one, row["answered_by"], _title(row.get("answered_as", "")),
        view.agency_name(row["agency"]), row["agency"], WHY.get(row.get("why", ""), ""),
        row["text"], view.agency_name(asked) if asked else "", row.get("sign_version", ""),
        built=True, here=False, owner=owner, due=row.get("due") or None,
    )  # fmt: skip


def _title(code: str) -> str:
    held = role(code)
    return held.title if held else ""
