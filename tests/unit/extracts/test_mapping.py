"""A column mapping makes generic people and events of anybody's files."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from wayhome.extracts import Outcome, Receipt
from wayhome.lexicon.errors import BadUsage

Receive = Callable[..., list[Receipt]]
Stored = Callable[..., list[tuple[Any, ...]]]
POLE = Path(__file__).parents[3] / ".." / "shared" / "data" / "pole"

MAPPING = """
system: visits
tables:
  - file: "visits*.csv"
    table: events
    columns: {event_ref: no, person_ref: who.person, occurred_from: "{day} {time}", text: said}
    constants: {kind: note, role: subject}
    join: [{file: cards.csv, as: who, by: {card: card}}]
"""


def write(folder: Path, **files: str) -> None:
    for name, text in files.items():
        (folder / name.replace("_", ".")).write_text(text)


def test_columns_constants_and_joins(tmp_path: Path, take: Receive, stored: Stored) -> None:
    visits = "no,card,day,time,said\n1,A,01/02/2026,10:30,hello\n2,Z,02/02/2026,,\n"
    write(tmp_path, map_yaml=MAPPING, visits_csv=visits, cards_csv="card,person\nA,P1\nA,P2\n")
    visits_receipt = take(tmp_path / "visits.csv", mapping=tmp_path / "map.yaml")[0]
    columns = "row, event_ref, kind, person_ref, occurred_from, text"
    assert stored(visits_receipt, "events", columns) == [
        (2, "1", "note", "P1", datetime(2026, 2, 1, 10, 30), "hello"),
        (3, "2", "note", None, datetime(2026, 2, 2), None),
    ]
    assert visits_receipt.system == "visits"
    (cards,) = take(tmp_path / "cards.csv", mapping=tmp_path / "map.yaml")
    assert cards.outcome is Outcome.NO_FEED


@pytest.mark.parametrize(
    ("right", "wrong", "said"),
    [
        ("event_ref: no", "event_ref: nr", "names columns that it has not: nr"),
        ("who.person", "who.persons", "cards.csv has not: persons"),
        ("cards.csv", "absent.csv", "needs absent.csv beside it"),
    ],
)
def test_a_mapping_that_does_not_fit_the_file_is_said(
    tmp_path: Path, take: Receive, right: str, wrong: str, said: str
) -> None:
    write(tmp_path, map_yaml=MAPPING.replace(right, wrong), cards_csv="card,person\nA,P1\n")
    write(tmp_path, visits_csv="no,card,day,time,said\n1,A,01/02/2026,10:30,hello\n")
    (receipt,) = take(tmp_path / "visits.csv", mapping=tmp_path / "map.yaml")
    assert said in receipt.sentence


@pytest.mark.parametrize(
    "wrong", ["tables: 3", "tables: [{file: a, table: x, columns: {}}]", "a: ["]
)
def test_a_mapping_that_makes_no_sense_is_bad_usage(
    tmp_path: Path, take: Receive, wrong: str
) -> None:
    write(tmp_path, map_yaml=wrong)
    with pytest.raises(BadUsage, match=r"map\.yaml"):
        take(tmp_path, mapping=tmp_path / "map.yaml")


@pytest.mark.parametrize("elsewhere", ["{}/cards.csv", "../private/cards.csv"])
def test_a_mapping_leads_nowhere_else_on_the_disk(
    tmp_path: Path, take: Receive, elsewhere: str
) -> None:
    private, ours = tmp_path / "private", tmp_path / "ours"
    for folder in (private, ours):
        folder.mkdir()
    write(private, cards_csv="card,person\nA,P1\n")
    write(ours, visits_csv="no,card,day,time,said\n1,A,01/02/2026,10:30,hello\n")
    write(ours, map_yaml=MAPPING.replace("cards.csv", elsewhere.format(private)))
    with pytest.raises(BadUsage, match="lies beside the main one"):
        take(ours / "visits.csv", mapping=ours / "map.yaml")


@pytest.mark.skipif(
    not POLE.exists(),
    reason="the public POLE files are not beside the repository: nothing is shown of them here",
)
def test_the_public_pole_files_come_in(take: Receive) -> None:
    receipts = take(POLE, mapping="pole")
    counts = {one.file: one.total.rows for one in receipts if one.was_read}
    assert counts["nodes.Person.csv"] == 369
    assert counts["nodes.Crime.csv"] == 28_762
    assert counts["relationships.PARTY_TO.csv"] == 55
    assert counts["relationships.CALLER.csv"] == 534
    assert counts["relationships.FAMILY_REL.csv"] == 155
    assert sum(one.total.refused for one in receipts) == 0
    noted = {(one.file, why.code): why.rows for one in receipts for why in one.noted}
    calls = {f"relationships.{file}.csv" for file in ("CALLER", "CALLED")}
    assert {file for file, code in noted if code == "GEN-030"} == calls, "calls tie nobody: said"
    assert noted["relationships.CALLER.csv", "GEN-030"] == 534
