"""Looking up and linking weigh a pair alike: each condition, and the whole weight."""

import random
from collections import namedtuple
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import duckdb
import pyarrow as pa
import pytest

from wayhome.lexicon.errors import Damaged
from wayhome.people.candidates import build_pairs
from wayhome.people.conditions import first_that_holds
from wayhome.people.model import load
from wayhome.people.scoring import Scorer
from wayhome.people.splink_model import score_pairs
from wayhome.people.units import build_units

TEXTS = {
    "first": ["kai", "kay", "kie", "k", "muhammad", "mohamed", "zoë", "zoe", "嘉", ""],
    "family": ["turner", "turnar", "kai", "khan", "okonkwo", "ōkonkwo", "t"],
    "full_name": ["kai turner", "kay turner", "muhammad khan"],
    "first_skeleton": ["k", "mhmd", "s", ""],
    "family_skeleton": ["trnr", "kn", "knkw"],
    "dob": ["2010-03-12", "2010-12-03", "2010-03-13", "2010-01-01", "2012-07-30"],
    "dob_precision": ["day", "month", "year", "not known"],
    "dob_sorted": ["20100312", "20100101", "20120730"],
    "sex": ["male", "female"],
    "nhs_number": ["9434765919", "9434765918", "4010232137"],
    "upn": ["A123456789012", "A123456789013"],
    "former_upn": ["A123456789012", "B123456789012"],
    "pnc_id": ["2019/0000001A", "2019/0000010A"],
    "uln": ["1000000000", "1000000001"],
    "child_id": ["17", "18"],
    "postcode": ["M1 1AA", "M1 1AB", "M1 2AA"],
    "sector": ["M11", "M12"],
    "outcode": ["M1", "LS1"],
}
LISTS = {
    "middles": ["james", "kai", "j", "lee"],
    "parts": ["turner", "khan", "van"],
    "nicknames": ["kay", "kai", "zoe", "k"],
    "postcodes": ["M1 1AA", "M1 2AA"],
    "premises": ["M11AA|3", "M11AA|4"],
    "own_phones": ["+447700900123"],
    "all_phones": ["+447700900123", "+447700900124"],
}
FIELDS = (*TEXTS, *LISTS, "dob_default")
Record = namedtuple("Record", FIELDS)  # type: ignore[misc]


def _anything(rng: random.Random) -> Any:
    """A record of any values that a face can have; a third of them not known."""
    texts = {f: rng.choice([None, *TEXTS[f], *TEXTS[f]]) for f in TEXTS}
    lists = {f: rng.choice([None, tuple(rng.sample(v, rng.randint(1, len(v))))])
             for f, v in LISTS.items()}  # fmt: skip
    return Record(**texts, **lists, dob_default=rng.choice([None, True, False]))


def _table(pairs: list[tuple[Any, Any]]) -> pa.Table:
    kinds = {f: pa.list_(pa.string()) if f in LISTS else pa.string() for f in FIELDS}
    kinds["dob_default"] = pa.bool_()
    columns = {
        f"{field}_{side}": pa.array([getattr(pair[place], field) for pair in pairs], kinds[field])
        for place, side in enumerate("lr")
        for field in FIELDS
    }
    return pa.table({"number": range(len(pairs)), **columns})


def test_python_and_sql_answer_alike() -> None:
    rng = random.Random(7)
    pairs = [(_anything(rng), _anything(rng)) for _ in range(2_000)]
    con = duckdb.connect()
    con.register("pair", _table(pairs))
    for comparison in load().comparisons:
        said = [level.sql for level in comparison.levels[:-1]]
        cases = " ".join(f"when {sql} then {number}" for number, sql in enumerate(said))
        rows = con.execute(
            f"select case {cases} else {len(said)} end from pair order by number"
        ).fetchall()
        holds = first_that_holds(said, comparison.column)
        assert [holds(*pair) for pair in pairs] == [row[0] for row in rows], comparison.name


@pytest.mark.parametrize(
    ("sql", "true", "false", "unknown"),
    [
        # condition                          values of a_l and a_r
        ("a_l = a_r", "xx", "xy", "x-"),
        ("not (a_l = a_r)", "xy", "xx", "x-"),
        ("not (a_l = a_r and a_l = 'x')", "xy", "xx", "x-"),
        ("not coalesce(a_l = a_r, false)", "x-", "xx", None),
        ("coalesce(a_l <> a_r, true)", "x-", "xx", None),
        ("a_l is null or a_r is null", "x-", "xy", None),
        ("len(a_l) + len(a_r) >= 2", "xy", None, "x-"),
        ("a_l in ('x', 'z')", "xy", "yx", "-x"),
    ],
)
def test_what_is_not_known_is_no_yes(
    sql: str, true: str, false: str | None, unknown: str | None
) -> None:
    pair = namedtuple("pair", "a")
    holds = first_that_holds([sql], "c")
    for values, wanted in ((true, 0), (false, 1), (unknown, 1)):
        if values:
            left, right = (pair(None if v == "-" else v) for v in values)
            assert holds(left, right) == wanted, values


def test_a_condition_that_python_cannot_hold_is_refused() -> None:
    with pytest.raises(Damaged, match="soundex"):
        first_that_holds(["soundex(first_l) = soundex(first_r)"], "name")


GIVEN = "Kai Kay Kaiden Muhammad Mohamed Zoe Zoë Amira Mia Leo Theo Laura Lara".split()
FAMILY = "Turner Turnar Khan Okonkwo Burke Hoyle Stevens Stephens O'Neil Turner-Khan".split()
STREETS = ("14 Mill Road", "15 Mill Road", "2 High Street")


def _somebody(rng: random.Random, number: int) -> tuple[dict[str, object], dict[str, object]]:
    """Particulars and a home out of few values, so that much of it agrees by chance."""
    ref = f"NB{rng.choice('CPE')}/own/{number}"
    day = f"{rng.randint(2008, 2011)}-0{rng.randint(1, 3)}-{rng.randint(10, 14)}"
    subject = {
        "subject_ref": ref,
        "given_names": " ".join(rng.sample(GIVEN, rng.choice([1, 1, 2]))),
        "family_name": rng.choice([*FAMILY, None]),
        "dob": rng.choice([day, day, day, None]),
        "dob_precision": rng.choice(["day", "day", "day", "month", "year"]),
        "sex": rng.choice(["male", "female", None]),
        "nhs_number": rng.choice(["9434765919", "4010232137", None, None, None]),
    }
    postcode = rng.choice(["M1 1AA", "M1 1AB", "LS1 4AP"])
    return subject, {"subject_ref": ref, "address": rng.choice(STREETS), "postcode": postcode}


def test_linking_and_looking_up_weigh_a_pair_alike(
    records: Callable[..., duckdb.DuckDBPyConnection],
) -> None:
    rng, model = random.Random(11), load()
    subjects, homes = zip(*(_somebody(rng, number) for number in range(300)), strict=True)
    con = records(subject=subjects, stay=homes)
    con.execute("create schema work; use memory.work")
    build_units(con, "memory.main", model.limits)
    build_pairs(con, model.limits)
    score_pairs(con, replace(model, for_a_human=-100.0))
    faces = {face.unit: face for face in _faces(con)}
    scorer = Scorer(model, len(faces))
    scored = con.execute("select unit_l, unit_r, weight from scored").fetchall()
    assert len(scored) > 1_500
    for left, right, weight in scored:
        pair = faces[left], faces[right]
        assert abs(scorer.bits(*pair) - weight) < 2e-6, scorer.weigh(*pair)
        assert scorer.weigh(*pair).bits == scorer.bits(*pair)


def _faces(con: duckdb.DuckDBPyConnection) -> list[Any]:
    joins = " ".join(f"left join tf_{c} using ({c})" for c in load().frequencies)
    found = con.execute(f"from face {joins} where preferred")
    face = namedtuple("face", [column[0] for column in found.description])
    return [
        face(*(tuple(v) if isinstance(v, list) else v for v in row)) for row in found.fetchall()
    ]
