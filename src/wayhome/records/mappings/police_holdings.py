"""Police records beside events: intelligence, telephones, vehicles, property, associations.

Intelligence whose handling is C (sharing with conditions) stays with the force, whatever the row
says of its marking (3x5x2, facts §10.4). A thing hangs on the event it was found at.
"""

from wayhome.records.expressions import words
from wayhome.records.mapping import Mapping, person, with_person

INTELLIGENCE = Mapping(
    "police",
    "intelligence",
    "event",
    "event",
    {
        "kind": "'intelligence'",
        "code": "s.topic",
        "reference": "s.intelligence_ref",
        "place_name": "s.location",
        "postcode": "s.postcode",
        "lat": "s.lat",
        "lon": "s.lon",
    },
    began="coalesce(s.event_from, s.submitted_at)",
    ended="s.event_to",
    recorded="s.submitted_at",
    grading="s.source_evaluation || s.information_assessment || ' ' || s.handling",
    marking="CASE WHEN s.handling = 'C' THEN 'restricted' END",
    conditions="s.conditions",
    text="s.text",
)

SAME_SYSTEM = "{o}._agency = s._agency AND {o}._system = s._system"
PHONE = Mapping(
    "police",
    "phones",
    "contact_point",
    "phone",
    {
        "subject_ref": person("s.nominal_id"),
        "kind": "'phone'",
        "value": "s.phone",
        "whose": "coalesce(s.whose, 'not known')",
    },
    began="s.seen_from",
    ended="s.seen_to",
    text="nullif(concat_ws('. ', 'Handset ' || s.handset, 'Occurrence ' || s.occurrence_no), '')",
)


def _found_at(number: str, table: str, key: str, part: str, named: str, where: str) -> Mapping:
    """A thing at each version of the event it was found at."""
    o = "o"
    return Mapping(
        "police",
        "property",
        "thing",
        named,
        {
            "event_id": f"o._record || ':{part}'",
            "kind": "s.kind",
            "description": "s.description",
            "quantity": "s.quantity",
            "unit": "s.unit",
        },
        joins=f'LEFT JOIN "police.{table}" o ON o.{key} = s.{number} AND {SAME_SYSTEM.format(o=o)}',
        where=where,
        began="s.seized_at",
        suffix="o._delivery || '.' || o._row",
        since="o._received",
        until="o._superseded_at",
        until_by="o._superseded_by",
        marking="o._marking",
    )


PROPERTY = (
    _found_at("custody_no", "custody", "custody_no", "arrest", "thing", "s.custody_no IS NOT NULL"),
    _found_at(
        "stop_ref",
        "stops",
        "stop_ref",
        "event",
        "thing",
        "s.custody_no IS NULL AND s.stop_ref IS NOT NULL",
    ),
    _found_at(
        "occurrence_no",
        "occurrences",
        "occurrence_no",
        "event",
        "thing",
        "s.custody_no IS NULL AND s.stop_ref IS NULL",
    ),
)

VEHICLE_SEEN = Mapping(
    "police",
    "vehicles",
    "event",
    "seen",
    {
        "kind": "'note'",
        "code": "'vehicle'",
        "reference": "s.occurrence_no",
        "outcome": "s.link",
        "place_name": "s.location",
        "postcode": "s.postcode",
    },
    began="s.seen_at",
    text="nullif(concat_ws(' ', s.registration, s.colour, s.make, s.model,"
    " CASE WHEN s.hired THEN 'hired' END, s.link), '')",
)
VEHICLE = Mapping(
    "police",
    "vehicles",
    "thing",
    "vehicle",
    {
        "event_id": "s._record || ':seen'",
        "kind": "'vehicle'",
        "description": "nullif(concat_ws(' ', s.registration, s.colour, s.make, s.model), '')",
    },
    began="s.seen_at",
)

# Forces write these freely; hyphens are blanks here. A word that is not here is not known: it may
# be of kin, and must not be read as company. A partner is neither kin nor, for sure, company.
_SAID = {
    "sibling": "sibling, brother, sister, half brother, half sister, half sibling, step brother,"
    " stepbrother, step sister, stepsister, step sibling, twin, twin brother, twin sister",
    "parent": "parent, mother, father, mum, mam, mom, dad, step mother, stepmother, step father,"
    " stepfather, step mum, stepmum, step dad, stepdad, step parent, stepparent, adoptive mother,"
    " adoptive father, adoptive parent",
    "family": "family, family member, other family, relative, relation, kin, uncle, aunt, auntie,"
    " aunty, great uncle, great aunt, cousin, nephew, niece, grandparent, grand parent,"
    " grandmother, grand mother, grandfather, grand father, grandma, grandad, granddad, gran, nan,"
    " nana, granny, great grandmother, great grandfather, grandson, granddaughter, grandchild, son,"
    " daughter, child, step son, stepson, step daughter, stepdaughter, step child, stepchild,"
    " husband, wife, spouse, in law, brother in law, sister in law, mother in law, father in law,"
    " son in law, daughter in law",
    "carer": "carer, foster carer, foster parent, foster mother, foster father, guardian,"
    " legal guardian, special guardian, kinship carer",
    "friend": "friend, friends, peer",
    "trusted_adult": "trusted adult",
    "associate": "associate, known associate, criminal associate, acquaintance, co offender,"
    " co defendant, co accused, boyfriend, girlfriend, ex boyfriend, ex girlfriend",
}
TIES = {word: kind for kind, words_of in _SAID.items() for word in words_of.split(", ")}
_ASSOCIATION = r"regexp_replace(lower(trim(s.association)), '[\s_-]+', ' ', 'g')"
ASSOCIATION = Mapping(
    "police",
    "associations",
    "relation",
    "tie",
    {
        "subject_ref": person("s.nominal_id"),
        "other_ref": person("s.other_nominal_id"),
        "kind": words(_ASSOCIATION, TIES, "'not_known'"),
    },
    began="s.seen_from",
    ended="s.seen_to",
    text="s.association",
)

HOLDINGS = (
    *with_person(INTELLIGENCE, "s.nominal_id", "named"),
    PHONE,
    *PROPERTY,
    *with_person(VEHICLE_SEEN, "s.nominal_id", "named"),
    VEHICLE,
    ASSOCIATION,
)
