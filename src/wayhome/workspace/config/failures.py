"""When something goes wrong, a sentence: what happened and what to do next. Never a traceback.

An error of the WayhomeError family was written for people and is shown; any other says only that
the fault is ours, because its message may hold a person.
"""

from collections.abc import Callable

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from wayhome.lexicon.errors import BadUsage, NotSetUp, WayhomeError

Answer = Callable[[HttpRequest], HttpResponse]

STATUS = {PermissionDenied: 403, Http404: 404, BadUsage: 400, NotSetUp: 503}
NOT_UNDERSTOOD = "We could not understand what your browser sent. Go back and try once more."
NOT_ALLOWED = "Your role does not include this. Ask your administrator if it should."
NO_SUCH_PAGE = "There is no page at this address, or it is not one you can see."
OUR_FAULT = "Something went wrong on our side, and nothing was changed. Please try again."
OLD_FORM = "This form was open too long or was sent from another page. Go back, reload and resend."


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return page(request, 400, NOT_UNDERSTOOD)


def refused(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return page(request, 403, str(exception or "") or NOT_ALLOWED)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return page(request, 404, NO_SUCH_PAGE)


def our_fault(request: HttpRequest) -> HttpResponse:
    """The last net: must not fail itself, so it uses no database and no frame."""
    try:
        return page(request, 500, OUR_FAULT)
    except Exception:
        return HttpResponse(OUR_FAULT, status=500, content_type="text/plain; charset=utf-8")


def form_out_of_date(request: HttpRequest, reason: str = "") -> HttpResponse:
    return page(request, 403, OLD_FORM)


def status_of(error: Exception) -> int:
    """The status of the page that an error becomes."""
    return next((status for kind, status in STATUS.items() if isinstance(error, kind)), 500)


def page(request: HttpRequest, status: int, sentence: str) -> HttpResponse:
    """One of the error templates with its sentence; 503 shares the template of 500."""
    template = {400: "400.html", 403: "403.html", 404: "404.html"}.get(status, "500.html")
    return render(request, template, {"status": status, "sentence": sentence}, status=status)


class Sentences:
    """Middleware: an error written for people becomes a page with that sentence."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        if not isinstance(error, WayhomeError):
            return None
        return page(request, status_of(error), str(error))
