"""The map is walked through one door, which knows for whom and for what purpose it opens."""

import ast
from collections.abc import Iterator
from pathlib import Path

from wayhome import workspace

WORKSPACE = Path(workspace.__file__).parent
DOOR = "reading/view.py"
# Ties asked for as rows, past the map; each was looked at: of numbers that a window gave, of
# events,
# of records alone, and whom somebody trusts, which asks for the purpose itself.
AS_ROWS = {
    "reading/ties.py",
    "reading/questions.py",
    "deciding/prompts.py",
    "reading/groups.py",
    "reading/group_picture.py",
}


def sources() -> Iterator[tuple[str, str]]:
    for path in sorted(WORKSPACE.rglob("*.py")):
        yield path.relative_to(WORKSPACE).as_posix(), path.read_text(encoding="utf-8")


def test_nobody_asks_the_map_for_a_view_but_the_door() -> None:
    asking = {
        name
        for name, text in sources()
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr == "view"
    }
    assert asking == {DOOR}, "ask `View.window`: it knows the purpose (guard-rail 9)"


def test_ties_are_asked_for_as_rows_only_where_somebody_looked() -> None:
    assert {name for name, text in sources() if "{tie}" in text} == AS_ROWS
