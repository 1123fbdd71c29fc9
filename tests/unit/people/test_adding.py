"""What goes through long look-ups, against a walk in plain Python."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from wayhome.people import adding
from wayhome.people.adding import RIGHT, STATED, Born
from wayhome.people.lookup.finding import Entries, Held

FACES = 400  # more than are fetched together, several times


@settings(deadline=None, max_examples=60)
@given(
    st.integers(0, 2**32), st.floats(0.05, 1.0), st.sampled_from((0, STATED, STATED | RIGHT)),
    st.integers(1, 150), st.booleans(),
)  # fmt: skip
def test_the_first_people_whom_all_rows_find(
    seed: int, share: float, year: int, most: int, with_year: bool
) -> None:
    rng = np.random.default_rng(seed)
    people = np.sort(rng.integers(0, 180, FACES)).astype(np.int32)
    held = Held(people, rng.choice([0, 2008, 2009, 2010, 2011], FACES).astype(np.int16),
                rng.choice([0, 0, 0, 1, 2], FACES).astype(np.uint16), 1)  # fmt: skip
    under = [np.flatnonzero(rng.random(FACES) < part).astype(np.uint32) for part in (share, 0.7)]
    ends = np.cumsum([len(each) for each in under])
    entries = Entries(np.concatenate(under), ends - [len(each) for each in under], ends)
    for mapped in (entries.faces, *held[:3]):  # as in a release, or all is compiled once more
        mapped.flags.writeable = False
    rows = np.array([[0, 0, 20, 4], [1, 1, 10, 0]])
    years = ([2009, 2010], [2008]) if with_year else ([], [])
    born = Born(*(np.array(each, np.int64) for each in years))
    known = np.unique(rng.choice(people, 20))
    found = adding.reaching(entries, rows, held, born, year, known, most)
    both = np.intersect1d(people[under[0]], people[under[1]])
    wanted = [p for p in np.setdiff1d(both, known) if not with_year or _year(held, p) == year]
    assert found.tolist() == wanted[:most]


def _year(held: Held, person: int) -> int:
    seen = (held.people == person) & np.isin(held.owners, (0, held.mine))
    years = set(held.years[seen].tolist()) - {0, 2008}  # near: as if it stated none
    return (STATED if years else 0) | (RIGHT if years & {2009, 2010} else 0)
