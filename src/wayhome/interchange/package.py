"""An export whole: its files and a manifest that proves them.

    manifest.json   number, marking, recipient, purpose and basis, until when, by whom, when, from
                    which release, how far reduced; of every file its form, rows, bytes and SHA-256

Keeps: the picture is filtered for both sides, then reduced, then written; the marking is the
narrowest of what is in it; a package is there whole or not at all.
"""

import hashlib
import json
import secrets
import shutil
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any

from wayhome.governance.access import Viewer
from wayhome.interchange.allowed import leaving
from wayhome.interchange.formats import FORMATS
from wayhome.interchange.handling import Handling
from wayhome.interchange.picture import MOST_NODES, MOST_TIES, Picture
from wayhome.interchange.reducing import reduced
from wayhome.lexicon.errors import BadUsage, Damaged

MANIFEST, VERSION = "manifest.json", 1


@dataclass(frozen=True)
class Asked:
    """Which forms, for which agency of the register ('' for somebody outside it), seen by whom.
    `opened`: people whom the viewer has opened for a purpose, and may name. `secret`: what gives
    whoever made the export, and nobody else, the record that a reduced name stands for."""

    formats: tuple[str, ...]
    viewer: Viewer
    recipient: str
    opened: frozenset[str] = frozenset()
    secret: str = field(default_factory=secrets.token_hex, repr=False)


def number() -> str:
    """A number for an export; nothing can be read from it."""
    return f"X-{secrets.token_hex(4)}"


@contextmanager
def package(picture: Picture, asked: Asked, handling: Handling) -> Iterator[Path]:
    """The files and their manifest in a folder that is cleared away afterwards."""
    folder = Path(tempfile.mkdtemp(prefix="wayhome-export-"))
    try:
        made = _made(picture, asked, handling)
        _write(folder, *made, asked.formats)
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _made(picture: Picture, asked: Asked, handling: Handling) -> tuple[Picture, Handling]:
    if strange := sorted(set(asked.formats) - FORMATS.keys()):
        raise BadUsage(f"There is no form {', '.join(strange)}. The forms: {', '.join(FORMATS)}.")
    if {"i2", "i2-uk"} <= set(asked.formats):
        raise BadUsage("A link chart is written with days of one style: choose i2 or i2-uk.")
    seen = leaving(picture, asked.viewer, asked.recipient)
    if len(seen.nodes) > MOST_NODES or len(seen.ties) > MOST_TIES:
        raise BadUsage(
            f"More than {MOST_NODES:,} things or {MOST_TIES:,} ties: ask for a shorter time."
        )
    marked = replace(handling, marking=seen.marking)
    return reduced(seen, handling.profile, asked.opened, asked.secret), marked


def _write(folder: Path, picture: Picture, of: Handling, formats: Iterable[str]) -> None:
    files = []
    for form in formats:
        for name, rows in FORMATS[form](picture, of, folder).items():
            files.append({"file": name, "form": form, "rows": rows, **_proof(folder / name)})
    words = json.dumps(manifest_of(of, of.watermark, files), ensure_ascii=False, indent=1)
    (folder / MANIFEST).write_text(words, encoding="utf-8")


def manifest_of(
    handling: Handling, watermark: str, files: Sequence[Mapping[str, Any]]
) -> dict[str, Any]:
    """A manifest in the form that every one has, whatever left. `files`: each with its name, its
    form, its size and its hash."""
    return {
        "manifest": VERSION, **_said(handling), "watermark": watermark, "files": list(files),
    }  # fmt: skip


def _said(handling: Handling) -> dict[str, Any]:
    said = asdict(handling)
    said["expires"] = handling.expires.isoformat()
    said["made_at"] = handling.made_at.isoformat(timespec="seconds")
    return said


def _proof(path: Path) -> dict[str, Any]:
    held = path.read_bytes()
    return {"bytes": len(held), "sha256": hashlib.sha256(held).hexdigest()}


def verified(folder: Path) -> dict[str, Any]:
    """The manifest of a folder, once every file is as it says. Damaged where one is not."""
    try:
        manifest: dict[str, Any] = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
        for one in manifest["files"]:
            if _proof(folder / one["file"])["sha256"] != one["sha256"]:
                raise Damaged(f"{one['file']} is not as it was exported.")
    except (OSError, ValueError, KeyError, TypeError) as fault:
        raise Damaged("This is no whole export: a file or its manifest is missing.") from fault
    return manifest
