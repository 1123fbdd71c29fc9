"""Whatever is written in whatever order: a notice of somebody who said no never names them, and
nothing that may be said breaks what is worked out of it."""

from contextlib import suppress
from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st
from tests.spec.casework.referring import LIMITS, NOW, Told

from wayhome.casework.case import Case, SaidEntry
from wayhome.casework.fields import Field, Kind, Value
from wayhome.casework.pathways.referral import REFERRAL
from wayhome.casework.referral.as_json import as_json
from wayhome.casework.referral.person import CONTACT, PERSON, SUPPORT
from wayhome.casework.referral.routes import NAMES_THEM, Route
from wayhome.casework.referral.states import STATES
from wayhome.casework.referral.writing import SECTIONS
from wayhome.casework.referral.written import names, names_nobody, route

AT = datetime(2026, 11, 30, 9, tzinfo=UTC)
CODES = sorted(one.code for one in SECTIONS)
OF_THEM = NAMES_THEM | {one.code for x in (PERSON, SUPPORT, CONTACT) for one in x.fields}
MAY_BE_SAID = {"pv-gender", "pv-nationality", "pv-nationality-second"}


def answered(asked: Field) -> st.SearchStrategy[Value]:
    if asked.kind in {Kind.CHOICE, Kind.SEVERAL}:
        return st.sampled_from(sorted(asked.choices)) if asked.choices else st.none()
    return st.sampled_from(["Kai", "2010-03-04", ""])


def said(code: str) -> st.SearchStrategy[SaidEntry]:
    fields = {one.code: answered(one) for one in REFERRAL.entries[code].fields}
    return st.fixed_dictionaries(fields).map(lambda told: SaidEntry(code, told, AT))


ANY = st.lists(st.sampled_from(["adult", "consented", "declined", *CODES]).flatmap(said))


@given(ANY)
def test_a_notice_never_names_anybody(told: list[SaidEntry]) -> None:
    case = Case(REFERRAL, [SaidEntry("begun", {}, AT), *told, SaidEntry("declined", {}, AT)])
    assert route(case) is Route.NOTICE
    found = as_json(case)
    if names_nobody(case):
        assert (OF_THEM - MAY_BE_SAID).isdisjoint(found)
    else:
        assert case.latest("police")["authorities-cooperation"] == "yes"
    assert all(isinstance(one, str) for one in names(case))


@given(st.lists(st.tuples(st.integers(0, 99), st.integers(0, 99)), max_size=25), st.data())
def test_nothing_that_may_be_said_breaks(drawn: list[tuple[int, int]], data: st.DataObject) -> None:
    told = Told().say("begun")
    for which, place in drawn:
        offered = told.case.offered
        code = offered[which % len(offered)].code
        police = {"user-organisation": "Kent Police", "kind": "police"}
        details = {**data.draw(said(code)).details, **police}
        if not told.refusals(code, "2026-11-30T10:00", **details):
            told.say(code, "2026-11-30T10:00", **details)
        with suppress(ValueError):
            told.case.without(place % len(told.case.said))
        found = as_json(told.case)
        assert route(told.case) or not found
        assert told.case.state in STATES
        assert all(one.clock.limit in LIMITS for one in told.case.clocks(LIMITS, NOW))


@given(ANY)
def test_every_answer_stands_under_a_name_once_and_none_is_blank(told: list[SaidEntry]) -> None:
    found = as_json(Case(REFERRAL, [SaidEntry("child", {}, AT), *told]))
    assert all(found.values())
