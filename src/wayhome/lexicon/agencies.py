"""Who sends and who answers: the register of agencies of one installation.

The register is a CSV file, `agencies.csv` in the folder WAYHOME_HOME names, because areas,
telephone numbers and out-of-hours teams change and belong to the partnership, not to the code.
"""

import csv
from dataclasses import dataclass, fields
from enum import StrEnum
from functools import lru_cache
from pathlib import Path

from wayhome.lexicon.errors import BadUsage, NotSetUp

OWN_FEED = "own"  # what the workspace hands back for an agency's people: nobody's supply


class AgencyKind(StrEnum):
    """What sort of body an agency is; decides which feeds it can send."""

    COUNCIL = "council"
    POLICE = "police"
    TRANSPORT_POLICE = "transport_police"
    YOUTH_JUSTICE = "youth_justice"
    EDUCATION = "education"
    HEALTH = "health"
    HOUSING = "housing"
    VOLUNTARY = "voluntary"
    REFERRAL_BODY = "referral_body"
    PARTNERSHIP = "partnership"

    @property
    def words(self) -> str:
        """Agencies of this kind, in the middle of a sentence."""
        return _WORDS[self]


_WORDS = {
    AgencyKind.COUNCIL: "councils",
    AgencyKind.POLICE: "police forces",
    AgencyKind.TRANSPORT_POLICE: "transport police",
    AgencyKind.YOUTH_JUSTICE: "youth justice services",
    AgencyKind.EDUCATION: "education services",
    AgencyKind.HEALTH: "health services",
    AgencyKind.HOUSING: "housing services",
    AgencyKind.VOLUNTARY: "voluntary organisations",
    AgencyKind.REFERRAL_BODY: "referral bodies",
    AgencyKind.PARTNERSHIP: "partnerships",
}


@dataclass(frozen=True)
class Agency:
    """One body. `area` is the ONS code of the district or force it serves, or empty."""

    code: str
    name: str
    kind: AgencyKind
    area: str = ""
    dfe_code: str = ""
    contact_role: str = ""
    phone: str = ""
    out_of_hours: str = ""


Register = dict[str, Agency]


def read_register(path: Path) -> Register:
    """The agencies of this installation by code. NotSetUp without the file, BadUsage when bad."""
    try:
        file = path.stat()
    except (FileNotFoundError, NotADirectoryError):
        raise NotSetUp(
            f"No register of agencies at {path.name}. Load one with: wayhome agencies load FILE"
        ) from None
    return dict(_read(path, file.st_ino, file.st_mtime_ns, file.st_size))


@lru_cache(maxsize=4)  # every page asks for it, and it is read again as soon as the file is another
def _read(path: Path, *_signs_of_change: int) -> Register:
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    return {agency.code: agency for agency in (_agency(n, row) for n, row in enumerate(rows, 2))}


def _agency(number: int, row: dict[str, str]) -> Agency:
    known = {field.name for field in fields(Agency)}
    given = {name: (value or "").strip() for name, value in row.items() if name in known}
    if not given.get("code") or not given.get("name"):
        raise BadUsage(f"agencies.csv, row {number}: an agency needs a code and a name.")
    try:
        kind = AgencyKind(given.pop("kind", ""))
    except ValueError:
        raise BadUsage(
            f"agencies.csv, row {number}, column kind: use one of {', '.join(AgencyKind)}."
        ) from None
    return Agency(kind=kind, **given)


def write_register(path: Path, agencies: list[Agency]) -> None:
    """Write a register that `read_register` reads back the same."""
    names = [field.name for field in fields(Agency)]
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(names)
        writer.writerows([getattr(agency, name) for name in names] for agency in agencies)
