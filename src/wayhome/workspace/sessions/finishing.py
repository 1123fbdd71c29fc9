"""What the steps of a session do to the store: deliveries withdrawn, or put back.

The store is no database, so one of the two is written first. The step is: it says all that is to be
done and is kept with its event, or not at all. The marks follow, and whoever is killed between the
two, or finds the disk full, leaves nothing half done for long: the same is done again whenever the
session is opened, and before every build, until nothing is left (casework.round_table.unfinished).
"""

from collections.abc import Mapping
from datetime import datetime

import structlog
from django.db import transaction
from django.utils import timezone

from wayhome.casework.round_table import Mark, Moved, Step, unfinished
from wayhome.extracts import held, withdrawing
from wayhome.extracts.withdrawing import Why, Withdrawal
from wayhome.lexicon.errors import Damaged
from wayhome.lexicon.home import Home
from wayhome.workspace.sessions.models import MappingSession, SessionStep

MOVING = (Step.HANDED_IN, Step.TAKEN_OUT)
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
        moved = [Moved(Step(one.step), frozenset(one.deliveries), _at(one)) for one in steps]
        left = unfinished(moved, _marks(withdrawing.withdrawals(home.store)))
        # what the store has no more is in no build: there nothing is left to do
        there = {one.delivery for one in held(home.store)} if left else set[str]()
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
    """The same for every session: no build serves what was taken out. OSError as above."""
    for one in MappingSession.objects.filter(steps__step=Step.TAKEN_OUT).distinct():
        finish(home, one)


def _do(home: Home, step: SessionStep, delivery: str) -> None:
    by, now = step.by.name, _at(step)
    if step.step == Step.TAKEN_OUT:
        withdrawing.withdraw(home.store, delivery, Why(step.why), by=by, now=now)
    else:
        withdrawing.put_back(home.store, delivery, by=by, now=now)


def _marks(of: Mapping[str, Withdrawal]) -> dict[str, Mark]:
    return {one: Mark(datetime.fromisoformat(mark.at), mark.stands) for one, mark in of.items()}


def _at(step: SessionStep) -> datetime:
    """As a mark has it: of the place, and to the second."""
    return timezone.localtime(step.at).replace(tzinfo=None, microsecond=0)
