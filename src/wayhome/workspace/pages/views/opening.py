"""How a page opens the release: for the account at the keyboard, and for one person in full."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.http import Http404, HttpRequest

from wayhome.governance.access import Level
from wayhome.workspace.gate.passages import passage, signed_in
from wayhome.workspace.reading.head import Head, head
from wayhome.workspace.reading.view import View, view


@contextmanager
def opened(request: HttpRequest) -> Iterator[View]:
    """The release that serves, as the account at the keyboard may see it."""
    with view(signed_in(request).viewer) as seen:
        request.__dict__["_as_at"] = seen.today  # gate.frame says it on the page
        yield seen


def sees_in_full(request: HttpRequest, person_id: str) -> bool:
    """Whether this request's user sees more than known-to; decided by the gate."""
    return passage(request, person_id).level is Level.FULL


def head_or_404(seen: View, person_id: str) -> Head:
    """Somebody this viewer may see a record of. A hidden person and no person look the same."""
    found = head(seen, person_id)
    if found is None:
        raise Http404
    return found
