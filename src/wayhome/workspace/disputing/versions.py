"""Every id that a record has had: a delivery that repeats it gives it another.

A fact of a chronology names the head of its line of versions, so both ways are known. Of anything
else (a part in an event, a telephone, a relation) each version names the row that replaced it.
Keeps: a release never changes, so for the same eyes each record is asked once; what a page costs
follows what it shows and not how much is disputed.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable
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
BEFORE = " union all ".join(
    f"select record_id, superseded_by from {{{table}}}"
    " where superseded_by in (select unnest($rows))"
    for table in TABLES
)
# The newest that a line of versions has: nothing replaced it, or it is the head itself.
NEWEST = " union all ".join(
    [
        "select record_id from {fact} where record_id in (select unnest($records))"
        " and (head is null or array_to_string(string_split(record_id, ':')[1:3], ':') = head)",
        *(
            f"select record_id from {{{table}}} where record_id in (select unnest($records))"
            " and superseded_by is null"
            for table in TABLES
        ),
    ]
)
MOST = 40  # versions in a line: a bound, so that a loop in bad data cannot hang a page


Step = Callable[[View, list[str]], Iterable[tuple[str, str]]]  # (at, a step further)


@dataclass
class _Known:
    """Of one release and the same eyes: all ids of a record, and of an id the records asked."""

    ids: dict[str, set[str]] = field(default_factory=dict)
    asked_as: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    open: dict[str, set[str]] = field(default_factory=dict)  # with the earlier; none if kept close


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


def ever(view: View, records: Collection[str]) -> dict[str, set[str]]:
    """By record, every id that it has had, the earlier ones too: by one of them it may have left.
    Only of those whose newest version is there for these eyes: another may be kept close by now."""
    held = _learnt(view, records)
    new = {record: set(held.ids[record]) for record in records if record not in held.open}
    if new:
        _walked(view, new, _before)
        every = sorted({one for ids in new.values() for one in ids})
        newest = newest_of(view, every)
        held.open |= {one: ids if ids & newest else set() for one, ids in new.items()}
    return {record: held.open[record] for record in records}


def newest_of(view: View, records: Collection[str]) -> set[str]:
    """Those of these that nothing replaced."""
    rows = view.rows(NEWEST, records=sorted(records)) if records else []
    return {row["record_id"] for row in rows}


def _learnt(view: View, records: Collection[str]) -> _Known:
    release = str(view.release.folder)
    for key in [one for one in _known if one[0] != release]:
        _known.pop(key, None)  # the release before serves no more
    held = _known.setdefault((release, view.eyes), _Known())
    new = {record: {record} for record in records if record not in held.ids}
    if new:
        _facts(view, new)
        _walked(view, new, _after)
    for record, ids in new.items():
        for one in ids:
            held.asked_as[one].add(record)
        held.ids[record] = ids  # last: whoever finds it here finds it there too
    return held


def _facts(view: View, found: dict[str, set[str]]) -> None:
    for row in view.rows(OF_FACTS, records=sorted(found)):
        found[row["named"]].add(row["record_id"])


def _walked(view: View, found: dict[str, set[str]], step: Step) -> None:
    """Add to each what lies a step further, and what lies a step from that: all in one question a
    round."""
    front: dict[str, set[str]] = defaultdict(set)
    for record, ids in found.items():
        for one in ids:
            front[one].add(record)
    for _ in range(MOST):
        if not front:
            break
        following: dict[str, set[str]] = defaultdict(set)
        for at, beyond in step(view, sorted(front)):
            for record in front.get(at, ()):
                if beyond not in found[record]:
                    found[record].add(beyond)
                    following[beyond].add(record)
        front = following


def _after(view: View, records: list[str]) -> Iterable[tuple[str, str]]:
    for row in view.rows(REPLACED, records=records):
        yield row["record_id"], _same_part(row["record_id"], row["superseded_by"])


def _before(view: View, records: list[str]) -> Iterable[tuple[str, str]]:
    for row in view.rows(BEFORE, rows=sorted({_row(one) for one in records})):
        yield _same_part(row["record_id"], row["superseded_by"]), row["record_id"]


def _row(record_id: str) -> str:
    return ":".join(record_id.split(":", 3)[:3])


def _same_part(record_id: str, row: str) -> str:
    """The same part of the row that replaced a record's row."""
    return f"{row}:{record_id.split(':', 3)[-1]}"
