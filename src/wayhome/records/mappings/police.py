"""Police records: nominals, occurrences and who was what in them, custody, charges, stops.

A role stays in its occurrence. An arrest and the custody that follows are two events of one row;
arrests for one occurrence share its number as `reference`, so that those arrested together meet.
"""

from dataclasses import replace

from wayhome.records.expressions import given, parted, sex
from wayhome.records.mapping import Mapping, involvement, person, with_person
from wayhome.records.offences import category_of, offence_join

NOMINAL = Mapping(
    "police",
    "nominals",
    "subject",
    "person",
    {
        "subject_ref": person("s.nominal_id"),
        "local_id": "s.nominal_id",
        "given_names": given("s.forename", "s.middle_names"),
        "family_name": "s.surname",
        "other_names": parted("s.aliases"),
        "street_name": "s.street_name",
        "dob": "s.dob",
        "dob_precision": "s.dob_precision",
        "sex": sex("s.sex"),
        "ethnicity": "s.ethnicity",
        "nationality": "s.nationality",
        "language": "s.language",
        "nhs_number": "s.nhs_number",
        "pnc_id": "s.pnc_id",
    },
    text="s.flags",
)
HOME = Mapping(
    "police",
    "nominals",
    "stay",
    "home",
    {
        "subject_ref": person("s.nominal_id"),
        "kind": "'home'",
        "address": "s.address",
        "postcode": "s.postcode",
    },
    where="s.address IS NOT NULL OR s.postcode IS NOT NULL",
)
PHONE = Mapping(
    "police",
    "nominals",
    "contact_point",
    "phone",
    {
        "subject_ref": person("s.nominal_id"),
        "kind": "'phone'",
        "value": "s.phone",
        "whose": "'not known'",
    },
    where="s.phone IS NOT NULL",
)

OCCURRENCE = Mapping(
    "police",
    "occurrences",
    "event",
    "event",
    {
        "kind": "'offence'",
        "category": category_of("s.category"),
        "code": "s.offence_code",
        "reference": "s.occurrence_no",
        "outcome": "s.outcome_code",
        "place_name": "s.location",
        "postcode": "s.postcode",
        "uprn": "s.uprn",
        "lat": "s.lat",
        "lon": "s.lon",
    },
    joins=offence_join("s"),
    began="coalesce(s.occurred_from, s.recorded)",
    ended="s.occurred_to",
    text="coalesce(nullif(concat_ws('. ', s.offence_description, s.summary), ''), s.flags)",
)
# A role hangs on an occurrence that may come earlier, later, or in several versions: one row for
# each version, known from when both were known until one of the two was replaced.
ROLE = Mapping(
    "police",
    "roles",
    "involvement",
    "role",
    {
        "subject_ref": person("s.nominal_id"),
        "event_id": "o._record || ':event'",
        "role": "coalesce(s.role, 'not_known')",
    },
    joins='LEFT JOIN "police.occurrences" o ON o.occurrence_no = s.occurrence_no'
    " AND o._agency = s._agency AND o._system = s._system",
    began="coalesce(s.role_from, o.occurred_from, o.recorded)",
    ended="o.occurred_to",
    recorded="coalesce(s.recorded, o.recorded)",
    suffix="o._delivery || '.' || o._row",
    since="o._received",
    until="o._superseded_at",
    until_by="o._superseded_by",
    marking="o._marking",
)

ARREST = Mapping(
    "police",
    "custody",
    "event",
    "arrest",
    {
        "kind": "'arrest'",
        "category": category_of("s.category"),
        "code": "s.offence_code",
        "reference": "coalesce(s.occurrence_no, s.custody_no)",
        "outcome": "s.outcome",
        "place_name": "s.arrest_location",
        "postcode": "s.arrest_postcode",
        "lat": "s.arrest_lat",
        "lon": "s.arrest_lon",
    },
    joins=offence_join("s"),
    began="s.arrested_at",
    text="s.offence_description",
)
CUSTODY = Mapping(
    "police",
    "custody",
    "event",
    "custody",
    {
        "kind": "'custody'",
        "category": category_of("s.category"),
        "code": "CASE WHEN s.remanded THEN 'remanded' END",
        "reference": "s.custody_no",
        "outcome": "s.outcome",
    },
    joins=offence_join("s"),
    began="coalesce(s.detained_at, s.arrested_at)",
    ended="s.released_at",
    text="nullif(concat_ws('. ', 'Appropriate adult: ' || s.appropriate_adult, s.notes), '')",
)
# A record of its own, as a worker's note would be: it is neither the arrest nor what came of it.
CONCEALED = Mapping(
    "police",
    "custody",
    "event",
    "concealed",
    {"kind": "'note'", "code": "'concealed_item'", "reference": "s.custody_no"},
    where="s.concealed",
    began="coalesce(s.detained_at, s.arrested_at)",
)
TOGETHER = replace(
    involvement(ARREST, "trim(c.nominal)", "found_with"),
    joins=ARREST.joins + " CROSS JOIN unnest(string_split(s.co_detained, ';')) AS c(nominal)",
    # Somebody whose own arrest under the same occurrence was sent is told of there, once.
    where="trim(c.nominal) NOT IN ('', s.nominal_id) AND NOT EXISTS ("
    'SELECT 1 FROM "police.custody" own WHERE own._agency = s._agency AND own._system = s._system'
    " AND own.nominal_id = trim(c.nominal) AND own.occurrence_no = s.occurrence_no)",
    suffix="trim(c.nominal)",
    columns={
        "subject_ref": person("trim(c.nominal)"),
        "event_id": "s._record || ':arrest'",
        "role": "'found_with'",
    },
)

CHARGE = Mapping(
    "police",
    "charges",
    "event",
    "event",
    {
        "kind": "'charge'",
        "category": category_of("s.category"),
        "code": "s.offence_code",
        "reference": "coalesce(s.occurrence_no, s.charge_ref)",
        "outcome": "s.outcome",
    },
    joins=offence_join("s"),
    began="s.charged_at",
    text="s.offence_description",
)

STOP = Mapping(
    "police",
    "stops",
    "event",
    "event",
    {
        "kind": "'stop'",
        "category": "CASE s.found WHEN 'drugs' THEN 'drug_possession' WHEN 'weapon' THEN 'weapon'"
        " WHEN 'stolen' THEN 'theft' WHEN 'nothing' THEN NULL ELSE 'other' END",
        "code": "s.power",
        "reference": "s.stop_ref",
        "outcome": "s.outcome",
        "place_name": "s.location",
        "postcode": "s.postcode",
        "lat": "s.lat",
        "lon": "s.lon",
    },
    began="s.stopped_at",
    text="nullif(concat_ws('. ', 'Looked for: ' || s.object_of_search, s.notes), '')",
)
STOP_FOUND = Mapping(
    "police",
    "stops",
    "thing",
    "found",
    {
        "event_id": "s._record || ':event'",
        "kind": "CASE WHEN s.found IN ('drugs', 'weapon', 'cash', 'phone', 'ticket')"
        " THEN s.found ELSE 'other' END",
        "description": "s.found",
    },
    where="s.found <> 'nothing'",
    began="s.stopped_at",
)

PERSONS = (NOMINAL, HOME, PHONE)
EVENTS = (
    OCCURRENCE,
    ROLE,
    *with_person(ARREST, "s.nominal_id", "arrested"),
    *with_person(CUSTODY, "s.nominal_id"),
    *with_person(CONCEALED, "s.nominal_id"),
    TOGETHER,
    *with_person(CHARGE, "s.nominal_id"),
    *with_person(STOP, "s.nominal_id", "stopped"),
    STOP_FOUND,
)
