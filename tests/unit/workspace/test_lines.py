"""Lines as each viewer may know them: nothing hidden shows, not in a count, an order or a model."""

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from hashlib import md5
from pathlib import Path
from typing import Any

import pytest
from django.template import engines
from hypothesis import given, settings
from hypothesis import strategies as st

sys.path.insert(0, str(Path(__file__).parents[1] / "network"))

from drawn_lines import Row, world

from wayhome.governance.roles import ROLES, Act
from wayhome.network.lines.fact import line_id
from wayhome.pipeline import Release
from wayhome.pipeline.serving import SERVED
from wayhome.workspace.disputing.told import Disputes
from wayhome.workspace.pages.views.lines import _addresses, _answers, _people
from wayhome.workspace.reading.lines import leads_to, listed, told
from wayhome.workspace.reading.view import View
from wayhome.workspace.sealing import sealed
from wayhome.workspace.trail.models import AuditEvent

N1, N2, OWN = "+447700900001", "+447700900002", "+447700900003"
READ = ("agency", "line_fact", "contact_point", "stay", "event", "involvement")
AT = {"place_name": "14 Mill Road", "postcode": "AB1 2CD", "area": "E07000147", "force": "COUNTY"}
Unit = list[Row]  # rows that hang together are kept close together (docs/adr/0009)


def phone(value: str, **more: Any) -> Unit:
    return [("contact_point", {"kind": "phone", "value": value, **more})]


def lived(who: str, force: str, area: str) -> Unit:
    home = {"kind": "home", "force": force, "area": area, "occurred_from": "2020-01-01"}
    return [("stay", {"subject_ref": who, **home})]


def happened(number: int, kind: str, who: str, role: str, day: str, **more: Any) -> Unit:
    event = f"D1:rows:{number}:event"
    return [
        ("event", {"record_id": event, "kind": kind, "occurred_from": day, **more}),
        ("involvement", {"event_id": event, "subject_ref": who, "role": role}),
    ]


def spoken(number: int, who: str | None, topic: str, day: str, line: str = "Ray") -> Unit:
    event = f"D1:rows:{number}:event"
    said = {"event_id": event, "line": line, "topic": topic, "subject_ref": who}
    there = happened(number, "community_statement", who or "ben", "named", day, **AT)
    return [*there, ("statement", {**said, "occurred_from": day})]


UNITS: list[Unit] = [
    phone(N1, whose="line", line="Ray", subject_ref="dan", occurred_from="2026-02-01"),
    phone(N2, whose="line", line="RAY", occurred_from="2026-05-01"),
    phone(N2, whose="line", line="Tee", occurred_from="2026-05-02"),
    phone(OWN, whose="own", subject_ref="anna", occurred_from="2026-01-01"),
    phone(N1, whose="own", subject_ref="eve", occurred_from="2026-01-01"),
    lived("anna", "CITY", "E06000018"),
    lived("dan", "COUNTY", "E07000147"),
    spoken(10, "anna", "carrying", "2026-03-01"),
    spoken(11, "anna", "carrying", "2026-04-01"),
    spoken(12, None, "line stopped", "2026-06-01"),
    spoken(13, None, "line active", "2026-06-09", "07700 900002"),
    happened(14, "charge", "dan", "suspect", "2026-03-03", category="drug_supply"),
    happened(15, "journey", "anna", "subject", "2026-03-04"),
    happened(16, "journey", "anna", "subject", "2026-03-08"),
    happened(17, "address_measure", "ben", "named", "2026-03-09", code="closure_notice", **AT),
    [("call", {"caller": N1, "called": OWN, "times": 9, "occurred_from": "2026-02-09", **{
        k: AT[k] for k in ("area", "force")}})],
]  # fmt: skip


@contextmanager
def view(units: Iterable[tuple[Unit, bool]], eyes: str = "NBC") -> Iterator[View]:
    """What stands of these rows as somebody sees it; each unit open, or kept close by POL."""
    rows: list[Row] = []
    for unit, close in units:
        marking = "restricted" if close else "official-sensitive"
        own = "-".join(sorted(str(row) for _, row in unit))
        named = f"D1:rows:{md5(own.encode(), usedforsecurity=False).hexdigest()[:9]}"
        rows += [
            (table, {"record_id": f"{named}:{table}", "marking": marking, **row})
            for table, row in unit
        ]
    with world(rows) as con:
        con.execute("create schema served")
        for one in SERVED:
            if one.name in READ:
                con.execute(f"create table served.{one.name} as {one.query}")
        con.execute("set schema = 'served'")
        try:
            yield View(Release(Path()), eyes, eyes, con)
        finally:
            con.execute("set schema = 'main'")


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
