"""Every id that a record has had: a delivery that repeats it gives it another.

A fact of a chronology names the head of its line of versions, so both ways are known. Of anything
else (a part in an event, a telephone, a relation) each version names the row that replaced it.
Keeps: a release never changes, so for the same eyes each record is asked once; what a page costs
follows what it shows and not how much is disputed.
"""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass, field

from wayhome.workspace.reading.view import View

# What stands in no line of versions has no head, and no other id.
OF_FACTS = """
with asked as (select distinct record_id as named, head from {fact}
    where record_id in (select unnest($records)) and head is not null)
select distinct named, f.record_id from {fact} f join asked on f.head = asked.head
    and string_split(f.record_id, ':')[4:] = string_split(named, ':')[4:]
"""
TABLES = ("subject", "involvement", "contact_point", "relation")
REPLACED = " union all ".join(
    f"select record_id, superseded_by from {{{table}}}"
    " where record_id in (select unnest($records)) and superseded_by is not null"
    for table in TABLES
)
MOST = 40  # versions in a line: a bound, so that a loop in bad data cannot hang a page


@dataclass
class _Known:
    """Of one release and the same eyes: all ids of a record, and of an id the records asked."""

    ids: dict[str, set[str]] = field(default_factory=dict)
    asked_as: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))


_known: dict[tuple[str, str], _Known] = {}


def versions(view: View, records: Collection[str]) -> dict[str, set[str]]:
    """By record, all ids of it that are known; its own is always among them."""
    held = _learnt(view, records)
    return {record: held.ids[record] for record in records}


def among(view: View, records: Collection[str], shown: Collection[str]) -> set[str]:
    """Those of `records` of which some id is shown."""
    held = _learnt(view, records)
    found = {record for one in shown for record in held.asked_as.get(one, ())}
    return found.intersection(records)


def _learnt(view: View, records: Collection[str]) -> _Known:
    release = str(view.release.folder)
    for key in [one for one in _known if one[0] != release]:
        _known.pop(key, None)  # the release before serves no more
    held = _known.setdefault((release, view.eyes), _Known())
    new = {record: {record} for record in records if record not in held.ids}
    if new:
        _facts(view, new)
        _later(view, new)
    for record, ids in new.items():
        for one in ids:
            held.asked_as[one].add(record)
        held.ids[record] = ids  # last: whoever finds it here finds it there too
    return held


def _facts(view: View, found: dict[str, set[str]]) -> None:
    for row in view.rows(OF_FACTS, records=sorted(found)):
        found[row["named"]].add(row["record_id"])


def _later(view: View, found: dict[str, set[str]]) -> None:
    """Add to each what replaced it, and what replaced that: all of them in one question a round."""
    front: dict[str, set[str]] = defaultdict(set)
    for record, ids in found.items():
        for one in ids:
            front[one].add(record)
    for _ in range(MOST):
        if not front:
            break
        following: dict[str, set[str]] = defaultdict(set)
        for row in view.rows(REPLACED, records=sorted(front)):
            newer = _same_part(row["record_id"], row["superseded_by"])
            for record in front[row["record_id"]]:
                if newer not in found[record]:
                    found[record].add(newer)
                    following[newer].add(record)
        front = following


def _same_part(record_id: str, row: str) -> str:
    """The same part of the row that replaced a record's row."""
    return f"{row}:{record_id.split(':', 3)[-1]}"
