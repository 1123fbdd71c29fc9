"""Who could be exploited: children of an age for it, and the draw of one in the cohort's shape."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from wayhome.synthetic.chance import Stream, drawn, picked
from wayhome.synthetic.clock import Days, Window
from wayhome.synthetic.population import CAST_RISK, People

Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]

YEAR = 365.2425
AGES = {12: 0.02, 13: 0.06, 14: 0.14, 15: 0.24, 16: 0.28, 17: 0.26}  # facts §12
BOYS = 0.80  # 75 to 82 %
IN_CARE, KNOWN_BEFORE = 0.25, 0.86  # some draws find nobody and fall back
NEAR, YOUNGER = 600.0, 1.5  # how much likelier a friend is of the same sector; by how many years


@dataclass(frozen=True)
class Young:
    """Everybody who could be of age in the window: a draw need not look at a whole region."""

    pid: Ints
    born: Days
    male: Bools
    area: Ints
    risk: NDArray[np.float64]
    helped: Bools
    used: Bools
    sector: Ints

    def child(
        self,
        rng: Stream,
        home: int,
        in_care: Bools,
        day: np.datetime64,
        friend: int | None = None,
    ) -> int | None:
        """A child of the cohort's shape; the nearest age when nobody has the one drawn.

        Somebody brought in by a friend is a little younger and likelier to live near the friend.
        """
        ages = list(AGES)
        age = (day - self.born).astype("timedelta64[D]").astype(np.int64) / YEAR
        wanted = ages[int(drawn(rng, 1, np.array(list(AGES.values())))[0])] + 0.5
        likely = np.exp(0.8 * self.risk)
        if friend is not None:
            at = int(np.searchsorted(self.pid, friend))
            wanted = max(float(age[at] - rng.uniform(0, YOUNGER)), ages[0])
            likely = likely * np.where(self.sector == self.sector[at], NEAR, 1.0)
        boy, cared = rng.random() < BOYS, rng.random() < IN_CARE
        before = cared or rng.random() < (KNOWN_BEFORE - IN_CARE) / (1 - IN_CARE)
        fits = (self.area == home) & (self.male == boy) & ~self.used
        for near in (0.5, 1.5, 2.5, 3.5):
            of_age = (np.abs(age - wanted) <= near) & (age >= 11.5) & (age < 18)
            weight = likely * (fits & of_age)
            same_care = weight * (in_care == cared)
            narrow = same_care * (self.helped == before) if not cared else same_care
            for weights in (narrow, same_care) if near < 2 else (same_care, weight):
                found = picked(rng, 1, weights)
                if len(found):
                    return int(found[0])
        return None


def young_people(people: People, helped: Bools, span: Window) -> Young:
    """All of them; `helped` says who was known to social care before the window."""
    oldest = span.begin - np.timedelta64(19 * 365, "D")
    pid = np.flatnonzero(
        (people.born > oldest) & (people.born < span.today - np.timedelta64(11 * 365, "D"))
    )
    pid = pid[people.risk[pid] > CAST_RISK / 2]  # the cast has its own stories
    return Young(
        pid,
        people.born[pid],
        people.male[pid],
        people.area[pid],
        people.risk[pid],
        helped[pid],
        np.zeros(len(pid), dtype=bool),
        people.homes.sector_of(pid, span.begin),
    )
