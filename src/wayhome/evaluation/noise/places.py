"""Noise in homes and telephones: shared blocks, moves that were not heard of, slips, gaps."""

from dataclasses import replace

import numpy as np

from wayhome.evaluation.noise.choosing import numbered
from wayhome.evaluation.noise.written import Bools, Rows, Stream, Words, Written


def crowded(
    rng: Stream, written: Written, here: Bools, of_postcodes: float, each: int = 12
) -> Written:
    """Wherever: of so many postcodes, each `each` become one, as of a block; flats stay."""
    codes = written.homes.columns["postcode"]
    names = np.unique(codes.astype(str))
    blocks = names[rng.random(len(names)) < of_postcodes]
    rng.shuffle(blocks)
    block_of = {name: blocks[n - n % each] for n, name in enumerate(blocks)}
    moved = _each(codes, lambda code: block_of.get(code, code))
    return replace(written, homes=written.homes.changed(postcode=moved))


def moved(rng: Stream, written: Written, here: Bools) -> Written:
    """The chosen records of a person tell another home: the move was heard of there alone."""
    homes = written.homes
    people, rows = numbered(written.person), np.flatnonzero(here[homes.of])
    other = rng.integers(0, len(homes.of), int(people.max()) + 1)
    found = {}
    for column, values in homes.columns.items():
        told = values.copy()
        told[rows] = values[other[people[homes.of[rows]]]]
        found[column] = told
    return replace(written, homes=homes.changed(**found))


def mistyped(rng: Stream, written: Written, here: Bools) -> Written:
    """Another letter at the end of the postcode."""
    homes = written.homes
    codes = homes.columns["postcode"].copy()
    for row in np.flatnonzero(here[homes.of]).tolist():
        if codes[row]:
            codes[row] = codes[row][:-1] + "ABDEFGHJLNPQRSTUWXYZ"[int(rng.integers(20))]
    return replace(written, homes=homes.changed(postcode=codes))


def gone(rng: Stream, written: Written, here: Bools) -> Written:
    """No home and no telephone is stated."""
    return replace(
        written, homes=_without(written.homes, here), phones=_without(written.phones, here)
    )


def institution(rng: Stream, written: Written, here: Bools, each: int = 15) -> Written:
    """The chosen people live together, so many at one address: a hostel, a children's home."""
    homes, people = written.homes, numbered(written.person)
    rows = np.flatnonzero(here[homes.of])
    if not len(rows):
        return written
    place = rng.permutation(int(people.max()) + 1) // each
    some = rng.integers(0, len(homes.of), int(place.max()) + 1)
    found = {}
    for column, values in homes.columns.items():
        told = values.copy()
        told[rows] = values[some[place[people[homes.of[rows]]]]]
        found[column] = told
    return replace(written, homes=homes.changed(**found))


def of_the_office(rng: Stream, written: Written, here: Bools) -> Written:
    """The agency's own address where the home belongs."""
    homes = written.homes
    agencies, rows = numbered(written.agency), np.flatnonzero(here[homes.of])
    office = rng.integers(0, max(len(homes.of), 1), int(agencies.max()) + 1)
    found = {}
    for column, values in homes.columns.items():
        told = values.copy()
        told[rows] = values[office[agencies[homes.of[rows]]]]
        found[column] = told
    return replace(written, homes=homes.changed(**found))


def of_a_worker(rng: Stream, written: Written, here: Bools, each: int = 25) -> Written:
    """The telephone of whoever works with them, who works with `each` people."""
    phones, people = written.phones, numbered(written.person)
    rows = np.flatnonzero(here[phones.of])
    worker = rng.permutation(int(people.max()) + 1) // each
    told = phones.columns["value"].copy()
    told[rows] = [f"+447799{worker[people[phones.of[row]]]:06d}" for row in rows.tolist()]
    return replace(written, phones=phones.changed(value=told))


def _without(rows: Rows, here: Bools) -> Rows:
    found = {}
    for column, values in rows.columns.items():
        kept = values.copy()
        kept[here[rows.of]] = None
        found[column] = kept
    return rows.changed(**found)


def _each(values: Words, change: object) -> Words:
    changed: Words = values.copy()
    changed[:] = [change(value) if value else value for value in values]  # type: ignore[operator]
    return changed
