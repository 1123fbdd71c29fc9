"""The feed contracts fit the records: every table is mapped, every rule can be run."""

import duckdb
import pytest

from wayhome.extracts import feeds
from wayhome.lexicon.kinds import EventKind, RelationKind, Role, StayKind
from wayhome.lexicon.marking import Marking
from wayhome.records.mappings import MAPPINGS, NO_FACTS
from wayhome.records.provenance import BY_NAME
from wayhome.records.schema import PROVENANCE, TABLES

FEEDS = [
    *("cin", "community", "education", "generic", "health", "housing", "missing", "nrm", "own"),
    *("police", "ssd", "ssda903", "telephones", "transport", "voluntary", "youth_justice"),
]


def test_every_feed_has_a_contract() -> None:
    assert set(FEEDS) == set(feeds())


def test_every_table_of_every_feed_is_mapped_or_says_why_not() -> None:
    tables = {f"{feed.name}.{table.name}" for feed in feeds().values() for table in feed.tables}
    mapped = {f"{mapping.feed}.{mapping.table}" for mapping in MAPPINGS}
    assert tables == mapped | set(NO_FACTS)
    assert not mapped & set(NO_FACTS)


@pytest.mark.parametrize("name", FEEDS)
def test_every_rule_is_sql_over_the_columns_of_its_table(name: str) -> None:
    con = duckdb.connect()
    for table in feeds()[name].tables:
        columns = ", ".join(f'"{c.name}" {c.type.stored}' for c in table.columns)
        con.execute(f"create or replace table one_table ({columns})")
        for rule in table.rules:
            assert con.execute(f"select {rule.when} from one_table").fetchall() == []


def test_the_safeguarding_dataset_has_its_46_usable_tables() -> None:
    ssd = feeds()["ssd"]
    assert len(ssd.tables) == 46
    assert {"SSD_PH", "PLACEHOLDER_DATA", "1900-01-01"} <= set(ssd.placeholders)


def test_every_column_of_every_canonical_table_has_a_marking() -> None:
    for table in TABLES:
        for column in table.columns:
            assert isinstance(column.marking, Marking), f"{table.name}.{column.name}"
            assert column.about, f"{table.name}.{column.name}"


def test_a_mapping_fills_only_columns_of_its_canonical_table() -> None:
    added = {column.name for column in PROVENANCE} - {"text"}
    for mapping in MAPPINGS:
        own = {column.name for column in BY_NAME[mapping.into].columns} - added
        assert set(mapping.columns) <= own, (mapping.feed, mapping.table, mapping.into)


def test_the_parts_of_a_source_row_are_all_different() -> None:
    # two mappings may share a part only where their conditions exclude each other
    shared = {("police", "property", "thing", "thing")}
    seen: set[tuple[str, str, str, str]] = set()
    for mapping in MAPPINGS:
        name = (mapping.feed, mapping.table, mapping.into, mapping.part)
        assert name not in seen or name in shared, name
        seen.add(name)


@pytest.mark.parametrize(
    ("column", "words"),
    [("kind", {*EventKind, *StayKind, *RelationKind}), ("role", {*Role})],
)
def test_plain_words_in_mappings_are_words_of_the_lexicon(column: str, words: set[str]) -> None:
    for mapping in MAPPINGS:
        said = mapping.columns.get(column, "")
        plain = said.startswith("'") and said.count("'") == 2
        if plain and mapping.into in ("event", "stay", "relation", "involvement"):
            assert said.strip("'") in words, (mapping.feed, mapping.table, said)
