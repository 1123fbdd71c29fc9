"""An entry in sentences: where, what, what came of it; and how long, in the unit people use."""

import pytest
from life_in_lines import entry

from wayhome.chronology import Entry
from wayhome.chronology.entries import Thing
from wayhome.workspace.pages.sentences import about, how_long, sentences

NORWICH = "E07000148"
BARE = {"value": None, "value_of": None}


@pytest.mark.parametrize(
    ("told", "said"),
    [
        (
            entry("missing", 1, place="home", outcome="found by police"),
            "From home. Found by police.",
        ),
        (
            entry("missing", 1, place="placement, 61 Ivy Road", area=NORWICH),
            "From the placement at 61 Ivy Road, Norwich.",
        ),
        (entry("missing", 1, place="placement", outcome="not known"), "From the placement."),
        (
            entry("missing", 1, place="friend's address", category="exploitation"),
            "From friend's address. Flagged by the source for exploitation.",
        ),
        (
            entry("found", 1, place="home, NG5 9LQ", outcome="returned by themselves"),
            "At home, NG5 9LQ. Returned by themselves.",
        ),
        (entry("found", 1, place="Thetford station, IP24", area=NORWICH),
         "At Thetford station, IP24, Norwich."),
        (entry("return_interview", 1, outcome="declined"), "Offered and declined."),
        (
            entry("suspension", 1, 48, place="Dyke Bank Academy", outcome="DA; DB", value=5.0),
            "Dyke Bank Academy. For drugs or alcohol, persistent or general disruptive behaviour.",
        ),
        (
            entry("referral", 1, code="N1", outcome="no further action"),
            "Abuse or neglect. Outcome: no further action.",
        ),
        (
            entry("school_concern", 1, place="Dyke Bank Academy", outcome="Told the lead."),
            "Dyke Bank Academy. What was done: told the lead.",
        ),
        (entry("attendance", 1, outcome="unauthorised 2; authorised 0; late 0"),
         "4 of 10 sessions (40%). Unauthorised 2; authorised 0; late 0."),
        (entry("sdq", 1, value=21.0, value_of=40.0), "21 of 40."),
        (entry("sdq", 1, value=None, value_of=40.0), ""),
        (entry("home", 1, place="14 Hawthorn Way, NG5 9LQ"), "14 Hawthorn Way, NG5 9LQ."),
        (
            entry("offence", 1, place="High Street", things=(
                Thing("a", "drugs", "28 wraps", 28.0), Thing("b", "cash", "notes", 340.0),
            )),
            "At High Street. What was found: 28 wraps; cash, £340.",
        ),
    ],
)  # fmt: skip
def test_an_entry_is_told_in_sentences(told: Entry, said: str) -> None:
    plain = told.kind in {"attendance", "sdq"}
    assert sentences(told if plain else entry_without_measure(told)) == said


def entry_without_measure(told: Entry) -> Entry:
    return entry(**{**vars(told), "day": 0, **BARE})


@pytest.mark.parametrize(
    ("told", "said"),
    [
        (entry("missing", 1, 27), "27 hours"),
        (entry("suspension", 1, 96, precision="day", value=2.5), "2.5 days"),
        (entry("suspension", 1, 96, precision="day", value=1.0), "1 day"),
        (entry("suspension", 1, 96, precision="day", value=None), "4 days"),
        (entry("referral", 1, 24 * 3), "3 days"),
        (entry("attendance", 1, 24 * 5), ""),
        (entry("home", 1), "no end recorded"),
        (entry("missing", 1), ""),
    ],
)
def test_how_long_in_the_unit_people_use(told: Entry, said: str) -> None:
    assert how_long(told) == said


@pytest.mark.parametrize(
    ("kind", "category", "said"),
    [
        ("arrest", "drug_supply", "drug supply"),
        ("offence", "other", ""),
        ("offence", None, ""),
        ("missing", "exploitation", ""),
    ],
)
def test_what_it_was_about(kind: str, category: str | None, said: str) -> None:
    assert about(entry(kind, 1, category=category)) == said


def test_an_outcome_is_not_said_twice() -> None:
    found = entry("found", 1, place="home", outcome="found by police", **BARE)
    assert sentences(found, "found by police") == "At home."
