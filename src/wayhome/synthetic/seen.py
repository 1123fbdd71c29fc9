"""Who is known to which system, and how they are written there.

A system holds somebody from the first record that names them. Some people it holds twice, some it
spells otherwise, some it gives another birthday; rates are those of facts §12. The result is the
table `held`: one row a person a system a copy, with the system's own number. It is the answer key
of linking, and nothing here is ever told to the rooms under test.
"""

import duckdb
import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from wayhome.synthetic.chance import Stream, stream
from wayhome.synthetic.clock import Days
from wayhome.synthetic.holders import (
    COMMUNITY,
    COUNCIL,
    EDUCATION,
    HEALTH,
    HOLDERS,
    HOUSING,
    MISSING,
    NRM,
    POLICE,
    TELEPHONES,
    TRANSPORT,
    VOLUNTARY,
    YOUTH_JUSTICE,
    by_area,
    first,
)
from wayhome.synthetic.identifiers import LINES_BEGIN, mobiles, pnc_ids
from wayhome.synthetic.population import People
from wayhome.synthetic.reference import Words
from wayhome.synthetic.slips import Written, slip
from wayhome.synthetic.stories import written_otherwise

Ints = NDArray[np.int64]

HELD_TWICE = 0.04  # facts §12: 3 to 5 % within an agency
# Share of people whose number a system has; facts §12: 15 % without an NHS number, 3 % without a
# pupil number; the others are a judgement.
WITH_NHS = {COUNCIL: 0.85, HEALTH: 0.97, YOUTH_JUSTICE: 0.35, HOUSING: 0.05}
WITH_UPN = {EDUCATION: 1.0, COUNCIL: 0.97, YOUTH_JUSTICE: 0.5}
WITH_PNC = {POLICE: 0.4, YOUTH_JUSTICE: 0.3}
WITH_PHONE = {YOUTH_JUSTICE: 0.6, HEALTH: 0.5, HOUSING: 0.6, VOLUNTARY: 0.7, TELEPHONES: 0.0}
PHONE_SHARE = 0.12
ROUGH = (TRANSPORT, VOLUNTARY, COMMUNITY, TELEPHONES)  # written as heard: worse, like a second copy
LETTER = {
    POLICE: "N", MISSING: "M", EDUCATION: "T", COUNCIL: "", NRM: "R", YOUTH_JUSTICE: "Y",
    HEALTH: "H", HOUSING: "T", TRANSPORT: "V", VOLUNTARY: "P", COMMUNITY: "C", TELEPHONES: "U",
}  # fmt: skip

_POLICE = " union all ".join(
    f"select {first(POLICE)} + force h, {pid} pid, recorded from {table} where {pid} is not null"
    for table, pid in (
        *((f"t_{name}", "pid") for name in ("role", "custody", "charge", "stop", "intelligence")),
        *((f"t_{name}", "pid") for name in ("phone", "vehicle", "property", "tie")),
        ("t_tie", "other"),
    )
)
_COUNCIL = " union all ".join(
    f"select pid, recorded from t_{name}"
    for name in (
        *("contact", "referral", "assessment", "plan", "enquiry", "protection", "care"),
        *("placement", "score"),
    )
)
# Tables of the agencies that came later, and by whom each person in them is held.
LATER: dict[str, tuple[str, ...]] = {
    YOUTH_JUSTICE: (
        *("yj_case", "yj_offence", "yj_outcome", "yj_remand", "yj_assessment", "yj_appointment"),
        *("yj_breach", "yj_note"),
    ),
    HEALTH: (
        *("health_emergency", "health_alert", "health_referral", "health_treatment"),
        *("health_appointment", "health_note"),
    ),
    HOUSING: ("tenancy", "homeless"),
    TRANSPORT: ("travel", "beside", "journey", "hire"),
    VOLUNTARY: ("client", "work"),
    COMMUNITY: ("statement",),
    TELEPHONES: ("number",),
}
_MORE = "".join(
    f"""
        union all select h, pid, recorded from (
            select {by_area(sort, "p.area")} h, pid, t.recorded
            from t_{table} t join person p using (pid)) where h is not null"""
    for sort, tables in LATER.items()
    for table in tables
)
KNOWN = f"""
    create view known as with council as (
        select pid, recorded from ({_COUNCIL})
        union all select pid, recorded from t_missing where to_council
    )
        {_POLICE}
        union all select {first(MISSING)} + area, pid, recorded from t_missing where to_police
        union all
        select {first(EDUCATION)} + (school_area > 0)::int, pid, recorded
        from t_roll join school using (school) where school_area <> 1
        union all
        select {first(COUNCIL)} + p.area, c.pid, recorded from council c join person p using (pid)
        union all
        select {first(COUNCIL)} + p.area, p.mother, recorded
        from council c join person p using (pid) where p.mother >= 0
        union all select {first(NRM)}, pid, recorded from t_nrm
        {_MORE}
"""
SINCE = "select h::bigint h, pid, min(recorded) since from known group by all order by h, pid"


def see(con: duckdb.DuckDBPyConnection, people: People, upn: Words, cast: int, seed: int) -> None:
    """Make table `held`. The cast (`pid` from `cast` on) is written as its stories say."""
    con.execute(KNOWN)
    known: pa.Table = con.sql(SINCE).to_arrow_table()
    # the agencies that came later draw from a stream of their own
    later = pc.greater_equal(known["h"], first(YOUTH_JUSTICE))
    parts = [
        _held(stream(seed, "seen"), people, known.filter(pc.invert(later)), upn, cast),
        _held(stream(seed, "seen by more"), people, known.filter(later), upn, cast),
    ]
    con.register("held_raw", pa.concat_tables(parts, promote_options="permissive"))
    con.execute("create table held as select * from held_raw")


def _held(rng: Stream, people: People, known: pa.Table, upn: Words, cast: int) -> pa.Table:
    """How some systems write those whom they know."""
    h, pid = (known[name].to_numpy() for name in ("h", "pid"))
    twice = (rng.random(len(pid)) < HELD_TWICE) & (pid < cast)
    row = np.concatenate([np.arange(len(pid)), np.flatnonzero(twice)])
    copy = np.concatenate([np.zeros(len(pid), dtype=np.int64), np.ones(int(twice.sum()), int)])
    order = np.lexsort((copy, row))
    row, copy = row[order], copy[order]
    h, pid, since = h[row], pid[row], known["since"].to_numpy()[row]
    rough = np.isin(h, [holder.number for holder in HOLDERS if holder.sort in ROUGH])
    told = slip(rng, people, pid, plain=pid >= cast, worse=(copy == 1) | rough)
    for (holder, one), words in written_otherwise(cast).items():
        for name, text in words.items():
            getattr(told, name)[(h == holder) & (pid == one)] = text
    return _table(rng, people, (h, pid, copy, twice[row]), since, told, upn)


def _table(
    rng: Stream,
    people: People,
    key: tuple[Ints, Ints, Ints, NDArray[np.bool_]],
    since: Days,
    told: Written,
    upn: Words,
) -> pa.Table:
    h, pid, copy, twice = key
    sort = np.array([holder.sort for holder in HOLDERS], dtype=object)[h]
    nhs = np.array([str(x) for x in people.nhs[pid].tolist()], dtype=object)
    nhs[rng.random(len(h)) < 1 - _share(h, WITH_NHS)] = None
    numbers = upn[pid].copy()
    without = rng.random(len(h)) < 1 - _share(h, WITH_UPN)
    numbers[without | ((copy == 1) & (sort == EDUCATION))] = None
    phone = mobiles(pid % LINES_BEGIN)  # never a line's number
    phone[rng.random(len(h)) >= _share(h, WITH_PHONE, PHONE_SHARE)] = None
    local = _local_ids(rng, h, sort, numbers)
    year = np.clip(people.born[pid].astype("datetime64[Y]").astype(np.int64) + 1986, 1985, 2026)
    pnc = pnc_ids(year, pid * 7 + 11)
    child = people.born[pid] > since.astype("datetime64[D]") - np.timedelta64(4_000, "D")
    pnc[(child & (sort == POLICE)) | (rng.random(len(h)) < 1 - _share(h, WITH_PNC))] = None
    return pa.table(
        {
            "h": h,
            "pid": pid,
            "copy": copy,
            "copies": twice + 1,
            "since": since,
            "local_id": local,
            "nhs": nhs,
            "upn": numbers,
            "phone": phone,
            "pnc": pnc,
            **vars(told),
        }
    )


def _share(h: Ints, shares: dict[str, float], otherwise: float = 0.0) -> NDArray[np.float64]:
    """Of each holder's row the share of its sort."""
    return np.array([shares.get(holder.sort, otherwise) for holder in HOLDERS])[h]


def _local_ids(rng: Stream, h: Ints, sort: Words, upn: Words) -> Words:
    """Each system's own numbers, in an order that says nothing; a pupil's is the pupil number."""
    found = np.empty(len(h), dtype=object)
    for holder in HOLDERS:
        here = np.flatnonzero(h == holder.number)
        number = rng.permutation(len(here)) + 1
        base = 1_000_000 * (2 + holder.number % 7)
        found[here] = [f"{LETTER[holder.sort]}{base + x}" for x in number.tolist()]
    pupil = (sort == EDUCATION) & np.array([x is not None for x in upn], dtype=bool)
    found[pupil] = upn[pupil]
    return found
