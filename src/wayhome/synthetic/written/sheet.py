"""One table of one feed, as SQL over the bench.

Besides the feed's own columns a sheet's query gives `_h` (the holder that sends it), `_n` (the
delivery it stands in) and `_pid` (whose it is, or null). `wrong` names what a broken row holds:
such rows are there so that refusals can be seen.
"""

from dataclasses import dataclass, field

from wayhome.synthetic.agencies import FORCES
from wayhome.synthetic.holders import COUNCIL, EDUCATION, MISSING, POLICE, first


@dataclass(frozen=True)
class Sheet:
    """A table as the feed has it. `impossible` is a date column that some rows get wrong."""

    feed: str
    table: str
    sort: str
    order: str
    sql: str
    wrong: dict[str, str] = field(default_factory=dict)
    impossible: str = ""


def person(sort: str, where: str, key: str, alias: str = "who", optional: bool = False) -> str:
    """Join to the people a system holds. `where` is the force or area, `key` spreads the copies."""
    left = "left join" if optional else "join"
    pid = "x.other" if alias == "other" else "x.pid"
    return (
        f"{left} held {alias} on {alias}.h = {first(sort)} + {where} and {alias}.pid = {pid} "
        f"and {alias}.copy = ({alias}.copies = 2 and mod({key}, 5) < 2)::int"
    )


def home(when: str = "x.recorded", alias: str = "who") -> str:
    """Join to where the system said that they lived when it wrote the record, as `lives`."""
    return (
        f"join lived lives on lives.h = {alias}.h and lives.pid = {alias}.pid "
        f"and lives.copy = {alias}.copy and {when} >= lives.known_from "
        f"and ({when} < lives.known_until or lives.known_until is null)"
    )


def versions(table: str, begun: str = "recorded", closed: str = "closed") -> str:
    """A truth table as `x`, once for each delivery (`x.vn`) that writes a row of it.

    When something was first written, and again when its end was. Unnested rather than joined to
    the deliveries: such a join, with an OR in it, met a fault of the engine on large tables.
    """
    first, last = f"delivery_of({begun})", f"delivery_of({closed})"
    both = f"case when {last} > {first} then [{first}, {last}] else [{first}] end"
    return f"(select *, unnest({both}) vn from {table}) x"


def ended(column: str, closed: str = "x.closed") -> str:
    """A value of the end, left out of deliveries made before the end was written."""
    return f"case when delivery_of({closed}) <= x.vn then {column} end"


POLICE_H, MISSING_H = first(POLICE), first(MISSING)
EDUCATION_H, COUNCIL_H = first(EDUCATION), first(COUNCIL)
FORCE_CODE = "[" + ", ".join(f"'{code}'" for code in FORCES) + "][x.force + 1]"


def occurrence(number: str = "x.oid") -> str:
    """The force's number of an occurrence."""
    return f"case when {number} is not null then printf('%s/%07d', {FORCE_CODE}, {number}) end"
