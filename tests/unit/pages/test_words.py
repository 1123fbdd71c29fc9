"""Words of the pages, as small tables."""

from datetime import date, datetime, timedelta

import pytest
from django.http import QueryDict

from wayhome.workspace.pages import codes, particulars, words
from wayhome.workspace.pages.choices import Choices

DAY = datetime(2026, 11, 21)


@pytest.mark.parametrize(
    ("when", "precision", "said"),
    [
        (DAY, "minute", "21 November 2026"),
        (DAY.replace(hour=14, minute=5), "minute", "21 November 2026, 14:05"),
        (DAY.replace(hour=14, minute=5), "day", "21 November 2026"),
        (DAY, "month", "November 2026"),
        (DAY.replace(hour=14), "not known", "about 21 November 2026"),
        (None, "minute", "date not known"),
    ],
)
def test_moments(when: datetime | None, precision: str, said: str) -> None:
    assert words.moment(when, precision) == said


@pytest.mark.parametrize(
    ("hours", "kind", "said"),
    [
        (0.5, "missing", "30 minutes"),
        (9, "missing", "9 hours"),
        (27, "missing", "27 hours"),
        (80, "missing", "4 nights"),
        (80, "referral", "4 days"),
        (80, "", "4 days"),
        (24 * 40, "missing", "6 weeks"),
    ],
)
def test_how_long(hours: float, kind: str, said: str) -> None:
    start = datetime(2026, 6, 3, 19, 30)
    assert words.lasting(start, start + timedelta(hours=hours), kind) == said


@pytest.mark.parametrize(("kind", "said"), [("missing", "1 night"), ("suspension", "1 day")])
def test_days_without_a_time_are_no_hours(kind: str, said: str) -> None:
    assert words.lasting(DAY, DAY + timedelta(days=1), kind) == said


def test_a_stretch_says_the_year_once() -> None:
    assert words.between(date(2026, 7, 14), DAY) == "14 July to 21 November 2026"
    assert words.between(date(2025, 7, 14), DAY) == "14 July 2025 to 21 November 2026"


def test_counts_and_lists() -> None:
    assert words.times(1) == "once"
    assert words.times(6) == "six times"
    assert words.times(17) == "17 times"
    assert words.listed(["a", "b", "c"]) == "a, b and c"
    assert words.count(1, "entry", "entries") == "1 entry"
    assert words.ago(date(2026, 11, 20), date(2026, 11, 21)) == "yesterday"
    assert words.feed("police") == "Police"


def test_choices_forgive_an_edited_address() -> None:
    chosen = Choices(QueryDict("known_on=2026-02-31&zoom=6m&page=3&from_age=abc"))
    assert chosen.day("known_on") is None
    assert chosen.number("from_age") is None
    assert chosen.link(lanes="agency") == "?known_on=2026-02-31&zoom=6m&from_age=abc&lanes=agency"
    assert "page" not in dict(chosen.hidden())


@pytest.mark.parametrize(
    ("value", "kind", "said"),
    [
        (
            "DA; DB",
            "suspension",
            "for drugs or alcohol, persistent or general disruptive behaviour",
        ),
        ("DB; DB", "suspension", "for persistent or general disruptive behaviour"),
        ("ow", "exclusion", "for use or threat of use of a weapon or prohibited item"),
        ("99", "offence", "outcome: 99"),
        ("18", "offence", "outcome: investigation complete, no suspect named"),
        ("declined", "return_interview", "offered and declined"),
        ("found by police", "missing", "found by police"),
        ("F4", "care_leaving", "outcome: full time apprenticeship"),
        ("E9", "care_episode", "outcome: sentenced to custody"),
        ("released under investigation", "arrest", "outcome: released under investigation"),
        (
            "Told the safeguarding lead.",
            "school_concern",
            "what was done: told the safeguarding lead",
        ),
        (
            "unauthorised 6; authorised 3; late 0",
            "attendance",
            "unauthorised 6; authorised 3; late 0",
        ),
        ("nuisance", "address_measure", "reason: nuisance or disorder"),
        (None, "arrest", ""),
    ],
)
def test_outcomes_are_words_and_not_codes(value: str | None, kind: str, said: str) -> None:
    assert codes.outcome(value, kind) == said


def test_a_record_shows_a_code_with_its_words() -> None:
    assert particulars.plain("N1", "code", "referral") == "abuse or neglect (N1)"
    assert particulars.plain("U6", "placement_type") == "foster care, not long term (U6)"
    assert particulars.plain("PN3", "code", "review").endswith("without words (PN3)")
    assert particulars.plain("K", "code", "send") == "special educational needs support (K)"
    doubtful = "other placement (meaning not confirmed) (Z11)"
    assert particulars.plain("Z11", "placement_type") == doubtful
    assert particulars.plain("92/30", "code", "arrest") == "92/30"
    robbery = "robbery of personal property (34B/01)"
    assert particulars.plain("34B/01", "code", "charge") == robbery


def test_a_column_is_called_what_it_means_in_its_kind_of_record() -> None:
    concern = {"kind": "school_concern", "code": "136541", "reference": "C1", "outcome": None}
    assert particulars.shown_columns(concern) == [
        ("code", "School's number"),
        ("reference", "Reference of the source"),
    ]
    assert particulars.shown_columns({"kind": "arrest", "code": "92/30"}) == [
        ("code", "Offence code")
    ]


def test_what_was_found_is_said_as_people_say_it() -> None:
    assert particulars.found_words("cash", "notes", 340.0, "£") == "cash, £340"
    assert particulars.found_words("drugs", "28 wraps", 28.0, "items") == "28 wraps"
    assert particulars.found_words("phone", "second handset", 1.0) == "second handset"
    assert particulars.found_words("drugs", "wraps", 6.0, "items") == "wraps, 6 items"


@pytest.mark.parametrize(
    ("text", "begun", "inside"),
    [
        ("same NHS number", "Same NHS number", "same NHS number"),
        ("NHS number one character apart", "NHS number one character apart",
         "NHS number one character apart"),
        ("Same name", "Same name", "same name"),
        ("", "", ""),
    ],
)  # fmt: skip
def test_words_from_elsewhere_keep_their_capitals(text: str, begun: str, inside: str) -> None:
    assert (words.upper_first(text), words.lower_first(text)) == (begun, inside)
