"""Every route of the workspace carries a gate, or says that it is open and why."""

import re
from collections.abc import Iterator

import pytest
from django.http import HttpResponse
from django.urls import URLPattern, URLResolver, get_resolver, path

from wayhome.governance.roles import Act
from wayhome.workspace.api.document import CALLS
from wayhome.workspace.gate.views import GATE

OPEN = {"sign-in", "api-document"}  # every name here is a choice somebody made
# programs: no session, so nobody is sent to sign in
BY_TOKEN = {"api-check", "api-ties", *(f"api-{one.name}" for one, _ in CALLS)}


def routes(resolver: URLResolver, before: str = "") -> Iterator[tuple[str, URLPattern]]:
    for pattern in resolver.url_patterns:
        address = before + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from routes(pattern, address)
        else:
            yield address, pattern


ROUTES = list(routes(get_resolver()))


def mark(pattern: URLPattern) -> str:
    """The mark a gate left on the view, seen through other decorators; empty without one."""
    view = pattern.callback
    while view is not None:
        if hasattr(view, GATE):
            return str(getattr(view, GATE))
        view = getattr(view, "__wrapped__", None)
    return ""


def ungated() -> list[str]:
    return [address for address, pattern in routes(get_resolver()) if not mark(pattern)]


def test_there_are_routes() -> None:
    assert len(ROUTES) > 15


@pytest.mark.parametrize(("address", "pattern"), ROUTES, ids=[address for address, _ in ROUTES])
def test_every_route_is_marked(address: str, pattern: URLPattern) -> None:
    found = mark(pattern)
    assert found, (
        f"/{address} has no gate: mark its view with gated(task=…) or open_route(reason=…)"
    )
    kind, _, words = found.partition(": ")
    if kind == "open":
        assert pattern.name in OPEN, f"/{address} is open; say so in OPEN too"
        assert len(words) > 10
    else:
        assert words in set(Act)


@pytest.mark.parametrize(("address", "pattern"), ROUTES, ids=[address for address, _ in ROUTES])
def test_a_persons_route_asks_about_that_person(address: str, pattern: URLPattern) -> None:
    if address.startswith("people/"):
        assert "person_id" in pattern.pattern.converters
        assert mark(pattern) in {f"gated: {Act.SEE_PERSON}", f"gated: {Act.BREAK_GLASS}"}


def test_the_test_bites(monkeypatch: pytest.MonkeyPatch) -> None:
    bare = path("bare/", lambda request: HttpResponse("anything"))
    monkeypatch.setattr(get_resolver(), "url_patterns", [bare])
    assert ungated() == ["bare/"]


@pytest.mark.django_db
@pytest.mark.parametrize(("address", "pattern"), ROUTES, ids=[address for address, _ in ROUTES])
def test_nobody_gets_in_without_signing_in(client, address: str, pattern: URLPattern) -> None:
    """Not only marked: asked, too, as anybody could."""
    values = {"int": 1, "str": "P-1"}
    kinds = {name: type(c).__name__.lower() for name, c in pattern.pattern.converters.items()}
    given = {n: values["int" if kind.startswith("int") else "str"] for n, kind in kinds.items()}
    asked = "/" + address
    for name, value in given.items():
        asked = re.sub(rf"<\w+:{name}>", str(value), asked)
    for answer in (client.get(asked), client.post(asked)):
        if pattern.name in BY_TOKEN:
            assert answer.status_code in {401, 405}
        elif pattern.name in OPEN:
            assert answer.status_code in {200, 405, 422}
        else:
            assert answer.status_code in {302, 405}
            assert answer.status_code == 405 or answer["Location"].startswith("/sign-in/")
