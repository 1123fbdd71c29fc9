"""The manual pages of the pathways are those that their definitions make."""

from pathlib import Path

import pytest

from wayhome.casework.manual import page
from wayhome.casework.pathways import PATHWAYS

DOCS = Path(__file__).parents[3] / "docs" / "pathways"


@pytest.mark.parametrize("code", PATHWAYS)
def test_the_page_of_a_pathway(code: str) -> None:
    assert (DOCS / f"{code}.md").read_text(encoding="utf-8") == page(PATHWAYS[code])
