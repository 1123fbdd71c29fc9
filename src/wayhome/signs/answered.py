"""What people answered to warning signs: which sign is answered, and which is raised again.

    answers ─> those that stand, of those that a reader may see ─> how one sign stands by them

Rules this file keeps:
- an answer is about one person, or one address, and never speaks of another: the signs of several
  may rest on one record, of somebody whom all of them were with;
- an answer belongs to the records it was given on. It speaks of a sign of the same subject and code
  that is that very sign, or rests on one of those records;
- a sign all of whose records some one answer was given on is not raised again. With a single record
  beyond them it is, since nobody has looked at all of them together;
- a record's later version is the same record, under another id;
- a sign is raised again too where what the answer said would be done was left undone: no sign is
  closed by promising (casework.undone, whose rule it is);
- a sign that asks for more haste than it did when it was answered is raised again, though no record
  came: a version may have made it acute. One that asks for less is not;
- two who answer are both heard. The newest answer that covers the sign says where it stands; a
  withdrawal takes back the answer it names, where it is of the agency that gave it;
- the order in which answers are given changes nothing, and what a reader may not see neither.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

OPEN = "open"  # the audience of a sign made of records that all may see who may see the person


class Said(StrEnum):
    """What one answer says. A reply is to a question, and is not about the sign itself."""

    AGREE = "agree"
    DISAGREE = "disagree"
    NEED_MORE = "need_more"
    ASK = "ask"
    REPLY = "reply"
    WITHDRAWN = "withdrawn"


ANSWERS = (Said.AGREE, Said.DISAGREE, Said.NEED_MORE, Said.ASK)
SETTLES = (Said.AGREE, Said.DISAGREE)


# By how soon somebody should look (signs.sign.Strength); what is not here has no haste to compare.
HASTE = {"M": 1, "S": 2, "A": 3}


class State(StrEnum):
    """How a sign stands by the answers."""

    NEW = "new"  # nobody answered it
    AGAIN = "again"  # answered; since then a record, more haste, or what was to be done was not
    WAITING = "waiting"  # somebody needs more, or asked
    SETTLED = "settled"  # agreed or disagreed


@dataclass(frozen=True)
class Answer:
    """One answer. `subject_id`: the person or the address it is about, as known by now; `records`:
    the ids it was given on; `audience`: who may see it, see `seen_by`; `about`: of a withdrawal or
    a reply, the number of the answer or question; `strength`: the sign's then, where known;
    `agency`: whose people gave it."""

    number: str
    subject_id: str
    code: str
    sign_id: str
    said: str
    at: datetime
    records: frozenset[str] = field(default=frozenset(), repr=False)
    audience: str = OPEN
    about: str = ""
    strength: str = ""
    agency: str = ""

    @property
    def place(self) -> tuple[datetime, str]:
        return self.at, self.number


@dataclass(frozen=True)
class Raised:
    """A sign as one reader sees it. `records`: each record behind it, with every id it has had."""

    sign_id: str
    subject_id: str
    code: str
    records: Mapping[str, Collection[str]]
    strength: str = ""

    def risen(self, since: str) -> bool:
        """Whether it asks for more haste than at a strength; of one not known nothing is said."""
        return since in HASTE and HASTE.get(self.strength, 0) > HASTE[since]

    def beyond(self, known: Collection[str]) -> frozenset[str]:
        """Its records that are not among these ids under any of their own."""
        held = frozenset(known)
        return frozenset(one for one, ids in self.records.items() if held.isdisjoint({one, *ids}))


@dataclass(frozen=True)
class Stands:
    """How a sign stands: by which answer, which of its records came since that one, whether it asks
    for more haste since, and whether what that answer said would be done was left undone."""

    state: State
    by: Answer | None = None
    new: frozenset[str] = frozenset()
    risen: bool = False
    undone: bool = False

    @property
    def to_answer(self) -> bool:
        return self.state in (State.NEW, State.AGAIN)


def seen_by(answers: Iterable[Answer], eyes: str) -> list[Answer]:
    """Those a reader may see: of an agency's own reading of a sign, that agency's eyes alone."""
    return [one for one in answers if one.audience == OPEN or (eyes and one.audience == eyes)]


def about(sign: Raised, answers: Iterable[Answer]) -> list[Answer]:
    """What was answered of a sign, the oldest first, what was taken back too."""
    found = [one for one in answers if one.said in ANSWERS and _speaks_of(one, sign)]
    return sorted(found, key=lambda one: one.place)


def taken_back(answers: Iterable[Answer]) -> set[str]:
    """Numbers of the answers that a withdrawal of their own agency names."""
    every = list(answers)
    own = {(one.number, one.agency) for one in every}
    back = (one for one in every if one.said == Said.WITHDRAWN)
    return {one.about for one in back if (one.about, one.agency) in own}


def stands(sign: Raised, answers: Collection[Answer], undone: Collection[str] = ()) -> Stands:
    """How a sign stands by the answers that a reader may see. `undone`: numbers of those whose next
    step was left undone."""
    gone = taken_back(answers)
    held = [one for one in about(sign, answers) if one.number not in gone]
    if not held:
        return Stands(State.NEW)
    covering = [one for one in held
                if not sign.beyond(one.records) and not sign.risen(one.strength)]  # fmt: skip
    if covering:
        last = covering[-1]
        if last.number in undone:
            return Stands(State.AGAIN, last, undone=True)
        return Stands(State.SETTLED if last.said in SETTLES else State.WAITING, last)
    last = held[-1]
    return Stands(State.AGAIN, last, sign.beyond(last.records), sign.risen(last.strength))


def _speaks_of(one: Answer, sign: Raised) -> bool:
    if (one.subject_id, one.code) != (sign.subject_id, sign.code):
        return False
    return one.sign_id == sign.sign_id or len(sign.beyond(one.records)) < len(sign.records)
