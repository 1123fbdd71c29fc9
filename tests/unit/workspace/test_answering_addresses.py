"""Answers to signs of addresses: of one address by its records, for whoever may know of it."""

from collections.abc import Callable, Iterator

import duckdb
import pytest

from wayhome import network
from wayhome.lexicon.errors import BadUsage
from wayhome.network.graph.keeping import keep_graph
from wayhome.network.places import place_ref
from wayhome.network.ties import ORDER
from wayhome.pipeline import Release
from wayhome.pipeline.serving import ADDRESS_RECORD, ADDRESS_VERSION
from wayhome.records.schema import TABLES
from wayhome.signs import addresses as stage
from wayhome.signs.answered import OPEN, Said, State
from wayhome.signs.examples import AS_OF, Example
from wayhome.signs.trial import empty_tables, lay
from wayhome.workspace import serving
from wayhome.workspace.accounts.models import User
from wayhome.workspace.actions import answering as actions
from wayhome.workspace.answering import of_addresses
from wayhome.workspace.answering.behind import raised
from wayhome.workspace.answering.forms import AnswerSign
from wayhome.workspace.answering.models import SignAnswer
from wayhome.workspace.answering.offering import kept_close, may_answer_of
from wayhome.workspace.answering.questions import question_to
from wayhome.workspace.answering.standing import answered
from wayhome.workspace.reading import addresses
from wayhome.workspace.reading.addresses import Place, Shown
from wayhome.workspace.reading.view import View
from wayhome.workspace.sealing import sealed
from wayhome.workspace.trail.models import AuditEvent

pytestmark = pytest.mark.django_db
RECORDS = """
record | agency | kind     | code             | from       | at           | marking
a      | HOU    | nuisance | unknown_children | 2026-10-01 | 12 Mill Road |
b      | HOU    | nuisance | unknown_children | 2026-10-20 | 12 Mill Road |
c      | POL    | nuisance | unknown_children | 2026-11-01 | 12 Mill Road | restricted
d      | HOU    | nuisance | unknown_children | 2026-10-02 | 14 Mill Road |
"""
Seeing = Callable[[str], View]


@pytest.fixture(scope="module")
def laid(
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[tuple[Release, duckdb.DuckDBPyConnection]]:
    con, folder = empty_tables(), tmp_path_factory.mktemp("answered-places")
    lay(con, Example("", RECORDS, at="12 Mill Road"))
    network.map_out(con)
    stage.build(con, AS_OF, ["A07"])
    con.execute("alter table subject add column person_id varchar")  # as it is served
    con.execute(f"create table address_version as {ADDRESS_VERSION}")
    con.execute(f"create table served as {ADDRESS_RECORD}")
    con.execute("create or replace table address_record as from served")
    con.execute(f"create or replace table tie as from tie order by {ORDER.format('tie')}")
    told = next(one for one in TABLES if one.name == "answer")
    con.execute(
        f"create or replace table answer ({', '.join(f'{c.name} {c.type}' for c in told.columns)})"
    )
    keep_graph(con, folder)
    yield Release(folder), con
    con.close()


@pytest.fixture
def seeing(laid: tuple[Release, duckdb.DuckDBPyConnection]) -> Seeing:
    release, con = laid
    serving._maps.clear()

    def view(agency: str) -> View:
        seen = View(release, agency, agency, con)
        seen.__dict__.update(today=AS_OF, agencies={})
        return seen

    return view


def at(view: View, house: str = "12") -> tuple[Place, Shown]:
    """The address and its one sign, as this viewer sees them."""
    (ref,) = {row["ref"] for row in view.rows("select ref, address from {at_place}")
              if str(row["address"]).startswith(house)}  # fmt: skip
    place = addresses.one(view, ref)
    assert place is not None
    assert place.signs is not None
    (shown,) = place.signs.standing
    assert isinstance(shown, Shown)
    return place, shown


def say(
    view: View, by: User, number: str, said: Said = Said.AGREE, without: str = ""
) -> SignAnswer:
    """An answer on the records behind the sign, but for one."""
    _, shown = at(view)
    records = [r for r in raised(view, [shown])[shown.sign_id].records if r != without]
    of = actions.Subject("", "", shown.sign_id, shown.code, shown.version, shown.audience, records,
                         kept_close(view, shown), place_id=shown.subject_id)  # fmt: skip
    given = actions.Words(said, "their own words", asked="POL" if said is Said.ASK else "")
    return actions.answer(number=number, of=of, given=given, release="r", by=by)


def state(view: View, house: str = "12") -> tuple[State, set[str]]:
    _, shown = at(view, house)
    found = answered(view, [shown]).of(shown.sign_id).stands
    return found.state, set(found.new)


def test_it_is_settled_on_the_same_records_and_raised_again_on_new(seeing, account) -> None:
    view, by = seeing("HOU"), account(agency="HOU")
    newest = "b" if "b" in raised(view, [at(view)[1]])[at(view)[1].sign_id].records else "a"
    assert state(view) == (State.NEW, set())
    say(view, by, "n1", without=newest)
    assert state(view) == ((State.AGAIN, {newest}) if newest == "b" else (State.AGAIN, {"a"}))
    say(view, by, "n2")
    assert state(view) == (State.SETTLED, set())
    assert state(view, "14") == (State.NEW, set()), "of one address it says nothing of another"
    assert [place.called for place, _ in of_addresses.to_answer(view, 5)] == ["14 Mill Road"]


def test_what_rests_on_hidden_records_is_answered_for_the_own_agency_alone(seeing, account) -> None:
    police, by = seeing("POL"), account(agency="POL")
    assert at(police)[1].audience == "POL"
    say(police, by, "n1")
    assert state(police) == (State.SETTLED, set())
    assert state(seeing("HOU")) == (State.NEW, set())
    event = AuditEvent.objects.latest("number")
    assert (event.about, event.details) == ("n1", {"answer": "n1"})
    with pytest.raises(BadUsage):
        say(police, by, "n2", Said.ASK)


def test_the_trail_names_the_address_by_its_reference(seeing, account) -> None:
    view = seeing("HOU")
    say(view, account(agency="HOU"), "n1")
    place, _ = at(view)
    event = AuditEvent.objects.latest("number")
    assert (event.about, event.details["said"]) == (sealed(place.ref), "agree")
    assert place_ref(place.place_id) == place.ref


def test_a_question_names_the_address_to_whoever_may_see_a_record_of_it(seeing, account) -> None:
    view = seeing("HOU")
    say(view, account(agency="HOU"), "n1", Said.ASK)
    (waits,) = of_addresses.waiting(view, account(agency="HOU", number=2))
    assert (waits.place.called, waits.answered.stands.state) == ("12 Mill Road", State.WAITING)
    asked = question_to(seeing("POL"), account(agency="POL"), "n1")
    assert asked is not None
    assert asked.place is not None
    assert (asked.of_address, asked.place.called, asked.people) == (True, "12 Mill Road", [])


def test_an_address_that_got_its_reference_keeps_its_answers(seeing, account) -> None:
    """The place_id of then is at no record now: the records of the answer say which it is."""
    view = seeing("HOU")
    one = say(view, account(agency="HOU"), "n1")
    place, shown = at(view)
    of = actions.Subject("", "", "S-old", shown.code, shown.version, OPEN, one.records, False,
                         place_id="at:OLD|12")  # fmt: skip
    given = actions.Words(Said.NEED_MORE, "their own words")
    actions.answer(number="n2", of=of, given=given, release="r", by=one.by)
    found = answered(view, [shown]).of(shown.sign_id)
    assert [told.answer.subject_id for told in found.history] == [place.place_id] * 2
    assert found.stands.state is State.WAITING


def test_who_may_answer_and_with_which_reasons(seeing, account) -> None:
    place, _ = at(seeing("HOU"))
    assert may_answer_of(account(agency="HOU"), place)
    assert not may_answer_of(account("analyst", "HOU"), place)
    assert not may_answer_of(account(agency="NBC"), at(seeing("NBC"))[0])
    whys = dict(AnswerSign([], of_address=True).fields["why"].choices)  # type: ignore[attr-defined]
    assert "not_this_address" in whys
    assert "not_this_person" not in whys
