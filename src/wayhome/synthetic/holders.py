"""Which agency's system holds what: a holder is one system of one agency, and keeps its own people.

Police forces hold nominals by force, missing people and pupils by area, councils by area. The town
between sends no education records, and its council sends returns only. Of youth justice, health and
charities one area has somebody who sends; of housing and telephones two; rail incidents and what is
said round a table come from one place for all.
"""

from dataclasses import dataclass

from wayhome.synthetic.agencies import AREAS, FORCES, REFERRALS
from wayhome.synthetic.places import BETWEEN, CITY, COUNTY

POLICE, MISSING, EDUCATION, COUNCIL, NRM = "police", "missing", "education", "council", "nrm"
YOUTH_JUSTICE, HEALTH, HOUSING, TRANSPORT = "youth_justice", "health", "housing", "transport"
VOLUNTARY, COMMUNITY, TELEPHONES = "voluntary", "community", "telephones"


@dataclass(frozen=True)
class Holder:
    """One system of one agency. `style` is how it writes dates and files."""

    number: int
    agency: str
    sort: str
    area: int
    style: str = "iso"


def _all() -> tuple[Holder, ...]:
    found: list[tuple[str, str, int, str]] = []
    for force, code in enumerate(FORCES):
        found.append((code, POLICE, force, ("iso", "uk", "iso", "semicolon")[force]))
    for area, row in AREAS.items():
        found.append((row.force, MISSING, area, ("iso", "uk", "iso")[area]))
    for area in (CITY, COUNTY):
        found.append((AREAS[area].education, EDUCATION, area, "iso" if area == CITY else "uk"))
    for area, row in AREAS.items():
        found.append((row.council, COUNCIL, area, "parquet" if area == COUNTY else "server"))
    found.append((REFERRALS, NRM, -1, "iso"))
    found += [
        ("EMY", YOUTH_JUSTICE, COUNTY, "uk"),
        ("NBH", HEALTH, CITY, "iso"),
        ("NBO", HOUSING, CITY, "uk"),
        ("EMO", HOUSING, COUNTY, "iso"),
        ("RLP", TRANSPORT, -1, "iso"),
        ("RSP", VOLUNTARY, CITY, "uk"),
        ("NEP", COMMUNITY, -1, "uk"),
        (AREAS[CITY].force, TELEPHONES, CITY, "iso"),
        (AREAS[COUNTY].force, TELEPHONES, COUNTY, "semicolon"),
    ]
    return tuple(Holder(n, *values) for n, values in enumerate(found))


HOLDERS = _all()


def holders(sort: str) -> tuple[Holder, ...]:
    return tuple(holder for holder in HOLDERS if holder.sort == sort)


def first(sort: str) -> int:
    """Number of the first holder of a sort; the others follow by force or area."""
    return holders(sort)[0].number


def by_area(sort: str, area: str) -> str:
    """SQL: the holder of a sort that answers for an area (an SQL expression of its number); null
    where nobody does."""
    arms = " ".join(
        f"when {one} then {holder.number}"
        for holder in holders(sort)
        for one in ((CITY, BETWEEN, COUNTY) if holder.area < 0 else (holder.area,))
    )
    return f"case {area} {arms} end"
