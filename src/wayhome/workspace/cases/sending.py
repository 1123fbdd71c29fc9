"""A form of a case that is sent: kept, refused in words, or shown again beside what was written
meanwhile.

Keeps: of two who write at once nobody loses a word. Where another was first, what somebody typed
stands in their form as they typed it, and is kept as their draft too.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect

from wayhome.lexicon.errors import BadUsage
from wayhome.workspace.actions import cases as actions
from wayhome.workspace.actions import drafts as draft_actions
from wayhome.workspace.cases.drafts import typed
from wayhome.workspace.cases.models import CaseEntry
from wayhome.workspace.cases.opening import Opened
from wayhome.workspace.cases.standing import seen_by
from wayhome.workspace.cases.typed import page_of
from wayhome.workspace.gate.passages import signed_in

F = TypeVar("F", bound=Form)


@dataclass(frozen=True)
class Sent(Generic[F]):
    """A form to be shown. `every`: the entries of the case by now, and `place`: of the first that
    was written meanwhile; None where none was."""

    form: F
    every: Sequence[CaseEntry] = field(default=(), repr=False)
    place: int | None = None

    @property
    def since(self) -> list[CaseEntry]:
        """What was written meanwhile."""
        place = self.place
        return [one for one in self.every if place is not None and one.place >= place]

    @property
    def status(self) -> int:
        return 409 if self.place is not None else 422 if self.form.errors else 200


def send(
    request: HttpRequest,
    found: Opened,
    form: F,
    *,
    does: Callable[[], object],
    again: Callable[[QueryDict], F],
    kept: str,
    draft_of: str = "",
    then: Callable[[], str] = str,
) -> HttpResponse | Sent[F]:
    """Back to the case once it is kept; else the form to be shown, with what was said meanwhile.
    `draft_of`: the key under which what was typed is a draft; `then`: the address that comes next
    where it is kept, empty where that is the case."""
    if request.method != "POST" or not form.is_valid():
        return Sent(form)
    try:
        does()
    except actions.SaidSince:
        return _meanwhile(request, found, form, again, draft_of)
    except actions.SaidAlready as twice:
        messages.info(request, str(twice))
    except BadUsage as refused:
        reasons = refused.reasons if isinstance(refused, actions.Refused) else [str(refused)]
        form.add_error(None, list(reasons))
        return Sent(form)
    else:
        messages.success(request, kept)
        if goes_on := then():
            return redirect(goes_on)
    # an agency that said no to a handover has the case no longer
    stays = seen_by(signed_in(request)).filter(pk=found.row.pk).exists()
    return redirect("case", found.row.pk) if stays else redirect("cases")


def _meanwhile(
    request: HttpRequest,
    found: Opened,
    form: F,
    again: Callable[[QueryDict], F],
    draft_of: str,
) -> Sent[F]:
    """What was typed, to be sent again on the case as it is now."""
    if draft_of:
        _as_draft(request, draft_of)
    every = list(found.row.entries.select_related("by").order_by("place"))
    sent = request.POST.copy()
    sent["place"] = str(len(every))
    return Sent(again(sent), every, form.cleaned_data["place"])


def _as_draft(request: HttpRequest, key: str) -> None:
    """What nobody reads yet: whoever leaves the page finds it again."""
    sent = request.POST
    try:
        draft_actions.keep(key=key, typed=typed(sent), by=signed_in(request), page=page_of(sent))
    except BadUsage:
        return  # too long for a draft: it is on the page
