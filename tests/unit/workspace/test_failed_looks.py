"""A look that fails or is refused within a page leaves one event, and never a second failure."""

import pytest
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError
from django.http import Http404, HttpResponse
from django.urls import ResolverMatch

from wayhome.governance.roles import Act
from wayhome.lexicon.errors import BadUsage, NotSetUp
from wayhome.workspace.actions import access
from wayhome.workspace.gate.views import gated
from wayhome.workspace.trail.models import AuditEvent
from wayhome.workspace.trail.proving import proven

pytestmark = pytest.mark.django_db
PERSON = "P-7K3M-9Q2X-4TBC"
SECRET = "Quillon"  # an invented name in the text of an error


def last() -> AuditEvent:
    return AuditEvent.objects.order_by("-number").first()


def failing(error: Exception, task: Act = Act.SEE_PERSON):
    @gated(task=task)
    def view(request, **_):
        raise error

    return view


@pytest.fixture
def asks(account, asked, holders):
    """An outsider's request for a person's page, which needs no purpose."""
    holders[PERSON] = {"NBC"}
    request = asked(account("practitioner", "EMH"), f"/people/{PERSON}/")
    request.resolver_match = ResolverMatch(lambda _: None, (), {}, url_name="person")
    return request


@pytest.mark.parametrize(
    ("error", "status"),
    [
        (ValueError(SECRET), 500),
        (Http404(SECRET), 404),
        (BadUsage(SECRET), 400),
        (NotSetUp(SECRET), 503),
    ],
)
def test_a_look_that_fails_is_on_the_trail_without_its_error(asks, error, status) -> None:
    before = AuditEvent.objects.count()
    with pytest.raises(type(error)):
        failing(error)(asks, person_id=PERSON)
    assert AuditEvent.objects.count() == before + 1
    found = last()
    assert (found.what, found.act, found.about) == ("failed", Act.SEE_PERSON, PERSON)
    assert (found.actor, found.agency) == (str(asks.user.pk), "EMH")
    assert found.details == {"page": "person", "status": status}
    assert SECRET not in str(list(AuditEvent.objects.values()))
    assert proven().broken is None


def test_a_refusal_within_a_page_is_on_the_trail(asks) -> None:
    with pytest.raises(PermissionDenied):
        failing(PermissionDenied("Only the agency that sent it."))(asks, person_id=PERSON)
    found = last()
    assert (found.what, found.about, found.reason) == (
        "refused",
        PERSON,
        "Only the agency that sent it.",
    )


def test_asking_how_far_one_sees_may_fail_too(asks, monkeypatch) -> None:
    def fails(*_: object) -> None:
        raise NotSetUp("Nothing has been built yet.")

    monkeypatch.setattr("wayhome.workspace.gate.passages.holders_of", fails)
    with pytest.raises(NotSetUp):
        failing(ValueError())(asks, person_id=PERSON)
    assert (last().what, last().about) == ("failed", PERSON)


def test_what_was_written_before_the_failure_stands_for_it(asks) -> None:
    @gated(task=Act.BREAK_GLASS)
    def view(request, person_id):
        access.break_glass(person_id=person_id, reason="hurt, alone", by=request.user)
        raise ValueError

    before = AuditEvent.objects.count()
    with pytest.raises(ValueError):  # noqa: PT011
        view(asks, person_id=PERSON)
    assert AuditEvent.objects.count() == before + 1
    assert last().what == "write"


def test_what_was_taken_back_leaves_that_it_failed(asks) -> None:
    @gated(task=Act.BREAK_GLASS)
    def view(request, person_id):
        access.state_purpose(
            about=person_id, task=Act.SEE_PERSON, purpose="rights", words="", by=request.user
        )

    before = AuditEvent.objects.count()
    with pytest.raises(BadUsage):
        view(asks, person_id=PERSON)
    assert AuditEvent.objects.count() == before + 1
    assert last().what == "failed"


def test_a_failure_that_cannot_be_recorded_is_not_a_second_one(asks, monkeypatch) -> None:
    def full(**_: object) -> None:
        raise DatabaseError("disk full")

    monkeypatch.setattr("wayhome.workspace.gate.views.record", full)
    with pytest.raises(ValueError, match=SECRET):
        failing(ValueError(SECRET))(asks, person_id=PERSON)


def test_a_page_that_cannot_be_drawn_is_a_failed_look(asks) -> None:
    class Torn(HttpResponse):
        def render(self) -> None:
            raise ValueError(SECRET)

    @gated(task=Act.SEE_DESK)
    def view(request):
        return Torn()

    with pytest.raises(ValueError, match=SECRET):
        view(asks)
    assert (last().what, last().about) == ("failed", "")


def test_a_refused_download_is_on_the_trail(client, account, home, monkeypatch) -> None:
    """Through the whole workspace: another agency's refused rows, without a purpose."""
    client.force_login(account("analyst", "EMC"))
    assert client.get("/deliveries/0123456789/refused/refused.csv").status_code == 404
    found = last()
    assert (found.what, found.about) == ("failed", "0123456789")
    assert found.details == {"page": "refused-file", "status": 404}
