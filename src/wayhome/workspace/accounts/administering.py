"""The accounts an administrator looks after: opened, changed, closed, and let in again.

A password that an administrator gives is shown once, on the answer that made it, and kept nowhere:
no message and no session holds it.
"""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from wayhome.governance.roles import ROLES, Act
from wayhome.lexicon.agencies import read_register
from wayhome.lexicon.errors import BadUsage
from wayhome.lexicon.home import home
from wayhome.workspace.accounts.forms import Account
from wayhome.workspace.accounts.listing import STATES, narrowed
from wayhome.workspace.accounts.models import User
from wayhome.workspace.accounts.one_time import one_time_password
from wayhome.workspace.actions import accounts as actions
from wayhome.workspace.gate.passages import signed_in
from wayhome.workspace.gate.views import gated
from wayhome.workspace.pages.choices import Choices

PER_PAGE = 50


@gated(task=Act.MANAGE_ACCOUNTS)
def accounts(request: HttpRequest) -> HttpResponse:
    chosen = Choices(request.GET)
    found = narrowed(User.objects.people().order_by("name", "email"), chosen)
    context = {
        "page": Paginator(found, PER_PAGE).get_page(chosen["page"] or 1),
        "chosen": chosen,
        "agencies": {code: one.name for code, one in read_register(home().agencies).items()},
        "titles": {role.code: role.title for role in ROLES},
        "states": STATES,
        "roles": ROLES,
    }
    return render(request, "accounts/list.html", context)


@gated(task=Act.MANAGE_ACCOUNTS)
def new_account(request: HttpRequest) -> HttpResponse:
    form = Account(request.POST or None)
    if request.method == "POST" and form.is_valid():
        password = one_time_password()
        opened = actions.open_account(
            **form.cleaned_data, password=password, one_time=True, by=signed_in(request)
        )
        return _page(request, _form(opened), password)
    return _page(request, form)


@gated(task=Act.MANAGE_ACCOUNTS)
def account(request: HttpRequest, account_id: int) -> HttpResponse:
    form = _form(get_object_or_404(User, pk=account_id), request.POST or None)
    if request.method == "POST" and form.is_valid():
        held = actions.change_account(
            account_id=account_id, **form.cleaned_data, by=signed_in(request)
        )
        return _done(request, held, f"{held.name}'s account is changed.")
    return _page(request, form)


@require_POST
@gated(task=Act.MANAGE_ACCOUNTS)
def give_password(request: HttpRequest, account_id: int) -> HttpResponse:
    held, user = get_object_or_404(User, pk=account_id), signed_in(request)
    if held == user:
        raise BadUsage("Change your own password on its own page: Password, beside your name.")
    password = one_time_password()
    changed = actions.set_password(account_id=account_id, password=password, by=user)
    return _page(request, _form(changed), password)


@require_POST
@gated(task=Act.MANAGE_ACCOUNTS)
def lift_lock(request: HttpRequest, account_id: int) -> HttpResponse:
    held = get_object_or_404(User, pk=account_id)
    actions.lift_lock(account_id=account_id, by=signed_in(request))
    return _done(request, held, f"{held.name} can sign in again.")


@require_POST
@gated(task=Act.MANAGE_ACCOUNTS)
def close_account(request: HttpRequest, account_id: int) -> HttpResponse:
    held = get_object_or_404(User, pk=account_id)
    actions.close_account(account_id=account_id, by=signed_in(request))
    return _done(request, held, f"{held.name}'s account is closed, and they are signed out.")


@require_POST
@gated(task=Act.MANAGE_ACCOUNTS)
def reopen_account(request: HttpRequest, account_id: int) -> HttpResponse:
    held = get_object_or_404(User, pk=account_id)
    actions.reopen_account(account_id=account_id, by=signed_in(request))
    return _done(request, held, f"{held.name}'s account is open again.")


def _form(held: User, given: QueryDict | None = None) -> Account:
    now = {name: getattr(held, name) for name in ("name", "email", "agency", "role")}
    return Account(given, held=held, initial=now)


def _done(request: HttpRequest, held: User, said: str) -> HttpResponse:
    messages.success(request, said)
    return redirect("account", held.pk)


def _page(request: HttpRequest, form: Account, handed_over: str = "") -> HttpResponse:
    context = {
        "form": form,
        "account": form.held,
        "own": form.held == signed_in(request),
        "handed_over": handed_over,
        "roles": ROLES,
    }
    status = 422 if form.errors else 200
    return render(request, "accounts/account.html", context, status=status)
