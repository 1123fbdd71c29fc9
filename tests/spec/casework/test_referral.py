"""A referral until it is sent: who may, who decides, what is missing; a notice without a name."""

from collections.abc import Iterable
from datetime import date

import pytest
from tests.spec.casework.referring import Told
from tests.spec.casework.saying import rows

from wayhome.casework.referral.filling import FILLS
from wayhome.casework.referral.responders import KINDS, has_duty, listed, refusal
from wayhome.casework.referral.routes import ASKED, NAMES_THEM, Route, decides
from wayhome.casework.referral.written import holds

# --- who may refer ---------------------------------------------------------------------------

WHO = """
kind        | organisation                 | on         | may | must notify
police      | Kent Police                  | 2026-11-30 | yes | yes
police      | kent  police                 | 2026-11-30 | yes | yes
police      | British Transport Police     | 2026-11-30 | yes | yes
police      | Kent Police                  | 2026-04-21 | yes | yes
police      | Kent Police                  | 2026-04-20 | no  | no
council     | Kent County Council          | 2026-11-30 | yes | yes
trust       | Northborough Trust           | 2026-11-30 | yes | no
home office | Border Force, Northborough   | 2026-11-30 | yes | yes
named       | National Crime Agency NCA    | 2026-11-30 | yes | yes
named       | nca                          | 2026-11-30 | yes | yes
named       | Agency                       | 2026-11-30 | no  | no
named       | GLAA                         | 2026-11-30 | yes | yes
named       | Fair Work Agency             | 2026-11-30 | yes | yes
named       | National Police Air Service  | 2026-11-30 | yes | yes
named       | Barnardo's                   | 2026-11-30 | yes | no
named       | barnardos                    | 2026-11-30 | yes | no
named       | Barnardo’s                   | 2026-11-30 | yes | no
named       | Barnardo's                   | 2026-04-20 | no  | no
named       | The Salvation Army           | 2026-11-30 | yes | no
named       | Salvation Army               | 2026-11-30 | yes | no
named       | NSPCC (CTAC)                 | 2026-11-30 | yes | no
named       | Friends of Unseen            | 2026-11-30 | no  | no
named       | Migrant Help and Kalayaan    | 2026-11-30 | no  | no
named       | the                          | 2026-11-30 | no  | no
named       | Kent Police                  | 2026-11-30 | no  | no
none        | Northborough Academy         | 2026-11-30 | no  | no
none        | Northborough Hospital        | 2026-11-30 | no  | no
none        | Kent Youth Justice Service   | 2026-11-30 | no  | no
none        | Barnardo's                   | 2026-11-30 | no  | no
charity     | Barnardo's                   | 2026-11-30 | no  | no
            | Kent Police                  | 2026-11-30 | no  | no
"""


@pytest.mark.parametrize(("kind", "name", "on", "may", "must"), rows(WHO))
def test_who_may_refer(kind: str, name: str, on: str, may: str, must: str) -> None:
    day = date.fromisoformat(on)
    told = refusal(kind, name, day)
    assert (told == "") == (may == "yes")
    assert not told or "council or to the police" in told
    assert has_duty(kind, name, day) == (must == "yes")


def test_a_name_that_is_not_on_the_list_is_told_which_are() -> None:
    told = refusal("named", "Northborough Shelter", date(2026, 11, 30))
    assert told.startswith("“Northborough Shelter” is not on the list of those who may refer. ")
    assert "National Crime Agency, " in told
    assert "(" not in refusal("none", "Northborough Academy", date(2026, 11, 30))


def test_the_list_names_each_once_and_says_where_it_is_from() -> None:
    names = [name.casefold() for one in listed() for name in one.names]
    assert len(names) == len(set(names))
    assert all(one.source.startswith("facts §1.1") for one in listed())
    assert all(one.until is None or one.since <= one.until for one in listed())
    every = [one.kind for one in listed() if not one.names]
    assert sorted([*every, "named"]) == sorted(KINDS)


# --- who decides -----------------------------------------------------------------------------

# Of the day of referral, whatever comes after. 29 February 2008 is 18 on 1 March 2026.
DECIDES = """
born       | referred   | area     | decides | why
2009-03-01 | 2026-11-20 | yes      | panel   | 101 days short of 18
2009-03-01 | 2026-11-21 | yes      | central | 100 days
2009-03-01 | 2026-11-20 | no       | central | no panel there
2009-03-01 | 2026-11-20 | not sure | central | nobody knows of a panel
2008-02-29 | 2025-11-20 | yes      | panel   | 101 days, to 1 March
2008-02-29 | 2025-11-21 | yes      | central | 100 days, to 1 March
2008-03-01 | 2025-11-20 | yes      | panel   | born a day later, 18 on the same day
2014-01-01 | 2026-11-20 | yes      | panel   | twelve
2008-11-20 | 2026-11-20 | yes      | central | 18 on the day
2000-01-01 | 2026-11-20 | yes      | central | 26
not known  | 2026-11-20 | yes      | central | no date of birth to count from
"""


@pytest.mark.parametrize(("born", "on", "area", "wanted", "why"), rows(DECIDES))
def test_who_decides(born: str, on: str, area: str, wanted: str, why: str) -> None:
    known = None if born == "not known" else date.fromisoformat(born)
    assert decides(known, date.fromisoformat(on), area) == wanted, why


# --- what is asked, and what is missing ---------------------------------------------------


def test_of_a_child_nobody_is_asked_to_agree() -> None:
    told = Told().written(Route.CHILD, pv_dob="2014-01-01").say("ready")
    assert "consented" not in {one.code for one in told.case.offered}
    assert "contact" not in {one.code for one in told.case.offered}
    assert told.refusals("consented") != []
    told.say("sent", area="yes", route="panel")
    assert told.case.state == "sent"


def test_where_nobody_is_sure_of_the_age_somebody_is_a_child() -> None:
    told = Told().say("begun").say("child", pv_under_age="not-sure")
    assert told.case.state == "child"


def test_a_school_passes_it_on() -> None:
    told = Told().say("begun", user_organisation="Northborough Academy", kind="none")
    assert "not on the list" in told.refusals("child")[0]
    other = told.refusals("passed on", to="Northborough Shelter", kind="named")
    assert "not on the list" in other[0]
    assert told.refusals("passed on", to="Northborough Hospital", kind="none") == [
        "Choose one of the answers offered."
    ]
    told.say("passed on", to="Kent County Council", kind="council")
    told.say("taken on", user_organisation="Kent County Council", kind="council").say("child")
    assert told.case.state == "child"


MISSING = """
left out     | who                     | sentence
council      | children's services     | Section B, the council, told first, still needs “Which council was told?”
background   | Whoever spoke with them | Section C, background, still needs “Where were they born? Town or village”; “Who are their family?”
exploitation | Whoever spoke with them | Section D, what happened, still needs “Did this happen in more than one situation?”
situation    | Whoever spoke with them | Section E
told before  | Whoever spoke with them | Section F
indicators   | The first responder     | Section G
where        | Whoever spoke with them | Section H
exploiters   | Whoever spoke with them | Section I
types        | The first responder     | Section J
others       | The first responder     | Section K
police       | The first responder     | Section L
person       | Whoever spoke with them | Section N
responder    | The first responder     | Section P
evidence     | The first responder     | Section Q, evidence, still needs “Do files go with it?”
"""  # noqa: E501


@pytest.mark.parametrize(("left", "who", "sentence"), rows(MISSING))
def test_what_is_missing_is_named_with_who_can_supply_it(
    left: str, who: str, sentence: str
) -> None:
    told = Told()
    for section in ASKED[Route.CHILD]:
        told = told if section.code == left else told.say(section.code, "2026-11-29T10:00")
    found = told.refusals("ready")
    assert len(found) == 1
    assert found[0].startswith(sentence)
    assert who.casefold() in found[0].casefold()
    assert found[0].endswith("can supply it.")


def test_one_answer_that_is_missing_is_asked_of_who_knows_it() -> None:
    told = Told().written(Route.CHILD)
    told.say("police", reported_to_police="yes", reported_to_police_police_forces="Kent",
             reported_to_police_crime_reference="")  # fmt: skip
    assert told.refusals("ready") == [
        "Section L, the police, still needs “Crime or incident reference”. "
        "The officer in the case can supply it."
    ]


def test_what_was_written_since_is_read_once_more() -> None:
    told = Told().written(Route.CHILD, pv_dob="2014-01-01").say("ready").say("background")
    sent = told.refusals("sent", area="yes", route="panel")
    assert sent == [
        "Something was written since it was read through. Read the whole of it once more."
    ]
    told.say("ready").say("sent", area="yes", route="panel")


def test_the_council_is_told_before_a_child_is_referred() -> None:
    told = Told().written(Route.CHILD, pv_dob="2014-01-01").say("council", "2026-11-30T12:00")
    told.say("ready")
    assert told.refusals("sent", "2026-11-30T11:59", area="yes", route="panel") == [
        "Of a child the council is told first, and by section B it was told later than that."
    ]
    told.say("sent", "2026-11-30T12:00", area="yes", route="panel")


ROUTED = """
born       | sent             | area     | route   | sent so
2009-03-01 | 2026-11-20T23:59 | yes      | panel   | yes
2009-03-01 | 2026-11-20T23:59 | yes      | central | no
2009-03-01 | 2026-11-21T00:00 | yes      | panel   | no
2009-03-01 | 2026-11-21T00:00 | yes      | central | yes
2009-03-01 | 2026-11-20T10:00 | no       | panel   | no
2009-03-01 | 2026-11-20T10:00 | not sure | central | yes
2008-02-29 | 2026-02-28T23:59 | yes      | central | yes
2008-02-29 | 2026-03-01T00:00 | yes      | central | no
"""


@pytest.mark.parametrize(("born", "sent", "area", "route", "so"), rows(ROUTED))
def test_the_route_is_that_of_the_day_of_referral(
    born: str, sent: str, area: str, route: str, so: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    # The list of who may refer is of 21 April 2026; what is asked here is older in two rows.
    monkeypatch.setattr("wayhome.casework.referral.responders.refusal", lambda *_: "")
    told = Told().written(Route.CHILD, pv_dob=born, at="2025-01-01T10:00").say("ready")
    assert (told.refusals("sent", sent, area=area, route=route) == []) == (so == "yes")


def test_a_child_who_turns_18_on_the_way_keeps_the_route() -> None:
    told = Told().written(Route.CHILD, pv_dob="2009-03-12").say("ready")
    told.say("sent", "2026-11-30T10:00", area="yes", route="panel")  # 102 days short of 18
    told.say("first yes", "2027-01-13T10:00")
    told.say("second yes", "2027-03-20T10:00", meeting="no")
    assert told.clock("panel_first_decision", "2027-03-21T10:00") == ("met", "2027-01-14")
    assert told.case.state == "second yes"


def test_by_their_date_of_birth_somebody_is_no_child() -> None:
    told = Told().written(Route.CHILD, pv_dob="2008-11-30").say("ready")
    assert "18 by that day" in told.refusals("sent", area="no", route="central")[0]
    assert told.refusals("sent", "2026-11-29T23:59", area="no", route="central") == []


def test_by_their_date_of_birth_somebody_is_a_child() -> None:
    told = Told().written(Route.ADULT, pv_dob="2010-11-30").say("ready")
    assert "a child on that day" in told.refusals("sent", area="no", route="central")[0]


def test_an_adult_agrees_first() -> None:
    told = Told().written(Route.ADULT, pv_dob="2000-11-30")
    assert told.refusals("consented", privacy="") != []
    told.say("ready").say("sent", area="yes", route="central")
    other = Told()
    for section in ASKED[Route.ADULT]:
        other = other if section.code == "consented" else other.say(section.code)
    assert other.refusals("ready")[0].startswith("Section M, they agreed, still needs")


def test_consent_that_was_taken_back_does_not_come_back_with_the_age() -> None:
    told = Told().written(Route.ADULT, pv_dob="2000-11-30").say("declined").say("adult")
    assert told.refusals("ready")[0].startswith("Section M, they agreed, still needs")
    told.say("consented").say("ready").say("sent", area="no", route="central")


# --- a notice that names nobody ---------------------------------------------------------------


def test_an_adult_who_says_no_is_in_a_notice_without_a_name() -> None:
    told = Told().written(Route.NOTICE).say("ready")
    assert {"person", "support", "contact"}.isdisjoint(one.code for one in told.case.offered)
    assert "a notice names nobody" in told.refusals("notice name")[0]
    assert not told.refusals("notified")
    told.say("police", authorities_cooperation="yes").say("notice name").say("ready")
    told.say("notified")
    assert told.case.state == "notified"


def test_a_name_in_the_words_of_a_notice_is_refused() -> None:
    told = Told().written(Route.ADULT, pv_name_first_name="Kai")
    told.say("declined").say("notice person").say("exploiters", who_exploited_pv="a friend of KAI")
    assert told.refusals("ready")[0].startswith("Section I, who used them: a name of theirs stands")
    told.say("exploiters", who_exploited_pv="a friend of theirs").say("ready").say("notified")


NAMED = """
name   | text                          | holds
Kai    | Kai was there                 | yes
Kai    | he called kai’s brother       | yes
Kai    | Kaiser Street                 | no
Will   | they will go                  | no
Will   | with Will                     | yes
D-Boy  | known as d-boy                | yes
Núñez  | the Núñez family              | yes
"""


@pytest.mark.parametrize(("name", "text", "wanted"), rows(NAMED))
def test_a_name_in_a_text(name: str, text: str, wanted: str) -> None:
    assert holds(text, [name]) == (wanted == "yes")


def test_a_name_that_a_place_has_too_is_no_name_there() -> None:
    told = Told().written(Route.ADULT, pv_name_first_name="Kent")
    told.say("declined").say("notice person").say("ready")


def test_the_reference_holds_no_full_name() -> None:
    told = Told().written(
        Route.CHILD, reference="NRM Kai North", pv_name_first_name="Kai", pv_name_last_name="North"
    )
    assert told.refusals("ready") == [
        "Section A: your reference holds their full name, and stands in e-mails. Change it."
    ]
    told.say("put right", reference="NRM Kai 7").say("ready")


def test_what_names_them_is_asked_on_no_other_notice() -> None:
    codes = {one.code for section in ASKED[Route.NOTICE] for one in section.fields}
    assert NAMES_THEM <= codes | {one.code for s in ASKED[Route.CHILD] for one in s.fields}


def test_what_a_record_fills_with_a_number_of_theirs_is_on_no_notice() -> None:
    asked = {one.code for section in ASKED[Route.NOTICE] for one in section.fields}
    of_theirs = {one.answers for one in FILLS if "{reference}" in one.text or "name}" in one.text}
    assert of_theirs & asked <= NAMES_THEM


# --- what a section takes ----------------------------------------------------------------------

TAKES = """
section    | question                            | answer             | refused because
where      | where-exploitation-happened-uk-city | 1 2 3 4 5 6 7 8 9 10    |
where      | where-exploitation-happened-uk-city | 1 2 3 4 5 6 7 8 9 10 11 | 10 boxes
evidence   | upload-file                         | letter.pdf         |
evidence   | upload-file                         | voice.mp3          | JPG, JPEG, PNG
responder  | fr-alternative-contact              | duty               | no e-mail address
person     | pv-dob                              | 1900-01-01         | after 1 January 1900
person     | pv-dob                              | 1900-01-02         |
person     | pv-dob                              | 2027-12-30         |
person     | pv-dob                              | 2027-12-31         | before today
background | birthplace                          | x * 15000          |
background | birthplace                          | x * 15001          | 15,000 characters
"""


@pytest.mark.parametrize(("section", "question", "answer", "because"), rows(TAKES))
def test_what_a_section_takes(section: str, question: str, answer: str, because: str) -> None:
    told = Told().say("begun").say("child")
    given = "x" * int(answer[4:]) if answer.startswith("x *") else answer.replace(" ", "\n")
    also = {"files": "yes"} if section == "evidence" else {}
    also |= {"where-exploitation-happened": "uk"} if section == "where" else {}
    found = told.refusals(section, **{question: given}, **also)
    assert any(because in one for one in found) if because else found == []


NOT_YET = """
said so far            | then        | refused
begun                  | sent        | can be said once
begun                  | background  | can be said once
begun, child           | support     | can be said once
begun, child           | notified    | can be said once
begun, adult           | council     | can be said once
begun, child           | sent        | Missing first: “Read through”
begun, child, withdrawn | background | Open it again
"""


@pytest.mark.parametrize(("so_far", "then", "because"), rows(NOT_YET))
def test_what_is_not_said_yet(so_far: str, then: str, because: str) -> None:
    told = Told()
    for code in so_far.split(", "):
        told.say(code)
    assert because in told.refusals(then)[0]


def test_age_may_be_put_right_and_what_is_asked_follows() -> None:
    told = Told().say("begun").say("child").say("adult").say("consented").say("child")
    assert told.case.state == "child"
    assert "council" in codes(told.case.offered)
    assert "consented" not in codes(told.case.offered)


def codes(entries: Iterable[object]) -> set[str]:
    return {getattr(one, "code", "") for one in entries}
