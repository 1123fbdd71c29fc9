"""Training the linking model on an installation's own records, without labels.

    train(con, model, linking=…, seed=…)     -> Training: every level, learned or kept, and why
    dated(data, training, on, release)       -> the new model's data
    write(data, file)                        a new file, found whole first
    told(training)                           the report in plain words

    linked faces -> sampling (pairs that stand for all) -> comparing (levels) -> maximising (bits)
                 -> learning (what is believed) -> dated (the file), telling (the words)

A model is used by no build until somebody names it (people/choosing.py). Records are read and
nothing of any one of them is kept: a training holds counts and shares alone.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from duckdb import DuckDBPyConnection

from wayhome.lexicon.errors import NotSetUp
from wayhome.people.lookup.faces import show_faces
from wayhome.people.model import Model
from wayhome.people.training.comparing import Compared, compare
from wayhome.people.training.dated import dated, write
from wayhome.people.training.learning import Training, learn
from wayhome.people.training.sampling import draw
from wayhome.people.training.telling import told

__all__ = ["Training", "dated", "drawn_apart", "show_linking", "told", "train", "write"]


def train(con: DuckDBPyConnection, model: Model, *, seed: int = 1) -> Training:
    """Learn from `linked_face`, which linking leaves; the connection is left as it was.

    The same faces, model and seed give the same training. WayhomeError where what was learned
    cannot be believed.
    """
    with drawn_apart(con, model, seed) as (compared, _):
        return learn(compared, model, seed)


@contextmanager
def drawn_apart(con: DuckDBPyConnection, model: Model, seed: int) -> Iterator[tuple[Compared, str]]:
    """Pairs of `linked_face`, drawn and compared, while the block lasts; and where the records are.

    Inside stand `drawn(drawn_at, face_l, face_r)` in the order of what was compared, and
    `face(unique_id, subject_ref, …)`.
    """
    with _apart(con) as records:
        yield compare(con, model, draw(con, model.limits, records, seed)), records


def show_linking(con: DuckDBPyConnection, model: Model, linking: Path) -> None:
    """Make `linked_face` of the folder `linking` that a release keeps. NotSetUp without one."""
    if not (linking / "face.parquet").exists():
        raise NotSetUp(
            f"The release {linking.parent.name} does not hold what was linked: build again "
            "(wayhome build), then train."
        )
    show_faces(con, _here(con), model, linking)


def _here(con: DuckDBPyConnection) -> str:
    catalogue, schema = con.execute("select current_database(), current_schema()").fetchall()[0]
    return f'"{catalogue}"."{schema}"'


@contextmanager
def _apart(con: DuckDBPyConnection) -> Iterator[str]:
    """A catalogue of its own for the work, dropped at the end; gives where the records are."""
    records = _here(con)
    con.execute("attach ':memory:' as people_training; use people_training")
    try:
        yield records
    finally:
        con.execute(f"use {records}; detach people_training")
