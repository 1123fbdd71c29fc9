"""Find people from what somebody knows of them; show and count only what the reader may see.

    typed text ─> keys ─> rows this reader may see ─> agreement a person ─> page of hits

The filter comes first. Every later step, ranking, counting, grouping by person, choosing which
name to show, sees permitted rows alone; people themselves are formed without restricted records.
So an outsider gets exactly what there would be if the restricted records did not exist.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any, cast

from duckdb import DuckDBPyConnection

from wayhome.governance.visibility import NOBODY, visible_sql
from wayhome.people.enquiry import Enquiry, read

RANKED = 30  # the best by keys are looked at again, name by name; the rest keep their order
SWAPPED, YEAR = 12, 10  # what a swapped date is worth; what a right or wrong year adds or takes
WEAK = frozenset({"birth", "place"})  # by these alone, a typed name must be near too
ALIKE = 0.85  # Jaro-Winkler: found by date or place alone, a name must be about this near


@dataclass(frozen=True)
class Hit:
    """One person found: what records that the reader may see state, and why they were found."""

    person_id: str
    given_names: str | None
    family_name: str | None
    dob: date | None
    dob_precision: str | None
    sex: str | None
    agencies: tuple[str, ...]
    reasons: tuple[str, ...]


@dataclass(frozen=True)
class Found:
    """A page of hits, and how many people were found in all."""

    hits: tuple[Hit, ...]
    count: int

    def __iter__(self) -> Iterator[Hit]:
        return iter(self.hits)


# One rule of who sees what, that of governance; `$viewer` is the agency whose restricted records
# this reader sees, or nobody's.
VISIBLE = visible_sql()

# The best look-up of each part of the question counts once; the parts add up. Only the first of
# those found firmly, and of those found by a date or a place alone, leave the database.
KEYS = f"""
with of_person as (
  select person_id, {{parts}},
    coalesce(bool_or(year(dob) = $year), false) as same_year, bool_or(dob is not null) as has_year
  from search_key where key in ({{keys}}) and {VISIBLE}
  group by person_id
),
counted as (
  select person_id, {{sums}} + case when $year is null or not has_year then 0
      when same_year then {{year}} else -{{year}} end as worth,
    {{firm}} as firm, same_year, [{{columns}}] as found
  from of_person where {{any}}
)
select person_id, worth, firm, same_year, found, count(*) over (partition by firm) as people
from counted
qualify row_number() over (partition by firm order by worth desc, person_id)
  <= case when firm then $most else {{ranked}} end
order by worth desc, person_id
"""

# How near the typed name is to the names of a record, whichever way round either stands.
NEAR = "greatest(" + ", ".join(
    f"coalesce(jaro_winkler_similarity({name}, $typed), 0)"
    for name in ("first || ' ' || family", "family || ' ' || first", "family", "first")
) + ")"  # fmt: skip

FACES = f"""
select person_id, agency, given_names, family_name, dob, dob_precision, sex, {{near}} as near
from search_face where person_id in ({{people}}) and {VISIBLE}
order by person_id, received_at desc, subject_ref, given_names, family_name, dob
"""


def search(
    con: DuckDBPyConnection,
    text: str,
    viewer_agency: str,
    *,
    see_restricted: bool = True,
    limit: int = 20,
    offset: int = 0,
) -> Found:
    """People for what was typed, best agreement first, for a reader of one agency.

    `see_restricted`: whether the reader's role sees restricted records of their own agency.
    """
    enquiry = read(text)
    if not enquiry.wanted:
        return Found((), 0)
    viewer: dict[str, object] = {"viewer": viewer_agency if see_restricted else NOBODY}
    people, firmly = _by_keys(con, enquiry, viewer, most=max(RANKED, offset + limit))
    order, faces = _in_order(con, people, enquiry, viewer)
    page = order[offset : offset + limit]
    missing = [each.person_id for each in page if each.person_id not in faces]
    faces |= _faces(con, missing, enquiry, viewer)
    hits = tuple(_hit(each, faces[each.person_id], enquiry) for each in page)
    return Found(hits, firmly + sum(not each.firm for each in order))


def _in_order(
    con: DuckDBPyConnection,
    people: list["_Candidate"],
    enquiry: Enquiry,
    viewer: dict[str, object],
) -> tuple[list["_Candidate"], dict[str, "_Face"]]:
    """Best first; whoever was found by date or place alone stays only if the name is near."""
    if not enquiry.names:
        return people, {}
    firm = [each for each in people if each.firm]
    unsure = [each for each in people if not each.firm]
    faces = _faces(con, [each.person_id for each in (*firm[:RANKED], *unsure)], enquiry, viewer)
    near = [each for each in unsure if faces[each.person_id].near >= ALIKE]
    order = sorted((*firm, *near), key=lambda each: (-each.worth, each.person_id))
    best = sorted(order[:RANKED], key=lambda each: _place(each, faces.get(each.person_id)))
    return [*best, *order[RANKED:]], faces


@dataclass(frozen=True)
class _Candidate:
    """A person whom the keys of visible records point to."""

    person_id: str
    worth: int
    firm: bool  # by more than a date of birth or a place
    words: tuple[str, ...]
    same_year: bool


Stated = tuple[str | None, str | None, date | None, str | None, str | None]
NOTHING: Stated = (None, None, None, None, None)


@dataclass(frozen=True)
class _Face:
    """What visible records state of a person; `near` is how like the typed name their names are."""

    stated: Stated
    agencies: tuple[str, ...]
    near: float


def _by_keys(
    con: DuckDBPyConnection, enquiry: Enquiry, viewer: dict[str, object], most: int
) -> tuple[list[_Candidate], int]:
    """The first people whom visible keys point to, and how many were found firmly in all."""
    parts = sorted(enquiry.parts)
    firm = [part for part in parts if part not in WEAK] if enquiry.names else parts
    sql = KEYS.format(
        keys=_literals(sorted({each.key for each in enquiry.wanted})),
        parts=", ".join(f"{_worth(enquiry, part)} as found_{part}" for part in parts),
        columns=", ".join(f"found_{part}" for part in parts),
        sums=" + ".join(f"coalesce(found_{part}, 0)" for part in parts),
        firm=" or ".join(f"found_{part} is not null" for part in firm) or "false",
        any=" or ".join(f"found_{part} is not null" for part in parts),
        year=YEAR,
        ranked=RANKED,
    )
    given = viewer | {"year": enquiry.year, "most": most}
    if enquiry.born:
        given["born"] = enquiry.born
    rows = con.execute(sql, given).fetchall()
    said = {(each.part, each.worth): each.words for each in enquiry.wanted}
    said["birth", SWAPPED] = "day and month of birth swapped"
    people = [
        _Candidate(
            who,
            worth,
            sure,
            tuple(said[part, at] for part, at in zip(parts, found, strict=True) if at),
            same_year,
        )
        for who, worth, sure, same_year, found, _ in rows
    ]
    return people, next((count for _, _, sure, _, _, count in rows if sure), 0)


def _worth(enquiry: Enquiry, part: str) -> str:
    """What the best look-up of a part is worth, as SQL over the keys of one person."""
    alike: dict[tuple[str, int], list[str]] = {}
    for each in enquiry.wanted:
        if each.part == part:
            alike.setdefault((each.kind, each.worth), []).append(each.key)
    cases = " ".join(
        f"when kind = '{kind}' and key in ({_literals(keys)}) then "
        + (f"case when dob = $born then {worth} else {SWAPPED} end" if kind == "birth"
           else str(worth))
        for (kind, worth), keys in alike.items()
    )  # fmt: skip
    return f"max(case {cases} end)"


def _faces(
    con: DuckDBPyConnection, people: Sequence[str], enquiry: Enquiry, viewer: dict[str, object]
) -> dict[str, _Face]:
    faces = {person: _Face(NOTHING, (), 0.0) for person in people}
    if not people:
        return faces
    names = enquiry.names
    rows = con.execute(
        FACES.format(people=_literals(sorted(people)), near=NEAR if names else "0.0"),
        viewer | ({"typed": " ".join(dict.fromkeys((names[0], names[-1])))} if names else {}),
    ).fetchall()
    for person, group in groupby(rows, key=lambda row: str(row[0])):
        stated = list(group)
        faces[person] = _Face(
            cast(Stated, tuple(_first(row[place] for row in stated) for place in range(2, 7))),
            tuple(sorted({row[1] for row in stated})),
            max(row[7] for row in stated),
        )
    return faces


def _place(each: _Candidate, face: _Face | None) -> tuple[object, ...]:
    near = face.near if face else 0.0
    given, family, *_ = face.stated if face else NOTHING
    return (-(each.worth + round(10 * near)), family or "", given or "", each.person_id)


def _hit(each: _Candidate, face: _Face, enquiry: Enquiry) -> Hit:
    words = list(each.words)
    if enquiry.names and not each.firm:
        words.append("name alike")
    if each.same_year:
        words.append("same year of birth")
    return Hit(each.person_id, *face.stated, face.agencies, tuple(words))


def _first(values: Iterable[Any]) -> Any:
    return next((value for value in values if value is not None), None)


def _literals(values: Sequence[str]) -> str:
    """Values as SQL text: DuckDB skips blocks for constants, and for bound lists it does not."""
    return ", ".join("'" + value.replace("'", "''") + "'" for value in values)
