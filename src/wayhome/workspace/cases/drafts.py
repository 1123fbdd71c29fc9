"""What somebody has typed into a form of a case and not kept there yet.

    types ─> kept by itself every few seconds, for them alone ─> there on return ─> said, and gone

Keeps: nobody else reads a draft, and it is no part of the case. One form in two windows is two
drafts, and whoever wrote both chooses: neither is written over.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.utils.datastructures import MultiValueDict
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from wayhome.governance.roles import Act
from wayhome.lexicon.errors import BadUsage
from wayhome.workspace.actions import drafts as actions
from wayhome.workspace.cases.models import CaseDraft, CaseEntry
from wayhome.workspace.cases.standing import seen_by
from wayhome.workspace.cases.typed import page_of, seen
from wayhome.workspace.gate.passages import signed_in
from wayhome.workspace.gate.views import gated

LONGEST_KEY = 160  # as the database has it
KEPT = "Kept as your draft. Nobody else sees it."
# What a page sends along that nobody typed.
NOT_TYPED = frozenset(
    "csrfmiddlewaretoken number place draft draft-of back-to began-with seen only step then go "
    "go-to".split()
)


@dataclass(frozen=True)
class Held:
    """One's own drafts of one form: the one that fills it, and those of other windows. `began`,
    `seen`: the draft with which its page began, and a hash of what stood there, as it says them."""

    key: str
    one: CaseDraft | None = None
    others: Sequence[CaseDraft] = field(default=(), repr=False)
    began: str = ""
    seen: str = ""

    def asks_only(self, name: str) -> "Held":
        """For a page that asks one question: what stood there is what stood in that one."""
        return replace(self, seen=seen(self.one.typed if self.one else {}, name))


@sensitive_post_parameters()
@require_POST
@gated(task=Act.WORK_CASES)
def keep(request: HttpRequest) -> HttpResponse:
    """Keep what is typed. From the script: nothing to show; from the button: back to the page that
    led here. With `draft=throw away` it is gone."""
    key, user = request.POST.get("draft-of", ""), signed_in(request)
    case = key.split("/")[0]
    if len(key) > LONGEST_KEY or (case and not seen_by(user).filter(pk=case).exists()):
        raise Http404
    if CaseEntry.objects.filter(pk=page_of(request.POST).number).exists():
        return HttpResponse(status=204)  # said while this was on its way
    try:
        if request.POST.get("draft") == "throw away":
            actions.throw_away(key=key, by=user, draft=page_of(request.POST).draft)
        else:
            actions.keep(key=key, typed=typed(request.POST), by=user, page=page_of(request.POST))
    except BadUsage as refused:
        return HttpResponse(str(refused), status=422, content_type="text/plain; charset=utf-8")
    goes_on = request.POST.get("go-to", "")  # with the same form, another way
    back = goes_on or request.POST.get("back-to", "")
    if not url_has_allowed_host_and_scheme(back, allowed_hosts=None):
        return HttpResponse(status=204)
    if request.POST.get("draft") != "throw away" and not goes_on:
        messages.info(request, KEPT)
    return redirect(back)


def typed(sent: QueryDict) -> dict[str, list[str]]:
    """The boxes in which something stands, by name."""
    whole = ((name, [one.replace("\0", "") for one in given]) for name, given in sent.lists())
    every = {name: [one for one in given if one] for name, given in whole}
    return {name: given for name, given in every.items() if given and name not in NOT_TYPED}


def of(request: HttpRequest, key: str) -> Held:
    """One's own drafts of a form: filled in is that which a link chose, else that of the page which
    goes on, else the newest. A page that was sent says itself with which it began."""
    every = list(CaseDraft.objects.filter(by=signed_in(request), key=key))
    asked = request.POST if request.method == "POST" else request.GET
    number, chosen = asked.get("number", ""), asked.get("began-with") or asked.get("draft", "")
    goes_on = [one for one in every if number and one.number == number]
    meant = [one for one in every if str(one.pk) == chosen]
    newest = [] if request.method == "POST" else every[:1]
    one = next(iter([*goes_on, *meant, *newest]), None)
    others = [each for each in every if each is not one]
    if request.method == "POST":
        return Held(key, one, others, asked.get("began-with", ""), asked.get("seen", ""))
    return Held(key, one, others, str(one.pk) if one else "", seen(one.typed) if one else "")


def as_sent(draft: CaseDraft) -> QueryDict:
    """The boxes of a draft, as a browser sends them."""
    boxes = QueryDict(mutable=True)
    for name, given in draft.typed.items():
        boxes.setlist(name, given)
    return boxes


def initial(draft: CaseDraft | None, form: Form) -> dict[str, Any]:
    """What a form begins with from a draft; nothing where there is none."""
    if draft is None:
        return {}
    sent: Mapping[str, Any] = MultiValueDict(draft.typed)
    boxes = as_sent(draft)
    found = {
        name: one.widget.value_from_datadict(boxes, MultiValueDict(), name)
        for name, one in form.fields.items()
        if any(key == name or key.startswith(f"{name}-") for key in sent)
    }
    return {name: value for name, value in found.items() if value not in (None, "", [])}
