"""What a file can be read by: a specification or a column mapping, ours or somebody's own."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from wayhome.extracts.mapping import BUNDLED as MAPPINGS
from wayhome.extracts.mapping import Mapping, read_mapping
from wayhome.extracts.yaml_file import MOST_BYTES
from wayhome.interchange.incoming.specification import (
    BUNDLED,
    Specification,
    bundled,
    read_specification,
)


@dataclass(frozen=True)
class Offer:
    """One that comes along: its name, what it is called, and in a sentence what it is for."""

    name: str
    title: str
    about: str
    path: Path


@cache
def offers() -> tuple[Offer, ...]:
    """Those that come along, by name."""
    paths = [*BUNDLED.glob("*.yaml"), *MAPPINGS.glob("*.yaml")]
    return tuple(_offer(path) for path in sorted(paths, key=lambda path: path.stem))


def offered() -> list[str]:
    """Their names."""
    return [one.name for one in offers()]


def read_either(named: str | Path) -> Specification | Mapping:
    """Whichever it is, from its file or by the name of one that comes along. BadUsage where it
    is neither, or makes no sense."""
    return read_mapping(named) if _is_mapping(named) else read_specification(named)


def names_another(of: Specification | Mapping, agency: str) -> str:
    """The agency that a column mapping names as the sender, if it is another."""
    named = of.agency if isinstance(of, Mapping) else ""
    return named if named != agency else ""


def _is_mapping(named: str | Path) -> bool:
    """Column mappings have tables, and specifications have things."""
    path = Path(named)
    if not path.is_file():
        return named not in bundled() and (MAPPINGS / f"{named}.yaml").is_file()
    with path.open("rb") as file:
        lines = file.read(MOST_BYTES).splitlines()
    return not any(line.startswith(b"things:") for line in lines)


def _offer(path: Path) -> Offer:
    title, _, about = read_either(path).about.partition(": ")
    return Offer(path.stem, title, about[:1].upper() + about[1:], path)
