"""A worry about somebody reaches an agency that can act, or says why not: held where a case is
begun, whichever page or program begins it."""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from wayhome.casework.pathways import PATHWAYS
from wayhome.lexicon.errors import BadUsage
from wayhome.workspace.accounts.models import User
from wayhome.workspace.actions import cases as actions
from wayhome.workspace.cases.forms import new_case, new_number
from wayhome.workspace.cases.models import Case

sys.path.insert(0, str(Path(__file__).parent))  # the case is a module of these tests

from a_case import ago

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("home")]
Account = Callable[..., User]
RAISED = {
    "seen": "“I have to go tonight.”", "where": "School gate", "how": "they", "danger": "no",
    "told": "child", "raiser": "Jo, tutor",
}  # fmt: skip


def raised(by: User, *tell: str, home: tuple[str, ...] = (), **more: Any) -> Case:
    details = {**RAISED, "when": ago(hours=1), **more}
    return actions.begin(
        case=new_case(), pathway=PATHWAYS["concern"], about=actions.Subject("Kai", home=home),
        tell=tell, release="r", saying=actions.Saying(new_number(), "raised", details, 0), by=by,
    )  # fmt: skip


@pytest.mark.parametrize("tell", [(), ("EMH",)])
def test_nobody_worries_alone_whatever_begins_it(account: Account, tell: tuple[str, ...]) -> None:
    by = account("practitioner", "NBC")
    with pytest.raises(BadUsage, match="Nobody besides your own agency who could act"):
        raised(by, *tell)
    assert not Case.objects.exists()
    raised(by, *tell, "NBP")
    raised(by, *tell, left_out="They asked that nobody is told yet.")


def test_the_council_of_home_is_not_left_out_unsaid(account: Account) -> None:
    by = account("practitioner", "EMC")
    with pytest.raises(BadUsage, match="Northborough City Council would not hear of it"):
        raised(by, "NBP", home=("NBC",))
    raised(by, "NBC", home=("NBC",))


def test_where_nobody_looked_the_council_of_ones_own_area_is_asked(account: Account) -> None:
    with pytest.raises(BadUsage, match="Northborough City Council would not hear of it"):
        raised(account("practitioner", "NBP"), "EMC")
