"""The form of the referral, field by field, as the public one had it on 21 April 2026 (facts §1.5).

`must`: R required, C required where it is asked, empty not required. `asked`: of whom, where not of
everybody, and after which answer.
"""

from datetime import UTC, datetime

import pytest

from wayhome.casework.case import Case, SaidEntry
from wayhome.casework.fields import Field, Kind, Said
from wayhome.casework.pathways.referral import REFERRAL
from wayhome.casework.referral.as_json import as_json, as_sections
from wayhome.casework.referral.attachments import LARGEST, refusal
from wayhome.casework.referral.routes import ASKED, NAMES_THEM, Route
from wayhome.casework.referral.section import LONGEST, Section

AT = datetime(2026, 11, 30, 9, tzinfo=UTC)
LA = "local-authority-contacted-about-child-local-authority"
SITUATION = "potential-victim-exploitative-situation-multiple"
TAKEN = "were-they-taken-somewhere-by-their-exploiter"
FORM = f"""
§ | name                                         | must | asked
A | reference                                    | R |
A | user-organisation                            | R |
A | fr-location                                  | R |
B | pv-under-age                                 | R |
B | {LA}-name                                    | R | child
B | {LA}-phone                                   | R | child
B | {LA}-email                                   | R | child
B | {LA}-first-name                              |   | child
B | {LA}-last-name                               |   | child
B | pv-under-age-at-time-of-exploitation         | R | adult, notice
C | birthplace                                   | R |
C | family                                       | R |
C | education                                    | R |
C | employment-history                           | R |
D | {SITUATION}                                  | R |
D | when-did-the-exploitation-take-place          | C | {SITUATION}: no, i-dont-know
D | when-did-the-exploitation-take-place-multiple | C | {SITUATION}: yes
D | how-did-the-exploitation-start               | R |
D | {TAKEN}                                      | R |
D | {TAKEN}-journey-details                      | C | {TAKEN}: yes
D | what-were-they-required-to-do                | R |
D | living-conditions                            | R |
D | how-they-were-treated                        | R |
E | still-in-exploitative-situation              | R |
E | what-is-keeping-them-in-situation            | C | still-in-exploitative-situation: yes
E | how-why-did-they-leave-the-situation         | C | still-in-exploitative-situation: no
E | when-last-contact                            | R |
E | details-last-contact                         |   |
F | is-this-the-first-chance-to-report           | R |
F | is-this-the-first-chance-to-report-details   |   | is-this-the-first-chance-to-report: yes
F | why-report-now                               | C | is-this-the-first-chance-to-report: no
G | modern-slavery-indicators                    | R |
G | modern-slavery-indicators-details            | C | modern-slavery-indicators: yes
G | where-how-interview-carried-out              | R |
G | professional-insight                         | R |
G | evidence-of-dishonesty                       | R |
G | evidence-of-dishonesty-details               | C | evidence-of-dishonesty: yes
G | are-others-involved                          | R |
G | are-others-involved-details                  | C | are-others-involved: yes
H | where-exploitation-happened                  | R |
H | where-exploitation-happened-uk-city          | C | where-exploitation-happened: uk, uk-and-overseas
H | where-exploitation-happened-other-uk-other-location | | where-exploitation-happened: uk, uk-and-overseas
H | where-exploitation-happened-overseas-country | C | where-exploitation-happened: overseas, uk-and-overseas
H | where-exploitation-happened-other-overseas-other-location | | where-exploitation-happened: overseas, uk-and-overseas
H | current-pv-location-uk-city                  | R |
H | current-pv-location-uk-region                | R |
I | who-exploited-pv                             | R |
I | exploiters-location                          | R |
I | are-exploiters-in-the-uk                     | C | exploiters-location: yes
I | exploiters-current-location-details          | C | exploiters-location: yes
J | types-of-exploitation                        | R |
J | other-exploitation-details                   | C | types-of-exploitation: types-of-exploitation-other
K | any-other-pvs                                | R |
K | any-other-pvs-details                        |   | any-other-pvs: yes
K | future-exploitation-concerns                 | R |
K | future-exploitation-reasons                  | C | future-exploitation-concerns: yes
L | reported-to-police                           | R |
L | reported-to-police-police-forces             | C | reported-to-police: yes
L | reported-to-police-crime-reference           | C | reported-to-police: yes
L | authorities-cooperation                      | R |
L | authorities-cooperation-details              |   | authorities-cooperation: yes
M | pv-want-to-submit-nrm                        | R | adult, notice
M | refuse-nrm                                   |   | notice
N | pv-name-first-name                           | R |
N | pv-name-last-name                            | R |
N | pv-name-nickname                             |   |
N | pv-dob                                       |   | child, adult
N | pv-gender                                    | R |
N | does-pv-have-children                        | R | child, adult
N | does-pv-have-children-yes-amount             | C | child, adult; does-pv-have-children: yes
N | pv-nationality                               | R |
N | pv-nationality-second                        |   |
N | pv-interpreter-requirements                  | R | child, adult
N | pv-interpreter-requirements-language         | C | child, adult; pv-interpreter-requirements: yes
N | pv-other-help-with-communication             | R | child, adult
N | pv-other-help-with-communication-aid         | C | child, adult; pv-other-help-with-communication: yes
N | pv-ho-reference                              | R | child, adult
N | pv-ho-reference-type                         | C | child, adult; pv-ho-reference: yes
N | does-pv-need-support                         | R | adult
N | pv-phone-number                              | C | adult; does-pv-need-support: yes
N | pv-phone-number-yes                          | C | adult; pv-phone-number: yes
N | pv-phone-number-alternative                  | C | adult; pv-phone-number: pv-alternative-number
N | alternative-number-relation-to-pv            | C | adult; pv-phone-number: pv-alternative-number
N | no-contact-details                           | C | adult; pv-phone-number: no
O | who-contact                                  | R | adult
O | someone-else                                 | C | adult; who-contact: someone-else
O | someone-else-first-name                      |   | adult; who-contact: someone-else
O | someone-else-last-name                       |   | adult; who-contact: someone-else
O | someone-else-email-input                     | C | adult; someone-else: email
O | someone-else-street                          | C | adult; someone-else: post
O | someone-else-town                            | C | adult; someone-else: post
O | someone-else-county                          |   | adult; someone-else: post
O | someone-else-postcode                        | C | adult; someone-else: post
O | someone-else-permission-check                | C | adult; who-contact: someone-else
P | fr-details-first-name                        | R | child, adult
P | fr-details-last-name                         | R | child, adult
P | fr-details-role                              | R | child, adult
P | fr-details-phone                             | R | child, adult
P | fr-alternative-contact                       |   | child, adult
Q | upload-file                                  | C | child, adult; files: yes
Q | what-evidence-you-will-submit                | C | child, adult; files: yes
"""  # noqa: E501
# To whom an adult is written: in section O, and in a notice beside the name in N.
CONTACT = """
name                           | must | asked
pv-contact-details-email-input | C | pv-contact-details: email
pv-contact-details-email-check | C | pv-contact-details: email
pv-contact-details-street      | C | pv-contact-details: post
pv-contact-details-town        | C | pv-contact-details: post
pv-contact-details-county      |   | pv-contact-details: post
pv-contact-details-postcode    | C | pv-contact-details: post
pv-contact-details-post-check  | C | pv-contact-details: post
"""
ANSWERS = """
name                                 | answers
fr-location                          | england, wales, scotland, northern-ireland
pv-under-age                         | yes, no, not-sure
pv-under-age-at-time-of-exploitation | yes, no, not-sure
potential-victim-exploitative-situation-multiple | yes, no, i-dont-know
still-in-exploitative-situation      | yes, no
when-last-contact                    | within-the-last-week, within-the-last-month, within-the-last-3-month, within-the-last-6-month, 6-12-month, over-a-year-ago, not-sure
is-this-the-first-chance-to-report   | yes, no, not-sure
where-exploitation-happened          | uk, overseas, uk-and-overseas
any-other-pvs                        | yes, no, not-sure
pv-gender                            | female, male, unknown
pv-want-to-submit-nrm                | yes, no
pv-phone-number                      | yes, pv-alternative-number, no
who-contact                          | potential-victim, someone-else
pv-contact-details                   | email, post
"""  # noqa: E501
KINDS_OF_IT = (
    "forced-to-work wages-taken forced-to-commit-fraud prostitution child-exploitation"
    " taken-somewhere forced-to-commit-crime organs-removed unpaid-household-work other"
).split()
FILES = """
name        | bytes          | taken
letter.pdf  | 1              | yes
letter.PDF  | 26214399       | yes
letter.pdf  | 26214400       | no
photo.jpeg  | 100            | yes
photo.jpg   | 100            | yes
photo.png   | 100            | yes
report.doc  | 100            | yes
report.docx | 100            | yes
voice.mp3   | 100            | no
pdf         | 100            | no
run.pdf.exe | 100            | no
"""


def rows(table: str) -> list[tuple[str, ...]]:
    lines = table.strip().splitlines()[1:]
    return [tuple(cell.strip() for cell in line.split("|")) for line in lines]


def fields(route: Route) -> dict[str, tuple[Section, Field]]:
    return {one.code: (section, one) for section in ASKED[route] for one in section.fields}


def asked(cell: str) -> tuple[set[str], str]:
    """Of whom, and after which answer, from a cell of the form's table."""
    parts = [one.strip() for one in cell.split(";") if one.strip()]
    ways = next((one for one in parts if ":" not in one), "child, adult, notice")
    return set(ways.split(", ")), next((one for one in parts if ":" in one), "")


@pytest.mark.parametrize(("letter", "name", "must", "when"), rows(FORM))
def test_each_field_of_the_form(letter: str, name: str, must: str, when: str) -> None:
    ways, after = asked(when)
    for way in Route:
        found = fields(way).get(name)
        assert (found is not None) == (way in ways)
        if found:
            section, one = found
            assert section.letter == letter
            assert one.required == (must in {"R", "C"})
            assert (one.when is not None) == bool(after)
            assert not one.when or told(one) == after
            assert one.longest == (250 if name.endswith("relation-to-pv") else LONGEST) or (
                one.kind in {Kind.CHOICE, Kind.SEVERAL, Kind.DAY, Kind.NUMBER}
            )


def told(one: Field) -> str:
    assert one.when
    on = next(x for way in Route for c, (_, x) in fields(way).items() if c == one.when.field)
    return f"{one.when.field}: {', '.join(x for x in on.choices if x in one.when.values)}"


@pytest.mark.parametrize(("name", "must", "when"), rows(CONTACT))
@pytest.mark.parametrize(("way", "letter"), [(Route.ADULT, "O"), (Route.NOTICE, "N")])
def test_how_an_adult_is_written_to(
    way: Route, letter: str, name: str, must: str, when: str
) -> None:
    section, one = fields(way)[name]
    assert (section.letter, one.required, told(one)) == (letter, must == "C", when)


def test_the_form_has_no_field_more() -> None:
    known = {row[1] for row in rows(FORM)} | {row[0] for row in rows(CONTACT)}
    for way in Route:
        own = {code for section in ASKED[way] for code in section.own}
        assert set(fields(way)) - own - known <= {"pv-contact-details"}


@pytest.mark.parametrize(("name", "answers"), rows(ANSWERS))
def test_each_answer_of_the_form(name: str, answers: str) -> None:
    given: dict[str, None] = {}
    for way in Route:
        for section in ASKED[way]:
            for one in section.fields:
                given |= dict.fromkeys(one.choices) if one.code == name else {}
    assert set(given) == set(answers.split(", "))


def test_the_kinds_of_exploitation() -> None:
    choices = fields(Route.CHILD)["types-of-exploitation"][1].choices
    assert list(choices) == [f"types-of-exploitation-{one}" for one in KINDS_OF_IT]


@pytest.mark.parametrize(("name", "size", "taken"), rows(FILES))
def test_which_files_go_with_it(name: str, size: str, taken: str) -> None:
    assert (refusal(name, int(size)) == "") == (taken == "yes")
    assert LARGEST == 26_214_400


# --- the whole form, filled in, as JSON ------------------------------------------------------


def full(route: Route) -> Case:
    """Every question answered: of a choice the last answer there is, of several all."""
    age = "child" if route is Route.CHILD else "adult"
    said = [SaidEntry(age, {}, AT)] + [
        SaidEntry(section.code, {one.code: value(one) for one in section.fields}, AT)
        for section in ASKED[route]
    ]
    return Case(REFERRAL, [x for n, x in enumerate(said) if n or x.code != age])


def value(one: Field) -> str | list[str]:
    if one.code in {"authorities-cooperation", "files", "does-pv-need-support"}:
        return "yes"
    if one.kind is Kind.SEVERAL:
        return list(one.choices)
    if one.kind is Kind.CHOICE:
        return list(one.choices)[-1]
    plain = {Kind.DAY: "2010-03-04", Kind.NUMBER: "2", Kind.HAPPENED: "2026-11-30T08:00"}
    return plain.get(one.kind, f"of {one.code}")


def boxes(name: str) -> list[str]:
    """The form's own names of what is one question here."""
    if name == "types-of-exploitation":
        return [f"{name}-{one}" for one in KINDS_OF_IT]
    numbered = name.endswith(("-uk-city", "-overseas-country")) and name.startswith("where")
    return [f"{name}-1"] if numbered else [name]


def wanted(route: Route, case: Case) -> list[str]:
    """The names that the table has of this way, with the answers given."""
    answers = {code: v for one in case.said for code, v in one.details.items()}
    found: list[str] = []
    for _, name, _, when in rows(FORM):
        ways, after = asked(when)
        if route in ways and holds(after, answers):
            found += boxes(name)
    return found


def holds(after: str, answers: Said) -> bool:
    if not after:
        return True
    name, _, values = after.partition(": ")
    given = answers.get(name) or ""
    return bool({given} & set(values.split(", ")) if isinstance(given, str) else given)


@pytest.mark.parametrize("route", Route)
def test_the_json_has_the_names_of_the_form(route: Route) -> None:
    case = full(route)
    contact = {row[0] for row in rows(CONTACT)} | {"pv-contact-details"}
    given = [one for one in as_json(case) if one not in contact]
    auto = ["pv-want-to-submit-nrm"] if route is Route.CHILD else []
    assert sorted(given) == sorted([*wanted(route, case), *auto])
    assert list(as_sections(case)) == sorted(as_sections(case))
    assert (contact <= as_json(case).keys()) == (route is Route.NOTICE)


def test_nothing_of_ours_is_in_the_json() -> None:
    for route in Route:
        own = {code for section in ASKED[route] for code in section.own}
        assert own.isdisjoint(as_json(full(route)))


VALUES = """
section | question                            | answer                          | name                                          | json
child   | pv-under-age                        | not-sure                        | pv-want-to-submit-nrm                         | yes
types   | types-of-exploitation               | types-of-exploitation-wages-taken | types-of-exploitation-wages-taken           | true
where   | where-exploitation-happened-uk-city | Leeds/ /York                    | where-exploitation-happened-uk-city-2         | York
where   | where-exploitation-happened-uk-city | Leeds/ /York                    | where-exploitation-happened-uk-city-3         |
person  | pv-dob                              | 2010-03-04                      | pv-dob                                        | 2010-03-04
"""  # noqa: E501


@pytest.mark.parametrize(("section", "question", "answer", "name", "json"), rows(VALUES))
def test_how_an_answer_is_sent(
    section: str, question: str, answer: str, name: str, json: str
) -> None:
    details: dict[str, str | list[str]] = {question: answer.replace("/", "\n")}
    if section == "types":
        details = {question: [answer]}
    if section == "where":
        details["where-exploitation-happened"] = "uk"
    case = Case(REFERRAL, [SaidEntry("child", {}, AT), SaidEntry(section, details, AT)])
    assert as_json(case).get(name, "") == json


def test_the_newest_word_counts_and_what_is_not_asked_any_more_is_left_out() -> None:
    told = {"still-in-exploitative-situation": "yes", "what-is-keeping-them-in-situation": "debt"}
    later = {**told, "still-in-exploitative-situation": "no"}
    case = Case(REFERRAL, [SaidEntry("child", {}, AT), SaidEntry("situation", told, AT)])
    assert as_json(case)["what-is-keeping-them-in-situation"] == "debt"
    case = Case(REFERRAL, [*case.said, SaidEntry("situation", later, AT)])
    assert "what-is-keeping-them-in-situation" not in as_json(case)


def test_a_notice_names_nobody() -> None:
    """Also where an adult had agreed, and everything was written, before they said no."""
    said = [*full(Route.ADULT).said, *full(Route.NOTICE).said]
    no = [
        SaidEntry("police", {**one.details, "authorities-cooperation": "no"}, AT)
        for one in said if one.code == "police"
    ]  # fmt: skip
    found = as_json(Case(REFERRAL, [*said, *no]))
    assert NAMES_THEM.isdisjoint(found)
    assert "pv-dob" not in found
    assert {"pv-gender", "pv-nationality"} <= found.keys()
