"""Nobody is what somebody recorded: no column says what a person is, and no page names them so.

A person holds a role in an event, from a source (mission, principle 1; mapping, guard-rail 6).
"""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.apps import apps

from wayhome.pipeline.serving import SERVED
from wayhome.records.schema import TABLES

ROOT = Path(__file__).parents[2] / "src" / "wayhome"
# What a column would be called that makes somebody one thing for good, or puts a number on them.
BINARY = re.compile(
    r"^(is_|was_)?(victim|offender|perpetrator|exploiter|criminal|gang_member|member)$"
    r"|(^|_)(risk|threat|danger|harm)_?(score|level|rank|rating)$|^(score|rank)$"
)
LABEL = re.compile(
    r"\b(offenders?|perpetrators?|gang members?|ring ?leaders?|kingpins?|gangsters?|nominals?)\b",
    re.IGNORECASE,
)
PAGES = sorted(
    path
    for path in (ROOT / "workspace").rglob("*")
    if path.suffix in {".html", ".js"} and "vendor" not in path.parts
)


def _columns() -> Iterator[tuple[str, str]]:
    for table in TABLES:
        yield from ((table.name, column.name) for column in table.columns)
    for model in apps.get_models():
        if model.__module__.startswith("wayhome."):
            yield from ((model._meta.label, field.name) for field in model._meta.fields)


def test_no_column_says_what_somebody_is_or_how_dangerous() -> None:
    assert [held for held in _columns() if BINARY.search(held[1])] == []
    assert [served.name for served in SERVED if BINARY.search(served.name)] == []


@pytest.mark.parametrize("name", ["is_victim", "offender", "risk_score", "threat_level", "score"])
def test_such_a_name_would_be_found(name: str) -> None:
    assert BINARY.search(name)


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_no_page_calls_anybody_so(path: Path) -> None:
    """Codes of statutory returns and of feeds have such words; pages say them otherwise."""
    assert LABEL.findall(path.read_text(encoding="utf-8")) == []
