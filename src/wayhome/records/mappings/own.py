"""What people decided in the workspace, come back as one more delivery.

A judgement replaces an earlier one on the same pair, in either order; a withdrawal replaces it
with nothing, and both stay to be seen.
"""

from wayhome.records.expressions import sex
from wayhome.records.mapping import Mapping, person

# the next judgement on the same pair; two in one instant are told apart by their number
NEXT = (
    "LEFT JOIN (SELECT _record AS this, lead(judged_at) OVER pair AS next_at,"
    ' lead(_record) OVER pair AS next_by FROM "own.judgements"'
    " WINDOW pair AS (PARTITION BY least(left_ref, right_ref), greatest(left_ref, right_ref)"
    " ORDER BY judged_at, _received, judgement_id, _row)) n ON n.this = s._record"
)
JUDGEMENT = Mapping(
    "own",
    "judgements",
    "judgement",
    "judgement",
    {
        "judgement_id": "s.judgement_id",
        "left_ref": "s.left_ref",
        "right_ref": "s.right_ref",
        "judgement": "s.judgement",
        "judged_by": "s.judged_by",
    },
    joins=NEXT,
    began="s.judged_at",
    recorded="s.judged_at",
    until="n.next_at",
    until_by="n.next_by",
    text="s.reason",
)
ANSWER = Mapping(
    "own",
    "answers",
    "answer",
    "answer",
    {
        "answer_id": "s.answer_id",
        "sign_id": "s.sign_id",
        "sign_code": "s.sign_code",
        "subject_ref": "s.subject_ref",
        "answer": "s.answer",
        "answered_by": "s.answered_by",
    },
    began="s.answered_at",
    recorded="s.answered_at",
    text="s.reason",
)
ABOUT = f"coalesce(s.subject_ref, {person('s.concern_id')})"
TOLD = Mapping(
    "own",
    "concerns",
    "subject",
    "person",
    {
        "subject_ref": person("s.concern_id"),
        "local_id": "s.concern_id",
        "given_names": "s.forename",
        "family_name": "s.surname",
        "street_name": "s.street_name",
        "dob": "s.dob",
        "dob_precision": "s.dob_precision",
        "sex": sex("s.sex"),
    },
    where="s.subject_ref IS NULL",
    recorded="s.raised_at",
)
HOME = Mapping(
    "own",
    "concerns",
    "stay",
    "home",
    {"subject_ref": ABOUT, "kind": "'home'", "postcode": "s.postcode"},
    where="s.postcode IS NOT NULL",
    recorded="s.raised_at",
)
PHONE = Mapping(
    "own",
    "concerns",
    "contact_point",
    "phone",
    {"subject_ref": ABOUT, "kind": "'phone'", "value": "s.phone", "whose": "'not known'"},
    where="s.phone IS NOT NULL",
    recorded="s.raised_at",
)
SAID = Mapping(
    "own",
    "concerns",
    "statement",
    "said",
    {
        "subject_ref": ABOUT,
        "said_by": "s.raised_by",
        "topic": "s.topic",
    },
    began="coalesce(s.occurred_at, s.raised_at)",
    recorded="s.raised_at",
    text="s.text",
)

OWN = (JUDGEMENT, ANSWER, TOLD, HOME, PHONE, SAID)
