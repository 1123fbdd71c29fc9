"""Who sees how far into a person: a table of the rule, and what must hold for every combination."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wayhome.governance.access import Level, PersonFacts, decide, may, viewer
from wayhome.governance.purposes import PURPOSES, purposes_for
from wayhome.governance.roles import PERSON_ACTS, ROLES, Act

HELD = PersonFacts(frozenset({"NBC"}))
BROKEN = PersonFacts(frozenset({"NBC"}), glass_broken=True)
ON_CASE = PersonFacts(frozenset({"NBC"}), on_case=True)
NOBODY = PersonFacts(frozenset())

TABLE = [
    # role, agency, person, purpose → level, is a purpose asked for
    ("practitioner", "NBC", HELD, None, Level.KNOWN_TO, True),
    ("practitioner", "NBC", HELD, "case", Level.FULL, False),
    ("practitioner", "ECP", HELD, None, Level.KNOWN_TO, False),
    ("practitioner", "ECP", HELD, "case", Level.KNOWN_TO, False),
    ("practitioner", "ECP", HELD, "found_child", Level.KNOWN_TO, False),
    ("practitioner", "ECP", BROKEN, None, Level.FULL, False),
    ("practitioner", "ECP", ON_CASE, "case", Level.FULL, False),
    ("practitioner", "NBC", NOBODY, "case", Level.NONE, False),
    ("duty_worker", "ECP", HELD, None, Level.KNOWN_TO, True),
    ("duty_worker", "ECP", HELD, "found_child", Level.FULL, False),
    ("duty_worker", "ECP", HELD, "case", Level.KNOWN_TO, False),
    ("analyst", "NBC", HELD, "data_quality", Level.FULL, False),
    ("analyst", "NBC", HELD, "case", Level.NONE, False),
    ("strategic_lead", "NBC", BROKEN, "case", Level.NONE, False),
    ("administrator", "NBC", BROKEN, "case", Level.NONE, False),
    ("information_governance", "NBC", HELD, "rights", Level.FULL, False),
    ("somebody", "NBC", HELD, "case", Level.NONE, False),
]


@pytest.mark.parametrize(("role", "agency", "person", "purpose", "level", "ask"), TABLE)
def test_table(role, agency, person, purpose, level, ask) -> None:
    decision = decide(viewer(agency, role), person, purpose, Act.SEE_PERSON)
    assert (decision.level, decision.ask_purpose) == (level, ask)
    assert decision.allowed is (level is not Level.NONE)
    assert decision.reason.endswith(".")


SILENT = PersonFacts(frozenset({"NBC"}), supplies=False)


@pytest.mark.parametrize(
    ("role", "person", "says"),
    [
        ("practitioner", HELD, "Your agency has sent no record of this person that you can see."),
        ("practitioner", SILENT, "Your agency has supplied nothing to Wayhome, so it cannot tell"),
        ("duty_worker", HELD, "Your agency has sent no record of this person that you can see."),
        ("duty_worker", SILENT, "Your agency has supplied nothing to Wayhome, so it cannot tell"),
    ],
)
def test_no_record_is_not_said_to_be_no_work(role, person, says) -> None:
    decision = decide(viewer("ECP", role), person, None, Act.SEE_PERSON)
    assert decision.reason.startswith(says)
    assert decision.ask_purpose is (role == "duty_worker")


ANY_ROLE = st.sampled_from([r.code for r in ROLES])
ANY_ACT = st.one_of(st.sampled_from(list(Act)), st.text(max_size=12))
ANY_PURPOSE = st.none() | st.sampled_from([p.code for p in PURPOSES]) | st.text(max_size=8)
ANY_PERSON = st.builds(
    PersonFacts, st.frozensets(st.sampled_from(["NBC", "ECP"])), st.booleans(), st.booleans()
)


@given(ANY_ROLE, st.sampled_from(["NBC", "ECP"]), ANY_PERSON, ANY_PURPOSE, ANY_ACT)
def test_what_always_holds(role, agency, person, purpose, act) -> None:
    who = viewer(agency, role)
    decision = decide(who, person, purpose, act)
    if not may(who, act).allowed or act not in PERSON_ACTS:
        assert decision.level is Level.NONE, "deny beats allow"
    if role in {"strategic_lead", "administrator"}:
        assert decision.level is Level.NONE
    if decision.level is Level.FULL:
        said_why = purpose in {p.code for p in purposes_for(role)}
        assert said_why or person.glass_broken, "nobody sees in full without having said why"
    if decision.level is Level.FULL and not (agency in person.holders or person.on_case):
        assert person.glass_broken or (role, purpose) == ("duty_worker", "found_child")


@given(st.text(), st.text())
def test_an_act_or_role_not_on_the_map_is_refused(act, role) -> None:
    if act not in set(Act):
        assert not any(may(viewer("NBC", r.code), act).allowed for r in ROLES)
    if role not in {r.code for r in ROLES}:
        assert not any(may(viewer("NBC", role), a).allowed for a in Act)


def test_every_role_can_be_read_by_a_manager() -> None:
    for held in ROLES:
        assert len(held.about.split()) > 10
        assert held.rights <= set(Act)
        assert held.sees_people == (Act.SEE_PERSON in held.rights)
        assert bool(purposes_for(held.code)) == held.sees_people


def test_every_purpose_has_words_a_basis_and_a_day() -> None:
    for purpose in PURPOSES:
        assert purpose.title
        assert purpose.basis.endswith(".")
        assert purpose.since
        assert purpose.roles
        assert purpose.outsiders <= purpose.roles


def test_a_purpose_stated_of_a_delivery_opens_nobody() -> None:
    facts = PersonFacts(frozenset({"NBC"}))
    found = decide(viewer("NBC", "analyst"), facts, "refused_rows", Act.SEE_PERSON)
    assert (found.level, found.allowed) == (Level.NONE, False)
