"""A chart on A3: the line of every export at its foot, what is drawn said in the table, no names
by default."""

import re
import zlib
from dataclasses import replace

from small_picture import PICTURE, handling

from wayhome.interchange.formats import sheet
from wayhome.interchange.picture import Node, Picture
from wayhome.network.kinds import NodeKind, TieKind

A3 = (1190.55, 841.89)  # points, lying


def objects(made: bytes) -> str:
    """What a document holds besides its pictures of letters, unpacked."""
    packed = re.findall(rb"stream\r?\n(.*?)\r?\nendstream", made, re.DOTALL)
    found = [made.decode("latin-1")]
    for one in packed:
        try:
            found.append(zlib.decompress(one).decode("latin-1"))
        except zlib.error:
            continue
    return "\n".join(found)


def test_it_leaves_as_every_export_does_on_a3_and_tagged(export) -> None:
    made = (export("sheet") / sheet.FILE).read_bytes()
    inside = objects(made)
    box = re.search(r"/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)", inside)
    assert box
    assert [round(float(one)) for one in box.groups()] == [round(one) for one in A3]
    assert "pdfuaid" in inside, "a screen reader reads it in order"
    assert "X-1234abcd" in inside, "its number is its title"


def test_what_stands_on_it_is_the_picture_and_its_handling() -> None:
    of = handling()
    told = sheet.told(PICTURE, of)
    assert told["watermark"] == of.watermark
    assert any("Delete by 31 December 2026" in line for line in told["lead"])
    assert len(told["rows"]) == len(told["lines"]) == len(PICTURE.ties)
    assert len(told["nodes"]) == len(PICTURE.nodes)
    assert all(0 < x < 1 and 0 < y < 1 for x, y in (node["point"] for node in told["nodes"]))
    dashed = [line[2] for line in told["lines"]]
    assert dashed == [tie.kind is TieKind.NAMED for tie in PICTURE.ties]


def test_what_is_too_much_to_be_drawn_is_said_and_stands_in_the_table() -> None:
    more = tuple(Node(NodeKind.PHONE, str(number)) for number in range(sheet.DRAWN))
    told = sheet.told(Picture((*PICTURE.nodes, *more), PICTURE.ties), handling())
    assert (told["nodes"], told["lines"]) == ([], [])
    assert "are too many to be drawn on a sheet" in told["lead"][-1]
    assert len(told["rows"]) == len(PICTURE.ties)


def test_what_records_say_is_shown_and_never_run(tmp_path) -> None:
    wild = tuple(replace(tie, said='#panic("run") $x$ <b>') for tie in PICTURE.ties)
    assert sheet.write(Picture(PICTURE.nodes, wild), handling(), tmp_path) == {
        sheet.FILE: len(wild)
    }
    assert (tmp_path / sheet.FILE).read_bytes().startswith(b"%PDF")
