"""A document as PDF/UA: tagged, so that a screen reader reads it in order.

Keeps: what people wrote is data to the template and never part of it, so no sign of theirs is taken
for an instruction. Fonts are those that come with the library: every machine gives the same sheet.
"""

import json
from dataclasses import asdict
from importlib.resources import as_file, files

import typst

from wayhome.workspace.documents.paper import Paper

TEMPLATE = "paper.typ"


def as_pdf(paper: Paper) -> bytes:
    """The document in bytes."""
    given = {"paper": json.dumps(asdict(paper))}
    with as_file(files("wayhome.workspace.documents") / TEMPLATE) as template:
        made = typst.compile(
            str(template), format="pdf", sys_inputs=given, ignore_system_fonts=True,
            pdf_standards=["ua-1"],
        )  # fmt: skip
    return bytes(made)
