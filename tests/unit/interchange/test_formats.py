"""What other tools read is what was written: round trips, and each trap that was met."""

import csv
import json
import re
from datetime import datetime
from itertools import product
from pathlib import Path

import igraph
import networkx as nx
import openpyxl
import pytest
from followthemoney_schema import faults
from hypothesis import given, settings
from hypothesis import strategies as st
from pyarrow import parquet as pq
from small_picture import FORCE, PICTURE, handling

from wayhome.governance.disclosure import SMALLEST_SHOWN
from wayhome.interchange.cells import armed, disarmed
from wayhome.interchange.formats.attributes import TAKEN, of_node, of_tie
from wayhome.interchange.formats.i2_csv import COLUMNS
from wayhome.interchange.picture import Node, Picture, Tie
from wayhome.interchange.reducing import Profile
from wayhome.lexicon.marking import Marking
from wayhome.network.kinds import NodeKind, TieKind

NAMED = {
    "profile": Profile.NAMED,
    "why_named": "The force is looking for the child tonight.",
    "opened": frozenset({"P-AAAA", "P-BBBB"}),
}


def rows(path: Path, encoding: str = "utf-8-sig") -> list[dict[str, str]]:
    with path.open(encoding=encoding, newline="") as file:
        return list(csv.DictReader(file))


def test_a_link_chart_has_a_row_a_link_with_both_ends(export) -> None:
    folder = export("i2", **NAMED)
    links = rows(folder / "links.csv")
    assert list(links[0]) == list(COLUMNS)
    assert len(links) == 7
    friend = links[1]
    assert (friend["Link Label"], friend["Strength"]) == ("friend", "Confirmed")
    assert (friend["Source Grade"], friend["Information Grade"]) == ("1", "B")
    assert (friend["Date"], friend["Time"], friend["End Date"]) == ("2026-01-02", "21:15", "")
    assert friend["Source Reference"] == "d:rel:3"
    assert "X-1234abcd" in friend["Handling"]
    guide = rows(folder / "links-columns.csv")
    assert [row["Column"] for row in guide] == list(COLUMNS)


def test_a_link_chart_has_a_byte_order_mark_and_the_days_asked_for(export) -> None:
    folder = export("i2-uk")
    assert (folder / "links.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    assert rows(folder / "links.csv")[1]["Date"] == "02/01/2026"


def test_no_cell_is_a_formula_and_a_number_can_be_had_back(export) -> None:
    links = rows(export("i2", **NAMED) / "links.csv")
    assert links[0]["End 2 Label"] == '\'=HYPERLINK("http://x")'
    phone = next(row for row in links if row["End 2 Type"] == "Phone")
    assert phone["End 2 Label"] == "'+447700900001"
    assert armed(phone["End 2 Label"]) == "+447700900001"


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet=st.sampled_from("=+-@'\t\r \n,\"aé＝1"), max_size=8))
def test_a_disarmed_cell_is_no_formula_and_comes_back(text: str) -> None:
    cell = disarmed(text)
    assert not re.match(r"\s*[=+\-@\uff1d]|[\t\r]", cell)
    assert armed(cell) == text


@pytest.mark.parametrize("form", ["graphml", "gexf"])
def test_networkx_reads_every_thing_and_every_tie(export, form: str) -> None:
    path = export(form, **NAMED) / f"picture.{form}"
    read = nx.read_graphml(path, force_multigraph=True) if form == "graphml" else nx.read_gexf(path)
    assert read.number_of_nodes() == 6
    assert read.number_of_edges() == 7
    held = [data for one, two, data in read.edges(data=True) if data["kind"] == "known_to"]
    assert [(d["said"], d["grade"], d["times"]) for d in held] == [("friend", "1B P", 1)]
    assert read.nodes["person:P-AAAA"]["name"] == "Kai Marsh"


def test_several_ties_between_two_keep_their_names(export) -> None:
    """GraphML keeps keys; GEXF loses them unless each edge has an id."""
    folder = export("graphml", "gexf")
    names = {f"L{n}" for n in range(1, 8)}
    read = nx.read_graphml(folder / "picture.graphml", force_multigraph=True)
    assert {key for _, _, key in read.edges(keys=True)} == names
    gexf = nx.read_gexf(folder / "picture.gexf")
    assert {data["id"] for _, _, data in gexf.edges(data=True)} == names


def test_igraph_reads_the_same(export) -> None:
    read = igraph.Graph.Read_GraphML(str(export("graphml", **NAMED) / "picture.graphml"))
    assert (read.vcount(), read.ecount()) == (6, 7)
    assert "Kai Marsh" in read.vs["name"]
    assert set(read.es["kind"]) >= {"kin", "present"}


def test_gexf_has_days_alone_in_its_spells(export) -> None:
    """A moment is over the same day; what lasts without an end has none."""
    path = export("gexf", **NAMED) / "picture.gexf"
    read = nx.read_gexf(path)
    spells = {data["id"]: data.get("spells") for _, _, data in read.edges(data=True)}
    assert spells["L1"] is None, "no day, no spell"
    assert spells["L3"] == [("2026-03-01", "2026-03-01")]
    assert '<spell start="2020-01-01" />' in path.read_text(encoding="utf-8")


def test_no_attribute_has_a_name_that_a_form_takes_for_itself() -> None:
    """A node-link form loses `source`, `target` and `key` without a word."""
    for node in PICTURE.nodes:
        assert TAKEN.isdisjoint(of_node(node))
    full = Tie(
        *("a", "b", TieKind.KIN, "r", "A", "official", "s"),
        *(handling().made_at, handling().made_at, 2, "r2", "1A"),
    )
    assert TAKEN.isdisjoint(of_tie(full))
    assert len(of_tie(full)) == 12


def test_nothing_is_none_or_a_list() -> None:
    """GraphML has neither."""
    values = [v for n in PICTURE.nodes for v in of_node(n).values()]
    values += [v for t in PICTURE.ties for v in of_tie(t).values()]
    assert {type(value) for value in values} <= {str, int, float}


def test_what_xml_cannot_hold_is_left_out(export) -> None:
    torn = Picture(
        (Node(NodeKind.PERSON, "P-1", "a\x00b\x1f"), Node(NodeKind.PERSON, "P-2", "<b>&")),
        (Tie("person:P-1", "person:P-2", TieKind.KIN, "r", "NBC", Marking.SENSITIVE),),
    )
    asked = NAMED | {"opened": frozenset({"P-1", "P-2"})}
    folder = export("graphml", "gexf", "xlsx", "i2", of=torn, **asked)
    read = nx.read_graphml(folder / "picture.graphml")
    assert [data["name"] for _, data in read.nodes(data=True)] == ["ab", "<b>&"]


def test_follow_the_money_has_its_sidecar(export) -> None:
    folder = export("followthemoney", **NAMED)
    lines = (folder / "picture.ftm.json").read_text(encoding="utf-8").splitlines()
    entities = {one["id"]: one for one in map(json.loads, lines)}
    assert len(entities) == 13
    assert all(re.fullmatch("[a-z0-9-]+", name) for name in entities)
    ends = {"person", "relative", "associate", "subject", "object"}
    for one in entities.values():
        for word in ends & one["properties"].keys():
            assert set(one["properties"][word]) <= entities.keys()
    schemas = [one["schema"] for one in entities.values()]
    assert (schemas.count("Family"), schemas.count("Associate")) == (1, 1)
    assert schemas.count("UnknownLink") == 5, "a line has no schema of its own"
    beside = json.loads((folder / "picture.ftm-handling.json").read_text(encoding="utf-8"))
    graded = [one["grade"] for one in beside["entities"].values() if "grade" in one]
    assert graded == ["1B P", "3D C"]
    assert beside["entities"].keys() <= entities.keys()


def test_two_exports_cannot_be_joined_by_their_ids(export) -> None:
    names = []
    for number in ("X-1", "X-2"):
        lines = (export("followthemoney", number=number) / "picture.ftm.json").read_text()
        names.append({json.loads(line)["id"] for line in lines.splitlines()})
    assert names[0].isdisjoint(names[1])


def of_every_kind() -> Picture:
    """One thing of every kind, and a tie of every kind from a person to each of them."""
    nodes = [Node(kind, f"N-{kind}", f"a {kind}", lat=53.8, lon=-1.5) for kind in NodeKind]
    keys = [f"{node.kind}:{node.id}" for node in (*nodes, Node(NodeKind.PERSON, "P-BBBB", "Bo"))]
    told = {"record": "d:x:1", "agency": "NBC", "marking": Marking.SENSITIVE, "grade": "1B P"}
    day = datetime(2026, 3, 1, 22, 30)
    ties = [
        Tie("person:N-person", end, kind, said="said", first=day, last=day, **told)
        for kind, end in product(TieKind, keys[1:])
    ]
    return Picture((*nodes, Node(NodeKind.PERSON, "P-BBBB", "Bo")), tuple(ties))


@pytest.mark.parametrize("of", [PICTURE, of_every_kind()], ids=["small", "every kind"])
def test_follow_the_money_keeps_the_rules_of_its_schema(export, of: Picture) -> None:
    asked = NAMED | {"opened": frozenset({"P-AAAA", "P-BBBB", "N-person"})}
    path = export("followthemoney", of=of, **asked) / "picture.ftm.json"
    entities = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    schema_of = {one["id"]: one["schema"] for one in entities}
    assert len(schema_of) == len(entities)
    assert [fault for one in entities for fault in faults(one, schema_of)] == []
    assert len(entities) > 10, "it is of something"


def test_neo4j_has_typed_headers_and_every_end(export) -> None:
    folder = export("neo4j", **NAMED)
    things = rows(folder / "neo4j-things.csv", "utf-8")
    ties = rows(folder / "neo4j-ties.csv", "utf-8")
    assert {"thing:ID", "lat:double", ":LABEL"} <= things[0].keys()
    assert {":START_ID", ":END_ID", ":TYPE", "first:date", "times:long"} <= ties[0].keys()
    names = {row["thing:ID"] for row in things}
    assert {row[e] for row in ties for e in (":START_ID", ":END_ID")} == names
    assert not (folder / "neo4j-things.csv").read_bytes().startswith(b"\xef\xbb\xbf")


def test_a_map_is_no_finer_than_it_says(export) -> None:
    for asked, decimals in (({}, 1), (NAMED, 2)):
        told = json.loads((export("geojson", **asked) / "places.geojson").read_text())
        assert told["decimals"] == decimals
        for feature in told["features"]:
            for number in feature["geometry"]["coordinates"]:
                assert round(number, decimals) == number


def test_parquet_holds_moments_and_its_handling(export) -> None:
    folder = export("parquet", **NAMED)
    ties = pq.read_table(folder / "ties.parquet")
    assert b"X-1234abcd" in ties.schema.metadata[b"handling"]
    assert ties["first"].to_pylist()[1].isoformat() == "2026-01-02T21:15:00"
    assert pq.read_table(folder / "things.parquet").num_rows == 6
    empty = export("parquet", of=Picture((), ()))
    assert pq.read_table(empty / "ties.parquet").num_rows == 0


def test_a_workbook_holds_text_and_no_formula(export) -> None:
    book = openpyxl.load_workbook(export("xlsx", **NAMED) / "picture.xlsx")
    assert book.sheetnames == ["About", "Things", "Ties"]
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert "f" not in {cell.data_type for cell in cells}
    assert "X-1234abcd" in book["Ties"].oddFooter.center.text


def test_counts_hide_small_numbers(export) -> None:
    told = rows(export("counts", who=FORCE, to="NBP") / "counts.csv")
    shown = [int(row["How many"]) for row in told if row["How many"] != "c"]
    assert all(number == 0 or number >= SMALLEST_SHOWN for number in shown)
    assert {row["Which"] for row in told} >= {"person", "all"}
