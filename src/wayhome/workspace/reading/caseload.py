"""Signs among the people whom the viewer's own agency holds, by date and never by number."""

from dataclasses import dataclass
from datetime import date

from wayhome.governance.audit import Plain
from wayhome.lexicon.dates import age_on
from wayhome.workspace.reading.signs import Shown
from wayhome.workspace.reading.view import Row, View

# A name as the own agency has it: a list across people must not tell what others restrict.
HELD = """
held as (
    select person_id,
        arg_max(given_names, (coalesce(recorded_at, received_at), record_id)) as given,
        arg_max(family_name, (coalesce(recorded_at, received_at), record_id)) as family,
        arg_max(dob, (coalesce(recorded_at, received_at), record_id)) as dob
    from {subject} where agency = $agency and superseded_at is null group by person_id
)
"""
WHERE = """
from {sign} s join held h using (person_id)
where not s.context
    and ($code = '' or s.code = $code)
    and ($strength = '' or s.strength = $strength)
    and (not $standing or s.until is null or s.until >= $today)
"""
LIST = f"""with {HELD} select s.*, h.given, h.family, h.dob {WHERE}
order by s.fired_on desc, s.sign_id limit $many offset $start"""
COUNT = f"with {HELD} select count(*) as number {WHERE}"


@dataclass(frozen=True)
class Wanted:
    """Which signs to list."""

    code: str = ""
    strength: str = ""
    standing: bool = True


@dataclass(frozen=True)
class OfSomebody(Shown):
    """A sign with whose it is."""

    @property
    def person_name(self) -> str:
        parts = (self.row["given"], self.row["family"])
        return " ".join(part for part in parts if part) or "Name not known"

    @property
    def person_age(self) -> int | None:
        born: date | None = self.row["dob"]
        return age_on(born, self.today) if born else None


def listed(view: View, wanted: Wanted, start: int, many: int) -> list[OfSomebody]:
    """A page of signs, the newest first."""
    found = view.rows(LIST, start=start, many=many, **_values(view, wanted))
    return [OfSomebody(row, view.today) for row in found]


def number(view: View, wanted: Wanted) -> int:
    """How many there are, for paging."""
    found: Row = view.rows(COUNT, **_values(view, wanted))[0]
    return int(found["number"])


def people(shown: list[OfSomebody]) -> list[Plain]:
    """Whose signs were shown, for the look's event."""
    return list(sorted({str(one.person_id) for one in shown}))


def _values(view: View, wanted: Wanted) -> dict[str, object]:
    return {
        "agency": view.agency,
        "today": view.today,
        "code": wanted.code,
        "strength": wanted.strength,
        "standing": wanted.standing,
    }
