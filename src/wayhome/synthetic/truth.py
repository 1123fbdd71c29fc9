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
_HOME = "area:i address:s postcode:s uprn:s recorded:t"
_SHAPES = {
    "occurrence": f"oid:i force:i {_OFFENCE} began:t ended:t recorded:t {_PLACE} "
    "outcome:s flags:s summary:s marking:s",
    "role": "oid:i force:i pid:i role:s recorded:t",
    "custody": f"cid:i oid:i force:i pid:i arrested:t recorded:t {_PLACE} {_OFFENCE} "
    "adult:s released:t outcome:s remanded:b concealed:b notes:s",
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
    "missing": "mid:i joint:s area:i pid:i kind:s risk:s reported:t seen:t found:t missing_from:s "
    "care:b found_place:s found_postcode:s found_lat:f found_lon:f found_with:s how:s harm:s "
    "flags:s circumstances:s recorded:t closed:t interview:s interview_at:t interview_text:s "
    "to_police:b to_council:b",
    "roll": "pid:i school:i start:d leave:d reason:s sen:s marking:s recorded:t closed:t",
    "attendance": "pid:i start:d until:d possible:i attended:i authorised:i unauthorised:i late:i "
    "recorded:t",
    "exclusion": "xid:i pid:i kind:s start:d days:f r1:s r2:s r3:s text:s recorded:t",
    "move": "pid:i move:s start:d until:d reason:s recorded:t",
    "concern": "nid:i pid:i happened:t category:s text:s action:s by:s marking:s recorded:t",
    "report": "pid:i on:d grade:f points:i recorded:t",
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
    "number": "area:i pid:i phone:s imei:s imsi:s line:s whose:s how:s seen_from:t seen_to:t "
    "basis:s ref:s recorded:t",
    "call": "area:i caller:s called:s began:t seconds:i kind:s times:i cell_postcode:s lat:f "
    "lon:f basis:s ref:s recorded:t",
    "health_emergency": "eid:i pid:i arrived:t departed:t department:s postcode:s reason:s "
    "mechanism:s intent:s weapon:s substances:s incident:t place:s place_postcode:s uprn:s "
    "company:s account:s unexplained:b disposal:s flagged:b summary:s recorded:t marking:s",
    "health_door": "pid:i address:s uprn:s",
    "health_alert": "aid:i pid:i seen:t setting:s site:s postcode:s plan:s told:b told_at:t "
    "recorded:t",
    "health_referral": "rid:i pid:i service:s referred:d by:s reason:s refused:b first_seen:d "
    "until:d closing:s recorded:t seen:t closed:t marking:s",
    "health_treatment": "tid:i pid:i start:d until:d s1:s s2:s s3:s setting:s outcome:s recorded:t "
    "closed:t",
    "health_appointment": "vid:i pid:i due:t service:s outcome:s recorded:t",
    "health_note": "nid:i pid:i seen:t setting:s observed:s by:s text:s recorded:t marking:s",
    "yj_case": "pid:i worker:s allocated:d recorded:t",
    "yj_offence": "fid:i pid:i force:i oid:i happened:t category:s code:s title:s gravity:i "
    "place:s postcode:s referenced:b recorded:t marking:s",
    "yj_outcome": "did:i pid:i fid:i kind:s decided:d court:s start:d planned:d until:d ended:s "
    "recorded:t closed:t",
    "yj_remand": "bid:i pid:i fid:i kind:s start:d until:d place:s postcode:s ended:s recorded:t "
    "closed:t",
    "yj_assessment": "aid:i pid:i done:d kind:s safety:s harm:s likelihood:s concerns:s "
    "protective:s summary:s recorded:t marking:s",
    "yj_appointment": "vid:i pid:i due:t kind:s outcome:s reason:s recorded:t",
    "yj_breach": "bid:i pid:i did:i happened:d reason:s result:s summary:s recorded:t closed:t",
    "yj_note": "nid:i pid:i happened:t topics:s other:i place:s postcode:s text:s by:s recorded:t "
    "marking:s",
    "client": "pid:i recorded:t",
    "work": "wid:i pid:i start:d by:s service:s reasons:s accepted:b outcome:s begun:d until:d "
    "ending:s text:s recorded:t closed:t",
    "talk": "kid:i pid:i other:i happened:t kind:s outcome:s topics:s said:s text:s by:s brand:s "
    "place:s address:s postcode:s recorded:t marking:s",
    "bond": "pid:i other:i kind:s seen_from:t seen_to:t text:s recorded:t",
    "meeting": "gid:i area:i held:d place:s purpose:s led_by:s agencies:s review:d recorded:t "
    "marking:s",
    "statement": "tid:i gid:i area:i pid:i whom:i other:i said:t rough:s named:s given:s family:s "
    "street:s age:i described:s place:s address:s postcode:s uprn:s lat:f lon:f brand:s phone:s "
    "theirs:b car:s topic:s by:s taker:s source:s assessment:s handling:s conditions:s text:s "
    "review:d recorded:t marking:s",
    "spot": "lid:i gid:i area:i kind:s place:s address:s postcode:s uprn:s lat:f lon:f why:s "
    "since:d rough:s until:d source:s assessment:s handling:s conditions:s recorded:t closed:t",
    "tenancy": f"ten:i pid:i role:s tenure:s start:d until:d ended:s {_HOME} closed:t marking:s",
    "hardship": "pid:i noted:d codes:s recorded:t",
    "nuisance": f"nid:i happened:t kind:s others:s pid:i other:i reporter:s phone:s log:s oid:i "
    f"outcome:s closed:t text:s {_HOME} marking:s",
    "home_visit": f"vid:i ten:i pid:i happened:t reason:s access:s seen:b strangers:i concerns:s "
    f"welfare:b declined:b text:s {_HOME} marking:s",
    "repair": f"jid:i happened:t kind:s cause:s text:s {_HOME} marking:s",
    "arrears": f"ten:i day:d amount:f weeks:f change:f {_HOME} marking:s",
    "homeless": f"hid:i pid:i applied:d kind:s decided:d outcome:s placed:d left:d text:s {_HOME} "
    "closed:t marking:s",
    "measure": f"xid:i pid:i measure:s begun:t until:t reason:s served:s log:s text:s {_HOME} "
    "marking:s",
    "travel": "tid:i pid:i happened:t kind:s role:s oid:i place:s postcode:s lat:f lon:f route:s "
    "mode:s origin:s destination:s company:s ticket:s cash:f phones:i drugs:s weapon:s items:s "
    "outcome:s text:s recorded:t marking:s",
    "beside": "tid:i pid:i recorded:t",
    "journey": "tid:i pid:i departed:t arrived:t mode:s origin:s origin_postcode:s place:s "
    "postcode:s lat:f lon:f ticket:s payer:s text:s recorded:t marking:s",
    "hire": "pid:i registration:s begun:t until:t place:s postcode:s back:s back_postcode:s make:s "
    "model:s colour:s oid:i recorded:t marking:s",
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
