"""An invented region as a labelled set: received and brought into canonical form as every delivery
is, with the region's answer key beside it.

A sealed record (adoption, witness protection) must be joined to nobody, so here it is a person of
its own: leaving it alone is right, and joining it is wrong.
"""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, time
from pathlib import Path
from shutil import copy

import duckdb
from duckdb import DuckDBPyConnection

from wayhome import extracts, records, synthetic
from wayhome.evaluation.labelled import Labelled
from wayhome.lexicon.agencies import read_register
from wayhome.lexicon.ethnicities import group_sql
from wayhome.lexicon.home import Home
from wayhome.synthetic.names import ORIGINS
from wayhome.synthetic.reference import rows

MORNING = time(6)

# The statutory returns carry a council's own child ids, so they are whose the council says.
TRUTH = """
create table truth as
with said as (
  select subject_ref, any_value(agency) as agency, any_value(local_id) as local_id,
    any_value(feed) as feed, bool_or(marking = 'sealed' or sealed_reason is not null) as sealed
  from subject group by all
),
known as (select subject_ref, agency, feed, local_id, person from '{answers}/records.parquet')
select subject_ref, case when coalesce(s.sealed, false) then 'sealed ' || subject_ref
    else coalesce(k.person, o.person) end as person,
  coalesce(s.feed, k.feed) as source
from said s full join known k using (subject_ref)
left join (select agency, local_id, any_value(person) as person from known where feed = 'ssd'
  group by all) o on o.agency = s.agency and o.local_id = s.local_id
where coalesce(k.person, o.person) is not null
"""

# What most of somebody's records say, for the traits that agencies record.
BEING = """
create table being as
with recorded as (
  select t.person, mode(s.sex) filter (s.sex in ('female', 'male')) as sex,
    mode(s.ethnicity) filter (s.ethnicity not in ('NOBT', 'REFU')) as ethnicity
  from truth t join subject s using (subject_ref) group by all
),
homes as (
  select person, count(*) > 1 as moved from '{answers}/homes.parquet' group by all
),
twins as (
  select household, born from '{answers}/people.parquet' group by all having count(*) > 1
),
care as (
  select distinct t.person from truth t join stay s using (subject_ref) where s.kind = 'placement'
),
surname as (select unnest($names) as family, unnest($origins) as origin)
select p.person, p.household::varchar as household, p.born,
  {ethnicity} as "recorded ethnicity",
  coalesce(r.sex, 'not stated') as "recorded sex",
  coalesce(o.origin, 'british') as "origin of the surname",
  case when c.person is not null then 'looked after' else 'never looked after' end as "care",
  case when coalesce(m.moved, false) then 'moved' else 'did not move' end as "home",
  case when w.born is not null then 'a twin' else 'no twin' end as "twins",
  case when date_diff('year', p.born, date '{today}') < 18 then 'under 18' else '18 or over' end
    as "age"
from (select distinct on (person) * from '{answers}/people.parquet') p
left join recorded r using (person) left join homes m using (person)
left join twins w using (household, born) left join care c using (person)
left join surname o on o.family = p.family
"""


@contextmanager
def region(people: int, seed: int) -> Iterator[Labelled]:
    """A region of so many people, received; gone at the end."""
    with tempfile.TemporaryDirectory() as folder:
        where, home = Path(folder) / "region", Home(Path(folder) / "home")
        synthetic.invent(people, seed, where)
        home.root.mkdir()
        copy(where / "agencies.csv", home.agencies)
        extracts.receive([where / "deliveries"], at=home, now=_received())
        with duckdb.connect() as con:
            con.execute("set enable_progress_bar = false")
            records.build(con, home.store, read_register(home.agencies))
            answers(con, where / "answers")
            yield Labelled(f"region of {people:,} people, seed {seed}", con)


def _received() -> datetime:
    return datetime.combine(synthetic.TODAY, MORNING)


def answers(con: DuckDBPyConnection, key: Path) -> None:
    """Make `truth` and `being` from a region's key beside its `subject` and `stay`."""
    con.execute(TRUTH.format(answers=key))
    names = origin_of_surname()
    con.execute(
        BEING.format(answers=key, today=synthetic.TODAY, ethnicity=group_sql("r.ethnicity")),
        {"names": list(names), "origins": list(names.values())},
    )


def origin_of_surname() -> dict[str, str]:
    """Which list of surnames each comes from; of several, the first."""
    found: dict[str, str] = {}
    for row in rows("names_by_origin"):
        if row["kind"] == "family" and row["origin"] in ORIGINS:
            for name in row["names"].split(";"):
                found.setdefault(name, row["origin"].replace("_", " "))
    return found
