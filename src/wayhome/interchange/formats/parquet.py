"""Parquet, for data teams: things and ties as two tables; handling in the schema's metadata."""

from pathlib import Path

import pyarrow as pa
from pyarrow import parquet as pq

from wayhome.interchange.formats.attributes import numbered, said_of
from wayhome.interchange.handling import Handling
from wayhome.interchange.picture import Picture
from wayhome.interchange.strength import strength

THINGS, TIES = "things.parquet", "ties.parquet"
_TEXT, _MOMENT = pa.string(), pa.timestamp("s")
OF_THING = pa.schema(
    [(name, _TEXT) for name in ("thing", "kind", "name", "postcode")]
    + [("lat", pa.float64()), ("lon", pa.float64())]
)
OF_TIE = pa.schema(
    [(name, _TEXT) for name in ("tie", "one", "other", "kind", "said")]
    + [("first", _MOMENT), ("last", _MOMENT), ("times", pa.int64())]
    + [(n, _TEXT) for n in ("strength", "grade", "agency", "record", "other_record")]
    + [(n, _TEXT) for n in ("marking", "disputed", "conditions")]
)


def write(picture: Picture, handling: Handling, folder: Path) -> dict[str, int]:
    """Two files; what is not known is null."""
    things = [
        (n.key, str(n.kind), n.label or n.id, n.postcode or None, n.lat, n.lon)
        for n in picture.nodes
    ]
    ties = [
        (name, t.left, t.right, str(t.kind), t.said or None, t.first, t.last, t.times)
        + (str(strength(t.grade)), t.grade or None, t.agency, t.record, t.other_record or None)
        + (t.marking, said_of(t) or None, t.conditions or None)
        for name, t in numbered(picture)
    ]
    about = {"handling": handling.watermark, "export": handling.number}
    for file, schema, rows in ((THINGS, OF_THING, things), (TIES, OF_TIE, ties)):
        columns = list(zip(*rows, strict=True)) or [()] * len(schema)
        arrays = [pa.array(c, type=f.type) for c, f in zip(columns, schema, strict=True)]
        table = pa.Table.from_arrays(arrays, schema=schema.with_metadata(about))
        pq.write_table(table, folder / file, compression="zstd")
    return {THINGS: len(things), TIES: len(ties)}
