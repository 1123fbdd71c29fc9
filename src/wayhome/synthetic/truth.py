"""What really happened in a region, before any agency saw it: plain tables, collected part by part.

A part may leave columns out; they stay null. Every table with an own number takes it from
`numbers`, so that tables can name each other. Nothing here says who knows what: that is `seen`.
"""

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

Ints = NDArray[np.int64]

_TYPES = {
    "i": pa.int64(),
    "s": pa.string(),
    "t": pa.timestamp("s"),
    "d": pa.date32(),
    "f": pa.float64(),
    "b": pa.bool_(),
}
_PLACE = "place:s postcode:s lat:f lon:f"
_OFFENCE = "category:s code:s title:s"
_SHAPES = {
    "occurrence": f"oid:i force:i {_OFFENCE} began:t ended:t recorded:t {_PLACE} "
    "outcome:s flags:s summary:s marking:s",
    "role": "oid:i force:i pid:i role:s recorded:t",
    "custody": f"cid:i oid:i force:i pid:i arrested:t recorded:t {_PLACE} {_OFFENCE} "
    "adult:s released:t outcome:s remanded:b notes:s",
    "charge": f"force:i oid:i pid:i charged:t recorded:t {_OFFENCE} outcome:s outcome_on:d",
    "stop": f"sid:i force:i pid:i happened:t recorded:t {_PLACE} power:s object:s found:s "
    "outcome:s notes:s",
    "intelligence": f"iid:i force:i pid:i recorded:t event:t source:s assessment:s handling:s "
    f"topic:s text:s {_PLACE} marking:s",
    "phone": "force:i pid:i oid:i phone:s whose:s seen_from:t seen_to:t recorded:t",
    "vehicle": "force:i pid:i oid:i registration:s link:s seen:t make:s model:s colour:s "
    "hired:b recorded:t",
    "property": "prid:i force:i oid:i cid:i sid:i pid:i kind:s description:s quantity:f unit:s "
    "seized:t recorded:t",
    "tie": "force:i pid:i other:i kind:s seen_from:t recorded:t",
    "missing": "mid:i area:i pid:i kind:s risk:s reported:t seen:t found:t missing_from:s care:b "
    "found_place:s found_postcode:s found_lat:f found_lon:f found_with:s how:s harm:s flags:s "
    "circumstances:s recorded:t closed:t interview:s interview_at:t interview_text:s "
    "to_police:b to_council:b",
    "roll": "pid:i school:i start:d leave:d reason:s sen:s marking:s recorded:t closed:t",
    "attendance": "pid:i start:d until:d possible:i attended:i authorised:i unauthorised:i late:i "
    "recorded:t",
    "exclusion": "xid:i pid:i kind:s start:d days:f r1:s r2:s r3:s text:s recorded:t",
    "move": "pid:i move:s start:d until:d reason:s recorded:t",
    "concern": "nid:i pid:i happened:t category:s text:s action:s by:s marking:s recorded:t",
    "contact": "pid:i happened:t source:s outcome:s text:s recorded:t",
    "referral": "rid:i pid:i start:d need:s source:s nfa:b until:d reason:s recorded:t closed:t",
    "assessment": "rid:i pid:i start:d done:d factors:s recorded:t closed:t",
    "plan": "rid:i pid:i start:d until:d recorded:t closed:t",
    "enquiry": "rid:i pid:i start:d until:d conference:d protected:b recorded:t closed:t",
    "protection": "rid:i pid:i start:d until:d category:s recorded:t closed:t",
    "care": "lid:i rid:i pid:i start:d until:d why:s status:s need:s recorded:t closed:t",
    "placement": "lid:i pid:i start:d until:d type:s provider:s urn:s miles:f postcode:s why:s "
    "recorded:t closed:t",
    "score": "pid:i happened:d score:i recorded:t",
    "nrm": "nid:i pid:i kind:s referred:d responder:s types:s lines:b began:d ended:d place:s "
    "body:s text:s recorded:t",
    "decision": "nid:i pid:i stage:s decided:d outcome:s body:s recorded:t",
}
SCHEMAS = {
    name: pa.schema(
        [pa.field(part.split(":")[0], _TYPES[part.split(":")[1]]) for part in shape.split()]
    )
    for name, shape in _SHAPES.items()
}


@dataclass
class Truth:
    """Grows while lives are invented; read once, when agencies write."""

    parts: dict[str, list[pa.Table]] = field(default_factory=lambda: defaultdict(list))
    single: dict[str, list[dict[str, Any]]] = field(default_factory=lambda: defaultdict(list))
    last: dict[str, int] = field(default_factory=lambda: defaultdict(int))

    def numbers(self, table: str, n: int) -> Ints:
        """`n` new numbers for rows of a table."""
        first = self.last[table] + 1
        self.last[table] += n
        return np.arange(first, first + n, dtype=np.int64)

    def add(self, table: str, **columns: Any) -> None:
        """Many rows at once: arrays of one length, or one value for all."""
        n = max(len(value) for value in columns.values() if isinstance(value, np.ndarray))
        schema = SCHEMAS[table]
        arrays = [_array(columns.pop(f.name, None), n, f.type) for f in schema]
        assert not columns, f"{table} has no column {list(columns)}"
        self.parts[table].append(pa.table(arrays, schema=schema))

    def one(self, table: str, **values: Any) -> None:
        """One row, for the few lives that are told one by one."""
        self.single[table].append(values)

    def table(self, name: str) -> pa.Table:
        """All rows of a table, numbered: those told in bulk, then those told one by one."""
        schema = SCHEMAS[name]
        told = pa.Table.from_pylist(self.single.get(name, []), schema=schema)
        rows = pa.concat_tables([*self.parts.get(name, []), told]).combine_chunks()
        return rows.append_column("row", pa.array(np.arange(1, rows.num_rows + 1)))


def _array(value: Any, n: int, type_: pa.DataType) -> pa.Array:
    if isinstance(value, np.ndarray):
        return pa.array(value, from_pandas=True).cast(type_)
    if value is None:
        return pa.nulls(n, type_)
    if isinstance(value, np.datetime64 | np.generic):
        value = value.item()
    return pa.repeat(pa.scalar(value, type_), n)
