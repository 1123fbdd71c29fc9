"""Whom the public form lists, read in place: each may refer here too, by a kind or by its name."""

import re
from datetime import date
from pathlib import Path

import pytest

from wayhome.casework.referral.responders import KINDS, NAMED, refusal

FORM = Path(__file__).parents[3] / ".." / "shared" / "data" / "nrm_form" / "ms_organisations.js"
there = pytest.mark.skipif(
    not FORM.exists(), reason="the list of the public form is not there to be read"
)
ON = date(2026, 11, 30)
# By what in its name somebody knows of which kind an organisation is.
KNOWN_BY = {
    "home office": "^Home Office ",
    "trust": "^Health and Social Care Trusts",
    "police": "Police|Constabulary|Organised Crime Unit|Special Operations Unit|ROCU$",
    "council": "Council|Borough|Corporation|Authority|City|Combined|Comhairle",
}
# The form lists them, and the sheet of facts, which is what may be bundled, does not (1 December
# 2026). They pass on what worries them until whoever leads on policy has put them on the list.
NOT_YET = {"Belfast and Lisburn Women's Aid", "Refugee Council", "Youth Work Alliance"}


def organisations() -> list[str]:
    found = re.findall(r"""value:\s*(["'])(.*?)\1""", FORM.read_text(encoding="utf-8"))
    return [name for _, name in found]


def kind(name: str) -> str:
    """What somebody would choose for it: that it is on the list, or else the kind it shows."""
    if name in NOT_YET or not refusal(NAMED, name, ON):
        return NAMED
    return next((kind for kind, shown in KNOWN_BY.items() if re.search(shown, name)), NAMED)


@there
def test_each_organisation_of_the_form_may_refer() -> None:
    every = organisations()
    assert len(every) > 500
    assert {one for one in every if refusal(kind(one), one, ON)} == NOT_YET
    assert {kind(one) for one in every} == KINDS.keys()
