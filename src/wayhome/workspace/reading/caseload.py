"""Signs among the people whom the viewer's own agency holds, by person and never by number.

First come people with a sign that asks to be looked at today, by the day it began; then the others,
by their newest sign that stands, or else by their newest. How many somebody has changes nothing. A
sign that rests on disputed records alone asks for no haste, here neither.
Keeps: every table is read as the viewer sees it, and a name is told as the own agency has it: a
list across people must not tell what others restrict.
"""

from dataclasses import dataclass
from datetime import date
from itertools import groupby

from wayhome.governance.audit import Plain
from wayhome.lexicon.agencies import OWN_FEED
from wayhome.lexicon.dates import age_on
from wayhome.workspace.reading.disputed import alone, marked
from wayhome.workspace.reading.signs import SignsOf, told
from wayhome.workspace.reading.view import Row, View

FITTING = """
with held as (
    select person_id,
        arg_max(given_names, (coalesce(recorded_at, received_at), record_id)) as given,
        arg_max(family_name, (coalesce(recorded_at, received_at), record_id)) as family,
        arg_max(dob, (coalesce(recorded_at, received_at), record_id)) as dob
    from {subject} where agency = $agency and superseded_at is null group by person_id
),
plain as (
    select s.*, coalesce(s.until >= $today, true) as stands, h.given, h.family, h.dob
    from {sign} s join held h using (person_id)
    where not s.context and (stands or not $standing)
),
living as (
    select person_id, arg_max(area, (coalesce(occurred_from, 'epoch'), record_id)) as area
    from {stay} join (select distinct person_id from plain) using (person_id)
    where kind = 'home' and superseded_at is null group by person_id
),
fitting as (
    select p.*, l.area from plain p left join living l using (person_id)
    where ($code = '' or p.code = $code)
        and ($strength = '' or p.strength = $strength)
        and ($area = '' or l.area = $area)
        and list_bool_and([true] || list_transform($words::varchar[], lambda word: contains(
            strip_accents(lower(concat_ws(' ', p.given, p.family))), strip_accents(lower(word)))))
        and ($from = '' or exists (from {sign_evidence} e
            where e.person_id = p.person_id and e.sign_id = p.sign_id and e.agency = $from))
)
"""
PEOPLE = f"""{FITTING},
people as (
    select person_id, max(fired_on) filter (stands and strength = 'A'
            and not list_contains($unhurried::varchar[], sign_id)) as pressing,
        max(fired_on) filter (stands) as standing, max(fired_on) as newest
    from fitting group by person_id
    order by pressing desc nulls last, standing desc nulls last, newest desc, person_id
    limit $many offset $start
)
select f.* from fitting f join people p using (person_id)
order by p.pressing desc nulls last, p.standing desc nulls last, p.newest desc, f.person_id
"""
COUNT = f"{FITTING} select count(distinct person_id) as number from fitting"
SUPPLIED = f"select 1 from delivery where agency = $agency and feed <> '{OWN_FEED}'"
AREAS = f"{FITTING} select distinct area from fitting where area is not null order by area"


@dataclass(frozen=True)
class Wanted:
    """Which signs to list: `name` as somebody types it, `agency` one that a record came from."""

    code: str = ""
    strength: str = ""
    standing: bool = True
    name: str = ""
    agency: str = ""
    area: str = ""


@dataclass(frozen=True)
class Somebody:
    """One person with those of their signs that were asked for."""

    person_id: str
    name: str
    age: int | None
    signs: SignsOf


def listed(view: View, wanted: Wanted, start: int, many: int) -> list[Somebody]:
    """A page of people with their signs."""
    values = {**_values(view, wanted), "unhurried": alone(view)}
    found = marked(view, view.rows(PEOPLE, start=start, many=many, **values))
    return [
        _somebody(person_id, list(rows), view.today)
        for person_id, rows in groupby(found, key=lambda row: str(row["person_id"]))
    ]


def number(view: View, wanted: Wanted) -> int:
    """How many people, for paging alone."""
    found: Row = view.rows(COUNT, **_values(view, wanted))[0]
    return int(found["number"])


def areas(view: View) -> list[str]:
    """Districts to choose from: where people with a sign, standing or past, have their home."""
    return [row["area"] for row in view.rows(AREAS, **_values(view, Wanted(standing=False)))]


def supplies(view: View) -> bool:
    """Whether the viewer's agency has sent anything: without it, an empty list says nothing."""
    return bool(view.row(SUPPLIED, agency=view.agency))


def people(shown: list[Somebody]) -> list[Plain]:
    """Whose signs were shown, for the look's event."""
    return [one.person_id for one in shown]


def _somebody(person_id: str, rows: list[Row], today: date) -> Somebody:
    parts = (rows[0]["given"], rows[0]["family"])
    name = " ".join(part for part in parts if part) or "Name not known"
    born: date | None = rows[0]["dob"]
    return Somebody(person_id, name, age_on(born, today) if born else None, told(rows, today))


def _values(view: View, wanted: Wanted) -> dict[str, object]:
    return {
        "agency": view.agency,
        "today": view.today,
        "code": wanted.code,
        "strength": wanted.strength,
        "standing": wanted.standing,
        "words": wanted.name.split(),
        "from": wanted.agency,
        "area": wanted.area,
    }
