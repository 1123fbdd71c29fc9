"""Said in the community: sessions, what was said of people, places and lines, graded every time.

Nothing said is a fact about anybody: whoever is named is `named` in an event that says that
somebody spoke, a place is where that event is, and no home, no tie and no age comes of it.
What has handling C stays with the agency that sent it, and so does what was said at a session that
it restricts (3x5x2, facts §10.4).
"""

from dataclasses import replace

from wayhome.lexicon.phones import phone_sql
from wayhome.records.expressions import at_day
from wayhome.records.mapping import NONE, Mapping, involvement, person, with_person

GRADE = "s.source_evaluation || s.information_assessment || ' ' || s.handling"
SESSION_OF = (
    'LEFT JOIN "community.sessions.newest" x ON x.session_ref = s.session_ref'
    " AND x._agency = s._agency AND x._system = s._system"
)
KEPT_BACK = (
    "CASE WHEN s.handling = 'C' AND x._marking IS DISTINCT FROM 'sealed' THEN 'restricted'"
    " ELSE x._marking END"
)
REVIEW = "'To be looked at again on ' || strftime(s.review_on, '%-d %B %Y')"

SESSION = Mapping(
    "community",
    "sessions",
    "event",
    "session",
    {"kind": "'mapping_session'", "reference": "s.session_ref", "place_name": "s.place"},
    began=at_day("s.held_on"),
    precision="'day'",
    text="nullif(concat_ws('. ', s.purpose, 'Led by: ' || s.led_by,"
    f" 'Present: ' || s.agencies_present, {REVIEW}), '')",
)

NAMED = "coalesce(s.given_name, s.family_name, s.street_name)"
NUMBER = (
    f"coalesce(s.person_ref, CASE WHEN {NAMED} IS NOT NULL THEN s.statement_ref || '-about' END)"
)
# In one form, so that the number meets the same one in call data and in somebody's record.
PHONE = f"coalesce({phone_sql('s.phone')}, s.phone)"
THEIRS = f"(coalesce(s.phone_is_theirs, false) AND {NUMBER} IS NOT NULL)"
OF_LINE = "(s.line_name IS NOT NULL OR coalesce(s.topic IN ('line active', 'line stopped'), false))"
LINE = f"coalesce(s.line_name, CASE WHEN {OF_LINE} AND NOT {THEIRS} THEN {PHONE} END)"
ABOUT = "'Described as: ' || s.description, 'Age as said: ' || s.age_stated"
# What was seen happened on the day it was seen; where nobody says which, it was said then.
BEGAN = f"coalesce({at_day('s.seen_on')}, s.said_at)"
SAID_ON = (
    "CASE WHEN s.seen_on IS NOT NULL THEN 'Said on ' || CASE s.said_at_precision"
    " WHEN 'year' THEN strftime(s.said_at, '%Y') WHEN 'month' THEN strftime(s.said_at, '%B %Y')"
    " ELSE strftime(s.said_at, '%-d %B %Y') END END"
)


def _said(
    into: str, part: str, columns: dict[str, str], where: str = "true", text: str = NONE
) -> Mapping:
    """Whatever a statement makes: graded, and as narrow as its handling and its session."""
    return Mapping(
        "community",
        "statements",
        into,
        part,
        columns,
        joins=SESSION_OF,
        where=where,
        began=BEGAN,
        precision="CASE WHEN s.seen_on IS NOT NULL THEN s.seen_on_precision"
        " ELSE s.said_at_precision END",
        grading=GRADE,
        conditions="s.conditions",
        marking=KEPT_BACK,
        text=text,
    )


EVENT = _said(
    "event",
    "event",
    {
        "kind": "'community_statement'",
        "code": "s.topic",
        "reference": "s.statement_ref",
        "place_name": "s.place_name",
        "address": "s.address",
        "postcode": "s.postcode",
        "uprn": "s.uprn",
        "lat": "s.lat",
        "lon": "s.lon",
    },
    text=f"nullif(concat_ws('. ', s.text, {SAID_ON}, 'Said by: ' || s.said_by,"
    f" 'Taken down by: ' || s.taken_by, {ABOUT}, 'Line: ' || s.line_name,"
    f" 'Telephone: ' || {PHONE}, 'Vehicle: ' || s.vehicle,"
    f" 'Mapping session ' || s.session_ref, {REVIEW}), '')",
)
OTHER = replace(
    involvement(EVENT, "s.other_person_ref", "named"),
    part="event-other",
    # Somebody may be named as both: one part is enough.
    where=f"s.other_person_ref IS NOT NULL AND s.other_person_ref IS DISTINCT FROM {NUMBER}",
)
SUBJECT = _said(
    "subject",
    "person",
    {
        "subject_ref": person(NUMBER),
        "local_id": NUMBER,
        "given_names": "s.given_name",
        "family_name": "s.family_name",
        "street_name": "s.street_name",
    },
    where=f"{NUMBER} IS NOT NULL",
    text=f"nullif(concat_ws('. ', {ABOUT}), '')",
)
# Of a line that is spoken of without anybody's name there is a statement too, about no person.
STATEMENT = _said(
    "statement",
    "said",
    {
        "subject_ref": person(NUMBER),
        "event_id": "s._record || ':event'",
        "said_by": "coalesce(s.said_by, 'not known')",
        "topic": "s.topic",
        "line": LINE,
    },
    where=f"{NUMBER} IS NOT NULL OR {LINE} IS NOT NULL",
    text=f"nullif(concat_ws('. ', s.text, {ABOUT}), '')",
)
# A number heard is nobody's until somebody says so: it may be the line's, or the caller's.
TELEPHONE = _said(
    "contact_point",
    "phone",
    {
        "subject_ref": f"CASE WHEN {THEIRS} THEN {person(NUMBER)} END",
        "kind": "'phone'",
        "value": "s.phone",
        "whose": f"CASE WHEN {THEIRS} THEN 'own' ELSE 'line' END",
        "line": "s.line_name",
    },
    where=f"s.phone IS NOT NULL AND ({THEIRS} OR {OF_LINE})",
)


def _heard_of(kind: str, description: str) -> Mapping:
    columns = {
        "event_id": "s._record || ':event'",
        "kind": f"'{kind}'",
        "description": description,
    }
    return _said("thing", kind, columns, where=f"{description} IS NOT NULL")


PLACE = Mapping(
    "community",
    "places",
    "event",
    "place",
    {
        "kind": "'community_statement'",
        "code": "s.kind",
        "reference": "s.place_ref",
        "place_name": "s.place_name",
        "address": "s.address",
        "postcode": "s.postcode",
        "uprn": "s.uprn",
        "lat": "s.lat",
        "lon": "s.lon",
    },
    joins=SESSION_OF,
    # What is over by the day of the session began before it; a year alone stands for its middle.
    began="coalesce(s.known_from, least(x.held_on, s.known_to))",
    ended="CASE WHEN s.known_to IS NOT NULL THEN greatest(s.known_to, s.known_from) END",
    precision="CASE WHEN s.known_from IS NOT NULL THEN s.known_from_precision END",
    since="CASE WHEN s.known_from IS NULL THEN x._first END",
    grading=GRADE,
    conditions="s.conditions",
    marking=KEPT_BACK,
    text="nullif(concat_ws('. ', s.why, 'Mapping session ' || s.session_ref), '')",
)

COMMUNITY = (
    SESSION,
    *with_person(EVENT, NUMBER, "named"),
    OTHER,
    SUBJECT,
    STATEMENT,
    TELEPHONE,
    _heard_of("phone", PHONE),
    _heard_of("vehicle", "s.vehicle"),
    PLACE,
)
