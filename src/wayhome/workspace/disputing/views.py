"""Mark a record as disputed, take that back, and have read of it: each one form, without script.

Keeps: only for whoever sees the record and whose own agency holds the person; broken glass is no
right to. Somebody who may not, and a record that is not there, look the same.
"""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from wayhome.governance.roles import Act
from wayhome.lexicon.errors import BadUsage
from wayhome.workspace.accounts.models import User
from wayhome.workspace.actions import disputing as actions
from wayhome.workspace.answering.offering import named_by
from wayhome.workspace.disputing.ended import ends
from wayhome.workspace.disputing.forms import DisputeRecord, TakeBack, new_number
from wayhome.workspace.disputing.models import RecordDispute
from wayhome.workspace.disputing.standing import close, disputes, may_dispute
from wayhome.workspace.disputing.told import Told
from wayhome.workspace.gate.passages import signed_in
from wayhome.workspace.gate.views import gated, note
from wayhome.workspace.pages.views.opening import head_or_404, opened
from wayhome.workspace.pages.views.person import about, outsider
from wayhome.workspace.reading.records import record as find
from wayhome.workspace.reading.view import Row, View

KEPT = "Kept. Wherever this record is shown, it is shown as disputed, from now on."
BACK = "Taken back. That it was disputed stays with the record."


@sensitive_post_parameters()
@gated(task=Act.SEE_PERSON)
def dispute_record(request: HttpRequest, person_id: str, record_id: str) -> HttpResponse:
    """Ask who says that it is wrong and why, and keep it."""
    refusal = outsider(request, person_id)
    if refusal is not None:
        return refusal
    user = signed_in(request)
    with opened(request) as seen:
        found = _found(seen, user, person_id, record_id)
        named_openly(request, found)
        agencies = [(code, one.name) for code, one in seen.agencies.items()]
        form = DisputeRecord(agencies, request.POST or None, initial={"number": new_number()})
        if request.method == "POST" and form.is_valid():
            _keep(request, seen, person_id, found, form)
            return redirect("record", person_id, record_id)
        head = head_or_404(seen, person_id)
        context = {
            **about(seen, head),
            "record": found,
            "form": form,
            "agency": seen.agency_name(found["agency"]),
            "kept_close": close(found["marking"]),
        }
    return render(request, "disputing/dispute.html", context, status=422 if form.errors else 200)


@sensitive_post_parameters()
@gated(task=Act.SEE_PERSON)
def take_dispute_back(
    request: HttpRequest, person_id: str, record_id: str, number: str
) -> HttpResponse:
    """Ask why, and take back what oneself or a colleague marked."""
    refusal = outsider(request, person_id)
    if refusal is not None:
        return refusal
    user = signed_in(request)
    with opened(request) as seen:
        found = _found(seen, user, person_id, record_id)
        told = _standing(seen, user, record_id, number)
        named_openly(request, found)
        form = TakeBack(request.POST or None, initial={"number": new_number()})
        if request.method == "POST" and form.is_valid():
            given = form.cleaned_data
            actions.withdraw(
                number=given["number"], dispute=number, words=given["words"],
                release=seen.release.name, by=user,
            )  # fmt: skip
            messages.success(request, BACK)
            return redirect("record", person_id, record_id)
        context = {**about(seen, head_or_404(seen, person_id)), "record": found, "form": form}
        context |= {"told": told, "of_them": told.person_id == person_id}
    return render(request, "disputing/take_back.html", context, status=422 if form.errors else 200)


@require_POST
@gated(task=Act.SEE_DESK)
def read_end(request: HttpRequest, number: str) -> HttpResponse:
    """Read; the desk again, without it. Nobody says so of an end that they may not know of."""
    with opened(request) as seen:
        known = any(one.number == number for one in ends(seen))
    if not known:
        raise Http404
    try:
        actions.read_end(withdrawal=number, by=signed_in(request))
    except BadUsage:
        pass  # a second tap
    return redirect("desk")


def named_openly(request: HttpRequest, found: Row) -> None:
    """Which record, on the trail; not of what is kept close, as with a dispute of it
    (actions/disputing): whoever reads the trail may be of any agency."""
    if not close(found["marking"]):
        note(request, record=found["record_id"])


def _found(seen: View, user: User, person_id: str, record_id: str) -> Row:
    found = find(seen, person_id, record_id)
    if found is None or not may_dispute(seen, user, person_id):
        raise Http404
    return found


def _standing(seen: View, user: User, record_id: str, number: str) -> Told:
    for one in disputes(seen, [record_id]).of(record_id):
        if one.dispute.number == number and one.here and one.agency_code == user.agency:
            return one
    raise Http404


def _keep(
    request: HttpRequest, seen: View, person_id: str, found: Row, form: DisputeRecord
) -> None:
    number, user = form.cleaned_data["number"], signed_in(request)
    if RecordDispute.objects.filter(pk=number, by=user).exists():
        messages.info(request, actions.TWICE)
        return
    ref, is_open = named_by(seen, person_id)
    # whoever may not know of the person must not read words about them
    restricted = close(found["marking"]) or not is_open
    of = actions.Subject(found["record_id"], person_id, ref, restricted)
    actions.dispute(number=number, of=of, said=form.said, release=seen.release.name, by=user)
    messages.success(request, KEPT)
