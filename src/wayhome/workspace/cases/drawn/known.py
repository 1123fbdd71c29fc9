"""What records say of absences of whom a case is about, as far as this viewer may see them."""

from dataclasses import replace

from django.http import HttpRequest

from wayhome.governance.visibility import NOBODY
from wayhome.workspace.cases.drawn.missing import Known, reports_of
from wayhome.workspace.cases.opening import Opened
from wayhome.workspace.cases.standing import called
from wayhome.workspace.pages.views.opening import sees_in_full
from wayhome.workspace.reading.head import head
from wayhome.workspace.reading.life import life
from wayhome.workspace.reading.view import View


def known(request: HttpRequest, seen: View, found: Opened) -> Known:
    """Nothing, and that it is not counted, where the gate shows them no more than whom to ring."""
    person = called(seen, found.row).person_id
    if not person or not sees_in_full(request, person):
        return Known()
    who = head(seen, person)
    born = who.dob if who and who.dob_precision == "day" else None
    openly = replace(seen, eyes=NOBODY)
    return Known(
        list(reports_of(life(seen, person).entries)),
        born,
        counted=True,
        openly=list(reports_of(life(openly, person).entries)),
    )
