"""What a linking keeps, in two layers, so that keeping it costs by what has changed.

    face.parquet         everybody's rows when all was last written: one file with the folder before
    face-later.parquet   the rows of whoever was touched since
    later.parquet        who was touched since: subject_ref

`read` gives both as one table. Once an eighth of what is held was touched since, all is written
again (`MOST_LATER`), so that reading stays cheap.
"""

import os
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

LATER = "later"
MOST_LATER = 0.125  # of the records held

# The rows that stay when what is told of the records in `refs` is taken away.
OF_RECORD = "from {rows} anti join {refs} using (subject_ref)"
OF_PAIR = """
select k.* from {rows} k anti join {refs} l on l.subject_ref = k.left_ref
anti join {refs} r on r.subject_ref = k.right_ref"""
OF_LEFT = "select k.* from {rows} k anti join {refs} t on t.subject_ref = k.left_ref"
OF_PERSON = """
from {rows} anti join (select person_id from {subjects} semi join {refs} using (subject_ref))
using (person_id)"""

STAY: Mapping[str, str] = {
    "unit": OF_RECORD,
    "face": OF_RECORD,
    "hidden": OF_RECORD,
    "component": OF_RECORD,
    "identity": OF_RECORD,
    "person_subject": OF_RECORD,
    "person": OF_PERSON,
    "link": OF_LEFT,
    "offer": OF_PAIR,
    "apart": OF_PAIR,
}


def quoted_file(folder: Path, name: str) -> str:
    """A file of the folder, quoted for SQL."""
    quoted = str(folder / f"{name}.parquet").replace("'", "''")
    return f"'{quoted}'"


@dataclass(frozen=True)
class Layers:
    """The layered tables of one folder `linking`."""

    folder: Path

    @property
    def has_later(self) -> bool:
        return (self.folder / f"{LATER}.parquet").exists()

    def whole(self) -> bool:
        """Whether every table is there, each with all its layers."""
        names = (*STAY, *(f"{name}-{LATER}" for name in STAY if self.has_later))
        return all((self.folder / f"{name}.parquet").exists() for name in names)

    def file(self, name: str) -> str:
        """One file, quoted for SQL."""
        return quoted_file(self.folder, name)

    def read(self, name: str, only: str = "") -> str:
        """Both layers of a table as one, in brackets, to stand after `from`. `only`: a table of the
        few records whose rows are wanted, asked of each layer; asked of both together, DuckDB would
        gather all of them first."""
        few = f" semi join {only} using (subject_ref)" if only else ""
        if not self.has_later:
            return f"(from {self.file(name)}{few})"
        stay = without(name, self.file(name), self.file(LATER), self.file("person_subject"))
        return f"({stay}{few} union all by name from {self.later(name)}{few})"

    def later(self, name: str) -> str:
        """The later layer of a table."""
        return self.file(f"{name}-{LATER}")


def without(name: str, rows: str, refs: str, subjects: str) -> str:
    """A query of the rows of a table that tell nothing of the records in `refs`. `subjects`: which
    person each record had in those rows."""
    return STAY[name].format(rows=rows, refs=refs, subjects=subjects)


def share_file(one: Path, other: Path) -> None:
    """The same file in another folder, without its bytes written twice where that can be."""
    try:
        os.link(one, other)
    except OSError:  # another disk, or a disk without links
        shutil.copyfile(one, other)
