"""A concern as tables: its state, its clocks at their edges, and what can be said when."""

import pytest
from tests.spec.casework.saying import case_of, moment, refused, rows, stands
from tests.spec.casework.saying import said as add

from wayhome.casework.pathways import PATHWAYS
from wayhome.casework.pathways.concern import BEGINS, CONCERN, OUTSIDE, begins

# 1 December 2026 is a Tuesday, the 4th a Friday.
STATES = """
said                                                              | it is
raised 1 10:00                                                    | raised
raised 1 10:00, acknowledged 1 10:05                              | raised
raised 1 10:00, asked 1 11:00                                     | waits for more
raised 1 10:00, asked 1 11:00, answered:came=none 1 12:00         | raised
raised 1 10:00, asked 1 11:00, accepted 1 12:00                   | accepted
raised 1 10:00, signposted 1 11:00                                | signposted
raised 1 10:00, joined 1 11:00                                    | joined
raised 1 10:00, no further action 1 11:00                         | no further action
raised 1 10:00, no further action 1 11:00, accepted 1 12:00       | accepted
raised 1 10:00, no further action 1 11:00, more 2 12:00           | raised
raised 1 10:00, accepted 1 11:00, work begun:who=Jo 1 11:30, told 1 12:00, closed 1 12:00 | closed
raised 1 10:00, not them 1 11:00                                  | taken back
raised 1 10:00, accepted 1 11:00, work begun:who=Jo 1 11:30, told 1 12:00, closed 1 12:00, opened 2 10:00 | raised
"""  # noqa: E501

CLOCKS = """
said                                                         | now     | clock        | stands
raised 1 10:00                                               | 1 10:59 | danger       | not begun
raised:danger=yes 1 10:00                                    | 1 10:59 | danger       | running 1 11:00
raised:danger=yes 1 10:00                                    | 1 11:00 | danger       | late 1 11:00
raised:danger=not sure 1 10:00                               | 1 11:00 | danger       | late 1 11:00
raised:danger=yes 1 10:00, accepted 1 10:59                  | 9 10:00 | danger       | met 1 11:00
raised:danger=yes 1 10:00, asked 1 10:30                     | 1 11:00 | danger       | late 1 11:00
raised 1 10:00, no further action 1 11:00, more:danger=yes 1 12:00 | 1 13:00 | danger | late 1 13:00
raised:danger=yes 1 10:00, accepted 1 10:30, more:danger=not sure 2 09:00 | 2 09:30 | danger | running 2 10:00
raised:danger=yes 1 10:00, accepted 1 10:30, more 2 09:00    | 2 09:30 | danger       | met 1 11:00
raised 1 10:00                                               | 2 23:59 | acknowledged | running 3 00:00
raised 1 10:00                                               | 3 00:00 | acknowledged | late 3 00:00
raised 1 10:00, acknowledged 2 23:59                         | 9 10:00 | acknowledged | met 3 00:00
raised 4 10:00                                               | 7 23:59 | screened     | running 8 00:00
raised 4 10:00                                               | 8 00:00 | screened     | late 8 00:00
raised 4 10:00, signposted 7 10:00                           | 9 10:00 | screened     | met 8 00:00
raised 1 10:00, asked 1 12:00                                | 9 10:00 | screened     | paused 11 00:00
raised 1 10:00, asked 1 12:00, answered 3 12:00              | 3 13:00 | screened     | running 5 00:00
raised 1 10:00, accepted 1 11:00, more 2 12:00               | 3 10:00 | screened     | running 4 00:00
raised 1 10:00                                               | 9 10:00 | begun        | not begun
raised 1 10:00, accepted 1 11:00                             | 2 23:59 | begun        | running 3 00:00
raised 1 10:00, accepted 1 11:00                             | 3 00:00 | begun        | late 3 00:00
raised 1 10:00, accepted 1 11:00, work begun:who=Jo 2 12:00  | 9 10:00 | begun        | met 3 00:00
raised 1 10:00, accepted 1 11:00, no further action 2 12:00  | 9 10:00 | begun        | called off 3 00:00
raised 1 10:00, accepted 1 11:00, work begun:who=Jo 1 12:00, more 2 10:00, accepted 4 11:00 | 8 00:00 | begun | late 8 00:00
raised 1 10:00                                               | 9 10:00 | told         | not begun
raised 1 10:00, accepted 1 11:00                             | 3 23:59 | told         | running 4 00:00
raised 1 10:00, accepted 1 11:00, told:went=not reached 1 12:00 | 4 00:00 | told      | late 4 00:00
raised 1 10:00, accepted 1 11:00, told 1 12:00               | 4 10:00 | told         | met 4 00:00
raised 1 10:00, accepted 1 11:00, told 1 12:00, more 2 10:00, joined 2 11:00 | 2 12:00 | told | running 5 00:00
"""  # noqa: E501


@pytest.mark.parametrize(("said", "it_is"), rows(STATES))
def test_states(said: str, it_is: str) -> None:
    assert case_of(CONCERN, said).state == it_is


@pytest.mark.parametrize(("said", "now", "clock", "how"), rows(CLOCKS))
def test_clocks(said: str, now: str, clock: str, how: str) -> None:
    assert stands(case_of(CONCERN, said), clock, now) == how


def test_it_is_closed_once_whoever_raised_it_was_told() -> None:
    case = case_of(CONCERN, "raised 1 10:00, accepted 1 11:00")
    assert refused(case, "closed") == [
        "Missing first: “Outcome told to whoever raised it”. Whoever screens concerns can write it "
        "down."
    ]


def test_what_was_accepted_is_no_work_until_it_began() -> None:
    case = case_of(CONCERN, "raised 1 10:00, accepted 1 11:00, told 1 12:00")
    (why,) = refused(case, "closed")
    assert why.startswith("What was accepted has not begun yet.")
    assert refused(case, "work begun") == ["Choose the case, or write who does it elsewhere."]
    assert refused(case, "work begun", "case=C-1") == []


BEGINS_OUT_OF = """
accepted | begun   | counts
plan     | plan    | yes
plan     | missing | no
children | missing | yes
"""


@pytest.mark.parametrize(("accepted", "begun", "counts"), rows(BEGINS_OUT_OF))
def test_what_begins_out_of_it_is_what_was_accepted(accepted: str, begun: str, counts: str) -> None:
    case = case_of(CONCERN, f"raised 1 10:00, accepted:begins={accepted} 1 11:00")
    assert begins(case, begun) == (counts == "yes")
    began = add(case, "work begun", "who=Jo", at=moment("1 12:00"))
    assert not begins(began, begun)


def test_nothing_is_decided_without_a_reason() -> None:
    case = case_of(CONCERN, "raised 1 10:00")
    for code in ("accepted", "signposted", "joined", "no further action"):
        assert "Write an answer: Why?" in refused(case, code, "why=")


def test_danger_is_never_left_without_what_was_done() -> None:
    case = case_of(CONCERN, "")
    asked = "Write an answer: What was done about the danger, by whom and when?"
    for answer, told in (("yes", [asked]), ("not sure", [asked]), ("no", [])):
        assert refused(case, "raised", f"danger={answer}", "done=") == told


def test_what_begins_out_of_it_is_a_pathway_of_that_name() -> None:
    assert BEGINS.keys() - OUTSIDE <= PATHWAYS.keys()
