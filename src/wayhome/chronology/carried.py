"""Only the lives that a delivery touches are put in order anew; all others' are carried over.

A life is touched when a record that stands on it, or stood on it, may have changed, or whose person
its subject is. With it go the lives on which other versions of its records stand: which version is
the newest, and when it was written, is told on all of them (lineage).

        touched ──> rows of their records ──> what replaced them ──┐
           ^                                                       ├─> whose records those are
           └── all that had the same newest version before ────────┘

Keeps: every row is that of a build of everybody's (docs/adr/0051).
"""

from collections.abc import Iterator
from contextlib import contextmanager

from duckdb import DuckDBPyConnection

from wayhome.records.changed import Before, may_differ

MADE = ("fact", "holding", "episode", "episode_record")
MOST = 0.5  # where more of the people are touched, all of them is less work

# A record that is gone is known by what was made of it.
_TOUCHED = f"""
create or replace table life_touched as
with changed as (
    select i.subject_ref from involvement i join record_changed c on c.record_id = i.event_id
    union all select subject_ref from stay semi join record_changed using (record_id)
    union all select subject_ref from subject semi join record_changed using (record_id)
    union all select subject_ref from statement semi join record_changed using (record_id)
    union all select subject_ref from statement where {may_differ("event_id")}
)
select person_id from person_subject semi join changed using (subject_ref)
union select person_id from person_subject where {may_differ("subject_ref")}
union select person_id from {{person_subject}} where {may_differ("subject_ref")}
union select person_id from {{fact}}
    where {may_differ("record_id")} or {may_differ("event_id")}
union select person_id from {{holding}} where {may_differ("record_id")}
"""
_SHARE = """
select (select count(*) from life_touched)
    > {most} * (select count(distinct person_id) from person_subject)
"""
# Of the touched, all that is theirs; of an event only their own part in it.
_NARROWED = {
    "person_subject": "from person_subject semi join life_touched using (person_id)",
    "involvement": "from involvement semi join narrowed.main.person_subject using (subject_ref)",
    "stay": "from stay semi join narrowed.main.person_subject using (subject_ref)",
    "subject": "from subject semi join narrowed.main.person_subject using (subject_ref)",
    "statement": "from statement semi join narrowed.main.person_subject using (subject_ref)",
    "event": """from event semi join (
        select event_id as record_id from narrowed.main.involvement
        union select event_id from narrowed.main.statement) using (record_id)""",
    "thing": """from thing semi join (select distinct event_id from narrowed.main.involvement)
        using (event_id)""",
}
_TELL = ("event", "stay", "statement", "thing")  # what facts are made of
_VERSIONS = "create or replace temp table version as {rows}"
_VERSION = """
select distinct delivery || ':' || source_table || ':' || source_row as row, superseded_by as by_row
from narrowed.main.{table}
"""
_REPLACING = """
create or replace temp table replacing as
select distinct by_row, try_cast(split_part(by_row, ':', -1) as bigint) as source_row
from version where by_row is not null
"""
_IS = """t join replacing r on r.source_row = t.source_row
    and r.by_row = t.delivery || ':' || t.source_table || ':' || t.source_row"""
_WHOSE = f"""
    select subject_ref from involvement semi join (
        select record_id as event_id from event {_IS}
        union all select event_id from thing {_IS}) using (event_id)
    union all select subject_ref from stay {_IS}
    union all select subject_ref from statement {_IS}
"""
_HANG = f"""
insert into life_touched
select distinct person_id from (
    select person_id from person_subject semi join ({_WHOSE}) using (subject_ref)
    union all select person_id from {{fact}} semi join (
        select head from {{fact}} semi join life_touched using (person_id) where head is not null
        union select row from version) using (head)
) anti join life_touched using (person_id)
"""


def find_touched(con: DuckDBPyConnection, before: Before) -> bool:
    """Make `life_touched(person_id)`, and in the database `narrowed` the records of those; whether
    they are few enough to be put in order by themselves."""
    was = {name: before.table(name) for name in ("fact", "holding", "person_subject")}
    con.execute(_TOUCHED.format(**was))
    held = -1
    while held != (now := _count(con)):
        if con.execute(_SHARE.format(most=MOST)).fetchall() == [(True,)]:
            return False
        held = now
        for table, rows in _NARROWED.items():
            con.execute(f"create or replace table narrowed.main.{table} as {rows}")
        rows = " union all ".join(_VERSION.format(table=table) for table in _TELL)
        con.execute(_VERSIONS.format(rows=rows))
        con.execute(_REPLACING)
        con.execute(_HANG.format(**was))
    return True


def _count(con: DuckDBPyConnection) -> int:
    return int(con.execute("select count(*) from life_touched").fetchall()[0][0])


_BOTH = """
create view {name} as
from {before} anti join life_touched using (person_id) union all by name from {name}_now
"""


@contextmanager
def touched_alone(con: DuckDBPyConnection, before: Before) -> Iterator[None]:
    """Within it there are the records of whom something touches, and no others; what is made of
    them is then put beside the lives of all others, which are views of the release before. Where
    that would be no less work, everybody's records are there, and `life_touched` is not."""
    home = con.execute("select current_catalog(), current_schema()").fetchall()[0]
    con.execute("attach ':memory:' as narrowed")
    few = find_touched(con, before)
    try:
        if few:
            con.execute("use narrowed.main")
        yield
    finally:
        con.execute('use "{}"."{}"'.format(*home))
    for name in MADE if few else ():
        con.execute(f"create table {name}_now as from narrowed.main.{name}")
        con.execute(_BOTH.format(name=name, before=before.table(name)))
    if not few:
        con.execute("drop table life_touched")
    con.execute("detach narrowed")
