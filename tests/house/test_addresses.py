"""No committed file names a package registry, and no page reaches for an outside host.

And what is served of other people's libraries is used by a page, or it is not served.
"""

import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
# Put together here so that this file does not find itself.
REGISTRIES = [
    "pypi" + ".org",
    "files.python" + "hosted",
    "registry." + "npmjs",
    "deb." + "debian.org",
]
INDEX_LINES = re.compile(r"^\s*(--index-url|--extra-index-url|--find-links|-i )", re.MULTILINE)
REACHING = re.compile(r"""(?:src|href|action|url\()\s*=?\s*["'(]?\s*(https?:)?//""")
PICTURES = {".png", ".parquet", ".gz", ".xlsx", ".woff2", ".ico", ".duckdb"}


def _committed() -> list[Path]:
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    paths = (ROOT / name for name in listed.stdout.split("\0") if name)
    return [p for p in paths if p.is_file() and p.suffix not in PICTURES]


def test_no_registry_is_named() -> None:
    found = [
        (str(path.relative_to(ROOT)), registry)
        for path in _committed()
        for registry in REGISTRIES
        if "vendor" not in path.parts
        and registry in path.read_text(encoding="utf-8", errors="replace")
    ]
    assert found == []


@pytest.mark.parametrize("name", ["requirements.lock", "public-sets.lock"])
def test_the_lock_holds_hashes_and_no_address(name: str) -> None:
    lock = (ROOT / name).read_text(encoding="utf-8")
    assert "--hash=sha256:" in lock
    assert INDEX_LINES.search(lock) is None
    assert "://" not in lock


def test_no_template_or_style_reaches_outside() -> None:
    folder = ROOT / "src" / "wayhome" / "workspace"
    pages = [p for p in folder.rglob("*") if p.suffix in {".html", ".jinja", ".css"}]
    reaching = [p.name for p in pages if REACHING.search(p.read_text(encoding="utf-8"))]
    assert reaching == []


def test_every_library_that_is_served_is_used() -> None:
    pages = ROOT / "src" / "wayhome" / "workspace" / "pages"
    sources = [*pages.rglob("*.html"), *(pages / "static" / "wayhome").rglob("*")]
    said = "".join(p.read_text(encoding="utf-8") for p in sources if p.is_file())
    held = [p.name for p in (pages / "static" / "vendor").glob("*.min.*")]
    assert [name for name in held if f"vendor/{name}" not in said] == []
