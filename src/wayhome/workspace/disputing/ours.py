"""Records that the reader's own agency wrote and that somebody disputes: it alone can mend them.

Keeps: that a record is disputed is told, and in whose record it stands; by whom and why is read on
the page of the person of whom it was said, and nowhere else (ADR 0034). Where a record is of
several, each of them is named, so that nobody learns here of whom it was.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from wayhome.workspace.disputing.since import Since, disputed_since
from wayhome.workspace.disputing.versions import newest_of
from wayhome.workspace.reading.names import names
from wayhome.workspace.reading.view import View

MOST = 10  # on a desk; the others are counted
# A fact is of whoever is in it; of what is no fact its table says what it is.
OURS = """
select record_id, person_id, any_value(kind) as kind, min(occurred_from) as day from (
    select record_id, person_id, kind, occurred_from from {fact} where agency = $agency
    union all select record_id, person_id, 'relation', null from {relation} where agency = $agency
    union all select record_id, person_id, 'contact_point', null from {contact_point}
        where agency = $agency
    union all select record_id, person_id, 'subject', null from {subject} where agency = $agency)
where person_id is not null and list_contains($records, record_id)
group by record_id, person_id order by record_id, person_id
"""
WHAT = {
    "subject": "Particulars",
    "contact_point": "Telephone or address",
    "relation": "Family or association",
}


@dataclass(frozen=True)
class Ours:
    """One record, whose it is, and since when somebody disputes it, or does no more. `people`: name
    by reference."""

    record_id: str
    kind: str
    day: datetime | None
    since: datetime
    people: Mapping[str, str]

    @property
    def what(self) -> str:
        return WHAT.get(self.kind, "")


@dataclass(frozen=True)
class Mine:
    """Those that were disputed last, and how many there are."""

    newest: tuple[Ours, ...] = ()
    many: int = 0

    @property
    def people(self) -> list[str]:
        return sorted({person for one in self.newest for person in one.people})


def ours(view: View) -> Mine:
    """The records of the reader's agency that somebody disputes, the last disputed first."""
    found = of_ours(view, disputed_since(view))
    return Mine(tuple(found[:MOST]), len(found))


def of_ours(view: View, since: Since) -> list[Ours]:
    """Those of these records that the reader's agency wrote, each by its newest id; the last
    first."""
    records = sorted(newest_of(view, since))
    rows = view.rows(OURS, agency=view.agency, records=records) if records else []
    called = names(view, {row["person_id"] for row in rows}) if rows else {}
    found: dict[str, Ours] = {}
    for row in rows:
        record, person = row["record_id"], row["person_id"]
        before = found[record].people if record in found else {}
        people = {**before, person: called.get(person, "Name not known")}
        found[record] = Ours(record, row["kind"], row["day"], since[record], people)
    return sorted(found.values(), key=lambda one: (one.since, one.record_id), reverse=True)
