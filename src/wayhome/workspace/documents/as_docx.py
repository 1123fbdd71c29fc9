"""A document for Word and its like, in which a coordinator goes on writing.

Keeps: headings are headings, so that it can be read by ear and gone through by outline.
"""

from io import BytesIO

from docx import Document
from docx.document import Document as Made
from docx.shared import Pt

from wayhome.workspace.documents.paper import Paper, Section


def as_docx(paper: Paper) -> bytes:
    """The document in bytes."""
    made = Document()
    made.core_properties.title, made.core_properties.author = paper.title, "Wayhome"
    made.styles["Normal"].font.size = Pt(10.5)
    made.sections[0].footer.paragraphs[0].text = f"{paper.marking} {paper.taken}"
    made.add_heading(paper.title, level=0)
    for line in paper.lead:
        made.add_paragraph(line)
    for section in paper.sections:
        _add(made, section)
    held = BytesIO()
    made.save(held)
    return held.getvalue()


def _add(made: Made, section: Section) -> None:
    made.add_heading(section.heading, level=section.level)
    if section.said:
        made.add_paragraph(section.said, style="Caption")
    for asks, answer in section.answers:
        told = made.add_paragraph()
        told.add_run(asks).bold = True
        for line in answer.split("\n"):
            made.add_paragraph(line)
    for line in section.lines:
        made.add_paragraph(line, style="List Bullet")
