"""The manual page says what the data says."""

from pathlib import Path

import pytest

from wayhome.governance.purposes import PURPOSES
from wayhome.governance.retention import SCHEDULES
from wayhome.governance.roles import ROLES

PAGE = (Path(__file__).parents[3] / "docs" / "governance.md").read_text(encoding="utf-8")
SAID = [
    *(f"**{role.title}.** {role.about}" for role in ROLES),
    *(f"| {purpose.title} | {purpose.basis} |" for purpose in PURPOSES),
    *(f"| {line.title} | {line.counted_from} |" for line in SCHEDULES),
]


@pytest.mark.parametrize("words", SAID, ids=lambda words: words[:30])
def test_the_page_holds_it(words: str) -> None:
    assert words in PAGE
