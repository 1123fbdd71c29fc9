"""Histories of records and their groups, built one after the other as releases are."""

from dataclasses import dataclass, field

import numpy as np
from hypothesis import strategies as st

from wayhome.people.identities.changes import KINDS
from wayhome.people.identities.claims import GONE, LED_ON, LIVING, NONE
from wayhome.people.identities.settling import (
    EVERYBODY,
    OPEN,
    RESTRICTED,
    SEALED,
    Known,
    Settled,
    Units,
    settle,
)  # fmt: skip
from wayhome.people.identity import number

AGENCIES = 2


@dataclass(frozen=True)
class Held:
    """One record in one release. `group`: who is taken for one person, by any name."""

    group: object
    held: int = OPEN
    agency: int = 0
    received: int = 0


Release = dict[str, Held]


@dataclass
class Made:
    """What a release says of ids: by record; by audience, where old ids lead and what changed."""

    ids: dict[str, int] = field(default_factory=dict)
    under: dict[str, int] = field(default_factory=dict)
    held: dict[str, Held] = field(default_factory=dict)
    forward: dict[int, dict[int, int]] = field(default_factory=dict)
    changes: dict[int, list[tuple[str, int, int, int]]] = field(default_factory=dict)
    since: dict[tuple[int, int], int] = field(default_factory=dict)  # by id and audience
    turn: int = 0

    def living(self, audience: int) -> set[int]:
        """Ids of people whom open records, or an agency's own restricted ones, tell of."""
        return {self.ids[ref] for ref in self.held if self.seen(ref, audience)}

    def seen(self, ref: str, audience: int) -> bool:
        one = self.held[ref]
        return one.held == OPEN or (one.held == RESTRICTED and one.agency == audience)

    def leads(self, audience: int) -> dict[int, int]:
        """Where each old id leads for an audience; its own rows stand before everybody's."""
        found = self.forward.get(EVERYBODY, {}) | self.forward.get(audience, {})
        return {old: to for old, to in found.items() if old not in self.living(audience)}


def built(release: Release, before: Made, order: list[str] | None = None) -> Made:
    """The release after `before`. `order`: in which its records are given."""
    refs = order or sorted(release)
    rank = {ref: place for place, ref in enumerate(sorted(refs, key=lambda r: _age(r, release)))}
    label: dict[object, int] = {}
    for place, ref in enumerate(refs):
        label.setdefault(release[ref].group, place)
    units = Units(
        _ints(label[release[ref].group] for ref in refs),
        _ints(release[ref].held for ref in refs),
        _ints(release[ref].agency for ref in refs),
        _ints(rank[ref] for ref in refs),
        _ints(number(ref) for ref in refs),
        _ints(before.ids.get(ref, NONE) for ref in refs),
        _ints(before.under.get(ref, NONE) for ref in refs),
        _ints(before.held[ref].held if ref in before.held else NONE for ref in refs),
    )
    settled = settle(units, _known(before), lambda unit, n: number(f"{refs[unit]} {n}"))
    return _made(release, refs, settled, before)


def _age(ref: str, release: Release) -> tuple[int, str]:
    return release[ref].received, ref


def _known(before: Made) -> Known:
    rows = [(*row, before.since[row[:2]]) for row in sorted(_rows(before))]
    columns = list(zip(*rows, strict=True)) or [()] * 5
    return Known(*(_ints(column) for column in columns))


def _rows(made: Made) -> set[tuple[int, int, int, int]]:
    """Every known id: number, audience, state, and what it leads to."""
    everybodys = made.living(EVERYBODY)
    rows = {(one, EVERYBODY, LIVING, NONE) for one in everybodys}
    for ref, one in made.held.items():
        if one.held == RESTRICTED and made.ids[ref] not in everybodys:
            rows.add((made.ids[ref], one.agency, LIVING, NONE))
    for audience, led in made.forward.items():
        rows |= {(old, audience, LED_ON if to >= 0 else GONE, to) for old, to in led.items()}
    return rows


def _made(release: Release, refs: list[str], settled: Settled, before: Made) -> Made:
    made = Made(
        dict(zip(refs, settled.number.tolist(), strict=True)),
        dict(zip(refs, settled.under.tolist(), strict=True)),
        dict(release),
        turn=before.turn + 1,
    )
    for audience, old, to in settled.forward:
        if len(old):
            made.forward[audience] = dict(zip(old.tolist(), to.tolist(), strict=True))
    for audience, changes in settled.changes:
        columns = (changes.kind, changes.was, changes.now, changes.records)
        rows = zip(*(column.tolist() for column in columns), strict=True)
        made.changes[audience] = [(KINDS[kind], *rest) for kind, *rest in rows]
    lived = {(one, audience) for one, audience, state, _ in _rows(before) if state == LIVING}
    for one, audience, state, _ in _rows(made):
        key = one, audience
        came = state == LIVING and key not in lived
        made.since[key] = made.turn if came else before.since.get(key, made.turn)
    return made


def _ints(values) -> np.ndarray:
    return np.array(list(values), np.int64)


REFS = tuple(f"A{n % AGENCIES}/own/{n}" for n in range(9))


@st.composite
def releases(draw, restricted: bool = True, refs: tuple[str, ...] = REFS) -> Release:
    """Any release of these records: some there, some open, in any groups that may be."""
    kinds = [OPEN, OPEN, OPEN, RESTRICTED, SEALED] if restricted else [OPEN]
    present = draw(st.lists(st.sampled_from(refs), unique=True, max_size=len(refs)))
    held = {ref: draw(st.sampled_from(kinds)) for ref in present}
    groups = {ref: draw(st.integers(0, 3)) for ref in present}
    open_groups = {groups[ref] for ref in present if held[ref] == OPEN}
    release = {}
    for ref in sorted(present):
        agency = int(ref[1])
        group: object = groups[ref]
        if held[ref] == SEALED:
            group = ref
        elif held[ref] == RESTRICTED and (group not in open_groups or draw(st.booleans())):
            group = (agency, group)
        release[ref] = Held(group, held[ref], agency, draw(st.integers(0, 3)))
    return release


def histories(restricted: bool = True, most: int = 6) -> st.SearchStrategy[list[Release]]:
    return st.lists(releases(restricted), min_size=1, max_size=most)
