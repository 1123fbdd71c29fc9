"""What a form of a referral begins with, and what stands beside each of its boxes.

    one's own draft  >  what was written before  >  what records say

Keeps: a box that records filled says so, with each record; what they say is never put over what
somebody wrote. What is kept tells filled from typed (`casework.referral.filled`).
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest
from django.urls import reverse

from wayhome.casework.case import Case as Told
from wayhome.casework.fields import Field, Kind, Said, Value
from wayhome.casework.pathway import Entry
from wayhome.casework.pathways.referral import REFERRAL
from wayhome.casework.referral.filled import Filled, How, merged
from wayhome.casework.referral.filling import NEVER, filled
from wayhome.casework.referral.report import REPORT
from wayhome.casework.referral.routes import ASKED, NAMES_THEM
from wayhome.casework.referral.section import Section
from wayhome.casework.referral.written import names_nobody, said
from wayhome.lexicon.places import area_names
from wayhome.workspace.actions import cases as actions
from wayhome.workspace.cases.forms import Saying, initial_of
from wayhome.workspace.cases.models import CaseDraft
from wayhome.workspace.cases.opening import Opened
from wayhome.workspace.cases.referrals.from_cases import from_cases
from wayhome.workspace.cases.referrals.gathering import Gathered, Source, gathered
from wayhome.workspace.cases.referrals.organisations import offered as names_offered
from wayhome.workspace.cases.standing import called
from wayhome.workspace.gate.passages import passage, signed_in
from wayhome.workspace.gate.unmasking import as_asked
from wayhome.workspace.pages.views.opening import narrowed, opened, sees_in_full
from wayhome.workspace.pages.words import day as day_words
from wayhome.workspace.reading.view import View

SECTIONS: Mapping[str, Section] = {
    **{one.code: one for way in ASKED.values() for one in way},
    "put right": REPORT,
    "taken on": REPORT,
}
AREAS: Mapping[str, Sequence[str]] = {"where": area_names()}  # of a condition of an order
NOBODY = "This case names nobody in the records, so nothing is filled from them."
AGAINST = (
    "You opened their page for acting against people, so records fill nothing here. Say another "
    "purpose on their page to have this filled."
)


@dataclass(frozen=True)
class Beside:
    """What stands below one box. `says`: each value of the records with where it is from; `why`:
    why records never fill it; `fills`: the answer with which a question below is asked, and that
    question, which records fill."""

    how: How | None = None
    says: Sequence[tuple[str, Sequence[Source]]] = ()
    why: str = ""
    fills: Sequence[tuple[str, str]] = ()


@dataclass(frozen=True)
class Offer:
    """What records offer to one form. `why_not`: why they offer nothing; `open_at`: where to say
    why one looks, which opens them."""

    asked: Sequence[Field] = ()
    earlier: Said = field(default_factory=dict)
    filled: Sequence[Filled] = ()
    sources: Mapping[str, Source] = field(default_factory=dict, repr=False)
    letter: str = ""
    names: Mapping[str, Sequence[str]] = field(default_factory=dict)
    person_id: str = ""
    why_not: str = ""
    open_at: str = ""

    def begins(self, draft: CaseDraft | None) -> dict[str, Any]:
        """What the boxes begin with, where there is no draft."""
        if draft is not None:
            return {}
        if self.earlier:
            return initial_of(tuple(self.asked), self.earlier)
        answers = merged(self.filled, {})
        return initial_of(tuple(self.asked), {a.field: a.value for a in answers if a.value})

    def beside(self, form: Saying) -> dict[str, Any]:
        """For the page of the form."""
        if not self.asked:
            return {"names": self.names}
        every = dict(self._each(self._presented(form)))
        many = sum(one.how is How.FILLED for one in every.values())
        differ = sum(len(one.says) > 1 for one in every.values())
        return {
            "names": self.names,
            "letter": self.letter,
            "person_id": self.person_id,
            "beside": every,
            "filled_many": many,
            "differ_many": differ,
            "why_not": self.why_not,
            "open_at": self.open_at,
            "how": How,
        }

    def kept(self, saying: actions.Saying) -> actions.Saying:
        """What is said, and of each answer that rests on records, how and on which."""
        if not self.filled:
            return saying
        told = {one.code: _plain(saying.details.get(one.code)) for one in self.asked}
        rests = [
            f"{one.field} {How.DIFFERING if len(one.was) > 1 else one.how} {source}"
            for one in merged(self.filled, told)
            if one.field in saying.details
            for source in one.sources
        ]
        return replace(saying, filled=tuple(rests))

    def _each(self, presented: Said) -> Iterator[tuple[str, Beside]]:
        hows = {one.field: one.how for one in merged(self.filled, presented)}
        for asked in self.asked:
            if asked.code in NEVER:
                yield asked.code, Beside(why=NEVER[asked.code])
                continue
            says = [
                (in_words(asked, one.value), [self.sources[r] for r in one.sources])
                for one in self.filled
                if one.field == asked.code
            ]
            below = [
                (_words_of(asked, one), one.asks) for one in self.asked if self._hangs(one, asked)
            ]
            if says or below:
                yield asked.code, Beside(hows.get(asked.code) if says else None, says, fills=below)

    def _hangs(self, one: Field, on: Field) -> bool:
        """Whether a question that records fill hangs on another."""
        is_filled = any(each.field == one.code for each in self.filled)
        return is_filled and one.when is not None and one.when.field == on.code

    def _presented(self, form: Saying) -> dict[str, Value]:
        """What the boxes hold now."""
        return {asked.code: _plain(box.value()) for asked, box in form.drawn}


def offer(request: HttpRequest, found: Opened, entry: Entry) -> Offer:
    """What records, and what was written before, offer to a form; nothing of another pathway."""
    if found.told.pathway is not REFERRAL:
        return Offer(
            names=AREAS if (found.row.pathway, entry.code) == ("order", "condition") else {}
        )
    with opened(request) as seen:
        names = names_offered(seen, REFERRAL)
        section = SECTIONS.get(entry.code)
        if section is None:
            return Offer(names=names)
        begun = Offer(entry.fields, said(found.told, section), letter=section.letter, names=names)
        return _from_records(request, seen, found, begun)


def of_person(request: HttpRequest, seen: View, person_id: str) -> Gathered:
    """The records of somebody whom this account sees in full; else none."""
    if not person_id or not sees_in_full(request, person_id):
        return Gathered()
    seen = narrowed(request, seen, [person_id])
    return Gathered() if seen.leaves_out else gathered(seen, person_id)


def in_words(asked: Field, value: Value) -> str:
    """An answer as people read it."""
    given = [value] if isinstance(value, str) else list(value or ())
    if asked.kind is Kind.DAY:
        given = [day_words(date.fromisoformat(one)) for one in given]
    return ", ".join(asked.choices.get(one, one) for one in given)


def _from_records(request: HttpRequest, seen: View, found: Opened, begun: Offer) -> Offer:
    beside = from_cases(seen, found, signed_in(request))
    person_id = called(seen, found.row).person_id
    if not person_id:
        return _filled(found, replace(begun, why_not=NOBODY), beside)
    way = passage(request, person_id)
    if not sees_in_full(request, person_id):
        at = _open_at(request, person_id)
        return _filled(found, replace(begun, why_not=way.reason, open_at=at), beside)
    if narrowed(request, seen, [person_id]).leaves_out:
        return replace(begun, why_not=AGAINST)
    held = of_person(request, seen, person_id).with_(beside)
    return _filled(found, replace(begun, person_id=person_id), held)


def _filled(found: Opened, begun: Offer, held: Gathered) -> Offer:
    asked = {one.code for one in begun.asked}
    answers = [one for one in _allowed(found.told, filled(held.records)) if one.field in asked]
    return replace(begun, filled=answers, sources=held.sources)


def _allowed(case: Told, answers: Iterable[Filled]) -> list[Filled]:
    """In a notice that names nobody, nothing that names them."""
    nobody = names_nobody(case)
    return [one for one in answers if not (nobody and one.field in NAMES_THEM)]


def _open_at(request: HttpRequest, person_id: str) -> str:
    if not passage(request, person_id).ask_purpose:
        return ""
    asks = reverse("purpose", args=[as_asked(request, person_id)])
    return f"{asks}?{urlencode({'next': request.path})}"


def _words_of(on: Field, below: Field) -> str:
    """The answers with which a question below another is asked."""
    values = sorted(below.when.values) if below.when else []
    return " or ".join(f"“{on.choices[one]}”" for one in values)


def _plain(value: Any) -> Value:
    """As it is kept, with the line ends that records have: a browser sends others."""
    if isinstance(value, (list, tuple)):
        return [str(one) for one in value]
    told = value.isoformat() if hasattr(value, "isoformat") else str(value or "")
    return told.replace("\r\n", "\n").strip()
