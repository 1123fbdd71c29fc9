"""What the records of a release say that a referral asks for, each with the record it stands in.

Keeps: a referral leaves the agency and is read by every agency that takes part in the case, so it
is filled from what each of them could read. No restricted record fills it, not even the writer's
own: what of it is to be said, a person writes.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from wayhome.casework.referral.filling import Record
from wayhome.governance.visibility import NOBODY
from wayhome.lexicon.agencies import AgencyKind
from wayhome.lexicon.kinds import LABELS, EventKind
from wayhome.lexicon.places import areas
from wayhome.workspace.disputing.standing import disputes
from wayhome.workspace.reading.areas import area_name
from wayhome.workspace.reading.view import Row, View

SUBJECTS = """
select record_id, agency, coalesce(recorded_at, received_at) as written, given_names, family_name,
  street_name, dob, dob_precision, gender, nationality
from {subject} where person_id = $person and superseded_at is null
order by written desc, record_id
"""
RELATIONS = """
select record_id, agency, coalesce(recorded_at, received_at) as written, kind as relation
from {relation} where person_id = $person and superseded_at is null order by written, record_id
"""
FACTS = """
select record_id, agency, coalesce(recorded_at, received_at) as written, kind, part, reference,
  place_name, area, occurred_from, occurred_to, coalesce(text, code) as thing
from {fact} where person_id = $person and superseded_at is null
  and list_contains($kinds, kind) and part in ('own', 'harmed')
order by occurred_from, record_id
"""
GOES_ON = frozenset(
    {"missing", "school", "worker", "placement"}
)  # without an end they have not ended
KINDS = (
    *GOES_ON, "found", "suspension", "exclusion", "thing", "offence", "immigration", "nrm_referral",
)  # fmt: skip
PARTICULARS = ("gender", "nationality", "dob_precision")
NAMES = ("given_names", "family_name", "street_name")
_OTHERWISE = {
    "subject": "Particulars", "relation": "Family", "thing": "Thing found", "school": "School",
    "placement": "Placement",
}  # fmt: skip


@dataclass(frozen=True)
class Source:
    """A record behind an answer, in words: what it is, whose, and of which day. `case`: the number
    of the case that says it, where none of the records does."""

    record_id: str
    words: str
    agency: str
    day: date | None
    disputed: bool = False
    case: str = ""


@dataclass(frozen=True)
class Gathered:
    """Records as the rules of filling take them, and each as the source of an answer."""

    records: Sequence[Record] = field(default=(), repr=False)
    sources: Mapping[str, Source] = field(default_factory=dict, repr=False)

    def with_(self, other: "Gathered") -> "Gathered":
        """Both together."""
        return Gathered([*self.records, *other.records], {**self.sources, **other.sources})


def gathered(seen: View, person_id: str) -> Gathered:
    """What all who may see this person can read, and nothing that one agency keeps to itself."""
    open_ = replace(seen, eyes=NOBODY)
    held = [*_subjects(open_, person_id), *_relations(open_, person_id), *_facts(open_, person_id)]
    disputed = disputes(open_, [one.record_id for one, _ in held])
    sources = {
        one.record_id: _source(one, row, seen, bool(disputed.of(one.record_id)))
        for one, row in held
    }
    return Gathered([one for one, _ in held], sources)


def _subjects(seen: View, person_id: str) -> Iterator[tuple[Record, Row]]:
    spelt: dict[tuple[str, str], str] = {}  # MARSH and Marsh do not differ: the newest is meant
    for row in seen.rows(SUBJECTS, person=person_id):
        names = {one: (row[one] or "").strip() for one in NAMES}
        said = {k: spelt.setdefault((k, name.casefold()), name) for k, name in names.items()}
        said |= {one: row[one] or "" for one in PARTICULARS}
        said |= {"dob": row["dob"].isoformat() if row["dob"] else ""}
        said["dob_precision"] = row["dob_precision"] or "day"
        yield Record("subject", row["record_id"], said), row


def _relations(seen: View, person_id: str) -> Iterator[tuple[Record, Row]]:
    for row in seen.rows(RELATIONS, person=person_id):
        said = {"relation": row["relation"] or "", "agency": seen.agency_name(row["agency"])}
        yield Record("relation", row["record_id"], said), row


def _facts(seen: View, person_id: str) -> Iterator[tuple[Record, Row]]:
    for row in seen.rows(FACTS, person=person_id, kinds=list(KINDS)):
        since, until = _day(row["occurred_from"]), _day(row["occurred_to"])
        if until is None and row["kind"] not in GOES_ON:
            until = since
        yield Record(row["kind"], row["record_id"], _said(seen, row), since, until), row


def _said(seen: View, row: Row) -> dict[str, str]:
    area = areas().get(row["area"] or "")
    agency = seen.agencies.get(row["agency"])
    police = agency is not None and agency.kind is AgencyKind.POLICE
    return {
        "part": row["part"] or "",
        "agency": seen.agency_name(row["agency"]),
        "force": seen.agency_name(row["agency"]) if police else "",
        "reference": row["reference"] or "",
        "place": row["place_name"] or (area_name(row["area"]) if area else ""),
        "area": area.name if area else "",
        "region": area.region_name if area else "",
        "thing": row["thing"] or "",
    }


def _source(one: Record, row: Row, seen: View, disputed: bool) -> Source:
    words = _OTHERWISE.get(one.kind) or LABELS[EventKind(one.kind)]
    day = one.since or _day(row["written"])
    return Source(one.record_id, words, seen.agency_name(row["agency"]), day, disputed)


def _day(moment: datetime | None) -> date | None:
    return moment.date() if moment else None
