"""The whole road on an invented region, measured against its answer key.

A region is invented, its deliveries received and brought into canonical form, people linked; then
every pair of records is checked against who the records really are. The floors are what is
promised, not what was reached; what was reached is printed (pytest -s).
"""

import time
from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest

from wayhome import people

QUALITY = """
with held as (
  select t.person, p.person_id from '{answers}' t join person_subject p using (subject_ref)
  where {whose}
),
linked as (select sum(n * (n - 1) / 2) as n from (select count(*) n from held group by person_id)),
true_pairs as (select sum(n * (n - 1) / 2) as n from (select count(*) n from held group by person)),
both_ as (
  select sum(n * (n - 1) / 2) as n from (select count(*) n from held group by person, person_id)
)
select both_.n / linked.n, both_.n / true_pairs.n, 2 * both_.n / (linked.n + true_pairs.n),
  (select count(*) from held)
from linked, true_pairs, both_
"""


Region = Callable[[int], tuple[duckdb.DuckDBPyConnection, Path]]


def _check(con: duckdb.DuckDBPyConnection, answers: Path, precision: float, recall: float) -> None:
    # Whoever is spoken of in the community by a name alone is joined to nobody by that: so nothing
    # is asked of it but that it is never wrong.
    told = [con.execute(QUALITY.format(answers=answers, whose=whose)).fetchall()[0]
            for whose in ("true", "feed <> 'community'")]  # fmt: skip
    words = "precision {:.4f}, recall {:.4f}, F1 {:.4f} over {} records"
    said = "; ".join(words.format(*each) for each in told)
    print(said)  # noqa: T201 the measure is what this test is for
    assert told[0][0] >= precision, said
    assert told[1][1] >= recall, said
    refs = con.execute(
        "select count(*), count(distinct subject_ref) from person_subject"
    ).fetchall()[0]
    assert refs[0] == refs[1]
    lost = con.execute(
        "select count(*) from subject where subject_ref not in "
        "(select subject_ref from person_subject)"
    ).fetchall()[0][0]
    assert lost == 0


@pytest.mark.slow
def test_a_small_region_is_linked_well(region: Region, tmp_path: Path) -> None:
    con, answers = region(2_000)
    people.link(con)
    _check(con, answers, precision=0.97, recall=0.85)
    people.index(con)
    people.keep_index(con, tmp_path)
    lookup = people.Lookup(tmp_path / people.LOOKUP)
    found = con.execute(
        "select given_names, family_name from person where given_names is not null "
        "and marking = 'official-sensitive' "
        "order by records desc, person_id limit 20"
    ).fetchall()
    for given, family in found:
        assert people.search(lookup, f"{given} {family}", "").count >= 1


@pytest.mark.long
def test_a_region_of_twenty_thousand_is_linked_well(region: Region) -> None:
    began = time.perf_counter()
    con, answers = region(20_000)
    people.link(con)
    print(f"{time.perf_counter() - began:.0f} s")  # noqa: T201
    _check(con, answers, precision=0.97, recall=0.85)
