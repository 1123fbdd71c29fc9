"""Who is meant by what was said, and how much of a name was heard.

Whoever is meant, life allows only so much: some are named in full, more by a first name or a name
of the street, some are only described. The partnership has a number of its own for those whom
somebody at the table knew; the others stand as heard.
"""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from wayhome.synthetic.chance import Stream, shares
from wayhome.synthetic.clock import Days
from wayhome.synthetic.community_words import DESCRIBED
from wayhome.synthetic.reference import Words
from wayhome.synthetic.slips import slip
from wayhome.synthetic.street_names import street_name
from wayhome.synthetic.truth import Ints
from wayhome.synthetic.world import World

Bools = NDArray[np.bool_]

HEARD = {"full": 0.34, "given": 0.42, "none": 0.24}
BY_STREET_NAME = 0.35  # of those who have one
NUMBERED = {"full": 0.7, "given": 0.2, "street": 0.2, "none": 0.0}  # known at the table
AGE_SAID = 0.7


def named_in(rng: Stream, said: dict[str, NDArray[Any]]) -> tuple[Words, Bools]:
    """How much of a name is heard, and whether somebody at the table knew whose it is."""
    n = len(said["whom"])
    named = shares(rng, n, HEARD)
    called = np.array([street_name(pid) is not None for pid in said["whom"].tolist()], dtype=bool)
    named[called & (rng.random(n) < BY_STREET_NAME)] = "street"
    named[(said["whom"] < 0) | (said["topic"] == "unknown child")] = "none"
    return named, rng.random(n) < np.array([NUMBERED[one] for one in named])


def heard_of(
    world: World, rng: Stream, whom: Ints, when: Days, named: Words
) -> dict[str, NDArray[Any]]:
    """Names as heard, an age as it is taken to be, and what somebody looked like."""
    n, meant = len(whom), whom >= 0
    some = np.flatnonzero(meant)
    heard = slip(rng, world.people, whom[some], np.zeros(len(some), bool), np.ones(len(some), bool))
    given, family, street = (np.full(n, None, dtype=object) for _ in range(3))
    given[some], family[some] = heard.given, heard.family
    street[some] = [street_name(pid) for pid in whom[some].tolist()]
    given[~np.isin(named.astype(str), ("full", "given"))] = None
    family[named != "full"] = None
    street[(named != "street") & ~((named == "given") & (rng.random(n) < 0.2))] = None
    age = (when - world.people.born[whom].astype("datetime64[s]")).astype(np.int64) // 31_557_600
    age = age + rng.choice([-1, 0, 0, 0, 1], n)
    return {
        "given": given,
        "family": family,
        "street": street,
        "age": where(meant & (rng.random(n) < AGE_SAID), age),
        "described": _described(rng, world, whom, named, age),
    }


def _described(rng: Stream, world: World, whom: Ints, named: Words, age: Ints) -> Words:
    n = len(whom)
    which = rng.integers(0, len(DESCRIBED), n).tolist()
    told = (whom >= 0) & ((named == "none") | (rng.random(n) < 0.15))
    texts = [
        DESCRIBED[at].format(who=_who(int(years), bool(male))) if some else None
        for at, years, male, some in zip(which, age, world.people.male[whom], told, strict=True)
    ]
    found = np.empty(n, dtype=object)
    found[:] = texts
    return found


def _who(age: int, male: bool) -> str:
    if age >= 18:
        return "man" if male else "woman"
    return f"{'boy' if male else 'girl'} of about {age}"


def where(some: Bools, values: NDArray[Any]) -> NDArray[np.object_]:
    """Values where something holds, nothing elsewhere."""
    found = np.full(len(values), None, dtype=object)
    found[some] = values[some]
    return found
