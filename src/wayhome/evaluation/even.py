"""People of every group alike many, so that groups can be compared: invented, and of no region.

In a region of some thousand people a group may be forty, and what is counted of forty is mostly
chance. Here each code of ethnicity has as many people in families; the origin of their names
follows from it, as in a region; as many children are looked after as there are of a code. What six
agencies would have written of them has one row a record: no feed is read, and no told story is
among them.

Keeps: who is written badly, moves, or is left without a number hangs on no group. Names differ by
origin and sex, as they do. Only children looked after are written of otherwise: a council's return
without a name is among their records, and some say where they are placed and others do not.
"""

from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

import duckdb
import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from wayhome.evaluation.errors import NOT_ASKED
from wayhome.evaluation.flat import labelled
from wayhome.evaluation.labelled import Labelled
from wayhome.lexicon.ethnicities import group_sql
from wayhome.synthetic import TODAY
from wayhome.synthetic.chance import Stream, stream
from wayhome.synthetic.clock import days_in, window
from wayhome.synthetic.identifiers import pnc_ids, upns
from wayhome.synthetic.names import ORIGINS, family_names, given_names
from wayhome.synthetic.population import People
from wayhome.synthetic.population import people as invent
from wayhome.synthetic.slips import slip

Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]
Words = NDArray[np.object_]

EACH = 1_000
IN_FAMILIES = 0.44  # of all people there are, those who live with children or are children
SPAN = window(np.datetime64(TODAY), 6.0)
# A list of names from elsewhere is short, and would call two of one home alike more often than
# anybody does; that would be the list's doing and not the group's.
ROUNDS = 8
WORSE = 0.25  # of records, those that are written worse
OF_MIXED = None  # any origin
# A code of each group that is told, and where its names are from (synthetic/names.py).
CODES: dict[str, str | None] = {
    "WBRI": "british",
    "WROM": "british",
    "WOTH": "east_european",
    "MOTH": OF_MIXED,
    "AIND": "indian",
    "APKN": "south_asian",
    "BAFR": "african",
    "CHNE": "chinese",
    "OOTH": "arab",
}
PLACED = 0.6  # of other records of a child looked after, those that say where they are placed
OTHER_NAME_OF_MOTHER, OTHER_NAME_OF_FATHER = 0.33, 0.12  # as in a region


@dataclass(frozen=True)
class Sender:
    """An agency: of how many children and adults it holds a record, and how often one states
    what. Names, birth and sex it states unless it says otherwise here. Rates are judgements."""

    agency: str
    children: float
    adults: float
    states: dict[str, float]


SENDERS = (
    Sender("NBP", 0.35, 0.4, {"middle": 0.4, "home": 0.85, "phone": 0.4, "pnc": 0.5}),
    Sender("NBE", 0.95, 0.0, {"middle": 0.3, "home": 0.95, "phone": 0.5, "upn": 0.95}),
    Sender("HOS", 0.6, 0.6, {"middle": 0.3, "home": 0.9, "phone": 0.4, "nhs": 0.9}),
    Sender("NBC", 0.35, 0.3, {"home": 0.85, "phone": 0.3, "nhs": 0.3, "upn": 0.4, "child": 1.0}),
    Sender("NBH", 0.5, 0.7, {"home": 1.0, "phone": 0.6, "dob": 0.75}),
    Sender("EMC", 0.15, 0.2, {"home": 0.6, "phone": 0.3, "dob": 0.95}),
)
COUNCIL = "NBC"
RETURN = Sender(COUNCIL, 0.0, 0.0, {"name": 0.0, "home": 1.0, "upn": 0.6, "child": 1.0})


def even(each: int = EACH, seed: int = 1) -> Labelled:
    """A labelled set with about so many people of each group; whoever asks closes it."""
    rng = stream(seed, "every group alike many")
    town = _Town(*_everyone(rng, each, seed), rng, each)
    rows = pa.concat_tables([_records(rng, town, one, town.held(one)) for one in SENDERS])
    rows = pa.concat_tables([rows, _records(rng, town, RETURN, np.flatnonzero(town.in_care))])
    name = f"every group about {each:,} people, seed {seed}"
    return replace(labelled(name, _grouped(rows)), even=True)


def _everyone(rng: Stream, each: int, seed: int) -> tuple[People, Ints]:
    """Everybody, a code and names dealt anew to each household, and where the names are from."""
    all_ = invent(round(len(CODES) * each / IN_FAMILIES), seed, SPAN)
    of_house = rng.integers(0, len(CODES), int(all_.household.max()) + 1)
    code = np.array(list(CODES), dtype=object)[of_house][all_.household]
    origin = _origins(rng, of_house)
    year = all_.born.astype("datetime64[Y]").astype(np.int64) + 1970
    of_person = origin[all_.household]
    middle = given_names(rng, year, all_.male, of_person)
    given = given_names(rng, year, all_.male, of_person)
    for _ in range(ROUNDS):
        again = _called_alike(all_.household, given)
        given[again] = given_names(rng, year[again], all_.male[again], of_person[again])
    everyone = replace(
        all_, ethnicity=code, given=given, middle=middle, family=_family(rng, all_, origin)
    )
    return everyone, of_person


def _called_alike(household: Ints, given: Words) -> Ints:
    """Who has the name of somebody before them in the household."""
    keys = np.array([f"{home} {name}" for home, name in zip(household, given, strict=True)])
    first = np.unique(keys, return_index=True)[1]
    return np.setdiff1d(np.arange(len(keys)), first)


def _origins(rng: Stream, of_house: Ints) -> Ints:
    fixed = [ORIGINS.index(origin) if origin else -1 for origin in CODES.values()]
    origin = np.array(fixed, dtype=np.int64)[of_house]
    any_ = origin < 0
    origin[any_] = rng.integers(0, len(ORIGINS), int(any_.sum()))
    return origin


def _family(rng: Stream, all_: People, origin: Ints) -> Words:
    shared = family_names(rng, origin)[all_.household]
    own = family_names(rng, origin[all_.household])
    chance = np.where(all_.male, OTHER_NAME_OF_FATHER, OTHER_NAME_OF_MOTHER)
    other = (all_.mother < 0) & (rng.random(len(all_)) < chance)
    return np.where(other, own, shared).astype(object)


class _Town:
    """Who counts, who of them is a child, who is looked after and where."""

    def __init__(self, everyone: People, origin: Ints, rng: Stream, each: int) -> None:
        self.everyone, self.origin, self._rng = everyone, origin, rng
        homes = everyone.household[everyone.mother >= 0]
        self.counts: Bools = np.isin(everyone.household, homes)
        self.child: Bools = everyone.age(SPAN.today) < 18
        children = np.flatnonzero(self.counts & self.child)
        self.in_care = np.zeros(len(everyone), dtype=bool)
        self.in_care[rng.permutation(children)[: min(each, len(children) // 2)]] = True
        lived_in = everyone.homes.at(np.arange(len(everyone)))
        self.placement: Ints = rng.permutation(lived_in)

    def held(self, sender: Sender) -> Ints:
        """Of whom an agency holds a record."""
        share = np.where(self.child, sender.children, sender.adults)
        held = self._rng.random(len(share)) < share
        if sender.agency == COUNCIL:
            held |= self.in_care
        return np.flatnonzero(held & self.counts)

    @cached_property
    def numbers(self) -> dict[str, Words]:
        """Numbers and telephones of everybody; one telephone a family."""
        each = np.arange(len(self.everyone))
        pupils = upns(800 + each // 10**7, each // 1_000, np.full(len(each), 20), each)
        line = np.char.zfill((self.everyone.household % 10**6).astype(str), 6)
        return {
            "nhs": np.char.zfill(self.everyone.nhs.astype(str), 10).astype(object),
            "upn": _only(self.child, pupils),
            "pnc": pnc_ids(np.full(len(each), 2024), each),
            "phone": np.char.add("+447700", line).astype(object),
            "child": _only(self.child, np.char.add("NBC:", each.astype(str))),
        }


def _records(rng: Stream, town: _Town, sender: Sender, pid: Ints) -> pa.Table:
    """What one agency writes of these."""
    n, everyone, written = len(pid), town.everyone, sender.states
    seen = slip(rng, everyone, pid, np.zeros(n, dtype=bool), rng.random(n) < WORSE)
    placed = town.in_care[pid] & ((sender is RETURN) | (rng.random(n) < PLACED))
    own = everyone.homes.at(pid, days_in(rng, n, SPAN.begin, SPAN.today))
    home = np.where(placed, town.placement[pid], own)

    def stated(what: str, values: Any, otherwise: float = 0.0) -> Words:
        return _only(rng.random(n) < written.get(what, otherwise), values)

    names = _names(seen.given, stated("middle", seen.middle))
    named = rng.random(n) < written.get("name", 1.0)
    where: Bools = rng.random(n) < written.get("home", 0.0)
    columns: dict[str, Any] = {
        "record_id": [f"{sender.agency}-{'return-' * (sender is RETURN)}{p}" for p in pid.tolist()],
        "agency": [sender.agency] * n,
        "person": pid.astype(str),
        "given_names": _only(named, names),
        "family_name": _only(named, seen.family),
        "dob": pa.array(stated("dob", seen.dob, 1.0), pa.date32()),
        "sex": np.where(seen.sex == "M", "male", "female"),
        "address": _only(where, everyone.homes.address_of(home)),
        "postcode": _only(where, everyone.homes.postcode[home]),
        "whose": np.where(town.child[pid], "parent", "own"),
        "phone": stated("phone", town.numbers["phone"][pid]),
        "nhs_number": stated("nhs", town.numbers["nhs"][pid]),
        "upn": stated("upn", town.numbers["upn"][pid]),
        "pnc_id": stated("pnc", town.numbers["pnc"][pid]),
        "child_id": stated("child", town.numbers["child"][pid]),
        "ethnicity": seen.ethnicity,
        "household": everyone.household[pid].astype(str),
        "born": pa.array(everyone.born[pid].astype(object), pa.date32()),
        **_traits(town, pid),
    }
    return pa.table({name: _array(values) for name, values in columns.items()})


def _only(kept: Bools, values: Any) -> Words:
    """Values where they are kept, and nothing elsewhere."""
    found: Words = np.asarray(values).astype(object)
    found[~kept] = None
    return found


def _names(given: Words, middle: Words) -> Words:
    both = zip(given.tolist(), middle.tolist(), strict=True)
    return np.array([f"{one} {other}" if other else one for one, other in both], dtype=object)


def _traits(town: _Town, pid: Ints) -> dict[str, Words]:
    """What is true of somebody, and not what a record says."""
    origins = np.array([origin.replace("_", " ") for origin in ORIGINS], dtype=object)
    care = np.where(town.child, "never looked after", NOT_ASKED).astype(object)
    care[town.in_care] = "looked after"
    return {
        "code": town.everyone.ethnicity[pid],
        "recorded sex": np.where(town.everyone.male[pid], "male", "female").astype(object),
        "origin of the surname": origins[town.origin[pid]],
        "care, of children": care[pid],
    }


def _array(values: Any) -> pa.Array:
    if isinstance(values, pa.Array):
        return values
    return pa.array(list(values), pa.string())


def _grouped(rows: pa.Table) -> pa.Table:
    """With the group of each code in place of it."""
    with duckdb.connect() as con:
        con.register("given", rows)
        said = f'{group_sql("code")} as "recorded ethnicity"'
        return con.sql(f"select * exclude (code), {said} from given").to_arrow_table()
