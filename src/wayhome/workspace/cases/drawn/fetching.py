"""The adult who goes with a found child, as records have somebody of that name: put as questions.

    the name that was written  ─>  records of the child that name somebody so  ─>  is it them?
                               └>  somebody held whom the reader may find      ─>  is it them?

Keeps: only records that whoever looks may see, and only for those whom the gate shows the child in
full; a name is given back only where it is the one that was written, so nobody who stands masked
elsewhere is told of. A namesake is asked about too: it is a question, and never a verdict. That
nothing is found is said not to be safety.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from django.http import HttpRequest

from wayhome.casework.breaches import Seen, same_name
from wayhome.casework.case import Case as Told
from wayhome.governance.access import may
from wayhome.governance.audit import Plain
from wayhome.governance.roles import Act
from wayhome.lexicon.dates import in_words
from wayhome.workspace.cases.drawn.company import company
from wayhome.workspace.gate.passages import signed_in
from wayhome.workspace.gate.views import note
from wayhome.workspace.pages.views.opening import narrowed, sees_in_full
from wayhome.workspace.reading.life import life
from wayhome.workspace.reading.names import names
from wayhome.workspace.reading.search import Wanted
from wayhome.workspace.reading.search import found as searched
from wayhome.workspace.reading.view import View

GOES = ("set out", "travel")  # entries that name whoever goes with them
_NAME = re.compile(r"[,;(]|\b(?:from|of|at)\b", re.IGNORECASE)
MOST = 5


@dataclass(frozen=True)
class Fetching:
    """`name`: as it was written; `looked`: whether records were asked at all; `tied`: what records
    of the child say of somebody called so, in a sentence each; `held`: whether somebody called so
    is among those whom whoever looks may find."""

    name: str
    looked: bool
    tied: Sequence[str] = field(default=(), repr=False)
    held: bool = False


def fetching(request: HttpRequest, seen: View, case: Told, person: str) -> Fetching | None:
    """What is asked of whoever goes with them; None where nobody was named."""
    name = named(case)
    if not name:
        return None
    if not person or not sees_in_full(request, person):
        return Fetching(name, looked=False)
    view = narrowed(request, seen, [person])
    beside = company(view, person, life(view, person).entries, ())
    tied = [one for one in beside.seen if any(same_name(name, each) for each in one.with_)]
    found = _held(request, view, name, person)
    who = {each for one in tied for each in beside.people.get(one.record_id, ())}
    note(request, people=list[Plain]([person, *sorted(who | found)]))
    return Fetching(name, True, list(_words(seen, tied)), bool(found))


def named(case: Told) -> str:
    """The name of whoever goes with them, without role and agency, as it was written last."""
    said = [one for code in GOES for one in case.every(code)]
    last = max(said, key=lambda one: one.place, default=None)
    return _NAME.split(str(last.details.get("with") or ""))[0].strip() if last else ""


def _held(request: HttpRequest, view: View, name: str, person: str) -> set[str]:
    """Whoever is called so, of those whom this account finds when it searches."""
    if len(name.split()) < 2 or not may(signed_in(request).viewer, Act.SEARCH).allowed:
        return set()  # of a first name alone half a town is meant
    hits = [one.person_id for one in searched(view, Wanted(name)).hits if one.person_id != person]
    called = names(view, hits)
    return {one for one in hits if same_name(name, called.get(one, ""))}


def _words(seen: View, tied: Iterable[Seen]) -> Iterable[str]:
    newest = sorted(tied, key=lambda one: one.at, reverse=True)
    told = (f"{one.what}, {in_words(one.at.date())} ({seen.agency_name(one.agency)})"
            for one in newest)  # fmt: skip
    return list(dict.fromkeys(told))[:MOST]
