"""What is held in a hand, as PDF: a plan on one sheet, and a list that gives nothing away.

Keeps: the list has no title, no marking and no name of whoever made it, in the sheet or in the file
behind it, for it is for somebody who is searched. What people wrote is data to the template.
"""

import json
import re
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from importlib.resources import as_file, files

import typst

from wayhome.casework.safety_plan import Part

_PAGE = re.compile(rb"/Type\s*/Page\b")


@dataclass(frozen=True)
class Sheet:
    """One sheet. `left_out`: the headings for which there was no room; `foot`: its last line."""

    title: str
    parts: Sequence[Part]
    left_out: Sequence[str]
    foot: str


def one_sheet(sheet: Sheet) -> bytes:
    """The sheet, in the largest print with which all of it stands on one; tagged, as PDF/UA. What
    small print does not save is left out whole, the last first, and named."""
    made = _compiled("one_page.typ", {"sheet": json.dumps(asdict(sheet))}, tagged=True)
    if pages(made) < 2 or not sheet.parts:
        return made
    *kept, last = sheet.parts
    return one_sheet(replace(sheet, parts=kept, left_out=[*sheet.left_out, last.heading]))


def pages(made: bytes) -> int:
    """How many sheets a document made here has."""
    return len(_PAGE.findall(made))


def plain_list(lines: Sequence[str]) -> bytes:
    """Lines and nothing else. PDF/UA asks for a title, so it is none."""
    return _compiled("list.typ", {"lines": json.dumps(list(lines))}, tagged=False)


def _compiled(template: str, given: dict[str, str], *, tagged: bool) -> bytes:
    with as_file(files("wayhome.workspace.documents") / template) as file:
        made = typst.compile(
            str(file), format="pdf", sys_inputs=given, ignore_system_fonts=True,
            pdf_standards=["ua-1"] if tagged else None,
        )  # fmt: skip
    return bytes(made)
