"""SSDA903: children looked after, their episodes joined into placements and periods of care.

An episode that begins with only the legal status changed (RNE L) goes on with the placement
before it. The distance is that between the postcodes of home and placement, as the return itself
reckons it. Adoption seals what came before it (REC E11, E12).
"""

from wayhome.lexicon.places import miles_sql
from wayhome.lexicon.postcodes import postcode_sql
from wayhome.records.expressions import at_day, in_words, sex
from wayhome.records.mapping import Mapping, involvement, person, with_person
from wayhome.records.spells import Spells, evidence

CHILD = "s.CHILD"
ADOPTED = "REC IN ('E11', 'E12')"
_SAME = "x.CHILD = s.CHILD AND x._agency = s._agency AND x._system = s._system"

# The 15th stands for a day that is not known where a child came unaccompanied (guidance on DOB in
# the return); for any other child born on a 15th it is the day.
HIDDEN_DAY = (
    "CASE WHEN s.DOB IS NULL THEN 'not known' WHEN day(s.DOB) = 15 AND EXISTS ("
    f"SELECT 1 FROM \"ssda903.uasc\" x WHERE {_SAME}) THEN 'month' ELSE 'day' END"
)
SUBJECT = Mapping(
    "ssda903",
    "header",
    "subject",
    "person",
    {
        "subject_ref": person(CHILD),
        "local_id": CHILD,
        "dob": "s.DOB",
        "dob_precision": HIDDEN_DAY,
        "sex": sex("s.SEX"),
        "ethnicity": "s.ETHNIC",
        "upn": "s.UPN",
        "child_id": "s._agency || ':' || s.CHILD",
        "sealed_reason": 'CASE WHEN EXISTS (SELECT 1 FROM "ssda903.episodes" x'
        f" WHERE {_SAME} AND x.{ADOPTED}) THEN 'adopted' END",
    },
    text="CASE WHEN s.MOTHER = '1' THEN 'Is a mother' END",
)

# The placement's own columns come from its first episode, the end from its last.
PLACEMENT_SPELL = Spells(
    "_placement_spell",
    "ssda903.episodes",
    "CHILD",
    "DECOM",
    "DEC",
    "coalesce(k.RNE, CASE WHEN (k.PLACE, k.PL_POST, k.URN) IS NOT DISTINCT FROM"
    " (k.was_PLACE, k.was_PL_POST, k.was_URN) THEN 'L' ELSE 'P' END) <> 'L'",
    ("PLACE", "PL_POST", "URN", "LS", "REASON_PLACE_CHANGE"),
)
CARE_SPELL = Spells(
    "_care_spell",
    "ssda903.episodes",
    "CHILD",
    "DECOM",
    "DEC",
    "k.RNE = 'S'",
    ("REC", "LS"),
)
_HOME, _THERE = postcode_sql("s.HOME_POST"), postcode_sql("s.PL_POST")
PLACEMENT = Mapping(
    "ssda903",
    "episodes",
    "stay",
    "placement",
    {
        "subject_ref": person(CHILD),
        "kind": "'placement'",
        "place_id": "v.last_URN",
        "placement_type": "s.PLACE",
        "legal_status": "v.last_LS",
        "distance_miles": f"round({miles_sql('h.lat', 'h.lon', 't.lat', 't.lon')}, 1)",
        "end_reason": "v.last_REASON_PLACE_CHANGE",
        "postcode": "s.PL_POST",
    },
    joins="JOIN _placement_spell v ON v._spell_record = s._record"
    f" LEFT JOIN _sector h ON h.sector = left({_HOME}, -2)"
    f" LEFT JOIN _sector t ON t.sector = left({_THERE}, -2)",
    began=at_day("s.DECOM"),
    ended=at_day("v._ended"),
    suffix="nullif(v._version, 1)",
    since="v._since",
    until="v._until",
    until_by="v._until_by",
)
CARE = Mapping(
    "ssda903",
    "episodes",
    "event",
    "care",
    {
        "kind": "'care_episode'",
        "code": "s.CIN",
        "outcome": "nullif(v.last_REC, 'X1')",
    },
    joins="JOIN _care_spell v ON v._spell_record = s._record",
    began=at_day("s.DECOM"),
    ended=at_day("v._ended"),
    suffix="nullif(v._version, 1)",
    since="v._since",
    until="v._until",
    until_by="v._until_by",
    marking=f"CASE WHEN v.last_{ADOPTED} THEN 'sealed' END",
)
LEGAL_STATUS = Mapping(
    "ssda903",
    "episodes",
    "event",
    "legal",
    {"kind": "'legal_status'", "code": "s.LS"},
    where="coalesce(s.RNE, 'L') NOT IN ('P', 'T')",
    began=at_day("s.DECOM"),
)
HOME = Mapping(
    "ssda903",
    "episodes",
    "stay",
    "home",
    {"subject_ref": person(CHILD), "kind": "'home'", "postcode": "s.HOME_POST"},
    where="s.RNE = 'S' AND s.HOME_POST IS NOT NULL",
    ended=at_day("s.DECOM"),
)
ABSENCE = Mapping(
    "ssda903",
    "missing",
    "event",
    "absence",
    {"kind": "CASE s.MISSING WHEN 'A' THEN 'away' ELSE 'missing' END"},
    began=at_day("s.MIS_START"),
    ended=at_day("s.MIS_END"),
    precision="'day'",
)
REVIEW = Mapping(
    "ssda903",
    "reviews",
    "event",
    "review",
    {"kind": "'review'", "code": "s.REVIEW_CODE"},
    began=at_day("s.REVIEW"),
)
UASC = Mapping(
    "ssda903",
    "uasc",
    "event",
    "immigration",
    {"kind": "'immigration'", "code": "'unaccompanied asylum-seeking child'"},
    ended=at_day("s.DUC"),
)
SDQ = Mapping(
    "ssda903",
    "oc2",
    "event",
    "sdq",
    {"kind": "'sdq'", "code": "s.SDQ_REASON", "value": "s.SDQ_SCORE", "value_of": "40"},
    where="s.SDQ_SCORE IS NOT NULL OR s.SDQ_REASON IS NOT NULL",
)
CONVICTED = Mapping(
    "ssda903",
    "oc2",
    "event",
    "convicted",
    {"kind": "'conviction'", "category": "'not_known'"},
    where="s.CONVICTED",
    # No module of the return holds its year, and a collection year lies in two calendar years.
    text="'Convicted or given a youth caution in the year of the return, which does not state"
    " the year'",
)
SUBSTANCE = Mapping(
    "ssda903",
    "oc2",
    "event",
    "substance",
    {
        "kind": "'substance_use'",
        "outcome": "CASE WHEN s.INTERVENTION_RECEIVED THEN 'help received'"
        " WHEN s.INTERVENTION_OFFERED THEN 'help offered and declined' END",
    },
    where="s.SUBSTANCE_MISUSE",
)
HEALTH = Mapping(
    "ssda903",
    "oc2",
    "event",
    "health",
    {
        "kind": "'health_check'",
        "outcome": "CASE WHEN s.HEALTH_ASSESSMENT THEN 'health assessment held'"
        " ELSE 'no health assessment recorded' END",
    },
)
LEAVING = Mapping(
    "ssda903",
    "oc3",
    "event",
    "leaving",
    {"kind": "'care_leaving'", "code": "s.ACCOM", "outcome": "s.ACTIV"},
    text=f"'Contact with the council: ' || {in_words('s.IN_TOUCH', 'ssda903', 'in_touch')}",
)
ADOPTION = Mapping(
    "ssda903",
    "ad1",
    "event",
    "adoption",
    {"kind": "'permanence'", "code": "'adoption'"},
    began=at_day("coalesce(s.DATE_INT, s.DATE_MATCH)"),
    marking="'sealed'",
)
PLACED = Mapping(
    "ssda903",
    "placed_adoption",
    "event",
    "placed",
    {
        "kind": "'permanence'",
        "code": "'placed for adoption'",
        "outcome": "s.REASON_PLACED_CEASED",
    },
    began=at_day("s.DATE_PLACED"),
    ended=at_day("s.DATE_PLACED_CEASED"),
    marking="'sealed'",
)
PREVIOUS = Mapping(
    "ssda903",
    "previous_permanence",
    "event",
    "permanence",
    {"kind": "'permanence'", "code": "s.PREV_PERM", "outcome": "'broke down'"},
    where="s.PREV_PERM IS DISTINCT FROM 'Z1'",  # Z1: there was none
    text="'Order of ' || s.DATE_PERM",
    # an earlier adoption is among these; the record before it must not be found by way of it
    marking="CASE WHEN s.PREV_PERM = 'P1' THEN 'sealed' END",
)
WORKER = Mapping(
    "ssda903",
    "social_workers",
    "event",
    "worker",
    {"kind": "'worker'", "reference": "s.SW_ID", "outcome": "s.SW_REASON"},
    began=at_day("s.SW_DECOM"),
    ended=at_day("s.SW_DEC"),
)
LIBERTY = Mapping(
    "ssda903",
    "dolo",
    "event",
    "order",
    {"kind": "'deprivation_of_liberty'"},
    began=at_day("s.DOLO_START"),
    ended=at_day("s.DOLO_END"),
)

EVENTS = (
    LEGAL_STATUS,
    ABSENCE,
    REVIEW,
    UASC,
    SDQ,
    CONVICTED,
    SUBSTANCE,
    HEALTH,
    LEAVING,
    ADOPTION,
    PLACED,
    PREVIOUS,
    WORKER,
    LIBERTY,
)
SSDA903 = (
    SUBJECT,
    PLACEMENT,
    HOME,
    CARE,
    involvement(CARE, CHILD),
    evidence(CARE, "_care_spell", CHILD),
    *(made for event in EVENTS for made in with_person(event, CHILD)),
)
