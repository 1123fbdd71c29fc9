"""Which agency leads a case, and handing it over: offered by who leads, accepted by who is to lead.

Until somebody accepts, whoever led leads on: a child who moves between two areas is never nobody's.
Both take part before and after.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from wayhome.casework.fields import Field, Kind, Said
from wayhome.casework.pathway import Entry

if TYPE_CHECKING:
    from wayhome.casework.case import Case

OFFERED, ACCEPTED, REFUSED = "handover", "handover accepted", "handover refused"
LEADS, RECEIVES = "Whoever leads the case", "Whoever is to lead it"
NOT_YOURS = "Only the agency that this was offered to can answer."
NOT_LEADING = "Only the agency that leads this case can hand it over."


@dataclass(frozen=True)
class Handover:
    """One offer. `place`: of its entry; `to`: the agency that is to lead; `waits`: that nobody
    answered it, and no later one was made."""

    place: int
    to: str
    why: str
    waits: bool


def of_handover(within: frozenset[str]) -> list[Entry]:
    """What may be said of handing a case over."""
    which = Field("handover", "Which handover?", Kind.ENTRY, of=OFFERED)
    at = Field("at", "When was that?", Kind.HAPPENED)
    told = (
        (OFFERED, "Hand over to another agency", LEADS, (
            Field("to", "Which agency is to lead?", Kind.ANY_AGENCY,
                  hint="It reads all of this case from now on."),
            Field("why", "Why?", Kind.WORDS, longest=1000),
            Field("know", "What do they have to know first?", Kind.WORDS, longest=4000),
            Field("told", "How was it told to the child, or to whom it is about?", Kind.WORDS,
                  longest=1000),
        )),
        (ACCEPTED, "Handover accepted", RECEIVES, (
            which, Field("who", "Who leads from now on? Name and role"), at,
        )),
        (REFUSED, "Handover not accepted", RECEIVES, (
            which, Field("why", "Why, and what would make it possible?", Kind.WORDS, longest=1000),
        )),
    )  # fmt: skip
    return [Entry(code, words, who, within, fields=asked) for code, words, who, asked in told]


def handovers(case: "Case") -> list[Handover]:
    """Every offer, in the order in which they were made."""
    offers = case.every(OFFERED)
    answered = {
        _text(one.details, "handover") for c in (ACCEPTED, REFUSED) for one in case.every(c)
    }
    return [
        Handover(
            one.place,
            _text(one.details, "to"),
            _text(one.details, "why"),
            n == len(offers) - 1 and str(one.place) not in answered,
        )
        for n, one in enumerate(offers)
    ]


def leads(case: "Case", first: str) -> str:
    """The agency that leads a case. `first`: the one that began it."""
    of = {str(one.place): one.to for one in handovers(case)}
    accepted = [_text(one.details, "handover") for one in case.every(ACCEPTED)]
    return next((of[one] for one in reversed(accepted) if one in of), first)


def refusal(case: "Case", code: str, details: Said, agency: str, first: str) -> str:
    """Why this agency may not say this of a handover; nothing where it may, or speaks of none."""
    if code == OFFERED:
        return "" if leads(case, first) == agency else NOT_LEADING
    if code not in {ACCEPTED, REFUSED}:
        return ""
    asked = {str(one.place): one for one in handovers(case)}.get(_text(details, "handover"))
    if asked and not asked.waits:
        return "This handover was answered already, or another was offered since."
    return "" if asked and asked.to == agency else NOT_YOURS


def _text(details: Said, field: str) -> str:
    return str(details.get(field) or "")
