"""One sign of an address: its rule, the records behind it, what was answered, and the form.

A page of its own, because an answer is given on these records and not on the whole address.
"""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from wayhome.governance.roles import Act
from wayhome.workspace.answering.forms import AnswerSign
from wayhome.workspace.answering.offering import form_for, kept_close, may_answer_of, offered
from wayhome.workspace.answering.standing import answered
from wayhome.workspace.disputing.standing import disputes
from wayhome.workspace.gate.passages import signed_in
from wayhome.workspace.gate.views import gated
from wayhome.workspace.pages.at_address import SAYING
from wayhome.workspace.pages.views.opening import opened
from wayhome.workspace.pages.views.places import without_purpose
from wayhome.workspace.reading import addresses, at_address
from wayhome.workspace.reading.addresses import Place, Shown
from wayhome.workspace.reading.view import View


@gated(task=Act.SEE_PLACES)
def place_sign(request: HttpRequest, place_ref: str, sign_id: str) -> HttpResponse:
    asked = without_purpose(request, place_ref)
    if asked is not None:
        return asked
    with opened(request) as seen:
        place = addresses.one(seen, place_ref)
        shown = addresses.sign_of(place, sign_id) if place else None
        if place is None or shown is None:
            raise Http404
        return sign_page(request, seen, place, shown)


def sign_page(
    request: HttpRequest,
    seen: View,
    place: Place,
    shown: Shown,
    form: AnswerSign | None = None,
    changed: str = "",
    status: int = 200,
) -> HttpResponse:
    """The sign with its answers; `form` as it was sent, where it could not be kept, and `changed`
    the sentence that says why."""
    user, held = signed_in(request), answered(seen, [shown])
    how = held.of(shown.sign_id)
    if form is None and may_answer_of(user, place):
        form = form_for(seen, user, shown, held.raised[shown.sign_id])
    behind = at_address.behind(seen, place, shown)
    context = {
        **SAYING,
        "place": place,
        "disputes": disputes(seen, [row["record_id"] for row in behind.records]),
        "sign": shown,
        "behind": behind,
        "answered": how,
        "form": form,
        "changed": changed,
        "may_ask": bool(offered(seen, user, shown)),
        "kept_close": kept_close(seen, shown),
        "viewer_agency": user.agency,
        "today": seen.today,
        "agency_names": {code: one.name for code, one in seen.agencies.items()},
    }
    return render(request, "places/sign.html", context, status=status)
