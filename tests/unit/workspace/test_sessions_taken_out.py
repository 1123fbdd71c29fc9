"""A session that was handed in is taken out of the records again, all of it at once."""

import json
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from django.db import DatabaseError
from django.utils import timezone

from wayhome.casework.round_table import State
from wayhome.extracts import held
from wayhome.extracts.withdrawing import Why, withdrawn
from wayhome.lexicon.errors import BadUsage
from wayhome.lexicon.home import Home
from wayhome.workspace import building
from wayhome.workspace.accounts.models import User
from wayhome.workspace.actions import deliveries
from wayhome.workspace.actions import sessions as actions
from wayhome.workspace.deliveries.finishing import finish as finish_deliveries
from wayhome.workspace.judging.models import Judgement
from wayhome.workspace.sessions import finishing, handing_in
from wayhome.workspace.sessions.models import MappingSession, SessionStep
from wayhome.workspace.trail.models import AuditEvent

sys.path.insert(0, str(Path(__file__).parent))  # the table is a module of these tests

from at_a_table import MS, PHONE, SEEN, begun, hand_in, people, say, views_replaced

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


# what is said, and whether whoever leads says it
FIRST, NEXT = ("said-first-one", True, SEEN), ("said-next-one", False, PHONE)
KEPT_CLOSE = ("said-close-one", False, {**SEEN, "handling": "C", "conditions": "Police only"})


@pytest.fixture(autouse=True)
def _views_are_replaced(monkeypatch: pytest.MonkeyPatch) -> None:
    views_replaced(monkeypatch)


@pytest.fixture
def handed_in(account, home: Path, monkeypatch: pytest.MonkeyPatch):
    """`handed_in(FIRST, NEXT)`: a session that was closed and left with them: whoever leads it, the
    officer at its table, and its deliveries."""

    def make(*said: tuple[str, bool, dict[str, str]]) -> tuple[User, User, set[str]]:
        session = begun(account)
        ann, ben = people(session)
        for number, leads, given in said:
            say(session, number, ann if leads else ben, **given)
        actions.close(session=MS, by=ann)
        return ann, ben, set(hand_in(home, session, monkeypatch).deliveries)

    return make


def test_taken_out_again_all_of_it_is_withdrawn_and_it_stands_open_as_version_two(
    handed_in, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ann, ben, first = handed_in(FIRST, NEXT)
    with pytest.raises(BadUsage, match="Whoever leads"):
        take_out(home, ben)
    assert not withdrawn(home / "store")
    out = take_out(home, ann)
    assert withdrawn(home / "store") == first == set(out.deliveries)
    event = AuditEvent.objects.get(reason="take session out")
    assert (event.about, set(event.details["deliveries"])) == (MS, first)
    assert (event.details["version"], event.details["why"]) == (1, "faulty")
    assert (fresh().state, fresh().version) == (State.OPEN, 2)
    with pytest.raises(BadUsage, match="nothing can be taken out"):
        take_out(home, ann)
    actions.take_back(statement="said-next-one", reason="another town", by=ben)
    actions.close(session=MS, by=ann)
    judged = Judgement.objects.count()
    second = hand_in(home, fresh(), monkeypatch)
    assert (second.version, set(second.deliveries)) == (2, of_agency(home, "NBC"))
    # what is the same as before is the same delivery, put back; what was taken back stays out
    assert withdrawn(home / "store") == of_agency(home, "NBP")
    assert Judgement.objects.count() == judged, "nobody judges the same twice"
    with pytest.raises(BadUsage, match="handed in once"):
        hand_in(home, fresh(), monkeypatch)


def test_what_an_agency_withdrew_itself_nobody_else_puts_back(
    handed_in, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ann, ben, _ = handed_in(FIRST, NEXT)
    own = of_agency(home, "NBP")
    for one in own:
        deliveries.withdraw(delivery=one, why=Why.NOT_TO_BE_SENT, by=ben)
    finish_deliveries(Home(home))
    out = take_out(home, ann)
    assert set(out.deliveries) == of_agency(home, "NBC")
    actions.close(session=MS, by=ann)
    hand_in(home, fresh(), monkeypatch)
    assert withdrawn(home / "store") == own


def test_taking_it_out_tells_nothing_of_what_others_keep_close(handed_in, home: Path) -> None:
    ann, _, _ = handed_in(KEPT_CLOSE)
    take_out(home, ann)
    assert withdrawn(home / "store") == of_agency(home, "NBP")
    assert AuditEvent.objects.get(reason="take session out").details["deliveries"] == []


def full_after(marks: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """The disk is full once so many marks are written; or somebody dies there: nothing more is."""
    real = (finishing.withdrawing.withdraw, finishing.withdrawing.put_back)
    written: list[str] = []

    def once(write: Any) -> Any:
        def mark(store: Path, delivery: str, *given: Any, **more: Any) -> None:
            if len(written) >= marks:
                raise OSError("the disk is full")
            write(store, delivery, *given, **more)
            written.append(delivery)

        return mark

    for name, write in zip(("withdraw", "put_back"), real, strict=True):
        monkeypatch.setattr(finishing.withdrawing, name, once(write))


@pytest.mark.parametrize("marks", [0, 1, 3])
def test_killed_between_the_step_and_its_marks_the_next_opening_finishes_it(
    handed_in, home: Path, monkeypatch: pytest.MonkeyPatch, marks: int
) -> None:
    ann, _, first = handed_in(FIRST, NEXT)
    with monkeypatch.context() as killed:
        full_after(marks, killed)
        with pytest.raises(OSError, match="full"):
            take_out(home, ann)
        assert len(withdrawn(home / "store")) == marks
        assert not finishing.finished(Home(home), fresh()), "a page opens, and says so"
    assert fresh().state is State.OPEN, "it is taken out: what is left to do is known"
    assert finishing.finished(Home(home), fresh())
    assert withdrawn(home / "store") == first
    actions.close(session=MS, by=ann)
    with monkeypatch.context() as killed:
        full_after(marks, killed)
        with pytest.raises(OSError, match="full"):
            hand_in(home, fresh(), monkeypatch)
    finishing.finish_all(Home(home))  # a build does so first, whether somebody opens it or not
    assert not withdrawn(home / "store")


def test_a_build_withdraws_what_a_session_puts_back_in_it(
    handed_in, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its agency withdrew it before the session's mark came, and is heard once that is gone."""
    ann, ben, _ = handed_in(FIRST, NEXT)
    own = of_agency(home, "NBP")
    for one in own:
        deliveries.withdraw(delivery=one, why=Why.NOT_TO_BE_SENT, by=ben)
    take_out(home, ann)
    actions.close(session=MS, by=ann)
    with monkeypatch.context() as killed:
        full_after(0, killed)
        with pytest.raises(OSError, match="full"):
            hand_in(home, fresh(), monkeypatch)
    built: list[set[str]] = []

    def build(at: Home, *_: Any, **__: Any) -> None:
        built.append(withdrawn(at.store))
        raise KeyboardInterrupt

    monkeypatch.setattr(building.pipeline, "build", build)
    with pytest.raises(KeyboardInterrupt):
        building.build(Home(home), None, lambda *_: None)
    assert built == [own]


def test_a_step_that_cannot_be_kept_leaves_no_mark(
    handed_in, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ann, _, _ = handed_in(FIRST)
    events = AuditEvent.objects.count()

    def killed(**_: Any) -> None:
        raise DatabaseError("gone")

    monkeypatch.setattr(SessionStep.objects, "create", killed)
    with pytest.raises(DatabaseError):
        take_out(home, ann)
    assert not withdrawn(home / "store")
    assert (AuditEvent.objects.count(), fresh().state) == (events, State.HANDED_IN)


def test_what_an_agency_put_back_since_stays_put_back(handed_in, home: Path) -> None:
    ann, ben, (one, other) = handed_in(NEXT)
    take_out(home, ann)
    deliveries.put_back(delivery=one, by=ben)
    finish_deliveries(Home(home))
    finishing.finish_all(Home(home))
    assert withdrawn(home / "store") == {other}


# two moments within a second; and within the hour that comes twice, when clocks go back
CLOSE = [
    (datetime(2026, 11, 30, 9, 0, 0, 300_000, UTC), datetime(2026, 11, 30, 9, 0, 0, 900_000, UTC)),
    (datetime(2026, 10, 25, 0, 50, tzinfo=UTC), datetime(2026, 10, 25, 1, 10, tzinfo=UTC)),
]


@pytest.mark.parametrize(("first", "then"), CLOSE)
def test_put_back_by_its_agency_and_then_taken_out_it_is_out(
    handed_in, home: Path, monkeypatch: pytest.MonkeyPatch, first: datetime, then: datetime
) -> None:
    ann, ben, made = handed_in(NEXT)
    monkeypatch.setattr(timezone, "now", lambda: first)
    for one in made:
        deliveries.withdraw(delivery=one, why=Why.FAULTY, by=ben)
        finish_deliveries(Home(home))
        deliveries.put_back(delivery=one, by=ben)
        finish_deliveries(Home(home))
    monkeypatch.setattr(timezone, "now", lambda: then)
    take_out(home, ann)
    assert withdrawn(home / "store") == made
    finish_deliveries(Home(home))
    assert withdrawn(home / "store") == made


@pytest.mark.parametrize(("first", "then"), CLOSE)
def test_taken_out_and_then_put_back_by_its_agency_it_stands(
    handed_in, home: Path, monkeypatch: pytest.MonkeyPatch, first: datetime, then: datetime
) -> None:
    ann, ben, (one, other) = handed_in(NEXT)
    monkeypatch.setattr(timezone, "now", lambda: first)
    take_out(home, ann)
    monkeypatch.setattr(timezone, "now", lambda: then)
    deliveries.put_back(delivery=one, by=ben)
    finish_deliveries(Home(home))
    finishing.finish_all(Home(home))
    assert withdrawn(home / "store") == {other}


def test_what_an_agency_withdraws_at_the_moment_of_a_taking_out_stays_withdrawn(
    handed_in, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its mark is its own, though a session took the same delivery out at that very moment."""
    ann, ben, (one, _) = handed_in(NEXT)
    now = datetime(2026, 11, 30, 9, tzinfo=UTC)
    monkeypatch.setattr(timezone, "now", lambda: now)
    take_out(home, ann)
    actions.close(session=MS, by=ann)
    hand_in(home, fresh(), monkeypatch)
    deliveries.withdraw(delivery=one, why=Why.NOT_TO_BE_SENT, by=ben)
    finish_deliveries(Home(home))
    finishing.finish_all(Home(home))
    assert withdrawn(home / "store") == {one}


def test_marks_from_before_they_had_an_order_are_known_by_their_moment(
    handed_in, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ann, ben, made = handed_in(NEXT)
    take_out(home, ann)
    for one in made:
        mark = home / "store" / one / "withdrawn.json"
        held_so_far = json.loads(mark.read_text())
        del held_so_far["order"]
        mark.write_text(json.dumps(held_so_far))
    finishing.finish_all(Home(home))
    assert withdrawn(home / "store") == made
    actions.close(session=MS, by=ann)
    hand_in(home, fresh(), monkeypatch)
    assert not withdrawn(home / "store")


def test_whoever_leads_is_asked_why_and_nobody_else_is(client, account) -> None:
    session = begun(account)
    ann, ben = people(session)
    address = f"/sessions/{MS}/out/"
    client.force_login(ann)
    assert client.get(address).get("Location") == f"/sessions/{MS}/", "nothing is handed in yet"
    for step in ("closed", "handed_in"):
        session.steps.create(step=step, by=ann, at=timezone.now())
    page = client.get(address)
    assert "open again as version 2" in page.content.decode()
    assert client.post(address).status_code == 422
    client.force_login(ben)
    assert client.get(address).status_code == 403


def take_out(home: Path, by: User) -> SessionStep:
    """As the page does it."""
    step = handing_in.take_out(Home(home), fresh(), Why.FAULTY, by)
    finishing.finish(Home(home), fresh())
    return step


def fresh() -> MappingSession:
    """As the next request reads it."""
    return MappingSession.objects.get(pk=MS)


def of_agency(home: Path, code: str) -> set[str]:
    return {one.delivery for one in held(home / "store") if one.agency == code}
