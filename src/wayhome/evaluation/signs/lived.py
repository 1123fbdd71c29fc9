"""Invented regions as agencies would have sent them, built whole, beside what really happened.

    child   person (with the region's seed before it), begin, "end", identified, seen, and a column
            for each trait; `begin` is null for who was never exploited
    had     code, strength, person, since, until, together, alone; what goes well is in it, too
    sole    agency, code, strength, person, together: what a release of that agency's own deliveries
            shows, and of nobody else's
    region  seed
    unsent  seed, code, data: what a sign reads that no agency of that region sends
    home, had_at   the same of addresses (homes.py)

A person of a release is the child whose records are most of theirs; a child in several pieces had
what any piece had. `identified` is the day an agency first wrote that the child was exploited: a
referral to the national mechanism or a council's factor 24A.
Keeps: `child` holds everybody under 18 on a day of the year that is measured; children who were
exploited before that year alone are in neither group, and left out.
"""

import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime, time, timedelta
from pathlib import Path
from shutil import copy, rmtree

import duckdb

from wayhome import extracts, pipeline, synthetic
from wayhome.evaluation.regions import answers
from wayhome.evaluation.signs import homes
from wayhome.lexicon.home import Home

YEAR = timedelta(days=365)
MORNING = time(6)

MEMORY = "1GB"  # of what is kept of the regions; a build has bounds of its own
TABLES = f"""
create table child (person varchar, begin date, "end" date, identified date, seen varchar,
    sex varchar, ethnicity varchar, care varchar);
create table had (code varchar, strength varchar, person varchar, since date, until date,
    together date, alone date);
create table sole (agency varchar, code varchar, strength varchar, person varchar, together date);
create table region (seed integer);
create table unsent (seed integer, code varchar, data varchar);
{homes.TABLES}
"""
_VIEWS = "create or replace temp view {0} as from serving.main.{0}"
_IDENTITY = """
create or replace temp table whose as
select person_id, mode(t.person) as person
from person_subject join truth t using (subject_ref) group by person_id
"""
# The traits as `being` has them; care and sex as recorded, because that is what a reader would see.
_CHILD = """
insert into child
with spell as (
    select person, min("begin") as "begin", max(coalesce("end", date '{today}')) as "end",
        any_value(seen) as seen, bool_or(coalesce("end", date '{today}') >= date '{from}') as now
    from '{answers}/exploitation.parquet' group by person
),
said as (
    select w.person, min(coalesce(f.recorded_at, f.occurred_from)::date) as "on"
    from fact f join whose w using (person_id)
    where f.kind = 'nrm_referral' or (f.kind = 'factor' and f.code = '24A') group by w.person
)
select '{seed}/' || b.person, s."begin", s."end", i."on", s.seen,
    b."recorded sex", b."recorded ethnicity", b."care"
from being b left join spell s using (person) left join said i using (person)
where b.born + interval 18 years > date '{from}' and coalesce(s.now, true)
"""
_HAD = """
insert into had
select s.code, s.strength, '{seed}/' || w.person, s.fired_on,
    coalesce(s.until, date '{today}'), s.first_together, s.first_alone
from (select * from sign union all by name
    select * from sign_aside where fired_on is not null) s join whose w using (person_id)
where s.audience = 'open' and coalesce(s.until, date '{today}') >= date '{from}'
"""
# Signs of which no day is claimed (a note that a human must read) have none here either.
_SOLE = """
insert into sole
select '{agency}', s.code, s.strength, '{seed}/' || w.person, s.first_together
from sign s join whose w using (person_id)
where s.split <> 'protective' and s.audience = 'open' and s.first_together is not null
    and coalesce(s.until, date '{today}') >= date '{from}'
"""
_REGION = "insert into region values ({seed})"
_UNSENT = """
insert into unsent
select {seed}, code, data from (from sign_need union all from address_need)
group by code, data having not bool_or(supplies)
"""
_USED = (
    *("subject", "stay", "person_subject", "fact", "sign", "sign_aside", "sign_need"),
    *("at_place", "address_record", "address_sign", "address_need"),
)


@contextmanager
def lived(people: int, seeds: Iterable[int]) -> Iterator[duckdb.DuckDBPyConnection]:
    """The tables, of so many people for each seed; the regions are gone at the end."""
    with duckdb.connect() as con:
        con.execute("set enable_progress_bar = false")
        con.execute(f"set memory_limit = '{MEMORY}'")
        con.execute(TABLES)
        for seed in seeds:
            with tempfile.TemporaryDirectory() as folder:
                _add(con, Path(folder), people, seed)
        yield con


def _add(con: duckdb.DuckDBPyConnection, folder: Path, people: int, seed: int) -> None:
    where = folder / "region"
    synthetic.invent(people, seed, where)
    words = {"answers": where / "answers", "seed": seed, "today": synthetic.TODAY}
    words["from"] = synthetic.TODAY - YEAR
    sent = where / "deliveries"
    with _built(con, where, sent, folder / "home"):
        _read(con, words, (_REGION, _CHILD, _HAD, _UNSENT, *homes.READ))
    for agency in sorted(sent.iterdir()):
        with _built(con, where, agency, folder / "alone"):
            _read(con, words | {"agency": agency.name}, (_SOLE,))


@contextmanager
def _built(con: duckdb.DuckDBPyConnection, where: Path, sent: Path, folder: Path) -> Iterator[None]:
    """Within it, views of what is served of a folder of deliveries; the release is gone after."""
    home = Home(folder)
    home.root.mkdir()
    copy(where / "agencies.csv", home.agencies)
    extracts.receive([sent], at=home, now=datetime.combine(synthetic.TODAY, MORNING))
    release = pipeline.build(home, synthetic.TODAY)
    con.execute(f"attach '{release.folder / 'serving.duckdb'}' as serving (read_only)")
    for name in _USED:
        con.execute(_VIEWS.format(name))
    yield
    for name in _USED:
        con.execute(f"drop view {name}")
    con.execute("detach serving")
    rmtree(folder)


def _read(con: duckdb.DuckDBPyConnection, words: dict[str, object], into: Sequence[str]) -> None:
    answers(con, Path(str(words["answers"])))
    for statement in (_IDENTITY, *into):
        con.execute(statement.format(**words))
    for name in ("truth", "being", "whose"):
        con.execute(f"drop table {name}")
