"""The canonical tables: one form for every fact, each with its source, both times and its marking.

Rows are never updated. A later delivery supersedes an earlier row: the earlier one then carries
`superseded_at` and `superseded_by`. So "as known on D to agency A" is a filter:
    received_at <= D and (superseded_at is null or superseded_at > D) and agency = A
All times are naive and mean Europe/London.

`subject_ref` names one person as one system holds them: '<agency>/<system>/<local id>'. Several
subject rows may share it (versions, aliases). Which refs are the same human is for `people`.
"""

from dataclasses import dataclass, replace

from wayhome.lexicon.marking import Marking


@dataclass(frozen=True)
class Column:
    """One column: DuckDB type, the marking of what it holds, and a sentence for the manual."""

    name: str
    type: str
    about: str
    marking: Marking = Marking.SENSITIVE


@dataclass(frozen=True)
class Table:
    """One canonical table: its own columns, then PROVENANCE."""

    name: str
    about: str
    own: tuple[Column, ...]

    @property
    def columns(self) -> tuple[Column, ...]:
        return (PROVENANCE[0], *self.own, *PROVENANCE[1:])


def _column(name: str, type_: str, about: str) -> Column:
    return Column(name, type_, about)


PROVENANCE: tuple[Column, ...] = tuple(
    replace(column, marking=Marking.OFFICIAL)
    for column in (
        _column("record_id", "VARCHAR", "<delivery>:<table>:<row>:<part>, unique and lasting"),
        _column("agency", "VARCHAR", "code of the agency that sent it"),
        _column("system", "VARCHAR", "the agency's system, as the delivery names it"),
        _column("feed", "VARCHAR", "the contract it came under"),
        _column("delivery", "VARCHAR", "the delivery it came in"),
        _column("source_table", "VARCHAR", "table of the feed"),
        _column("source_row", "BIGINT", "row of the file, as a spreadsheet numbers it"),
        _column("occurred_from", "TIMESTAMP", "when it began"),
        _column("occurred_to", "TIMESTAMP", "when it ended; null while open or not known"),
        _column("occurred_precision", "VARCHAR", "how much of the time was stated"),
        _column("recorded_at", "TIMESTAMP", "when the agency wrote it down, if it says"),
        _column("received_at", "TIMESTAMP", "when the delivery reached us"),
        _column("superseded_at", "TIMESTAMP", "when a later delivery replaced it"),
        _column("superseded_by", "VARCHAR", "'<delivery>:<table>:<row>' of what replaced it"),
        _column("grading", "VARCHAR", "3x5x2 grade where one was given, as '2B P'"),
        _column("conditions", "VARCHAR", "conditions of sharing, in the words of who graded it"),
        _column("marking", "VARCHAR", "how widely the row may be seen"),
        _column("text", "VARCHAR", "the words of the source, where it has words"),
    )
)

SUBJECT = Table(
    "subject",
    "Particulars of a person as one record states them.",
    (
        _column("subject_ref", "VARCHAR", "the person as this system holds them"),
        _column("local_id", "VARCHAR", "the system's own person number, without its prefix"),
        _column("given_names", "VARCHAR", "given names as written"),
        _column("family_name", "VARCHAR", "family name as written"),
        _column("other_names", "VARCHAR[]", "aliases and former names, as written"),
        _column("street_name", "VARCHAR", "a name used on the street, as written"),
        _column("dob", "DATE", "date of birth; the 15th when the source hides the day"),
        _column("dob_precision", "VARCHAR", "day, month, year or not known"),
        _column("sex", "VARCHAR", "as recorded: female, male, not known; never raises a sign"),
        _column("gender", "VARCHAR", "as recorded"),
        _column("ethnicity", "VARCHAR", "code as recorded; only for checks of fairness"),
        _column("nationality", "VARCHAR", "as recorded"),
        _column("language", "VARCHAR", "as recorded"),
        _column("nhs_number", "VARCHAR", "ten digits that pass modulus 11, else null"),
        _column("upn", "VARCHAR", "unique pupil number with a right check letter, else null"),
        _column("former_upn", "VARCHAR", "an earlier unique pupil number"),
        _column("uln", "VARCHAR", "unique learner number that passes its check, else null"),
        _column("pnc_id", "VARCHAR", "YYYY/NNNNNNNC with a right check letter, else null"),
        _column("child_id", "VARCHAR", "'<council>:<child id>': a child id means nothing alone"),
        _column("former_child_id", "VARCHAR", "the same, under which its council held the child"),
        _column("invalid_ids", "VARCHAR[]", "'kind:value' of identifiers that failed their check"),
        _column("died_on", "DATE", "date of death"),
        _column("sealed_reason", "VARCHAR", "adoption and the like: never joined automatically"),
    ),
)

PLACE = (
    _column("place_name", "VARCHAR", "station, school, home, shop as written"),
    _column("address", "VARCHAR", "address as written, without postcode"),
    _column("postcode", "VARCHAR", "as 'AB1 2CD', else null"),
    _column("uprn", "VARCHAR", "unique property reference number"),
    _column("lat", "DOUBLE", "degrees north; sector centroid unless the source gave a point"),
    _column("lon", "DOUBLE", "degrees east"),
    _column("area", "VARCHAR", "ONS code of the district (LAD, 2025)"),
    _column("force", "VARCHAR", "ONS code of the police area"),
)
_MAST = ("postcode", "lat", "lon", "area", "force")

EVENT = Table(
    "event",
    "Something that happened, of a kind, at a time and perhaps a place.",
    (
        _column("kind", "VARCHAR", "lexicon EventKind"),
        _column("category", "VARCHAR", "lexicon Category, where the kind has one"),
        _column("code", "VARCHAR", "the source's own code (offence, factor, reason)"),
        _column("reference", "VARCHAR", "occurrence, custody or referral number of the source"),
        _column("joint_ref", "VARCHAR", "number under which the source holds several as together"),
        _column("outcome", "VARCHAR", "as the source says"),
        _column("value", "DOUBLE", "a measure: sessions attended, score, quantity"),
        _column("value_of", "DOUBLE", "what the measure is out of: sessions possible"),
        *PLACE,
    ),
)

INVOLVEMENT = Table(
    "involvement",
    "A person in an event, in a role.",
    (
        _column("subject_ref", "VARCHAR", "the person as this system holds them"),
        _column("event_id", "VARCHAR", "record_id of the event"),
        _column("role", "VARCHAR", "lexicon Role"),
    ),
)

STAY = Table(
    "stay",
    "A person at a place over time: home, placement, school, tenancy.",
    (
        _column("subject_ref", "VARCHAR", "the person as this system holds them"),
        _column("kind", "VARCHAR", "lexicon StayKind"),
        _column("place_id", "VARCHAR", "register number: Ofsted or school URN"),
        _column("placement_type", "VARCHAR", "SSDA903 PLACE code; of a tenancy its tenure"),
        _column("legal_status", "VARCHAR", "SSDA903 LS code; of a tenancy the part in it"),
        _column("distance_miles", "DOUBLE", "home to placement as the source says; 999.9 is null"),
        _column("end_reason", "VARCHAR", "why it ended, the source's code"),
        *PLACE,
    ),
)

_ALLOWED = (
    _column("basis_ref", "VARCHAR", "number of the authorisation or notice"),
    _column("basis_until", "DATE", "when that basis ends"),
)
CONTACT_POINT = Table(
    "contact_point",
    "A phone, e-mail or handle, and whose it is said to be.",
    (
        _column("subject_ref", "VARCHAR", "the person as this system holds them"),
        _column("kind", "VARCHAR", "phone, email, handle, handset, sim"),
        _column("value", "VARCHAR", "phone as +44…, e-mail in lower case"),
        _column("whose", "VARCHAR", "own, parent, carer, line, other, not known"),
        _column("line", "VARCHAR", "name of the line that uses it, as heard"),
        _column("basis", "VARCHAR", "lawful basis on which it is held, where one is stated"),
        *_ALLOWED,
    ),
)

CALL = Table(
    "call",
    "Calls or messages from one number to another. What was said is never held.",
    (
        _column("caller", "VARCHAR", "the number that called, as +44…"),
        _column("called", "VARCHAR", "the number that was called, as +44…"),
        _column("kind", "VARCHAR", "call, missed, message, data, other"),
        _column("seconds", "BIGINT", "how long it lasted"),
        _column("times", "BIGINT", "how many the row stands for"),
        _column("basis", "VARCHAR", "lawful basis on which it is held"),
        *_ALLOWED,
        # of the mast that the caller used
        *(column for column in PLACE if column.name in _MAST),
    ),
)

THING = Table(
    "thing",
    "A vehicle, weapon, cash or drugs, in an event.",
    (
        _column("event_id", "VARCHAR", "record_id of the event"),
        _column("kind", "VARCHAR", "vehicle, weapon, cash, drugs, phone, ticket, other"),
        _column("description", "VARCHAR", "as written"),
        _column("quantity", "DOUBLE", "how much, in `unit`"),
        _column("unit", "VARCHAR", "g, £, items"),
    ),
)

STATEMENT = Table(
    "statement",
    "What somebody said or noted about a person, graded.",
    (
        _column("subject_ref", "VARCHAR", "the person it is about, if any"),
        _column("event_id", "VARCHAR", "the event it was said at, if any"),
        _column("said_by", "VARCHAR", "role of who said it, never a source's name"),
        _column("topic", "VARCHAR", "kind of concern in the source's words"),
        _column("line", "VARCHAR", "name or number of the line that it speaks of, as heard"),
    ),
)

RELATION = Table(
    "relation",
    "A stated kinship or association between two people.",
    (
        _column("subject_ref", "VARCHAR", "one person"),
        _column("other_ref", "VARCHAR", "the other, who is the `kind` of the first"),
        _column("kind", "VARCHAR", "lexicon RelationKind: other_ref is the parent of subject_ref"),
    ),
)

JUDGEMENT = Table(
    "judgement",
    "Whether two records are the same person, as somebody judged. The words are in `text`.",
    (
        _column("judgement_id", "VARCHAR", "the workspace's own number"),
        _column("left_ref", "VARCHAR", "subject_ref of one record"),
        _column("right_ref", "VARCHAR", "subject_ref of the other"),
        _column("judgement", "VARCHAR", "same, not_same, unsure, withdrawn"),
        _column("judged_by", "VARCHAR", "account that judged"),
        _column("takes_back", "VARCHAR", "judgement_id of what a withdrawal takes back"),
    ),
)

ANSWER = Table(
    "answer",
    "What somebody answered to a warning sign. The words are in `text`.",
    (
        _column("answer_id", "VARCHAR", "the workspace's own number"),
        _column("sign_id", "VARCHAR", "the sign answered"),
        _column("sign_code", "VARCHAR", "code of the sign"),
        _column("subject_ref", "VARCHAR", "a record of the person, where the sign is of one"),
        _column("place_id", "VARCHAR", "the address, where the sign is of one"),
        _column("answer", "VARCHAR", "agree, disagree, need_more, ask, reply, withdrawn"),
        _column("answered_by", "VARCHAR", "account that answered"),
        _column("why", "VARCHAR", "kind of a disagreement"),
        _column("sign_version", "VARCHAR", "the wording of the rule that was answered"),
        _column("answered_as", "VARCHAR", "role of who answered"),
        _column("audience", "VARCHAR", "for whom the sign was worked out: open, or an agency"),
        _column("asked", "VARCHAR", "of a question, the agency asked"),
        _column("owner", "VARCHAR", "of one that agrees, the account that does what comes next"),
        _column("owner_named", "VARCHAR", "or the role, team or agency that does it"),
        _column("due", "DATE", "by which day it is to be done"),
        _column("about_answer", "VARCHAR", "answer_id of what a withdrawal or reply is about"),
        _column("records", "VARCHAR[]", "record_id of every record it was given on"),
    ),
)

DISPUTE = Table(
    "dispute",
    "That somebody says a record is wrong, or takes that back. The words are in `text`.",
    (
        _column("dispute_id", "VARCHAR", "the workspace's own number"),
        _column("record", "VARCHAR", "record_id of what is disputed"),
        _column("subject_ref", "VARCHAR", "a record of the person on whose page it was said"),
        _column("dispute", "VARCHAR", "disputed, withdrawn"),
        _column("word", "VARCHAR", "whose word it is: person, family, agency"),
        _column("word_of", "VARCHAR", "of an agency's word, which agency"),
        _column("disputed_by", "VARCHAR", "account that marked it"),
        _column("disputed_as", "VARCHAR", "role of who marked it"),
        _column("about_dispute", "VARCHAR", "dispute_id of what a withdrawal takes back"),
    ),
)

DECISION = Table(
    "decision",
    "What happens next, as somebody decided, or that a decision is taken back. The words are in"
    " `text`.",
    (
        _column("decision_id", "VARCHAR", "the workspace's own number"),
        _column("decided_on", "VARCHAR", "group, line, person"),
        _column("line_id", "VARCHAR", "of a line, its reference"),
        _column("subject_ref", "VARCHAR", "of what ties a person, a record that names them"),
        _column("decision", "VARCHAR", "act, watch, pass_on, nothing"),
        _column("owner", "VARCHAR", "account that does it"),
        _column("owner_named", "VARCHAR", "or the role, team or agency that does it"),
        _column("due", "DATE", "by which day it is to be done"),
        _column("look_again", "DATE", "when somebody looks at it again"),
        _column("decided_by", "VARCHAR", "account that decided"),
        _column("decided_as", "VARCHAR", "role of who decided"),
        _column("about_decision", "VARCHAR", "decision_id of what is taken back"),
        _column("records", "VARCHAR[]", "record_id of every record it was taken on"),
    ),
)

STEP_NOTE = Table(
    "step_note",
    "What became of a next step. The words are in `text`.",
    (
        _column("note_id", "VARCHAR", "the workspace's own number"),
        _column("about_step", "VARCHAR", "decision_id or answer_id of what was to be done"),
        _column("became", "VARCHAR", "done, not_done"),
        _column("noted_by", "VARCHAR", "account that noted it"),
        _column("noted_as", "VARCHAR", "role of who noted it"),
    ),
)

STATED_MODEL = Table(
    "stated_model",
    "How somebody says that a line works, or that this is taken back. It counts for nothing that is"
    " worked out. The words are in `text`.",
    (
        _column("stated_id", "VARCHAR", "the workspace's own number"),
        _column("line_id", "VARCHAR", "the reference of the line"),
        _column("model", "VARCHAR", "franchise, relay, local franchise, pop-up, urban, other"),
        _column("whose", "VARCHAR", "whose word it is: own, colleague, agency, community, harmed"),
        _column("stated_by", "VARCHAR", "account that stated it"),
        _column("stated_as", "VARCHAR", "role of who stated it"),
        _column("about_stated", "VARCHAR", "stated_id of what is taken back"),
    ),
)

TABLES: tuple[Table, ...] = (
    SUBJECT,
    EVENT,
    INVOLVEMENT,
    STAY,
    CONTACT_POINT,
    CALL,
    THING,
    STATEMENT,
    RELATION,
    JUDGEMENT,
    ANSWER,
    DISPUTE,
    DECISION,
    STEP_NOTE,
    STATED_MODEL,
)
