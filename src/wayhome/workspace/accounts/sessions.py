"""How long somebody stays signed in: an idle hour (settings), and never past a long shift."""

from collections.abc import Callable

from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

BEGAN = "began"  # seconds since 1970 at which the session was opened
RENEWED = "renewed"  # and at which its idle hour last began anew
RENEW_AFTER = 300  # seconds; renewing with every page would double what each page writes


class SessionLimits:
    """Middleware: signs out after SESSION_LASTS_AT_MOST, and when the account was closed."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        began = request.session.get(BEGAN)
        if began is not None and _too_old(float(began)):
            logout(request)
        elif began is not None:
            _renew(request)
        response = self.get_response(request)
        if request.user.is_authenticated:
            # What one person saw must not be shown to the next at a shared desk.
            response.headers.setdefault("Cache-Control", "no-store")
        return response


def _renew(request: HttpRequest) -> None:
    now = timezone.now().timestamp()
    if now - float(request.session.get(RENEWED, 0)) > RENEW_AFTER:
        request.session[RENEWED] = now  # a changed session is saved, and its hour begins anew


def _too_old(began: float) -> bool:
    return timezone.now().timestamp() - began > settings.SESSION_LASTS_AT_MOST.total_seconds()
