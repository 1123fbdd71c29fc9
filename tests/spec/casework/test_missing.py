"""Missing and return as tables: when absences ask for a strategy discussion, clocks at their edges,
and without what a case is not closed."""

from datetime import UTC, date, datetime

import pytest
from tests.spec.casework.saying import LATER, answered, case_of, moment, refused, rows, stands
from tests.spec.casework.saying import LIMITS as ALL_LIMITS

from wayhome.casework.absences import Absence, Moment, Report
from wayhome.casework.case import Case, SaidEntry
from wayhome.casework.dated import defaults
from wayhome.casework.fields import moment as utc
from wayhome.casework.pathways.missing import (
    MISSING,
    asks,
    for_the_map,
    is_away,
    left_for_the_map,
    of_same_absence,
    reports,
    told,
)
from wayhome.casework.pathways.missing_entries import ASKED, INTERVIEW
from wayhome.casework.thresholds import (
    Told,
    asks_for_strategy,
    still_to_ask,
    thresholds_on,
)
from wayhome.chronology import sameness

# Days on which absences began, each from 20:00 to 22:00; `a` where it was known where they were.
OFTEN = """
born       | began                                  | asked for
2010-05-05 | 2026-06-01, 2026-07-01, 2026-08-29     | repeated
2010-05-05 | 2026-06-01, 2026-07-01, 2026-08-30     |
2010-05-05 | 2026-06-01, 2026-07-01                 |
2010-05-05 | 2026-06-01, 2026-07-01 a, 2026-07-05   |
2010-05-05 | 2026-06-01, 2026-06-02, 2026-06-03 a   |
2010-05-05 | 2026-01-01, 2026-01-02, 2026-01-03, 2026-08-30 |
2010-05-05 | 2026-06-01, 2026-06-01, 2026-06-01     | repeated
2014-05-05 | 2026-06-01, 2026-06-28                 | repeated_young
2014-05-05 | 2026-06-01, 2026-06-29                 |
2014-05-05 | 2026-06-01, 2026-06-02, 2026-06-03     | repeated repeated_young
2013-06-28 | 2026-06-01, 2026-06-28                 |
2013-06-29 | 2026-06-01, 2026-06-28                 | repeated_young
2012-02-29 | 2025-02-10, 2025-02-28                 | repeated_young
2012-02-29 | 2025-02-10, 2025-03-01                 |
not known  | 2026-06-01, 2026-06-28                 | repeated_young
not known  | 2026-06-01                             |
"""

# The newest absence began on 1 June 2026 at 20:00, for somebody of 16.
THIS = """
until            | now              | outside  | concern  | asked for         | still to ask
2026-06-02 20:00 | 2026-06-09 10:00 | no       | no       |                   |
2026-06-02 20:01 | 2026-06-09 10:00 | no       | no       | long              |
not back         | 2026-06-02 20:00 | no       | no       |                   |
not back         | 2026-06-02 20:01 | no       | no       | long              |
2026-06-01 22:00 | 2026-06-09 10:00 | yes      | no       | outside           |
2026-06-01 22:00 | 2026-06-09 10:00 | no       | yes      | concern           |
2026-06-03 22:00 | 2026-06-09 10:00 | yes      | yes      | long outside concern |
2026-06-01 22:00 | 2026-06-09 10:00 | not sure | no       |                   | Whether a night
2026-06-01 22:00 | 2026-06-09 10:00 | no       | not sure |                   | Whether somebody
2026-06-01 22:00 | 2026-06-09 10:00 |          | no       |                   | Whether a night
"""

# Reported on Tuesday 1 December 2026.
CLOCKS = """
said                                                            | now      | clock        | stands
reported 1 22:00                                                | 9 10:00  | interview    | not begun
reported 1 22:00, returned 2 06:00                              | 5 05:59  | interview    | running 5 06:00
reported 1 22:00, returned 2 06:00                              | 5 06:00  | interview    | late 5 06:00
reported 1 22:00, returned 2 06:00, offered 5 05:59             | 9 10:00  | offer        | met 5 06:00
reported 1 22:00, returned 2 06:00, offered 5 05:59             | 9 10:00  | interview    | late 5 06:00
reported 1 22:00, returned 2 06:00, interview:independent=yes 4 10:00 | 9 10:00 | interview | met 5 06:00
reported 1 22:00, returned 2 06:00, interview:independent=yes 4 10:00 | 9 10:00 | offer  | met 5 06:00
reported 1 22:00, returned 2 06:00, interview:independent=no 4 10:00  | 9 10:00 | interview | late 5 06:00
reported:police=yes 1 22:00                                     | 2 05:59  | risk         | running 2 06:00
reported:police=yes 1 22:00                                     | 2 06:00  | risk         | late 2 06:00
reported:kind=away 1 22:00                                      | 2 06:00  | risk         | late 2 06:00
reported:kind=not sure:concern=not sure:police=yes 1 22:00      | 2 06:00  | risk         | late 2 06:00
reported:police=yes 1 22:00, risk 2 05:00                       | 2 12:59  | risk         | running 2 13:00
reported:police=yes 1 22:00, search 1 23:00                     | 2 06:00  | risk         | late 2 06:00
reported:police=yes 1 22:00, risk 2 05:00, returned 2 12:00     | 9 10:00  | risk         | met 2 13:00
reported:police=yes 1 22:00                                     | 2 21:59  | long         | running 2 22:00
reported:police=yes 1 22:00                                     | 2 22:00  | long         | late 2 22:00
reported:police=yes 1 22:00, asked 2 10:00                      | 9 10:00  | long         | met 2 22:00
reported:police=yes 1 22:00, returned 2 10:00                   | 9 10:00  | long         | called off 2 22:00
reported:police=yes 1 22:00                                     | 9 10:00  | police_told  | not begun
reported:police=no 1 22:00                                      | 1 23:00  | police_told  | late 1 23:00
reported:police=not sure 1 22:00, police told 1 22:30           | 9 10:00  | police_told  | met 1 23:00
reported:kind=away 1 22:00                                      | 9 10:00  | police_told  | not begun
reported:kind=away 1 22:00, changed:kind=missing 2 10:00        | 2 11:00  | police_told  | late 2 11:00
reported:police=yes 1 22:00, changed:kind=away 2 10:00, changed:kind=missing 3 10:00 | 9 10:00 | police_told | met 3 11:00
reported:police=yes 1 22:00, returned:police=yes 2 06:00        | 3 06:00  | police_check | late 3 06:00
reported:kind=away 1 22:00, returned:police=never told 2 06:00  | 9 10:00  | police_check | not begun
reported:police=yes 1 22:00, returned:police=yes 2 06:00, checked:went=held 3 05:59 | 9 10:00 | police_check | met 3 06:00
reported 1 22:00                                                | 9 10:00  | strategy     | not begun
reported:concern=not sure 1 22:00                               | 9 10:00  | strategy     | not begun
reported:concern=yes 1 22:00                                    | 2 23:59  | strategy     | running 3 00:00
reported:concern=yes 1 22:00                                    | 3 00:00  | strategy     | late 3 00:00
reported 4 22:00, asked 5 10:00                                 | 7 23:59  | strategy     | running 8 00:00
reported 1 22:00, returned:outside=yes 2 06:00                  | 4 00:00  | strategy     | late 4 00:00
reported:concern=yes 1 22:00, strategy:went=held 2 10:00        | 9 10:00  | strategy     | met 3 00:00
reported:concern=yes 1 22:00, strategy:went=not held 2 10:00    | 9 10:00  | strategy     | called off 3 00:00
reported:concern=yes 1 22:00, strategy:went=held 2 10:00, returned 3 06:00, interview:concern=yes 4 10:00 | 5 10:00 | strategy | running 8 00:00
"""  # noqa: E501

CLOSING = """
said before                                                   | refused
reported 1 22:00, returned 2 06:00                            | Missing first: “Return home interview
reported 1 22:00, returned 2 06:00, offered 3 10:00           |
reported 1 22:00, returned 2 06:00, interview 3 10:00         |
reported 1 22:00, returned 2 06:00, interview:concern=yes 3 10:00 | A strategy discussion was asked for
reported:concern=yes 1 22:00, returned 2 06:00, offered 3 10:00 | A strategy discussion was asked for
reported 1 22:00, asked 2 00:00, returned 2 06:00, offered 3 10:00 | A strategy discussion was asked for
reported 1 22:00, asked 2 00:00, returned 2 06:00, offered 3 10:00, strategy:went=held 3 11:00 |
reported 1 22:00, asked 2 00:00, returned 2 06:00, offered 3 10:00, strategy:went=not held 3 11:00 |
"""  # noqa: E501

LIMITS = thresholds_on(date(2026, 12, 1), defaults())


def absence(began: str, ended: str | None, *, away: bool = False) -> Absence:
    start = datetime.fromisoformat(began)
    end = datetime.fromisoformat(ended) if ended else start
    given = reports(case_of(MISSING, f"reported:kind={'away' if away else 'missing'} 1 22:00"), "C")
    return Absence(tuple(given), Moment(start), Moment(end), ended is None)


def short(day: str) -> Absence:
    date_, _, away = day.partition(" ")
    return absence(f"{date_} 20:00", f"{date_} 22:00", away=bool(away))


@pytest.mark.parametrize(("born", "began", "wanted"), rows(OFTEN))
def test_how_often(born: str, began: str, wanted: str) -> None:
    known = Told(None if born == "not known" else date.fromisoformat(born), "no", "no")
    found = [short(day) for day in began.split(", ")]
    now = datetime(2026, 12, 1, tzinfo=UTC)
    assert [one.code for one in asks_for_strategy(found, known, LIMITS, now)] == wanted.split()


@pytest.mark.parametrize(("until", "now", "outside", "concern", "wanted", "ask"), rows(THIS))
def test_this_absence(
    until: str, now: str, outside: str, concern: str, wanted: str, ask: str
) -> None:
    one = absence("2026-06-01 20:00", None if until == "not back" else until)
    known = Told(date(2010, 5, 5), outside, concern)
    at = utc(now.replace(" ", "T"))
    assert at
    assert [one.code for one in asks_for_strategy([one], known, LIMITS, at)] == wanted.split()
    assert [one.startswith(ask) for one in still_to_ask(known)] == ([True] if ask else [])


def test_a_reason_says_on_which_days_it_rests() -> None:
    found = [short(day) for day in ("2026-06-01", "2026-06-10", "2026-06-20")]
    now = datetime(2026, 12, 1, tzinfo=UTC)
    assert [one.words for one in asks_for_strategy(found, Told(None), LIMITS, now)] == [
        "Missing three times in 90 days: 1 June 2026, 10 June 2026 and 20 June 2026.",
        "Missing three times in 28 days, and nobody wrote down how old they are: 1 June 2026, "
        "10 June 2026 and 20 June 2026.",
    ]


def test_every_reason_is_an_answer_of_the_entry() -> None:
    answers = next(one.choices for one in ASKED.fields if one.code == "reasons")
    assert {*LIMITS, "outside", "concern"} <= answers.keys()


@pytest.mark.parametrize(("said", "now", "clock", "how"), rows(CLOCKS))
def test_clocks(said: str, now: str, clock: str, how: str) -> None:
    assert stands(case_of(MISSING, said), clock, now) == how


@pytest.mark.parametrize(("said", "why_not"), rows(CLOSING))
def test_closing(said: str, why_not: str) -> None:
    found = refused(case_of(MISSING, said), "closed")
    assert [one.startswith(why_not) for one in found] == ([True] if why_not else [])


def test_nobody_is_back_before_they_were_last_seen() -> None:
    case = case_of(MISSING, "reported 1 22:00")
    assert refused(case, "returned", "at=2026-12-01T21:59") == [
        "They were back before they were last seen. Put one of the two right."
    ]
    assert refused(case, "returned", "at=2026-12-01T22:00") == []


def test_not_sure_counts_as_missing() -> None:
    case = case_of(MISSING, "reported:kind=not sure 1 22:00")
    assert [one.missing for one in reports(case, "C1")] == [True]
    assert not is_away(case)


def test_reports_of_a_case_are_of_one_absence_from_when_they_were_last_seen() -> None:
    case = case_of(
        MISSING,
        "reported:by=placement 1 18:00, also reported:by=school:kind=away 2 09:00, "
        "returned 2 12:00",
    )
    first, second = reports(case, "C1")
    assert (first.told.source[0], second.told.source[0]) == ("placement", "school")
    assert first.told.start == datetime(2026, 12, 1, 18)
    assert first.told.end == second.told.end == datetime(2026, 12, 2, 12)
    assert (first.missing, second.missing) == (True, False)


def test_what_people_said_is_taken_from_the_newest_and_a_yes_stays() -> None:
    case = case_of(
        MISSING,
        "reported:concern=yes:born=2014-05-05 1 22:00, returned:outside=not sure 2 06:00, "
        "interview:concern=no 3 10:00",
    )
    assert told(case) == Told(date(2014, 5, 5), "not sure", "yes")


def test_the_absence_of_a_case_is_read_beside_all_others() -> None:
    """Three of them, one told by police too; seen from the second case, there were two."""
    first, second, third = (
        case_of(MISSING, f"reported {day} 20:00, returned {day} 22:00") for day in (1, 3, 5)
    )
    when = datetime(2026, 12, 5, 20, 10)
    police = Report(sameness.Told("P1", ("POL", "missing"), when, None, True))
    others = [*reports(first, "C1"), *reports(second, "C2"), police]
    now, born = utc("2026-12-06T10:00"), date(2010, 5, 5)
    assert now
    (reason,) = asks(third, "C3", others, born, ALL_LIMITS, LIMITS, now)
    assert reason.words == (
        "Missing three times in 90 days: 1 December 2026, 3 December 2026 and 5 December 2026."
    )
    others = [*reports(first, "C1"), *reports(third, "C3"), police]
    assert asks(second, "C2", others, born, ALL_LIMITS, LIMITS, now) == []


MAP = """
chosen          | written               | may go on the map
where           | where, company        | where
where, company  | where                 | where
concern         | where, concern_why    | concern
nothing         | where, company        |
"""


@pytest.mark.parametrize(("chosen", "written", "wanted"), rows(MAP))
def test_for_the_map(chosen: str, written: str, wanted: str) -> None:
    answers = {code: "in their words" for code in written.split(", ")}
    found = for_the_map({"map": chosen.split(", "), **answers})
    assert found == {theme: "in their words" for theme in wanted.split()}


def test_nothing_for_the_map_is_not_said_with_something() -> None:
    case = case_of(MISSING, "reported 1 22:00, returned 2 06:00")
    details = {**answered(case, "interview", at=moment("3 10:00")), "map": ["nothing", "where"]}
    assert case.refusals("interview", details, ALL_LIMITS, LATER) == [
        "You let nothing become a statement on the map, and something. Choose one of the two."
    ]


def test_only_what_the_interviewer_names_may_go_on_the_map() -> None:
    case = case_of(MISSING, "reported 1 22:00, returned 2 06:00")
    (wanted,) = refused(case, "interview", "map=")
    assert wanted == "Choose an answer: Which of it may become statements on the map?"
    assert "nothing" in next(one.choices for one in INTERVIEW.fields if one.code == "map")


# Records of others: two that overlap what was reported on 1 December, one a week later.
OTHERS = [
    ("P1", ("NBP", "missing"), "2026-12-01 20:00", "2026-12-02 05:00"),
    ("C1", ("NBC", "ssda903"), "2026-12-01 21:30", None),
    ("P2", ("NBP", "missing"), "2026-12-08 20:00", "2026-12-09 05:00"),
]


def of_others() -> list[Report]:
    return [
        Report(sameness.Told(name, source, _at(since), _at(until), True, ""))
        for name, source, since, until in OTHERS
    ]


def _at(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None


def test_records_of_the_same_absence_are_offered_and_no_others() -> None:
    case = case_of(MISSING, "reported 1 22:00")
    found = of_same_absence(case, "C-1", of_others(), ALL_LIMITS)
    assert sorted(one.told.record_id for one in found) == ["C1", "P1"]


def test_what_somebody_wrote_of_records_counts_for_those_who_cannot_read_them() -> None:
    case = case_of(MISSING, "reported 3 23:00")
    seen = {"records": "NBP, P1", "why": "They overlap.", "kind": "missing"}
    times = {"since": "2026-12-01T20:00", "until": "2026-12-04T05:00"}
    assert case.refusals("merged", {**seen, **times}, ALL_LIMITS, LATER) == []
    turned = {"since": times["until"], "until": times["since"]}
    (why,) = case.refusals("merged", {**seen, **turned}, ALL_LIMITS, LATER)
    assert "back before they were gone" in why
    entry = SaidEntry("merged", {**seen, **times}, moment("4 10:00"), 1)
    merged = Case(MISSING, [*case.said, entry])
    (of_records,) = [one for one in reports(merged, "C-1") if one.told.source[0] == "records"]
    assert (of_records.told.start, of_records.missing) == (_at("2026-12-01 20:00"), True)


# What each interview lets go to the map, and what was put there, in turn; what is left then.
LEFT = """
in turn                                              | left
interview where company                              | where company
interview nothing                                    |
interview where company, mapped where                | company
interview where, mapped where                        |
interview where, mapped where, interview where       | where
"""


@pytest.mark.parametrize(("turns", "left"), rows(LEFT))
def test_what_is_left_to_put_on_the_map(turns: str, left: str) -> None:
    case = case_of(MISSING, "reported 1 22:00, returned 2 06:00")
    for turn in turns.split(", "):
        code, *themes = turn.split()
        asked = {"interview": "map", "mapped": "themes"}[code]
        details = {**answered(case, code, "where=A flat", "company=A man", at=moment("3 10:00")),
                   asked: themes}  # fmt: skip
        entry = SaidEntry(code, details, moment("3 10:00"), len(case.said))
        case = Case(MISSING, [*case.said, entry])
    assert " ".join(left_for_the_map(case)) == left
