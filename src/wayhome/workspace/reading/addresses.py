"""Places as one viewer may know them: which there are, and those whose home may be taken over.

Filtered before anything is counted or put in order: a place of hidden records alone is not there.
Of a place of which the viewer's agency holds no record, a list says only that it is known and to
whom: signs are told of the others. Keeps: the newest evidence first, never by a number of signs.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from string import capwords
from typing import ClassVar

from wayhome.governance.visibility import WIDE
from wayhome.network.places import PUBLIC
from wayhome.signs.addresses.catalogue import ADDRESS_SIGNS
from wayhome.signs.sign import Sign
from wayhome.signs.subject import ADDRESS, Subject
from wayhome.workspace.reading import signs
from wayhome.workspace.reading.disputed import marked
from wayhome.workspace.reading.signs import SignsOf
from wayhome.workspace.reading.view import Row, View

KINDS = {"address": "An address", "school": "A school", "home": "A home for children",
         "station": "A station", "street": "A street", "open": "A park or another open space",
         "shop": "A shop, or shops"}  # fmt: skip
_WIDE = ", ".join(f"'{marking}'" for marking in WIDE)
_INSTITUTION = rf"'^(school|home|station|{PUBLIC}):'"
_KIND = f"coalesce(nullif(regexp_extract(place_id, {_INSTITUTION}, 1), ''), 'address')"


def _here(which: str) -> str:
    """What is said of places, of the records for which `which` holds."""
    return f"""
    here as (
        select place_id, any_value(ref) as ref, any_value({_KIND}) as kind,
            arg_max(place_name, record_id) as name, arg_max(address, record_id) as address,
            arg_max(postcode, record_id) as postcode, max(uprn) as uprn,
            arg_max(struct_pack(lat := lat, lon := lon), record_id)
                filter (where lat is not null and lon is not null) as point,
            arg_max(area, record_id) as area, list_sort(list(distinct agency)) as agencies,
            bool_or(agency = $agency) as own, bool_or(marking in ({_WIDE})) as wide
        from {{at_place}} where {which} group by place_id
    )
    """


_FITTING = f"""
with standing as (
    select * from {{address_sign}} where not context and coalesce(until >= $today, true)
),
{_here("place_id in (select place_id from standing)")},
fitting as (
    select s.place_id, s.newest, h.area from standing s join here h using (place_id)
    where (h.own or ($everybody and $code = '' and $from = ''))
        and ($code = '' or s.code = $code) and ($area = '' or h.area = $area)
        and ($from = '' or exists (from {{address_sign_evidence}} e
            where e.place_id = s.place_id and e.sign_id = s.sign_id and e.agency = $from))
)
"""
LISTED = f"""{_FITTING}
select h.*, count(*) over () as total from here h
join (select place_id, max(newest) as newest from fitting group by place_id) f using (place_id)
order by f.newest desc, place_id limit $many offset $start
"""
AREAS = f"{_FITTING} select distinct area from fitting where area is not null order by area"
# Whatever is typed must be in what one record says of the place.
# A street is found by its name written out too.
_NAMED = f"case when regexp_matches(place_id, '^({PUBLIC}):') then place_id end"
_SAID = f"concat_ws(' ', place_name, address, postcode, replace(postcode, ' ', ''), uprn, {_NAMED})"
FOUND = f"""
with {
    _here(f'''list_bool_and(list_transform($words::varchar[],
    lambda word: contains(strip_accents(lower({_SAID})), strip_accents(word))))''')
}
select h.*, count(*) over () as total from here h where $kind in ('', h.kind)
order by coalesce(h.address, h.name), h.postcode, h.place_id limit $many offset $start
"""
ONE = f"with {_here('ref = $ref')} select * from here"
BY_ID = f"with {_here('list_contains($places, place_id)')} select * from here"
SIGNS = "select * from {address_sign} where place_id in (select unnest($places))"


class Shown(signs.Shown):
    """One sign of an address, with its definition where the catalogue still has it."""

    subject: ClassVar[Subject] = ADDRESS

    @property
    def definition(self) -> Sign | None:
        return ADDRESS_SIGNS.get(self.row["code"])


@dataclass(frozen=True)
class Wanted:
    """Which places: by what is typed, else those with a sign that stands, narrowed by the rest."""

    text: str = ""
    kind: str = ""
    code: str = ""
    agency: str = ""
    area: str = ""
    everybody: bool = False


@dataclass(frozen=True)
class Place:
    """A place, and of one that the viewer's agency holds a record of, its signs."""

    row: Row
    signs: SignsOf | None = None

    @property
    def ref(self) -> str:
        return str(self.row["ref"])

    @property
    def place_id(self) -> str:
        return str(self.row["place_id"])

    @property
    def kind(self) -> str:
        return str(self.row["kind"])

    @property
    def institution(self) -> bool:
        return self.kind != "address"

    @property
    def area(self) -> str | None:
        area: str | None = self.row["area"]
        return area

    @property
    def agencies(self) -> list[str]:
        return list(self.row["agencies"])

    @property
    def own(self) -> bool:
        """Whether the viewer's agency holds a record of it."""
        return bool(self.row["own"])

    @property
    def wide(self) -> bool:
        """Whether a record of it is open to whoever works with people, in any agency."""
        return bool(self.row["wide"])

    @property
    def public(self) -> bool:
        """Whether it is a street, an open space or shops, known by its name."""
        return self.kind in PUBLIC.split("|")

    @property
    def name(self) -> str:
        """Of a public place its name alone, by which addresses in a street are found."""
        return capwords(self.place_id.partition(":")[2].partition("@")[0])

    @property
    def called(self) -> str:
        """As a record writes it: an institution by its name, a home by its address. A public place
        by its name and which one it is: its area is told beside it."""
        if self.public:
            which = self.place_id.partition("@")[2]
            which = which if which.isupper() else capwords(which)
            return self.name if which == self.area else f"{self.name}, {which}"
        name, address = self.row["name"], self.row["address"]
        said = (name or address) if self.institution else (address or name)
        told = ", ".join(part for part in (said, self.row["postcode"]) if part)
        return told or f"UPRN {self.row['uprn']}"


def listed(view: View, wanted: Wanted, start: int, many: int) -> tuple[list[Place], int]:
    """A page of places, and how many there are in all."""
    sql = FOUND if wanted.text else LISTED
    found = view.rows(sql, start=start, many=many, **_values(view, wanted))
    own = [row["place_id"] for row in found if row["own"]]
    of_own = of_places(view, own)
    places = [Place(row, of_own.get(row["place_id"])) for row in found]
    return places, int(found[0]["total"]) if found else 0


def unsigned(view: View, wanted: Wanted, many: int) -> tuple[list[Place], int]:
    """The first of the same list without their signs, as a map needs them, and how many in all."""
    found = view.rows(LISTED, start=0, many=many, **_values(view, wanted))
    return [Place(row) for row in found], int(found[0]["total"]) if found else 0


def areas(view: View) -> list[str]:
    """Districts to choose from: where addresses with a sign that stands are."""
    return [row["area"] for row in view.rows(AREAS, **_values(view, Wanted(everybody=True)))]


def one(view: View, ref: str) -> Place | None:
    """One place with its signs; None where this viewer sees no record of it."""
    row = view.row(ONE, ref=ref, agency=view.agency)
    if row is None:
        return None
    place_id = str(row["place_id"])
    return Place(row, of_places(view, [place_id]).get(place_id) or told([], view.today))


def of_ids(view: View, places: list[str]) -> dict[str, Place]:
    """Places by their place_id with their signs, of which this viewer sees a record."""
    rows = view.rows(BY_ID, places=places, agency=view.agency) if places else []
    of_each = of_places(view, [str(row["place_id"]) for row in rows])
    by_id = {row["place_id"]: Place(row, of_each.get(row["place_id"])) for row in rows}
    return {place_id: by_id[place_id] for place_id in places if place_id in by_id}


def sign_of(place: Place, sign_id: str) -> Shown | None:
    """One sign of a place as its page shows it; None where it is not there."""
    signs = place.signs
    every = (
        [*signs.standing, *signs.context, *(o for s in signs.past for o in s.spells)]
        if signs
        else []
    )
    found = next((one for one in every if one.sign_id == sign_id), None)
    return found if isinstance(found, Shown) else None


def of_places(view: View, places: list[str]) -> dict[str, SignsOf]:
    """The signs of several addresses, by place."""
    if not places:
        return {}
    by_place: dict[str, list[Row]] = {}
    for row in marked(view, view.rows(SIGNS, places=places), "address_sign_evidence"):
        by_place.setdefault(row["place_id"], []).append(row)
    return {place: told(rows, view.today) for place, rows in by_place.items()}


def told(rows: Iterable[Row], today: date) -> SignsOf:
    """The signs of one address by how they stand; context never alone."""
    shown = signs.in_order(Shown(row, today) for row in rows)
    plain = [each for each in shown if not each.context]
    return SignsOf(
        standing=[each for each in plain if each.standing],
        past=signs.spells(each for each in plain if not each.standing),
        context=[each for each in shown if each.context and each.standing] if plain else [],
    )


def _values(view: View, wanted: Wanted) -> dict[str, object]:
    return {
        "agency": view.agency,
        "today": view.today,
        "words": wanted.text.lower().replace(",", " ").split(),
        "kind": wanted.kind,
        "code": wanted.code,
        "from": wanted.agency,
        "area": wanted.area,
        "everybody": wanted.everybody,
    }
