"""The guard-rails of signs: no total, no trait as input, nothing told twice, nothing leaked."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from uuid import uuid4

import duckdb
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from wayhome import chronology, network, signs
from wayhome.pipeline import Release
from wayhome.signs import SIGNS, BadSign
from wayhome.signs.examples import AS_OF, Example
from wayhome.signs.forms import AtLeast
from wayhome.signs.hits import hits
from wayhome.signs.sign import Clause
from wayhome.signs.trial import empty_tables, lay
from wayhome.workspace.disputing.standing import KEPT
from wayhome.workspace.reading import evidence
from wayhome.workspace.reading import signs as reading
from wayhome.workspace.reading.view import View

pytestmark = pytest.mark.slow

Row = dict[str, str]
BORN = "anna 2011-03-01; ben 2012-02-29; older 2004-02-01"
FACTS = """code, version, person_id, strength, fired_on, newest, until, first_alone, first_together,
    together_sure, wording"""


def _view(con: duckdb.DuckDBPyConnection, eyes: str = "") -> View:
    seen = View(Release(Path(uuid4().hex)), eyes, eyes, con)
    seen.kept[KEPT] = frozenset()  # nobody disputes anything here
    seen.__dict__["today"] = AS_OF  # a release would say it
    return seen


def of_person(con: duckdb.DuckDBPyConnection, eyes: str = "") -> list[reading.Shown]:
    """Anna's signs as pages read them, newest first, context last."""
    found = reading.of_person(_view(con, eyes), "anna")
    past = [one for group in found.past for one in group.spells]
    plain = sorted([*found.standing, *past], key=lambda one: (-one.fired_on.toordinal(), one.code))
    return [*plain, *found.context]


def _table(rows: list[Row]) -> str:
    names = list(dict.fromkeys(name for row in rows for name in row))
    lines = [names, *([row.get(name, "") for name in names] for row in rows)]
    return "\n".join(" | ".join(line) for line in lines)


def _built(rows: list[Row], born: str = BORN, change: str = "") -> duckdb.DuckDBPyConnection:
    con = empty_tables()
    lay(con, Example("", _table(rows), born=born))
    if change:
        con.execute(change)
    chronology.build(con)
    network.map_out(con)
    signs.build(con, AS_OF)
    return con


def _signs(con: duckdb.DuckDBPyConnection, where: str = "true") -> list[tuple[object, ...]]:
    try:
        return con.execute(
            f"""select {FACTS}, (select list_sort(list(e.record_id)) from sign_evidence e
                where e.sign_id = s.sign_id and e.audience = s.audience)
            from sign s where {where} order by all"""
        ).fetchall()
    finally:
        con.close()


DAYS = st.integers(0, 200).map(lambda n: date(2026, 1, 1) + timedelta(days=n))
KINDS: list[Row] = [
    {"kind": "missing"},
    {"kind": "arrest", "category": "drug_supply", "place": "county", "reference": "X1"},
    {"kind": "stop", "category": "weapon", "place": "near town"},
    {"kind": "suspension", "code": "DA"},
    {"kind": "return_interview", "outcome": "declined"},
    {"kind": "attendance", "value": "2", "of": "10"},
    {"kind": "factor", "category": "domestic_abuse", "code": "3A"},
    {"kind": "home", "place": "city"},
    {"kind": "placement", "place": "county"},
]


@st.composite
def lives(draw: st.DrawFn) -> list[Row]:
    rows: list[Row] = []
    for number in range(draw(st.integers(3, 22))):
        day = draw(DAYS)
        row = {"record": f"r{number:02}", **draw(st.sampled_from(KINDS))}
        row["who"] = draw(st.sampled_from(["anna", "ben", "anna, older"]))
        if row["kind"] in {"home", "placement"}:
            row["who"] = draw(st.sampled_from(["anna", "ben"]))
            day = day.replace(year=2025)
        row["agency"] = draw(st.sampled_from(["NBC", "POL"]))
        row["from"] = f"{day} 20:00" if draw(st.booleans()) else f"{day}"
        row["to"] = f"{day + timedelta(days=draw(st.integers(1, 5)))}"
        if row["kind"] in {"home", "placement"}:
            row["to"] = ""
        row["recorded"] = f"{day + timedelta(days=draw(st.integers(0, 30)))}"
        rows.append(row)
    return rows


FEW = settings(max_examples=4, deadline=None, suppress_health_check=list(HealthCheck))


@FEW
@given(lives(), st.randoms(), st.integers(-60, 60))
def test_properties_of_signs(rows: list[Row], random: object, days: int) -> None:
    con = _built(rows)
    assert con.execute(
        "select count(*) from sign where first_alone < first_together"
    ).fetchone() == (0,)
    first = _signs(con)
    # Three changes at once, because each build costs: another order of the records, every trait
    # changed and every date of birth moved by the same days, and somebody else beside them.
    other = {"record": "z", "who": "zoe", "agency": "POL", "kind": "missing", "from": "2026-02-02"}
    shuffled = [*rows, other]
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    traits = f"""update subject set sex = 'female', gender = 'F', ethnicity = 'MWBC',
        dob = dob + {days}"""
    assert _signs(_built(shuffled, change=traits), "person_id <> 'zoe'") == first


def test_no_table_of_signs_holds_a_number_to_rank_by() -> None:
    con = _built([{"record": "a", "agency": "NBC", "kind": "missing", "from": "2026-01-01"}])
    numbers = con.execute(
        """select table_name, column_name from duckdb_columns()
        where table_name like 'sign%' and data_type not like 'DATE'
        and data_type not in ('VARCHAR', 'BOOLEAN', 'TIMESTAMP')"""
    ).fetchall()
    con.close()
    assert sorted(numbers) == [("sign", "window_days"), ("sign_aside", "window_days")]


@pytest.mark.parametrize("trait", ["sex", "ethnicity", "dob", "age", "gender"])
def test_a_rule_that_reads_a_trait_does_not_load(trait: str) -> None:
    clause = Clause("Missing", hits(f"s.kind = 'missing' and s.{trait} = 'x'"), AtLeast(1, 10))
    with pytest.raises(BadSign, match="trait"):
        replace(SIGNS["I01"], clauses=(clause,))


@pytest.mark.parametrize(
    "change",
    [{"code": "1"}, {"limits": ""}, {"citations": ("X",)}, {"version": "1"}, {"examples": ()}],
)
def test_an_incomplete_definition_does_not_load(change: dict[str, object]) -> None:
    with pytest.raises(BadSign, match="Mend its file"):
        replace(SIGNS["I01"], **change)  # type: ignore[arg-type]


def test_acute_needs_more_than_weak_intelligence_whatever_the_sign() -> None:
    rows = [
        {"record": "a", "agency": "POL", "kind": "missing", "from": "2026-03-01 20:00",
         "to": "2026-03-07 20:00", "grading": grading, "who": who}
        for who, grading in (("anna", "2D P"), ("ben", "1B P"), ("older", "3A C"))
    ]  # fmt: skip
    for number, row in enumerate(rows):
        row["record"] = f"r{number}"
    con = _built(rows, born="")
    found = con.execute(
        "select person_id, strength from sign where code = 'I02' order by 1"
    ).fetchall()
    con.close()
    assert found == [("anna", "S"), ("ben", "A"), ("older", "S")]


def test_adults_are_out_of_scope_and_the_unknown_are_in() -> None:
    missing = {"agency": "NBC", "kind": "missing", "from": "2026-03-01 20:00", "to": "2026-03-03"}
    rows = [{**missing, "record": who, "who": who} for who in ("anna", "older", "unknown")]
    con = _built(rows)
    found = con.execute("select person_id from sign where code = 'I02' order by 1").fetchall()
    con.close()
    assert found == [("anna",), ("unknown",)]


MISSING = [
    {"record": "a", "agency": "NBC", "kind": "missing", "from": "2026-03-01"},
    {"record": "b", "agency": "NBC", "kind": "missing", "from": "2026-03-08"},
    {
        "record": "c",
        "agency": "POL",
        "kind": "missing",
        "from": "2026-03-15",
        "received": "2026-09-01",
    },
]


@pytest.fixture
def restricted() -> Iterator[duckdb.DuckDBPyConnection]:
    con = _built([{**row, "who": "anna", "marking": mark} for row, mark in zip(
        MISSING, ("official", "official", "restricted"), strict=True)])  # fmt: skip
    yield con
    con.close()


def test_a_sign_that_needs_a_restricted_record_is_for_its_agency(
    restricted: duckdb.DuckDBPyConnection,
) -> None:
    assert [s.code for s in of_person(restricted, "NBC")] == ["I03"]
    own = of_person(restricted, "POL")
    assert [s.code for s in own] == ["I01", "I03"]
    assert of_person(restricted)[0].code == "I03"
    open_rising = of_person(restricted)[0]
    assert set(evidence.record_ids(_view(restricted), open_rising)) == {"a", "b"}


def test_late_data_is_dated_by_its_receipt() -> None:
    con = _built([{**row, "who": "anna"} for row in MISSING])
    (repeat,) = (s for s in of_person(con) if s.code == "I01")
    con.close()
    assert repeat.fired_on == date(2026, 3, 15)
    assert repeat.first_received == date(2026, 9, 1)
    assert repeat.first_alone is None


def test_context_is_never_alone_and_stands_beside_others() -> None:
    harm = {"record": "h", "who": "anna", "agency": "NBC", "kind": "factor", "from": "2018-03-01",
            "category": "domestic_abuse", "code": "3A"}  # fmt: skip
    con = _built([harm])
    assert con.execute("select count(*) from sign").fetchone() == (1,)
    assert of_person(con) == []
    con.close()
    con = _built([harm, *({**row, "who": "anna"} for row in MISSING)])
    assert [s.code for s in of_person(con)] == ["I01", "I03", "I54"]
    con.close()


def test_the_sentence_is_no_more_than_the_first_day_may_have_known() -> None:
    """Two absences, the second the longer: the day of the first stands beside the sentence."""
    nights = [("a", "2026-10-29 20:00", "2026-10-30 23:30"),
              ("b", "2026-11-11 20:00", "2026-11-14 19:15")]  # fmt: skip
    con = _built([
        {"record": name, "who": "anna", "agency": "POL", "kind": "missing", "from": a, "to": b}
        for name, a, b in nights
    ])  # fmt: skip
    (long,) = (s for s in of_person(con) if s.code == "I02")
    con.close()
    assert long.wording == "Missing for nearly 3 days at the longest"
    assert (long.fired_on, long.newest) == (date(2026, 10, 30), date(2026, 11, 12))


def test_the_sentence_and_its_dates_hold_nothing_that_the_viewer_may_not_see() -> None:
    days = ("2026-03-01", "2026-03-08", "2026-03-15", "2026-03-22")
    con = _built([
        {"record": day, "who": "anna", "agency": "POL", "kind": "missing", "from": day,
         "marking": "restricted" if day == days[-1] else "official"}
        for day in days
    ])  # fmt: skip
    told = {eyes: next(s for s in of_person(con, eyes) if s.code == "I01") for eyes in ("", "POL")}
    con.close()
    assert told[""].wording == "Reported missing three times in 90 days"
    assert told[""].newest == date(2026, 3, 15)
    assert told["POL"].wording == "Reported missing up to four times in 90 days"
    assert told["POL"].newest == date(2026, 3, 22)
