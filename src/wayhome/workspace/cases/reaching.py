"""Whom a worry reaches, asked of the register and of records: the rule of `casework.reaching`.

Keeps: it is held where a case begins, whichever page or program begins it. Where home is, is read
from records that everybody may read; where nobody looked, or none says, the council of the area of
whoever begins stands for it.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace

from wayhome.casework.fields import Said
from wayhome.casework.pathway import Entry
from wayhome.casework.reaching import WHY, able, refusal
from wayhome.governance.visibility import NOBODY
from wayhome.lexicon.agencies import Agency, read_register
from wayhome.lexicon.home import home
from wayhome.workspace.accounts.models import User
from wayhome.workspace.reading.found import home_of, own_area
from wayhome.workspace.reading.ringing import councils_in, home_councils
from wayhome.workspace.reading.view import View


@dataclass(frozen=True)
class Reaches:
    """Whom it reaches: agencies ticked for whoever begins, and all those that can act."""

    chosen: Sequence[str]
    able: Collection[str]


def reaching(seen: View, person: str) -> Reaches:
    """For the form. `person`: whom it is about, empty where that is nobody of the records."""
    agencies = seen.agencies.values()
    area = home_of(replace(seen, eyes=NOBODY), person) if person else None
    found = home_councils(agencies, area) or councils_in(agencies, own_area(seen))
    return Reaches(sorted(found - {seen.agency}), able(agencies, seen.agency))


def asks(entry: Entry) -> bool:
    """Whether what begins so has to reach somebody."""
    return any(one.code == WHY for one in entry.fields)


def unheard(
    entry: Entry, details: Said, tell: Iterable[str], chosen: Collection[str], by: User
) -> str:
    """Why it cannot begin so; nothing where it can. `chosen`: the councils of home, as far as
    whoever begins looked."""
    if not asks(entry):
        return ""
    register = read_register(home().agencies)
    names = {code: one.name for code, one in register.items()}
    why, agencies = str(details.get(WHY) or ""), register.values()
    councils = chosen or _of_own_area(register.get(by.agency), agencies)
    return refusal([*tell], [*councils], able(agencies, by.agency), names, why)


def _of_own_area(own: Agency | None, agencies: Iterable[Agency]) -> list[str]:
    return sorted(councils_in(agencies, own.area) - {own.code}) if own else []
