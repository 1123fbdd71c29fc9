"""A release with a map of any size: an invented region built whole, and beside it the people whom
`checking` links, a million of them, tied to each other as in a real map.

    the region of `wayhome demo`     every table that a page reads, in full
    the people of checking_region    subject, stay, person; each stay stands in `fact` too
    invented ties between them       events of two to five, telephones, addresses, calls

Both lie in one release, as rows of the same tables. About five ties a person, as in the graph of
`graphs`; some people have very many.
"""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

from benchmarks.checking_region import region
from benchmarks.served import wayhome
from wayhome.lexicon.home import Home
from wayhome.network.graph.keeping import keep_graph
from wayhome.network.graph.opening import FOLDER
from wayhome.network.ties import ORDER
from wayhome.pipeline import release
from wayhome.pipeline.serving import ROWS_IN_A_BLOCK

BUILT_WHOLE = 20_000  # people
LINKED = {"subject": "subject", "stay": "stay", "person": "person",
          "person_subject": "person_subject", "fact": "stay"}  # fmt: skip
PEOPLE = """
create or replace temp table somebody as select person_id,
    row_number() over (order by hash(person_id)) - 1 as number, count(*) over () as many
from big.person
"""
# kind of the other end, its name by number, kind of tie, word, how many a person
TIES = (
    ("event", "'E-b' || (n // 3)", "present", "arrested", 1.5),
    ("phone", "'+4479' || lpad((n * 10 // 11)::text, 8, '0')", "held_phone", "own", 1.1),
    ("place", "'at:' || (n // 4)", "lived", "home", 1.0),
    ("place", "'at:' || (hash(n) % greatest(total // 4, 1))", "seen_at", "stop", 0.6),
    ("contact", "'sim:' || n", "held_contact", "own", 0.3),
)
MADE = """
select 'person' as left_kind, w.person_id as left_id, '{kind}' as right_kind, {name} as right_id,
    '{tie}' as kind, '{said}' as said,
    timestamp '2025-12-01' + to_days((hash(n) % 350)::int) as first,
    if('{tie}' in ('present', 'seen_at'),
        timestamp '2025-12-01' + to_days((hash(n) % 350)::int), null) as last,
    1::bigint as times, 'b:{tie}:' || n as record_id, null as other_id,
    if(n % 2 = 0, 'NBC', 'NBP') as agency, 'police' as feed, '2B' as grading,
    'official-sensitive' as marking, timestamp '2026-11-01' as recorded_at,
    timestamp '2026-11-02' as received_at
from (select n, total, many, if(hash(n, 'few') % 10 = 0,
        hash(n) % greatest(many // 1000, 1), hash(n, 'any') % many) as number
    from (select unnest(range(0, total)) as n, total, many from (
        select (max(many) * {each})::bigint as total, max(many) as many from somebody)))
join somebody w using (number)
"""


WHOM = """
select person_id from subject where agency = 'NBC' and marking = 'official-sensitive'
    and dob > date '2009-06-01' group by person_id order by hash(person_id) limit 1
"""
STAR = """
select 'person' as left_kind, if(n = 0, '{person}', 'P-s' || (t * {each} + n)) as left_id,
    'phone' as right_kind, '+4478' || lpad(t::text, 8, '0') as right_id, 'held_phone' as kind,
    'own' as said, timestamp '2026-06-01' + to_days((t + n) % 150) as first,
    null::timestamp as last, 1::bigint as times,
    's:phone:' || t || '-' || n || '-' || r as record_id,
    null as other_id, 'NBC' as agency, 'telephones' as feed, '2B' as grading,
    'official-sensitive' as marking, timestamp '2026-11-01' as recorded_at,
    timestamp '2026-11-02' as received_at
from range({things}) a(t), range({each} + 1) b(n), range({records}) c(r) where n > 0 or r = 0
"""


def million(home: Home, people: int) -> None:
    """Make both regions and one release of them that serves."""
    env = {**os.environ, "WAYHOME_HOME": str(home.root)}
    wayhome(env, "demo", "--no-serving", "--people", str(min(BUILT_WHOLE, people)))
    with tempfile.TemporaryDirectory() as folder:
        linked = Home(Path(folder))
        region(linked, people)
        _joined(home, release.current_release(linked))


def _joined(home: Home, linked: release.Release) -> None:
    """The release that serves and the linked people as a new one."""
    with changed(home, "20261121T060000-with-more") as con:
        con.execute(f"attach '{linked.database}' as big (read_only)")
        for table, source in LINKED.items():
            _more(con, table, f"big.{source}")
        con.execute(PEOPLE)
        made = " union all ".join(
            MADE.format(kind=kind, name=name, tie=tie, said=said, each=each)
            for kind, name, tie, said, each in TIES
        )
        tied(con, made)


def starred(home: Home, things: int, each: int, records: int) -> str:
    """Tie somebody of the agency to so many telephones, and as many others to each by so many
    records: the largest picture there may be. Gives whom."""
    with changed(home, "20261122T060000-star") as con:
        (person,) = con.execute(WHOM).fetchall()[0]
        con.execute(f"create temp table somebody as select '{person}' as person_id")
        tied(con, STAR.format(person=person, things=things, each=each, records=records))
    return str(person)


@contextmanager
def changed(home: Home, name: str) -> Iterator[duckdb.DuckDBPyConnection]:
    """The release that serves, copied to be changed; another serves afterwards."""
    built = release.current_release(home)
    folder = release.new_folder(home)
    shutil.copytree(built.folder, folder, dirs_exist_ok=True)
    shutil.rmtree(folder / FOLDER)
    (folder / built.database.name).unlink()
    con = duckdb.connect()
    con.execute("set memory_limit = '4GB'")
    con.execute("set preserve_insertion_order = true")
    con.execute(f"attach '{built.database}' as built (read_only)")
    con.execute(
        f"attach '{folder / built.database.name}' as made (row_group_size {ROWS_IN_A_BLOCK})"
    )
    con.execute("use made")
    tables = "select table_name from duckdb_tables() where database_name = 'built' order by 1"
    for (table,) in con.execute(tables).fetchall():
        con.execute(f"create table {table} as from built.{table}")
    yield con
    con.execute("checkpoint made")
    keep_graph(con, folder)
    con.close()
    release.finish(home, folder, name, built.manifest())


def _more(con: duckdb.DuckDBPyConnection, table: str, source: str) -> None:
    """Rows of one table into another, by the columns that both have."""
    own, other = (
        {name for (name, *_) in con.execute(f"describe {each}").fetchall()}
        for each in (table, source)
    )
    both = ", ".join(sorted(own & other))
    con.execute(f"insert into {table} by name select {both} from {source} order by person_id")


def tied(con: duckdb.DuckDBPyConnection, made: str) -> None:
    """More ties, in the order in which a release has them, with their events and places."""
    con.execute(f"create temp table more as {made}")
    con.execute("create table ties as select * from tie limit 0")
    con.execute("insert into ties by name from tie")
    con.execute("insert into ties by name from more")
    con.execute("drop table tie")
    con.execute(f"create table tie as from ties order by {ORDER.format('ties')}")
    con.execute("drop table ties")
    con.execute("""insert into event by name select left_id as person_id, record_id,
        'arrest' as kind, first as occurred_from, agency, marking, feed, recorded_at, received_at
        from more where kind = 'present' order by left_id""")
    con.execute("""insert into at_place by name select record_id, right_id as place_id,
        right_id as place_name, agency, marking from more where right_kind = 'place'""")
