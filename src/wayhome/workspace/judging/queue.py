"""Judge links: what waits for a human, what contradicts itself, what waits for the next build."""

from dataclasses import dataclass

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from wayhome.governance.access import may
from wayhome.governance.audit import Plain
from wayhome.governance.roles import Act
from wayhome.lexicon.errors import BadUsage
from wayhome.lexicon.home import home
from wayhome.people.judging import Conflict
from wayhome.pipeline.lock import under_way
from wayhome.workspace import building
from wayhome.workspace.accounts.models import User
from wayhome.workspace.accounts.views import onward
from wayhome.workspace.actions import judging as actions
from wayhome.workspace.building.coming import from_when, next_build
from wayhome.workspace.gate.passages import signed_in
from wayhome.workspace.gate.views import for_purpose, gated, note
from wayhome.workspace.judging.forms import TakeBack
from wayhome.workspace.judging.standing import Places, Standing, Told, judged, last_by, places
from wayhome.workspace.pages.choices import Choices
from wayhome.workspace.pages.paging import Slice
from wayhome.workspace.pages.views.opening import opened
from wayhome.workspace.reading import links as reading
from wayhome.workspace.reading import sides
from wayhome.workspace.reading.sides import Side
from wayhome.workspace.reading.view import View

PER_PAGE = 20
BEGUN = "A build has begun. Pages show it by themselves once it is whole."
RUNS = "A build runs already. What was decided before it began is in it."
SHOWN = 50  # judgements that wait for a build; the list is for undoing, not for keeping
KINDS = {
    "": "All",
    "refused": "Something contradicts",
    "alike": "Alike, not enough to join",
    "unsure": "Nobody could tell",
}


@dataclass(frozen=True)
class Contradiction:
    """Judgements that say the contrary together, and the people in whose records they stand."""

    conflict: Conflict
    told: list[Told]
    sides: dict[str, Side]


@gated(task=Act.JUDGE_LINKS)
def links(request: HttpRequest) -> HttpResponse:
    """The list; the address bar keeps what was chosen."""
    user, chosen = signed_in(request), Choices(request.GET)
    for_purpose(request, actions.PURPOSE)
    with opened(request) as seen:
        held = judged(seen)
        kind = chosen.one_of("kind", KINDS) or ""
        line = reading.waiting(seen, held.verdicts.items(), kind)
        page = Slice(len(line.links), PER_PAGE, chosen["page"])
        listed = line.links[page.start : page.start + PER_PAGE]
        stand = places(seen, _judged_refs(held, user))
        last = _ours(stand, last_by(held, user))
        conflicts = _contradictions(seen, held, stand)
        disputed = {one.judged.number for each in conflicts for one in each.told}
        decided = [one for one in _decided(held, stand) if one.judged.number not in disputed]
        told = [*decided, *([last] if last else [])]
        whose = {ref: person for one in listed for ref, person in one.whose.items()}
        whose |= stand.whose({ref for one in told for ref in one.judged.pair})
        context = {
            "listed": listed,
            "page": page,
            "chosen": chosen,
            "kind": kind,
            "kinds": KINDS,
            "many": line.many,
            "conflicts": conflicts,
            "decided": decided,
            "held": held,
            "sides": sides.listed(seen, whose),
            "last": last,
            **_builds(user),
        }
    people = [person for one in listed if one.open for person in one.people]
    note(request, people=list[Plain](dict.fromkeys(people)))
    return render(request, "judging/links.html", context)


@require_POST
@gated(task=Act.JUDGE_LINKS)
def undo(request: HttpRequest, number: str) -> HttpResponse:
    """Take a judgement back, and the page one came from again."""
    user, form = signed_in(request), TakeBack(request.POST)
    with opened(request) as seen:
        told = judged(seen).told.get(number)
        stand = places(seen, told.judged.pair if told else ())
        if told is None or not told.here or not stand.ours(told.judged.pair):
            raise Http404
        people = list(dict.fromkeys(one.person_id for one in stand.refs.values()))
        release = seen.release.name
    if not form.is_valid():
        messages.error(request, str(next(iter(form.errors.values()))[0]))
        return redirect(onward(request))
    reason = form.cleaned_data["reason"]
    actions.take_back(number=number, reason=reason, people=people, release=release, by=user)
    messages.success(request, f"Taken back. {from_when()}")
    return redirect(onward(request))


@require_POST
@gated(task=Act.START_BUILD)
def start_build(request: HttpRequest) -> HttpResponse:
    """Have a build made now, by a process of its own."""
    if under_way(home()):
        messages.info(request, RUNS)
        return redirect("links")
    with opened(request) as seen:
        # A demonstration lives on its own day, and must not wake up on another.
        as_of = seen.today if settings.DEMO else None
    actions.start_build(by=signed_in(request))
    try:
        building.start(as_of)
    except BadUsage:  # another was quicker by a moment
        messages.info(request, RUNS)
    else:
        messages.success(request, BEGUN)
    return redirect("links")


def _waiting(held: Standing) -> list[Told]:
    """What is judged, stands, and waits for the next build."""
    return [one for one in held.waiting if held.stands(one)][:SHOWN]


def _judged_refs(held: Standing, user: User) -> set[str]:
    """Every record that judgements on the page speak of."""
    last = last_by(held, user)
    told = [*_waiting(held), *([last] if last else [])]
    disputed = [ref for one in held.counted.conflicts for ref in one.records]
    return {*disputed, *(ref for one in told for ref in one.judged.pair)}


def _ours(stand: Places, last: Told | None) -> Told | None:
    return last if last and stand.ours(last.judged.pair) else None


def _decided(held: Standing, stand: Places) -> list[Told]:
    """What waits for the next build, as far as both records are seen."""
    return [one for one in _waiting(held) if stand.ours(one.judged.pair)]


def _contradictions(seen: View, held: Standing, stand: Places) -> list[Contradiction]:
    found = held.counted.conflicts
    return [_told(seen, held, one, stand) for one in found if stand.ours(one.records)]


def _told(seen: View, held: Standing, conflict: Conflict, stand: Places) -> Contradiction:
    pairs = {conflict.apart, *conflict.same}
    told = [
        one
        for one in held.about(*conflict.records)
        if one.judged.pair in pairs and held.stands(one)
    ]
    return Contradiction(conflict, told, sides.listed(seen, stand.whose(conflict.records)))


def _builds(user: User) -> dict[str, object]:
    may_build = may(user.viewer, Act.START_BUILD).allowed
    return {"may_build": may_build, "coming": next_build(home()), "builds": settings.BUILDS}
