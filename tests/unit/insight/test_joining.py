"""What is told of how records are joined: nothing small of one source, and what explains it."""

from hypothesis import given
from hypothesis import strategies as st

from wayhome.insight.drift import Cause, Changed, What, changed, drift, stopped
from wayhome.insight.joining import Figures, Why, share, sizes, sources, totals

FIELDS = ("date of birth", "postcode")
A, B = "NBC/ssd", "NBP/police"


def figures(**more: int) -> Figures:
    """Two sources of 200 records each; more as `unjoined__A=50`."""
    values = {("records", "", ""): 400, ("people", "", ""): 250, ("model", "", "2026-11-28"): 1}
    for source in (A, B):
        values |= {("source_records", source, ""): 200, ("source_people", source, ""): 190}
        values |= {("newest", source, ""): 20_000, ("delivery", source, f"D-{source}"): 200}
    return Figures(values | {_key(name): value for name, value in more.items()})


def _key(name: str) -> tuple[str, str, str]:
    figure, source, other = (name.split("__") + ["", ""])[:3]
    return figure, {"A": A, "B": B}.get(source, source), {"B": B}.get(other, other)


def _drift(then: Figures, now: Figures) -> dict[tuple[str, str], tuple[Cause, ...]]:
    found = drift(then, now, sources(then, FIELDS), sources(now, FIELDS))
    return {(one.what, one.source): one.causes for one in found}


def test_a_field_that_records_alone_lack_oftener_explains_them() -> None:
    told = figures(
        unjoined__A=100, lacking__A__postcode=60, lacking_unjoined__A__postcode=50, both__A__B=95
    )
    first, second = sources(told, FIELDS)
    assert first.unjoined.words == "50%"
    assert first.why == (Why("postcode", 50, 10),)
    assert first.lacking["postcode"].percent == 30
    assert first.meetings[0].share.words == "50%"
    assert second.unjoined.words == "0%"


def test_shares_near_nothing_or_all_are_not_told_as_such() -> None:
    assert [share(*of).words for of in ((3, 4), (4, 100), (97, 100), (5, 5000), (4990, 5000))] == [
        "too few to say", "fewer than 5", "all but fewer than 5", "under 1%", "over 99%",
    ]  # fmt: skip


counts = st.lists(st.tuples(st.integers(1, 60), st.integers(0, 60)), min_size=1, max_size=6)


@given(counts)
def test_no_small_count_of_a_source_is_told_or_can_be_worked_out(
    held: list[tuple[int, int]],
) -> None:
    values = {}
    for number, (records, unjoined) in enumerate(held):
        values["source_records", f"S{number}", ""] = records
        values["unjoined", f"S{number}", ""] = min(unjoined, records)
    small = {"records": 0, "unjoined": 0, "joined": 0}
    hidden = {"records": 0, "unjoined": 0}
    for one in sources(Figures(values), ()):
        records = values["source_records", one.source, ""]
        unjoined = values["unjoined", one.source, ""]
        kept = {"records": not one.records.isdigit(), "unjoined": one.unjoined.percent is None}
        told = {"records": records, "unjoined": unjoined, "joined": records - unjoined}
        for name, count in told.items():
            if 0 < count < 5:
                small[name] += 1
                assert kept.get(name, kept["unjoined"]), (one, told)
        for name in hidden:
            hidden[name] += kept[name]
    if len(held) > 1:
        assert not small["records"] or hidden["records"] > 1
        assert not (small["unjoined"] or small["joined"]) or hidden["unjoined"] > 1


def test_of_a_source_of_fewer_than_five_nothing_is_told() -> None:
    told = figures(source_records__A=4, unjoined__A=2, lacking__A__postcode=2, both__A__B=3)
    first, second = sources(told, FIELDS)
    assert (first.records, first.few) == ("fewer than 5", True)
    assert {first.unjoined.words, *(one.words for one in first.lacking.values())} == {
        "too few to say"
    }
    assert second.meetings == ()


def test_totals_and_sizes() -> None:
    told = figures(size____1=150, size____2=80, size____4=18, size____12=2, band____linked=160)
    assert sizes(told) == {
        "1 record": 150, "2 records": 80, "3 to 5": 18, "6 to 10": 0, "More than 10": 2,
    }  # fmt: skip
    assert (totals(told).unjoined, totals(told).large, totals(told).linked) == (150, 2, 160)


def test_nothing_moved() -> None:
    assert _drift(figures(), figures()) == {}


def test_a_withdrawn_file_is_told_as_the_cause() -> None:
    then = figures(delivery__A__late=80)
    now = figures(source_records__A=120, records=320)
    assert _drift(then, now) == {
        (What.RECORDS, ""): (Cause.LEFT_OUT,),
        (What.RECORDS, A): (Cause.LEFT_OUT,),
    }


def test_another_model_and_what_other_sources_sent() -> None:
    then, now = figures(unjoined__A=20), figures(unjoined__A=60, delivery__B__new=10)
    assert _drift(then, now) == {(What.UNJOINED, A): (Cause.ELSEWHERE,)}
    other = Figures({key: n for key, n in now.values.items() if key[0] != "model"})
    assert _drift(then, other) == {(What.UNJOINED, A): (Cause.MODEL,)}


def test_a_source_that_came_went_or_stopped() -> None:
    now = figures(newest__B=20_030)
    without = Figures({key: n for key, n in now.values.items() if key[1] != B})
    assert _drift(now, without)[What.GONE, B] == (Cause.LEFT_OUT,)
    assert (What.CAME, B) in _drift(without, now)
    assert [(one.what, one.source) for one in stopped(figures(), now, sources(now, ()))] == [
        (What.STOPPED, A)
    ]
    assert stopped(now, now, sources(now, ())) == []


def test_ids_that_changed_since() -> None:
    then = Figures({("changed", "merged", "record came"): 3})
    now = Figures({("changed", "merged", "record came"): 5, ("changed", "split", "judgement"): 1})
    assert changed(then, now) == [
        Changed("merged", 2, {"record came": 2}),
        Changed("split", 1, {"judgement": 1}),
    ]
    assert changed(now, then) is None
