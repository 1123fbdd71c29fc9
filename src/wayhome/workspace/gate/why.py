"""Asking why somebody looks, in place of the page that they wanted.

    opens a page  ─>  on to the question, and back
    sends a form  ─>  the question with what was sent in it  ─>  “Send it again”

Keeps: a purpose that runs out while somebody writes loses nothing and keeps nothing unasked. What
was typed waits in the pages alone, in hidden boxes, and nowhere on the server.
"""

from collections.abc import Iterator
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from wayhome.governance.purposes import Purpose, purposes_for
from wayhome.governance.roles import Act
from wayhome.workspace.gate.forms import StatePurpose
from wayhome.workspace.gate.passages import signed_in
from wayhome.workspace.gate.unmasking import as_asked

PERSON_PREFIX, LINE_PREFIX, ADDRESS_PREFIX = "P-", "L-", "A-"
GROUP_PREFIX, CASE_PREFIX, NEAR_PREFIX = "G-", "C-", "N-"
AGAIN = "again"  # that a form waits, though it be one without a box
TYPED = "typed-"  # before the name of each box that waits
NOT_TYPED = "csrfmiddlewaretoken"  # the page that sends it again has its own


def asked_of(about: str) -> tuple[str, Act]:
    """What is asked about, and for which task: a person, a line, an address, groups, a case, which
    children are near what is known, or refused rows."""
    if about.startswith(PERSON_PREFIX):
        return "person", Act.SEE_PERSON
    if about.startswith(LINE_PREFIX):
        return "line", Act.SEE_LINES
    if about.startswith(ADDRESS_PREFIX):
        return "address", Act.SEE_PLACES
    if about.startswith(GROUP_PREFIX):
        return "group", Act.SEE_PLACES
    if about.startswith(CASE_PREFIX):
        return "case", Act.WORK_CASES
    if about.startswith(NEAR_PREFIX):
        return "near", Act.WORK_CASES
    return "delivery", Act.SEE_REFUSED_ROWS


def offered(request: HttpRequest, about: str) -> tuple[Purpose, ...]:
    """The purposes that whoever asks can state of it."""
    return purposes_for(signed_in(request).role, asked_of(about)[0])


def ask(request: HttpRequest, about: str) -> HttpResponse:
    """The question. In place of a form's page it names nobody: it is no look at them."""
    wanted = request.get_full_path()
    if request.method != "POST":
        purpose = reverse("purpose", args=[as_asked(request, about)])
        return redirect(f"{purpose}?{urlencode({'next': wanted})}")
    context = {
        "form": StatePurpose(offered(request, about), initial={"next": wanted}),
        "purposes": offered(request, about),
        "about": as_asked(request, about),
        "of": asked_of(about)[0],
        "again": True,
        "typed": list(_sent(request)),
    }
    return render(request, "gate/purpose.html", context, status=409)


def waiting(request: HttpRequest) -> list[tuple[str, str]] | None:
    """What waits in the boxes of the question, as it was sent; None where no form waits."""
    if AGAIN not in request.POST:
        return None
    return [(name.removeprefix(TYPED), one) for name, one in _every(request)
            if name.startswith(TYPED)]  # fmt: skip


def _sent(request: HttpRequest) -> Iterator[tuple[str, str]]:
    return ((name, one) for name, one in _every(request) if name != NOT_TYPED)


def _every(request: HttpRequest) -> Iterator[tuple[str, str]]:
    return ((name, str(one)) for name, given in request.POST.lists() for one in given)
