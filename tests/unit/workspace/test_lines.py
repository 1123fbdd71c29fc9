"""Lines as each viewer may know them: nothing hidden shows, not in a count, an order or a model."""

import re
import sys
from collections.abc import Iterable
from pathlib import Path

import pytest
from django.http import QueryDict
from django.template import engines
from hypothesis import given, settings
from hypothesis import strategies as st

sys.path.insert(0, str(Path(__file__).parent))

from drawn_units import N1, N2, UNITS, Unit, view

from wayhome.governance.roles import ROLES, Act
from wayhome.network.lines.fact import line_id
from wayhome.workspace.disputing.told import Disputes
from wayhome.workspace.pages.choices import Choices
from wayhome.workspace.pages.views.lines import _addresses, _answers, _people
from wayhome.workspace.reading.lines import leads_to, listed, told
from wayhome.workspace.sealing import sealed
from wayhome.workspace.trail.models import AuditEvent


def shown(units: Iterable[tuple[Unit, bool]], eyes: str = "NBC") -> list[object]:
    """Everything that the pages are made of."""
    with view(units, eyes) as seen:
        found: list[object] = [listed(seen)]
        for name in ("Ray", N2):
            one = told(seen, line_id(name))
            found += [leads_to(seen, line_id(name)), one]
            if one:
                found += [_answers(one), _people(one), _addresses(one)]
    return found


@settings(max_examples=4, deadline=None)
@given(st.sets(st.integers(0, len(UNITS) - 1)))
def test_what_is_kept_close_changes_nothing_for_who_may_not_see_it(close: set[int]) -> None:
    whole = [(unit, at in close) for at, unit in enumerate(UNITS)]
    alone = [(unit, False) for at, unit in enumerate(UNITS) if at not in close]
    assert shown(whole) == shown(alone)


def test_whoever_sent_it_sees_it_all() -> None:
    kept = [(unit, True) for unit in UNITS]
    assert shown(kept, "POL") == shown([(unit, False) for unit in UNITS])
    assert shown(kept, "EMC")[0] == []


def test_one_line_and_all_that_is_told_of_it() -> None:
    with view([(unit, False) for unit in UNITS]) as seen:
        names = [(one.name, one.numbers) for one in listed(seen)]
        assert leads_to(seen, line_id(N1)) == line_id("Ray")
        assert leads_to(seen, line_id(N2)) == line_id(N2), "two names have it"
        ray = told(seen, line_id("Ray"))
    assert names == [(N2, 1), ("Tee", 1), ("Ray", 2)]
    assert ray
    assert set(ray.people) == {"P-anna", "P-ben", "P-dan", "P-eve"}
    assert ray.also == {N2: ("Tee",)}
    answers = _answers(ray)
    assert answers["verdict"].model == "relay"
    assert [str(one.kind) for one in answers["closures"]] == ["type 1", "said to have stopped"]
    assert {(one.origin, one.destination): one.times for one in answers["flows"]} == {
        ("E06000018", "E07000147"): 3, ("E07000147", "not known"): 1,
    }  # fmt: skip
    (address,) = _addresses(ray)
    assert [one.said for one in address.measures] == ["closure_notice"]
    assert address.place_id in {fact.place_id for fact in ray.facts}, "it has a page of its own"
    assert _people(ray)["P-dan"][0].words == "A record gives them with its number"


def test_whoever_sees_people_sees_lines() -> None:
    assert {role.code for role in ROLES if Act.SEE_LINES in role.rights} == {
        role.code for role in ROLES if role.sees_people
    }


@pytest.mark.django_db
def test_why_is_asked_before_anything_of_a_line_is_read(account, client, home: Path) -> None:
    """Whether there is such a line or not: there is not even a release."""
    ray = sealed(line_id("Ray"))
    page = f"/lines/{ray}/"
    client.force_login(account("strategic_lead"))
    assert client.get(page).status_code == 403
    assert AuditEvent.objects.get(what="refused").about == ray
    client.force_login(account("practitioner"))
    answer = client.get(page)
    assert answer.status_code == 302
    assert answer["Location"].startswith(f"/purpose/{ray}/?next=")
    assert AuditEvent.objects.get(what="look", act=Act.SEE_LINES).about == ray
    assert b"what records say of a line" in client.get(answer["Location"]).content


@pytest.mark.parametrize(
    ("held", "whole", "says"),
    [
        (3, "", None),
        (5, "", "Showing 3 of 5. Show all 5"),
        (5, "records", None),
    ],
)
def test_records_of_a_closure_say_of_how_many(held: int, whole: str, says: str | None) -> None:
    page = '{% from "lines/parts.html" import few with context %}{{ few(facts, {}, "closed") }}'
    facts = [{"record_id": f"d1:notes:{n}:own", "agency": "NBC", "feed": "community",
              "other_id": None, "first": None} for n in range(held)]  # fmt: skip
    given = {"facts": facts, "disputes": Disputes(), "whole": whole, "chosen": Choices(QueryDict())}
    told = engines["jinja2"].from_string(page).render(given)
    assert told.count("file d1") == (3 if says else held)
    assert says is None or " ".join(re.sub("<[^>]+>", "", told).split()).endswith(says)
    assert ('href="?whole=records#closed"' in told) is bool(says)


def test_a_disputed_record_of_a_line_says_so() -> None:
    """The word and no more: whose word it is and why is told where it was said."""
    page = (
        '{% from "lines/parts.html" import source with context %}'
        "{{ source(fact, {}, dated=false) }}"
    )
    fact = {"record_id": "d1:notes:2:own", "agency": "NBC", "feed": "community", "other_id": None}
    drawn = engines["jinja2"].from_string(page)
    held = Disputes({"d1:notes:2:own": ()})
    assert "disputed" in drawn.render({"fact": fact, "disputes": held})
    assert "disputed" not in drawn.render({"fact": fact, "disputes": Disputes()})
