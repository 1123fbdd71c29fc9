"""The pages of hooks: where word is sent, with its secret on the answer that made it alone."""

from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from wayhome.governance.roles import Act
from wayhome.workspace.actions import hooks as actions
from wayhome.workspace.api.forms import MakeHook
from wayhome.workspace.api.hooks.kinds import KINDS
from wayhome.workspace.api.hooks.signing import told_secret
from wayhome.workspace.api.models import Hook, Message
from wayhome.workspace.gate.passages import signed_in
from wayhome.workspace.gate.views import gated, looked_at

STUCK = timedelta(minutes=10)
# What may be done with one, and what is said when it is done.
WAYS: Mapping[str, tuple[Callable[..., Hook], str]] = {
    "on": (actions.switch_on, "{} is switched on: what waits is sent first."),
    "off": (actions.switch_off, "{} is switched off. What happens meanwhile waits."),
    "end": (actions.end, "{} has ended: nothing is sent there any more."),
}


@gated(task=Act.MANAGE_INTEGRATIONS)
def new(request: HttpRequest) -> HttpResponse:
    """Register one: its secret is on the answer."""
    form = MakeHook(request.POST or None)
    if request.method == "POST" and form.is_valid():
        made = actions.make(**form.cleaned_data, by=signed_in(request))
        return _page(request, made, told_secret(made))
    context = {"form": form, "kinds": KINDS}
    status = 422 if form.errors else 200
    return render(request, "integrations/new_hook.html", context, status=status)


@gated(task=Act.MANAGE_INTEGRATIONS)
def hook(request: HttpRequest, hook: int) -> HttpResponse:
    """How it goes with one."""
    own = Hook.objects.filter(agency=signed_in(request).agency, ended_at=None)
    held = own.filter(pk=hook).first()
    if held is None:
        raise Http404
    looked_at(request, f"hook {held.pk}")
    return _page(request, held)


@require_POST
@gated(task=Act.MANAGE_INTEGRATIONS)
def give_secret(request: HttpRequest, hook: int) -> HttpResponse:
    held = actions.give_secret(hook=hook, by=signed_in(request))
    return _page(request, held, told_secret(held))


@require_POST
@gated(task=Act.MANAGE_INTEGRATIONS)
def switch(request: HttpRequest, hook: int, way: str) -> HttpResponse:
    """On, off, or ended."""
    if way not in WAYS:
        raise Http404
    does, said = WAYS[way]
    held = does(hook=hook, by=signed_in(request))
    messages.success(request, said.format(held.name))
    return redirect("integrations" if held.ended_at else "hook", *([] if held.ended_at else [hook]))


def _stuck(held: Hook) -> Message | None:
    """What has waited for so long that nobody seems to send anything."""
    before = timezone.now() - STUCK
    waits = held.messages.filter(sent_at=None, queued_at__lt=before).order_by("pk").first()
    return None if held.failures or held.off_at else waits


def _page(request: HttpRequest, held: Hook, handed: str = "") -> HttpResponse:
    context: dict[str, Any] = {
        "hook": held,
        "handed": handed,
        "kinds": [KINDS[one] for one in KINDS if one in held.kinds],
        "waiting": held.messages.filter(sent_at=None).count(),
        "last": held.messages.exclude(sent_at=None).order_by("-sent_at").first(),
        "at_most": actions.AT_MOST,
        "stuck": _stuck(held),
    }
    return render(request, "integrations/hook.html", context)
