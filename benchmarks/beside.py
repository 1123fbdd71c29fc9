"""An invented region beside the yardstick, with and without what only a council may join.

    python -m benchmarks.beside 7000 5 "as written" "from elsewhere"     people, seed, habits

The yardstick (../shared/bench/plain_splink.py) joins two child ids of one council like any other
two records; Wayhome may not until the council says so. So each is counted in three ways
(evaluation/councils.py), both alike.
"""

import runpy
import sys
import tempfile
from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path
from typing import Any

from rich.console import Console

from benchmarks.linking import YARDSTICK
from wayhome import people
from wayhome.evaluation import noise, noisy, region
from wayhome.evaluation.councils import Councils, councils
from wayhome.evaluation.labelled import Labelled
from wayhome.evaluation.measures import mixed_and_split
from wayhome.evaluation.plain import write_plain

WAYS = ("as_it_is", "left_out", "once_said")


def beside(labelled: Labelled) -> tuple[tuple[Councils, int], tuple[Councils, int] | None]:
    """Ours and the yardstick's: agreement in three ways, and how many people found are mixed."""
    con = labelled.con
    with tempfile.TemporaryDirectory() as folder:
        write_plain(con, Path(folder) / "plain.parquet")
        theirs = _yardstick(Path(folder) / "plain.parquet")
    people.link(con)
    ours: dict[str, str] = dict(
        con.execute("select subject_ref, person_id from person_subject").fetchall()
    )
    plain: dict[str, str] = {ref: theirs.get(ref, ref) for ref in ours}
    return _counted(labelled, ours), _counted(labelled, plain) if theirs else None


def _counted(labelled: Labelled, found: dict[str, str]) -> tuple[Councils, int]:
    rows = labelled.con.execute("select subject_ref, person from truth").fetchall()
    who = {ref: person for ref, person in rows if ref in found}
    mixed, _ = mixed_and_split([found[ref] for ref in who], list(who.values()))
    return councils(labelled.con, found), mixed


def _yardstick(plain: Path) -> dict[str, str]:
    """Whom the yardstick gives each record to; none where it gives up, as it does on some sets."""
    found: dict[str, str] = {}

    def quality(records: Any, clusters: Any) -> dict[str, float]:
        found.update(zip(records, map(str, clusters), strict=True))
        return {}

    script = runpy.run_path(str(YARDSTICK))
    script["main"].__globals__["quality"] = quality
    asked, sys.argv = sys.argv, [str(YARDSTICK), str(plain), "--truth", "record_id"]
    try:
        with redirect_stdout(StringIO()):
            script["main"]()
    except ValueError as failed:
        Console().print(f"The yardstick gives up: {failed}", highlight=False)
    finally:
        sys.argv = asked
    return found


def _main(size: int, seed: int, habits: list[str]) -> None:
    console = Console(width=120)
    with region(size, seed) as invented:
        for habit in habits:
            labelled = noisy(invented, noise(habit), seed)
            ours, theirs = beside(labelled)
            for who, found in (("ours", ours), ("plain", theirs)):
                if found:
                    figures = ", ".join(f"{way} {getattr(found[0], way).f1:.4f}" for way in WAYS)
                    console.print(f"{labelled.name}, {who}: {figures}, mixed {found[1]}")
            labelled.con.close()


if __name__ == "__main__":
    _main(int(sys.argv[1]), int(sys.argv[2]), sys.argv[3:])
