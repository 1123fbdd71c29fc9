"""Where a found child is to stay, as the page of their response shows it: home, or why not.

Keeps: how far it is stands with how that was worked out; what nobody wrote down is not worked out.
The postcode of home is filled in from records that everybody may read, and for those who see the
child in full: whoever takes part reads what is kept.
"""

from dataclasses import dataclass, replace

from django.http import HttpRequest

from wayhome.casework.fields import Said
from wayhome.casework.from_home import FromHome
from wayhome.casework.pathways.crisis_home import STAYS, stays_from_home
from wayhome.governance.visibility import NOBODY
from wayhome.workspace.cases.choosing import Names
from wayhome.workspace.cases.drawn.retold import Retold, Teller
from wayhome.workspace.cases.opening import Opened
from wayhome.workspace.cases.standing import called
from wayhome.workspace.pages.views.opening import sees_in_full
from wayhome.workspace.reading.life import whereabouts
from wayhome.workspace.reading.view import View

OF_STAYS = ("to stay", "arrived", "back again")


@dataclass(frozen=True)
class Stay:
    """`told`: what was written down last; `found`: how that lies to home, where postcodes say so;
    `far`: whether it is, as far as people or postcodes say, or may be."""

    told: Retold | None
    found: FromHome | None = None
    far: bool = False


def shown(found: Opened, names: Names) -> Stay:
    """The newest of what was decided and of where they arrived."""
    case, tell = found.told, Teller(found, names)
    every = [one for code in OF_STAYS for one in case.every(code)]
    if not every:
        return Stay(None)
    last = max(every, key=lambda one: one.place)
    worked_out = stays_from_home(last.details, case.held)
    far = last.details.get("far") != "no" or bool(worked_out and worked_out.far)
    return Stay(tell.retold(last), worked_out, far)


def begins(request: HttpRequest, seen: View, found: Opened) -> Said:
    """What the form begins with: what was decided before, else where records say that home is."""
    decided = found.told.latest("to stay")
    if decided:
        asked = {one.code for one in STAYS}
        return {code: value for code, value in decided.items() if code in asked}
    person = called(seen, found.row).person_id
    if not person or not sees_in_full(request, person):
        return {}
    home = whereabouts(replace(seen, eyes=NOBODY), person).home
    return {"home_at": home.postcode} if home and home.postcode else {}
