"""Where somebody is, in words: who says so, since when, and when anybody last saw them."""

from datetime import date
from typing import Any

import pytest

from wayhome.chronology import Place, Seen, Whereabouts
from wayhome.workspace.pages.where import born_words, where_now
from wayhome.workspace.pages.words import miles

NAMES = {"NBC": "Northborough City Council", "EMC": "Eastmarsh Constabulary"}


def place(kind: str, since: date | None, **more: Any) -> Place:
    stated = {"words": "14 Hawthorn Way, NG5 9LQ", "postcode": None, "area": None, "force": None,
              "lat": None, "lon": None, "placement_type": None, "distance_miles": None}  # fmt: skip
    return Place(**{"kind": kind, "agency": "NBC", "record_id": "r", "since": since,
                    **stated, **more})  # fmt: skip


HOME = place("home", date(2021, 12, 16))
LET_GO = Seen("custody", date(2026, 11, 12), "", False, "EMC", "c")
LIVES = "Home since 16 December 2021, says Northborough City Council: 14 Hawthorn Way, NG5 9LQ"


def told(**more: Any) -> tuple[str, list[str]]:
    known: dict[str, Any] = {"homes": (), "placement": None, "absence": None, "last_seen": None}
    where = Whereabouts(date(2026, 11, 20), **{**known, "seen": None, **more})
    return where_now(where, NAMES)


@pytest.mark.parametrize(
    ("known", "main", "lines"),
    [
        ({}, "Not known", []),
        ({"homes": (HOME,)}, "No later place recorded", [LIVES]),
        (
            {"homes": (HOME,), "seen": LET_GO},
            "No later place recorded",
            [LIVES, "Last seen 12 November 2026, let go from custody, says Eastmarsh Constabulary"],
        ),
        (
            {"seen": Seen("custody", date(2026, 11, 12), "", True, "EMC", "c")},
            "Not known",
            ["Last seen 12 November 2026, kept in custody, says Eastmarsh Constabulary"],
        ),
        (
            {"seen": Seen("found", date(2026, 11, 11), "King's Lynn station", False, "NBC", "f")},
            "Not known",
            ["Last seen 11 November 2026, found at King's Lynn station, says Northborough City "
             "Council"],
        ),
        (
            {"absence": place("missing", date(2026, 11, 18)), "homes": (HOME,)},
            "Missing",
            ["Since 18 November 2026, says Northborough City Council"],
        ),
        (
            {"placement": place("placement", date(2026, 2, 1), placement_type="K2", words="",
                                area="E07000148")},
            "Norwich",
            ["Placed since 1 February 2026, says Northborough City Council: children's home"],
        ),
        (
            {"homes": (place("home", None, words=""),)},
            "No later place recorded",
            ["Home, says Northborough City Council: address not given"],
        ),
    ],
)  # fmt: skip
def test_where_now(known: dict[str, Any], main: str, lines: list[str]) -> None:
    assert told(**known) == (main, lines)


def test_a_date_of_birth_says_whose_word_it_is() -> None:
    day, other = date(2010, 5, 3), date(2010, 3, 5)
    assert born_words([(day, ["NBC", "EMC"])], "day", NAMES) == [
        "Born 3 May 2010, say Northborough City Council and Eastmarsh Constabulary"
    ]
    assert born_words([(day, ["NBC"]), (other, ["EMC"])], "month", NAMES) == [
        "Born May 2010, says Northborough City Council",
        "Agencies differ: 5 March 2010, says Eastmarsh Constabulary",
    ]
    assert born_words([(day, ["NBC"]), (other, ["NBC"])], "day", NAMES) == [
        "Born 3 May 2010, says Northborough City Council",
        "Also stated: 5 March 2010, says Northborough City Council",
    ]


def test_miles_are_the_same_as_in_a_sign() -> None:
    assert [miles(far) for far in (122.8, 1.0, 0.4, None)] == ["122 miles", "1 mile",
                                                               "under a mile", ""]  # fmt: skip
