"""The invented agencies of a region: who sends what, and who sends nothing.

Codes and DfE numbers (991 to 993) belong to nobody. Two agencies are on the register and supply
nothing, as in life: silence is not safety, and pages must say so.
"""

from dataclasses import dataclass

from wayhome.lexicon.agencies import Agency, AgencyKind
from wayhome.synthetic.identifiers import landline
from wayhome.synthetic.places import BETWEEN, CITY, COUNTY

RAIL = 3  # the force that serves stations and no area


@dataclass(frozen=True)
class Area:
    """One part of the region and its share of the people."""

    name: str
    council: str
    dfe: int
    force: str
    education: str
    share: float


AREAS = {
    CITY: Area("Northborough", "NBC", 991, "NBP", "NBE", 0.40),
    BETWEEN: Area("Fenbridge", "FCC", 993, "FBP", "", 0.08),
    COUNTY: Area("Eastmarsh", "ECC", 992, "EMC", "EME", 0.52),
}
FORCES = ("NBP", "FBP", "EMC", "RLP")  # by area, then rail
COUNCILS = ("NBC", "FCC", "ECC")
REFERRALS = "NRO"

_NAMED = (
    ("NBC", "Northborough City Council", AgencyKind.COUNCIL, "E06000018", "991"),
    ("ECC", "Eastmarsh County Council", AgencyKind.COUNCIL, "E10000020", "992"),
    ("FCC", "Fenbridge City Council", AgencyKind.COUNCIL, "E06000031", "993"),
    ("NBP", "Northborough Police", AgencyKind.POLICE, "E23000019", ""),
    ("EMC", "Eastmarsh Constabulary", AgencyKind.POLICE, "E23000024", ""),
    ("FBP", "Fenbridge Police", AgencyKind.POLICE, "E23000023", ""),
    ("RLP", "Rail Police (invented)", AgencyKind.TRANSPORT_POLICE, "", ""),
    ("NBE", "Northborough Education Service", AgencyKind.EDUCATION, "E06000018", ""),
    ("EME", "Eastmarsh Schools Service", AgencyKind.EDUCATION, "E10000020", ""),
    ("NRO", "National Referral Office (invented)", AgencyKind.REFERRAL_BODY, "", ""),
    ("NBY", "Northborough Youth Justice Service", AgencyKind.YOUTH_JUSTICE, "E06000018", ""),
    ("EMH", "Eastmarsh Health Trust", AgencyKind.HEALTH, "E10000020", ""),
    ("EMY", "Eastmarsh Youth Justice Service", AgencyKind.YOUTH_JUSTICE, "E10000020", ""),
    ("NBH", "Northborough Health Trust", AgencyKind.HEALTH, "E06000018", ""),
    ("NBO", "Northborough Homes", AgencyKind.HOUSING, "E06000018", ""),
    ("EMO", "Eastmarsh Homes", AgencyKind.HOUSING, "E10000020", ""),
    ("RSP", "Riverside Young People's Project", AgencyKind.VOLUNTARY, "E06000018", ""),
    ("NEP", "Northborough and Eastmarsh Partnership", AgencyKind.PARTNERSHIP, "", ""),
)
_ROLES = {
    AgencyKind.COUNCIL: "Multi-agency safeguarding hub, duty worker",
    AgencyKind.POLICE: "Force control room, duty inspector",
    AgencyKind.TRANSPORT_POLICE: "Control room, duty inspector",
    AgencyKind.EDUCATION: "Safeguarding lead",
    AgencyKind.REFERRAL_BODY: "Referral desk",
    AgencyKind.YOUTH_JUSTICE: "Duty officer",
    AgencyKind.HEALTH: "Named nurse for safeguarding",
    AgencyKind.HOUSING: "Tenancy safeguarding lead",
    AgencyKind.VOLUNTARY: "Safeguarding lead",
    AgencyKind.PARTNERSHIP: "Exploitation coordinator",
}


def register() -> list[Agency]:
    """Every agency of the region, as the register holds them."""
    return [
        Agency(
            code,
            name,
            kind,
            area,
            dfe,
            _ROLES[kind],
            landline(100 + 2 * number),
            landline(101 + 2 * number),
        )
        for number, (code, name, kind, area, dfe) in enumerate(_NAMED)
    ]
