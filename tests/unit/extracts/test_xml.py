"""XML returns: nested rows carry their parents' values, and odd but sound XML reads the same."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path
from typing import Any
from xml.parsers import expat

import lxml.etree as etree
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wayhome.extracts import Receipt
from wayhome.extracts.reading import xml_tokens
from wayhome.extracts.unread import NotTakenIn

Receive = Callable[..., list[Receipt]]
Stored = Callable[..., list[tuple[Any, ...]]]

CENSUS = """<Message><Header><CollectionDetails><ReferenceDate>2026-03-31</ReferenceDate>
</CollectionDetails><Source><LEA>991</LEA></Source></Header><Children>
<Child><ChildIdentifiers><LAchildID>C1</LAchildID>stray<PersonBirthDate>2010-05-01</PersonBirthDate>
</ChildIdentifiers><ChildCharacteristics><Disabilities><Disability>HEAR</Disability>
<Disability>VIS</Disability></Disabilities></ChildCharacteristics>
<CINdetails><CINreferralDate>2026-01-01</CINreferralDate><ReferralNFA>false</ReferralNFA>
<Assessments><AssessmentActualStartDate>2026-01-02</AssessmentActualStartDate>
<FactorsIdentifiedAtAssessment><AssessmentFactors>24A</AssessmentFactors>
<AssessmentFactors>13A</AssessmentFactors></FactorsIdentifiedAtAssessment></Assessments>
<Assessments><AssessmentActualStartDate>2026-02-02</AssessmentActualStartDate></Assessments>
</CINdetails></Child>
<Child><ChildIdentifiers><LAchildID>C&#50; &amp; &lt;co&gt;</LAchildID></ChildIdentifiers>
<CINdetails><CINreferralDate>2026-13-01</CINreferralDate></CINdetails>
<CINdetails/></Child></Children></Message>"""


def write(path: Path, text: str | bytes) -> Path:
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def test_nested_rows_carry_their_parents_values(
    tmp_path: Path, take: Receive, stored: Stored
) -> None:
    (receipt,) = take(write(tmp_path / "c.xml", CENSUS), agency="")
    assert (receipt.agency, receipt.extracted_on) == ("NBC", "2026-03-31")
    assert stored(receipt, "child", "row, LAchildID, PersonBirthDate, Disability") == [
        (1, "C1", date(2010, 5, 1), ["HEAR", "VIS"]),
        (2, "C2 & <co>", None, None),
    ]
    columns = "row, LAchildID, CINreferralDate, AssessmentActualStartDate, AssessmentFactors"
    assert stored(receipt, "assessments", columns) == [
        (1, "C1", date(2026, 1, 1), date(2026, 1, 2), ["24A", "13A"]),
        (2, "C1", date(2026, 1, 1), date(2026, 2, 2), None),
    ]
    (refused,) = [one for one in receipt.refused if one.code == "DATE-IMPOSSIBLE"]
    example = refused.examples[0]
    assert (example.table, example.row, example.column) == ("cin_details", 2, "CINreferralDate")


ODD = [
    CENSUS.replace("<Children>", "<!-- > --><Children>").replace(
        "2026-01-01", "<![CDATA[2026-01-01]]>"
    ),
    CENSUS.replace("<Message>", '<Message xmlns="urn:a" a="x > y">'),
    CENSUS.replace("<Message>", '<m:Message xmlns:m="urn:a">').replace(
        "</Message>", "</m:Message>"
    ),
    CENSUS.replace("<LAchildID>", "<LAchildID >").replace("</LAchildID>", "</LAchildID\n>"),
    CENSUS.replace("&gt;", ">"),
    CENSUS.encode("utf-16"),
    '<?xml version="1.0" encoding="iso-8859-1"?>\n' + CENSUS,
    "\ufeff" + CENSUS,
]


@pytest.mark.parametrize("text", ODD, ids=range(len(ODD)))
def test_odd_but_sound_xml_reads_the_same(tmp_path: Path, take: Receive, text: str | bytes) -> None:
    (plain,) = take(write(tmp_path / "a.xml", CENSUS))
    (odd,) = take(write(tmp_path / "b.xml", text))
    rows = {name: count.rows for name, count in plain.tables.items()}
    assert {name: count.rows for name, count in odd.tables.items()} == rows
    assert all(count.unchanged + count.refused == count.rows for count in odd.tables.values())


PIECES = [b"<", b">", b"/", b"&", b"&amp;", b"<a>", b"</a>", b"<a/>", b"<a b='1'>", b"<Child>"]
PIECES += [
    b"</Child>",
    b'"',
    b"=",
    b" ",
    b"!",
    b"?",
    b"-",
    b"\x01",
    b"\xff",
    b"\xc3\xa9",
    b"x",
    b":",
]


@settings(max_examples=400, deadline=None)
@given(
    st.lists(
        st.tuples(st.integers(0, 3000), st.integers(0, 12), st.sampled_from(PIECES)), max_size=3
    ),
    st.booleans(),
)
def test_what_proves_itself_sound_is_sound_to_a_parser(
    changes: list[tuple[int, int, bytes]], small: bool
) -> None:
    data = b"<a><b>1</b><a/><b x='1'/></a>" if small else CENSUS.replace("&#50;", "2").encode()
    for place, length, piece in changes:
        place %= len(data)
        data = data[:place] + piece + data[place + length :]
    try:
        with ThreadPoolExecutor(1) as beside:
            proved = xml_tokens.proved(data, beside) is not None
    except NotTakenIn:
        proved = False
    if proved:
        expat.ParserCreate().Parse(data, True)
    assert proved or changes


names = st.sampled_from(["a", "b", "Cc", "d-1"])
texts = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), max_size=5)
trees = st.recursive(
    st.tuples(names, texts), lambda inner: st.tuples(names, st.lists(inner, max_size=4))
)


def build(tree: Any) -> etree._Element:
    made = etree.Element(tree[0])
    if isinstance(tree[1], str):
        made.text = tree[1].replace("\ufffe", "").replace("\uffff", "")
    else:
        made.extend(build(inner) for inner in tree[1])
    return made


@given(trees)
def test_every_element_has_the_path_and_text_that_lxml_gives(tree: Any) -> None:
    root = build(tree)
    found = xml_tokens.tokens(etree.tostring(root))
    wanted: dict[tuple[str, ...], list[str]] = {}
    for element in root.iter():
        path = (*reversed([up.tag for up in element.iterancestors()]), element.tag)
        wanted.setdefault(path, [])
        if element.text and not len(element):
            wanted[path].append(element.text)
    assert found.paths.keys() == wanted.keys()
    for path, leaves in wanted.items():
        at = found.leaves(path)
        assert found.texts(pa.array(at, pa.int64())).to_pylist() == leaves
