"""What the steps of a session do to the store: deliveries withdrawn, or put back.

The store is no database, so one of the two is written first. The step is: it says all that is to be
done and is kept with its event, or not at all. The marks follow, and whoever is killed between the
two, or finds the disk full, leaves nothing half done for long: the same is done again whenever the
session is opened, and before every build, until nothing is left (casework.round_table.unfinished).

Whoever is killed while files are received leaves deliveries that no step names. That they began is
a step too: by it those are withdrawn, until they are handed in.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime

import structlog
from django.db import transaction
from django.utils import timezone

from wayhome.casework.round_table import Mark, Moved, Step, unfinished
from wayhome.extracts import withdrawing
from wayhome.extracts.listing import listed
from wayhome.extracts.store import stored
from wayhome.extracts.withdrawing import Why
from wayhome.lexicon.errors import Damaged
from wayhome.lexicon.home import Home
from wayhome.workspace.sessions.models import MappingSession, SessionStep
from wayhome.workspace.sessions.rows import FEED, file_names

MOVING = (Step.HANDING_IN, Step.HANDED_IN, Step.TAKEN_OUT)
NOT_YET = (
    "What was handed in could not all be taken out of the records, or put back, yet. It is tried "
    "again whenever this session is opened, and before every build. Tell whoever runs Wayhome here."
)
log = structlog.get_logger()


def finish(home: Home, session: MappingSession) -> None:
    """Do what the session's steps have left to do. OSError where a mark cannot be written."""
    with transaction.atomic():  # one at a time: what is half done is not done twice
        MappingSession.objects.select_for_update().get(pk=session.pk)
        steps = list(session.steps.filter(step__in=MOVING).select_related("by"))
        moved = _moved(home, session, steps)
        # what the store has no more is in no build: there nothing is left to do
        there = stored(home.store) & {one for each in moved for one in each.deliveries}
        left = unfinished(moved, _marks(home, steps, there))
        for one in sorted(left.keys() & there):
            _do(home, steps[left[one]], one)


def finished(home: Home, session: MappingSession) -> bool:
    """The same for a page, which opens all the same: whether nothing is left."""
    try:
        if session.steps.filter(step__in=MOVING).exists():
            finish(home, session)
    except (OSError, Damaged):
        log.exception("session is not finished")
        return False
    return True


def finish_all(home: Home) -> None:
    """The same for every session that may have something to be withdrawn, or to be put back: no
    build serves what was taken out. OSError as above."""
    some = MappingSession.objects.filter(steps__step__in=(Step.HANDING_IN, Step.TAKEN_OUT))
    for one in some.distinct().prefetch_related("steps"):
        steps = [step for step in one.steps.all() if step.step in MOVING]
        if _died(steps) or any(step.step == Step.TAKEN_OUT for step in steps):
            finish(home, one)


def _moved(home: Home, session: MappingSession, steps: Sequence[SessionStep]) -> list[Moved]:
    died = _died(steps)
    came_in = _came_in(home, session) if died else frozenset[str]()
    return [
        Moved(
            Step(one.step),
            came_in if one.pk in died else frozenset(one.deliveries),
            _order(one),
        )
        for one in steps
    ]


def _died(steps: Sequence[SessionStep]) -> set[int]:
    """The hand-ins that were begun and did not end: what they received is in no step."""
    following = [*(one.step for one in steps[1:]), ""]
    return {
        one.pk
        for one, then in zip(steps, following, strict=True)
        if one.step == Step.HANDING_IN and then != Step.HANDED_IN
    }


def _came_in(home: Home, session: MappingSession) -> frozenset[str]:
    """Every delivery of the session, by whichever hand-in it came."""
    names, every = file_names(session.number), listed(home.store).receipts
    return frozenset(one.delivery for one in every if one.feed == FEED and one.file in names)


def _do(home: Home, step: SessionStep, delivery: str) -> None:
    by, now = step.by.name, _moment(step)
    if step.step == Step.HANDED_IN:
        withdrawing.put_back(home.store, delivery, by=by, now=now)
    else:
        why, order = Why(step.why or Why.FAULTY), _order(step)
        withdrawing.withdraw(home.store, delivery, why, by=by, now=now, order=order)


def _marks(home: Home, steps: Sequence[SessionStep], of: Iterable[str]) -> dict[str, Mark]:
    """The marks of these deliveries: what is wrong with another's is none of this session's."""
    own = {_moment(one).isoformat(): _order(one) for one in steps if one.step == Step.TAKEN_OUT}
    found = {one: withdrawing.withdrawal(home.store, one) for one in of}
    return {one: Mark(mark.placed(own), mark.stands) for one, mark in found.items() if mark}


def _order(step: SessionStep) -> str:
    return withdrawing.in_order(step.at, f"session {step.pk}")


def _moment(step: SessionStep) -> datetime:
    """As people read it in the mark: of the place, and to the second."""
    return timezone.localtime(step.at).replace(tzinfo=None, microsecond=0)
