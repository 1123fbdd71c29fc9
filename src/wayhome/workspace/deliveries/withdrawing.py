"""The pages by which the sending agency takes a delivery back, and puts it back again."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from wayhome.extracts.withdrawing import Why
from wayhome.governance.roles import Act
from wayhome.lexicon.agencies import OWN_FEED, read_register
from wayhome.lexicon.errors import BadUsage
from wayhome.lexicon.home import home
from wayhome.pipeline.unbuilt import refresh_aside
from wayhome.workspace.actions import deliveries as actions
from wayhome.workspace.deliveries.finishing import done, finished
from wayhome.workspace.deliveries.forms import Withdraw
from wayhome.workspace.deliveries.receipts import Receipt, receipt
from wayhome.workspace.deliveries.seeing import may_know_of
from wayhome.workspace.gate.passages import signed_in
from wayhome.workspace.gate.views import gated

JUDGED = "What people judged is taken back one by one, on the page Links."
BACK = "It is put back. The next build has it."
NOT_KEPT = "Nothing was decided: send it again."
NOT_OURS = "Only the agency that sent a delivery withdraws it."


@gated(task=Act.WITHDRAW_DELIVERY)
def withdraw(request: HttpRequest, delivery: str) -> HttpResponse:
    """Ask why, and withdraw it."""
    held, is_done = _own(request, delivery)
    form = Withdraw(request.POST if request.method == "POST" else None)
    if is_done and held.withdrawal is None and form.is_valid():
        why = Why(form.cleaned_data["why"])
        try:
            actions.withdraw(delivery=delivery, why=why, by=signed_in(request))
        except BadUsage as error:  # a colleague was first
            messages.info(request, str(error))
        finished(home())  # or the page that follows says so
        refresh_aside(home())
    if not is_done or held.withdrawal or form.is_valid():
        return redirect("delivery", delivery)
    agency = read_register(home().agencies).get(held.agency)
    context = {
        "form": form,
        "receipt": held,
        "agency": agency,
        "reasons": [(why, why.words, "") for why in Why],
    }
    status = 422 if form.errors else 200
    return render(request, "deliveries/withdraw.html", context, status=status)


@require_POST
@gated(task=Act.WITHDRAW_DELIVERY)
def put_back(request: HttpRequest, delivery: str) -> HttpResponse:
    """Undo a withdrawal."""
    held, is_done = _own(request, delivery)
    if is_done and held.withdrawal:
        try:
            actions.put_back(delivery=delivery, by=signed_in(request))
            if done(home(), delivery):
                messages.success(request, BACK)
                refresh_aside(home())
        except BadUsage as error:  # a colleague was first
            messages.info(request, str(error))
    return redirect("delivery", delivery)


def _own(request: HttpRequest, delivery: str) -> tuple[Receipt, bool]:
    """The delivery, and whether what was decided of it before is done: nothing else is until then,
    and whoever sent a form hears that it was not kept."""
    is_done = done(home(), delivery)
    held = receipt(home(), delivery)
    if held is None or not may_know_of(signed_in(request), held):
        raise Http404
    if signed_in(request).agency != held.agency:
        raise PermissionDenied(NOT_OURS)
    if held.feed == OWN_FEED:
        raise PermissionDenied(JUDGED)
    if request.method == "POST" and not is_done:
        messages.warning(request, NOT_KEPT)
    return held, is_done
