"""Two records side by side: what each says, what that weighs, what a judgement changes, the form.

The same page twice: for two people who may be one (judge links), and for two records of one person
(from the page that says why they are one).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from wayhome.governance.access import may
from wayhome.governance.audit import Plain
from wayhome.governance.roles import Act
from wayhome.people.scoring import Weight
from wayhome.workspace.accounts.models import User
from wayhome.workspace.actions import judging as actions
from wayhome.workspace.building.coming import from_when
from wayhome.workspace.gate.passages import signed_in
from wayhome.workspace.gate.views import for_purpose, gated, note
from wayhome.workspace.judging import effects
from wayhome.workspace.judging.forms import Judge
from wayhome.workspace.judging.standing import Standing, judged, last_by, places
from wayhome.workspace.pages.views.opening import head_or_404, opened
from wayhome.workspace.pages.views.person import about, outsider
from wayhome.workspace.reading import links
from wayhome.workspace.reading.found import Reason, strength
from wayhome.workspace.reading.links import Link
from wayhome.workspace.reading.sides import FIELDS, Said, listed, sides
from wayhome.workspace.reading.view import View

KEPT = "Kept: {}. {}"
SEEN = 0.05  # bits that a page shows


@dataclass(frozen=True)
class Row:
    """One field of both records, with what their likeness there weighs."""

    field: str
    left: list[Said]
    right: list[Said]
    weighs: list[Reason]


@gated(task=Act.JUDGE_LINKS)
def pair(request: HttpRequest, person_id: str, other_id: str) -> HttpResponse:
    """Two people who may be one; after a judgement, the next two."""
    user = signed_in(request)
    for_purpose(request, actions.PURPOSE)
    with opened(request) as seen:
        held = judged(seen)
        found = links.between(seen, person_id, other_id)
        link = _asked_for(request, found)
        if person_id == other_id or not links.own(seen, link.people):
            raise Http404
        line = links.waiting(seen, held.verdicts.items())
        onward = _after(line.links, link)
        form = Judge(request.POST or None)
        if request.method == "POST" and form.is_valid():
            return _judge(request, seen, link, form, onward)
        last = last_by(held, user)
        stand = places(seen, last.judged.pair if last else ())
        context = {
            **_beside(request, seen, held, link),
            "last": last if last and stand.ours(last.judged.pair) else None,
            "sides": listed(seen, stand.whose(stand.refs)),
            "effect": effects.joining(seen, held, link),
            "others": [one for one in found if one.refs != link.refs],
            "form": form,
            "next": onward,
            "place": _place(line.links, link),
            "many": line.many,
        }
    return render(request, "judging/pair.html", context, status=422 if form.errors else 200)


@gated(task=Act.SEE_PERSON)
def held_together(request: HttpRequest, person_id: str) -> HttpResponse:
    """Two records of one person: what joined them, and to judge them apart."""
    refusal = outsider(request, person_id)
    if refusal is not None:
        return refusal
    user = signed_in(request)
    with opened(request) as seen:
        may_judge = may_judge_of(seen, user, person_id)
        held = judged(seen)
        link = _asked_for(request, links.between(seen, person_id, person_id))
        form = Judge(request.POST or None)
        if request.method == "POST" and may_judge and form.is_valid():
            return _judge(request, seen, link, form, reverse("one-person", args=[person_id]))
        context = {
            **about(seen, head_or_404(seen, person_id)),
            **_beside(request, seen, held, link),
            "effect": effects.parting(seen, held, link),
            "may_judge": may_judge,
            "form": form,
        }
    return render(
        request, "judging/held_together.html", context, status=422 if form.errors else 200
    )


def may_judge_of(seen: View, user: User, person_id: str) -> bool:
    """Whether the role judges and the own agency holds the person: broken glass is no right to."""
    return may(user.viewer, Act.JUDGE_LINKS).allowed and bool(links.own(seen, [person_id]))


def _asked_for(request: HttpRequest, found: list[Link]) -> Link:
    """The pair of records that the address names, or else the likeliest. Http404 without one."""
    wanted = {request.GET.get("left", ""), request.GET.get("right", "")}
    named = next((one for one in found if set(one.refs) == wanted), None)
    if named or (found and wanted == {""}):
        return named or found[0]
    raise Http404


def _judge(request: HttpRequest, seen: View, link: Link, form: Judge, onward: str) -> HttpResponse:
    given = form.cleaned_data
    made = actions.judge(
        left=link.left,
        right=link.right,
        said=given["said"],
        reason=given["reason"],
        restricted=not link.open,
        people=list(dict.fromkeys(link.people)),
        release=seen.release.name,
        by=signed_in(request),
    )
    messages.success(request, KEPT.format(made.words.lower(), from_when()))
    return redirect(onward)


def _beside(request: HttpRequest, seen: View, held: Standing, link: Link) -> dict[str, Any]:
    """What both pages show. Names of people kept close are not put on the trail by a list."""
    stand = links.refs(seen, link.refs)
    shown = sides(seen, link.whose)
    if link.open:
        note(request, people=list[Plain](dict.fromkeys(link.people)))
    left, right = shown[link.left], shown[link.right]
    weight = links.weighed(seen, stand[link.left], stand[link.right])
    return {
        "link": link,
        "left": left,
        "right": right,
        "rows": _rows(left.states, right.states, weight),
        "weight": weight,
        "model": seen.lookup.scorer.model,
        "given": held.about(*link.refs),
        "conflicts": held.conflicts_of(link.refs),
        "held": held,
        "restricted": not link.open,
    }


def _rows(
    left: dict[str, list[Said]], right: dict[str, list[Said]], weight: Weight | None
) -> list[Row]:
    said = _reasons(weight) if weight else []
    rows = (
        Row(field, left[field], right[field], [one for one in said if one.field in weighing])
        for field, weighing in FIELDS.items()
    )
    return [row for row in rows if row.left or row.right or row.weighs]


def _reasons(weight: Weight) -> list[Reason]:
    """Every part that counts, or they would not add up; one without words says if it agrees."""
    counting = (part for part in weight.parts if part.level.says or abs(part.bits) >= SEEN)
    return [
        Reason(
            part.comparison,
            part.level.says or ("agrees" if part.bits > 0 else "does not agree"),
            strength(part.bits),
            round(part.bits, 1),
        )
        for part in counting
    ]


def _place(line: Iterable[Link], link: Link) -> int:
    """Where in the line these two people wait, from 1; 0 where they do not."""
    return next((n for n, one in enumerate(line, 1) if one.people == link.people), 0)


def _after(line: list[Link], link: Link) -> str:
    """The address of the next two in line, and after the last the list itself."""
    rest = line[_place(line, link) :]
    following = next((one for one in rest if one.people != link.people), None)
    return reverse("link", args=following.people) if following else reverse("links")
