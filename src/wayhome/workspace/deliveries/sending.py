"""The pages of sending: files handed in, and how they stand until their receipts are there."""

from datetime import UTC, datetime
from functools import partial

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from wayhome.governance.roles import Act
from wayhome.lexicon.agencies import read_register
from wayhome.lexicon.home import home
from wayhome.workspace.deliveries.clearing import clear_away, tried
from wayhome.workspace.deliveries.coming_in import handing_in, not_taken
from wayhome.workspace.deliveries.forms import SendFiles
from wayhome.workspace.deliveries.handed_in import Standing, hand_in
from wayhome.workspace.gate.passages import signed_in
from wayhome.workspace.gate.views import gated

SOONEST, LATEST = 2, 60  # seconds until the page looks again


@gated(task=Act.SEND_FILES)
def upload(request: HttpRequest) -> HttpResponse:
    """Files dropped here go the way of `wayhome receive`, as the sender's own agency."""
    sent = (request.POST, request.FILES) if request.method == "POST" else ()
    form = SendFiles(*sent, not_taken=not_taken(request))
    user, made = signed_in(request), handing_in(request)
    if form.is_valid() and made:
        number = made.hand_over([file.handed for file in form.given()], by=user)
        return HttpResponseRedirect(reverse("handed-in", args=[number]))
    agency = read_register(home().agencies).get(user.agency)
    context = {
        "form": form,
        "agency": agency.name if agency else user.agency,
        "limit": settings.UPLOAD_LIMIT,
        "many": settings.UPLOAD_FILES,
    }
    return render(request, "deliveries/upload.html", context, status=422 if form.errors else 200)


@gated(task=Act.SEND_FILES)
def handed_in(request: HttpRequest, number: str) -> HttpResponse:
    """One hand-in of one's own agency. Without script: the browser asks anew by itself."""
    tried(partial(clear_away, home()))
    held = hand_in(home(), number)
    if held is None or held.agency != signed_in(request).agency:
        raise Http404
    standing = held.standing
    still = "still" in request.GET
    context = {
        "held": held,
        "standing": standing,
        "outcomes": held.outcomes if standing is Standing.TOLD else [],
        "still": still,
    }
    response = render(request, "deliveries/handed_in.html", context)
    if standing is Standing.UNDER_WAY and not still:
        response["Refresh"] = str(again_in(held.at))
    return response


def again_in(since: datetime) -> int:
    """Seconds: the longer it has taken the rarer, because each look is an event of the trail."""
    taken = (datetime.now(UTC) - since).total_seconds()
    return int(min(max(taken / 2, SOONEST), LATEST))
