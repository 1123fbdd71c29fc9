"""What was decided of deliveries brought about in the store: withdrawn, or put back.

The store is no database, so one of the two is written first. The step is: it is kept with its
event, or not at all. The mark follows, and whoever is killed between the two, or finds the disk
full, leaves nothing half done for long: the same is done again whenever deliveries are looked at,
before the next step, and before every build, until nothing is left. As sessions do it
(sessions.finishing).
"""

from collections.abc import Mapping, Sequence
from datetime import datetime

import structlog
from django.db import transaction
from django.utils import timezone

from wayhome.extracts import held, withdrawing
from wayhome.extracts.withdrawing import Why, Withdrawal
from wayhome.lexicon.errors import WayhomeError
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


def left(home: Home) -> list[DeliveryStep]:
    """Steps of which the store does not have the mark yet. What the store has no more is in no
    build: there nothing is left to do."""
    steps = list(DeliveryStep.objects.select_related("by"))
    found = _unfinished(steps, withdrawing.withdrawals(home.store)) if steps else []
    there = {one.delivery for one in held(home.store)} if found else set[str]()
    return [one for one in found if one.delivery in there]


def _unfinished(
    steps: Sequence[DeliveryStep], marks: Mapping[str, Withdrawal]
) -> list[DeliveryStep]:
    """Of several steps, the oldest first, that name one delivery, the last says what becomes of it.

    A withdrawal is done once its own mark was written; while a session's mark stands it waits, and
    is done when that is put back. A return is done once no mark from before it stands.
    """
    own = {(one.delivery, moment(one)) for one in steps if one.step == Step.WITHDRAWN}
    last = {one.delivery: one for one in steps}
    return [one for one in last.values() if _is_left(one, marks.get(one.delivery), own)]


def _is_left(step: DeliveryStep, mark: Withdrawal | None, own: set[tuple[str, datetime]]) -> bool:
    if mark is None:
        return step.step == Step.WITHDRAWN
    at = datetime.fromisoformat(mark.at)
    if step.step == Step.WITHDRAWN:
        return not mark.stands and at != moment(step)
    return mark.stands and ((step.delivery, at) in own or at < moment(step))


def _fault(home: Home, step: DeliveryStep) -> OSError | WayhomeError | None:
    try:
        _do(home, step)
    except (OSError, WayhomeError) as fault:
        return fault
    return None


def _do(home: Home, step: DeliveryStep) -> None:
    now = moment(step)
    if step.step == Step.WITHDRAWN:
        withdrawing.withdraw(home.store, step.delivery, Why(step.why), by=step.who, now=now)
    else:
        withdrawing.put_back(home.store, step.delivery, by=step.who, now=now)


def moment(step: DeliveryStep) -> datetime:
    """As a mark has it: of the place. To the last digit, so that each mark is one step's own."""
    return timezone.localtime(step.at).replace(tzinfo=None)
