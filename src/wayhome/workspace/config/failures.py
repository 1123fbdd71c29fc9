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
OLD_FORM_TITLE = "This form was open too long"
OLD_FORM = (
    "Somebody signed in or out since it was opened, or it came from another page. "
    "Nothing was changed. Go back, reload the page and send it once more."
)


class NobodyThere(Http404):
    """Not found, with a sentence for people; the framework's own 404s quote addresses."""


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return page(request, 400, NOT_UNDERSTOOD)


def refused(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return page(request, 403, str(exception or "") or NOT_ALLOWED)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    told = str(exception) if isinstance(exception, NobodyThere) else NO_SUCH_PAGE
    return page(request, 404, told)


def our_fault(request: HttpRequest) -> HttpResponse:
    """The last net: must not fail itself, so it uses no database and no frame."""
    try:
        return page(request, 500, OUR_FAULT)
    except Exception:
        return HttpResponse(OUR_FAULT, status=500, content_type="text/plain; charset=utf-8")


def form_out_of_date(request: HttpRequest, reason: str = "") -> HttpResponse:
    return page(request, 403, OLD_FORM, OLD_FORM_TITLE)


def status_of(error: Exception) -> int:
    """The status of the page that an error becomes."""
    return next((status for kind, status in STATUS.items() if isinstance(error, kind)), 500)


def page(request: HttpRequest, status: int, sentence: str, title: str = "") -> HttpResponse:
    """One of the error templates with its sentence; 503 shares the template of 500."""
    template = {400: "400.html", 403: "403.html", 404: "404.html"}.get(status, "500.html")
    context = {"status": status, "sentence": sentence, "title": title}
    return render(request, template, context, status=status)


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
