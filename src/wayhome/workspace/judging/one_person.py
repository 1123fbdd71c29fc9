"""Why these records are one person: the records, what holds them together, what was judged."""

from collections.abc import Collection

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from wayhome.governance.roles import Act
from wayhome.people.holding import Weakest, weakest
from wayhome.workspace.gate.passages import signed_in
from wayhome.workspace.gate.views import gated
from wayhome.workspace.judging.effects import ties
from wayhome.workspace.judging.side_by_side import may_judge_of
from wayhome.workspace.judging.standing import Places, Standing, Told, judged, places
from wayhome.workspace.pages.views.opening import head_or_404, opened
from wayhome.workspace.pages.views.person import about, outsider
from wayhome.workspace.reading import links
from wayhome.workspace.reading.links import Link
from wayhome.workspace.reading.sides import listed, sides
from wayhome.workspace.reading.view import View


@gated(task=Act.SEE_PERSON)
def one_person(request: HttpRequest, person_id: str) -> HttpResponse:
    """For whoever sees the person in full; buttons for those who may judge."""
    refusal = outsider(request, person_id)
    if refusal is not None:
        return refusal
    user = signed_in(request)
    with opened(request) as seen:
        head = head_or_404(seen, person_id)
        refs = list(dict.fromkeys(row["subject_ref"] for row in head.subjects))
        found = links.between(seen, person_id, person_id)
        held = judged(seen)
        stand = places(seen, _judged_with(held, refs))
        given = _given(held, refs, stand)
        context = {
            **about(seen, head),
            "records": sides(seen, dict.fromkeys(refs, person_id)),
            "links": found,
            "weakest": _weakest(seen, found),
            "given": given,
            "sides": listed(seen, stand.whose({ref for one in given for ref in one.judged.pair})),
            "held": held,
            "conflicts": held.conflicts_of(refs),
            "may_judge": may_judge_of(seen, user, person_id),
        }
    return render(request, "judging/one_person.html", context)


def _weakest(seen: View, found: list[Link]) -> Weakest | None:
    """On which link two halves hang, where there are more than two records to hang on it."""
    return weakest(ties(seen, found))


def _of(held: Standing, refs: Collection[str]) -> list[Told]:
    mine = set(refs)
    return [one for one in held.told.values() if mine & set(one.judged.pair)]


def _judged_with(held: Standing, refs: Collection[str]) -> set[str]:
    return {ref for one in _of(held, refs) for ref in one.judged.pair}


def _given(held: Standing, refs: Collection[str], stand: Places) -> list[Told]:
    """What was judged of these records, among themselves or of one of them with another's, the
    newest first; only where the viewer sees the other too."""
    shown = [one for one in _of(held, refs) if set(one.judged.pair) <= set(stand.refs)]
    return sorted(shown, key=lambda one: one.judged.place, reverse=True)
