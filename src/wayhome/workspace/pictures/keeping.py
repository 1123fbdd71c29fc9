"""What is hashed of a picture, where its points stood, and which kept ones a reader may open."""

import hashlib
import json
from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from wayhome.governance.visibility import WIDE
from wayhome.network.graph.steady import Point, steady
from wayhome.workspace.exporting.seals import seal_of
from wayhome.workspace.pictures.models import KeptPicture
from wayhome.workspace.pictures.subject import Kind, Subject
from wayhome.workspace.reading.picture import Picture

OF_TIES = ("kind", "said", "first", "last", "record_id", "other_id", "agency", "grading", "marking")


def hash_of(picture: Picture) -> str:
    """One hash of who and what is drawn and of every record it rests on; places and names of
    people are not in it."""
    nodes = sorted(one.key for one in picture.nodes)
    keys = [one.key for one in picture.nodes]
    ties = sorted(
        [keys[one.left], keys[one.right], *(str(one.row[name]) for name in OF_TIES)]
        for one in picture.ties
    )
    return hashlib.sha256(json.dumps([nodes, ties]).encode()).hexdigest()


def is_wide(picture: Picture) -> bool:
    """Whether whoever works with people may see every tie of it, and each is drawn."""
    drawn = len(picture.ties) == picture.ties_in_all
    return drawn and all(one.row["marking"] in WIDE for one in picture.ties)


def rests_on(picture: Picture) -> list[str]:
    """The records that a picture rests on, each once."""
    every = (of for one in picture.ties for of in (one.row["record_id"], one.row["other_id"]) if of)
    return list(dict.fromkeys(every))


def places_of(picture: Picture) -> dict[str, Point]:
    """Where everything stands; the action that keeps it seals the names."""
    return {one.key: (one.x, one.y) for one in picture.nodes}


def as_kept(picture: Picture, kept: KeptPicture) -> Picture:
    """The picture drawn anew, with everything where it stood when it was kept."""
    seal = seal_of(kept.number)
    held = [kept.places.get(seal(one.key)) for one in picture.nodes]
    points = steady(
        [(point[0], point[1]) if point else None for point in held],
        [(one.x, one.y) for one in picture.nodes],
        [(one.left, one.right) for one in picture.ties],
    )
    nodes = zip(picture.nodes, points, strict=True)
    return replace(picture, nodes=tuple(replace(one, x=x, y=y) for one, (x, y) in nodes))


def kept_for(of: Subject, agency: str, eyes: str) -> list[KeptPicture]:
    """Those of one subject that a reader of an agency may open, the newest first."""
    every = KeptPicture.objects.filter(kind=of.kind, agency=agency, eyes=eyes)
    mine = every.filter(about__in={of.about, *of.also}).select_related("by")
    known = (of.records, *of.others)
    return [one for one in mine if of.kind is not Kind.GROUP or nearest(one, known) == 0]


def nearest(kept: KeptPicture, groups: Sequence[Collection[str]]) -> int | None:
    """Which of these groups, each by its records, shares most records with a kept picture, of
    several the first; None where none shares any."""
    held, seal = frozenset(kept.sealed or ()), seal_of(kept.number)
    shared = [sum(seal(record) in held for record in one) for one in groups]
    most = max(shared, default=0)
    return shared.index(most) if most else None


def told(kept: KeptPicture, today: date) -> dict[str, Any]:
    """What a list says of one."""
    return {
        "number": kept.number,
        "page": kept.get_absolute_url(),
        "name": kept.name,
        "reason": kept.reason,
        "by": kept.by.name,
        "kept_at": kept.kept_at,
        "review_on": kept.review_on,
        "overdue": kept.review_on <= today,
        "short": short(kept.seen_hash),
    }


def short(seen_hash: str) -> str:
    """Of a hash as much as two people can compare by eye."""
    return " ".join(seen_hash[at : at + 4] for at in range(0, 12, 4))
