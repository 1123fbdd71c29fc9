"""Being looked after: entering care, placements one after another, leaving it, adoption.

About 570 children in a million people enter a year and stay two and a half years on average, which
gives the 1,420 of facts §12. Distances: about one new placement in six lies outside the council
and more than 20 miles away (DfE, new placements in the year, 2025). Homes' numbers are invented.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from wayhome.synthetic.care_life import Episodes
from wayhome.synthetic.chance import Stream, drawn, picked, shares, stream
from wayhome.synthetic.clock import Days, Window, at_hours, days_in, written
from wayhome.synthetic.homes import moment
from wayhome.synthetic.places import sectors, units
from wayhome.synthetic.population import People
from wayhome.synthetic.truth import Truth

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]

ENTRIES_A_YEAR = 660e-6
STAY_SHARES, STAY_YEARS = (0.38, 0.32, 0.30), (0.45, 2.2, 12.0)  # to 18 at the latest
MOVE_EVERY_DAYS = 480.0
FAR_SHARE = 0.17
STATUSES = dict(C2=0.5, C1=0.27, V2=0.19, J1=0.01, L1=0.01, E1=0.02)
OF_YOUNGER = dict(U4=0.34, U6=0.22, U1=0.16, U3=0.06, P1=0.12, K2=0.04, A3=0.04, R1=0.02)
OF_OLDER = dict(U4=0.30, U6=0.17, U1=0.06, K2=0.25, P1=0.06, H5=0.12, K1=0.003, R3=0.03)
WHY_MOVED = dict(CARPL=0.35, CREQB=0.19, CHILD=0.07, LAREQ=0.08, PLACE=0.1, OTHER=0.15, STAND=0.06)
WHY_LEFT = dict(E4A=0.3, E4B=0.1, E11=0.11, E43=0.06, E45=0.07, E8=0.2, E5=0.16)


@dataclass(frozen=True)
class Placed:
    """Placements in order of child and day."""

    pid: Ints
    start: Days
    end: Days
    sector: Ints
    postcode: NDArray[np.object_]

    def on(self, pid: Any, day: Any) -> Any:
        """The placement of each child on a day, or -1."""
        if not len(self.pid):
            return np.full(np.shape(pid), -1)
        days = np.asarray(day).astype("datetime64[D]")
        at = np.searchsorted(moment(self.pid, self.start), moment(pid, days), side="right") - 1
        there = (at >= 0) & (self.pid[at] == pid) & (days < self.end[at])
        return np.where(there, at, -1)


@dataclass(frozen=True)
class InCare:
    """Who was in care, from when to when, and where they were placed."""

    pid: Ints
    start: Days
    end: Days
    placed: Placed

    def on(self, day: np.datetime64, n: int) -> NDArray[np.bool_]:
        """For each of `n` people, whether in care on a day."""
        there = np.zeros(n, dtype=bool)
        there[self.pid[(self.start <= day) & (self.end > day)]] = True
        return there


def looked_after(
    truth: Truth, people: People, episodes: Episodes, seed: int, span: Window
) -> InCare:
    """Care for the whole region."""
    rng = stream(seed, "looked after")
    years = float((span.today - span.deep).astype(np.int64)) / 365.25
    weight = np.exp(0.5 * people.risk[episodes.pid]) * np.isin(
        episodes.need.astype(str), ["N1", "N4", "N5", "N8", "N2"]
    )
    chosen = np.sort(picked(rng, rng.poisson(len(people) * ENTRIES_A_YEAR * years), weight))
    _, first = np.unique(episodes.pid[chosen], return_index=True)  # one time in care each
    chosen = np.sort(chosen[first])
    pid, rid, need = episodes.pid[chosen], episodes.rid[chosen], episodes.need[chosen]
    start = episodes.start[chosen] + rng.integers(3, 200, len(pid)).astype("timedelta64[D]")
    earlier, since = _earlier(rng, people, pid, span)
    pid, start = np.concatenate([pid, earlier]), np.concatenate([start, since])
    rid = np.concatenate([rid, np.zeros(len(earlier), dtype=np.int64)])  # referred before SSD began
    need = np.concatenate([need, np.full(len(earlier), "N1", dtype=object)])
    majority = people.born[pid] + np.timedelta64(18 * 365 + 4, "D")
    end = np.minimum(start + _stays(rng, len(pid)), majority)
    keep = (start < span.today - np.timedelta64(2, "D")) & (end > start + np.timedelta64(5, "D"))
    keep &= end > span.deep
    pid, rid, start, end = pid[keep], rid[keep], start[keep], end[keep]
    lid, why = truth.numbers("care", len(pid)), shares(rng, len(pid), WHY_LEFT)
    grown = end >= majority[keep]
    why[grown] = "E3"
    age = (start - people.born[pid]).astype("timedelta64[D]").astype(np.float64) / 365.25
    why[(why == "E11") & (age > 5)] = "E4A"
    truth.add(
        "care",
        lid=lid,
        rid=rid,
        pid=pid,
        start=start,
        until=end,
        why=why,
        status=shares(rng, len(pid), STATUSES),
        need=need[keep],
        recorded=written(rng, at_hours(rng, start, 13, 3)),
        closed=written(rng, at_hours(rng, end, 13, 3)),
    )
    placed = _placements(rng, truth, people, (lid, pid, start, end), age)
    _scores(rng, truth, people, (pid, start, end), span)
    return InCare(pid, start, end, placed)


def _earlier(rng: Stream, people: People, known: Ints, span: Window) -> tuple[Ints, Days]:
    """Children who came into care in the ten years before the look-back begins."""
    begin = span.deep - np.timedelta64(10 * 365, "D")
    n = rng.poisson(len(people) * ENTRIES_A_YEAR * 10)
    age = people.age(begin)
    weight = np.exp(0.9 * people.risk) * ((age > -10) & (age < 17))
    weight[known] = 0
    pid = picked(rng, n, weight)
    start = days_in(rng, len(pid), begin, span.deep)
    born = people.born[pid]
    born_then = start > born + np.timedelta64(3, "D")
    return pid[born_then], start[born_then]


def _scores(
    rng: Stream, truth: Truth, people: People, rows: tuple[Ints, Days, Days], span: Window
) -> None:
    """A strengths and difficulties score each January in care, from four to sixteen."""
    pid, start, end = rows
    years = range(int(str(span.deep)[:4]) + 1, int(str(span.today)[:4]) + 1)
    for year in years:
        day = np.datetime64(f"{year}-01-20")
        age = people.age(day)[pid]
        here = (start < day) & (end > day) & (age >= 4) & (age <= 16)
        who = pid[here]
        score = np.clip(rng.normal(14 + 2 * people.risk[who], 6.5), 0, 40).astype(np.int64)
        when = np.full(len(who), day)
        if len(who):
            truth.add("score", pid=who, happened=when, score=score, recorded=written(rng, when))


def _stays(rng: Stream, n: int) -> NDArray[np.timedelta64]:
    kind = drawn(rng, n, np.array(STAY_SHARES))
    days = np.ceil(rng.exponential(np.array(STAY_YEARS)[kind] * 365.25))
    return days.astype(np.int64).astype("timedelta64[D]")


def _placements(
    rng: Stream,
    truth: Truth,
    people: People,
    rows: tuple[Ints, Ints, Days, Days],
    age: Floats,
) -> Placed:
    """Placements in turn, each from the end of the one before to the next move or the end."""
    lid, pid, start, end = rows
    length = (end - start).astype("timedelta64[D]").astype(np.int64)
    moves = np.minimum(rng.poisson(length / MOVE_EVERY_DAYS), 9) + 1
    at = np.repeat(np.arange(len(lid)), moves)
    cut = np.sort(at + rng.random(len(at)))  # sorted within each child
    first = np.r_[True, at[1:] != at[:-1]] if len(at) else np.zeros(0, dtype=bool)
    cut[first] = at[first]
    begins = start[at] + np.floor((cut - at) * length[at]).astype(np.int64).astype("timedelta64[D]")
    last = np.r_[first[1:], True] if len(at) else first
    ends = np.where(last, end[at], np.r_[begins[1:], begins[:1]]) if len(at) else begins
    keep = ends > begins
    at, begins, ends, last = at[keep], begins[keep], ends[keep], last[keep]
    n = len(at)
    older = age[at] >= 12
    kind = np.where(older, shares(rng, n, OF_OLDER), shares(rng, n, OF_YOUNGER))
    miles = _miles(rng, n, kind)
    why = shares(rng, n, WHY_MOVED)
    why[last] = None
    sector = _sector_about(rng, people.homes.sector_of(pid[at], begins), miles)
    postcode = units(rng, sector)
    truth.add(
        "placement",
        lid=lid[at],
        pid=pid[at],
        start=begins,
        until=ends,
        type=kind,
        provider=shares(rng, n, dict(PR1=0.5, PR4=0.44, PR0=0.06)),
        urn=np.array([f"SC9{u:05d}" for u in rng.integers(1, 400, n).tolist()], dtype=object),
        miles=miles,
        postcode=postcode,
        why=why,
        recorded=written(rng, at_hours(rng, begins, 13, 3)),
        closed=written(rng, at_hours(rng, ends, 13, 3)),
    )
    order = np.lexsort((begins, pid[at]))
    return Placed(pid[at][order], begins[order], ends[order], sector[order], postcode[order])


def _miles(rng: Stream, n: int, kind: NDArray[np.object_]) -> Floats:
    far = rng.random(n) < FAR_SHARE * np.where(np.isin(kind.astype(str), ["K2", "K1"]), 1.9, 0.9)
    near = np.clip(rng.gamma(1.6, 4.0, n), 0.1, 19.8)
    miles: Floats = np.where(far, 21 + rng.gamma(1.4, 26, n), near).round(1)
    return miles


def _sector_about(rng: Stream, home: Ints, miles: Floats) -> Ints:
    """A sector roughly that far from home: the nearest in distance of thirty tried."""
    from_lat, from_lon = sectors().lat[home], sectors().lon[home]
    tried = rng.integers(0, len(sectors().name), size=(30, len(home)))
    away = np.hypot(
        (sectors().lat[tried] - from_lat) * 69.0, (sectors().lon[tried] - from_lon) * 42.0
    )
    best = np.abs(away - miles).argmin(axis=0)
    chosen: Ints = tried[best, np.arange(len(home))]
    return chosen
