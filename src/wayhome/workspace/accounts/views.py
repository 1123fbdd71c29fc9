"""Signing in and out, and one's own password."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login, logout, update_session_auth_hash
from django.contrib.auth.hashers import make_password
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from wayhome.governance.roles import Act
from wayhome.lexicon.agencies import read_register
from wayhome.lexicon.home import home
from wayhome.workspace.accounts.demonstration import Demonstrated, listed
from wayhome.workspace.accounts.forms import NewPassword, SignIn
from wayhome.workspace.accounts.models import User
from wayhome.workspace.accounts.networks import is_locked, network_of
from wayhome.workspace.accounts.sessions import BEGAN
from wayhome.workspace.actions import accounts as actions
from wayhome.workspace.gate.passages import signed_in
from wayhome.workspace.gate.views import gated, open_route

# One sentence for every failure, a lock too: which addresses have accounts is nobody's business.
NOT_LET_IN = (
    "The e-mail address and password do not match an open account. After five wrong passwords an "
    "account is locked for 15 minutes; your administrator can let you in sooner."
)
NETWORK_LOCKED = "Too many wrong passwords came from your network. Try again in 15 minutes."


@open_route(reason="one cannot be signed in before signing in")
@sensitive_post_parameters()
@never_cache
def sign_in(request: HttpRequest) -> HttpResponse:
    form = SignIn(request.POST or None)
    following = onward(request)
    if request.method == "POST" and form.is_valid():
        network = network_of(
            request.META.get("REMOTE_ADDR", ""), request.META.get("HTTP_X_FORWARDED_FOR", "")
        )
        user, sentence = _let_in(**form.cleaned_data, network=network)
        if user is not None:
            login(request, user, backend="django.contrib.auth.backends.ModelBackend")
            request.session[BEGAN] = timezone.now().timestamp()
            request.session.clear_expired()  # of everybody: nothing else clears them
            return redirect(following)
        form.add_error(None, sentence)
    context = {"form": form, "next": following, "demonstration_accounts": _printed()}
    return render(request, "accounts/sign_in.html", context, status=422 if form.errors else 200)


def _printed() -> list[Demonstrated]:
    """What a demonstration prints beside its sign-in; nothing anywhere else."""
    home_ = home()
    return (
        listed(read_register(home_.agencies)) if settings.DEMO and home_.agencies.exists() else []
    )


def _let_in(email: str, password: str, network: str) -> tuple[User | None, str]:
    """The account, or the sentence why not. Every answer is on the trail."""
    account = User.objects.filter(email=email.strip().lower()).first()
    if network and is_locked(network):
        actions.refuse_sign_in(account=account, why=actions.NETWORK_LOCKED, network=network)
        return None, NETWORK_LOCKED
    why = _why_not(account, password)
    if account is None or why:
        actions.refuse_sign_in(account=account, why=why, network=network)
        return None, NOT_LET_IN
    actions.sign_in(by=account)
    return account, ""


def _why_not(account: User | None, password: str) -> str:
    """Why somebody is not let in, for the trail alone; empty when they are."""
    if account is None or not account.is_active or account.is_locked:
        make_password(password)  # takes as long as a real check, so that time tells nothing
        return "locked" if account and account.is_active else "no open account"
    return "" if account.check_password(password) else "wrong password"


def onward(request: HttpRequest) -> str:
    """Where to go next: an address of ours that the page asked for, else the desk."""
    wanted = request.POST.get("next") or request.GET.get("next") or ""
    ours = url_has_allowed_host_and_scheme(
        wanted, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return wanted if ours else "/"


@require_POST
@gated(task=Act.OWN_ACCOUNT)
def sign_out(request: HttpRequest) -> HttpResponse:
    actions.sign_out(by=signed_in(request))
    logout(request)
    return redirect("sign-in")


@sensitive_post_parameters()
@gated(task=Act.OWN_ACCOUNT)
def own_password(request: HttpRequest) -> HttpResponse:
    user = signed_in(request)
    form = NewPassword(user, request.POST or None)
    if request.method == "POST" and form.is_valid():
        changed = actions.set_password(
            account_id=user.pk, password=form.cleaned_data["new"], by=user
        )
        update_session_auth_hash(request, changed)
        messages.success(request, "Your password is changed.")
        return redirect("/")
    context = {"form": form, "one_time": user.one_time}
    return render(request, "accounts/password.html", context, status=422 if form.errors else 200)
