"""What a referral says by now, and what is missing before it can be sent.

    newest words of each section  ─>  what the way of the referral asks  ─>  said, or missing

A section may be written again and again; the newest counts. What was asked once and is not any more
(an adult who had agreed says no) is left out, so that a notice holds nothing that names anybody.
"""

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from datetime import datetime

from wayhome.casework.case import Case
from wayhome.casework.fields import YES, Field, Kind, Said, Value, problems
from wayhome.casework.referral.person import CONSENTED, DECLINED, NOTICE_NAME, PERSON
from wayhome.casework.referral.picture import COOPERATION, POLICE_TOLD
from wayhome.casework.referral.report import ADULT, CHILD, REPORT
from wayhome.casework.referral.routes import ASKED, NAMES_THEM, Route
from wayhome.casework.referral.section import Section

# Names that are ordinary words as well: our own list, general knowledge.
WORDS_TOO = frozenset(
    "angel april art autumn bill blue brown dawn drew faith grace green hall hill hope joy june "
    "king mark may rich rob rose sky star storm summer white will wood young".split()
)
NO_NAME = frozenset({"not known", "unknown", "not sure", "none"})
TAKEN_ON = "taken on"  # section A, by the organisation to which it was passed
_WAYS = {
    CHILD.code: Route.CHILD,
    ADULT.code: Route.ADULT,
    CONSENTED.code: Route.ADULT,
    DECLINED.code: Route.NOTICE,
}
_NAMES = ("pv-name-first-name", "pv-name-last-name", "pv-name-nickname")


def route(case: Case) -> Route | None:
    """By which way it goes: the newest word on age and consent. None where nobody spoke of age."""
    return _WAYS.get(_newest(case, _WAYS))


def said(case: Case, section: Section) -> Said:
    """The newest answers of a section. A consent that was taken back since is none."""
    if section is CONSENTED and _newest(case, {CONSENTED.code, DECLINED.code}) == DECLINED.code:
        return {}
    passed = case.latest(TAKEN_ON) if section is REPORT else {}
    return passed or case.latest(section.code)


def names_nobody(case: Case) -> bool:
    """Whether it is a notice of somebody who does not work with the authorities."""
    willing = said(case, POLICE_TOLD).get(COOPERATION) == YES
    return route(case) is Route.NOTICE and not willing


def sections(case: Case) -> list[Section]:
    """The sections that are asked, each with the fields that are; none before age is told."""
    way = route(case)
    every = ASKED[way] if way else ()
    if names_nobody(case):
        every = tuple(_nameless(one) for one in every if one is not NOTICE_NAME)
    return [one for one in every if one.fields]


def answers(case: Case, section: Section) -> dict[str, Value]:
    """What a section says of what it asks. A question that hangs on one that is not asked any more
    is not asked either."""
    told = said(case, section)
    kept: dict[str, Value] = {}
    for one in section.fields:
        if one.asked(kept) and _text(told.get(one.code)).strip():
            kept[one.code] = told[one.code]
    return kept


def missing(case: Case, now: datetime) -> Iterator[str]:
    """What is missing: a sentence for each section and each who can supply it."""
    for section in sections(case):
        told = answers(case, section)
        left = [one for one in _asked(section, told) if one.code in problems([one], told, now)]
        for who in dict.fromkeys(one.who or section.who for one in left):
            asks = [one.asks for one in left if (one.who or section.who) == who]
            yield f"{section}, still needs {_listed(asks)} {who} can supply it."


def names(case: Case) -> list[str]:
    """Every name of theirs that was written in this case."""
    told = [one.details for code in (PERSON.code, NOTICE_NAME.code) for one in case.every(code)]
    given = {str(each.get(one) or "").strip() for each in told for one in _NAMES}
    return sorted(one for one in given if len(one) > 1 and one.casefold() not in NO_NAME)


def named(case: Case) -> Iterator[str]:
    """Where a name stands that may not: in a notice that names nobody, and in the reference."""
    for section, asked, text in _free(case) if names_nobody(case) else ():
        if holds(text, names(case)):
            yield (
                f"{section}: a name of theirs stands in the answer to “{asked.asks}” They said no, "
                "so a notice names nobody: write it without the name."
            )
    reference = _text(said(case, REPORT).get("reference"))
    full = [str(said(case, PERSON).get(one) or "") for one in _NAMES[:2]]
    if all(one in names(case) and holds(reference, [one]) for one in full):
        yield "Section A: your reference holds their full name, and stands in e-mails. Change it."


def holds(text: str, given: Iterable[str]) -> bool:
    """Whether one of these names stands in a text, in whatever letters; a name that is a word too
    is known by its capital."""
    return any(_name(one).search(text) for one in given)


def _free(case: Case) -> Iterator[tuple[Section, Field, str]]:
    """What is written in words of one's own, in which somebody may be named."""
    for section in sections(case):
        told = answers(case, section)
        for asked in section.fields:
            if asked.kind is Kind.WORDS or asked.code == "reference":
                yield section, asked, _text(told.get(asked.code))


def _name(name: str) -> re.Pattern[str]:
    flags = re.NOFLAG if name.casefold() in WORDS_TOO else re.IGNORECASE
    return re.compile(rf"(?<!\w){re.escape(name)}(?!\w)", flags)


def _newest(case: Case, codes: Collection[str]) -> str:
    return next((one for one in reversed(case.codes) if one in codes), "")


def _nameless(section: Section) -> Section:
    return replace(section, fields=tuple(x for x in section.fields if x.code not in NAMES_THEM))


def _asked(section: Section, told: Said) -> list[Field]:
    return [one for one in section.fields if one.asked(told)]


def _text(value: Value) -> str:
    return value if isinstance(value, str) else " ".join(value or ())


def _listed(asks: Iterable[str]) -> str:
    return "; ".join(f"“{one}”" for one in asks) + "."
