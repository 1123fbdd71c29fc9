"""What somebody has typed into a form of a case and not kept there yet.

    types ─> kept by itself every few seconds, for them alone ─> there on return ─> said, and gone

Keeps: nobody else reads a draft, and it is no part of the case.
"""

from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.utils.datastructures import MultiValueDict
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from wayhome.governance.roles import Act
from wayhome.lexicon.errors import BadUsage
from wayhome.workspace.actions import drafts as actions
from wayhome.workspace.cases.forms import Saying
from wayhome.workspace.cases.models import CaseDraft, CaseEntry
from wayhome.workspace.cases.standing import seen_by
from wayhome.workspace.gate.passages import signed_in
from wayhome.workspace.gate.views import gated

LONGEST_KEY = 160  # as the database has it
KEPT = "Kept as your draft. Nobody else sees it."
# What a page sends along that nobody typed.
NOT_TYPED = frozenset({"csrfmiddlewaretoken", "number", "place", "draft", "draft-of", "back-to"})


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
    if CaseEntry.objects.filter(pk=request.POST.get("number", "")).exists():
        return HttpResponse(status=204)  # said while this was on its way
    try:
        if request.POST.get("draft") == "throw away":
            actions.throw_away(key=key, by=user)
        else:
            actions.keep(key=key, typed=typed(request.POST), by=user)
    except BadUsage as refused:
        return HttpResponse(str(refused), status=422, content_type="text/plain; charset=utf-8")
    back = request.POST.get("back-to", "")
    if not url_has_allowed_host_and_scheme(back, allowed_hosts=None):
        return HttpResponse(status=204)
    if request.POST.get("draft") != "throw away":
        messages.info(request, KEPT)
    return redirect(back)


def typed(sent: QueryDict) -> dict[str, list[str]]:
    """The boxes in which something stands, by name."""
    whole = ((name, [one.replace("\0", "") for one in given]) for name, given in sent.lists())
    every = {name: [one for one in given if one] for name, given in whole}
    return {name: given for name, given in every.items() if given and name not in NOT_TYPED}


def of(request: HttpRequest, key: str) -> CaseDraft | None:
    """One's own draft of a form."""
    return CaseDraft.objects.filter(by=signed_in(request), key=key).first()


def initial(draft: CaseDraft | None, form: Saying) -> dict[str, Any]:
    """What a form begins with from a draft; nothing where there is none."""
    if draft is None:
        return {}
    sent: Mapping[str, Any] = MultiValueDict(draft.typed)
    boxes = QueryDict(mutable=True)
    for name, given in draft.typed.items():
        boxes.setlist(name, given)
    found = {
        name: one.widget.value_from_datadict(boxes, MultiValueDict(), name)
        for name, one in form.fields.items()
        if any(key == name or key.startswith(f"{name}-") for key in sent)
    }
    return {name: value for name, value in found.items() if value not in (None, "", [])}
