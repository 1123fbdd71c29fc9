"""Answer a sign of an address, and take such an answer back: as of a person, through the gate of
places.

Keeps: nothing of the address is read before somebody said why they look; and who answers is of an
agency that sent a record of it.
"""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from wayhome.governance.roles import Act
from wayhome.workspace.answering import sent
from wayhome.workspace.answering.offering import may_answer_of
from wayhome.workspace.answering.views import take_back
from wayhome.workspace.gate.passages import signed_in
from wayhome.workspace.gate.views import gated
from wayhome.workspace.pages.views.opening import opened
from wayhome.workspace.pages.views.place_signs import sign_page
from wayhome.workspace.pages.views.places import without_purpose
from wayhome.workspace.reading import addresses
from wayhome.workspace.reading.addresses import Place
from wayhome.workspace.reading.view import View


@require_POST
@sensitive_post_parameters()
@gated(task=Act.SEE_PLACES)
def answer_place_sign(request: HttpRequest, place_ref: str, sign_id: str) -> HttpResponse:
    """Keep an answer; with something missing or changed, the sign's page with what was typed."""
    asked = without_purpose(request, place_ref)
    if asked is not None:
        return asked
    user = signed_in(request)
    with opened(request) as seen:
        place = _answerable(request, seen, place_ref)
        shown = addresses.sign_of(place, sign_id)
        if shown is None:
            context = {"typed": sent.typed(request), "signs": ("place", place_ref)}
            return render(request, "answering/gone.html", context, status=409)
        found = sent.read(
            request, seen, user, shown,
            lambda form, changed, status: sign_page(
                request, seen, place, shown, form, changed, status),
        )  # fmt: skip
    if isinstance(found, HttpResponse):
        return found
    sent.keep(request, user, found)
    return redirect("place-sign", place_ref, sign_id)


@require_POST
@gated(task=Act.SEE_PLACES)
def withdraw_place_answer(
    request: HttpRequest, place_ref: str, sign_id: str, number: str
) -> HttpResponse:
    """Take back an answer that oneself or a colleague gave to this sign."""
    asked = without_purpose(request, place_ref)
    if asked is not None:
        return asked
    with opened(request) as seen:
        shown = addresses.sign_of(_answerable(request, seen, place_ref), sign_id)
        if shown is None or not sent.given_here(seen, shown, number):
            raise Http404
        release = seen.release.name
    take_back(request, number, release)
    return redirect("place-sign", place_ref, sign_id)


def _answerable(request: HttpRequest, seen: View, place_ref: str) -> Place:
    """The address, where whoever asks may answer its signs."""
    place = addresses.one(seen, place_ref)
    if place is None or not may_answer_of(signed_in(request), place):
        raise Http404
    return place
