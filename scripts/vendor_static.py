"""Fetch the front-end libraries from npm, keep the few files that pages need, and write down which.

    python scripts/vendor_static.py            fetch the versions below and replace what is held
    python scripts/vendor_static.py --check    only compare what is held with VENDOR.json

The rule it keeps: what is served is a file of this repository, with its licence, version and
checksum, so that running the product needs no outside host. Two things are taken out on the way:
the GDS Transport font and the royal crest, both licensed for gov.uk alone.
"""

import argparse
import hashlib
import json
import re
import shutil
import subprocess
import sys
import tarfile
import tempfile
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]
SERVED = ROOT / "src/wayhome/workspace/pages/static/vendor"
FOR_TESTS = ROOT / "tests/journeys"


@dataclass(frozen=True)
class Library:
    """One npm package: its version, its licence, and the files kept (path in package → name)."""

    name: str
    version: str
    licence: str
    copyright: str
    keep: dict[str, str]
    folder: Path = SERVED
    images: str = ""


# govuk-frontend stays at the version that govuk-frontend-jinja reproduces (its README says which):
# macros and style sheet must agree.
LIBRARIES = (
    Library(
        "govuk-frontend",
        "6.3.0",
        "MIT",
        "Copyright (c) 2017 Crown Copyright (Government Digital Service)",
        {
            "dist/govuk/govuk-frontend.min.css": "govuk-frontend.min.css",
            "dist/govuk/govuk-frontend.min.js": "govuk-frontend.min.js",
        },
    ),
    Library(
        "@ministryofjustice/frontend",
        "11.1.0",
        "MIT",
        "Copyright (c) 2019 Crown Copyright (Ministry of Justice)",
        {"moj/moj-frontend.min.css": "moj-frontend.min.css"},
        images="moj/assets/images",
    ),
    Library(
        "leaflet",
        "1.9.4",
        "BSD-2-Clause",
        "Copyright (c) 2010-2023, Volodymyr Agafonkin; Copyright (c) 2010-2011, CloudMade",
        {
            "dist/leaflet.js": "leaflet.js",
            "dist/leaflet.css": "leaflet.css",
            "LICENSE": "leaflet.LICENCE.txt",
        },
        images="dist/images",
    ),
    Library(
        "topojson-client",
        "3.1.0",
        "ISC",
        "Copyright 2012-2019 Michael Bostock",
        {
            "dist/topojson-client.min.js": "topojson-client.min.js",
            "LICENSE": "topojson-client.LICENCE.txt",
        },
    ),
    Library(
        "uplot",
        "1.6.32",
        "MIT",
        "Copyright (c) 2022 Leon Sorokin",
        {
            "dist/uPlot.iife.min.js": "uplot.min.js",
            "dist/uPlot.min.css": "uplot.min.css",
            "LICENSE": "uplot.LICENCE.txt",
        },
    ),
    Library(
        "axe-core",
        "4.14.1",
        "MPL-2.0",
        "Copyright (c) Deque Systems, Inc.",
        {"axe.min.js": "axe.min.js", "LICENSE": "axe.LICENCE.txt"},
        folder=FOR_TESTS,
    ),
)


def main() -> int:
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--check", action="store_true", help="compare only, change nothing")
    if arguments.parse_args().check:
        return check(SERVED) + check(FOR_TESTS)
    for folder in (SERVED, FOR_TESTS):
        folder.mkdir(parents=True, exist_ok=True)
        kept = [entry for one in LIBRARIES if one.folder == folder for entry in vendor(one)]
        (folder / "VENDOR.json").write_text(json.dumps(kept, indent=2) + "\n", encoding="utf-8")
    return 0


def vendor(library: Library) -> list[dict[str, str]]:
    """Take one library from npm and keep its files; one VENDOR.json entry per file kept."""
    with tempfile.TemporaryDirectory() as scratch:
        package = unpacked(library, Path(scratch))
        kept = [keep(library, package / path, name) for path, name in library.keep.items()]
        return kept + kept_images(library, package)


def unpacked(library: Library, scratch: Path) -> Path:
    command = ["npm", "pack", "--silent", f"{library.name}@{library.version}"]
    subprocess.run(command, cwd=scratch, check=True, stdout=subprocess.DEVNULL)
    with tarfile.open(next(scratch.glob("*.tgz"))) as archive:
        archive.extractall(scratch, filter="data")
    return scratch / "package"


def keep(library: Library, source: Path, name: str) -> dict[str, str]:
    text = source.read_text(encoding="utf-8")
    changed = without_what_is_not_ours(text) if name.endswith((".css", ".js")) else text
    target = library.folder / name
    target.write_text(changed, encoding="utf-8")
    return entry(library, target, "font, crest and source map taken out" if changed != text else "")


def kept_images(library: Library, package: Path) -> list[dict[str, str]]:
    """The images that the kept style sheets still name, beside them in images/."""
    if not library.images:
        return []
    sheets = [library.folder / name for name in library.keep.values() if name.endswith(".css")]
    named = {n for sheet in sheets for n in re.findall(r"url\(images/([^)]+)\)", sheet.read_text())}
    (library.folder / "images").mkdir(exist_ok=True)
    for name in named:
        shutil.copyfile(package / library.images / name, library.folder / "images" / name)
    return [entry(library, library.folder / "images" / name, "") for name in sorted(named)]


def without_what_is_not_ours(text: str) -> str:
    text = re.sub(r"@font-face\{[^}]*\}", "", text)
    text = text.replace("GDS Transport,arial,sans-serif", '"Liberation Sans",Arial,sans-serif')
    text = re.sub(r'background-image:url\("?/assets/images/govuk-crest\.svg"?\)', "", text)
    text = re.sub(r"url\(/assets/images/govuk-crest\.svg\)", "none", text)
    text = re.sub(r'url\("?/assets/images/([^)"]+)"?\)', r"url(images/\1)", text)
    return re.sub(r"(//|/\*)# sourceMappingURL=\S+( \*/)?", "", text).rstrip() + "\n"


def entry(library: Library, file: Path, changed: str) -> dict[str, str]:
    return {
        "file": str(file.relative_to(library.folder)),
        "from": f"{library.name}@{library.version}",
        "licence": library.licence,
        "copyright": library.copyright,
        "changed": changed,
        "sha256": hashlib.sha256(file.read_bytes()).hexdigest(),
    }


def check(folder: Path) -> int:
    """0 when every file held is the one written down, 1 when not."""
    wrong = 0
    for one in json.loads((folder / "VENDOR.json").read_text(encoding="utf-8")):
        file = folder / one["file"]
        if not file.exists() or hashlib.sha256(file.read_bytes()).hexdigest() != one["sha256"]:
            print(f"{one['file']}: not the file that VENDOR.json names.", file=sys.stderr)
            wrong = 1
    return wrong


if __name__ == "__main__":
    sys.exit(main())
