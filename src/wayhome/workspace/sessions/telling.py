"""Statements in words: who said what of whom, with its grade, as one reader may be told.

Whom somebody not on the map yet is known by is a newcomer's number: that of the statement that
brought them, with "-o" behind it where it named them as the other.
"""

from collections.abc import Callable, Iterable
from typing import Any

from wayhome.casework.round_table import ASSESSMENTS, HANDLINGS, KINDS, SAID_BY, SOURCES
from wayhome.workspace.pages.words import day, here
from wayhome.workspace.sessions.models import NEW, PERSON, SessionStatement

OTHER = "-o"
Told = dict[str, Any]
Naming = Callable[[str], str]


def newcomer_of(one: SessionStatement) -> str:
    """Of a statement about somebody not on the map yet, their number."""
    return one.about or one.number


def other_newcomer_of(one: SessionStatement) -> str:
    return one.other or f"{one.number}{OTHER}"


def called(one: SessionStatement) -> str:
    """Somebody as the statement that brought them calls them."""
    name = " ".join(part for part in (one.given_name, one.family_name) if part)
    name = name or one.street_name or one.description[:60] or one.other_name or "Somebody"
    return f"{name}, about {one.age}" if one.age is not None else name


def newcomers(said: Iterable[SessionStatement]) -> dict[str, str]:
    """Those whom statements brought, by number, with what they are called. One stays while any
    statement about them stands."""
    brought: dict[str, str] = {}
    standing: set[str] = set()
    for one in said:
        if one.about_kind == NEW:
            if not one.about:
                brought[one.number] = called(one)
            standing |= {newcomer_of(one)} if one.stands else set()
        if one.other_kind == NEW:
            if not one.other:
                brought[other_newcomer_of(one)] = one.other_name
            standing |= {other_newcomer_of(one)} if one.stands else set()
    return {number: name for number, name in brought.items() if number in standing}


class Telling:
    """Statements of one session for one reader. `label`: what they may call a person;
    `agencies`: names by code."""

    def __init__(
        self, said: list[SessionStatement], label: Naming, agencies: dict[str, str]
    ) -> None:
        self.label, self.agencies = label, agencies
        self.new = {one.number: called(one) for one in said if one.about_kind == NEW}
        self.new |= {f"{o.number}{OTHER}": o.other_name for o in said if o.other_kind == NEW}

    def row(self, one: SessionStatement) -> Told:
        """One line of the list of who said what."""
        speaker = one.speaker
        return {
            "number": one.number,
            "what": self.sentence(one),
            "words": one.words,
            "who": f"{speaker.name}, {speaker.role}, {self._agency(speaker.agency)}",
            "from": "" if one.said_by == "practitioner" else SAID_BY[one.said_by],
            "at": here(one.said_at),
            "seen_on": one.seen_on,
            "grade": one.grade,
            "grade_words": f"{SOURCES[one.source_evaluation]}. "
            f"{ASSESSMENTS[one.information_assessment]}.",
            "handling": _handling(one),
            "close": one.close,
            "agency": self._agency(one.agency),
            "by": one.by.name,
            "back": None if one.stands else one.back,
        }

    def tie(self, one: SessionStatement) -> Told:
        """The same as a tie of the picture, as the drawing has ties."""
        told, kind = self.row(one), KINDS[one.kind]
        return {
            "kind": f"said_{one.kind}", "how": kind.tie, "said": one.words,
            "when": f"Seen on {day(one.seen_on)}" if one.seen_on else
            f"Day not said: it counts for {day(one.said_at)}",
            "agency": one.agency, "source": told["who"], "whence": told["from"],
            "grade": one.grade, "grade_words": told["grade_words"], "handling": told["handling"],
            "named": True, "today": True, "record": "", "statement": one.number,
        }  # fmt: skip

    def sentence(self, one: SessionStatement) -> str:
        """Tyler Marsh was seen with somebody: Jay. 12 Cutter Lane, NR1 3AB."""
        whom = self._whom(one.about_kind, one.about, one.number)
        what = ", ".join(part for part in (self._other(one), one.phone, one.line) if part)
        where = ", ".join(part for part in (one.place, one.postcode) if part)
        kind = KINDS[one.kind]
        said = f"{whom} {kind.title.partition(',')[0]}" if whom else kind.tie
        ends = [part for part in (what, where) if part]
        return f"{said}: {', '.join(ends)}" if ends else said

    def _other(self, one: SessionStatement) -> str:
        return self._whom(one.other_kind, one.other, f"{one.number}{OTHER}")

    def _whom(self, kind: str, ref: str, own: str) -> str:
        if kind == PERSON:
            return self.label(ref)
        return self.new.get(ref or own, "Somebody") if kind == NEW else ""

    def _agency(self, code: str) -> str:
        return self.agencies.get(code, code)


def _handling(one: SessionStatement) -> str:
    """Of what is kept close for another cause than its handling, the page says who sees it."""
    return one.conditions or ("" if one.close else HANDLINGS[one.handling])
