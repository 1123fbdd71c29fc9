"""People of whom no record tells yet: work begun about somebody by name alone, and newcomers of a
mapping session that is not handed in.

    what one account may read ─> what people call them, as particulars ─> weighed as an entry is

Keeps: a case is found by those who work on cases in the agencies that take part in it, a newcomer
by the accounts at the table, as far as each may read there; the filters are theirs, and nobody else
learns of either. An integration reads neither: no scope of its opens cases or sessions.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from django.db.models import QuerySet
from django.utils import timezone

from wayhome.casework.pathway import BEGUN
from wayhome.casework.round_table import State
from wayhome.governance.access import may
from wayhome.governance.roles import Act
from wayhome.people import Entered, EnteredMatch, Particulars, keys_of, weigh_entered
from wayhome.people.called import readings
from wayhome.people.enquiry import read
from wayhome.workspace.accounts.models import User
from wayhome.workspace.cases.models import About, Case, CaseEntry
from wayhome.workspace.cases.standing import seen_by, standing
from wayhome.workspace.reading.view import View
from wayhome.workspace.sessions.models import NEW, SessionStatement
from wayhome.workspace.sessions.seeing import may_map, open_or_own, sessions_of

LOOKED_AT = 200  # the newest of each kind: those who are looked for are begun lately
WEIGHED = 12  # of those that share a key, who share most: each takes a third of a millisecond
# What pathways ask of somebody besides: a missing report, and a referral.
BORN, PHONES, NICKNAME = "born", "phones", "pv-name-nickname"
DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
PHONE = re.compile(r"\+?[0-9][0-9 ]{8,}[0-9]")
BEGUN_SO = "people about whom work was begun by name alone"
NEWCOMERS = "newcomers of mapping sessions"
NEWEST = "Of {} {} only the newest {} were looked at."
SHARING = (
    "Of {} people known by name alone who share something with this, only the {} who share most "
    "were weighed."
)


@dataclass(frozen=True)
class Named:
    """Somebody whom people call so. `case` or `session`: its number; `way`: what the case is;
    `agency`: that leads it, or wrote it down."""

    reference: str
    called: str
    agency: str
    day: date
    given: tuple[Particulars, ...]
    case: str = ""
    way: str = ""
    session: str = ""

    def age(self, today: date) -> int | None:
        """As it was said, counted on to today."""
        said = next((one.age for one in self.given if one.age is not None), None)
        # a demonstration lives on the day of its release, before this was said
        return None if said is None else said + max(0, (today - self.day).days // 365)


@dataclass(frozen=True)
class OfName:
    """Those it may be, each with how; and in words what was not looked at."""

    matches: tuple[tuple[Named, EnteredMatch], ...] = ()
    left: tuple[str, ...] = ()


_given: dict[tuple[str, int], tuple[Particulars, ...]] = {}  # by case, and how much was said in it
MOST_KEPT = 10_000


def alike(view: View, user: User, given: Particulars, today: date) -> OfName:
    """Those whom it may be, best first."""
    asked = keys_of(given)
    held, left = _all(user)
    sharing = [(one, len(asked & _keys(one.given))) for one in held]
    near = sorted((each for each in sharing if each[1]), key=lambda each: -each[1])
    if len(near) > WEIGHED:
        left = (*left, SHARING.format(len(near), WEIGHED))
    weighed = _weighed(view, given, [one for one, _ in near[:WEIGHED]], today)
    return OfName(tuple(weighed), left)


def searched(user: User, parts: dict[str, str]) -> tuple[list[Named], tuple[str, ...]]:
    """Those in whom every part of a typed search is found, and what was not looked at. `parts`: of
    each key, which part of the search it is of."""
    held, left = _all(user)
    whole = set(parts.values())
    found = [one for one in held if whole == {parts[k] for k in _keys(one.given) if k in parts}]
    return found, left


def parts_of(text: str, today: date) -> dict[str, str]:
    """Of each key of a typed search, which part of it that is."""
    return {f"{each.kind}|{each.key}": each.part for each in read(text, today).wanted}


def _weighed(
    view: View, given: Particulars, held: Sequence[Named], today: date
) -> Iterator[tuple[Named, EnteredMatch]]:
    """Each by the reading that fits best."""
    read = [Entered(one.reference, each, one.day) for one in held for each in one.given]
    named = {one.reference: one for one in held}
    for match in weigh_entered(view.lookup, given, read, view.eyes, today):
        if match.reference in named:
            yield named.pop(match.reference), match


def _all(user: User) -> tuple[list[Named], tuple[str, ...]]:
    begun = _cases(user) if may(user.viewer, Act.WORK_CASES).allowed else Case.objects.none()
    newcomers = _newcomers(user) if may_map(user) else SessionStatement.objects.none()
    cases, said = list(begun[: LOOKED_AT + 1]), list(newcomers[: LOOKED_AT + 1])
    left = []
    if len(cases) > LOOKED_AT:
        left.append(NEWEST.format(begun.count(), BEGUN_SO, LOOKED_AT))
    if len(said) > LOOKED_AT:
        left.append(NEWEST.format(newcomers.count(), NEWCOMERS, LOOKED_AT))
    return [*_of_cases(cases[:LOOKED_AT]), *_of_sessions(said[:LOOKED_AT])], tuple(left)


def _cases(user: User) -> QuerySet[Case]:
    """Those about somebody by name alone, the newest first, but for what was taken back whole."""
    held = seen_by(user).filter(about=About.PERSON, about_id="", found=None)
    return held.exclude(stands__endswith=f"/{BEGUN}").exclude(stands__endswith="/taken back")


def _of_cases(held: Sequence[Case]) -> Iterator[Named]:
    _read_cases([one for one in held if (one.number, one.said) not in _given])
    for one in held:
        day = timezone.localdate(one.began_at)
        given = _given.get((one.number, one.said), ())
        yield Named(
            one.number, one.called, one.leads, day, given, case=one.number, way=one.way.words
        )


def _read_cases(held: Sequence[Case]) -> None:
    """What was said of who they are, beside what they are called."""
    if not held:
        return
    if len(_given) > MOST_KEPT:
        _given.clear()
    said: dict[str, list[CaseEntry]] = {one.number: [] for one in held}
    for entry in CaseEntry.objects.filter(case__in=said).order_by("case", "place"):
        said[entry.case_id].append(entry)
    for one in held:
        _given[one.number, one.said] = readings(one.called, _besides(standing(said[one.number])))


def _besides(entries: Iterable[CaseEntry]) -> Particulars:
    told = {name: str(text) for entry in entries for name, text in entry.details.items() if text}
    born = DAY.fullmatch(told.get(BORN, ""))
    phone = next(iter(PHONE.findall(told.get(PHONES, ""))), "")
    return Particulars(
        born=date.fromisoformat(born[0]) if born else None,
        phone=phone,
        nickname=told.get(NICKNAME, ""),
    )


def _newcomers(user: User) -> QuerySet[SessionStatement]:
    """What was said of somebody not on the map yet, the newest first. What was handed in is a
    delivery by now."""
    at = [one.pk for one in sessions_of(user) if one.state != State.HANDED_IN]
    said = SessionStatement.objects.filter(session__in=at, about_kind=NEW, about="", back=None)
    return said.filter(open_or_own(user)).order_by("-said_at", "number")


def _of_sessions(said: Iterable[SessionStatement]) -> Iterator[Named]:
    for one in said:
        name = " ".join(filter(None, (one.given_name, one.family_name)))
        given = Particulars(
            given=one.given_name, family=one.family_name, nickname=one.street_name, age=one.age
        )  # fmt: skip
        day = timezone.localdate(one.said_at)
        yield Named(
            one.number, name or one.street_name or one.description, one.agency, day, (given,),
            session=one.session_id,
        )  # fmt: skip


@lru_cache(maxsize=MOST_KEPT)
def _keys(given: tuple[Particulars, ...]) -> frozenset[str]:
    return frozenset().union(*map(keys_of, given))
