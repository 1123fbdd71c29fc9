"""Looking up and linking weigh a pair alike: each condition, and the whole weight."""

import random
from collections import namedtuple
from collections.abc import Callable
from dataclasses import replace
from types import SimpleNamespace
from typing import Any

import duckdb
import face_rows
import pyarrow as pa
import pytest

from wayhome.lexicon.errors import Damaged
from wayhome.people import splink_model
from wayhome.people.before import Before
from wayhome.people.candidates import build_pairs
from wayhome.people.commonness import Commonness
from wayhome.people.conditions import first_that_holds
from wayhome.people.keys import KEYS, keys_of
from wayhome.people.model import load
from wayhome.people.scoring import Scorer
from wayhome.people.splink_model import score_pairs
from wayhome.people.units import build_units


def test_python_and_sql_answer_alike() -> None:
    rng = random.Random(7)
    pairs = [(face_rows.anything(rng), face_rows.anything(rng)) for _ in range(2_000)]
    left, right = (list(side) for side in zip(*pairs, strict=True))
    sides = face_rows.columns(left, "_l") | face_rows.columns(right, "_r")
    con = duckdb.connect()
    con.register("pair", pa.table({"number": range(len(pairs)), **sides}))
    for comparison in load().comparisons:
        said = [level.sql for level in comparison.levels[:-1]]
        holds = first_that_holds(said, comparison.column)
        answers = [holds(*pair) for pair in pairs]
        for asked in (said, [splink_model._quick(sql) for sql in said]):
            cases = " ".join(f"when {sql} then {number}" for number, sql in enumerate(asked))
            rows = con.execute(
                f"select case {cases} else {len(said)} end from pair order by number"
            ).fetchall()
            assert answers == [row[0] for row in rows], comparison.name


def test_no_words_call_a_name_different_that_was_not_given() -> None:
    rng = random.Random(5)
    (name,) = [each for each in load().comparisons if each.name == "name"]
    holds = first_that_holds([level.sql for level in name.levels[:-1]], name.column)
    for part, words in (("family", "surname"), ("first", "first name")):
        for _ in range(2_000):
            left, right = face_rows.anything(rng), face_rows.anything(rng)
            said = name.levels[holds(left._replace(**{part: None}), right)].says
            assert not (words in said and "different" in said), said


def test_a_key_is_the_same_in_sql_and_python() -> None:
    rng = random.Random(3)
    faces = [face_rows.anything(rng) for _ in range(1_000)]
    con = duckdb.connect()
    con.register("face", pa.table({"number": range(len(faces)), **face_rows.columns(faces)}))
    for key in KEYS:
        rows = con.execute(f"select {key.sql} from face order by number").fetchall()
        found = [value if key.several else [value] for (value,) in rows]
        wanted = [{one for one in values or [] if one is not None} for values in found]
        assert [set(key.of(face)) for face in faces] == wanted, key.kind
    for face in faces:
        one_by_one = [(key, value) for key in KEYS for value in key.of(face)]
        assert list(keys_of(face)) == one_by_one


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


def test_what_is_settled_holds_whatever_the_other_states() -> None:
    rng, scorer, settled = random.Random(13), Scorer(load(), 1_000_000), 0
    rights = [_common(face_rows.anything(rng), rng) for _ in range(200)]
    for _ in range(200):
        left = _common(face_rows.anything(rng), rng)
        for name in rng.sample(face_rows.FIELDS, rng.randint(0, len(face_rows.FIELDS))):
            setattr(left, name, None)
        for number, part in enumerate(scorer.settled(left)):
            settled += part is not None
            assert part is None or all(scorer.part(number, left, right) == part for right in rights)
    assert settled > 200


def _common(face: Any, rng: random.Random) -> SimpleNamespace:
    shares = {f"tf_{column}": rng.choice([None, 1e-6, 1e-3]) for column in load().frequencies}
    return SimpleNamespace(**face._asdict(), **shares)


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
    records: Callable[..., duckdb.DuckDBPyConnection], monkeypatch: pytest.MonkeyPatch
) -> None:
    rng, model = random.Random(11), load()
    subjects, homes = zip(*(_somebody(rng, number) for number in range(300)), strict=True)
    con = records(subject=subjects, stay=homes)
    con.execute("create schema work; use memory.work")
    common = Commonness(con, Before())
    build_units(con, "memory.main", model.limits, common)
    build_pairs(con, model.limits, common)
    monkeypatch.setattr(splink_model, "AT_ONCE", 700)  # so that there are several parts
    score_pairs(con, replace(model, for_a_human=-100.0), common)
    faces = {face.unit: face for face in _faces(con)}
    scorer = Scorer(model, len(faces))
    scored = con.execute("select unit_l, unit_r, weight from scored").fetchall()
    assert len(scored) > 1_500
    assert (len(scored),) == con.execute("select count(*) from pairs").fetchone()
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


@pytest.mark.parametrize(
    ("written", "asked"),
    [
        ("damerau_levenshtein(dob_l, dob_r) > 2 or abs(a_l - a_r) >= 8",
         "ABS(a_l - a_r) >= 8 OR (HAMMING(dob_l, dob_r) > 2 "
         "AND DAMERAU_LEVENSHTEIN(dob_l, dob_r) > 2)"),
        ("jaro_winkler_similarity(a_l, a_r) > 0.8 and not (list_has_any(b_l, b_r) or a_l = a_r)",
         "NOT (a_l = a_r OR b_l && b_r) AND JARO_WINKLER_SIMILARITY(a_l, a_r) > 0.8"),
        ("a_l = a_r and b_l = b_r", "a_l = a_r AND b_l = b_r"),
    ],
)  # fmt: skip
def test_what_costs_least_is_asked_first(written: str, asked: str) -> None:
    assert splink_model._quick(written) == asked
