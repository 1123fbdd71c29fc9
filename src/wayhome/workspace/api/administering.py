"""The integrations that an administrator makes for their own agency, and the hooks beside them.

A token is shown once, on the answer that made it, and kept nowhere: no message and no session
holds it.
"""

from dataclasses import dataclass

from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from wayhome.governance.purposes import Purpose, purpose
from wayhome.governance.roles import Act
from wayhome.governance.scopes import OPENS, Scope
from wayhome.workspace.accounts.models import User
from wayhome.workspace.accounts.tokens import new_token
from wayhome.workspace.actions import integrations as actions
from wayhome.workspace.api.forms import OFFERED, MakeIntegration
from wayhome.workspace.api.models import Hook, Integration
from wayhome.workspace.gate.often import last_asked
from wayhome.workspace.gate.passages import signed_in
from wayhome.workspace.gate.views import gated


@dataclass(frozen=True)
class Listed:
    """An integration as a page tells it. `asked`: when it did anything last."""

    of: Integration
    purpose: Purpose | None
    scopes: list[tuple[str, str]]
    asked: object
    handed: str = ""  # its token, on the answer that made it alone

    @property
    def ended(self) -> bool:
        return not self.of.account.is_active


@gated(task=Act.MANAGE_INTEGRATIONS)
def integrations(request: HttpRequest) -> HttpResponse:
    """What an agency's own systems may do, and where word is sent."""
    user = signed_in(request)
    rows = [listed(one) for one in _own(user)]
    hooks = Hook.objects.filter(agency=user.agency, ended_at=None)
    context = {
        "rows": [one for one in rows if not one.ended],
        "ended": [one for one in rows if one.ended],
        "hooks": hooks,
    }
    return render(request, "integrations/list.html", context)


@gated(task=Act.MANAGE_INTEGRATIONS)
def new(request: HttpRequest) -> HttpResponse:
    """Make one: its token is on the answer."""
    form = MakeIntegration(request.POST or None)
    if request.method == "POST" and form.is_valid():
        token = new_token()
        made = actions.make(**form.cleaned_data, token=token, by=signed_in(request))
        return _page(request, listed(made, token))
    context = {"form": form, "purposes": OFFERED, "scopes": OPENS}
    status = 422 if form.errors else 200
    return render(request, "integrations/new.html", context, status=status)


@gated(task=Act.MANAGE_INTEGRATIONS)
def integration(request: HttpRequest, account_id: int) -> HttpResponse:
    held = _own(signed_in(request)).filter(pk=account_id).first()
    if held is None:
        raise Http404
    return _page(request, listed(held))


@require_POST
@gated(task=Act.MANAGE_INTEGRATIONS)
def give_token(request: HttpRequest, account_id: int) -> HttpResponse:
    token = new_token()
    held = actions.give_token(integration=account_id, token=token, by=signed_in(request))
    return _page(request, listed(held, token))


@require_POST
@gated(task=Act.MANAGE_INTEGRATIONS)
def end(request: HttpRequest, account_id: int) -> HttpResponse:
    held = actions.end(integration=account_id, by=signed_in(request))
    messages.success(request, f"{held.account.name} has ended: its token opens nothing any more.")
    return redirect("integrations")


def listed(of: Integration, handed: str = "") -> Listed:
    """One in words."""
    scopes = [(str(one), OPENS[one]) for one in Scope if one in of.scopes]
    return Listed(of, purpose(of.purpose), scopes, last_asked(of.account), handed)


def _own(user: User) -> QuerySet[Integration]:
    own = Integration.objects.filter(account__agency=user.agency)
    return own.select_related("account__token", "made_by")


def _page(request: HttpRequest, one: Listed) -> HttpResponse:
    return render(request, "integrations/integration.html", {"one": one})
