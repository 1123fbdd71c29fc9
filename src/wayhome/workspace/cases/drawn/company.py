"""With whom records have somebody, and which numbers they used, for the conditions of an order.

Keeps: only records that whoever looks may see; a name is given back only where an order names it,
so nobody who stands masked elsewhere is told of here (the rules compare, `casework.breaches`).
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from wayhome.casework.breaches import Seen
from wayhome.chronology import Entry, Source
from wayhome.network.ties import APART
from wayhome.workspace.pages.words import count
from wayhome.workspace.reading.view import Row, View

# Whoever reports, works or looks after was not in their company (network.ties).
THERE = f"""
select distinct i.event_id as record_id, i.person_id, s.given_names, s.family_name, s.street_name
from {{involvement}} i join {{subject}} s on s.person_id = i.person_id
where list_contains($records, i.event_id) and i.person_id <> $person and i.role not in {APART}
  and i.superseded_at is null and s.superseded_at is null
"""
OWN = """
select record_id, agency, value, coalesce(occurred_from, recorded_at, received_at) as at
from {contact_point}
where person_id = $person and kind = 'phone' and value is not null and superseded_at is null
"""
CALLS = """
select min(record_id) as record_id, agency, caller, called, kind, occurred_from as at,
  sum(times)::bigint as times
from {call}
where (list_contains($numbers, caller) or list_contains($numbers, called))
  and superseded_at is null and occurred_from is not null
group by agency, caller, called, kind, occurred_from
"""
HOLDERS = """
select distinct c.value, c.person_id, s.given_names, s.family_name, s.street_name
from {contact_point} c join {subject} s on s.person_id = c.person_id
where list_contains($numbers, c.value) and c.person_id <> $person and c.kind = 'phone'
  and c.superseded_at is null and s.superseded_at is null
"""
WORDS = {"call": "call", "missed": "missed call", "message": "message"}
Names = Mapping[str, tuple[str, ...]]


@dataclass
class Company:
    """What was recorded of company and of telephones, and who is behind each name."""

    seen: list[Seen] = field(default_factory=list, repr=False)
    people: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set), repr=False)


def company(
    seen: View, person_id: str, entries: Iterable[Entry], numbers: Collection[str]
) -> Company:
    """What may be a breach of a condition on contact or on telephones. `numbers`: those that
    conditions name."""
    found = Company()
    found.seen += _together(seen, person_id, entries, found)
    found.seen += _telephones(seen, person_id, numbers, found)
    return found


def _together(
    seen: View, person_id: str, entries: Iterable[Entry], found: Company
) -> Iterator[Seen]:
    told = [(one, entry) for entry in entries if entry.from_ for one in entry.sources]
    rows = seen.rows(THERE, records=[one.record_id for one, _ in told], person=person_id)
    names = _named(rows, "record_id", found)
    for source, entry in told:
        if source.record_id in names and entry.from_:
            yield _record(source, entry, names[source.record_id])


def _record(source: Source, entry: Entry, names: tuple[str, ...]) -> Seen:
    at = source.from_ or entry.from_
    assert at is not None
    return Seen(source.record_id, entry.label, at, False, "", "", source.agency, with_=names)


def _telephones(
    seen: View, person_id: str, numbers: Collection[str], found: Company
) -> Iterator[Seen]:
    own = seen.rows(OWN, person=person_id)
    for row in own:
        yield Seen(row["record_id"], "A number said to be theirs", row["at"], False, "", "",
                   row["agency"], used=(row["value"],))  # fmt: skip
    theirs = {row["value"] for row in own}
    asked = sorted(theirs | set(numbers))
    calls = seen.rows(CALLS, numbers=asked) if asked else []
    ends = sorted({row[end] for row in calls for end in ("caller", "called")} - theirs)
    held = seen.rows(HOLDERS, numbers=ends, person=person_id) if ends else []
    holders = _named(held, "value", found)
    for row in calls:
        yield _call(row, theirs, holders)


def _call(row: Row, theirs: Collection[str], holders: Names) -> Seen:
    ends = (row["caller"], row["called"])
    of_theirs = any(one in theirs for one in ends)
    met = tuple(one for one in ends if one not in theirs) if of_theirs else ()
    # of a call with a number of theirs, that is the one that was used
    used = tuple(one for one in ends if one in theirs) if of_theirs else ends
    names = tuple(name for one in met for name in holders.get(one, ()))
    what = count(row["times"], WORDS.get(row["kind"], "connection"))
    return Seen(row["record_id"], what, row["at"], False, "", "", row["agency"],
                used=used, called=met, holders=names, opens=False)  # fmt: skip


def _named(rows: Iterable[Row], by: str, found: Company) -> Names:
    """Names by record or by number; who is behind each is kept for the trail."""
    names: dict[str, list[str]] = defaultdict(list)
    for row in rows:
        whole = " ".join(one for one in (row["given_names"], row["family_name"]) if one)
        for name in filter(None, (whole, row["street_name"])):
            names[row[by]].append(name)
            found.people[row[by]].add(row["person_id"])
    return {key: tuple(dict.fromkeys(each)) for key, each in names.items()}
