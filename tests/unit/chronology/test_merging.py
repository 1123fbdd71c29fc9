"""Which records are one happening: the rule itself, without a database."""

from datetime import datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from wayhome.chronology.merging import merge
from wayhome.chronology.sameness import RULE_OF, RULES, Sameness, Told, likeness

DAY = datetime.fromisoformat("2026-03-02")
SOURCES = [("NBC", "ssd"), ("NBC", "ssda903"), ("POL", "police"), ("CHR", "missing")]


def told(name: str, source: int, start: str, end: str = "", reference: str = "") -> Told:
    moment = datetime.fromisoformat(start)
    ended = datetime.fromisoformat(end) if end else None
    return Told(name, SOURCES[source], moment, ended, len(start) > 10, reference or None)


def groups(records: list[Told], kind: str = "missing") -> list[str]:
    return [" ".join(r.record_id for r in group) for group in merge(records, RULE_OF[kind])]


def test_an_absence_told_by_three_sources_is_one() -> None:
    records = [
        told("police", 2, "2026-03-02 22:10", "2026-03-03 06:00"),
        told("council", 0, "2026-03-02", "2026-03-03"),
        told("return", 1, "2026-03-02", "2026-03-03"),
    ]
    assert groups(records) == ["council return police"]


def test_two_absences_of_one_source_stay_two() -> None:
    records = [told("a", 0, "2026-03-02"), told("b", 0, "2026-03-02")]
    assert groups(records) == ["a", "b"]


def test_two_on_one_day_told_by_two_sources_stay_two() -> None:
    records = [
        told("p1", 2, "2026-03-02 01:00", "2026-03-02 06:00"),
        told("p2", 2, "2026-03-02 22:00", "2026-03-03 04:00"),
        told("c1", 0, "2026-03-02"),
        told("c2", 0, "2026-03-02"),
    ]
    assert groups(records) == ["c1 p1", "c2 p2"]


def test_a_late_start_joins_but_the_next_absence_does_not() -> None:
    weekend = told("weekend", 2, "2026-03-06 20:00", "2026-03-09 09:00")
    assert groups([weekend, told("late", 0, "2026-03-07", "2026-03-09")]) == ["weekend late"]
    assert groups([weekend, told("next", 0, "2026-03-09", "2026-03-10")]) == ["weekend", "next"]


def test_after_midnight_is_the_same_night() -> None:
    night = told("night", 2, "2026-03-02 23:30", "2026-03-03 05:00")
    assert groups([night, told("day", 0, "2026-03-03", "2026-03-03")]) == ["night day"]


def test_a_chain_of_days_does_not_grow() -> None:
    # Monday, Tuesday, Wednesday, each from another source, a day apart at most: not one suspension.
    chain = [told(str(n), n, f"2026-03-0{2 + n}") for n in range(3)]
    assert groups(chain, "suspension") == ["0 1", "2"]


def test_the_nearer_has_the_place() -> None:
    records = [
        told("a", 2, "2026-03-02"),
        told("near", 0, "2026-03-02"),
        told("far", 0, "2026-03-03"),
        told("b", 2, "2026-03-04"),
    ]
    assert groups(records, "suspension") == ["near a", "far b"]


def test_arrests_by_two_forces_on_one_day_are_two() -> None:
    one = told("one", 2, "2026-03-02 10:00")._replace(agree="E23000001")
    other = told("other", 3, "2026-03-02 12:00")._replace(agree="E23000024")
    assert groups([one, other], "arrest") == ["one", "other"]
    assert groups([one, other._replace(agree=None)], "arrest") == ["one other"]


def test_a_stay_said_often_is_one_stay() -> None:
    records = [
        Told("undated", SOURCES[2], None, None, False),
        Told("again", SOURCES[2], None, None, False),
        told("dated", 0, "2020-01-01"),
    ]
    assert groups(records, "home") == ["again undated dated"]
    apart = [told("then", 0, "2020-01-01", "2020-06-01"), told("later", 0, "2022-01-01")]
    assert groups(apart, "home") == ["then", "later"]


def test_one_reference_joins_across_days() -> None:
    records = [
        told("arrest", 2, "2026-03-02 10:00", reference="X1"),
        told("youth", 3, "2026-03-05", reference="X1"),
        told("long ago", 0, "2025-03-05", reference="X1"),
    ]
    assert groups(records, "arrest") == ["long ago", "arrest youth"]


@st.composite
def absences(draw: st.DrawFn) -> list[Told]:
    count = draw(st.integers(0, 14))
    return [
        Told(
            f"r{number}",
            draw(st.sampled_from(SOURCES)),
            DAY + timedelta(hours=draw(st.integers(0, 30)) * 6),
            draw(st.none() | st.integers(1, 96).map(lambda h: DAY + timedelta(hours=180 + h))),
            draw(st.booleans()),
            draw(st.none() | st.sampled_from(["M1", "M2"])),
            draw(st.none() | st.sampled_from(["E1", "E2"])),
        )
        for number in range(count)
    ]


@given(absences(), st.sampled_from(RULES), st.randoms())
def test_properties_of_merging(records: list[Told], rule: Sameness, random: object) -> None:
    found = merge(records, rule)
    together = [record for group in found for record in group]
    assert sorted(together) == sorted(records), "no record lost or doubled"
    for group in found:
        if rule.lasting:
            continue
        sources = [record.source for record in group]
        assert len(sources) == len(set(sources)), "two records of one source stay two"
        star = any(
            all(other is lead or likeness(lead, other, rule) for other in group) for lead in group
        )
        assert star, "all are like one of them: no chains"
    shuffled = records[:]
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert merge(shuffled, rule) == found, "the order changes nothing"
    assert merge(together, rule) == found, "merging again changes nothing"
