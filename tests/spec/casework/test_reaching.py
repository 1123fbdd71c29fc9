"""Whom a concern reaches, as a table: N is the council of home, M another, P police, S a school."""

import pytest
from tests.spec.casework.saying import rows

from wayhome.casework.reaching import able, refusal
from wayhome.lexicon.agencies import Agency, AgencyKind

KINDS = {
    "N": AgencyKind.COUNCIL,
    "M": AgencyKind.COUNCIL,
    "P": AgencyKind.POLICE,
    "S": AgencyKind.EDUCATION,
}
AGENCIES = [Agency(code, f"Agency {code}", kind) for code, kind in KINDS.items()]

ROWS = """
own | ticked for them | ticked | why       | refused
S   | N               | N      |           |
S   | N               | N P    |           |
S   | N               |        |           | Agency N would not hear of it
S   | N               | P      |           | Agency N would not hear of it
S   | N               |        | Not safe. |
S   | N               | P      | Not safe. |
S   |                 |        |           | Nobody besides your own agency
S   |                 | P      |           |
N   |                 |        |           | Nobody besides your own agency
N   |                 | S      |           | Nobody besides your own agency
N   |                 | P      |           |
N   |                 |        | We screen |
S   | N M             | N      |           | Agency M would not hear of it
S   | N M             |        |           | Agency M and Agency N would not hear of it
"""


@pytest.mark.parametrize(("own", "chosen", "ticked", "why", "refused"), rows(ROWS))
def test_nobody_worries_alone(own: str, chosen: str, ticked: str, why: str, refused: str) -> None:
    names = {one.code: one.name for one in AGENCIES}
    found = refusal(ticked.split(), chosen.split(), able(AGENCIES, own), names, why)
    assert found.startswith(refused) if refused else found == ""


def test_where_nobody_else_could_act_nobody_is_asked_why() -> None:
    alone = [Agency("N", "Agency N", AgencyKind.COUNCIL), Agency("S", "A", AgencyKind.EDUCATION)]
    assert refusal([], [], able(alone, "N"), {"S": "A"}, "") == ""
