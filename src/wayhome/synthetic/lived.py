"""Where each system says that people live, and when it came to say so: table `lived`.

A system asks for the address at a record it writes, and then not always; schools mostly hear from
the family, councils sometimes. So some hold the old address for months, some for good, and two
agencies may state two homes on one day. A second copy of somebody keeps the address it began with.

    h, pid, copy, turn          whose, and which of their addresses in that system
    begin, until                when they moved in and out, as told
    known_from, known_until     when the system began and ceased to hold it for the newest
    n_from, n_until, shown      the same in deliveries; whether one shows it as the newest
    address, postcode           as written; one in twenty with a wrong postcode
"""

import duckdb
import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from wayhome.synthetic.chance import Stream, stream
from wayhome.synthetic.clock import Days
from wayhome.synthetic.holders import COUNCIL, EDUCATION, HOLDERS, YOUTH_JUSTICE, first
from wayhome.synthetic.homes import NEVER, Homes
from wayhome.synthetic.places import units
from wayhome.synthetic.population import People
from wayhome.synthetic.reference import Words
from wayhome.synthetic.slips import WORSE

Ints = NDArray[np.int64]

WRONG_POSTCODE = 0.05  # facts §12
LATER = first(YOUTH_JUSTICE)  # this holder and those that follow
ASKED = 0.75  # at the first record after a move; else at one of months later
ASKED_AFTER_DAYS = (60, 270)
# Who hears of a move from the family itself, and after how many days half of them have.
TOLD = {EDUCATION: (0.85, 18.0), COUNCIL: (0.35, 40.0)}
SPREAD = 1.0


def live(con: duckdb.DuckDBPyConnection, people: People, cast: int, seed: int) -> None:
    """Make table `lived` from tables `held` and `known`."""
    whom = "select h, pid, copy, since from held where (h >= {later}) = {is_later} order by all"
    # the agencies that came later draw from a stream of their own
    parts = [
        _lived(con, stream(seed, name), people, cast, whom.format(later=LATER, is_later=is_later))
        for name, is_later in (("lived", False), ("lived by more", True))
    ]
    con.register("lived_raw", pa.concat_tables(parts, promote_options="permissive"))
    con.execute(_LIVED)


def _lived(
    con: duckdb.DuckDBPyConnection, rng: Stream, people: People, cast: int, whom: str
) -> pa.Table:
    rows = con.sql(whom).to_arrow_table()
    h, pid, copy, since = (rows[name].to_numpy() for name in ("h", "pid", "copy", "since"))
    homes = people.homes
    first = homes.stay(pid, since)
    row, stay = _later(homes, pid, first, copy)
    learned = _learned(con, rng, homes, (h[row], pid[row]), stay)
    known = ~np.isnat(learned) & ~(learned.astype("datetime64[D]") >= homes.until[stay])
    row = np.concatenate([np.arange(len(pid)), row[known]])
    stay = np.concatenate([first, stay[known]])
    known_from = np.concatenate([since, learned[known]])
    order = np.lexsort((stay, row))
    row, stay, known_from = row[order], stay[order], known_from[order]
    begin = np.minimum(homes.since[stay], known_from.astype("datetime64[D]"))
    same = np.append(row[1:] == row[:-1], False)
    turn = np.arange(len(row)) - np.searchsorted(row, row)
    told = {
        "h": h[row],
        "pid": pid[row],
        "copy": copy[row],
        "turn": turn,
        "begin": begin,
        "until": _next(begin, same),
        "known_from": known_from,
        "known_until": _next(known_from, same),
        "address": homes.address_of(homes.home[stay]),
        "postcode": _postcodes(rng, homes, homes.home[stay], (pid[row] < cast, copy[row] == 1)),
    }
    return pa.table({name: pa.array(v) for name, v in told.items()})


_LIVED = """
create table lived as select *, n_until > n_from as shown from (
    select *, delivery_of(known_from) n_from,
        case when known_until is null then 100 else delivery_of(known_until) end n_until
    from lived_raw)
"""


def _later(homes: Homes, pid: Ints, first: Ints, copy: Ints) -> tuple[Ints, Ints]:
    """Stays after the one in which a system came to know somebody; none for a second copy."""
    count = np.where(copy == 0, homes.stay(pid) - first, 0)
    row = np.repeat(np.arange(len(pid)), count)
    offset = np.arange(count.sum()) - np.repeat(np.cumsum(count) - count, count)
    return row, first[row] + 1 + offset


def _learned(
    con: duckdb.DuckDBPyConnection, rng: Stream, homes: Homes, who: tuple[Ints, Ints], stay: Ints
) -> Days:
    """When each system learns of each later stay; no time where it never does."""
    h, pid = who
    n, moved = len(stay), homes.since[stay].astype("datetime64[s]")
    late = np.where(rng.random(n) < ASKED, 0, rng.integers(*ASKED_AFTER_DAYS, n))
    ready = moved + (late * 86_400).astype("timedelta64[s]")
    con.register("moved", pa.table({"at": np.arange(n), "h": h, "pid": pid, "ready": ready}))
    asked = con.sql(
        """select min(k.recorded) recorded from moved m
        left join known k on k.h = m.h and k.pid = m.pid and k.recorded >= m.ready
        group by m.at order by m.at"""
    ).to_arrow_table()["recorded"]
    sort = np.array([holder.sort for holder in HOLDERS], dtype=object)[h]
    told = np.full(n, NEVER).astype("datetime64[s]")
    for kind, (share, median) in TOLD.items():
        hears = (sort == kind) & (rng.random(n) < share)
        days = np.exp(np.log(median) + SPREAD * rng.standard_normal(n))
        told[hears] = (moved + (days * 86_400).astype(np.int64).astype("timedelta64[s]"))[hears]
    first: Days = np.fmin(told, asked.to_numpy().astype("datetime64[s]"))
    return first


def _next(values: Days, same: NDArray[np.bool_]) -> Days:
    """The value of the next address in the same system."""
    following = np.append(values[1:], values[:1])
    following[~same] = np.datetime64("NaT")
    return following


def _postcodes(
    rng: Stream, homes: Homes, home: Ints, whose: tuple[NDArray[np.bool_], NDArray[np.bool_]]
) -> Words:
    """Of each home as written: wrong in its last letters at times, more so in a second copy."""
    ordinary, second = whose
    chance = WRONG_POSTCODE * ordinary * np.where(second, WORSE, 1.0)
    postcode = homes.postcode[home].copy()
    wrong = np.flatnonzero(rng.random(len(home)) < chance)
    postcode[wrong] = units(rng, homes.sector[home[wrong]])
    return postcode
