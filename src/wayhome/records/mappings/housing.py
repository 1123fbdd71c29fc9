"""Housing: who the tenants are, who lives in which home, and who has none.

Nobody in a tenancy is more than what the row says: `legal_status` of the stay holds it (tenant,
household member, lodger …), `placement_type` the tenure. What happens at a home, mostly without
any person, is in housing_places.
"""

from wayhome.records.expressions import at_day, parted, said, sex
from wayhome.records.mapping import Mapping, person, with_person
from wayhome.records.mappings.housing_places import AT_HOMES, day

PERSON = Mapping(
    "housing",
    "people",
    "subject",
    "person",
    {
        "subject_ref": person("s.person_ref"),
        "local_id": "s.person_ref",
        "given_names": "s.forename",
        "family_name": "s.surname",
        "other_names": parted("s.other_names"),
        "dob": "s.dob",
        "dob_precision": "s.dob_precision",
        "sex": sex("s.sex"),
        "ethnicity": "s.ethnicity",
        "nhs_number": "s.nhs_number",
    },
)
PHONE = Mapping(
    "housing",
    "people",
    "contact_point",
    "phone",
    {
        "subject_ref": person("s.person_ref"),
        "kind": "'phone'",
        "value": "s.phone",
        "whose": "'own'",
    },
    where="s.phone IS NOT NULL",
)
SUBSTANCES = "['drugs', 'alcohol']"


def _noted(part: str, which: str, columns: dict[str, str], codes: str) -> Mapping:
    """Those of a person's vulnerabilities for which `which` holds, as one event."""
    chosen = f"list_filter(s.vulnerabilities, lambda v: {which})"
    listed = f"array_to_string(list_sort(list_distinct({chosen})), '; ')"
    return Mapping(
        "housing",
        "people",
        "event",
        part,
        {**columns, codes: listed},
        where=f"len({chosen}) > 0",
        began="coalesce(s.noted_on, s.recorded)",
    )


# Parted, so that one thing noted is one happening: drink and drugs have a kind of their own.
SUBSTANCE = _noted(
    "substance", f"list_contains({SUBSTANCES}, v)", {"kind": "'substance_use'"}, "code"
)
VULNERABLE = _noted(
    "vulnerability",
    f"NOT list_contains({SUBSTANCES}, v)",
    {"kind": "'note'", "code": "'vulnerability'"},
    "outcome",
)

TENANCY = Mapping(
    "housing",
    "tenancies",
    "stay",
    "tenancy",
    {
        "subject_ref": person("s.person_ref"),
        "kind": "'tenancy'",
        "placement_type": "s.tenure",
        "legal_status": "coalesce(s.role, 'not_known')",
        "end_reason": "s.end_reason",
        "address": "s.address",
        "postcode": "s.postcode",
        "uprn": "s.uprn",
    },
    began=at_day("s.starts_on"),
    ended=at_day("s.ends_on"),
    text="'Tenancy ' || s.tenancy_ref",
)

TEMPORARY = {
    "address": "s.temporary_address",
    "postcode": "s.temporary_postcode",
    "uprn": "s.temporary_uprn",
}
HOMELESS = Mapping(
    "housing",
    "homelessness",
    "event",
    "event",
    {
        "kind": "'homelessness'",
        "code": "s.kind",
        "reference": "s.application_ref",
        "outcome": "s.outcome",
        **TEMPORARY,
    },
    began=at_day("coalesce(s.applied_on, s.placed_from, s.decided_on)"),
    precision="'day'",
    text=said("s.text", f"'Decided ' || {day('s.decided_on')}"),
)
# A tenancy like the one that the tenancies may tell of the same rooms: so the two are one stay.
PLACED = Mapping(
    "housing",
    "homelessness",
    "stay",
    "placed",
    {
        "subject_ref": person("s.person_ref"),
        "kind": "'tenancy'",
        "placement_type": "'temporary'",
        **TEMPORARY,
    },
    where="coalesce(s.temporary_address, s.temporary_postcode, s.temporary_uprn) IS NOT NULL",
    began=at_day("s.placed_from"),
    ended=at_day("s.placed_to"),
    text="'Application ' || s.application_ref",
)

HOUSING = (
    PERSON,
    PHONE,
    *with_person(SUBSTANCE, "s.person_ref"),
    *with_person(VULNERABLE, "s.person_ref"),
    TENANCY,
    *with_person(HOMELESS, "s.person_ref"),
    PLACED,
    *AT_HOMES,
)
