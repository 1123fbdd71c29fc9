"""What the signs kept apart rest on beside a person's own records, and whom a change of it reaches.

    assessing   which councils send assessments, and until which day (unanswered.py)
    line_name   how records name the lines (heard.py)

Nearly every delivery brings a council's news, so that something of this has changed says nothing
yet. Reached are those of whom it says something else than for the release before:

    ran_out.parquet    person_id, due, councils, told: of whom two strong signs waited the ten days,
                       and whether the news of those councils has been told of them
    assessing.parquet, line_name.parquet

A name that is new may be in any note of the time that is searched; one that is gone bears on those
who have the sign. Keeps: whom nothing reaches has the rows of a run over everybody.
"""

from datetime import date
from pathlib import Path

from duckdb import DuckDBPyConnection

from wayhome.signs import heard, unanswered

RAN_OUT = "ran_out"
SHARED = ("assessing", "line_name")
KEPT = (RAN_OUT, *SHARED)

_REACHED = "create or replace temp table reached (person_id varchar)"
_WHICH = "select agency, area from {0}"
_SAME = f"""
select not exists (({_WHICH.format("assessing")} except {_WHICH.format("{was}")})
    union all ({_WHICH.format("{was}")} except {_WHICH.format("assessing")}))
"""
# Of the councils that could have begun one, the news of all must be later: the oldest counts.
_TOLD = """
with news as (
    select councils, min(newest) as newest
    from (select distinct councils, unnest(councils) as agency from {ran_out})
    join assessing using (agency) group by councils
)
insert into reached
select r.person_id from {ran_out} r left join news n using (councils)
where r.told is distinct from coalesce(n.newest > r.due and r.due < date '{as_of}', false)
"""
_WAITING = "insert into reached select person_id from {ran_out}"
_HEARD = "insert into reached select person_id from {before} where code = 'I67'"
_NOW_TOLD = """
select distinct person_id, due, councils, reached and due < date '{as_of}' as told from ran_out
"""
_STILL = """
{told} union all from {before} anti join sign_touched using (person_id)
"""


def find_shared(con: DuckDBPyConnection) -> None:
    """Make what all share, from the facts, statements and deliveries of everybody."""
    unanswered.find_assessing(con)
    heard.find_names(con)


def forget_shared(con: DuckDBPyConnection) -> None:
    """Drop what `find_shared` made, and what is kept of those who waited."""
    for table in KEPT:
        con.execute(f"drop table {table}")


def find_reached(con: DuckDBPyConnection, was: dict[str, str], aside: str, as_of: date) -> None:
    """Make `reached(person_id)`, by what was shared and the signs kept apart of the release before.

    `was`: for each of `KEPT` what to read it from; `aside`: the same of `sign_aside`.
    """
    con.execute(_REACHED)
    if con.execute(_SAME.format(was=was["assessing"])).fetchall() == [(True,)]:
        con.execute(_TOLD.format(ran_out=was[RAN_OUT], as_of=as_of))
    else:
        con.execute(_WAITING.format(ran_out=was[RAN_OUT]))
    now, before = heard.names(con, "line_name"), heard.names(con, was["line_name"])
    if now != before:
        con.execute(_HEARD.format(before=aside))
        heard.find_new(con, {name for name, _ in now - before}, as_of)


def keep_shared(con: DuckDBPyConnection, folder: Path, as_of: date, before: str | None) -> None:
    """Leave the three files for the next run, after `sign_touched` and the signs kept apart.

    `before`: what `ran_out` was read from, where all but those of `sign_touched` are carried over.
    """
    told = _NOW_TOLD.format(as_of=as_of)
    rows = {name: f"from {name}" for name in SHARED}
    rows[RAN_OUT] = _STILL.format(told=told, before=before) if before else told
    for name, select in rows.items():
        file = str(folder / f"{name}.parquet").replace("'", "''")
        con.execute(f"copy ({select}) to '{file}'")
