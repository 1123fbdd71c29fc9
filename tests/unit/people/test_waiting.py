"""Links that wait for a human, as a release keeps them: each agency is asked what its own eyes see,
and nothing of what is kept close shows in what others are asked, not even in a count."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wayhome.governance.visibility import visible_sql
from wayhome.people.waiting import LINK_TO_JUDGE

pytestmark = pytest.mark.slow

AGENCIES = ("NBC", "NPD", "ECC")
WIDE = "official-sensitive"
SEES_NOTHING_CLOSE = ""


@dataclass(frozen=True)
class Record:
    """One record: who it is of, who sent it, and the markings of its rows."""

    ref: str
    person: str
    agency: str
    markings: tuple[str, ...]
    sealed: bool

    def seen(self, eyes: str) -> bool:
        return WIDE in self.markings or self.agency == eyes


Alike = tuple[Record, Record, float, bool]
World = tuple[list[Record], list[Alike]]
Asked = tuple[str, str, str, str, int, bool, bool]


@st.composite
def worlds(draw: st.DrawFn) -> World:
    markings = st.lists(st.sampled_from([WIDE, "restricted"]), min_size=1, max_size=2)
    sealed = st.sampled_from((False, False, False, True))
    drawn = st.tuples(st.sampled_from("abcd"), st.sampled_from(AGENCIES), markings, sealed)
    records = [
        Record(f"{agency}/s/{n}", person, agency, tuple(marked), shut)
        for n, (person, agency, marked, shut) in enumerate(draw(st.lists(drawn, max_size=9)))
    ]
    pairs = [(a, b) for a in records for b in records if a.ref < b.ref]
    weights = st.tuples(st.integers(1, 3).map(float), st.booleans())
    alike = [(*pair, *draw(weights)) for pair in pairs if draw(st.booleans())]
    return records, alike


def asked(world: World, agency: str, eyes: str) -> list[Asked]:
    """What somebody is asked, worked out over what they see and nothing else."""
    records, alike = world
    visible = [one for one in records if one.seen(eyes) and not one.sealed]
    mine = {one.person for one in visible if one.agency == agency}
    seen = [
        pair
        for pair in alike
        if all(one in visible for one in pair[:2])
        and pair[0].person != pair[1].person
        and mine & {pair[0].person, pair[1].person}
    ]

    def people(pair: Alike) -> tuple[str, ...]:
        return tuple(sorted((pair[0].person, pair[1].person)))

    return [
        _likeliest(list(of_two), *two) for two, of_two in groupby(sorted(seen, key=people), people)
    ]


def _likeliest(pairs: list[Alike], one: str, two: str) -> Asked:
    left, right, _, refused = min(pairs, key=lambda each: (-each[2], each[0].ref, each[1].ref))
    everybodys = left.seen(SEES_NOTHING_CLOSE) and right.seen(SEES_NOTHING_CLOSE)
    return one, two, left.ref, right.ref, len(pairs), refused, everybodys


def kept(con: duckdb.DuckDBPyConnection, agency: str, eyes: str) -> list[Asked]:
    """What the table holds for somebody, by the rule that guards every table."""
    found = con.execute(
        f"""
        select least(left_person, right_person) as one, greatest(left_person, right_person) as two,
          left_ref, right_ref, pairs, refused, open
        from (from link_to_judge where {visible_sql()}) where agency = $agency
        qualify row_number() over (partition by one, two order by marking = '{WIDE}') = 1
        order by one, two
        """,
        {"viewer": eyes, "agency": agency},
    )
    return found.fetchall()


def release(world: World) -> duckdb.DuckDBPyConnection:
    records, alike = world
    con = duckdb.connect()
    con.execute("create table person_subject (subject_ref text, person_id text)")
    con.execute(
        "create table subject (subject_ref text, agency text, marking text, sealed_reason text)"
    )
    con.execute(
        "create table link (left_ref text, right_ref text, weight double, band text, reason text)"
    )
    _fill(con, "person_subject", [(one.ref, one.person) for one in records])
    stated = [
        (one.ref, one.agency, marking, "adoption" if one.sealed else None)
        for one in records
        for marking in one.markings
    ]
    _fill(con, "subject", stated)
    links = [
        (one.ref, two.ref, weight, "for a human", "kept apart: twins" if refused else "same name")
        for one, two, weight, refused in alike
    ]
    _fill(con, "link", links)
    con.execute(f"create table link_to_judge as {LINK_TO_JUDGE}")
    return con


def _fill(con: duckdb.DuckDBPyConnection, table: str, rows: Iterable[tuple[object, ...]]) -> None:
    held = list(rows)
    if held:
        marks = ", ".join(f"({', '.join('?' for _ in row)})" for row in held)
        con.execute(f"insert into {table} values {marks}", [value for row in held for value in row])


@settings(max_examples=40)
@given(worlds())
def test_each_is_asked_what_their_own_eyes_see(world: World) -> None:
    with release(world) as con:
        for agency in AGENCIES:
            for eyes in (agency, SEES_NOTHING_CLOSE):
                assert kept(con, agency, eyes) == asked(world, agency, eyes)


@settings(max_examples=40)
@given(worlds())
def test_a_row_for_everybody_is_the_same_without_what_is_kept_close(world: World) -> None:
    records, alike = world
    everybodys = [
        Record(one.ref, one.person, one.agency, (WIDE,), one.sealed)
        for one in records
        if one.seen(SEES_NOTHING_CLOSE) and not one.sealed
    ]
    by_ref = {one.ref: one for one in everybodys}
    links = [
        (by_ref[one.ref], by_ref[two.ref], *rest)
        for one, two, *rest in alike
        if one.ref in by_ref and two.ref in by_ref
    ]
    wide = f"from link_to_judge where marking = '{WIDE}' order by all"
    with release(world) as whole, release((everybodys, links)) as less:
        assert whole.execute(wide).fetchall() == less.execute(wide).fetchall()
