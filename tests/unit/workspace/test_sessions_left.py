"""What a hand-in of a session received before it died: out of the records until it is handed in."""

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from wayhome.casework.round_table import State
from wayhome.extracts import held
from wayhome.extracts.withdrawing import Why, withdrawals, withdrawn
from wayhome.lexicon.errors import BadUsage
from wayhome.lexicon.home import Home
from wayhome.workspace.actions import deliveries
from wayhome.workspace.actions import sessions as actions
from wayhome.workspace.deliveries.finishing import finish as finish_deliveries
from wayhome.workspace.judging.models import Judgement
from wayhome.workspace.sessions import finishing, handing_in
from wayhome.workspace.sessions.models import MappingSession
from wayhome.workspace.trail.models import AuditEvent

sys.path.insert(0, str(Path(__file__).parent))  # the table is a module of these tests

from at_a_table import MS, PHONE, SEEN, begun, hand_in, people, say, views_replaced

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


@pytest.fixture
def closed(account, monkeypatch: pytest.MonkeyPatch) -> MappingSession:
    """A closed session at which people of two agencies said something."""
    views_replaced(monkeypatch)
    session = begun(account)
    ann, ben = people(session)
    say(session, "said-first-one", ann, **SEEN)
    say(session, "said-next-one", ben, **PHONE)
    actions.close(session=MS, by=ann)
    return session


def died(home: Path, session: MappingSession, monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """Handed in by somebody who is killed once all of it is received."""
    real = handing_in._receiving

    def receiving(*of) -> Callable[[], list[str]]:
        def receive() -> list[str]:
            real(*of)()
            raise KeyboardInterrupt

        return receive

    with monkeypatch.context() as killed:
        killed.setattr(handing_in, "_receiving", receiving)
        with pytest.raises(KeyboardInterrupt):
            hand_in(home, session, killed)
    assert fresh().state is State.CLOSED
    assert not Judgement.objects.exists()
    return {one.delivery for one in held(home / "store")}


def fresh() -> MappingSession:
    return MappingSession.objects.get(pk=MS)


def opened(home: Path) -> None:
    assert finishing.finished(Home(home), fresh())


def built(home: Path) -> None:
    finishing.finish_all(Home(home))


@pytest.mark.parametrize("who", [opened, built])
def test_it_is_out_of_the_records_once_the_session_is_opened_or_before_a_build(
    closed, home: Path, monkeypatch, who
) -> None:
    left = died(home, closed, monkeypatch)
    assert len(left) == 4
    who(home)
    assert withdrawn(home / "store") == left
    assert {one.by for one in withdrawals(home / "store").values()} == {closed.by.name}
    event = AuditEvent.objects.get(reason="begin to hand session in")
    assert (event.about, event.details) == (MS, {}), "nothing of what others said"


@pytest.mark.parametrize("meanwhile", [lambda home: None, built])
def test_handed_in_once_more_it_is_finished(closed, home: Path, monkeypatch, meanwhile) -> None:
    left = died(home, closed, monkeypatch)
    meanwhile(home)
    step = hand_in(home, fresh(), monkeypatch)
    assert set(step.deliveries) == left
    built(home)
    assert withdrawn(home / "store") == set()
    assert fresh().state is State.HANDED_IN


@pytest.mark.parametrize("meanwhile", [lambda home: None, built])
def test_what_was_taken_back_since_is_in_no_build(
    closed, home: Path, monkeypatch, meanwhile
) -> None:
    ann, ben = people(closed)
    left = died(home, closed, monkeypatch)
    meanwhile(home)
    actions.reopen(session=MS, by=ann)
    actions.take_back(statement="said-next-one", reason="another town", by=ben)
    actions.close(session=MS, by=ann)
    step = hand_in(home, fresh(), monkeypatch)
    assert withdrawn(home / "store") == left - set(step.deliveries)
    assert withdrawn(home / "store") == {
        one.delivery for one in held(home / "store") if one.agency == "NBP"
    }


def test_what_came_in_before_a_file_that_is_refused_is_out_too(closed, home, monkeypatch) -> None:
    whole = handing_in._received

    def second(at: Home, folder: Path, file: handing_in.File) -> str:
        if file.agency == "NBP":
            raise BadUsage(handing_in.NOT_IN)
        return whole(at, folder, file)

    with monkeypatch.context() as refused:
        refused.setattr(handing_in, "_received", second)
        with pytest.raises(BadUsage):
            hand_in(home, closed, refused)
    assert len(held(home / "store")) == 2
    opened(home)
    assert withdrawn(home / "store") == {one.delivery for one in held(home / "store")}


def test_an_agency_that_puts_its_own_back_has_the_last_word(closed, home, monkeypatch) -> None:
    ben = people(closed)[1]
    left = died(home, closed, monkeypatch)
    built(home)
    own = min(one.delivery for one in held(home / "store") if one.agency == "NBP")
    deliveries.put_back(delivery=own, by=ben)
    finish_deliveries(Home(home))
    built(home)
    assert withdrawn(home / "store") == left - {own}
    deliveries.withdraw(delivery=own, why=Why.FAULTY, by=ben)
    finish_deliveries(Home(home))
    hand_in(home, fresh(), monkeypatch)
    assert withdrawn(home / "store") == {own}, "nobody else puts back what an agency withdrew"


def test_of_a_hand_in_that_ended_nothing_is_looked_for(closed, home: Path, monkeypatch) -> None:
    hand_in(home, closed, monkeypatch)
    monkeypatch.setattr(finishing, "listed", None)
    built(home)
    opened(home)
