"""Each section of a referral as its case has it: what is answered and how, what is missing, and
who can supply it."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from wayhome.casework.case import Case
from wayhome.casework.fields import Field, Kind, Said, Value, moment, problems
from wayhome.casework.referral.filled import How
from wayhome.casework.referral.person import PERSON
from wayhome.casework.referral.report import REPORT
from wayhome.casework.referral.routes import Route
from wayhome.casework.referral.section import Section
from wayhome.casework.referral.written import answers, route, said, sections
from wayhome.workspace.cases.referrals.gathering import Gathered, Source
from wayhome.workspace.cases.referrals.offering import in_words
from wayhome.workspace.pages.words import lower_first
from wayhome.workspace.pages.words import moment as moment_words

FILLED = "filled"  # in what is kept of a section: "field how record", a line for each record
HOWS = {
    How.FILLED: "filled from records",
    How.CHANGED: "changed after filling",
    How.DIFFERING: "typed where records differ",
    How.TYPED: "typed",
}
NOT_ASKED = "Of a child no consent is asked: the form says yes by itself."


@dataclass(frozen=True)
class Answered:
    """One answer in words, and how it came to be there. `sources`: the records that whoever looks
    may open; `others`: how many more it rests on; `own`: that we ask it and the form does not."""

    asks: str
    words: str = field(repr=False)
    how: How = How.TYPED
    sources: Sequence[Source] = ()
    others: int = 0
    own: bool = False


@dataclass(frozen=True)
class Part:
    """One section. `missing`: who can supply it, and the questions; `may`: that it may be written
    now; `note`: what the form says by itself."""

    section: Section
    answers: Sequence[Answered]
    missing: Sequence[tuple[str, Sequence[str]]]
    written: bool
    may: bool
    note: str = ""

    @property
    def title(self) -> str:
        return f"Section {self.section.letter}: {self.section.words}"

    @property
    def code(self) -> str:
        """Of the entry that writes it."""
        return "put right" if self.section is REPORT else self.section.code

    @property
    def words(self) -> str:
        return lower_first(self.section.words)

    @property
    def lacks(self) -> int:
        return sum(len(asks) for _, asks in self.missing)

    @property
    def came(self) -> str:
        """How its answers came to be there; nothing where all of them were typed."""
        many = Counter(one.how for one in self.answers)
        told = [f"{many[how]} {words}" for how, words in HOWS.items() if many[how]]
        return ", ".join(told) if many.keys() - {How.TYPED} else ""


def parts(case: Case, now: datetime, held: Gathered) -> list[Part]:
    """The sections of the way it goes, in the order of the form; the first alone, before age."""
    offered = {one.code for one in case.offered}
    return [_part(case, one, now, held, offered) for one in sections(case) or [REPORT]]


def _part(case: Case, section: Section, now: datetime, held: Gathered, offered: set[str]) -> Part:
    told = answers(case, section)
    code = "put right" if section is REPORT else section.code
    child = section is PERSON and route(case) is Route.CHILD
    return Part(
        section,
        list(_answered(case, section, told, held)),
        _missing(section, told, now),
        bool(said(case, section)),
        code in offered,
        NOT_ASKED if child else "",
    )


def _answered(case: Case, section: Section, told: Said, held: Gathered) -> Iterator[Answered]:
    rests = _rests(said(case, section).get(FILLED))
    for one in section.fields:
        if one.code not in told:
            continue
        how, records = rests.get(one.code, (How.TYPED, []))
        known = [held.sources[r] for r in records if r in held.sources]
        words = answer_words(one, told[one.code])
        others = len(records) - len(known)
        yield Answered(one.asks, words, how, known, others, one.code in section.own)


def answer_words(asked: Field, value: Value) -> str:
    """An answer as it is printed; a box that is ticked says its words."""
    at = moment(value) if asked.kind is Kind.HAPPENED and isinstance(value, str) else None
    return moment_words(at) if at else in_words(asked, value)


def _rests(kept: Value) -> Mapping[str, tuple[How, list[str]]]:
    """By question, how it was answered and on which records that rests."""
    found: dict[str, tuple[How, list[str]]] = {}
    for line in [kept] if isinstance(kept, str) else kept or ():
        code, how, record = line.split(" ", 2)
        found.setdefault(code, (How(how), []))[1].append(record)
    return found


def _missing(section: Section, told: Said, now: datetime) -> list[tuple[str, list[str]]]:
    left = [
        one for one in section.fields if one.asked(told) and one.code in problems([one], told, now)
    ]
    who = dict.fromkeys(one.who or section.who for one in left)
    return [(w, [one.asks for one in left if (one.who or section.who) == w]) for w in who]
