"""GeoJSON (RFC 7946): one point a place, one feature a tie that has a place at an end.

Points are as rough as the redaction made them before anything is written: a place at 10 km is not
made finer by being drawn.
"""

import json
from pathlib import Path
from typing import Any

from wayhome.interchange.formats.attributes import numbered, of_node, of_tie
from wayhome.interchange.handling import Handling
from wayhome.interchange.picture import Node, Picture
from wayhome.interchange.reducing import PRECISION

FILE = "places.geojson"


def write(picture: Picture, handling: Handling, folder: Path) -> dict[str, int]:
    """How it is to be handled stands beside the features, which readers pass over."""
    node = picture.node()
    features = [_feature(one.key, one, of_node(one)) for one in picture.nodes if _placed(one)]
    for name, tie in numbered(picture):
        for here, there in ((tie.left, tie.right), (tie.right, tie.left)):
            if _placed(node[here]):
                who = node[there]
                about = {**of_tie(tie), "tied_to": who.label or who.id, "tied_to_kind": who.kind}
                features.append(_feature(f"{name}:{here}", node[here], about))
    whole = {
        "type": "FeatureCollection",
        "handling": handling.watermark,
        "export": handling.number,
        "decimals": PRECISION[handling.profile],
        "features": features,
    }
    (folder / FILE).write_text(json.dumps(whole, ensure_ascii=False, indent=1), encoding="utf-8")
    return {FILE: len(features)}


def _placed(node: Node) -> bool:
    return node.lat is not None and node.lon is not None


def _feature(name: str, at: Node, about: dict[str, Any]) -> dict[str, Any]:
    point = {"type": "Point", "coordinates": [at.lon, at.lat]}
    return {"type": "Feature", "id": name, "geometry": point, "properties": about}
