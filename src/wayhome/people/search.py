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

from wayhome.people.enquiry import Enquiry, read

RANKED = 100  # the best by keys are looked at again, name by name; the rest keep their order
SWAPPED, YEAR = 8, 10  # what a swapped date loses; what a right or wrong year gains or loses
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


# `$see_restricted` is for a named authority (break-glass); the gate decides who holds it.
VISIBLE = """
(marking in ('official', 'official-sensitive') or agency = $viewer_agency or $see_restricted)
"""

KEYS = f"""
select person_id, key, kind, coalesce(bool_or(dob = $born), false) as born,
  coalesce(bool_or(year(dob) = $year), false) as same_year, bool_or(dob is not null) as has_year
from search_key where key in ({{keys}}) and {VISIBLE}
group by person_id, key, kind
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
    see_restricted: bool = False,
    limit: int = 20,
    offset: int = 0,
) -> Found:
    """People for what was typed, best agreement first, for a reader of one agency."""
    enquiry = read(text)
    if not enquiry.wanted:
        return Found((), 0)
    viewer = {"viewer_agency": viewer_agency, "see_restricted": see_restricted}
    people = _by_keys(con, enquiry, viewer)
    people.sort(key=lambda each: (-each.worth, each.person_id))
    shortlist = {each.person_id: each for each in people if each.firm or not enquiry.names}
    unsure = [each for each in people if each.person_id not in shortlist][:RANKED]
    faces = _faces(
        con, [*list(shortlist)[:RANKED], *(p.person_id for p in unsure)], enquiry, viewer
    )
    shortlist |= {each.person_id: each for each in unsure if faces[each.person_id].near >= ALIKE}
    order = sorted(shortlist.values(), key=lambda each: (-each.worth, each.person_id))
    best = sorted(order[:RANKED], key=lambda each: _place(each, faces.get(each.person_id)))
    page = [*best, *order[RANKED:]][offset : offset + limit]
    missing = [each.person_id for each in page if each.person_id not in faces]
    faces |= _faces(con, missing, enquiry, viewer)
    return Found(tuple(_hit(each, faces[each.person_id], enquiry) for each in page), len(order))


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
    con: DuckDBPyConnection, enquiry: Enquiry, viewer: dict[str, object]
) -> list[_Candidate]:
    """Everybody whom a visible key points to; the best look-up of each part counts once."""
    wanted = {(each.key, each.kind): each for each in enquiry.wanted}
    rows = con.execute(
        KEYS.format(keys=_literals(sorted({each.key for each in enquiry.wanted}))),
        viewer | {"born": enquiry.born, "year": enquiry.year},
    ).fetchall()
    best: dict[str, dict[str, tuple[int, str]]] = {}
    years: dict[str, set[bool]] = {}
    for person, key, kind, born, same_year, has_year in rows:
        each = wanted.get((key, kind))
        if not each:
            continue
        found = (each.worth, each.words)
        if kind == "birth" and not born:
            found = (each.worth - SWAPPED, "day and month of birth swapped")
        parts = best.setdefault(person, {})
        parts[each.part] = max(parts.get(each.part, found), found)
        if has_year:
            years.setdefault(person, set()).add(same_year)
    return [_candidate(who, parts, enquiry, years.get(who)) for who, parts in best.items()]


def _candidate(
    person: str,
    parts: dict[str, tuple[int, str]],
    enquiry: Enquiry,
    years: set[bool] | None,
) -> _Candidate:
    worth = sum(found for found, _ in parts.values())
    same_year = bool(enquiry.year and years and True in years)
    if enquiry.year and years:
        worth += YEAR if same_year else -YEAR
    words = tuple(parts[part][1] for part in sorted(parts))
    return _Candidate(person, worth, not parts.keys() <= {"birth", "place"}, words, same_year)


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
