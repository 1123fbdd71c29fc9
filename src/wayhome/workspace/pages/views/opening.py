"""How a page opens the release: for the account at the keyboard, and for one person in full."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace

from django.http import Http404, HttpRequest

from wayhome.governance.access import Level
from wayhome.governance.purposes import against_people
from wayhome.workspace.gate.passages import looks_for, passage, signed_in
from wayhome.workspace.reading.head import Head, head
from wayhome.workspace.reading.view import View, view


@contextmanager
def opened(request: HttpRequest) -> Iterator[View]:
    """The release that serves, as the account at the keyboard may see it for what they stated."""
    with view(signed_in(request).viewer, looks_for(request)) as seen:
        request.__dict__["_as_at"] = seen.today  # gate.frame says it on the page
        yield seen


def narrowed(request: HttpRequest, seen: View, people: Iterable[str]) -> View:
    """The view for showing some people at once: where one of them was opened for acting against
    people, what explains a life stays out of sight of all, so that no other page shows it."""
    if seen.leaves_out:
        return seen
    stated = (passage(request, one).purpose for one in people)
    against = next((purpose for purpose in stated if against_people(purpose)), None)
    if against is None:
        return seen
    request.__dict__["_leaves_out"] = True  # gate.frame says it on the page
    return replace(seen, purpose=against)


def sees_in_full(request: HttpRequest, person_id: str) -> bool:
    """Whether this request's user sees more than known-to; decided by the gate."""
    return passage(request, person_id).level is Level.FULL


def head_or_404(seen: View, person_id: str) -> Head:
    """Somebody this viewer may see a record of. A hidden person and no person look the same."""
    found = head(seen, person_id)
    if found is None:
        raise Http404
    return found
