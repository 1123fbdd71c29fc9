"""Actions of deliveries: handing files in, taking refused rows away, withdrawing.

The store is not a database and cannot share its transaction. So the event comes first: what is done
to the store is never unseen, and a mark that cannot be written takes its event back.
"""

from datetime import datetime

from django.utils import timezone

from wayhome.extracts import withdrawing
from wayhome.extracts.withdrawing import Why
from wayhome.governance.audit import Plain
from wayhome.governance.roles import Act
from wayhome.lexicon.home import home
from wayhome.workspace.accounts.models import User
from wayhome.workspace.actions.once import action
from wayhome.workspace.trail.recording import record


@action
def hand_in(*, number: str, files: list[dict[str, str | int]], by: User) -> None:
    """Note that files were handed in: their hashes and sizes, before any of them is read.

    The event names each file by its sha256, which its receipt carries too.
    """
    kept: list[Plain] = [dict(file) for file in files]
    details: dict[str, Plain] = {"handed_in": number, "files": kept}
    record(what="write", act=Act.SEND_FILES, by=by, about=by.agency, details=details)


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
def withdraw(*, delivery: str, why: Why, by: User | None) -> None:
    """Take a delivery back: the next build leaves it out."""
    _recorded("withdraw delivery", delivery, by, {"why": str(why)})
    withdrawing.withdraw(home().store, delivery, why, by=_name(by), now=_now())


@action
def put_back(*, delivery: str, by: User | None) -> None:
    """Undo a withdrawal: the next build has the delivery in it."""
    _recorded("put back delivery", delivery, by, {})
    withdrawing.put_back(home().store, delivery, by=_name(by), now=_now())


def _recorded(what: str, delivery: str, by: User | None, details: dict[str, Plain]) -> None:
    act = Act.WITHDRAW_DELIVERY
    record(what="write", act=act, by=by, about=delivery, reason=what, details=details)


def _name(by: User | None) -> str:
    return by.name if by else "somebody at Wayhome's own machine"


def _now() -> datetime:
    return timezone.localtime().replace(tzinfo=None)
