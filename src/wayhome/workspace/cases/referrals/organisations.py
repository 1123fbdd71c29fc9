"""Names of organisations to choose from while one is typed: of the register, and of the list of
those who may refer. Anything else may be typed as well."""

from collections.abc import Mapping, Sequence

from wayhome.casework.fields import Value
from wayhome.casework.pathway import Pathway
from wayhome.casework.pathways.referral import REFERRAL
from wayhome.casework.referral.report import TOLD
from wayhome.casework.referral.responders import NAMED, NONE, listed
from wayhome.lexicon.agencies import AgencyKind
from wayhome.workspace.reading.view import View

REFERS = {
    AgencyKind.COUNCIL: "council",
    AgencyKind.POLICE: "police",
    AgencyKind.TRANSPORT_POLICE: "police",
}
COUNCIL = TOLD.fields[0].code  # which council was told
ORGANISATION = "user-organisation"


def offered(seen: View, way: Pathway) -> Mapping[str, Sequence[str]]:
    """The names that each question offers; none of another pathway."""
    if way is not REFERRAL:
        return {}
    held = [one for one in seen.agencies.values() if one.kind in REFERS]
    listed_ = [one.names[0] for one in listed() if one.names]
    every = sorted({*(one.name for one in held), *listed_})
    councils = sorted(one.name for one in held if one.kind is AgencyKind.COUNCIL)
    return {ORGANISATION: every, "to": every, COUNCIL: councils}


def own(seen: View, way: Pathway) -> dict[str, Value]:
    """What a referral begins with: the writer's own organisation, and of which kind it is. A youth
    justice service refers as its council, and which that is somebody writes."""
    agency = seen.agencies.get(seen.agency)
    if way is not REFERRAL or agency is None or agency.kind is AgencyKind.YOUTH_JUSTICE:
        return {}
    by_name = NAMED if any(one.is_meant(NAMED, agency.name) for one in listed()) else NONE
    return {ORGANISATION: agency.name, "kind": REFERS.get(agency.kind, by_name)}
