"""The safeguarding dataset on help and protection: contact, referral, assessment, enquiry, plans.

What belongs to one referral shares its number as `reference`. Of the outcomes that come as keys and
values, those that are ticked stand in `text` in words, with the comment.
"""

from wayhome.records.expressions import at_day, factor_codes, in_words, is_yes, ticked
from wayhome.records.mapping import Mapping, with_person
from wayhome.records.mappings.cin import FACTOR_CATEGORY
from wayhome.records.mappings.ssd_people import newest


def _came(value: str) -> str:
    return ticked(value, "What came of it")


def _seen(flag: str) -> str:
    yes = is_yes(flag)
    return f"CASE WHEN {yes} THEN 'seen' WHEN NOT {yes} THEN 'not seen' END"


def _source(table: str) -> str:
    """Who it came from; some systems write the code where the words should stand."""
    written = f"coalesce(trim(s.{table}_source_desc), trim(s.{table}_source_code))"
    return in_words(written, "ssd", "source")


CONTINUES = is_yes("s.cppr_cp_review_outcome_continue_cp")
CONTACT = Mapping(
    "ssd",
    "ssd_contacts",
    "event",
    "contact",
    {
        "kind": "'contact'",
        "code": "s.cont_contact_source_code",
        "reference": "s.cont_contact_id",
    },
    began=at_day("s.cont_contact_date"),
    text=f"nullif(concat_ws('. ', 'From ' || {_source('cont_contact')},"
    f" {_came('s.cont_contact_outcome_json')}), '')",
)
EARLY_HELP = Mapping(
    "ssd",
    "ssd_early_help_episodes",
    "event",
    "help",
    {
        "kind": "'early_help'",
        "code": "s.earl_episode_reason",
        "reference": "s.earl_episode_id",
        "outcome": "s.earl_episode_end_reason",
    },
    began=at_day("s.earl_episode_start_date"),
    ended=at_day("s.earl_episode_end_date"),
    text="s.earl_episode_organisation",
)
REFERRAL = Mapping(
    "ssd",
    "ssd_cin_episodes",
    "event",
    "referral",
    {
        "kind": "'referral'",
        "code": "s.cine_cin_primary_need_code",
        "reference": "s.cine_referral_id",
        "outcome": f"CASE WHEN {is_yes('s.cine_referral_nfa')} THEN 'no further action'"
        " ELSE s.cine_close_reason END",
    },
    began=at_day("s.cine_referral_date"),
    ended=at_day("s.cine_close_date"),
    text=f"nullif(concat_ws('. ', 'Referred by: ' || {_source('cine_referral')},"
    f" {_came('s.cine_referral_outcome_json')}), '')",
)
ASSESSMENT = Mapping(
    "ssd",
    "ssd_cin_assessments",
    "event",
    "assessment",
    {
        "kind": "'assessment'",
        "code": _seen("s.cina_assessment_child_seen"),
        "reference": "s.cina_referral_id",
        "outcome": f"CASE WHEN {is_yes('s.cina_assessment_outcome_nfa')}"
        " THEN 'no further action' END",
    },
    began=at_day("s.cina_assessment_start_date"),
    ended=at_day("s.cina_assessment_auth_date"),
    text=_came("s.cina_assessment_outcome_json"),
)
FACTOR = Mapping(
    "ssd",
    "ssd_assessment_factors",
    "event",
    "factor",
    {
        "kind": "'factor'",
        "category": FACTOR_CATEGORY,
        "code": "upper(f.code)",
        "reference": "a.cina_referral_id",
    },
    joins=newest("ssd_cin_assessments", "a", "cina_assessment_id", "s.cinf_assessment_id")
    + f" CROSS JOIN unnest({factor_codes('s.cinf_assessment_factors_json')}) AS f(code)",
    where="f.code <> '21'",
    began=at_day("coalesce(a.cina_assessment_auth_date, a.cina_assessment_start_date)"),
    suffix="upper(f.code)",
    since="a._first",
)
PLAN = Mapping(
    "ssd",
    "ssd_cin_plans",
    "event",
    "plan",
    {"kind": "'cin_plan'", "reference": "s.cinp_referral_id"},
    began=at_day("s.cinp_cin_plan_start_date"),
    ended=at_day("s.cinp_cin_plan_end_date"),
)
PLAN_VISIT = Mapping(
    "ssd",
    "ssd_cin_visits",
    "event",
    "visit",
    {
        "kind": "'visit'",
        "code": "'child in need'",
        "outcome": _seen("s.cinv_cin_visit_seen"),
    },
    joins=newest("ssd_cin_plans", "a", "cinp_cin_plan_id", "s.cinv_cin_plan_id"),
    began=at_day("s.cinv_cin_visit_date"),
)
ENQUIRY = Mapping(
    "ssd",
    "ssd_s47_enquiry",
    "event",
    "enquiry",
    {
        "kind": "'section_47'",
        "reference": "s.s47e_referral_id",
        "outcome": f"CASE WHEN {is_yes('s.s47e_s47_nfa')} THEN 'no further action' END",
    },
    began=at_day("s.s47e_s47_start_date"),
    ended=at_day("s.s47e_s47_end_date"),
    text=_came("s.s47e_s47_outcome_json"),
)
CONFERENCE = Mapping(
    "ssd",
    "ssd_initial_cp_conference",
    "event",
    "conference",
    {
        "kind": "'conference'",
        "reference": "s.icpc_referral_id",
        "outcome": f"CASE WHEN {is_yes('s.icpc_icpc_outcome_cp_flag')} THEN 'protection plan'"
        " WHEN s.icpc_icpc_outcome_cp_flag IS NOT NULL THEN 'no protection plan' END",
    },
    began=at_day("coalesce(s.icpc_icpc_date, s.icpc_icpc_target_date)"),
    text=_came("s.icpc_icpc_outcome_json"),
)
PROTECTION = Mapping(
    "ssd",
    "ssd_cp_plans",
    "event",
    "plan",
    {
        "kind": "'protection_plan'",
        "category": "'abuse_or_neglect'",
        "code": "coalesce(s.cppl_cp_plan_latest_category, s.cppl_cp_plan_initial_category)",
        "reference": "s.cppl_referral_id",
    },
    began=at_day("s.cppl_cp_plan_start_date"),
    ended=at_day("s.cppl_cp_plan_end_date"),
)
PROTECTION_VISIT = Mapping(
    "ssd",
    "ssd_cp_visits",
    "event",
    "visit",
    {
        "kind": "'visit'",
        "code": "'child protection'",
        "outcome": _seen("s.cppv_cp_visit_seen"),
    },
    joins=newest("ssd_cp_plans", "a", "cppl_cp_plan_id", "s.cppv_cp_plan_id"),
    began=at_day("s.cppv_cp_visit_date"),
)
PROTECTION_REVIEW = Mapping(
    "ssd",
    "ssd_cp_reviews",
    "event",
    "review",
    {
        "kind": "'review'",
        "code": "'child protection'",
        "outcome": f"CASE WHEN {CONTINUES} THEN 'the plan continues'"
        f" WHEN NOT {CONTINUES} THEN 'the plan does not continue' END",
    },
    joins=newest("ssd_cp_plans", "a", "cppl_cp_plan_id", "s.cppr_cp_plan_id"),
    began=at_day("coalesce(s.cppr_cp_review_date, s.cppr_cp_review_due)"),
)
PRE_PROCEEDINGS = Mapping(
    "ssd",
    "ssd_pre_proceedings",
    "event",
    "pre_proceedings",
    {
        "kind": "'pre_proceedings'",
        "code": "s.prep_legal_gateway_outcome",
        "reference": "s.prep_court_reference",
        "outcome": "s.prep_pre_pro_outcome",
        "value": "s.prep_pre_pro_meetings_num",
    },
    began=at_day(
        "coalesce(s.prep_pre_pro_decision_date, s.prep_pre_pro_letter_date,"
        " s.prep_initial_pre_pro_meeting_date)"
    ),
    ended=at_day("s.prep_agree_stepdown_issue_date"),
)
WORKER = Mapping(
    "ssd",
    "ssd_involvements",
    "event",
    "worker",
    {
        "kind": "'worker'",
        "code": "s.invo_professional_role_id",
        "reference": "s.invo_professional_id",
        "outcome": "s.invo_worker_change_reason",
    },
    began=at_day("s.invo_involvement_start_date"),
    ended=at_day("s.invo_involvement_end_date"),
    text="s.invo_professional_team",
)

_FOUND = "coalesce(s.{own}, a.{of_plan})"
SSD_SAFEGUARDING = (
    *with_person(CONTACT, "s.cont_person_id"),
    *with_person(EARLY_HELP, "s.earl_person_id"),
    *with_person(REFERRAL, "s.cine_person_id"),
    *with_person(ASSESSMENT, "s.cina_person_id"),
    *with_person(FACTOR, "a.cina_person_id"),
    *with_person(PLAN, "s.cinp_person_id"),
    *with_person(PLAN_VISIT, _FOUND.format(own="cinv_person_id", of_plan="cinp_person_id")),
    *with_person(ENQUIRY, "s.s47e_person_id"),
    *with_person(CONFERENCE, "s.icpc_person_id"),
    *with_person(PROTECTION, "s.cppl_person_id"),
    *with_person(PROTECTION_VISIT, _FOUND.format(own="cppv_person_id", of_plan="cppl_person_id")),
    *with_person(PROTECTION_REVIEW, _FOUND.format(own="cppr_person_id", of_plan="cppl_person_id")),
    *with_person(PRE_PROCEEDINGS, "s.prep_person_id"),
    *with_person(WORKER, "s.invo_person_id"),
)
