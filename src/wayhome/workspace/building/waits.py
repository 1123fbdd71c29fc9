"""What waits for a build: what was decided here, and what came, left or was put back since the
release that serves was made.

Keeps: it is what the release lacks, and not what is newer than it: of two clocks, or of somebody
who wrote while a build began, nothing falls between.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

import duckdb
from django.db.models import Model
from django.utils import timezone

from wayhome.extracts.store import receipt_of, stored
from wayhome.extracts.withdrawing import Withdrawal, withdrawals
from wayhome.lexicon.errors import Damaged
from wayhome.lexicon.home import Home
from wayhome.pipeline import Release
from wayhome.workspace.answering.models import SignAnswer
from wayhome.workspace.deciding.models import KeptDecision, StepNote
from wayhome.workspace.deliveries.finishing import left
from wayhome.workspace.disputing.models import RecordDispute
from wayhome.workspace.judging.models import Judgement
from wayhome.workspace.reading.release import manifest
from wayhome.workspace.stating.models import StatedModel


@dataclass(frozen=True)
class Decided:
    """What people decide: when it was said, and the table and column of a release that hold its
    number once it is built in."""

    model: type[Model]
    said: str
    table: str
    column: str


DECIDED = (
    Decided(Judgement, "judged_at", "judgement", "judgement_id"),
    Decided(SignAnswer, "answered_at", "answer", "answer_id"),
    Decided(RecordDispute, "disputed_at", "dispute", "dispute_id"),
    Decided(KeptDecision, "decided_at", "decision", "decision_id"),
    Decided(StepNote, "noted_at", "step_note", "note_id"),
    Decided(StatedModel, "stated_at", "stated_model", "stated_id"),
)
_built: dict[tuple[str, str], frozenset[str]] = {}  # of the last release: it never changes


@dataclass(frozen=True)
class Waits:
    """That something waits: since when, and when the newest of it came."""

    first: datetime
    last: datetime


def waits(home: Home, release: Release) -> Waits | None:
    """What waits beside a release; None where it has everything."""
    came = [*_decided(release), *_delivered(home, release), *(one.at for one in left(home))]
    return Waits(min(came), max(came)) if came else None


def _decided(release: Release) -> Iterator[datetime]:
    for one in DECIDED:
        kept = dict(one.model._default_manager.values_list("number", one.said))
        if kept:
            yield from (kept[number] for number in kept.keys() - _in_release(release, one))


def _in_release(release: Release, one: Decided) -> frozenset[str]:
    key = (str(release.database), one.table)
    if key not in _built:
        for other in [each for each in _built if each[0] != key[0]]:
            del _built[other]
        _built[key] = frozenset(_numbers(release, one))
    return _built[key]


def _numbers(release: Release, one: Decided) -> Iterable[str]:
    con = duckdb.connect(release.database, read_only=True)
    try:
        found = con.execute(f"select distinct {one.column} from {one.table}").fetchall()
    except duckdb.CatalogException:  # of a Wayhome that did not know such yet
        return []
    finally:
        con.close()
    return [number for (number,) in found]


def _delivered(home: Home, release: Release) -> Iterator[datetime]:
    """When each delivery came, left or came back that the release has, or lacks, unduly."""
    held = stored(home.store)
    built = {str(one["delivery"]) for one in manifest(release)["inputs"]}
    marks = _marks(home)
    gone = {delivery for delivery, mark in marks.items() if mark.stands}
    for delivery in (held - gone) - built:
        mark = marks.get(delivery)
        moment = mark.undone_at if mark else _received(home, delivery)
        if moment:
            yield _here(moment)
    for delivery in built & gone:
        yield _here(marks[delivery].at)


def _marks(home: Home) -> dict[str, Withdrawal]:
    try:
        return withdrawals(home.store)
    except Damaged:  # whoever builds is told which
        return {}


def _received(home: Home, delivery: str) -> str:
    try:
        return receipt_of(home.store, delivery).received_at
    except Damaged:
        return ""


def _here(moment: str) -> datetime:
    """By the clocks of the place, as the store tells time."""
    return timezone.make_aware(datetime.fromisoformat(moment))
