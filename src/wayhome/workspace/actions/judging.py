"""Actions of judgements: judging two records, taking a judgement back, telling whom it touches.

A judgement of restricted records is on the trail by its number alone: whoever reads the trail may
be of any agency, and must not learn that there is such a record.
"""

import secrets
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from django.db import IntegrityError, transaction
from django.utils import timezone

from wayhome.governance.audit import Plain
from wayhome.governance.roles import Act
from wayhome.lexicon.errors import BadUsage
from wayhome.people.judging import Said
from wayhome.workspace.accounts.models import User
from wayhome.workspace.actions.once import action
from wayhome.workspace.judging.models import Judgement, LastCompared, PartedNotice
from wayhome.workspace.trail.recording import record

PURPOSE = "data_quality"
BACK_ALREADY = "This judgement is taken back already."


@dataclass(frozen=True)
class ToldParted:
    """An account that is told: whom it had looked at, when last, and the parts it may know of."""

    account: User
    person_id: str
    parts: tuple[str, ...]
    looked_at: datetime


@action
def judge(
    *,
    left: str,
    right: str,
    said: Said,
    reason: str,
    restricted: bool,
    people: Sequence[str],
    release: str,
    by: User,
) -> Judgement:
    """Say what two records are to each other. `people`: whose records they are in the release."""
    if said is Said.WITHDRAWN:
        raise BadUsage("A judgement is taken back by its number, and not judged anew.")
    made = _made(left, right, said, by, reason=reason, restricted=restricted, release=release)
    _recorded(made, Act.JUDGE_LINKS, people, by)
    return made


@action
def take_back(
    *, number: str, reason: str, people: Sequence[str], release: str, by: User
) -> Judgement:
    """Withdraw a judgement, one's own or another's; a withdrawal too, and then what it took back
    stands again. BadUsage where that was done already, or nobody says why."""
    if not reason.strip():
        raise BadUsage("Say why it is taken back.")
    back = Judgement.objects.filter(pk=number).first()
    if back is None:
        raise BadUsage("There is no such judgement here.")
    try:
        with transaction.atomic():
            made = _made(
                back.left_ref,
                back.right_ref,
                Said.WITHDRAWN,
                by,
                reason=reason,
                restricted=back.restricted,
                release=release,
                takes_back=number,
            )
    except IntegrityError:
        raise BadUsage(BACK_ALREADY) from None
    _recorded(made, Act.JUDGE_LINKS, people, by)
    return made


@action
def start_build(*, by: User | None) -> None:
    """Note that somebody has a build made now; None: the clock."""
    record(what="write", act=Act.START_BUILD, by=by, reason="start build")


@action
def tell_parted(*, release: str, told: Iterable[ToldParted], by: None = None) -> list[PartedNotice]:
    """Put on their desks that a person is parted, and note up to which release that is done."""
    now = timezone.now()
    rows = [
        PartedNotice(
            account=one.account,
            person_id=one.person_id,
            parts=list(one.parts),
            release=release,
            looked_at=one.looked_at,
            told_at=now,
        )
        for one in told
    ]
    made = PartedNotice.objects.bulk_create(rows, ignore_conflicts=True)
    LastCompared.objects.update_or_create(pk=1, defaults={"release": release})
    details: dict[str, Plain] = {"release": release, "told": len(made)}
    record(what="write", act=Act.ACKNOWLEDGE_PARTED, by=by, reason="tell parted", details=details)
    return made


@action
def acknowledge_parted(*, notice_id: int, by: User) -> PartedNotice:
    """Say that one has seen it. BadUsage for a notice that is not one's own, or seen already."""
    mine = PartedNotice.objects.select_for_update().filter(account=by)
    notice = mine.filter(pk=notice_id, acknowledged_at=None).first()
    if notice is None:
        raise BadUsage("This notice is not waiting for you.")
    notice.acknowledged_at = timezone.now()
    notice.save(update_fields=["acknowledged_at"])
    record(
        what="write",
        act=Act.ACKNOWLEDGE_PARTED,
        by=by,
        about=notice.person_id,
        reason="acknowledge parted",
        details={"notice": notice.pk},
    )
    return notice


def _made(left: str, right: str, said: Said, by: User, **more: object) -> Judgement:
    now = timezone.now()
    number = f"{now.astimezone(UTC):%Y%m%dT%H%M%S%f}-{secrets.token_hex(3)}"
    one, other = sorted((left, right))
    return Judgement.objects.create(
        number=number,
        left_ref=one,
        right_ref=other,
        said=said,
        by=by,
        agency=by.agency,
        judged_at=now,
        **more,
    )


def _recorded(made: Judgement, act: Act, people: Sequence[str], by: User) -> None:
    open_ = not made.restricted
    details: dict[str, Plain] = {"judgement": made.number}
    if open_:
        details |= {"said": made.said, "people": list[Plain](people)}
    record(
        what="write",
        act=act,
        by=by,
        about=people[0] if open_ and people else made.number,
        purpose=PURPOSE,
        reason="judge link" if made.said != Said.WITHDRAWN else "take judgement back",
        details=details,
    )
