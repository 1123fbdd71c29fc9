"""The files of a delivery: those named, and those in the folders named, in a settled order."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from wayhome.extracts.sender import NOTE


@dataclass(frozen=True)
class Found:
    """A file and the folder that was given, above which no delivery.yaml is looked for."""

    path: Path
    root: Path


def walk(paths: Iterable[Path]) -> list[Found]:
    """Every file once. Hidden files and delivery notes are not part of a delivery."""
    found: dict[Path, Found] = {}
    for path in paths:
        if path.is_dir():
            for file in sorted(path.rglob("*")):
                if _is_part(file, path):
                    found.setdefault(file.absolute(), Found(file, path))
        else:
            found.setdefault(path.absolute(), Found(path, path.parent))
    return list(found.values())


def _is_part(file: Path, root: Path) -> bool:
    hidden = any(part.startswith(".") for part in file.relative_to(root).parts)
    return not hidden and not file.is_dir() and file.name != NOTE
