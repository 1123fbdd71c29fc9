"""Which records of one person and kind are one happening: a stable match to the fullest source.

    1. Records that may be the same are gathered into islands.
    2. In an island the source with most records gives the happenings (ties: the more exact, then
       by name). Every other record goes to the nearest of them; if two records of one source want
       the same one, the nearer has it and the other goes to its next nearest.
    3. What finds no place is gathered again, by itself.

Chains cannot grow: a record joins the one it is like, never a neighbour of a neighbour.
A stay is simpler: it is one place, so a chain of touching times is one stay. In bulk SQL says the
same (episodes), because homes are many; a test compares them.
Keeps: every record in exactly one group; no happening with two records of one source; the order of
the input changes nothing.
"""

from collections import Counter, deque
from collections.abc import Iterable
from datetime import date, timedelta
from itertools import pairwise

from wayhome.chronology.sameness import Likeness, Sameness, Told, likeness

Group = list[Told]


def merge(told: Iterable[Told], rule: Sameness) -> list[Group]:
    """The happenings that these records tell of, each sorted, in order."""
    if rule.lasting:
        return _stays(told)
    groups = [g for island in _islands(told, rule) for g in _settle(island, rule)]
    return sorted(groups, key=lambda group: group[0].order)


def _stays(told: Iterable[Told]) -> list[Group]:
    """Records of one place that touch in time, one after another; a day between them still does."""
    groups: list[Group] = []
    reached = date.min
    for record in sorted(told, key=lambda record: record.order):
        starts = record.start.date() if record.start else date.min
        if not groups or (reached < date.max and starts > reached + timedelta(days=1)):
            groups.append([])
            reached = date.min
        groups[-1].append(record)
        reached = max(reached, record.end.date() if record.end else date.max)
    return groups


def _islands(told: Iterable[Told], rule: Sameness) -> list[Group]:
    """Sets of records joined by likeness, each in order."""
    records = sorted(told, key=lambda record: record.order)
    island = list(range(len(records)))
    for left, right in _comparable(records, rule):
        if likeness(records[left], records[right], rule):
            island[_root(island, right)] = _root(island, left)
    found: dict[int, Group] = {}
    for number, record in enumerate(records):
        found.setdefault(_root(island, number), []).append(record)
    return list(found.values())


def _root(island: list[int], number: int) -> int:
    while island[number] != number:
        island[number] = island[island[number]]
        number = island[number]
    return number


def _comparable(records: Group, rule: Sameness) -> Iterable[tuple[int, int]]:
    """Pairs near enough in order to be worth comparing, and pairs of one reference."""
    for left, first in enumerate(records):
        for right in range(left + 1, len(records)):
            if not _reaches(first, records[right], rule):
                break
            yield left, right
    by_reference: dict[str, list[int]] = {}
    for number, record in enumerate(records):
        if record.reference:
            by_reference.setdefault(record.reference, []).append(number)
    for same in by_reference.values():
        yield from pairwise(same)


def _reaches(first: Told, second: Told, rule: Sameness) -> bool:
    """Whether a record this much later in order can still be like the first."""
    if first.start is None or second.start is None:
        return False
    if rule.spans and first.end is not None and second.start.date() <= first.end.date():
        return True
    return (second.start.date() - first.start.date()).days * 24 <= max(
        (rule.hours or 0) + 24, rule.days * 24
    )


def _settle(island: Group, rule: Sameness) -> list[Group]:
    if len(island) == 1:
        return [island]
    fullest = _fullest(island)
    anchors = [record for record in island if record.source == fullest]
    others = [record for record in island if record.source != fullest]
    place = _match(others, anchors, rule)
    groups: dict[str, Group] = {anchor.record_id: [anchor] for anchor in anchors}
    for record in others:
        if record.record_id in place:
            groups[place[record.record_id]].append(record)
    left = [record for record in others if record.record_id not in place]
    done = [sorted(group, key=lambda record: record.order) for group in groups.values()]
    return done + (merge(left, rule) if left else [])


def _fullest(island: Group) -> tuple[str, str]:
    count = Counter(record.source for record in island)
    exact = Counter(record.source for record in island if record.fine)
    return min(count, key=lambda source: (-count[source], -exact[source], source))


def _match(others: Group, anchors: Group, rule: Sameness) -> dict[str, str]:
    """Deferred acceptance, each source by itself: record_id to the record_id of its anchor."""
    wishes = {record.record_id: deque(_wishes(record, anchors, rule)) for record in others}
    waiting = deque(others)
    held: dict[tuple[str, tuple[str, str]], tuple[Likeness, Told]] = {}
    while waiting:
        record = waiting.popleft()
        if not wishes[record.record_id]:
            continue
        near, anchor = wishes[record.record_id].popleft()
        place = (anchor.record_id, record.source)
        if place not in held:
            held[place] = (near, record)
        elif (near.order, record.order) < (held[place][0].order, held[place][1].order):
            waiting.append(held[place][1])
            held[place] = (near, record)
        else:
            waiting.append(record)
    return {record.record_id: place[0] for place, (_, record) in held.items()}


def _wishes(record: Told, anchors: Group, rule: Sameness) -> list[tuple[Likeness, Told]]:
    near = [(likeness(record, anchor, rule), anchor) for anchor in anchors]
    liked = [(like, anchor) for like, anchor in near if like is not None]
    return sorted(liked, key=lambda wish: (wish[0].order, wish[1].order))
