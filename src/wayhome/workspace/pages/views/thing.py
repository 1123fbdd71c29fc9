"""What a map may be around besides a person: a line, an address, people who are together again and
again. Each behind the same question as its own page, and told to nobody who would not see that.

Keeps: a group has no name of its own, and other eyes may know another group of it: for them it is
found anew by its records (ADR 0037).
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from wayhome.governance.roles import Act
from wayhome.network.kinds import NodeKind
from wayhome.workspace.deciding.prompts import names_of_line
from wayhome.workspace.disputing.versions import ever
from wayhome.workspace.exporting.of import Of, of_groups, of_line, of_place
from wayhome.workspace.gate import views as gate
from wayhome.workspace.pages.choices import Choices
from wayhome.workspace.pages.picture import telling
from wayhome.workspace.pages.since import SINCE
from wayhome.workspace.pages.since import chosen as days_of
from wayhome.workspace.pages.views import groups
from wayhome.workspace.pages.views.map import asked_of, drawn_for
from wayhome.workspace.pages.views.opening import opened
from wayhome.workspace.pages.words import count
from wayhome.workspace.pictures.models import KeptPicture
from wayhome.workspace.pictures.subject import Kind, Subject
from wayhome.workspace.reading import addresses, lines
from wayhome.workspace.reading.group_picture import group_picture
from wayhome.workspace.reading.groups import EVERY, Told
from wayhome.workspace.reading.picture import Picture, Wanted
from wayhome.workspace.reading.view import View


@dataclass(frozen=True)
class Thing:
    """What the map is about. `called`: as people call it; `page` and `ref`: its page, and how
    addresses name it; `leaves` and `first`: of what an export is; `draw`: the picture for one view;
    `said`: what is drawn, in words; `since` and `spans`: in what time, of which."""

    of: Subject
    ref: str
    called: str
    page: str
    leaves: Of
    first: tuple[tuple[NodeKind, str], ...]
    draw: Callable[[View, Wanted], Picture]
    since: str
    spans: dict[str, str]
    said: Callable[[Picture], str] = telling.in_words

    @property
    def grows(self) -> bool:
        """Whether more can be opened in it: of a group nothing else of anybody is drawn."""
        return self.of.kind is not Kind.GROUP

    @property
    def page_of_map(self) -> str:
        return reverse(f"{self.of.kind}-map", args=[self.ref])

    @property
    def data(self) -> str:
        """Where the drawing asks for more of it; '' where there is no more."""
        return f"{self.page_of_map}data/" if self.grows else ""


Answer = Callable[[HttpRequest, View, Thing], HttpResponse]


def of_a_line(request: HttpRequest, line_id: str, answer: Answer) -> HttpResponse:
    refusal = gate.without_purpose(request, line_id, Act.SEE_LINES)
    if refusal is not None:
        return refusal
    with opened(request) as seen:
        now = lines.leads_to(seen, line_id)
        if now != line_id:
            match = request.resolver_match
            page = reverse(match.view_name if match else "line-map", args=[now])
            return redirect(f"{page}?{request.GET.urlencode()}".rstrip("?"))
        told = lines.told(seen, line_id)
        if told is None:
            raise Http404
        of, leaves = Subject(Kind.LINE, line_id, names_of_line(told)), of_line(line_id)
        called, name = f"the line {told.name}", told.name.strip().lower()
        return answer(request, seen, _of_thing(request, of, called, leaves, NodeKind.LINE, name))


def of_an_address(request: HttpRequest, place_ref: str, answer: Answer) -> HttpResponse:
    refusal = gate.without_purpose(request, place_ref, Act.SEE_PLACES)
    if refusal is not None:
        return refusal
    with opened(request) as seen:
        found = addresses.one(seen, place_ref)
        # half a town meets in a school: nobody is told of it, here as on its page
        if found is None or found.institution:
            raise Http404
        of, leaves = Subject(Kind.PLACE, place_ref), of_place(place_ref)
        called, name = found.called, found.place_id
        return answer(request, seen, _of_thing(request, of, called, leaves, NodeKind.PLACE, name))


def of_a_group(request: HttpRequest, group_ref: str, answer: Answer) -> HttpResponse:
    asked = groups.without_purpose(request)
    if asked is not None:
        return asked
    chosen = Choices(request.GET)
    since = chosen.one_of("since", groups.SINCE) or groups.USUAL
    with opened(request) as seen:
        told, *others = _first(groups.every(seen, chosen), group_ref)
        groups.noted(request, told)
        mine, *theirs = ids_of(seen, (told, *others))
        of = Subject(Kind.GROUP, EVERY, records=mine, others=tuple(theirs))
        return answer(request, seen, _of_group(seen, chosen, of, told, since))


def _of_thing(
    request: HttpRequest, of: Subject, called: str, leaves: Of, kind: NodeKind, name: str
) -> Thing:
    return Thing(
        of=of,
        ref=of.about,
        called=called,
        page=reverse(of.kind, args=[of.about]),
        leaves=leaves,
        first=((kind, name),),
        draw=lambda view, asked: drawn_for(request, view, name, asked, kind)[0],
        since=days_of(request.GET.get("since")),
        spans=SINCE,
    )


def _of_group(seen: View, chosen: Choices, of: Subject, told: Told, since: str) -> Thing:
    def draw(view: View, _: Wanted) -> Picture:
        # what other eyes do not see may have made the group: for them it is found anew
        same = told if view.eyes == seen.eyes else groups.alike(view, chosen, told)
        return group_picture(view, same) if same else Picture((), (), 0, 0)

    return Thing(
        of=of,
        ref=told.ref,
        called=f"{count(len(told.people), 'person', 'people')} together again and again",
        page=f"{reverse('group', args=[told.ref])}?since={since}",
        leaves=of_groups(),
        first=(),
        draw=draw,
        since=since,
        # another time may know another group: it is chosen on the page of groups
        spans={since: groups.SINCE[since]},
        said=_group_said,
    )


def ids_of(seen: View, every: Sequence[Told]) -> list[frozenset[str]]:
    """Of each group every id that a record of it had: by one of them a picture may have been
    kept."""
    had = ever(seen, frozenset[str]().union(*(one.records for one in every)))
    return [one.records.union(*(had[record] for record in one.records)) for one in every]


def _first(every: Sequence[Told], group_ref: str) -> list[Told]:
    """All of them, that of this reference first. Http404 where there is none."""
    told = sorted(every, key=lambda one: one.ref != group_ref)
    if not told or told[0].ref != group_ref:
        raise Http404
    return told


def _group_said(of: Picture) -> str:
    people = sum(one.kind is NodeKind.PERSON for one in of.nodes)
    events, ties = count(len(of.nodes) - people, "event"), count(len(of.ties), "tie")
    return f"{count(people, 'person', 'people')} at {events}; {ties}."


def as_asked(request: HttpRequest, seen: View, of: Thing) -> tuple[Wanted, KeptPicture | None]:
    """What the address asks, and the kept picture that it names."""
    asked, kept = asked_of(request, seen, of.of)
    return (asked if of.grows else Wanted()), kept
