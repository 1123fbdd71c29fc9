"""What was decided of deliveries brought about in the store: withdrawn, or put back.

The store is no database, so one of the two is written first. The step is: it is kept with its
event, or not at all. The mark follows, and whoever is killed between the two, or finds the disk
full, leaves nothing half done for long: the same is done again whenever deliveries are looked at,
before the next step, and before every build, until nothing is left. As sessions do it
(sessions.finishing).
"""

from collections.abc import Mapping
from datetime import datetime

import structlog
from django.db import transaction
from django.utils import timezone

from wayhome.extracts import withdrawing
from wayhome.extracts.store import stored
from wayhome.extracts.withdrawing import Why, in_order
from wayhome.lexicon.errors import Damaged, WayhomeError
from wayhome.lexicon.home import Home
from wayhome.workspace.deliveries.models import DeliveryStep, Step

NOT_YET = (
    "What was withdrawn could not all be taken out of the records, or put back, yet. It is tried "
    "again whenever this page is opened, and before every build. Tell whoever runs Wayhome here."
)
log = structlog.get_logger()


def finish(home: Home) -> None:
    """Do what the steps have left to do, of each delivery by itself: one in which a mark cannot be
    written holds no other up. The first fault is raised at the end, an OSError or WayhomeError."""
    if not left(home):
        return
    with transaction.atomic():  # one at a time: what is half done is not done twice
        list(DeliveryStep.objects.select_for_update())
        faults = [fault for one in left(home) if (fault := _fault(home, one))]
    if faults:
        raise faults[0]


def finished(home: Home) -> bool:
    """The same for a page, which opens all the same: whether nothing is left."""
    try:
        finish(home)
    except (OSError, WayhomeError):
        log.exception("delivery is not withdrawn or put back")
        return False
    return True


def done(home: Home, delivery: str) -> bool:
    """The same of one delivery: what is stuck in another, of another agency, is none of it."""
    return finished(home) or all(one.delivery != delivery for one in left(home))


def left(home: Home) -> list[DeliveryStep]:
    """Steps of which the store does not have the mark yet. What the store has no more is in no
    build: there nothing is left to do."""
    steps = list(DeliveryStep.objects.select_related("by"))
    there = stored(home.store) if steps else set[str]()
    own: dict[str, dict[str, str]] = {one.delivery: {} for one in steps}
    for one in steps:
        if one.step == Step.WITHDRAWN:
            own[one.delivery][_moment(one).isoformat()] = order(one)
    # of several steps, the oldest first, that name one delivery, the last says what becomes of it
    last = {one.delivery: one for one in steps if one.delivery in there}
    return [one for one in last.values() if _is_left(home, one, own[one.delivery])]


def _is_left(home: Home, step: DeliveryStep, own: Mapping[str, str]) -> bool:
    """A withdrawal is done once its own mark was written; while a session's mark stands it waits,
    and is done when that is put back. A return is done once no mark from before it stands. Where
    the mark cannot be read nobody can say, and whoever does it hears so."""
    try:
        mark = withdrawing.withdrawal(home.store, step.delivery)
    except Damaged:
        return True
    if mark is None:
        return step.step == Step.WITHDRAWN
    placed = mark.placed(own)
    if step.step == Step.WITHDRAWN:
        return not mark.stands and placed != order(step)
    return mark.stands and (placed in own.values() or placed < order(step))


def _fault(home: Home, step: DeliveryStep) -> OSError | WayhomeError | None:
    try:
        _do(home, step)
    except (OSError, WayhomeError) as fault:
        return fault
    return None


def _do(home: Home, step: DeliveryStep) -> None:
    now, by = _moment(step), step.who
    if step.step == Step.WITHDRAWN:
        why, at = Why(step.why), order(step)
        withdrawing.withdraw(home.store, step.delivery, why, by=by, now=now, order=at)
    else:
        withdrawing.put_back(home.store, step.delivery, by=by, now=now)


def order(step: DeliveryStep) -> str:
    """By which its mark is known."""
    return in_order(step.at, f"delivery {step.pk}")


def _moment(step: DeliveryStep) -> datetime:
    """As people read it in the mark."""
    return timezone.localtime(step.at).replace(tzinfo=None)
