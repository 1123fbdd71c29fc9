"""What records fill into a referral, and how that stands beside what somebody typed."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wayhome.casework.pathways import PATHWAYS
from wayhome.casework.referral.filled import Filled, How, merged, said
from wayhome.casework.referral.filling import FILLS, NEVER, Record, ago, filled
from wayhome.casework.referral.routes import ASKED
from wayhome.lexicon.kinds import EventKind, StayKind

MAY, JUNE = date(2026, 5, 3), date(2026, 6, 4)
# kind; what it says; its days; the field that is filled, and with what. Nothing filled: two dashes.
RECORDS = """
subject     | given_names=Jordan                            |            | pv-name-first-name | Jordan
subject     | family_name=Okafor                            |            | pv-name-last-name  | Okafor
subject     | street_name=Jay                               |            | pv-name-nickname   | Jay
subject     | dob=2010-03-04, dob_precision=day             |            | pv-dob             | 2010-03-04
subject     | dob=2010-03-15, dob_precision=month           |            | -                  | -
subject     | gender=female                                 |            | pv-gender          | female
subject     | gender=not known                              |            | -                  | -
subject     | sex=male                                      |            | -                  | -
subject     | language=Vietnamese                           |            | -                  | -
subject     | nationality=British                           |            | pv-nationality     | British
relation    | relation=sibling, agency=Kent                 |            | family             | Kent holds a sibling.
relation    | relation=associate, agency=Kent               |            | -                  | -
school      | place=Northborough Academy, agency=Kent       | May to June | education         | At Northborough Academy from 3 May 2026 to 4 June 2026 (Kent).
school      | place=Northborough Academy, agency=Kent       | May        | education          | At Northborough Academy since 3 May 2026 (Kent).
suspension  | agency=Kent                                   | in May     | education          | Suspended on 3 May 2026 (Kent).
missing     | agency=Kent Police                            | May to June | modern-slavery-indicators-details | Missing from 3 May 2026 to 4 June 2026 (Kent Police).
missing     | agency=Kent Police                            |            | -                  | -
away        | agency=Kent Police                            | May to June | -                 | -
thing       | thing=£300 in cash, agency=Kent Police        | in May     | modern-slavery-indicators-details | £300 in cash found with them on 3 May 2026 (Kent Police).
offence     | part=harmed, force=Kent Police                | in May     | reported-to-police-police-forces | Kent Police
offence     | part=suspected, force=Kent Police             | in May     | -                  | -
offence     | part=harmed, reference=OC/1/26                | in May     | reported-to-police-crime-reference | OC/1/26
offence     | part=suspected, reference=OC/1/26             | in May     | -                  | -
offence     | part=harmed, area=Leeds                       | in May     | where-exploitation-happened-uk-city | Leeds
offence     | part=suspected, area=Leeds                    | in May     | -                  | -
placement   | area=York, agency=Kent                        | May        | living-conditions  | In a placement since 3 May 2026, York (Kent).
placement   | place=Alder House, agency=Kent                | May        | -                  | -
crisis found | health=Hungry.                               | in May     | living-conditions  | How they were when they were found, on 3 May 2026: Hungry.
missing returned | health=Hungry.                           | in May     | living-conditions  | How they were when they were back, on 3 May 2026: Hungry.
missing returned | where=Quay Road                          | in May     | where-exploitation-happened-other-uk-other-location | Found, or back, on 3 May 2026: Quay Road
circuit contact | with=exploiter, what=He rang.             | in May     | details-last-contact | Contact on 3 May 2026: He rang.
circuit contact | with=family, what=He rang.                | in May     | -                  | -
circuit contact | with=exploiter, last=over-a-year-ago      | in May     | when-last-contact  | over-a-year-ago
worker      | agency=Kent                                   | May        | are-others-involved-details | A worker of Kent since 3 May 2026.
nrm_referral | reference=R7, agency=Kent                    | in May     | is-this-the-first-chance-to-report-details | Referred on 3 May 2026, reference R7 (Kent).
immigration | reference=H123                                |            | pv-ho-reference-type | H123
contact_point | value=+447700900123, whose=own              |            | -                  | -
"""  # noqa: E501
DAYS = {"": (None, None), "May": (MAY, None), "in May": (MAY, MAY), "May to June": (MAY, JUNE)}


def rows() -> list[tuple[str, ...]]:
    return [tuple(c.strip() for c in line.split("|")) for line in RECORDS.strip().splitlines()]


@pytest.mark.parametrize(("kind", "says", "days", "field", "answer"), rows())
def test_what_a_record_fills(kind: str, says: str, days: str, field: str, answer: str) -> None:
    told = dict(one.split("=", 1) for one in says.split(", "))
    every = filled([Record(kind, "r1", told, *DAYS[days])])
    found = [one for one in every if one.field != "reported-to-police"]
    assert found == ([] if field == "-" else [Filled(field, answer, ("r1",))])


@pytest.mark.parametrize(
    ("days", "name"),
    [
        (0, "within-the-last-week"), (7, "within-the-last-week"), (8, "within-the-last-month"),
        (30, "within-the-last-month"), (31, "within-the-last-3-month"), (365, "6-12-month"),
        (366, "over-a-year-ago"),
    ],
)  # fmt: skip
def test_how_long_ago_is_in_the_names_of_the_form(days: int, name: str) -> None:
    assert ago(JUNE - timedelta(days=days), JUNE) == name
    choices = next(
        one.choices for every in ASKED.values() for section in every for one in section.fields
        if one.code == "when-last-contact"
    )  # fmt: skip
    assert name in choices


def test_where_they_are_now_is_of_the_newest_record_alone() -> None:
    was = Record("found", "r1", {"area": "Leeds", "region": "Yorkshire"}, MAY, MAY)
    now = Record("found", "r2", {"area": "York", "region": "Yorkshire"}, JUNE, JUNE)
    found = {one.field: one for one in filled([now, was])}
    assert found["current-pv-location-uk-city"] == Filled(
        "current-pv-location-uk-city", "York", ("r2",)
    )


def test_words_of_several_records_are_lines_in_the_order_of_their_days() -> None:
    one = Record("missing", "r1", {"agency": "Kent"}, JUNE, JUNE)
    other = Record("missing", "r2", {"agency": "Kent Police"}, MAY, MAY)
    assert filled([one, other]) == [
        Filled(
            "modern-slavery-indicators-details",
            "Missing on 3 May 2026 (Kent Police).\nMissing on 4 June 2026 (Kent).",
            ("r2", "r1"),
        )
    ]


def test_of_names_that_differ_each_is_given_and_nobody_chose() -> None:
    records = [Record("subject", f"r{n}", {"given_names": name}) for n, name in enumerate("ABA")]
    found = filled(records)
    assert [(one.value, one.sources) for one in found] == [("A", ("r0", "r2")), ("B", ("r1",))]
    [answer] = merged(found, {})
    assert (answer.how, answer.value, answer.was) == (How.DIFFERING, None, ("A", "B"))
    assert answer.sources == ("r0", "r2", "r1")


MERGED = """
filled | typed  | how     | answer
Leeds  |        | filled  | Leeds
Leeds  | Leeds  | filled  | Leeds
Leeds  | Leeds_ | filled  | Leeds
Leeds  | York   | changed | York
Leeds  | _      | changed |
       | York   | typed   | York
"""


@pytest.mark.parametrize(
    ("was", "typed", "how", "answer"),
    [tuple(c.strip() for c in line.split("|")) for line in MERGED.strip().splitlines()[1:]],
)
def test_filled_typed_and_changed(was: str, typed: str, how: str, answer: str) -> None:
    given = {"city": typed.replace("_", " ")} if typed else {}
    records = [Filled("city", was, ("r1",))] if was else []
    [found] = merged(records, given)
    assert (found.how, str(found.value or "").strip()) == (how, answer)
    assert found.sources == (("r1",) if was else ())
    assert found.was == ((was,) if how == "changed" else ())


WORD = st.sampled_from(["Leeds", "York", ""])


@given(
    st.lists(st.builds(Filled, st.sampled_from("ab"), WORD, st.just(("r",)))),
    st.dictionaries(st.sampled_from("abc"), WORD),
)
def test_nothing_that_was_typed_is_lost(records: list[Filled], typed: dict[str, str]) -> None:
    found = {one.field: one for one in merged(records, typed)}
    for field, value in typed.items():
        assert not value or said(found.values())[field] == value
    assert {one.field for one in records} <= found.keys()


def test_every_field_that_is_filled_is_one_of_the_form_and_none_is_filled_that_may_not_be() -> None:
    codes = {one.code for way in ASKED.values() for section in way for one in section.fields}
    assert {one.answers for one in FILLS} | set(NEVER) <= codes
    assert {one.answers for one in FILLS}.isdisjoint(NEVER)
    kinds = {*EventKind, *StayKind, "subject", "relation", "thing"}
    said = {f"{way.code} {code}" for way in PATHWAYS.values() for code in way.entries}
    assert {one.kind for one in FILLS} <= kinds | said


@pytest.mark.parametrize(
    ("kind", "said", "field", "words"),
    [
        ("offence", {"part": "harmed"}, "reported-to-police", "yes"),
        ("crisis found", {"where": "Custody"}, "when-did-the-exploitation-take-place",
         "Found on 3 May 2026, Custody."),
        ("crisis interview", {"learnt": "A man drove."}, "modern-slavery-indicators-details",
         "Learnt in the return interview on 3 May 2026: A man drove."),
        ("missing interview", {"where": "A flat."}, "living-conditions",
         "Where they were, by the return interview on 3 May 2026: A flat."),
        ("missing interview", {"push": "A row."}, "", ""),
        ("plan debt", {"plan": "I ring Jo."}, "what-is-keeping-them-in-situation",
         "Money that somebody says they owe, in their own plan on 3 May 2026: I ring Jo."),
        ("justice considered", {"police": "Kent Police"}, "reported-to-police-police-forces",
         "Kent Police"),
    ],
)  # fmt: skip
def test_what_other_cases_fill(kind: str, said: dict[str, str], field: str, words: str) -> None:
    found = {one.field: one.value for one in filled([Record(kind, "C-1/3", said, MAY, MAY)])}
    assert found.get(field, "") == words
    assert bool(found) is bool(field)
