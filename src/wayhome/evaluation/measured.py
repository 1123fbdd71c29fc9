"""One labelled set, linked and measured: everything that is told of it, as plain figures.

Linking is called as a build calls it and sees the canonical tables alone. Whatever a release keeps
of linking is read; the work tables are gone by then.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from duckdb import DuckDBPyConnection

from wayhome import people
from wayhome.evaluation.against import Against, against
from wayhome.evaluation.blocking import Blocking, blocking, build_reached
from wayhome.evaluation.causes import CAUSES, Causes, causes
from wayhome.evaluation.councils import Councils, councils, enough
from wayhome.evaluation.errors import Errors, errors
from wayhome.evaluation.judging import build_judged, labels
from wayhome.evaluation.labelled import Labelled
from wayhome.evaluation.measures import Agreement, bcubed, clusters, mixed_and_split, pairwise
from wayhome.evaluation.pairs import build_pairs
from wayhome.people.clusters import Ints
from wayhome.people.model import Model, load

BANDS = """
select count(*) filter (together), count(*) filter (not together and band = 'for a human'),
  count(*) filter (not together and coalesce(band, 'apart') <> 'for a human')
from true_pair
"""
# Pairs put before a human, and how many of them are one person.
QUEUE = """
select count(*), count(*) filter (t.one is not null) from link l left join true_pair t
  on t.one = least(l.left_ref, l.right_ref) and t.other = greatest(l.left_ref, l.right_ref)
where l.band = 'for a human'
"""
SOURCES = """
with counted as (
  select least(source_l, source_r) as one, greatest(source_l, source_r) as other, count(*) as pairs,
    count(*) filter (together) as joined, 0 as wrong from true_pair group by all
  union all
  select least(source_l, source_r), greatest(source_l, source_r), 0, 0, count(*)
  from false_pair group by all
)
select one, other, sum(pairs)::bigint, sum(joined)::bigint, sum(wrong)::bigint
from counted group by all order by all
"""
BEYOND = "select count(*) from true_pair where beyond"
WEIGHTS = tuple(
    n for n, cause in enumerate(CAUSES) if cause.startswith(("weight", "only", "no key"))
)


@dataclass(frozen=True)
class SourcePair:
    """Pairs of one person between two sources: how many there are, were joined, joined wrongly."""

    one: str
    other: str
    pairs: int
    joined: int
    wrong: int


@dataclass(frozen=True)
class Measured:
    """All figures of one set."""

    name: str
    records: int
    people: int
    mixed: int  # people found who have records of several people
    split: int  # people whose records were left with several
    ways: dict[str, Agreement]
    judged: dict[str, Agreement]  # the same, had every question to a human been answered rightly
    councils: Councils
    enough: Agreement  # of pairs whose records say enough, and that are not for a council alone
    beyond: int  # pairs of one person that no program may join: one states a name alone
    bands: tuple[int, int, int]  # pairs of one person: linked, for a human, apart
    queue: tuple[int, int]  # pairs put before a human, and how many of them are one person
    blocking: Blocking
    causes: Causes
    against: Against
    sources: tuple[SourcePair, ...]
    errors: Errors
    even: bool = False  # made so that every group has as many people


def measure(labelled: Labelled, model: Model | None = None) -> Measured:
    """Link the records of a set and compare with who they are."""
    con, model = labelled.con, model or load()
    people.link(con, model)
    build_pairs(con)
    build_judged(con)
    build_reached(con, model.limits)
    found, true = _labels(con)
    mixed, split = mixed_and_split(found, true)
    return Measured(
        name=labelled.name,
        records=len(true),
        people=len(set(true)),
        mixed=mixed,
        split=split,
        ways=_ways(found, true),
        judged=_ways(labels(con), true),
        councils=councils(con, _found(con)),
        enough=enough(con, _found(con)),
        beyond=con.execute(BEYOND).fetchall()[0][0],
        bands=con.execute(BANDS).fetchall()[0],
        queue=con.execute(QUEUE).fetchall()[0],
        blocking=blocking(con),
        causes=causes(con, model.linked),
        against=against(con, model, WEIGHTS),
        sources=tuple(SourcePair(*row) for row in con.execute(SOURCES).fetchall()),
        errors=errors(con, labelled.traits),
        even=labelled.even,
    )


def _ways(found: Sequence[str] | Ints, true: Sequence[str]) -> dict[str, Agreement]:
    return {
        "pairs": pairwise(found, true),
        "people": clusters(found, true),
        "records": bcubed(found, true),
    }


def _found(con: DuckDBPyConnection) -> dict[str, str]:
    return dict(con.execute("select subject_ref, person_id from whose").fetchall())


def _labels(con: DuckDBPyConnection) -> tuple[list[str], list[str]]:
    rows = con.execute("select person_id, person from whose order by subject_ref").fetchall()
    return [row[0] for row in rows], [row[1] for row in rows]
