"""Every mapping: how the tables of each feed become canonical rows.

A table that is not mapped says here why: it states no fact about a person by itself.
"""

from wayhome.records.mapping import Mapping
from wayhome.records.mappings import ssd_care, ssda903
from wayhome.records.mappings.cin import CIN
from wayhome.records.mappings.community import COMMUNITY
from wayhome.records.mappings.education import EDUCATION
from wayhome.records.mappings.generic import GENERIC
from wayhome.records.mappings.health import HEALTH
from wayhome.records.mappings.housing import HOUSING
from wayhome.records.mappings.missing import MISSING
from wayhome.records.mappings.nrm import NRM
from wayhome.records.mappings.own import OWN
from wayhome.records.mappings.police import EVENTS, PERSONS
from wayhome.records.mappings.police_holdings import HOLDINGS
from wayhome.records.mappings.ssd_care import SSD_CARE
from wayhome.records.mappings.ssd_people import SSD_PEOPLE
from wayhome.records.mappings.ssd_safeguarding import SSD_SAFEGUARDING
from wayhome.records.mappings.ssd_send import SSD_SEND
from wayhome.records.mappings.ssda903 import SSDA903
from wayhome.records.mappings.telephones import TELEPHONES
from wayhome.records.mappings.transport import TRANSPORT
from wayhome.records.mappings.voluntary import VOLUNTARY
from wayhome.records.mappings.youth_justice import YOUTH_JUSTICE
from wayhome.records.spells import Spells

__all__ = ["MAPPINGS", "NO_FACTS", "SPELLS"]

MAPPINGS: tuple[Mapping, ...] = (
    *PERSONS,
    *EVENTS,
    *HOLDINGS,
    *MISSING,
    *EDUCATION,
    *NRM,
    *SSD_PEOPLE,
    *SSD_SAFEGUARDING,
    *SSD_CARE,
    *SSD_SEND,
    *SSDA903,
    *CIN,
    *TELEPHONES,
    *VOLUNTARY,
    *COMMUNITY,
    *HEALTH,
    *YOUTH_JUSTICE,
    *HOUSING,
    *TRANSPORT,
    *GENERIC,
    *OWN,
)

SPELLS: tuple[Spells, ...] = (
    ssda903.PLACEMENT_SPELL,
    ssda903.CARE_SPELL,
    ssd_care.CARE_SPELL,
)

NO_FACTS: dict[str, str] = {
    "ssd.ssd_professionals": "names workers; that a worker changed stands in ssd_involvements",
    "ssd.ssd_department": "names teams",
    "ssd.ssd_s251_finance": "a placeholder for costs",
    "generic.places": "looked up by what points at it",
    "generic.event_places": "looked up by the event",
}
