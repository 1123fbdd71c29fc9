"""Which children of one's own agency are near known exploitation: the newest record first.

Why one looks is asked once a shift, and only what keeps a child safe can be said: a list of
children is no means of acting against people. Children stand by the name that the own agency has;
everybody else as P-1, P-2, until they are opened through the gate.
"""

from collections.abc import Iterable
from datetime import timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from wayhome.governance.audit import Plain
from wayhome.governance.roles import Act
from wayhome.network.kinds import NodeKind
from wayhome.network.methods.near import CROWD
from wayhome.workspace.disputing.standing import disputes
from wayhome.workspace.gate.passages import signed_in
from wayhome.workspace.gate.views import gated, note, without_purpose
from wayhome.workspace.pages.choices import Choices
from wayhome.workspace.pages.paging import Slice
from wayhome.workspace.pages.picture.leading import page_of
from wayhome.workspace.pages.views.opening import opened
from wayhome.workspace.reading.agencies import silent
from wayhome.workspace.reading.caseload import supplies
from wayhome.workspace.reading.ends import SAYS
from wayhome.workspace.reading.ties import place_names
from wayhome.workspace.reading.who_is_near import EVERY, Child
from wayhome.workspace.reading.who_is_near import who_is_near as asked

PER_PAGE = 20
SINCE = {"90": "The last 90 days", "180": "The last 180 days", "365": "The last year"}
USUAL = "365"
# By what stands at the end of a way. Ours, to be agreed: each asks of people and not of a child
# what they did.
TO_ASK = {
    "exploited": "Do those who work with both know of each other, and what keeps each of them "
    "safe?",
    "suspected": "Does anybody whom the child trusts know how they came to be there, and is the "
    "child safe from them today?",
    "supply": "Does anybody whom the child trusts know how they came to be there, and is the child "
    "safe from them today?",
    "taken_over": "Does the child still go there, who takes them, and who has seen whoever lives "
    "there?",
    "line": "How did the child come to have to do with this line, and does anybody ask them to "
    "answer to it or to pay?",
}


@gated(task=Act.WORK_CASES)
def who_is_near(request: HttpRequest) -> HttpResponse:
    """A page of them; only what is on it is read and is on the trail."""
    refusal = without_purpose(request, EVERY, Act.WORK_CASES)
    if refusal is not None:
        return refusal
    chosen = Choices(request.GET)
    days = chosen.one_of("since", SINCE) or USUAL
    with opened(request) as seen:
        found = asked(seen, seen.today - timedelta(days=int(days)))
        page = Slice(len(found.ways), PER_PAGE, chosen["page"])
        children = found.told(page.start, PER_PAGE)
        named = [step.name for one in children for step in one.steps if step.kind in PLACED]
        context = {
            "children": children,
            "page": page,
            "chosen": chosen,
            "since": days,
            "spans": SINCE,
            "says": SAYS,
            "to_ask": TO_ASK,
            "crowd": CROWD,
            "masked": _masked(children),
            "places": place_names(seen, named),
            "page_of": page_of(signed_in(request)),
            "kinds": {kind.value: kind for kind in NodeKind},
            "disputes": disputes(seen, {one for each in children for one in each.records}),
            "agency_names": {code: one.name for code, one in seen.agencies.items()},
            "supplies": supplies(seen),
            "never": silent(seen),
        }
    note(request, people=list[Plain](one.person_id for one in children))
    return render(request, "near/list.html", context)


PLACED = (NodeKind.PLACE, NodeKind.INSTITUTION)


def _masked(children: Iterable[Child]) -> dict[str, str]:
    """P-1, P-2 … for whoever else stands on the page, in order."""
    steps = (step for one in children for step in one.steps)
    others = dict.fromkeys(step.name for step in steps if step.kind is NodeKind.PERSON)
    return {name: f"P-{place}" for place, name in enumerate(others, 1)}
