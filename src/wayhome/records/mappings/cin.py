"""The children in need census: referrals, assessments and factors, enquiries, plans.

What belongs to one referral shares its `reference`: child and date of referral, because the
census gives no lasting numbers.
"""

from wayhome.lexicon.categories import factor_category
from wayhome.records.expressions import at_day, in_words, sex
from wayhome.records.mapping import Mapping, person, with_person

CHILD = "s.LAchildID"
EPISODE = "s.LAchildID || '/' || strftime(s.CINreferralDate, '%Y-%m-%d')"
FACTORS = [f"{n}{letter}" for n in range(1, 25) for letter in ("", *"ABCDEF")]
# only those that are not `other`, so that an unlisted code finds its way there too
_ABOUT = " ".join(
    f"WHEN '{code}' THEN '{about}'"
    for code, about in ((code, factor_category(code)) for code in FACTORS)
    if about != "other"
)
FACTOR_CATEGORY = f"CASE upper(f.code) {_ABOUT} ELSE 'other' END"

SUBJECT = Mapping(
    "cin",
    "child",
    "subject",
    "person",
    {
        "subject_ref": person(CHILD),
        "local_id": CHILD,
        "dob": "coalesce(s.PersonBirthDate, s.ExpectedPersonBirthDate)",
        # an expected date is right to some weeks
        "dob_precision": "CASE WHEN s.PersonBirthDate IS NOT NULL THEN 'day'"
        " WHEN s.ExpectedPersonBirthDate IS NOT NULL THEN 'month' ELSE 'not known' END",
        "sex": sex("coalesce(s.Sex, s.GenderCurrent)"),
        "ethnicity": "s.Ethnicity",
        "upn": "s.UPN",
        "former_upn": "s.FormerUPN",
        "child_id": "s._agency || ':' || s.LAchildID",
        "died_on": "s.PersonDeathDate",
        "sealed_reason": 'CASE WHEN EXISTS (SELECT 1 FROM "cin.cin_details" x'
        " WHERE x.LAchildID = s.LAchildID AND x._agency = s._agency AND x._system = s._system"
        " AND x.ReasonForClosure = 'RC1') THEN 'adopted' END",
    },
    text="CASE WHEN s.PersonBirthDate IS NULL AND s.ExpectedPersonBirthDate IS NOT NULL"
    " THEN 'Not yet born when recorded' END",
)
DISABILITY = Mapping(
    "cin",
    "child",
    "event",
    "disability",
    {"kind": "'send'", "code": "d.code"},
    joins="CROSS JOIN unnest(list_distinct(s.Disability)) AS d(code)",
    where="d.code <> 'NONE'",
    suffix="d.code",
)
REFERRAL = Mapping(
    "cin",
    "cin_details",
    "event",
    "referral",
    {
        "kind": "'referral'",
        "code": "s.PrimaryNeedCode",
        "reference": EPISODE,
        "outcome": "CASE WHEN s.ReferralNFA THEN 'no further action' ELSE s.ReasonForClosure END",
    },
    began=at_day("s.CINreferralDate"),
    ended=at_day("s.CINclosureDate"),
    text=f"'Referred by: ' || {in_words('s.ReferralSource', 'cin', 'source')}",
)
REFERRAL_CONFERENCE = Mapping(
    "cin",
    "cin_details",
    "event",
    "conference",
    {"kind": "'conference'", "reference": EPISODE},
    where="s.DateOfInitialCPC IS NOT NULL",
    began=at_day("s.DateOfInitialCPC"),
)
ASSESSMENT = Mapping(
    "cin",
    "assessments",
    "event",
    "assessment",
    {"kind": "'assessment'", "reference": EPISODE},
    began=at_day("s.AssessmentActualStartDate"),
    ended=at_day("s.AssessmentAuthorisationDate"),
)
FACTOR = Mapping(
    "cin",
    "assessments",
    "event",
    "factor",
    {
        "kind": "'factor'",
        "category": FACTOR_CATEGORY,
        "code": "upper(f.code)",
        "reference": EPISODE,
    },
    joins="CROSS JOIN unnest(list_distinct(s.AssessmentFactors)) AS f(code)",
    where="f.code <> '21'",
    began=at_day("coalesce(s.AssessmentAuthorisationDate, s.AssessmentActualStartDate)"),
    suffix="f.code",
)
PLAN = Mapping(
    "cin",
    "cin_plans",
    "event",
    "plan",
    {"kind": "'cin_plan'", "reference": EPISODE},
    began=at_day("s.CINPlanStartDate"),
    ended=at_day("s.CINPlanEndDate"),
)
ENQUIRY = Mapping(
    "cin",
    "section_47",
    "event",
    "enquiry",
    {
        "kind": "'section_47'",
        "reference": EPISODE,
        "outcome": "CASE WHEN s.ICPCnotRequired THEN 'conference not needed' END",
    },
    began=at_day("s.S47ActualStartDate"),
)
ENQUIRY_CONFERENCE = Mapping(
    "cin",
    "section_47",
    "event",
    "conference",
    {"kind": "'conference'", "reference": EPISODE},
    where="s.DateOfInitialCPC IS NOT NULL",
    began=at_day("s.DateOfInitialCPC"),
)
PROTECTION = Mapping(
    "cin",
    "protection_plans",
    "event",
    "plan",
    {
        "kind": "'protection_plan'",
        "category": "'abuse_or_neglect'",
        "code": "coalesce(s.LatestCategoryOfAbuse, s.InitialCategoryOfAbuse)",
        "reference": EPISODE,
        "value": "s.NumberOfPreviousCPP",
    },
    began=at_day("s.CPPstartDate"),
    ended=at_day("s.CPPendDate"),
)
REVIEW = Mapping(
    "cin",
    "reviews",
    "event",
    "review",
    {"kind": "'review'", "code": "'child protection'"},
    began=at_day("s.CPPreviewDate"),
)
PRE_PROCEEDINGS = Mapping(
    "cin",
    "pre_proceedings",
    "event",
    "pre_proceedings",
    {
        "kind": "'pre_proceedings'",
        "code": "s.PPOutcome",
        "reference": EPISODE,
        "outcome": "CASE WHEN s.CourtAppDate IS NOT NULL THEN 'applied to court'"
        " ELSE s.PPOutcome END",
        "value": "s.ReviewMeetingsCount",
    },
    began=at_day("coalesce(s.PPStartDate, s.LBPSentDate, s.InitialPPMeetingDate)"),
    ended=at_day("s.StepDecisionDate"),
    text="CASE WHEN s.FGDMMeetingFac THEN 'Family group decision making held'"
    " WHEN s.FGDMMeetingOffer THEN 'Family group decision making offered' END",
)

EVENTS = (
    DISABILITY,
    REFERRAL,
    REFERRAL_CONFERENCE,
    ASSESSMENT,
    FACTOR,
    PLAN,
    ENQUIRY,
    ENQUIRY_CONFERENCE,
    PROTECTION,
    REVIEW,
    PRE_PROCEEDINGS,
)
CIN = (SUBJECT, *(made for event in EVENTS for made in with_person(event, CHILD)))
