"""Youth justice: offences and what came of them, remands, assessments, appointments, notes.

An offence, its outcome and a remand for it share the police occurrence number as `reference`, so
that they meet what the police told. Concerns and strengths of an assessment are both factors;
`outcome` says which: 'concern' or 'protective'.
"""

from collections.abc import Iterator
from dataclasses import replace

from wayhome.records.expressions import at_day, given, in_words, parted, sex, words
from wayhome.records.mapping import NONE, Mapping, involvement, person, with_person
from wayhome.records.offences import category_of, offence_join

NUMBER = "s.ypid"
SUBJECT = Mapping(
    "youth_justice",
    "young_people",
    "subject",
    "person",
    {
        "subject_ref": person(NUMBER),
        "local_id": NUMBER,
        "given_names": given("s.forename", "s.middle_names"),
        "family_name": "s.surname",
        "other_names": parted("s.aliases"),
        "street_name": "s.street_name",
        "dob": "s.dob",
        "dob_precision": "s.dob_precision",
        "sex": sex("s.sex"),
        "ethnicity": "s.ethnicity",
        "nhs_number": "s.nhs_number",
        "upn": "s.upn",
        "pnc_id": "s.pnc_id",
    },
)
HOME = Mapping(
    "youth_justice",
    "young_people",
    "stay",
    "home",
    {
        "subject_ref": person(NUMBER),
        "kind": "'home'",
        "address": "s.address",
        "postcode": "s.postcode",
    },
    where="s.address IS NOT NULL OR s.postcode IS NOT NULL",
)
PHONE = Mapping(
    "youth_justice",
    "young_people",
    "contact_point",
    "phone",
    {
        "subject_ref": person(NUMBER),
        "kind": "'phone'",
        "value": "s.phone",
        "whose": "'own'",
    },
    where="s.phone IS NOT NULL",
)
WORKER = Mapping(
    "youth_justice",
    "young_people",
    "event",
    "worker",
    {"kind": "'worker'", "code": "s.worker_role"},
    where="s.worker_role IS NOT NULL",
    began=at_day("s.allocated_on"),
)

OFFENCE = Mapping(
    "youth_justice",
    "offences",
    "event",
    "offence",
    {
        "kind": "'offence'",
        "category": category_of("s.category"),
        "code": "s.offence_code",
        "reference": "coalesce(s.occurrence_no, s.offence_ref)",
        "value": "s.gravity",
        "place_name": "s.place",
        "postcode": "s.postcode",
    },
    joins=offence_join("s"),
    began="s.offence_date",
    text="s.offence_description",
)

# Somebody whose own row under the same occurrence was sent is told of there, once.
OWN_ROW = (
    'EXISTS (SELECT 1 FROM "youth_justice.offences" own WHERE own._agency = s._agency'
    " AND own._system = s._system AND own.ypid = c.ypid AND own.occurrence_no = s.occurrence_no)"
)


def _also_named(event: Mapping, column: str, unless: str = "false") -> Mapping:
    """Other young people whom a row gives by number: named there, and no more than that.

    What one child's record says of another child must raise no sign about the other.
    """
    return replace(
        involvement(event, "c.ypid", "named"),
        joins=f"{event.joins} CROSS JOIN unnest(list_distinct({parted(f's.{column}')})) AS c(ypid)",
        where=f"c.ypid <> {NUMBER} AND NOT {unless}",
        suffix="c.ypid",
        columns={
            "subject_ref": person("c.ypid"),
            "event_id": f"s._record || ':{event.part}'",
            "role": "'named'",
        },
    )


# An outcome takes what it was about from its offence, which may come in another delivery: known
# from when both were, and as narrow as the narrower of the two.
OFFENCE_OF = (
    'LEFT JOIN "youth_justice.offences.newest" o ON o.offence_ref = s.offence_ref'
    " AND o._agency = s._agency AND o._system = s._system "
)
OUTCOME = Mapping(
    "youth_justice",
    "outcomes",
    "event",
    "disposal",
    {
        "kind": "'disposal'",
        "category": f"CASE WHEN o._record IS NOT NULL THEN {category_of('o.category')} END",
        "code": "s.kind",
        "reference": "coalesce(o.occurrence_no, s.offence_ref, s.outcome_ref)",
        "outcome": "s.ended",
        "place_name": "s.court",
    },
    joins=OFFENCE_OF + offence_join("o"),
    began=at_day("coalesce(s.starts_on, s.decided_on)"),
    ended=at_day("s.ends_on"),
    since="o._first",
    marking="o._marking",
    text="CASE WHEN s.starts_on <> s.decided_on"
    " THEN 'Decided ' || strftime(s.decided_on, '%d/%m/%Y') END",
)
REMAND = replace(
    OUTCOME,
    table="remands",
    part="remand",
    columns={
        **OUTCOME.columns,
        "kind": "'remand'",
        "reference": "coalesce(o.occurrence_no, s.offence_ref, s.remand_ref)",
        "place_name": "s.place",
        "postcode": "s.postcode",
    },
    began=at_day("s.starts_on"),
    text=NONE,
)

JUDGED = {
    "safety_and_wellbeing": "safety and wellbeing",
    "risk_of_serious_harm": "serious harm to others",
    "likelihood": "further offence",
}
_JUDGEMENTS = ", ".join(
    f"'{said}: ' || {in_words(f's.{column}', 'youth_justice', 'level')}"
    for column, said in JUDGED.items()
)
ASSESSMENT = Mapping(
    "youth_justice",
    "assessments",
    "event",
    "assessment",
    {
        "kind": "'assessment'",
        "code": "coalesce(s.kind, 'youth justice')",
        "reference": "s.assessment_ref",
        "outcome": f"nullif(concat_ws('; ', {_JUDGEMENTS}), '')",
    },
    began=at_day("s.assessed_on"),
    text="s.summary",
)
# A concern about a gang is one about exploitation, as factor 13A of the census is.
ABOUT = {
    "exploitation": "exploitation",
    "gangs": "exploitation",
    "substance_use": "drug_possession",
    "weapons": "weapon",
    "abuse_or_neglect": "abuse_or_neglect",
    "domestic_abuse": "domestic_abuse",
}


def _factors(column: str, said: str, category: str) -> Iterator[Mapping]:
    """A factor for each code in a list, and whose it is."""
    event = Mapping(
        "youth_justice",
        "assessments",
        "event",
        said,
        {
            "kind": "'factor'",
            "category": category,
            "code": "f.code",
            "reference": "s.assessment_ref",
            "outcome": f"'{said}'",
        },
        joins=f"CROSS JOIN unnest(list_distinct(s.{column})) AS f(code)",
        began=at_day("s.assessed_on"),
        suffix="f.code",
    )
    yield from with_person(event, NUMBER)


APPOINTMENT = Mapping(
    "youth_justice",
    "appointments",
    "event",
    "appointment",
    {
        "kind": "'appointment'",
        "code": "s.kind",
        "reference": "s.appointment_ref",
        "outcome": "s.outcome",
    },
    began="s.appointment_at",
    text="s.reason",
)
BREACH = Mapping(
    "youth_justice",
    "breaches",
    "event",
    "breach",
    {
        "kind": "'breach'",
        "code": "s.reason",
        "reference": "coalesce(s.outcome_ref, s.breach_ref)",
        "outcome": "s.result",
    },
    began=at_day("s.breached_on"),
    text="s.summary",
)
# One note is one event, however much came up: signs that count notes must not count one twice.
NOTE = Mapping(
    "youth_justice",
    "notes",
    "event",
    "note",
    {
        "kind": "'note'",
        "code": "nullif(array_to_string(list_sort(list_distinct(s.topics)), '; '), '')",
        "reference": "s.note_ref",
        "place_name": "s.place",
        "postcode": "s.postcode",
    },
    began="s.noted_at",
    text="nullif(concat_ws(': ', s.worker_role, s.text), '')",
)
YOUTH_JUSTICE = (
    SUBJECT,
    HOME,
    PHONE,
    *with_person(WORKER, NUMBER),
    *with_person(OFFENCE, NUMBER, "suspect"),
    _also_named(OFFENCE, "co_accused", OWN_ROW),
    *with_person(OUTCOME, NUMBER),
    *with_person(REMAND, NUMBER),
    *with_person(ASSESSMENT, NUMBER),
    *_factors("concerns", "concern", words("f.code", ABOUT, "'other'")),
    *_factors("protective", "protective", "NULL"),
    *with_person(APPOINTMENT, NUMBER),
    *with_person(BREACH, NUMBER),
    *with_person(NOTE, NUMBER),
    _also_named(NOTE, "named"),
)
