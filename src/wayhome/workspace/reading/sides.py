"""Records side by side: what each states of who somebody is, since when, and where it comes from.

Only what linking compares, and never what happened: whoever judges a link needs no more.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from wayhome.lexicon.identifiers import grouped
from wayhome.workspace.reading.view import Row, View

# By person too: rows of a person lie together, so a page reads a few blocks and not the table.
OF = """person_id in (select unnest($people)) and subject_ref in (select unnest($refs))"""
SUBJECTS = f"""
select subject_ref, person_id, agency, system, local_id, marking, recorded_at, received_at,
  given_names, family_name, street_name, other_names, dob, dob_precision{{more}}
from {{{{subject}}}} where {OF}
order by superseded_at is not null, coalesce(recorded_at, received_at) desc, record_id
"""
HOMES = f"""
select subject_ref, concat_ws(', ', place_name, address, postcode) as said,
  max(occurred_from)::date as day
from {{stay}} where {OF} and kind in ('home', 'placement', 'tenancy')
group by all having said <> '' order by day desc nulls last, said
"""
PHONES = f"""
select subject_ref, value as said, max(coalesce(recorded_at, received_at))::date as day
from {{contact_point}} where {OF} and kind = 'phone'
group by all order by day desc nulls last, said
"""
NUMBERS = {
    "nhs_number": "NHS number",
    "upn": "pupil number",
    "former_upn": "former pupil number",
    "pnc_id": "police number",
    "uln": "learner number",
    "child_id": "child id",
    "former_child_id": "former child id",
}
STATED = ", ".join(("", "sex", *NUMBERS))
# What the page shows beside each other, with the comparisons of the model that weigh it.
FIELDS = {
    "Name": ("name", "middle name"),
    "Born": ("date of birth",),
    "Sex as recorded": ("sex",),
    "Numbers": ("NHS number", "pupil number", "police number", "learner number", "child id"),
    "Homes": ("home",),
    "Telephones": (),
    "Taken together": ("household guard",),
}


@dataclass(frozen=True)
class Said:
    """One value as a record states it, with the newest day on which it did."""

    words: str
    day: date | None
    born: date | None = None  # a date of birth, for the page to put into words


@dataclass(frozen=True)
class Side:
    """One record of one system, as far as the viewer may see it."""

    ref: str
    person_id: str
    agency: str
    agency_name: str
    system: str
    number: str
    marking: str
    recorded_at: datetime | None
    received_at: datetime
    states: dict[str, list[Said]]

    @property
    def name(self) -> str:
        found = self.states["Name"]
        return found[0].words if found else "Name not known"

    @property
    def born(self) -> date | None:
        found = self.states["Born"]
        return found[0].born if found else None


def sides(view: View, whose: Mapping[str, str]) -> dict[str, Side]:
    """Records by their reference, given with the person whose they are; one that the viewer may
    not see is not among them."""
    rows = _rows(view, whose, SUBJECTS.format(more=STATED))
    homes, phones = (_rows(view, whose, sql) for sql in (HOMES, PHONES))
    return {
        ref: _side(view, held, homes.get(ref, []), phones.get(ref, []))
        for ref, held in rows.items()
    }


def listed(view: View, whose: Mapping[str, str]) -> dict[str, Side]:
    """The same for a list, which shows a name and a date of birth alone."""
    rows = _rows(view, whose, SUBJECTS.format(more=""))
    return {ref: _side(view, held, [], []) for ref, held in rows.items()}


def _rows(view: View, whose: Mapping[str, str], sql: str) -> dict[str, list[Row]]:
    """What is found of each record, in the order of the question."""
    if not whose:
        return {}
    people = sorted(set(whose.values()))
    found: dict[str, list[Row]] = {}
    for row in view.rows(sql, refs=sorted(whose), people=people):
        found.setdefault(row["subject_ref"], []).append(row)
    return found


def _side(view: View, rows: list[Row], homes: list[Row], phones: list[Row]) -> Side:
    newest = rows[0]
    return Side(
        ref=newest["subject_ref"],
        person_id=newest["person_id"],
        agency=newest["agency"],
        agency_name=view.agency_name(newest["agency"]),
        system=newest["system"] or "",
        number=newest["local_id"] or "",
        marking=newest["marking"] or "restricted",
        recorded_at=newest["recorded_at"],
        received_at=max(row["received_at"] for row in rows),
        states={
            "Name": _names(rows),
            "Born": _births(rows),
            "Sex as recorded": _each(rows, "sex", leaving=("not known",)),
            "Numbers": _numbers(view, rows),
            "Homes": _told(homes),
            "Telephones": _told(phones),
            "Taken together": [],
        },
    )


def _names(rows: list[Row]) -> list[Said]:
    found: list[tuple[str, date]] = []
    for row in rows:
        whole = " ".join(filter(None, (row["given_names"], row["family_name"])))
        street = [f"“{row['street_name']}”"] if row["street_name"] else []
        found += [
            (name, _day(row)) for name in (whole, *street, *(row["other_names"] or ())) if name
        ]
    return _first_of_each(found)


def _births(rows: list[Row]) -> list[Said]:
    held: dict[date, Said] = {}
    for row in rows:
        if row["dob"]:
            known = row["dob_precision"] or "day"
            told = "" if known == "day" else f"the {known} alone is known"
            held.setdefault(row["dob"], Said(told, _day(row), row["dob"]))
    return list(held.values())


def _numbers(view: View, rows: list[Row]) -> list[Said]:
    found = []
    for row in rows:
        for column, label in NUMBERS.items():
            if value := row.get(column):
                found.append((f"{label} {_read_out(view, column, value)}", _day(row)))
    return _first_of_each(found)


def _read_out(view: View, column: str, value: str) -> str:
    """As people read it out; a council's number, which means nothing alone, with its council."""
    if column in ("child_id", "former_child_id"):
        council, _, number = value.partition(":")
        return f"{number} of {view.agency_name(council)}"
    return grouped(value) if column == "nhs_number" else value


def _each(rows: list[Row], column: str, leaving: Collection[str] = ()) -> list[Said]:
    stated = ((row[column], _day(row)) for row in rows if row.get(column))
    return _first_of_each([one for one in stated if one[0] not in leaving])


def _told(rows: list[Row]) -> list[Said]:
    return [Said(row["said"], row["day"]) for row in rows]


def _first_of_each(found: Iterable[tuple[str, date]]) -> list[Said]:
    held: dict[str, Said] = {}
    for words, day in found:
        held.setdefault(words.casefold(), Said(words, day))
    return list(held.values())


def _day(row: Row) -> date:
    written: datetime = row["recorded_at"] or row["received_at"]
    return written.date()
