"""How far from home somebody stays, as tables: the miles, the councils, and what is asked then."""

from datetime import date

import pytest
from tests.spec.casework.saying import LATER, LIMITS, answered, case_of, moment, refused, rows

from wayhome.casework.dated import Dated, defaults
from wayhome.casework.from_home import LIMIT, FromHome, far_on, from_home
from wayhome.casework.limits import Limit, Unit
from wayhome.casework.pathways.crisis import CRISIS
from wayhome.casework.pathways.crisis_home import stays_from_home
from wayhome.lexicon.places import adjoining, areas

# Miles by the middles of the sectors; 20 is the limit.
LIES = """
home     | place    | miles | far | words
LS1 4DY  | LS1 4DY  | 0     | no  | 0 miles from home, in the area of the same council (Leeds)
LS1 4DY  | BD1 1HX  | 8     | no  | in Bradford, which adjoins Leeds
LS1 4DY  | YO1 9TL  | 22    | yes | in York, which does not adjoin Leeds
LS1 4DY  | S1 2HH   | 29    | yes | in Sheffield, which does not adjoin Leeds
LS1 4DY  | HD1 2TT  | 14    | no  | in Kirklees, which adjoins Leeds
LS1 4DY  | M1 1AE   | 35    | yes | does not adjoin
NG1 1AA  | NR1 3AB  | 105   | yes | does not adjoin
"""


@pytest.mark.parametrize(("home", "place", "about", "far", "words"), rows(LIES))
def test_a_place_as_seen_from_home(home: str, place: str, about: str, far: str, words: str) -> None:
    found = from_home(home, place, 20)
    assert found
    assert found.miles == pytest.approx(float(about), abs=3)
    assert (found.far, words in found.words) == (far == "yes", True), found.words


@pytest.mark.parametrize(
    ("home", "place"), [("", "LS1 4DY"), ("LS1 4DY", "nowhere"), ("BT1 5GS", "LS1 4DY")]
)
def test_of_a_postcode_that_is_not_known_nothing_is_worked_out(home: str, place: str) -> None:
    assert from_home(home, place, 20) is None


# 20 is the limit: more than that is far, and one metre less or none more is not.
EDGES = """
miles  | far
19.999 | no
20     | no
20.001 | yes
"""


@pytest.mark.parametrize(("between", "far"), rows(EDGES))
def test_twenty_miles_are_near_and_more_is_far(between: str, far: str) -> None:
    one_council = ("E08000035", "E08000035")
    assert FromHome(float(between), one_council, 20).far == (far == "yes")


def test_the_same_two_places_are_far_by_one_limit_and_near_by_the_next() -> None:
    """Leeds and Kirklees adjoin, so the miles alone decide."""
    lies = from_home("LS1 4DY", "HD1 2TT", 20)
    assert lies
    whole = int(lies.miles)
    for limit, far in ((whole, True), (whole + 1, False)):
        found = from_home("LS1 4DY", "HD1 2TT", limit)
        assert found
        assert found.far is far


def test_a_council_near_by_that_does_not_adjoin_is_far() -> None:
    """Twelve miles, from Leeds over Wakefield."""
    found = from_home("WF1 2EB", "S70 2TA", 20)
    assert found
    assert found.adjoins
    near = from_home("LS26 8AA", "S70 2TA", 20)
    assert near
    assert (near.miles < 20, near.adjoins, near.far) == (True, False, True)


def test_councils_adjoin_each_other_and_never_themselves() -> None:
    beside, councils = adjoining(), {one.upper for one in areas().values()}
    assert all(one in beside[other] for one, others in beside.items() for other in others)
    assert all(one not in others for one, others in beside.items())
    assert beside.keys() <= councils


def test_which_limit_holds_on_a_day() -> None:
    new = Limit(15, Unit.MILES)
    later = Dated(LIMIT, new, date(2027, 4, 1), "agreed", True, date(2027, 3, 1))
    every = [*defaults(), later]
    days = (date(2026, 1, 1), date(2026, 12, 1), date(2027, 3, 31), date(2027, 4, 1))
    assert [far_on(day, every) for day in days] == [20, 20, 20, 15]
    with pytest.raises(ValueError, match="from how many miles"):
        far_on(days[0], [])


# After “Left for home”; `far` as somebody says it, and what is asked.
ASKED = """
answers                                                       | refused
stays=home far=no                                             |
stays=placement far=no                                        |
stays=placement far=no home_at=LS1.4DY stays_at=BD1.1HX       |
stays=placement far=no home_at=LS1.4DY stays_at=S1.2HH        | that is far
stays=family far=no home_at=LS1.4DY stays_at=M1.1AE           | that is far
stays=home far=no home_at=LS1.4DY stays_at=M1.1AE             | that is far
stays=home far=no home_at=LS1.4DY stays_at=LS1.4DY            |
stays=placement far=no home_at=Leeds                          | no postcode
stays=placement far=yes far_why=                              | Why so far?
stays=placement far=yes approver=                             | Who approved it?
stays=placement far=not.sure instead=                         | What was looked at instead?
"""


@pytest.mark.parametrize("code", ["to stay", "arrived"])
@pytest.mark.parametrize(("answers", "wanted"), rows(ASKED))
def test_far_asks_for_a_reason_an_approver_and_what_else_there_was(
    code: str, answers: str, wanted: str
) -> None:
    case = case_of(
        CRISIS, "found 1 02:00, home told:reached=yes 1 02:10, set out:known=yes 1 04:00"
    )
    given = [one.replace(".", " ") for one in answers.split()]
    found = " ".join(refused(case, code, *given))
    assert wanted in found if wanted else found == ""


def test_far_is_kept_with_its_reason_and_worked_out_by_the_limit_of_its_day() -> None:
    case = case_of(CRISIS, "found 1 02:00, home told:reached=yes 1 02:10")
    far = ("stays=placement", "far=yes", "home_at=LS1 4DY", "stays_at=S1 2HH")
    details = answered(case, "to stay", *far, at=moment("1 05:00"))
    assert case.refusals("to stay", details, LIMITS, LATER) == []
    found = stays_from_home(details)
    assert found
    assert (found.limit, found.far) == (20, True)
    at_home = stays_from_home({**details, "stays": "home"})
    assert at_home == found, "that they are said to be at home switches nothing off"
