"""The answer key, kept apart from what agencies send: who is who, who was exploited, by whom.

Only tests and measures read it. People are named T0000001…; the two records of an adopted child
are one person here and must stay two everywhere else.

    people         everybody            records    which person each system's own number is
    exploitation   spells               lines      how each works, from when to when
    ties           who is tied to whom  addresses  where lines worked and whose home it was
    harms          exploited children who brought another in or held them to account, and when
    runs           each number of a line, in which town, held by whom, until it was disrupted
    homes          where everybody lived, from when to when, and what brought them there
    stories.json   the stories: whom to look for and what should be true
"""

from pathlib import Path
from typing import Any

import duckdb
import numpy as np
import pyarrow as pa

from wayhome.synthetic.deliver import SYSTEMS
from wayhome.synthetic.exploited import Spell
from wayhome.synthetic.holders import COUNCIL, HOLDERS
from wayhome.synthetic.homes import Homes
from wayhome.synthetic.lines import Line
from wayhome.synthetic.population import People
from wayhome.synthetic.recruiting import Harm
from wayhome.synthetic.story_answers import write_stories
from wayhome.synthetic.story_cast import NUMBER


def answers(
    con: duckdb.DuckDBPyConnection,
    everyone: People,
    harmed: list[Spell],
    harms: list[Harm],
    lines: list[Line],
    cast: int,
    out: Path,
) -> None:
    """Write the key."""
    folder = out / "answers"
    folder.mkdir(exist_ok=True)
    adopted = cast + NUMBER["poppy_after"], cast + NUMBER["poppy"]
    con.execute(
        "create or replace macro true_person(pid) as printf('T%07d', "
        f"case when pid = {adopted[0]} then {adopted[1]} else pid end)"
    )
    con.register("everyone", _people(everyone))
    con.register("holder", pa.Table.from_pylist([_holder(n) for n in range(len(HOLDERS))]))
    for name, rows in _told(everyone, harmed, harms, lines).items():
        con.register(f"told_{name}", rows)
    for name, sql in _QUERIES.items():
        target = folder / f"{name}.parquet"
        con.execute(f"copy ({sql}) to '{target}' (format parquet, compression zstd)")
    write_stories(con, everyone, cast, folder)


_QUERIES = {
    "people": "select true_person(pid) person, * exclude (pid) from everyone",
    # of some whom people round a table speak of by name the partnership has no number: they are
    # known by the number of what was said
    "records": """select agency, feed, system, local_id, true_person(pid) person, copy,
            agency || '/' || system || '/' || local_id subject_ref
        from held join holder using (h) where delivery_of(since) < 90
        union all
        select agency, feed, system, about, true_person(whom), 0,
            agency || '/' || system || '/' || about
        from (select *, printf('Q%05d-about', row_number() over (order by recorded, tid)) about
            from t_statement)
        join holder on feed = 'community'
        where pid is null and named <> 'none' and delivery_of(recorded) < 90
        order by agency, feed, local_id""",
    "exploitation": "select true_person(pid) person, * exclude (pid) from told_exploitation",
    "harms": """select true_person(pid) person, true_person(other) other, line, "when"::date as day,
        how, between from told_harms""",
    "lines": "select * from told_lines",
    "runs": "select * replace (true_person(holder) as holder) from told_runs",
    "ties": """select true_person(pid) person, true_person(other) other, kind, line, since
        from told_ties""",
    "homes": """select true_person(who) person, * exclude (who), lead("begin") over (
            partition by true_person(who) order by "begin") as "end"
        from told_homes order by person, "begin" """,
    "addresses": "select true_person(tenant) tenant, * exclude (tenant) from told_addresses",
}


_HARMS = pa.schema(
    [
        ("pid", pa.int64()),
        ("other", pa.int64()),
        ("line", pa.int64()),
        ("when", pa.timestamp("s")),
        ("how", pa.string()),
        ("between", pa.string()),
    ]
)


def _holder(number: int) -> dict[str, object]:
    holder = HOLDERS[number]
    feed = "ssd" if holder.sort == COUNCIL else holder.sort
    return {"h": number, "agency": holder.agency, "feed": feed, "system": SYSTEMS[feed]}


def _people(everyone: People) -> pa.Table:
    return pa.table(
        {
            "pid": range(len(everyone)),
            "given": everyone.given,
            "middle": everyone.middle,
            "family": everyone.family,
            "born": everyone.born,
            "male": everyone.male,
            "ethnicity": everyone.ethnicity,
            "area": everyone.area,
            "household": everyone.household,
            "postcode": everyone.homes.postcode[everyone.homes.at(np.arange(len(everyone)))],
        }
    )


def _told(
    everyone: People, harmed: list[Spell], harms: list[Harm], lines: list[Line]
) -> dict[str, pa.Table]:
    return {
        "homes": _homes(everyone.homes),
        "exploitation": pa.Table.from_pylist([_spell(spell) for spell in harmed]),
        "harms": pa.Table.from_pylist([vars(harm) for harm in harms], schema=_HARMS),
        "lines": pa.Table.from_pylist([_line(line) for line in lines]),
        "runs": pa.Table.from_pylist([row for line in lines for row in _runs(line)]),
        "ties": pa.Table.from_pylist([tie for spell in harmed for tie in _ties(spell, harmed)]),
        "addresses": pa.Table.from_pylist([row for line in lines for row in _addresses(line)]),
    }


def _homes(homes: Homes) -> pa.Table:
    return pa.table(
        {
            "who": homes.who,
            "begin": homes.since,
            "why": homes.why,
            "home": homes.home,
            "address": homes.address_of(homes.home),
            "postcode": homes.postcode[homes.home],
        }
    )


def _spell(spell: Spell) -> dict[str, Any]:
    return {
        "pid": spell.pid,
        "line": spell.line.number,
        "model": spell.line.model.name,
        "begin": spell.begin.date(),
        "end": spell.end.date() if spell.end else None,
        "seen": spell.seen,
        "away": spell.line.model.sent is not None,
        "in_care": spell.in_care,
        "known_before": spell.known_before,
    }


def _line(line: Line) -> dict[str, Any]:
    return {
        "line": line.number,
        "brand": line.brand,
        "model": line.model.name,
        "home": line.home,
        "target": line.target,
        "begin": line.begin.date(),
        "end": line.end.date() if line.end else None,
    }


def _runs(line: Line) -> list[dict[str, Any]]:
    """Each number of a line: from when to when, in which town, held by whom."""
    return [
        {
            "line": line.number,
            "begin": run.begin.date(),
            "end": run.end.date() if run.end else None,
            "phone": run.phone,
            "town": run.town.name,
            "holder": run.holder,
            "taken": run.taken if run.end else None,
        }
        for run in line.runs
    ]


def _ties(spell: Spell, harmed: list[Spell]) -> list[dict[str, Any]]:
    """Each child to those who run the line, and to the others harmed by it at the same time."""
    number, since = spell.line.number, spell.begin.date()
    found = [_tie(spell.pid, elder, "controlled by", number, since) for elder in spell.line.elders]
    beside = [o for o in harmed if o.line is spell.line and o.pid > spell.pid]
    return found + [_tie(spell.pid, o.pid, "beside", number, since) for o in beside]


def _tie(pid: int, other: int, kind: str, line: int, since: object) -> dict[str, Any]:
    return {"pid": pid, "other": other, "kind": kind, "line": line, "since": since}


def _addresses(line: Line) -> list[dict[str, Any]]:
    return [
        {
            "tenant": house.tenant,
            "line": line.number,
            "address": house.address,
            "postcode": house.postcode,
            "begin": house.begin.date(),
            "end": house.end.date(),
        }
        for house in line.houses
    ]
