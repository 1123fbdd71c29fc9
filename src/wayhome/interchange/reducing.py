"""What a recipient reads of people and places: reduced by default, named only with a reason.

    reduced   people are P-1, P-2 …, addresses, telephones, vehicles and lines likewise; of a place
              the first half of its postcode and a point to about 10 km; days, and no times of day
    named     people whom the exporter has opened for a purpose have their name, the others are
              P-1 still; addresses, numbers and names of lines are whole; a point to about 1 km

Neither holds a date of birth, an age, a sex or an ethnicity: a picture has none. A record's own
word stays only where it is a word of a list, because free text may name somebody.
"""

from collections import Counter
from dataclasses import replace
from datetime import datetime
from enum import StrEnum
from hashlib import sha256

from wayhome.interchange.picture import Node, Picture, Tie
from wayhome.lexicon.kinds import LABELS, EventKind, RelationKind, Role, StayKind
from wayhome.network.kinds import NodeKind

_LETTERS = {
    NodeKind.PERSON: "P",
    NodeKind.EVENT: "E",
    NodeKind.PLACE: "A",
    NodeKind.INSTITUTION: "I",
    NodeKind.PHONE: "T",
    NodeKind.VEHICLE: "V",
    NodeKind.LINE: "L",
    NodeKind.CONTACT: "C",
}
WORDS = frozenset({*Role, *RelationKind, *StayKind, *EventKind}) | {
    *("own", "other", "not known", "line", "driver", "passenger", "hired"),
    *("call", "message", "missed", "selling", "trusted_adult"),
    *("seen together", "protective adult", "safe place"),
}


class Profile(StrEnum):
    """How much of a name a file holds."""

    REDUCED = "reduced"
    NAMED = "named"


# Decimals of a degree: 0.1 is about 11 km, 0.01 about 1 km.
PRECISION = {Profile.REDUCED: 1, Profile.NAMED: 2}


def reduced(
    picture: Picture, profile: Profile, opened: frozenset[str] = frozenset(), salt: str = ""
) -> Picture:
    """The picture as this profile lets it be read. `opened`: the ids of people who may be named;
    `salt`: what no recipient knows, of this export alone."""
    counts: Counter[NodeKind] = Counter()
    nodes = {}
    for node in picture.nodes:
        counts[node.kind] += 1
        alias = f"{_LETTERS[node.kind]}-{counts[node.kind]}"
        whole = profile == Profile.NAMED and (node.kind is not NodeKind.PERSON or node.id in opened)
        nodes[node.key] = _located(_whole(node) if whole else _masked(node, alias), profile)
    ties = tuple(_tie(tie, nodes, profile, salt) for tie in picture.ties)
    return Picture(tuple(nodes.values()), ties)


def _whole(node: Node) -> Node:
    """As it is; an event is called by what it was."""
    return replace(node, label=_happened(node) or node.label or node.id)


def _masked(node: Node, alias: str) -> Node:
    outward = node.postcode.partition(" ")[0]
    label = ", ".join(part for part in (_happened(node) or alias, outward) if part)
    return replace(node, id=alias, label=label, postcode=outward)


def _happened(node: Node) -> str:
    try:
        return LABELS[EventKind(node.word)]
    except ValueError:
        return ""


def _located(node: Node, profile: Profile) -> Node:
    if node.lat is None or node.lon is None:
        return replace(node, lat=None, lon=None)
    places = PRECISION[profile]
    return replace(node, lat=round(node.lat, places), lon=round(node.lon, places))


def _tie(tie: Tie, nodes: dict[str, Node], profile: Profile, salt: str) -> Tie:
    said = tie.said if tie.said in WORDS else ""
    kept = replace(tie, left=nodes[tie.left].key, right=nodes[tie.right].key, said=said)
    if profile == Profile.NAMED:
        return kept
    return replace(
        kept,
        conditions=f"Conditions apply: ask {tie.agency}" if tie.conditions else "",
        first=_day(tie.first),
        last=_day(tie.last),
        record=_once(tie.record, salt),
        other_record=_once(tie.other_record, salt),
    )


def _once(record: str, salt: str) -> str:
    """A record's name in this export alone: two exports cannot be joined by it."""
    return sha256(f"{salt}|{record}".encode()).hexdigest()[:16] if record else ""


def _day(moment: datetime | None) -> datetime | None:
    return datetime.combine(moment.date(), datetime.min.time()) if moment else None
