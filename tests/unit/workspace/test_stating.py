"""How somebody says that a line works: beside what records suggest, kept close as those are, taken
back once, and never changed."""

import re
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pytest
from django.contrib.messages import get_messages
from django.db import DatabaseError, connection, transaction
from django.urls import reverse

sys.path.insert(0, str(Path(__file__).parent))

from drawn_units import UNITS, view

from wayhome.casework.stated import STATED, Whose
from wayhome.governance.roles import Act
from wayhome.lexicon.errors import BadUsage, Damaged
from wayhome.network.lines import areas, models
from wayhome.network.lines.fact import line_id
from wayhome.network.lines.models import Model
from wayhome.workspace.accounts.models import User
from wayhome.workspace.actions import stating as actions
from wayhome.workspace.actions.access import state_purpose
from wayhome.workspace.deciding.prompts import names_of_line
from wayhome.workspace.reading.lines import told
from wayhome.workspace.reading.view import View
from wayhome.workspace.stating import views
from wayhome.workspace.stating.forms import StateModel
from wayhome.workspace.stating.models import StatedModel
from wayhome.workspace.stating.standing import Told, stated
from wayhome.workspace.trail.models import AuditEvent

pytestmark = pytest.mark.django_db
RAY = line_id("Ray")
WORDS = "They all grew up on one estate."


def say(by: User, number: str = "M-1", *, close: bool = False) -> StatedModel:
    how = actions.Said(Model.URBAN, Whose.HARMED, WORDS)
    return actions.state_model(
        number=number, line=RAY, restricted=close, said=how, release="r", by=by
    )


def read(eyes: str = "NBC") -> list[Told]:
    with view([(unit, False) for unit in UNITS], eyes) as seen:
        ray = told(seen, RAY)
        assert ray
        return stated(seen, names_of_line(ray))


def test_it_stands_beside_what_records_suggest_and_changes_none_of_it(account) -> None:
    say(account("practitioner"))
    (one,) = read()
    assert (one.model, one.words, one.back) == ("urban", WORDS, None)
    assert one.whose == "as somebody who was used by it says"
    with view([(unit, False) for unit in UNITS]) as seen:
        ray = told(seen, RAY)
        assert ray
        moves = areas.moves(ray.facts, ray.homes)
        found = models.hints(moves, ray.facts, ray.homes, ray.journeys)
        assert models.verdict(found).model == "relay"


def test_what_rests_on_what_an_agency_keeps_close_is_for_that_agency_alone(account) -> None:
    by = account("practitioner")
    say(by, close=True)
    assert [one.number for one in read(by.agency)] == ["M-1"]
    assert read("EMC") == []
    assert read("") == []
    event = AuditEvent.objects.get(reason="state model")
    assert (event.about, event.details) == ("M-1", {"number": "M-1"})


def test_it_is_taken_back_once_by_its_own_agency_and_both_stay(account) -> None:
    by = account("practitioner")
    say(by)
    back = {"stated": "M-1", "words": "a slip of mine", "release": "r"}
    with pytest.raises(BadUsage):
        actions.withdraw(number="M-0", by=account("practitioner", agency="EMC"), **back)
    actions.withdraw(number="M-2", by=by, **back)
    with pytest.raises(BadUsage):
        actions.withdraw(number="M-3", by=by, **back)
    (one,) = read()
    assert one.back
    assert one.back.words == "a slip of mine"


def test_the_same_form_twice_is_one_and_nothing_is_changed(account) -> None:
    by = account("practitioner")
    row = say(by)
    with pytest.raises(BadUsage):
        say(by)
    with pytest.raises(Damaged):
        row.save()
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("update stating_statedmodel set words = 'other'")


def test_a_form_asks_for_each_and_never_offers_that_it_is_not_known() -> None:
    form = StateModel({"model": "not known", "words": "short"})
    assert set(form.errors) == {"model", "whose", "words", "number"}
    assert Model.NOT_KNOWN not in STATED


@pytest.fixture
def at_the_form(account, client, monkeypatch: pytest.MonkeyPatch) -> Callable[[set[int]], User]:
    """Somebody of POL at the forms of Ray, over the units of which these are there and close."""
    by = account("practitioner", "POL")
    state_purpose(about=RAY, task=Act.SEE_LINES, purpose="case", words="", by=by)
    client.force_login(by)

    def served(close: set[int], gone: set[int] = frozenset()) -> User:  # type: ignore[assignment]
        units = [(unit, at in close) for at, unit in enumerate(UNITS) if at not in gone]

        @contextmanager
        def opened(_: object) -> Iterator[View]:
            with view(units, "POL") as seen:
                for table in ("tie", "person_told"):  # nobody is on a map here
                    seen.con.execute(f"create table {table} (record_id text, other_id text,"
                                     " agency text, marking text)")  # fmt: skip
                seen.__dict__["today"] = date(2026, 7, 1)
                yield seen

        monkeypatch.setattr(views, "opened", opened)
        return by

    return served


def test_what_was_said_to_stay_does_where_the_record_is_gone_by_then(at_the_form, client) -> None:
    at_the_form({1})
    page = reverse("state-model", args=[RAY])
    drawn = client.get(page).content.decode()
    assert "so this stays with your agency too" in drawn
    at_the_form(set(), gone={1})
    hidden = r'<input type="hidden" name="(\w+)" value="([^"]*)"'
    given = dict(re.findall(hidden, drawn))
    said = {"model": "urban", "whose": "own", "words": WORDS}
    assert client.post(page, {**given, **said}).status_code == 302
    assert [one.restricted for one in StatedModel.objects.all()] == [True]


def test_taken_back_a_second_time_it_leads_back_to_the_line_and_says_so(
    at_the_form, client
) -> None:
    say(at_the_form(set()))
    page = reverse("take-model-back", args=[RAY, "M-1"])
    for number, words in (("M-22222222", "Taken back."), ("M-33333333", "taken back already")):
        answer = client.post(page, {"number": number, "words": "a slip of mine"})
        assert (answer.status_code, answer["Location"]) == (302, reverse("line", args=[RAY])
                                                            + "#hints")  # fmt: skip
        assert words in str(list(get_messages(answer.wsgi_request))[-1])
    assert client.get(page).status_code == 302, "an old form too"
    assert client.get(reverse("take-model-back", args=[RAY, "M-9"])).status_code == 404
