"""The index on disk: keys as numbers, names in order, and a file that is not whole."""

import tempfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import duckdb
import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from wayhome import people
from wayhome.lexicon.errors import Damaged
from wayhome.people.compiled import near
from wayhome.people.lookup.hashing import of_column, of_texts
from wayhome.people.lookup.sorting import ENTRY, write_sorted


@given(st.lists(st.text(max_size=30)), st.integers(0, 5))
def test_a_column_is_numbered_as_each_text_is(texts: list[str], start: int) -> None:
    column = pa.array(texts, pa.string()).slice(start)
    assert of_column(column).tolist() == of_texts(texts[start:]).tolist()


def test_the_number_of_a_key_never_changes() -> None:
    # a release is searched by a later version too; published test values of FNV-1a
    known = {"": 0xCBF29CE484222325, "a": 0xAF63DC4C8601EC8C, "foobar": 0x85944171F73967E8}
    assert of_texts(list(known)).tolist() == list(known.values())


@given(
    st.lists(st.integers(0, 2**64 - 1) | st.integers(0, 40) | st.sampled_from((2**63, 2**64 - 1))),
    st.integers(0, 2**64 - 1) | st.integers(0, 41),
    st.integers(1, 40),
)
def test_a_guess_ends_where_halving_does(numbers: list[int], value: int, times: int) -> None:
    held = np.sort(np.array(numbers * times, np.uint64))
    for asked in (value, *numbers[:20]):
        assert near(held, np.uint64(asked)) == np.searchsorted(held, np.uint64(asked))


@given(st.lists(st.tuples(st.integers(0, 2**64 - 1) | st.sampled_from((0, 7, 2**64 - 1)),
                          st.integers(0, 3), st.integers(0, 3))), st.integers(1, 5))  # fmt: skip
def test_entries_are_put_in_order_range_by_range(
    told: list[tuple[int, int, int]], at_once: int
) -> None:
    entries = np.array(told, ENTRY)
    batches = (entries[n : n + at_once] for n in range(0, len(told), at_once))
    with tempfile.TemporaryDirectory() as folder:
        write_sorted(batches, Path(folder))
        names = ("keys", "starts", "faces", "agencies")
        keys, starts, faces, agencies = (np.load(Path(folder, f"{name}.npy")) for name in names)
        assert {path.name for path in Path(folder).iterdir()} == {f"{name}.npy" for name in names}
    every = np.repeat(keys, np.diff(starts)).tolist()
    found = list(zip(every, faces.tolist(), agencies.tolist(), strict=True))
    assert found == sorted(told), "in whatever order they came"
    assert keys.tolist() == sorted({key for key, _, _ in told})


@pytest.fixture
def lookup(records: Callable[..., duckdb.DuckDBPyConnection], tmp_path: Path) -> people.Lookup:
    con = records(
        subject=[
            {"subject_ref": "NBC/s/1", "given_names": "Kai", "family_name": "Turner",
             "dob": "2010-03-12"},
            {"subject_ref": "NBC/s/1", "given_names": "Kaiden", "family_name": "Turner",
             "dob": "2010-03-12", "marking": "restricted"},
            {"subject_ref": "NBC/s/2", "given_names": "Zoe", "family_name": "Hidden",
             "sealed_reason": "adoption"},
        ]
    )  # fmt: skip
    people.link(con)
    people.index(con)
    people.keep_index(con, tmp_path)
    return people.Lookup(tmp_path / people.LOOKUP)


def test_rows_that_shape_nobody_are_for_their_agency(lookup: people.Lookup) -> None:
    for key in ("name|kaiden", "full name|turner|kaiden", "name|zoe", "initial|hidden|z"):
        assert [len(faces) for faces in lookup.entries([key], "NBC")] == [1], key
        for eyes in ("", "NPF"):
            assert [len(faces) for faces in lookup.entries([key], eyes)] == [0], key
    (open_face,), (own_face,) = lookup.entries(["name|kai", "name|kaiden"], "NBC")
    (person,) = set(lookup.people([open_face, own_face]).tolist())
    assert [face.first for face in lookup.of_person(person, "NBC")] == ["kai", "kaiden"]
    assert [face.first for face in lookup.of_person(person, "NPF")] == ["kai"]


def test_names_that_begin_so(lookup: people.Lookup) -> None:
    assert lookup.names("kai", "NBC") == {"kai": 1, "kaiden": 1}
    assert lookup.names("kai", "") == {"kai": 1}
    assert lookup.names("zzz", "NBC") == {}
    assert [one.name for one in people.complete(lookup, "t", "")] == []
    assert [one.name for one in people.complete(lookup, "tu", "")] == ["turner"]


@pytest.mark.parametrize("file", ["head.json", "keys.npy", "states.jsonl", "names.arrow"])
def test_an_index_that_is_not_whole_is_said(
    lookup: people.Lookup, tmp_path: Path, file: str
) -> None:
    (tmp_path / people.LOOKUP / file).unlink()
    with pytest.raises(Damaged, match="build again"):
        people.Lookup(tmp_path / people.LOOKUP)


def test_an_index_that_states_other_columns_is_said(lookup: people.Lookup, tmp_path: Path) -> None:
    head = tmp_path / people.LOOKUP / "head.json"
    head.write_text(head.read_text().replace('"upn"', '"upn_then"'))
    with pytest.raises(Damaged, match="build again"):
        people.Lookup(tmp_path / people.LOOKUP)


HOMES = [
    {"area": "E01", "occurred_from": "2010-01-01"},
    {"area": "E02", "occurred_from": "2020-05-01", "occurred_to": "2024-05-01"},
    {"area": "E03", "occurred_from": "2021-01-01", "marking": "restricted"},
    {"area": "E04", "occurred_from": "2022-01-01", "superseded_at": "2022-06-01"},
    {"area": "E05", "occurred_from": "2027-01-01"},
    {"area": "E06", "occurred_from": "2023-01-01", "kind": "school"},
]


def test_home_is_the_newest_on_a_day_that_the_reader_may_see(
    records: Callable[..., duckdb.DuckDBPyConnection], tmp_path: Path
) -> None:
    con = records(
        subject=[{"subject_ref": "NBC/s/1", "given_names": "Kai", "family_name": "Turner"}],
        stay=[{"subject_ref": "NBC/s/1", **home} for home in HOMES],
    )
    people.link(con)
    people.index(con)
    people.keep_index(con, tmp_path)
    lookup = people.Lookup(tmp_path / people.LOOKUP)
    days = [date(year, 11, 20) for year in (1990, 2015, 2020, 2022, 2026)]
    assert [lookup.home(0, "NPF", day) for day in days] == [None, "E01", "E02", "E02", "E01"]
    assert [lookup.home(0, "NBC", day) for day in days] == [None, "E01", "E02", "E03", "E03"]


def test_an_old_reference_is_known_to_whoever_may_know_of_it(
    records: Callable[..., duckdb.DuckDBPyConnection], tmp_path: Path
) -> None:
    con = records(
        subject=[{"subject_ref": f"NBC/s/{n}", "given_names": name, "family_name": "Turner"}
                 for n, name in enumerate(("Kai", "Zoe", "Ada", "Ben"))]
    )  # fmt: skip
    people.link(con)
    told = con.execute("select person_id from person_subject order by subject_ref").fetchall()
    openly, to_one, to_nobody, never = (row[0] for row in told)
    con.executemany(
        "insert into person_forward by name "
        "select ? as was, ? as now, ? as agency, ? as marking",
        [["P-1", openly, None, "official-sensitive"], ["P-2", to_one, "NBC", "restricted"],
         ["P-3", to_nobody, None, None], ["P-4", None, None, "official-sensitive"]],
    )  # fmt: skip
    people.index(con)
    people.keep_index(con, tmp_path)
    lookup = people.Lookup(tmp_path / people.LOOKUP)
    known = {eyes: [lookup.led_to([one], eyes) for one in (openly, to_one, to_nobody, never)]
             for eyes in ("NBC", "NPF", "")}  # fmt: skip
    assert known["NBC"] == [True, True, False, False]
    assert known["NPF"] == known[""] == [True, False, False, False]
    assert lookup.led_to([never, openly], "")
    assert not lookup.led_to([], "")
