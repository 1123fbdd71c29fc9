"""What people decided in the workspace, come back as one more delivery.

Every judgement is kept as it was made, a withdrawal too: which of them stand, and which contradict
each other, is for people.judging.
"""

from wayhome.records.expressions import sex
from wayhome.records.mapping import Mapping, person

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
        "takes_back": "s.takes_back",
    },
    began="s.judged_at",
    recorded="s.judged_at",
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
        "place_id": "s.place_id",
        "answer": "s.answer",
        "answered_by": "s.answered_by",
        "why": "s.why",
        "sign_version": "s.sign_version",
        "answered_as": "s.answered_as",
        "audience": "s.audience",
        "asked": "s.asked",
        "owner": "s.owner",
        "owner_named": "s.owner_named",
        "due": "s.due",
        "about_answer": "s.about_answer",
        "records": "string_split(s.records, ' ')",
    },
    began="s.answered_at",
    recorded="s.answered_at",
    text="s.reason",
)
DISPUTE = Mapping(
    "own",
    "disputes",
    "dispute",
    "dispute",
    {
        "dispute_id": "s.dispute_id",
        "record": "s.record",
        "subject_ref": "s.subject_ref",
        "dispute": "s.dispute",
        "word": "s.word",
        "word_of": "s.word_of",
        "disputed_by": "s.disputed_by",
        "disputed_as": "s.disputed_as",
        "about_dispute": "s.about_dispute",
    },
    began="s.disputed_at",
    recorded="s.disputed_at",
    text="s.reason",
)
DECISION = Mapping(
    "own",
    "decisions",
    "decision",
    "decision",
    {
        "decision_id": "s.decision_id",
        "decided_on": "s.decided_on",
        "line_id": "s.line_id",
        "subject_ref": "s.subject_ref",
        "decision": "s.decision",
        "owner": "s.owner",
        "owner_named": "s.owner_named",
        "due": "s.due",
        "look_again": "s.look_again",
        "decided_by": "s.decided_by",
        "decided_as": "s.decided_as",
        "about_decision": "s.about_decision",
        "records": "string_split(s.records, ' ')",
    },
    began="s.decided_at",
    recorded="s.decided_at",
    text="s.reason",
)
STEP_NOTE = Mapping(
    "own",
    "step_notes",
    "step_note",
    "note",
    {
        "note_id": "s.note_id",
        "about_step": "s.about_step",
        "became": "s.became",
        "noted_by": "s.noted_by",
        "noted_as": "s.noted_as",
    },
    began="s.noted_at",
    recorded="s.noted_at",
    text="s.reason",
)
STATED_MODEL = Mapping(
    "own",
    "stated_models",
    "stated_model",
    "stated",
    {
        "stated_id": "s.stated_id",
        "line_id": "s.line_id",
        "model": "s.model",
        "whose": "s.whose",
        "stated_by": "s.stated_by",
        "stated_as": "s.stated_as",
        "about_stated": "s.about_stated",
    },
    began="s.stated_at",
    recorded="s.stated_at",
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

OWN = (JUDGEMENT, ANSWER, DISPUTE, DECISION, STEP_NOTE, STATED_MODEL, TOLD, HOME, PHONE, SAID)
