"""What an answer is about by now: people are joined and parted, and an address gets its reference.

Keeps: an answer is about one person, or one address, at a time, so that what was said of one is
never shown of another. Of a person: whoever its subject is now; where that is held no more, the
reference of then leads on. Of an address: the one of then while any record is at it; else that at
which the most of the records it was given on stand.
"""

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field

from wayhome.workspace.reading import references
from wayhome.workspace.reading.view import View

NOW = """
select subject_ref, min(person_id) as person_id from {subject}
where list_contains($refs, subject_ref) and superseded_at is null group by all
"""
STAND = "select distinct place_id from {at_place} where list_contains($places, place_id)"
RECORDS_AT = """
select record_id, min(place_id) as place_id from {address_version}
where list_contains($records, record_id) group by record_id
"""


@dataclass(frozen=True)
class Given:
    """Of what an answer was given: of a person, by a subject_ref and whom that was then; or of an
    address, with the records it was given on."""

    subject_ref: str = ""
    person_id: str = ""
    place_id: str = ""
    records: frozenset[str] = field(default=frozenset(), repr=False)


def whose(view: View, given: Iterable[Given]) -> dict[Given, str]:
    """The person_id, or the place_id, of each by now, as this viewer knows them."""
    asked = set(given)
    of_places = {one for one in asked if one.place_id}
    return _people(view, asked - of_places) | _places(view, of_places)


def _people(view: View, asked: Collection[Given]) -> dict[Given, str]:
    refs = sorted({one.subject_ref for one in asked})
    rows = view.rows(NOW, refs=refs) if refs else []
    held = {row["subject_ref"]: row["person_id"] for row in rows}
    leads = references.leads(view, {o.person_id for o in asked if o.subject_ref not in held})
    return {
        one: held.get(one.subject_ref) or leads.get(one.person_id, one.person_id) for one in asked
    }


def _places(view: View, asked: Collection[Given]) -> dict[Given, str]:
    named = sorted({one.place_id for one in asked})
    rows = view.rows(STAND, places=named) if named else []
    there = {row["place_id"] for row in rows}
    gone = [one for one in asked if one.place_id not in there]
    records = sorted({record for one in gone for record in one.records})
    rows = view.rows(RECORDS_AT, records=records) if records else []
    at = {row["record_id"]: row["place_id"] for row in rows}
    return {one: one.place_id if one.place_id in there else _most(one, at) for one in asked}


def _most(one: Given, at: dict[str, str]) -> str:
    """Where most of its records stand, the first by name where two have as many."""
    places = Counter(at[record] for record in sorted(one.records) if record in at)
    return min(places, key=lambda place: (-places[place], place), default=one.place_id)
