"""How often looking up finds the right child: one record of a person is kept out of a release, and
what it says is asked, slips of the hand and all, whole or in part.

    python -m benchmarks.checking_rightly --people 100000

A place is told, and how often somebody else was called "very likely", which is the dangerous error:
nobody rings the right council then.
"""

import argparse
import json
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
from rich.console import Console

from benchmarks.checking_region import held_in, held_out, region
from wayhome import people
from wayhome.lexicon.dates import age_on
from wayhome.lexicon.home import Home
from wayhome.people import Lookup, Match, Particulars
from wayhome.people.particulars import ANY_YEAR, DAY_AND_MONTH
from wayhome.pipeline import release

EYES, TODAY = "NBP", date(2026, 11, 20)

Row = dict[str, Any]


@dataclass(frozen=True)
class Way:
    """What is given, of which fields of a record; nobody is asked where one of them is missing."""

    said: str
    wants: tuple[str, ...]
    given: Callable[[Row], Particulars]


def _age(row: Row) -> int | None:
    return age_on(row["dob"], TODAY)


WAYS = (
    Way("first name, surname and date of birth", ("given", "family", "dob"),
        lambda row: Particulars(given=row["given"], family=row["family"], born=row["dob"])),
    Way("first name, surname and age", ("given", "family", "dob"),
        lambda row: Particulars(given=row["given"], family=row["family"], age=_age(row))),
    Way("first name, surname and half a date (day and month)", ("given", "family", "dob"),
        lambda row: Particulars(given=row["given"], family=row["family"],
                                born=row["dob"].replace(year=ANY_YEAR),
                                born_precision=DAY_AND_MONTH)),
    Way("first name, age and postcode", ("given", "dob", "postcode"),
        lambda row: Particulars(given=row["given"], age=_age(row), postcode=row["postcode"])),
    Way("first name and age alone", ("given", "dob"),
        lambda row: Particulars(given=row["given"], age=_age(row))),
    Way("a name they go by and a street", ("given", "address"),
        lambda row: Particulars(nickname=row["given"],
                                address=row["address"].split(" ", 1)[-1])),
    Way("telephone and first name", ("given", "phone"),
        lambda row: Particulars(given=row["given"], phone=row["phone"])),
    Way("telephone alone", ("phone",), lambda row: Particulars(phone=row["phone"])),
)  # fmt: skip


def rightly(home: Home) -> list[dict[str, Any]]:
    """A figure for each way of asking, in a release that `checking_region.region` made."""
    lookup = Lookup(release.current_release(home).lookup)
    rows = duckdb.connect().sql(f"from '{held_out(home)}' order by record_id").to_arrow_table()
    records, held = rows.to_pylist(), held_in(home)
    return [_figure(way, held, list(_places(lookup, way, records))) for way in WAYS]


def _places(lookup: Lookup, way: Way, records: list[Row]) -> Iterator[tuple[int | None, bool]]:
    """Of each record that states what is wanted: the place of the right person, none where they are
    not among those told; and whether somebody else is called very likely."""
    for row in records:
        if all(row[field] for field in way.wants):
            found = people.check(lookup, way.given(row), EYES, TODAY)
            right = [match.person_id in row["right"] for match in found]
            yield (right.index(True) if any(right) else None), _misleads(found, right)


def _misleads(found: Sequence[Match], right: Sequence[bool]) -> bool:
    # read late, because the page's module asks for nothing of a workspace but much of the product
    from wayhome.workspace.reading.found import Likelihood, likelihoods

    likely = likelihoods([match.band for match in found], [match.weight.bits for match in found])
    return any(
        how is Likelihood.VERY and not theirs for how, theirs in zip(likely, right, strict=True)
    )


def _figure(way: Way, held: int, places: list[tuple[int | None, bool]]) -> dict[str, Any]:
    def share(most: int) -> float:
        found = sum(place is not None and place < most for place, _ in places)
        return 100 * found / max(len(places), 1)

    misled = sum(misleads for _, misleads in places)
    return {
        "name": f"the right person in first place among {held:,} people, given {way.said}",
        "figure": round(share(1), 1),
        "unit": "%",
        "ratio_against": f"in the first five {share(5):.1f} %, in ten {share(10):.1f} %; somebody "
        f"else called very likely {misled} times of {len(places):,} asked",
        "bar": "",
        "met": None,
    }


def main() -> None:
    """`--people 100000`, or `--home FOLDER` for a release that is there."""
    given = argparse.ArgumentParser(description=__doc__)
    given.add_argument("--people", type=int, default=100_000)
    given.add_argument("--home", type=Path, help="a region is made here once, and asked again")
    wanted = given.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        home = Home(wanted.home or Path(folder))
        if not home.current.exists():
            region(home, wanted.people)
        for figure in rightly(home):
            Console(highlight=False).print(json.dumps(figure), soft_wrap=True)


if __name__ == "__main__":
    main()
