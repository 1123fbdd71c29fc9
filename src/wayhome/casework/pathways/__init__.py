"""The ways of safeguarding work, each as data. Somebody who adds one adds it here."""

from collections.abc import Mapping

from wayhome.casework.pathway import Pathway
from wayhome.casework.pathways.adult import ADULT
from wayhome.casework.pathways.capacity import CAPACITY
from wayhome.casework.pathways.circuit import CIRCUIT
from wayhome.casework.pathways.concern import CONCERN
from wayhome.casework.pathways.crisis import CRISIS
from wayhome.casework.pathways.justice import JUSTICE
from wayhome.casework.pathways.missing import MISSING
from wayhome.casework.pathways.order import ORDER
from wayhome.casework.pathways.panel import PANEL
from wayhome.casework.pathways.plan import PLAN
from wayhome.casework.pathways.referral import REFERRAL
from wayhome.casework.pathways.school import SCHOOL
from wayhome.casework.pathways.turning18 import TURNING18

PATHWAYS: Mapping[str, Pathway] = {
    one.code: one
    for one in (
        *(CRISIS, CONCERN, SCHOOL, MISSING, REFERRAL, PLAN, CIRCUIT, CAPACITY, TURNING18),
        *(ORDER, JUSTICE, ADULT),
        PANEL,
    )
}
# What is begun about somebody: a crisis response begins with recording that they were found, and a
# panel meets about many.
OF_SOMEBODY = [one for one in PATHWAYS.values() if one.code not in {"crisis", "panel"}]
