"""Offences that bring children of the county to youth justice, what came of them, and remands.

They follow from what forces told, with the force's number, so that one happening meets itself.
What a court decided and when is the force's word; what kind of order it was is drawn here.
"""

from dataclasses import dataclass
from typing import Any

import duckdb
import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from wayhome.synthetic.chance import Stream, shares, text_where
from wayhome.synthetic.clock import Days, at_hours, written
from wayhome.synthetic.places import COUNTY, sectors, units
from wayhome.synthetic.reference import Words
from wayhome.synthetic.told import left_out
from wayhome.synthetic.truth import Ints
from wayhome.synthetic.world import World
from wayhome.synthetic.youth_justice_words import (
    AFTER_INVESTIGATION,
    BAIL,
    COMES,
    COMES_HARMED,
    CUT_SHORT,
    DAY_BEFORE,
    DECIDED,
    DECIDED_AFTER_DAYS,
    ENDS,
    GRAVITY,
    KEPT,
    ORDER_DAYS,
    REMANDED,
    REMANDED_DAYS,
    RESTRICTED,
    SENTENCES,
    WITHOUT_NUMBER,
)

Bools = NDArray[np.bool_]
NEVER = np.datetime64("NaT", "D")
_ARRESTS = """
select c.pid, c.force, c.oid, c.arrested, c.category, c.code, c.title, c.remanded,
    coalesce(o.began, c.arrested) as began, o.place, o.postcode, h.outcome as verdict,
    h.outcome_on, o.outcome = '22' as diverted,
    case when h.pid is not null then 'charged'
        when c.outcome = 'released under investigation' then 'investigated'
        when c.outcome = 'community resolution' or o.outcome in ('8', '22') then 'resolved'
        else 'nothing' end as how
from custody c join whose w using (pid)
left join charge h using (oid, pid) left join occurrence o using (oid)
where datediff('day', w.born, c.arrested) between 3653 and 6573
qualify row_number() over (partition by c.oid, c.pid order by c.row, h.row) = 1
order by c.row"""


@dataclass(frozen=True)
class Came:
    """Offences that came to the service, one a child and happening, and what was decided."""

    fid: Ints
    pid: Ints
    how: Words
    heard: Days  # when the service was told
    kind: Words  # nothing while it is open
    decided: Days
    start: Days  # of an order
    until: Days
    did: Ints
    harmed: Bools


def courts(world: World) -> Came:
    """Tell offences, outcomes and remands."""
    rng = world.chance("youth justice courts")
    rows = _arrests(world)
    harmed = np.isin(rows["pid"], [spell.pid for spell in world.seen()])
    share = [
        (COMES_HARMED if own else COMES)[how] for own, how in zip(harmed, rows["how"], strict=True)
    ]
    comes = rng.random(len(harmed)) < np.array(share)
    rows, harmed = {name: values[comes] for name, values in rows.items()}, harmed[comes]
    heard = rows["arrested"].astype("datetime64[D]") + _days(rng, len(harmed), 1, 21)
    fid = world.truth.numbers("yj_offence", len(harmed))
    _offences(world, rng, rows, fid, heard)
    kind, decided = _decisions(rng, rows, harmed, world.span.today)
    start, until = _orders(rng, kind, decided)
    did = world.truth.numbers("yj_outcome", len(fid))
    ends = _outcomes(world, rng, Came(fid, rows["pid"], rows["how"], heard, kind, decided, start,
                                      until, did, harmed))  # fmt: skip
    came = Came(fid, rows["pid"], rows["how"], heard, kind, decided, start, ends, did, harmed)
    _remands(world, rng, came, rows)
    return came


def _arrests(world: World) -> dict[str, Any]:
    """Arrests of children of the county of whom something may be seen, and how each ended."""
    hidden = [spell.pid for spell in world.harmed if spell.seen == "hidden"]
    here = world.people.area == COUNTY
    here[world.cast :] = False
    here[hidden] = False
    whose = np.flatnonzero(here)
    con = duckdb.connect(config={"threads": "2"})
    con.register("whose", pa.table({"pid": whose, "born": world.people.born[whose]}))
    for name in ("custody", "charge", "occurrence"):
        con.register(name, world.truth.table(name))
    rows = con.sql(_ARRESTS).to_arrow_table()
    con.close()
    return {name: rows[name].to_numpy() for name in rows.column_names}


def _days(rng: Stream, n: int, low: int, high: int) -> Any:
    return rng.integers(low, high, n).astype("timedelta64[D]")


def _offences(world: World, rng: Stream, rows: dict[str, Any], fid: Ints, heard: Days) -> None:
    n = len(fid)
    world.truth.add(
        "yj_offence",
        fid=fid,
        pid=rows["pid"],
        force=rows["force"],
        oid=rows["oid"],
        happened=rows["began"] - (rng.random(n) < DAY_BEFORE) * np.timedelta64(1, "D"),
        category=left_out(rng, rows["category"], 0.1),
        code=left_out(rng, rows["code"], 0.06),
        title=rows["title"],
        gravity=np.array([GRAVITY.get(about, 2) for about in rows["category"]], dtype=np.int64),
        place=rows["place"],
        postcode=rows["postcode"],
        referenced=rng.random(n) >= WITHOUT_NUMBER,
        recorded=written(rng, at_hours(rng, heard, 12, 2)),
        marking=text_where(rng.random(n) < RESTRICTED, "restricted"),
    )


def _decisions(
    rng: Stream, rows: dict[str, Any], harmed: Bools, today: np.datetime64
) -> tuple[Words, Days]:
    """What was decided and on which day; nothing while it is open."""
    how, n = rows["how"], len(harmed)
    kind = shares(rng, n, SENTENCES)
    kind[harmed & (kind == "training_order")] = "intensive_order"  # their lives are told elsewhere
    kind[rows["verdict"] == "not guilty"] = "not_guilty"
    kind[rows["verdict"] == "withdrawn"] = "withdrawn"
    kind[how == "resolved"] = "community_resolution"
    kind[(how == "resolved") & (rows["diverted"] == True)] = "outcome_22"  # noqa: E712
    later = shares(rng, n, AFTER_INVESTIGATION)
    kind[how == "investigated"] = later[how == "investigated"]
    kind[how == "nothing"] = "no_further_action"
    day = rows["arrested"].astype("datetime64[D]")
    decided = np.where(how == "charged", rows["outcome_on"], day + _days(rng, n, 2, 30))
    slow = day + _days(rng, n, *DECIDED_AFTER_DAYS)
    decided = np.where(how == "investigated", slow, decided).astype("datetime64[D]")
    open_still = (how == "investigated") & (rng.random(n) >= DECIDED)
    open_still |= decided >= today
    kind[open_still] = None
    decided[open_still] = NEVER
    return kind, decided


def _orders(rng: Stream, kind: Words, decided: Days) -> tuple[Days, Days]:
    """From when to when an order runs; a referral order begins at its panel, weeks later."""
    start, until = decided.copy(), np.full(len(kind), NEVER)
    panel = kind == "referral_order"
    start[panel] += _days(rng, int(panel.sum()), 10, 28)
    for name, between in ORDER_DAYS.items():
        here = kind == name
        until[here] = start[here] + _days(rng, int(here.sum()), *between)
    start[np.isnat(until)] = NEVER
    return start, until


def _outcomes(world: World, rng: Stream, came: Came) -> Days:
    """Write what was decided; gives when orders really end."""
    n, order = len(came.fid), ~np.isnat(came.until)
    how = shares(rng, n, ENDS)
    short = order & np.isin(how.astype(str), CUT_SHORT)
    until = came.until.copy()
    length = (came.until - came.start)[short].astype(np.int64)
    until[short] = came.start[short] + np.ceil(length * rng.uniform(0.4, 0.9, len(length))).astype(
        "timedelta64[D]"
    )
    how[~order] = None
    some = ~np.isnat(came.decided)
    outside = np.isin(came.how.astype(str), ["resolved", "investigated", "nothing"])
    court = np.where(outside, "Joint decision panel", "Eastmarsh Youth Court").astype(object)
    court[rng.random(n) < 0.12] = None
    recorded = written(rng, at_hours(rng, came.decided[some], 14, 2))
    closed = written(rng, at_hours(rng, np.where(order, until, came.decided)[some], 14, 2))
    told = {"did": came.did, "pid": came.pid, "fid": came.fid, "kind": came.kind,
            "decided": came.decided, "court": court, "start": came.start, "planned": came.until,
            "until": until, "ended": how}  # fmt: skip
    if some.any():
        world.truth.add(
            "yj_outcome",
            **{name: values[some] for name, values in told.items()},
            recorded=recorded,
            closed=np.maximum(closed, recorded),
        )
    return until


def _remands(world: World, rng: Stream, came: Came, rows: dict[str, Any]) -> None:
    """Bail, or where a child was kept after the charge, and what followed."""
    some = came.how == "charged"
    n = int(some.sum())
    if not n:
        return
    held = rows["remanded"][some].astype(bool)
    kind = np.where(held, shares(rng, n, REMANDED), shares(rng, n, BAIL))
    start = rows["arrested"][some].astype("datetime64[D]") + np.timedelta64(1, "D")
    heard_on = rows["outcome_on"][some].astype("datetime64[D]")
    until = np.where(held, start + _days(rng, n, *REMANDED_DAYS), heard_on)
    until = np.where(kind == "police", start + np.timedelta64(1, "D"), np.minimum(until, heard_on))
    recorded = written(rng, at_hours(rng, start, 14, 2))
    sent = np.isin(came.kind[some].astype(str), ["training_order"])
    place = np.array([KEPT.get(name) for name in kind], dtype=object)
    there = units(rng, rng.choice(np.flatnonzero(sectors().area == COUNTY), n))
    there[place == None] = None  # noqa: E711
    world.truth.add(
        "yj_remand",
        bid=world.truth.numbers("yj_remand", n),
        pid=came.pid[some],
        fid=came.fid[some],
        kind=kind,
        start=start,
        until=until,
        place=place,
        postcode=there,
        ended=np.where(held, np.where(sent, "custody", "no custody"), "heard").astype(object),
        recorded=recorded,
        closed=np.maximum(written(rng, at_hours(rng, until, 14, 2)), recorded),
    )
