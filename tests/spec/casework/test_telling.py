"""Who is told what is new in a case, as tables: accounts by number, agencies by code."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.spec.casework.saying import case_of, moment, rows

from wayhome.casework.case import Case, SaidEntry
from wayhome.casework.dated import defaults
from wayhome.casework.limits import Limit, Unit
from wayhome.casework.pathways import PATHWAYS
from wayhome.casework.telling import (
    LIMIT,
    WORDS,
    Around,
    New,
    Somebody,
    ToTell,
    is_soon,
    of_clock,
    of_entry,
    of_joining,
    of_late_action,
    of_taking_back,
)

# 1 began it and 2 wrote in it; nobody of EMH has written anything.
WROTE = {1: "NBC", 2: "NBP", 3: "EMH", 4: "ECC"}
AROUND = Around(1, frozenset({Somebody(1, "NBC"), Somebody(2, "NBP")}),
                frozenset({"NBC", "NBP", "EMH"}), "NBC")  # fmt: skip

ENTRIES = """
way     | said                                                        | by | told
crisis  | found 1 10:00                                               | 1  | EMH begun, NBP begun
crisis  | found 1 10:00, home told 1 11:00                            | 1  | 2 said
crisis  | found 1 10:00, home told 1 11:00                            | 2  | 1 said
crisis  | found 1 10:00, home told 1 11:00                            | 3  | 1 said, 2 said
crisis  | found 1 10:00, action:agency=EMH 1 11:00                    | 1  | 2 said, EMH action
crisis  | found 1 10:00, action:agency=NBC 1 11:00                    | 1  | 2 said
crisis  | found 1 10:00, action:agency=ECC 1 11:00                    | 1  | 2 said
crisis  | found 1 10:00, action:agency=EMH 1 11:00, action escalated 1 12:00 | 2 | 1 said, EMH passed up
crisis  | found 1 10:00, action:agency=EMH 1 11:00, action done 1 12:00      | 3 | 1 said, 2 said
crisis  | found 1 10:00, handover:to=EMH 1 11:00                      | 1  | 2 said, EMH offered
crisis  | found 1 10:00, handover:to=EMH 1 11:00, handover accepted 1 12:00  | 3 | 1 said, 2 said
crisis  | found 1 10:00, agency added:agency=EMH 1 11:00              | 1  | 2 said, EMH asked in
crisis  | found 1 10:00, agency added:agency=ECC 1 11:00              | 1  | 2 said
concern | raised 1 10:00, acknowledged 1 11:00                        | 2  | 1 arrived
concern | raised 1 10:00, acknowledged 1 11:00                        | 3  | 1 arrived, 2 said
concern | raised 1 10:00, acknowledged 1 11:00                        | 1  | 2 said
concern | raised 1 10:00, asked 1 11:00                               | 2  | 1 said
concern | raised 1 10:00, no further action 1 11:00                   | 2  | 1 decided
concern | raised 1 10:00, accepted 1 11:00, told 1 12:00              | 2  | 1 outcome
school  | raised 1 10:00, feedback 1 12:00                            | 2  | 1 outcome
"""  # noqa: E501

SOON = """
began   | due     | now     | soon
1 10:00 | 1 11:00 | 1 10:29 | no
1 10:00 | 1 11:00 | 1 10:30 | yes
1 10:00 | 1 11:00 | 1 10:59 | yes
1 10:00 | 1 11:00 | 1 11:00 | no
1 10:00 | 9 10:00 | 8 09:59 | no
1 10:00 | 9 10:00 | 8 10:00 | yes
"""


def told(each: list[ToTell]) -> str:
    """Each for the first reason for which they are told."""
    found: dict[str, New] = {}
    for one in each:
        for who in [*map(str, one.accounts), *one.agencies]:
            found.setdefault(who, one.new)
    return ", ".join(f"{who} {found[who]}" for who in sorted(found))


@pytest.mark.parametrize(("way", "said", "by", "wanted"), rows(ENTRIES))
def test_entries(way: str, said: str, by: str, wanted: str) -> None:
    case, who = case_of(PATHWAYS[way], said), Somebody(int(by), WROTE[int(by)])
    assert told(of_entry(case, case.said[-1], AROUND, who)) == wanted


@pytest.mark.parametrize(("began", "due", "now", "soon"), rows(SOON))
def test_soon_is_within_the_limit_and_in_the_last_half(
    began: str, due: str, now: str, soon: str
) -> None:
    (limit,) = [one.limit for one in defaults() if one.code == LIMIT]
    assert is_soon(moment(began), moment(due), moment(now), limit) == (soon == "yes")


def test_a_limit_may_be_set_in_days() -> None:
    began, due = moment("1 10:00"), moment("20 10:00")
    assert is_soon(began, due, due - timedelta(days=3), Limit(3, Unit.DAYS))
    assert not is_soon(began, due, due - timedelta(days=3), Limit(3, Unit.HOURS))


def test_what_was_taken_back_and_who_joined_is_told_to_whoever_works_on_it() -> None:
    assert told(of_taking_back(AROUND, Somebody(2, "NBP"))) == "1 taken back"
    assert told(of_joining(AROUND, Somebody(3, "EMH"))) == "1 joined, 2 joined"


def test_a_clock_is_never_nobodys() -> None:
    assert told([of_clock(AROUND, late=True)]) == "1 late, 2 late, EMH late", "nobody there wrote"
    assert told([of_clock(AROUND, late=False)]) == "1 due soon, 2 due soon"
    left = Around(1, frozenset({Somebody(2, "NBP")}), AROUND.part, "NBC")
    assert told([of_clock(left, late=False)]) == "2 due soon, NBC due soon"


def test_a_late_action_is_told_to_the_agency_that_owes_it() -> None:
    assert told([of_late_action(AROUND, "EMH")]) == "1 action late, 2 action late, EMH action late"
    assert told([of_late_action(AROUND, "ECC")]) == "1 action late, 2 action late"


AGENCIES = st.sampled_from(sorted(WROTE.values()))
PEOPLE = st.builds(Somebody, st.sampled_from(sorted(WROTE)), AGENCIES)


@given(
    data=st.data(), wrote=st.frozensets(PEOPLE), part=st.frozensets(AGENCIES), leads=AGENCIES,
    by=PEOPLE, agency=AGENCIES, place=st.integers(0, 3),
)  # fmt: skip
def test_nobody_else_is_ever_told(data, wrote, part, leads, by, agency, place) -> None:
    """Whatever is said by whomever: accounts that work on it, agencies that take part, and never
    whoever said it or their agency as a whole."""
    way = PATHWAYS[data.draw(st.sampled_from(sorted(PATHWAYS)))]
    code = data.draw(st.sampled_from(sorted(way.entries)))
    said = SaidEntry(code, {"agency": agency, "to": agency}, moment("1 10:00"), place)
    around = Around(data.draw(st.sampled_from(sorted(WROTE))), wrote, part, leads)
    known, others = {one.account for one in wrote}, part - {by.agency}
    each = of_entry(Case(way, [said]), said, around, by)
    each += [*of_taking_back(around, by), *of_joining(around, by)]
    for one in each:
        assert one.accounts <= known - {by.account}
        assert one.agencies <= others
    for one in (of_clock(around, late=True), of_late_action(around, agency)):
        assert one.accounts <= known
        assert one.agencies <= part


def test_everything_new_has_its_words() -> None:
    assert WORDS.keys() == set(New)
