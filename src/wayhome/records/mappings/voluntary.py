"""Voluntary sector: referrals to a service, contacts and what came up in them, ties that protect.

A contact is one event; each topic of it is a statement, so that a rule finds a topic without
reading anybody's words. "Contact" among the kinds of event means children's services, so a meeting
with a charity is an appointment.
"""

from dataclasses import replace

from wayhome.extracts import feeds
from wayhome.lexicon.kinds import RelationKind
from wayhome.records.expressions import at_day, parted, sex, words
from wayhome.records.mapping import Mapping, involvement, person, with_person

PERSON = Mapping(
    "voluntary",
    "people",
    "subject",
    "person",
    {
        "subject_ref": person("s.person_ref"),
        "local_id": "s.person_ref",
        "given_names": "s.forename",
        "family_name": "s.surname",
        "other_names": parted("s.known_as"),
        "street_name": "s.street_name",
        "dob": "s.dob",
        "dob_precision": "s.dob_precision",
        "sex": sex("s.sex"),
        "ethnicity": "s.ethnicity",
    },
    text="'Age as stated: ' || s.age_stated",
)
HOME = Mapping(
    "voluntary",
    "people",
    "stay",
    "home",
    {
        "subject_ref": person("s.person_ref"),
        "kind": "'home'",
        "address": "s.address",
        "postcode": "s.postcode",
    },
    where="s.address IS NOT NULL OR s.postcode IS NOT NULL",
)


def _reached_by(kind: str) -> Mapping:
    return Mapping(
        "voluntary",
        "people",
        "contact_point",
        kind,
        {
            "subject_ref": person("s.person_ref"),
            "kind": f"'{kind}'",
            "value": f"s.{kind}",
            "whose": "'own'",
        },
        where=f"s.{kind} IS NOT NULL",
    )


# `accepted` alone does not say who declined, so it becomes neither of the two outcomes that do.
TAKEN_ON = "CASE WHEN s.accepted THEN 'accepted' WHEN NOT s.accepted THEN 'not accepted' END"
REFERRAL = Mapping(
    "voluntary",
    "referrals",
    "event",
    "referral",
    {
        "kind": "'service_referral'",
        "category": "CASE WHEN list_contains(s.reasons, 'exploitation') THEN 'exploitation'"
        " WHEN list_contains(s.reasons, 'violence') THEN 'violence' END",
        "code": "nullif(array_to_string(s.reasons, '; '), '')",
        "reference": "s.referral_ref",
        "outcome": f"nullif(concat_ws('; ', coalesce(s.outcome, {TAKEN_ON}), s.end_outcome), '')",
    },
    began=at_day("s.referred_on"),
    ended=at_day("s.ended_on"),
    precision="'day'",
    text="nullif(concat_ws('. ', 'Service: ' || s.service, 'Referred by: ' || s.referred_by,"
    " 'Work began on ' || strftime(s.started_on, '%-d %B %Y'), s.notes), '')",
)

CONTACT = Mapping(
    "voluntary",
    "contacts",
    "event",
    "contact",
    {
        "kind": "'appointment'",
        "code": "s.kind",
        "reference": "s.contact_ref",
        "outcome": "s.outcome",
        "place_name": "s.place",
        "address": "s.address",
        "postcode": "s.postcode",
    },
    began="s.happened_at",
    text="nullif(concat_ws('. ', s.note, 'In their own words: ' || s.said), '')",
)
WITH = replace(
    involvement(CONTACT, "w.ref", "named"),
    joins=f"CROSS JOIN unnest(list_distinct({parted('s.with_refs')})) AS w(ref)",
    where="w.ref IS DISTINCT FROM s.person_ref",
    suffix="w.ref",
)

HEARD = "name_or_brand_heard"
TOPICS = (
    "list_distinct(list_concat(coalesce(s.topics, []),"
    f" CASE WHEN s.line_name IS NOT NULL THEN ['{HEARD}'] ELSE [] END))"
)
# A list in one cell is parted at blanks too, so the contract's codes have none; the words do.
PLAIN = {
    code: code.replace("positive_", "positive: ").replace("_", " ")
    for code in feeds()["voluntary"].codes["topic"].values
}
TOPIC = Mapping(
    "voluntary",
    "contacts",
    "statement",
    "topic",
    {
        "subject_ref": person("s.person_ref"),
        "event_id": "s._record || ':contact'",
        "said_by": "CASE WHEN s.said IS NOT NULL THEN 'the person' ELSE s.noted_by END",
        "topic": words("t.topic", PLAIN),
        "line": f"CASE WHEN t.topic = '{HEARD}' THEN s.line_name END",
    },
    joins=f"CROSS JOIN unnest({TOPICS}) AS t(topic)",
    suffix="t.topic",
    began="s.happened_at",
    text="coalesce(s.said, s.note)",
)

TIES = {str(kind): str(kind) for kind in RelationKind}
RELATION = Mapping(
    "voluntary",
    "relations",
    "relation",
    "tie",
    {
        "subject_ref": person("s.person_ref"),
        "other_ref": person("s.other_person_ref"),
        "kind": words("s.kind", TIES, "'not_known'"),
    },
    began="s.seen_from",
    ended="s.seen_to",
    # The sender's own word stays where it is none of ours.
    text="nullif(concat_ws('. ', "
    f"CASE WHEN {words('s.kind', TIES, 'NULL')} IS NULL THEN s.kind END, s.note), '')",
)

VOLUNTARY = (
    PERSON,
    HOME,
    *(_reached_by(kind) for kind in ("phone", "email", "handle")),
    *with_person(REFERRAL, "s.person_ref"),
    *with_person(CONTACT, "s.person_ref"),
    WITH,
    TOPIC,
    RELATION,
)
