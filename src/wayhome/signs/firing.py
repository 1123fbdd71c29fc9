"""The stage of a run: every sign of the catalogue over everybody; tables `sign`, `sign_evidence`.

`first_visible` three ways: `first_alone` is the first day on which the records of some one agency
sufficed, as far as it had written them down; `first_together` the same for all agencies joined;
`first_received` the day the last record needed had reached us. The gap between the first two is
what joining would have gained, where `together_sure` (see `gain`).
`another` marks evidence that is another person's record, which pages count and never name.
Keeps: no total and no rank, not even a count of signs or of evidence, in any table.
"""

from collections.abc import Collection, Mapping
from datetime import date

import duckdb
import pyarrow as pa

from wayhome.signs.catalogue import SIGNS
from wayhome.signs.distance import find_away
from wayhome.signs.forms import FOREVER
from wayhome.signs.gain import judge_gain
from wayhome.signs.sentence import Figures, sentence
from wayhome.signs.sight import clear, lay_out
from wayhome.signs.sign import Clause, Sign
from wayhome.signs.spells import find_spells, find_triggers, forget_triggers
from wayhome.signs.subject import PERSON, Subject

Ways = Mapping[str, tuple[Clause, ...]]  # the clauses of each sign

# Triggers held before rows are made of them: each statement takes a while to plan, and so a few
# hundred people take little longer than one.
AT_ONCE = 1_000_000

MADE = (
    "definition", "apart", "several", "trigger", "spell", "alone", "named", "earliest", "rest",
    "judged", "phrase",
)  # fmt: skip

_TABLES = """
create or replace table sign (
    sign_id varchar, person_id varchar, code varchar, version varchar, name varchar,
    split varchar, strength varchar, context boolean, wording varchar, window_days integer,
    fired_on date, newest date, until date, audience varchar,
    first_alone date, first_alone_agency varchar, first_together date, first_received date,
    together_sure boolean
);
create or replace table sign_evidence (
    sign_id varchar, person_id varchar, audience varchar, record_id varchar, agency varchar,
    marking varchar, another boolean
);
create or replace temp table {wake} (person_id varchar, wakes_on date);
"""

# A sign is named by the day it first held, not by a record: a record's name changes when the next
# delivery repeats it, and an answer given to the sign must not be lost with it.
_NAMED = """
create or replace temp table named as
select row_number() over () as number, v.person_id, v.audience, s.*,
    'S-' || substr(md5(concat_ws('|', s.code, d.version, v.person_id, s.fired_on)), 1, 16)
        as sign_id
from spell s join view v using (view_id) join definition d using (code) where v.viewer = '*'
"""

# The eyes of each agency alone beside those that see what all of them told.
_APART = """
create or replace temp table apart as
select v.view_id, own.view_id as alone_id, own.viewer
from view v join view own on own.person_id = v.person_id and own.audience = v.audience
where v.viewer = '*' and own.viewer <> '*'
"""
# An episode is named by the handle of one of its records: one that is shared has another as well.
_SEVERAL = """
create or replace temp table several as
select distinct view_id, episode from episodes where episode <> handle
"""

# What an agency restricts to itself matters only where it makes the sign another one.
_DROP_REPEATS = """
with told as (
    select person_id, audience, code, list({
        'days': [fired_on, newest, until, seen, received], 'acute': acute, 'figures': figures,
        'handles': list_sort(handles)} order by fired_on) as spells
    from named semi join (select person_id from named where audience <> 'open') using (person_id)
    group by person_id, audience, code
)
delete from named using told own, told everybody
where own.person_id = named.person_id and own.audience = named.audience and own.code = named.code
    and everybody.person_id = own.person_id and everybody.audience = 'open'
    and everybody.code = own.code
    and own.audience <> 'open' and own.spells = everybody.spells
"""

_EARLIEST = """
create or replace temp table earliest as
with own as (
    select n.number, min(a.seen) as seen,
        arg_min(p.viewer, (a.seen, p.viewer)) filter (a.seen is not null) as viewer
    from alone a join apart p on p.alone_id = a.view_id
    join named n on n.view_id = p.view_id and n.code = a.code
        and a.fired_on <= n.until and a.until >= n.fired_on
    group by n.number
)
select number, o.seen, o.viewer, least(n.seen, o.seen) as together
from named n left join own o using (number)
"""

_REST = """
create or replace temp table rest as
with part as (
    select number, person_id, unnest(handles) as handle, len(handles) > 1 as more from named
)
select p.number, p.more, f.record_id, f.agency, f.marking, f.person_id <> p.person_id as another,
    false as beside
from part p join fact f on f.rowid = p.handle
union all
select p.number, p.more, b.record_id, b.agency, b.marking, true, true
from part p join beside_record b using (handle)
"""

# Many have the same figures: each phrase is put into words once.
_PHRASES = """
create or replace temp table phrase as
select row_number() over () as number, code, figures from (select distinct code, figures from named)
"""

_SIGN = f"""
insert into sign
select n.sign_id, n.person_id, d.code, d.version, d.name, d.split,
    case when n.acute and not d.context then 'A' else d.strength end, d.context,
    w.wording, d.window_days, n.fired_on, n.newest, nullif(n.until, {FOREVER}), n.audience,
    e.seen, e.viewer, e.together, n.received, j.sure
from named n
join definition d on d.code = n.code
join phrase p on p.code = n.code and p.figures = n.figures
join worded w on w.number = p.number
join earliest e on e.number = n.number
left join judged j on j.number = n.number
"""

# One record may hold several facts, so what rests on several may come to one record.
_EVIDENCE = """
insert into sign_evidence
select n.sign_id, n.person_id, n.audience, r.record_id, r.agency, r.marking, r.another
from (from rest where not more union all select distinct * from rest where more) r
join named n using (number)
"""


def fire(con: duckdb.DuckDBPyConnection, as_of: date, only: Collection[str] = tuple(SIGNS)) -> None:
    """Make `sign` and `sign_evidence`, of everybody whose facts, holdings and ties are there."""
    lay_out(con, as_of)
    find_away(con)
    # What is kept apart is worked out after all of these (signs/aside.py).
    fire_each(con, [SIGNS[code] for code in only if not SIGNS[code].aside], as_of)
    con.execute("drop table away")
    clear(con)


def fire_each(
    con: duckdb.DuckDBPyConnection, signs: Collection[Sign], as_of: date, of: Subject = PERSON
) -> None:
    """Make the tables of signs of one kind of subject, over what `view` and `sight` show."""
    con.execute(of.told(_TABLES).format(wake=of.wake))
    con.register("defined", _defined(signs))
    con.execute("create or replace temp table definition as from defined")
    con.unregister("defined")
    con.execute(of.told(_APART))
    con.execute(_SEVERAL)
    forget_triggers(con)
    ways = {sign.code: sign.clauses for sign in signs}
    for sign in signs:
        if find_triggers(con, sign) > AT_ONCE:
            _tell(con, ways, as_of, of)
    _tell(con, ways, as_of, of)
    for table in MADE:
        con.execute(f"drop table {table}")


def _tell(con: duckdb.DuckDBPyConnection, ways: Ways, as_of: date, of: Subject) -> None:
    """Make rows of the signs whose triggers are held, and forget the triggers."""
    find_spells(con, as_of.isoformat(), of)
    con.execute(of.told(_NAMED))
    con.execute(of.told(_DROP_REPEATS))
    con.execute(_EARLIEST)
    con.execute(of.told(_REST))
    judge_gain(con, of)
    con.execute(_PHRASES)
    con.register("worded", _worded(con, ways))
    con.execute(of.told(_SIGN))
    con.unregister("worded")
    con.execute(of.told(_EVIDENCE))
    forget_triggers(con)


def _defined(signs: Collection[Sign]) -> pa.Table:
    """What the rows of a sign repeat of its definition."""
    return pa.table(
        {
            "code": pa.array([sign.code for sign in signs], pa.string()),
            "version": pa.array([sign.version for sign in signs], pa.string()),
            "name": pa.array([sign.name for sign in signs], pa.string()),
            "split": pa.array([str(sign.split) for sign in signs], pa.string()),
            "strength": pa.array([str(sign.strength) for sign in signs], pa.string()),
            "context": pa.array([sign.context for sign in signs], pa.bool_()),
            "window_days": pa.array([sign.window for sign in signs], pa.int32()),
        }
    )


def _worded(con: duckdb.DuckDBPyConnection, ways: Ways) -> pa.Table:
    """The sentence of each row of `phrase`, filled from what its viewer sees and nothing else."""
    rows = con.execute("select number, code, figures from phrase").fetchall()
    words = [sentence(ways[code], (Figures(**each) for each in held)) for _, code, held in rows]
    numbers = pa.array([number for number, *_ in rows], pa.int64())
    return pa.table({"number": numbers, "wording": pa.array(words, pa.string())})
