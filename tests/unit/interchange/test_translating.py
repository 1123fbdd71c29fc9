"""What each thing and link of a file becomes, and why a row is not taken in: on small tables."""

from pathlib import Path

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from small_picture import COUNCIL, PICTURE

from wayhome.interchange.allowed import leaving
from wayhome.interchange.incoming.reading import Link, Read, Thing, read
from wayhome.interchange.incoming.specification import bundled, read_specification
from wayhome.interchange.incoming.translating import Translated, translate
from wayhome.lexicon.errors import BadUsage
from wayhome.network.kinds import NodeKind
from wayhome.records.mappings.generic import GENERIC

CHART = read_specification("link-chart")
HEADER = (
    "Link ID,End 1 ID,End 1 Type,End 1 Label,End 2 ID,End 2 Type,End 2 Label,"
    "Link Type,Link Label,Date,Time,End Date,Source Grade,Information Grade"
)
ROWS = {
    "kin": "1,p1,Person,Kai Marsh,p2,Person,Bo Marsh,Sibling,,,,,,",
    "there": "2,p1,Person,Kai Marsh,e1,Event,Arrest,Was there,arrested,01/03/2026,22:30,,1,B",
    "home": "3,a1,Place,14 Mill Road,p1,Person,Kai Marsh,Home,home,2020-01-01,,,,",
    "seen": "4,p1,Person,Kai Marsh,a1,Place,14 Mill Road,Seen at,nuisance,2026-05-05,,,,",
    "phone": "5,p1,Person,Kai Marsh,t1,Phone,'+447700900001,Number,own,,,,,",
    "vehicle": "6,p1,Person,Kai Marsh,v1,Vehicle,AB12 CDE,In,driver,2026-05-06,10:00,,,",
}


def chart(tmp_path: Path, *rows: str, header: str = HEADER) -> Translated:
    path = tmp_path / "chart.csv"
    path.write_text("\n".join([header, *rows]) + "\n", encoding="utf-8-sig")
    return translate(read(path, CHART), CHART)


def told(made: Translated, table: str, *columns: str) -> list[tuple[str, ...]]:
    from wayhome.extracts.contract_file import feeds

    names = [c.name for t in feeds()["generic"].tables if t.name == table for c in t.columns]
    return [tuple(row.cells[names.index(c)] for c in columns) for row in made.rows[table]]


def test_every_sort_of_link_becomes_rows_of_the_feed(tmp_path: Path) -> None:
    made = chart(tmp_path, *ROWS.values())
    assert made.unfit == []
    assert told(made, "persons", "person_ref", "full_name") == [
        ("p1", "Kai Marsh"),
        ("p2", "Bo Marsh"),
    ]
    assert told(made, "relations", "person_ref", "other_ref", "kind") == [("p1", "p2", "Sibling")]
    assert told(made, "roles", "event_ref", "person_ref", "role") == [
        ("e1", "p1", "arrested"),
        ("4", "p1", "not_known"),
        ("6", "p1", "not_known"),
    ]
    # an event has the day of its link, and being seen somewhere is no stay
    assert told(made, "events", "event_ref", "occurred_from", "source_evaluation") == [
        ("e1", "2026-03-01 22:30:00", ""),
        ("4", "2026-05-05", ""),
        ("6", "2026-05-06 10:00:00", ""),
    ]
    assert told(made, "stays", "person_ref", "place_ref", "kind", "stay_from") == [
        ("p1", "a1", "home", "2020-01-01")
    ]
    assert told(made, "contacts", "contact_ref", "value") == [("t1", "+447700900001")]
    assert told(made, "contact_owners", "contact_ref", "person_ref") == [("t1", "p1")]
    assert told(made, "things", "description", "kind") == [("AB12 CDE", "vehicle")]
    assert [row.line for row in made.rows["roles"]] == [3, 5, 7]


@pytest.mark.parametrize(
    ("row", "column", "reason"),
    [
        ("9,p1,Person,,p2,Person,,Friend,,31/02/2026,,,,", "Date", "no date in a form such as"),
        ("9,p1,Person,,p2,Person,,Friend,,March,,,,", "Date", "no date in a form such as"),
        ("9,,Person,,p2,Person,,Friend,,,,,,", "End 1 ID", "has no identity"),
        ("9,p1,Person,,p2,Person,,Friend", "", "not as many fields"),
        ("9,p1,Ship,,p2,Person,,Friend,,,,,,", "kind", "knows no such kind of thing"),
        ("9,p1,Person,,e1,Event,,In,,,,,,\n9,p2,Person,,p1,Event,,In,,,,,,", "End 2 ID", "another"),
        ("9,t1,Phone,,t2,Phone,,Calls,,,,,,", "Link Type", "Calls need the lawful basis"),
        ("9,t1,Phone,,l1,Line,,Of,,,,,,", "Link Type", "Whose a line is"),
        (
            "9,e1,Event,,e2,Event,,Next,,,,,,",
            "Link Type",
            "says nothing of such a link between Event",
        ),
    ],
)
def test_a_row_that_is_not_taken_in_is_named_with_its_reason(
    tmp_path: Path, row: str, column: str, reason: str
) -> None:
    made = chart(tmp_path, row)
    first = made.unfit[0]
    assert (first.row, first.column) == (2 + row.count("\n"), column)
    assert reason in first.reason


def test_a_reason_never_quotes_the_row(tmp_path: Path) -> None:
    made = chart(tmp_path, "9,p1,Person,Kai Marsh,p2,Person,Bo,Friend,,Kai's day,,,,")
    assert "Kai" not in made.unfit[0].reason


def test_a_chart_of_other_columns_says_which_it_lacks(tmp_path: Path) -> None:
    with pytest.raises(BadUsage, match="has no column End 1 ID"):
        chart(tmp_path, header="From,To")


def test_unicode_text_of_a_spreadsheet_is_read(tmp_path: Path) -> None:
    text = "\n".join([HEADER, ROWS["kin"]]).replace(",", "\t")
    (tmp_path / "chart.txt").write_text(text, encoding="utf-16")
    made = translate(read(tmp_path / "chart.txt", CHART), CHART)
    assert told(made, "persons", "full_name") == [("Kai Marsh",), ("Bo Marsh",)]


def test_windows_text_and_semicolons_are_read(tmp_path: Path) -> None:
    path = tmp_path / "chart.csv"
    text = f"{HEADER}\n{ROWS['kin']}\n".replace(",", ";").replace("Bo", "Zoë")
    path.write_bytes(text.encode("cp1252"))
    made = translate(read(path, CHART), CHART)
    assert ("p2", "Zoë Marsh") in told(made, "persons", "person_ref", "full_name")


def test_things_without_numbers_are_one_by_their_label(tmp_path: Path) -> None:
    text = CHART.text.decode().replace("identity: id", "identity: label")
    (tmp_path / "mine.yaml").write_text(text)
    mine = read_specification(tmp_path / "mine.yaml")
    path = tmp_path / "chart.csv"
    path.write_text(f"{HEADER}\n,,Person,Kai  Marsh,,Person,Bo,Friend,,,,,,\n"
                    f",,Person,kai marsh,,Person,Cy,Friend,,,,,,\n")  # fmt: skip
    made = translate(read(path, mine), mine)
    assert len(made.rows["persons"]) == 3
    assert len(made.rows["relations"]) == 2


def test_a_grade_is_the_rows_own_or_else_the_specifications(tmp_path: Path) -> None:
    text = CHART.text.decode().replace('grade: ""', 'grade: "2C"')
    (tmp_path / "mine.yaml").write_text(text)
    mine = read_specification(tmp_path / "mine.yaml")
    path = tmp_path / "chart.csv"
    graded = ROWS["kin"].removesuffix(",,") + ",3,A"
    path.write_text(f"{HEADER}\n{graded}\n{ROWS['home']}\n")
    made = translate(read(path, mine), mine)
    columns = ("source_evaluation", "information_assessment")
    assert told(made, "relations", *columns) == [("3", "A")]
    assert told(made, "stays", *columns) == [("2", "C")]


def test_every_table_with_a_grade_keeps_it_in_the_records() -> None:
    graded = {m.table for m in GENERIC if m.grading != "NULL"}
    assert graded == {"events", "relations", "stays", "contacts", "contact_owners", "statements"}


@pytest.mark.parametrize(
    ("right", "wrong", "said"),
    [
        ("form: links-csv", "form: pdf", "form is one of"),
        ("identity: id", "identity: name", "identity is id or label"),
        ('grade: ""', "grade: good", "grade is 3x5x2"),
        ("table: persons", "table: people", "no table people"),
        ("full_name: label", "whole_name: label", "no column whole_name"),
        ("name: link-chart", "nmae: x", "unknown word nmae"),
        ("name: link-chart", "name: [a]", "name is one line"),
        ("form: links-csv\n", "", "the word form is missing"),
        ("between: [Person, Person]", "betwen: [a, b]", "link 1: the word between is missing"),
        ("Vehicle: []", "Vehicle: 3", "things, Vehicle: it is not in the shape"),
        ("link: Link ID", "link: [Link ID]", "columns: it is not in the shape"),
        ('["%Y-%m-%d", "%d/%m/%Y"]', '"%Y-%m-%d"', "dates: it is not in the shape"),
        ('"%d/%m/%Y"', '"%Y %Y"', "dates: %Y %Y is no form of a date"),
    ],
)
def test_a_specification_that_makes_no_sense_is_said(
    tmp_path: Path, right: str, wrong: str, said: str
) -> None:
    (tmp_path / "mine.yaml").write_text(CHART.text.decode().replace(right, wrong, 1))
    with pytest.raises(BadUsage, match=said):
        read_specification(tmp_path / "mine.yaml")


def test_those_that_come_along_can_be_read() -> None:
    assert bundled() == ["followthemoney", "graph", "link-chart"]
    assert {read_specification(name).name for name in bundled()} == set(bundled())


# What Wayhome exports: its readers see what its writers wrote.
KINDS = {"links-csv": "i2", "graphml": "graphml", "followthemoney": "followthemoney"}
FILES = {"i2": "links.csv", "graphml": "picture.graphml", "followthemoney": "picture.ftm.json"}


@pytest.mark.parametrize("name", ["link-chart", "graph", "followthemoney"])
def test_what_was_written_is_read_again_and_known_as_ours(export, name: str) -> None:
    of = read_specification(name)
    form = KINDS[of.form]
    found = read(export(form) / FILES[form], of)
    seen = leaving(PICTURE, COUNCIL, "EMC")
    assert (len(found.things), len(found.links)) == (len(seen.nodes), len(seen.ties))
    assert found.ours
    assert found.unfit == []
    if form != "followthemoney":
        assert {thing.kind.casefold() for thing in found.things.values()} <= set(NodeKind)


def test_a_graph_of_another_tool_is_read(tmp_path: Path) -> None:
    graph = nx.MultiDiGraph()
    graph.add_node("n1", kind="Person", name="Kai Marsh")
    graph.add_node("n2", kind="Phone", name="07700 900001")
    graph.add_edge("n1", "n2", said="own", grade="2B")
    nx.write_graphml(graph, tmp_path / "g.graphml")
    of = read_specification("graph")
    made = translate(read(tmp_path / "g.graphml", of), of)
    assert made.unfit == []
    columns = ("contact_ref", "person_ref", "source_evaluation", "information_assessment")
    assert told(made, "contact_owners", *columns) == [("n2", "n1", "2", "B")]


BOMB = """<?xml version="1.0"?><!DOCTYPE g [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]>
<graphml><graph><node id="&b;"/></graph></graphml>"""
ABROAD = """<!DOCTYPE g SYSTEM "http://example.org/x.dtd"><graphml/>"""


@pytest.mark.parametrize("text", [BOMB, ABROAD])
def test_xml_that_could_be_a_bomb_is_refused(tmp_path: Path, text: str) -> None:
    (tmp_path / "g.graphml").write_text(text)
    with pytest.raises(BadUsage, match="document type or entities"):
        read(tmp_path / "g.graphml", read_specification("graph"))


@pytest.mark.parametrize("encoding", ["foo", "utf-7", "idna"])
def test_a_graph_in_an_encoding_that_nobody_reads_is_said(tmp_path: Path, encoding: str) -> None:
    (tmp_path / "g.graphml").write_text(f'<?xml version="1.0" encoding="{encoding}"?><graphml/>')
    with pytest.raises(BadUsage, match="Save it as UTF-8"):
        read(tmp_path / "g.graphml", read_specification("graph"))


def test_a_torn_graph_names_its_line_and_an_edge_to_nowhere_its_number(tmp_path: Path) -> None:
    of = read_specification("graph")
    (tmp_path / "g.graphml").write_text("<graphml>\n<graph>\n<node></graph>")
    with pytest.raises(BadUsage, match="wrong in line 3"):
        read(tmp_path / "g.graphml", of)
    lost = '<graphml><graph><edge source="a" target="b"/><node id="a"/></graph></graphml>'
    (tmp_path / "g.graphml").write_text(lost)
    (unfit,) = read(tmp_path / "g.graphml", of).unfit
    assert (unfit.row, unfit.column) == (1, "target")


def test_a_line_that_is_no_entity_is_left_out(tmp_path: Path) -> None:
    lines = [
        '{"id": "a", "schema": "Person", "properties": {"name": ["Kai", "K"], "alias": ["Kay"]}}',
        "not json",
        '{"id": "b", "schema": "Company", "properties": {"name": ["Acme"]}}',
        '{"id": "c", "schema": "Family", "properties": {"person": ["a"], "relative": ["z"]}}',
        "[" * 100_000,
        '{"id": "d", "schema": "Person", "properties": {"name": ["Bo"]}, "datasets": 5}',
    ]
    (tmp_path / "x.json").write_text("\n".join(lines))
    of = read_specification("followthemoney")
    made = translate(read(tmp_path / "x.json", of), of)
    assert told(made, "persons", "person_ref", "full_name", "aliases") == [("a", "Kai", "Kay")]
    assert [(one.row, one.column) for one in made.unfit] == [
        (2, ""),
        (3, "kind"),
        (4, "relative"),
        (5, ""),
        (6, "datasets"),
    ]


LINKS = st.lists(
    st.tuples(st.sampled_from("abcd"), st.sampled_from("abcd"), st.sampled_from(["kin", "friend"])),
    max_size=6,
)


@settings(max_examples=40, deadline=None)
@given(LINKS, st.randoms(use_true_random=False))
def test_neither_order_nor_repetition_changes_what_comes_of_it(links, chance) -> None:
    def made(given_: list[tuple[str, str, str]]) -> dict[str, set[tuple[str, ...]]]:
        found = Read()
        for number, (one, other, kind) in enumerate(given_, 2):
            for end in (one, other):
                found.add(Thing(end, "Person", end.upper(), number), "")
            found.links.append(Link(f"{one}{other}{kind}", one, other, kind, number))
        rows = translate(found, CHART).rows
        assert all(len({r.cells for r in some}) == len(some) for some in rows.values())
        return {table: {row.cells for row in some} for table, some in rows.items()}

    again = links + links
    chance.shuffle(again)
    assert made(links) == made(again)
