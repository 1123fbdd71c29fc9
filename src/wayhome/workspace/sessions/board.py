"""What one reader has before them at a session: the map, who said what, whom a statement may name.

Keeps: somebody whom the session is about stands on this reader's map once the reader has passed the
gate for them, for a reason of their own; somebody who is not there for this reader is told of by no
count, no name and no choice. Where the session meets, or this reader opened somebody or something
of it, in order to act against people, family, homes, schools and trust stay off the whole map: of
the records, and of what is said here (guard-rail 9). Who said what stays in the list.
"""

from dataclasses import dataclass, replace
from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from wayhome.casework.round_table import TRUST
from wayhome.governance.access import Level
from wayhome.governance.audit import Plain
from wayhome.governance.purposes import against_people
from wayhome.governance.roles import Act
from wayhome.network.kinds import NodeKind
from wayhome.workspace.gate.passages import passage, signed_in, stated_purpose
from wayhome.workspace.gate.views import note
from wayhome.workspace.masking import masked, meant
from wayhome.workspace.pages.picture import telling as picture_words
from wayhome.workspace.pages.views.map import drawn_for, opened_by
from wayhome.workspace.pages.views.opening import narrowed, sees_in_full
from wayhome.workspace.reading import addresses, lines
from wayhome.workspace.reading.head import head
from wayhome.workspace.reading.names import names
from wayhome.workspace.reading.picture import Picture, Wanted, picture
from wayhome.workspace.reading.view import View
from wayhome.workspace.sessions.drawing import Overlay, united
from wayhome.workspace.sessions.models import (
    LINE,
    NEW,
    PERSON,
    MappingSession,
    SessionStatement,
    SessionSubject,
)
from wayhome.workspace.sessions.seeing import statements_for, subjects_for, version
from wayhome.workspace.sessions.telling import Telling, newcomers

MOST = 300  # nodes beside one of whom the session is about: a room reads no more


@dataclass(frozen=True)
class Subject:
    """Whom or what the session is about, for this reader. `open`: on their map."""

    kind: str
    ref: str
    label: str
    open: bool
    page: str
    ask: str  # where they say why they look
    close: bool  # shown to the own agency alone


class Board:
    """Everything that one reader's page of a session shows, worked out once a request."""

    def __init__(self, request: HttpRequest, seen: View, session: MappingSession) -> None:
        self.request, self.session = request, session
        self.user = signed_in(request)
        self.said = statements_for(self.user, session)
        self.about = subjects_for(self.user, session)
        self.seen = seen = self._narrowed(seen)
        self.named: set[str] = set()
        found = united([one for each in self.about if (one := self._picture(each))])
        self.found = found
        self.names = names(seen, self.named | self._opened())
        self.masks = _masks(found, self.names)
        agencies = {code: one.name for code, one in seen.agencies.items()}
        self.telling = Telling(self.said, self.label, agencies)
        self.told = picture_words.told(found, self.names, agencies, _link, self._masked)
        overlay = Overlay(self.told["nodes"], self.told["ties"], self.label, self._told)
        overlay.put(self.said, self.telling.tie, TRUST if seen.leaves_out else ())
        self._note()

    def label(self, person_id: str) -> str:
        """What this reader may call somebody: their name once opened, or P-4."""
        if person_id in self.names:
            return self.names[person_id]
        return self.masks.setdefault(person_id, f"P-{len(self.masks) + 1}")

    @property
    def rows(self) -> list[dict[str, Any]]:
        """Who said what, the newest first."""
        return [self.telling.row(one) for one in reversed(self.said)]

    @property
    def choices(self) -> list[tuple[str, str]]:
        """Whom a statement may name: those on this reader's map, and those said today."""
        people = [each.name for each in self.found.nodes if each.kind is NodeKind.PERSON]
        people += [ref for ref in self.masks if ref not in people]
        # by a mask, opened or not: whoever was chosen stays it
        known = [
            (f"{PERSON}:{self._masked(ref)}", self.label(ref)) for ref in dict.fromkeys(people)
        ]
        new = newcomers(self.said).items()
        return known + [
            (f"{NEW}:{number}", f"{name} (said at this session)") for number, name in new
        ]

    @property
    def subjects(self) -> list[Subject]:
        """Those that this reader may know of at all."""
        return [one for each in self.about if (one := self._subject(each))]

    @property
    def data(self) -> dict[str, Any]:
        """The map for the drawing."""
        return {"nodes": self.told["nodes"], "ties": self.told["ties"], "open": []}

    @property
    def version(self) -> str:
        return version(self.user, self.session)

    def meant(self, ref: str) -> str:
        """Whom this reader's mask stands for."""
        return meant(ref, self.user)

    def _masked(self, person_id: str) -> str:
        return masked(person_id, self.user)

    def _told(self, person_id: str) -> str:
        """How this reader's page names somebody: by their reference once opened."""
        return person_id if person_id in self.names else self._masked(person_id)

    def _picture(self, one: SessionSubject) -> Picture | None:
        if one.kind == PERSON:
            if not sees_in_full(self.request, one.ref):
                return None
            found, known = drawn_for(self.request, self.seen, one.ref, Wanted(most=MOST))
            self.named |= set(known)
            return found
        return thing(self.seen, one) if self._stated(one) else None

    def _narrowed(self, seen: View) -> View:
        """For one purpose all of it: the narrowest for which this reader opened any of it."""
        things = (self._purpose(one) or "" for one in self.about if one.kind != PERSON)
        against = next((purpose for purpose in things if against_people(purpose)), "")
        people = [one.ref for one in self.about if one.kind == PERSON]
        if against and not seen.leaves_out:
            self.request.__dict__["_leaves_out"] = True  # gate.frame says it on the page
            return replace(seen, purpose=against)
        return narrowed(self.request, seen, people)

    def _purpose(self, one: SessionSubject) -> str | None:
        task = Act.SEE_LINES if one.kind == LINE else Act.SEE_PLACES
        return stated_purpose(self.user, one.ref, task)

    def _stated(self, one: SessionSubject) -> bool:
        return self._purpose(one) is not None

    def _opened(self) -> set[str]:
        """Of those named in statements, whom this reader has opened through the gate."""
        people = {ref for one in self.said for kind, ref in _refs(one) if kind == PERSON}
        mine = opened_by(self.request) & people
        return {ref for ref in mine if sees_in_full(self.request, ref)}

    def _subject(self, one: SessionSubject) -> Subject | None:
        here = reverse("session", args=[self.session.number])
        told = self._told(one.ref) if one.kind == PERSON else one.ref
        ask = f"{reverse('purpose', args=[told])}?next={here}"
        if one.kind != PERSON:
            page = reverse("line" if one.kind == LINE else "place", args=[one.ref])
            return Subject(one.kind, one.ref, one.name, self._stated(one), page, ask, one.close)
        way = passage(self.request, one.ref)
        if way.level is Level.NONE:
            return None
        full, page = way.level is Level.FULL, reverse("person", args=[told])
        ask = ask if way.ask_purpose else ""
        return Subject(PERSON, one.ref, self.label(one.ref), full, page, ask, one.close)

    def _note(self) -> None:
        note(self.request, people=list[Plain](sorted(self.names)))


def thing(seen: View, one: SessionSubject) -> Picture | None:
    """The picture around a line or an address; of a school or a station nobody is told."""
    if one.kind == LINE:
        found = lines.told(seen, one.ref)
        kind, name = NodeKind.LINE, found.name.strip().lower() if found else ""
    else:
        place = addresses.one(seen, one.ref)
        if place is None or place.institution:
            return None
        kind, name = NodeKind.PLACE, place.place_id
    return picture(seen, name, Wanted(most=MOST), lambda _: False, kind) if name else None


def kept_close(seen: View, kind: str, ref: str) -> bool:
    """Whether only restricted records tell of them: then what is said of them is kept close too."""
    openly = replace(seen, eyes="")
    if kind == PERSON:
        return head(openly, ref) is None
    if kind == LINE:
        return lines.told(openly, ref) is None
    return addresses.one(openly, ref) is None


def _refs(one: SessionStatement) -> list[tuple[str, str]]:
    return [(one.about_kind, one.about), (one.other_kind, one.other)]


def people_of(one: SessionStatement) -> list[str]:
    """References of those in the records whom a statement names."""
    return [ref for kind, ref in _refs(one) if kind == PERSON]


def _masks(found: Picture, known: dict[str, str]) -> dict[str, str]:
    """P-1, P-2 as the words of the picture number them."""
    hidden = [
        one.name for one in found.nodes if one.kind is NodeKind.PERSON and one.name not in known
    ]
    return {ref: f"P-{place}" for place, ref in enumerate(hidden, 1)}


def _link(name: str, *parts: str) -> str:
    return reverse(name, args=parts)
