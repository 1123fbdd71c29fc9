"""Actions of deliveries: handing files in, dry runs, taking refused rows away, withdrawing.

The store is not a database and cannot share its transaction. So what is decided is kept here with
its event, and the mark follows (deliveries.finishing): what is done to the store is never unseen,
and whoever is killed between the two leaves it to be done again.
"""

import hashlib

from django.db import IntegrityError, transaction
from django.utils import timezone

from wayhome.extracts import withdrawing
from wayhome.extracts.withdrawing import Why
from wayhome.governance.audit import Plain
from wayhome.governance.roles import Act
from wayhome.lexicon.errors import BadUsage
from wayhome.lexicon.home import home
from wayhome.workspace.accounts.models import User
from wayhome.workspace.actions.once import action
from wayhome.workspace.deliveries.finishing import left
from wayhome.workspace.deliveries.models import (
    DeliveryStep,
    KeptSpecification,
    SpecificationTakenOff,
    Step,
)
from wayhome.workspace.trail.recording import record

STILL = "What was decided of this delivery last is not yet done. Look at it again in a moment."
OFF_ALREADY = "This specification is off the list already."


@action
def hand_in(*, number: str, files: list[dict[str, str | int]], by: User) -> None:
    """Note that files were handed in: their hashes and sizes, before any of them is read.

    The event names each file by its sha256, which its receipt carries too.
    """
    kept: list[Plain] = [dict(file) for file in files]
    details: dict[str, Plain] = {"handed_in": number, "files": kept}
    record(what="write", act=Act.SEND_FILES, by=by, about=by.agency, details=details)


@action
def try_out(
    *, number: str, files: list[dict[str, str | int]], specification: str, marking: str, by: User
) -> None:
    """Note that a dry run was asked for, and by what: nothing is brought in by it.

    `specification` is the name of one that comes along, or the sha256 of an agency's own; `marking`
    the one that was chosen.
    """
    kept: list[Plain] = [dict(file) for file in files]
    details: dict[str, Plain] = {"dry_run": number, "files": kept, "specification": specification}
    _sent("dry run", by, details | {"marking": marking})


@action
def keep_specification(*, name: str, text: str, by: User) -> KeptSpecification:
    """Keep a specification for one's agency as the next version of its name.

    BadUsage where somebody keeps the same name at the same moment.
    """
    digest = hashlib.sha256(text.encode()).hexdigest()
    held = KeptSpecification.objects.filter(agency=by.agency, name=name).first()
    version = held.version + 1 if held else 1
    _sent("keep specification", by, {"specification": digest, "version": version})
    try:
        with transaction.atomic():
            return KeptSpecification.objects.create(
                agency=by.agency, name=name, version=version, text=text, sha256=digest, by=by,
                kept_at=timezone.now(),
            )  # fmt: skip
    except IntegrityError:
        raise BadUsage("Somebody kept this name at the same moment. Do it again.") from None


@action
def take_off(*, specification: int, by: User) -> SpecificationTakenOff:
    """Offer a specification of one's agency no more. What was read by it stays, and says so by its
    hash. BadUsage where there is none, or it is off the list already."""
    held = KeptSpecification.objects.filter(pk=specification, agency=by.agency).first()
    if held is None:
        raise BadUsage("Your agency keeps no such specification.")
    _sent("take specification off", by, {"specification": held.sha256, "version": held.version})
    try:
        with transaction.atomic():
            return SpecificationTakenOff.objects.create(
                specification=held, by=by, at=timezone.now()
            )
    except IntegrityError:
        raise BadUsage(OFF_ALREADY) from None


@action
def bring_in(*, number: str, files: list[dict[str, str | int]], report: str, by: User) -> None:
    """Note that files are brought in; `report` is the sha256 of what their dry run said."""
    kept: list[Plain] = [dict(file) for file in files]
    _sent("bring in", by, {"dry_run": number, "files": kept, "report": report})


@action
def throw_away(*, number: str, by: User) -> None:
    """Note that a dry run was put away with its files, and nothing brought in."""
    _sent("throw dry run away", by, {"dry_run": number})


@action
def take_refused(*, delivery: str, file: str, rows: int, by: User) -> None:
    """Note that refused rows left as a file."""
    record(
        what="write",
        act=Act.SEE_REFUSED_ROWS,
        by=by,
        about=delivery,
        reason="download of refused rows",
        details={"file": file, "rows": rows},
    )


@action
def withdraw(*, delivery: str, why: Why, by: User | None) -> DeliveryStep:
    """Take a delivery back: the next build leaves it out. The mark is written afterwards
    (deliveries.finishing). BadUsage when there is none, or it is so already."""
    _recorded("withdraw delivery", delivery, by, {"why": str(why)})
    _must_be_done(delivery)
    withdrawing.must_stand(home().store, delivery)
    return _stepped(delivery, Step.WITHDRAWN, by, why=why)


@action
def put_back(*, delivery: str, by: User | None) -> DeliveryStep:
    """Undo a withdrawal: the next build has the delivery in it. As above."""
    _recorded("put back delivery", delivery, by, {})
    _must_be_done(delivery)
    withdrawing.must_be_withdrawn(home().store, delivery)
    return _stepped(delivery, Step.PUT_BACK, by)


def _sent(what: str, by: User, details: dict[str, Plain]) -> None:
    record(what="write", act=Act.SEND_FILES, by=by, about=by.agency, reason=what, details=details)


def _recorded(what: str, delivery: str, by: User | None, details: dict[str, Plain]) -> None:
    act = Act.WITHDRAW_DELIVERY
    record(what="write", act=act, by=by, about=delivery, reason=what, details=details)


def _must_be_done(delivery: str) -> None:
    """Asked once the event holds the head of the trail: of two who decide at once, one waits."""
    if any(one.delivery == delivery for one in left(home())):
        raise BadUsage(STILL)


def _stepped(delivery: str, step: Step, by: User | None, why: str = "") -> DeliveryStep:
    return DeliveryStep.objects.create(
        delivery=delivery, step=step, why=why, by=by, at=timezone.now()
    )
