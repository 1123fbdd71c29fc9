"""Files and functions stay short, say what they are for, and are named in the field's words."""

import ast
from pathlib import Path

ROOT = Path(__file__).parents[2]
SOURCES = sorted(p for p in (ROOT / "src").rglob("*.py") if "migrations" not in p.parts)
EVERY = sorted([*SOURCES, *(ROOT / "tests").rglob("*.py"), *(ROOT / "benchmarks").rglob("*.py")])
LONGEST_FILE = 500  # lines; a design fault beyond
LONGEST_FUNCTION = 60
ATTICS = {"utils", "util", "helpers", "helper", "manager", "core", "common", "processor", "misc"}


def _name(path: Path) -> str:
    return str(path.relative_to(ROOT))


def _tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def _lines(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    return (node.end_lineno or node.lineno) - node.lineno + 1


def test_no_file_past_its_length() -> None:
    lengths = {_name(p): len(p.read_text(encoding="utf-8").splitlines()) for p in EVERY}
    assert {n: length for n, length in lengths.items() if length > LONGEST_FILE} == {}


def test_no_function_past_its_length() -> None:
    functions = (
        (f"{_name(path)}::{node.name}", _lines(node))
        for path in EVERY
        for node in ast.walk(_tree(path))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    )
    assert {n: length for n, length in functions if length > LONGEST_FUNCTION} == {}


def test_every_module_says_what_it_is_for() -> None:
    assert [_name(path) for path in SOURCES if not ast.get_docstring(_tree(path))] == []


def test_every_public_class_has_a_docstring() -> None:
    classes = (
        (f"{_name(path)}::{node.name}", node)
        for path in SOURCES
        for node in _tree(path).body
        if isinstance(node, ast.ClassDef) and not node.name.startswith("_")
    )
    assert [name for name, node in classes if not ast.get_docstring(node)] == []


def test_no_attics() -> None:
    parts = {part for path in SOURCES for part in path.relative_to(ROOT).with_suffix("").parts}
    assert parts & ATTICS == set()
