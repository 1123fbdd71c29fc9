"""Who somebody is, from the records this viewer may see: names, age, and who holds them.

Not taken from the `person` table: its newest particulars may come from a restricted record, and
then the head of the page would tell what the page itself hides.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from wayhome.lexicon.agencies import Agency
from wayhome.lexicon.dates import MAJORITY, age_on, birthday, days_to_18
from wayhome.lexicon.identifiers import grouped
from wayhome.workspace.reading.view import Row, View

SUBJECTS = """
select * from {subject}
where person_id = $person and superseded_at is null
order by coalesce(recorded_at, received_at) desc, received_at desc, record_id
"""

# Particulars count as holding somebody, even where nothing is told to have happened.
HOLDERS = """
select agency, system, max(received_at) as received_at, max(occurred_from) as newest
from (select agency, system, received_at, occurred_from from {fact} where person_id = $person
    union all select agency, system, received_at, null from {subject} where person_id = $person)
group by agency, system
"""

IDENTIFIERS = (
    ("nhs_number", "NHS number"),
    ("upn", "Unique pupil number"),
    ("uln", "Unique learner number"),
    ("pnc_id", "Police National Computer"),
    ("child_id", "Council child number"),
)


@dataclass(frozen=True)
class Head:
    """What stands at the top of a person's page."""

    person_id: str
    name: str
    other_names: list[str]
    street_names: list[str]
    dob: date | None
    dob_precision: str
    births: list[tuple[date, list[str]]]  # each date stated, the newest first, and by whom
    sex: str
    died_on: date | None
    identifiers: list[tuple[str, str]]
    language: str
    subjects: list[Row] = field(repr=False)

    def age(self, today: date) -> int | None:
        return age_on(self.dob, self.died_on or today) if self.dob else None

    def called(self, today: date) -> str:
        """Name and age, to say about whom something is asked."""
        age = self.age(today)
        return self.name if age is None else f"{self.name}, {age} years old"

    def days_to_18(self, today: date) -> int | None:
        """Days left of childhood, or None when grown up, dead or not known."""
        if self.dob is None or self.died_on:
            return None
        left = days_to_18(self.dob, today)
        return left if left > 0 else None

    @property
    def turns_18(self) -> date | None:
        return birthday(self.dob, MAJORITY) if self.dob else None


@dataclass(frozen=True)
class Holder:
    """An agency that holds records of somebody, and whom to ring there."""

    agency: Agency | None
    code: str
    systems: list[str]
    newest: datetime | None
    received_at: datetime


def head(view: View, person_id: str) -> Head | None:
    """The head, or None when this viewer may see no record of them."""
    found = view.rows(SUBJECTS, person=person_id)
    if not found:
        return None
    name = _newest_name(found)
    return Head(
        person_id=person_id,
        name=name,
        other_names=_others(found, name),
        street_names=_distinct(row["street_name"] for row in found),
        dob=_newest(found, "dob"),
        dob_precision=_newest(found, "dob_precision") or "day",
        births=_births(found),
        sex=_newest(found, "sex") or "not known",
        died_on=_newest(found, "died_on"),
        identifiers=_identifiers(view, found),
        language=_newest(found, "language") or "",
        subjects=found,
    )


def holders(view: View, person_id: str) -> list[Holder]:
    """Agencies with a visible record of somebody, the newest record first."""
    by_agency: dict[str, list[Row]] = {}
    for row in view.rows(HOLDERS, person=person_id):
        by_agency.setdefault(row["agency"], []).append(row)
    found = [_holder(view, code, rows) for code, rows in by_agency.items()]
    return sorted(found, key=lambda h: (str(h.newest or ""), h.code), reverse=True)


def _holder(view: View, code: str, rows: list[Row]) -> Holder:
    newest = [row["newest"] for row in rows if row["newest"]]
    systems = sorted({row["system"] for row in rows if row["system"]})
    received = max(row["received_at"] for row in rows)
    return Holder(view.agencies.get(code), code, systems, max(newest, default=None), received)


def _name(row: Row) -> str:
    return " ".join(_parts(row)) or "Name not known"


def _parts(row: Row) -> list[str]:
    return [part for part in (row["given_names"], row["family_name"]) if part]


def _newest_name(found: list[Row]) -> str:
    """Of the newest row that has a whole name, or else of the newest that has any: many have none.

    The children in need census, among others, sends numbers and no names.
    """
    return _name(max(found, key=lambda row: len(_parts(row))))  # of equals the first, the newest


def _others(found: list[Row], name: str) -> list[str]:
    """Other names as agencies wrote them, told apart without regard to capitals."""
    written = [_name(row) for row in found]
    aliases = [alias for row in found for alias in row["other_names"] or []]
    by_fold = {n.casefold(): n for n in reversed([*written, *aliases])}
    by_fold.pop(name.casefold(), None)
    by_fold.pop("name not known", None)
    return list(reversed(by_fold.values()))


def _newest(found: list[Row], column: str) -> Any:
    """The newest stated value: a later record that leaves it out does not take it away."""
    stated = (row[column] for row in found if row[column] not in (None, "", "not known"))
    return next(stated, None)


def _births(found: list[Row]) -> list[tuple[date, list[str]]]:
    dates = _distinct(row["dob"] for row in found)
    return [(d, _distinct(row["agency"] for row in found if row["dob"] == d)) for d in dates]


def _distinct(values: Iterable[Any]) -> list[Any]:
    return list(dict.fromkeys(value for value in values if value))


def _identifiers(view: View, found: list[Row]) -> list[tuple[str, str]]:
    return [
        (label, _read_out(view, column, value))
        for column, label in IDENTIFIERS
        for value in _distinct(row[column] for row in found)
    ]


def _read_out(view: View, column: str, value: str) -> str:
    """A number as people read it out; a council's, which means nothing alone, with its council."""
    if column == "child_id":
        council, _, number = value.partition(":")
        return f"{number}, {view.agency_name(council)}"
    return grouped(value) if column == "nhs_number" else value
