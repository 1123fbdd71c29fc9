"""How records were joined in the release that serves, in the one before and one a month ago.

Figures are kept with each release and a release never changes, so they are read once. A release
that was made before figures were kept has none. They count open records alone, for every viewer.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

import duckdb

from wayhome.governance.visibility import WIDE
from wayhome.insight import Figures, Source, sources
from wayhome.insight.drift import STILL
from wayhome.insight.joining import LARGE
from wayhome.lexicon.home import home
from wayhome.people.figures import FIELDS
from wayhome.pipeline import Release, held_releases
from wayhome.workspace.reading.release import manifest, today
from wayhome.workspace.reading.view import View

_figures: dict[str, Figures | None] = {}

# By how many of one system's records a person has too many, so that an odd join comes first.
UNUSUAL = f"""
with large as (
  select person_id, records, agencies from person
  where records > {LARGE} and marking in ({", ".join(f"'{marking}'" for marking in WIDE)})
    and list_contains(agencies, $agency)
),
held as (
  select s.person_id, count(distinct s.agency || '/' || s.system) as systems
  from {{subject}} s semi join large using (person_id)
  where coalesce(s.marking, '') in ({", ".join(f"'{marking}'" for marking in WIDE)})
  group by s.person_id
)
select person_id, records, agencies, systems, count(*) over () as many
from large join held using (person_id)
order by records - systems desc, records desc, person_id limit $most
"""
MOST = 20


@dataclass(frozen=True)
class Told:
    """One release's figures, as may be shown of it, and the day it speaks for."""

    release: Release
    day: date
    figures: Figures
    sources: list[Source]


@dataclass(frozen=True)
class Large:
    """Somebody of more records than most whom the viewer's agency holds; never by name."""

    person_id: str
    records: int
    systems: int
    agencies: list[str]


def told(release: Release | None) -> Told | None:
    """What a release tells of how its records were joined; None where it kept no figures."""
    figures = _kept(release) if release else None
    if release is None or figures is None:
        return None
    return Told(release, today(release), figures, sources(figures, FIELDS))


def before(release: Release) -> Release | None:
    """The release whose people's ids this one carried on, where it is still held."""
    named = (manifest(release).get("before") or {}).get("release")
    return next((one for one in held_releases(home()) if one.name == named), None)


def month_before(release: Release) -> Release | None:
    """The newest that is still held of those that speak for a day four weeks ago or earlier."""
    last = today(release) - timedelta(STILL)
    earlier = (one for one in held_releases(home()) if one.name < release.name)
    return max((one for one in earlier if today(one) <= last), key=_place, default=None)


def large(view: View) -> tuple[list[Large], int]:
    """People of unusually many open records whom the viewer's agency holds, and how many in all."""
    rows = view.rows(UNUSUAL, agency=view.agency, most=MOST)
    return [_large(view, **row) for row in rows], rows[0]["many"] if rows else 0


def _place(release: Release) -> tuple[date, str]:
    return today(release), release.name


def _large(
    view: View, person_id: str, records: int, agencies: Iterable[str], systems: int, many: int
) -> Large:
    return Large(person_id, records, systems, [view.agency_name(code) for code in agencies])


def _kept(release: Release) -> Figures | None:
    key = str(release.folder)
    if key not in _figures:
        _figures[key] = _read(release)
    return _figures[key]


def _read(release: Release) -> Figures | None:
    file = release.folder / "tables" / "linking_figure.parquet"
    if not file.exists():
        return None
    with duckdb.connect() as con:
        rows = con.execute("select * from read_parquet(?)", [str(file)]).fetchall()
    return Figures({(figure, source, other): value for figure, source, other, value in rows})
