"""In a picture, the ties whose records are disputed: by whom, as their pages say too."""

from typing import Any

from wayhome.workspace.disputing.standing import disputes
from wayhome.workspace.disputing.told import rests
from wayhome.workspace.reading.picture import Picture
from wayhome.workspace.reading.view import View


def mark(ties: list[dict[str, Any]], of: Picture, seen: View) -> None:
    """Put under each tie that its record, or the second that it rests on, is disputed."""
    held = disputes(seen, (record for drawn in of.ties for record in rests(drawn.row)))
    for told, drawn in zip(ties, of.ties, strict=True):
        words = (held.said(record, drawn.under) for record in rests(drawn.row))
        told["disputed"] = "; ".join(dict.fromkeys(one for one in words if one))
