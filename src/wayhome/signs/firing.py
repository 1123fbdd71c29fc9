"""The stage of a run: every sign of the catalogue over everybody; tables `sign`, `sign_evidence`.

`first_visible` three ways: `first_alone` is the first day on which the records of some one agency
sufficed, as far as it had written them down; `first_together` the same for all agencies joined;
`first_received` the day the last record needed had reached us. The gap between the first two is
what joining would have gained, where `together_sure` (see `gain`).
`another` marks evidence that is another person's record, which pages count and never name.
Keeps: no total and no rank, not even a count of signs or of evidence, in any table.
"""

from collections.abc import Collection
from datetime import date

import duckdb
import pyarrow as pa

from wayhome import network
from wayhome.signs.catalogue import SIGNS
from wayhome.signs.company import find_company
from wayhome.signs.distance import find_away
from wayhome.signs.forms import FOREVER
from wayhome.signs.gain import judge_gain
from wayhome.signs.needs import build_needs
from wayhome.signs.sentence import Figures, sentence
from wayhome.signs.sight import clear, lay_out
from wayhome.signs.sign import Sign
from wayhome.signs.spells import find_spells

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
"""

# A sign is named by the day it first held, not by a record: a record's name changes when the next
# delivery repeats it, and an answer given to the sign must not be lost with it.
_NAMED = """
create or replace temp table named as
select v.person_id, v.audience, s.*,
    'S-' || substr(md5('{code}|{version}|' || v.person_id || '|' || s.fired_on), 1, 16) as sign_id
from spell s join view v using (view_id) where v.viewer = '*'
"""

# What an agency restricts to itself matters only where it makes the sign another one.
_DROP_REPEATS = """
with told as (
    select person_id, audience, list({
        'days': [fired_on, newest, until, seen, received], 'acute': acute, 'figures': figures,
        'handles': list_sort(handles)} order by fired_on) as spells
    from named group by person_id, audience
)
delete from named using told own, told everybody
where own.person_id = named.person_id and own.audience = named.audience
    and everybody.person_id = own.person_id and everybody.audience = 'open'
    and own.audience <> 'open' and own.spells = everybody.spells
"""

_SIGN = """
insert into sign
select n.sign_id, n.person_id, '{code}', '{version}', $name, '{split}',
    case when n.acute and not {context} then 'A' else '{strength}' end, {context},
    w.wording, {window}, n.fired_on, n.newest, nullif(n.until, {forever}), n.audience,
    min(a.seen), arg_min(v.viewer, (a.seen, v.viewer)) filter (a.seen is not null),
    least(min(n.seen), min(a.seen)), n.received, null
from named n
join worded w on w.number = n.rowid
left join view v on v.person_id = n.person_id and v.audience = n.audience and v.viewer <> '*'
left join spell a on a.view_id = v.view_id and a.fired_on <= n.until and a.until >= n.fired_on
group by all
"""

_EVIDENCE = """
insert into sign_evidence
select distinct n.sign_id, n.person_id, n.audience, f.record_id, f.agency, f.marking,
    f.person_id <> n.person_id
from (select sign_id, person_id, audience, unnest(handles) as handle from named) n
join fact f on f.rowid = n.handle
"""


def build(
    con: duckdb.DuckDBPyConnection, as_of: date, only: Collection[str] = tuple(SIGNS)
) -> None:
    """Make `sign`, `sign_evidence` and `sign_need` (and `co_event`) for a day."""
    network.build(con)
    fire(con, as_of, only)
    build_needs(con)


def fire(con: duckdb.DuckDBPyConnection, as_of: date, only: Collection[str] = tuple(SIGNS)) -> None:
    """Make `sign` and `sign_evidence`, of everybody whose facts, holdings and ties are there."""
    con.execute(_TABLES)
    lay_out(con, as_of)
    find_away(con)
    find_company(con)
    for code in only:
        _fire(con, SIGNS[code], as_of)
    judge_gain(con)
    for table in ("spell", "named", "away", "older_company"):
        con.execute(f"drop table {table}")
    clear(con)


def _fire(con: duckdb.DuckDBPyConnection, sign: Sign, as_of: date) -> None:
    find_spells(con, sign, as_of.isoformat())
    con.execute(_NAMED.format(code=sign.code, version=sign.version))
    con.execute(_DROP_REPEATS)
    con.register("worded", _worded(con, sign))
    con.execute(
        _SIGN.format(
            code=sign.code,
            version=sign.version,
            split=sign.split,
            strength=sign.strength,
            context=str(sign.context).lower(),
            window=sign.window or "null",
            forever=FOREVER,
        ),
        {"name": sign.name},
    )
    con.unregister("worded")
    con.execute(_EVIDENCE)


def _worded(con: duckdb.DuckDBPyConnection, sign: Sign) -> pa.Table:
    """The sentence of each row of `named`, filled from what its viewer sees and nothing else."""
    rows = con.execute("select rowid, figures from named").fetchall()
    words = [sentence(sign.clauses, (Figures(**each) for each in held)) for _, held in rows]
    numbers = pa.array([number for number, _ in rows], pa.int64())
    return pa.table({"number": numbers, "wording": pa.array(words, pa.string())})
