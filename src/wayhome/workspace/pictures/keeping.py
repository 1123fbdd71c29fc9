"""What is hashed of a picture, and which kept ones a reader may open."""

import hashlib
import json
from datetime import date
from typing import Any

from wayhome.interchange.past import by_delivery
from wayhome.workspace.pictures.models import KeptPicture
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


def held_by(picture: Picture) -> dict[str, int]:
    """How many records of each delivery a picture rests on."""
    return by_delivery(
        [record for one in picture.ties for record in (one.row["record_id"], one.row["other_id"])
         if record]
    )  # fmt: skip


def kept_for(person_id: str, agency: str, eyes: str) -> list[KeptPicture]:
    """Those of one person that a reader of an agency may open, the newest first."""
    return list(
        KeptPicture.objects.filter(person_id=person_id, agency=agency, eyes=eyes)
        .select_related("by")
    )  # fmt: skip


def told(kept: KeptPicture, today: date) -> dict[str, Any]:
    """What a list says of one."""
    return {
        "number": kept.number,
        "name": kept.name,
        "reason": kept.reason,
        "by": kept.by.name,
        "kept_at": kept.kept_at,
        "review_on": kept.review_on,
        "overdue": kept.review_on <= today,
        "short": kept.seen_hash[:12],
    }
