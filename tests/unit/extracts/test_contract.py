"""Contracts are checked when they are read, and every rule of every feed can be asked."""

from pathlib import Path

import duckdb
import pytest

from wayhome.extracts import BadContract, Feed, feeds, manual_page, read_feed, write_template
from wayhome.extracts.checks import compile_table

GOOD = """
feed: thing
title: Things
about: Things.
authority: nobody
version: "1"
formats: [csv]
codes: {sex: {values: {M: male, F: female}, aliases: {"1": M}}}
tables:
  people:
    key: [id]
    columns: {id: {type: text, required: true}, born: date, sex: {type: code, codes: sex}}
    rules: [{code: T-1, when: "born > current_date", says: No., authority: us, columns: [born]}]
"""

SLIPS = [
    ("born: date", "born: dat", "tables.people.columns.born.type: dat is not one of"),
    ("key: [id]", "key: [nope]", "tables.people: there is no column nope"),
    ("codes: sex}", "codes: sax}", "there is no list of codes sax"),
    ("type: code, codes: sex", "type: code", "a code needs a list of codes"),
    ("says: No., ", "", "rules.1: says is missing"),
    ("authority: us, ", "", "rules.1: authority is missing"),
    ('{"1": M}', '{"1": X}', "codes.sex.aliases.1: X is not among the values"),
    ("M: male", "NO: male", "put it in quotation marks"),
    ("feed: thing", "feed: other", "stands in a file of another name"),
    ("title: Things", "titel: Things", "unknown word titel"),
    ("columns: [born]", "columns: [bron]", "there is no column bron"),
]


@pytest.mark.parametrize(("right", "wrong", "said"), SLIPS)
def test_a_slip_is_named_with_its_place(tmp_path: Path, right: str, wrong: str, said: str) -> None:
    assert right in GOOD
    path = tmp_path / "thing.yaml"
    path.write_text(GOOD.replace(right, wrong))
    with pytest.raises(BadContract) as caught:
        read_feed(path)
    assert "thing.yaml" in str(caught.value)
    assert said in str(caught.value)


def test_a_sound_contract_is_read(tmp_path: Path) -> None:
    (tmp_path / "thing.yaml").write_text(GOOD)
    feed = read_feed(tmp_path / "thing.yaml")
    assert [column.name for column in feed.table("people").columns] == ["id", "born", "sex"]


@pytest.mark.parametrize("feed", feeds().values(), ids=lambda feed: feed.name)
def test_every_table_can_be_checked_and_every_rule_asked(feed: Feed) -> None:
    with duckdb.connect() as con:
        for table in feed.tables:
            names = [column.name for column in table.columns]
            places = {name: n for n, name in enumerate(names)}
            compiled = compile_table(feed, table, places, len(names))
            columns = ", ".join(f"NULL::VARCHAR AS c{n}" for n in range(len(names)))
            con.execute(f"CREATE OR REPLACE TABLE source AS SELECT 2::BIGINT AS row, {columns}")
            for macro in compiled.macros.values():
                con.execute(macro)
            assert con.execute(compiled.select).fetchall() == []


@pytest.mark.parametrize("feed", feeds().values(), ids=lambda feed: feed.name)
def test_the_manual_page_holds_every_column_and_rule(feed: Feed) -> None:
    page = manual_page(feed)
    for table in feed.tables:
        assert f"## {table.name}" in page
        assert all(f"| `{column.name}` |" in page for column in table.columns)
        assert all(rule.code in page and rule.says in page for rule in table.rules)


def test_templates_are_blank_files_with_every_column(tmp_path: Path) -> None:
    feed = feeds()["missing"]
    paths = write_template(feed, tmp_path)
    first = paths[0].read_text().strip().split(",")
    assert first == [column.name for column in feed.tables[0].columns]
    (book,) = write_template(feed, tmp_path, workbook=True)
    assert book.stat().st_size > 0
