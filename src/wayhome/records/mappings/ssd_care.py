"""The safeguarding dataset on children looked after: care, placements, absences, health, leaving.

A placement is one row here, as it is one in the dataset; episodes are joined into periods of care.
A distance of 999.9 miles means that it is not known.
"""

from wayhome.records.expressions import at_day, in_words, is_yes, ticked
from wayhome.records.mapping import Mapping, involvement, person, with_person
from wayhome.records.mappings.ssd_people import newest, same
from wayhome.records.spells import Spells, evidence

_ADOPTED = "'(?i)^ *E1[12]|\\badopted'"
CARE_SPELL = Spells(
    "_ssd_care_spell",
    "ssd.ssd_cla_episodes",
    "clae_person_id",
    "clae_cla_episode_start_date",
    "clae_cla_episode_ceased_date",
    "regexp_matches(k.clae_cla_episode_start_reason, '^ *S( |$)')",
    ("clae_cla_episode_ceased_reason",),
)
CARE = Mapping(
    "ssd",
    "ssd_cla_episodes",
    "event",
    "care",
    {
        "kind": "'care_episode'",
        "code": "s.clae_cla_primary_need_code",
        "reference": "s.clae_cla_id",
        # 'E4A Returned home' and 'E4A' are both met: the code says it
        "outcome": "nullif(coalesce(nullif(regexp_extract(v.last_clae_cla_episode_ceased_reason,"
        " '^ *(X1|E[0-9]{1,2}[AB]?)', 1), ''), v.last_clae_cla_episode_ceased_reason), 'X1')",
    },
    joins="JOIN _ssd_care_spell v ON v._spell_record = s._record",
    began=at_day("s.clae_cla_episode_start_date"),
    ended=at_day("v._ended"),
    suffix="nullif(v._version, 1)",
    since="v._since",
    until="v._until",
    until_by="v._until_by",
    marking=f"CASE WHEN regexp_matches(v.last_clae_cla_episode_ceased_reason, {_ADOPTED})"
    " THEN 'sealed' END",
)
EPISODE = Mapping(
    "ssd",
    "ssd_cla_episodes",
    "event",
    "episode",
    {
        "kind": "'review'",
        "code": "'reviewing officer'",
        "reference": "s.clae_cla_id",
    },
    where="s.clae_cla_last_iro_contact_date IS NOT NULL",
    began=at_day("s.clae_cla_last_iro_contact_date"),
)
_PERSON = "coalesce(s.clap_person_id, e.clae_person_id)"
# Mosaic's placements name no person: the episode that points at the placement does
_EPISODE = (
    "LEFT JOIN (SELECT _agency, _system, clae_cla_placement_id AS placement,"
    " min(clae_person_id) AS clae_person_id"
    ' FROM "ssd.ssd_cla_episodes" GROUP BY ALL) e'
    " ON e.placement = s.clap_cla_placement_id"
    " AND e._agency = s._agency AND e._system = s._system"
)
PLACEMENT = Mapping(
    "ssd",
    "ssd_cla_placement",
    "stay",
    "placement",
    {
        "subject_ref": person(_PERSON),
        "kind": "'placement'",
        "place_id": "s.clap_cla_placement_urn",
        "placement_type": "coalesce(nullif(regexp_extract(s.clap_cla_placement_type,"
        " '^ *([A-Z][0-9]{1,2})\\b', 1), ''), s.clap_cla_placement_type)",
        "distance_miles": "CASE WHEN s.clap_cla_placement_distance < 999"
        " THEN s.clap_cla_placement_distance END",
        "end_reason": "s.clap_cla_placement_change_reason",
        "postcode": "s.clap_cla_placement_postcode",
        "legal_status": "l.lega_legal_status",
    },
    joins=_EPISODE + ' ASOF LEFT JOIN "ssd.ssd_legal_status.newest" l'
    f" ON {same('l', 'lega_person_id', _PERSON)}"
    " AND l.lega_legal_status_start_date <= s.clap_cla_placement_start_date",
    began=at_day("s.clap_cla_placement_start_date"),
    ended=at_day("s.clap_cla_placement_end_date"),
)
LEGAL_STATUS = Mapping(
    "ssd",
    "ssd_legal_status",
    "event",
    "legal",
    {"kind": "'legal_status'", "code": "s.lega_legal_status"},
    began=at_day("s.lega_legal_status_start_date"),
    ended=at_day("s.lega_legal_status_end_date"),
)
ABSENCE = Mapping(
    "ssd",
    "ssd_missing",
    "event",
    "absence",
    {
        "kind": "CASE s.miss_missing_episode_type WHEN 'A' THEN 'away' ELSE 'missing' END",
        "reference": "s.miss_table_id",
    },
    began="s.miss_missing_episode_start_date",
    ended="s.miss_missing_episode_end_date",
)
_OFFERED, _ACCEPTED = is_yes("s.miss_missing_rhi_offered"), is_yes("s.miss_missing_rhi_accepted")
INTERVIEW = Mapping(
    "ssd",
    "ssd_missing",
    "event",
    "interview",
    {
        "kind": "'return_interview'",
        "reference": "s.miss_table_id",
        "outcome": f"CASE WHEN {_ACCEPTED} THEN 'held'"
        f" WHEN {_OFFERED} AND s.miss_missing_rhi_accepted IS NOT NULL"
        " AND upper(trim(s.miss_missing_rhi_accepted)) <> 'NA' THEN 'declined'"
        f" WHEN {_OFFERED} THEN 'offered' WHEN NOT {_OFFERED} THEN 'not offered'"
        " ELSE 'not known' END",
    },
    where="coalesce(upper(trim(s.miss_missing_rhi_offered)), 'NA') <> 'NA'"
    f" OR coalesce({_ACCEPTED}, false)",
    began="s.miss_missing_episode_end_date",
    # the return: the dataset does not say when the interview was offered or held
    precision="'not known'",
)
CONVICTION = Mapping(
    "ssd",
    "ssd_cla_convictions",
    "event",
    "conviction",
    {"kind": "'conviction'", "category": "coalesce(f.category, 'not_known')"},
    joins="LEFT JOIN _conviction f ON f.description = s.clac_cla_conviction_offence",
    began=at_day("s.clac_cla_conviction_date"),
    text="s.clac_cla_conviction_offence",
)
HEALTH = Mapping(
    "ssd",
    "ssd_cla_health",
    "event",
    "health",
    {
        "kind": "'health_check'",
        "code": "s.clah_health_check_type",
        "outcome": "s.clah_health_check_status",
    },
    began=at_day("s.clah_health_check_date"),
)
IMMUNISED = Mapping(
    "ssd",
    "ssd_cla_immunisations",
    "event",
    "health",
    {
        "kind": "'health_check'",
        "code": "'immunisations'",
        "outcome": f"CASE WHEN {is_yes('s.clai_immunisations_status')} THEN 'up to date'"
        " ELSE 'not up to date' END",
    },
    began=at_day("s.clai_immunisations_status_date"),
)
SUBSTANCE = Mapping(
    "ssd",
    "ssd_cla_substance_misuse",
    "event",
    "substance",
    {
        "kind": "'substance_use'",
        "code": "s.clas_substance_misused",
        "outcome": f"CASE WHEN {is_yes('s.clas_intervention_received')} THEN 'help received' END",
    },
    began=at_day("s.clas_substance_misuse_date"),
)
SDQ = Mapping(
    "ssd",
    "ssd_sdq_scores",
    "event",
    "sdq",
    {
        "kind": "'sdq'",
        "code": "s.csdq_sdq_reason",
        "value": "s.csdq_sdq_score",
        "value_of": "40",
    },
    began=at_day("s.csdq_sdq_completed_date"),
)
_BY_CARE = newest("ssd_cla_episodes", "a", "clae_cla_id", "s.{key}").replace(
    '"ssd.ssd_cla_episodes.newest"',
    "(SELECT _agency, _system, clae_cla_id, min(clae_person_id) AS clae_person_id"
    ' FROM "ssd.ssd_cla_episodes" GROUP BY ALL)',
)
REVIEW = Mapping(
    "ssd",
    "ssd_cla_reviews",
    "event",
    "review",
    {
        "kind": "'review'",
        "code": "s.clar_cla_review_participation",
        "reference": "s.clar_cla_id",
        "outcome": f"CASE WHEN {is_yes('s.clar_cla_review_cancelled')} THEN 'cancelled' END",
    },
    joins=_BY_CARE.format(key="clar_cla_id"),
    began=at_day("coalesce(s.clar_cla_review_date, s.clar_cla_review_due_date)"),
)
VISIT = Mapping(
    "ssd",
    "ssd_cla_visits",
    "event",
    "visit",
    {
        "kind": "'visit'",
        "code": "'looked after'",
        "reference": "s.clav_cla_id",
        "outcome": f"CASE WHEN {is_yes('s.clav_cla_visit_seen')} THEN 'seen'"
        f" WHEN NOT {is_yes('s.clav_cla_visit_seen')} THEN 'not seen' END",
    },
    joins=_BY_CARE.format(key="clav_cla_id"),
    began=at_day("s.clav_cla_visit_date"),
)
CARE_PLAN = Mapping(
    "ssd",
    "ssd_cla_care_plan",
    "event",
    "plan",
    {"kind": "'permanence'", "code": "'care plan'"},
    began=at_day("s.lacp_cla_care_plan_start_date"),
    ended=at_day("s.lacp_cla_care_plan_end_date"),
    text=ticked("s.lacp_cla_care_plan_json", "Plan"),
)
PREVIOUS = Mapping(
    "ssd",
    "ssd_cla_previous_permanence",
    "event",
    "permanence",
    {
        "kind": "'permanence'",
        "code": "s.lapp_previous_permanence_option",
        "outcome": "'broke down'",
    },
    text="'Order of ' || s.lapp_previous_permanence_order_date",
    # an earlier adoption is among these; the record before it must not be found by way of it
    marking="CASE WHEN s.lapp_previous_permanence_option ILIKE '%adopt%'"
    " OR s.lapp_previous_permanence_option LIKE 'P1%' THEN 'sealed' END",
)
PERMANENCE = Mapping(
    "ssd",
    "ssd_permanence",
    "event",
    "permanence",
    {
        "kind": "'permanence'",
        "code": "s.perm_permanence_order_type",
        "reference": "s.perm_cla_id",
        "outcome": "s.perm_decision_reversed_reason",
    },
    began=at_day(
        "coalesce(s.perm_permanence_order_date, s.perm_placed_for_adoption_date,"
        " s.perm_matched_date, s.perm_placement_order_date, s.perm_adm_decision_date)"
    ),
    ended=at_day("s.perm_decision_reversed_date"),
    marking="'sealed'",
)
_LIVES = "s.clea_care_leaver_accommodation"
LEAVING = Mapping(
    "ssd",
    "ssd_care_leavers",
    "event",
    "leaving",
    {
        "kind": "'care_leaving'",
        # the dataset parts what the return writes as one: U and 2 for U2, unsuitable
        "code": f"CASE WHEN regexp_matches({_LIVES}, '^[A-Z]$') THEN concat({_LIVES},"
        " regexp_extract(s.clea_care_leaver_accom_suitable, '^[12]$'))"
        f" ELSE {_LIVES} END",
        "outcome": "s.clea_care_leaver_activity",
    },
    began=at_day("s.clea_care_leaver_latest_contact"),
    text="nullif(concat_ws('. ', s.clea_care_leaver_eligibility,"
    " 'Contact with the council: '"
    f" || {in_words('s.clea_care_leaver_in_touch', 'ssda903', 'in_touch')}), '')",
)

SSD_CARE = (
    CARE,
    involvement(CARE, "s.clae_person_id"),
    evidence(CARE, "_ssd_care_spell", "s.clae_person_id"),
    *with_person(EPISODE, "s.clae_person_id"),
    PLACEMENT,
    *with_person(LEGAL_STATUS, "s.lega_person_id"),
    *with_person(ABSENCE, "s.miss_person_id"),
    *with_person(INTERVIEW, "s.miss_person_id"),
    *with_person(CONVICTION, "s.clac_person_id"),
    *with_person(HEALTH, "s.clah_person_id"),
    *with_person(IMMUNISED, "s.clai_person_id"),
    *with_person(SUBSTANCE, "s.clas_person_id"),
    *with_person(SDQ, "s.csdq_person_id"),
    *with_person(REVIEW, "coalesce(s.clar_cla_person_id, a.clae_person_id)"),
    *with_person(VISIT, "coalesce(s.clav_person_id, a.clae_person_id)"),
    *with_person(CARE_PLAN, "s.lacp_person_id"),
    *with_person(PREVIOUS, "s.lapp_person_id"),
    *with_person(PERMANENCE, "s.perm_person_id"),
    *with_person(LEAVING, "s.clea_person_id"),
)
