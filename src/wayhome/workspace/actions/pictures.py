"""Actions of pictures: keeping one. On the trail by its number; its name may say something that is
for one agency alone."""

import secrets
from collections.abc import Mapping
from datetime import UTC, date, datetime

from django.utils import timezone

from wayhome.governance.roles import Act
from wayhome.workspace.accounts.models import User
from wayhome.workspace.actions.once import action
from wayhome.workspace.pictures.models import KeptPicture
from wayhome.workspace.trail.recording import record


@action
def keep_picture(
    *,
    person_id: str,
    name: str,
    reason: str,
    review_on: date,
    asked: tuple[str, int, list[str]],
    seen_hash: str,
    eyes: str,
    release: str,
    held: Mapping[str, int],
    purpose: str,
    by: User,
) -> KeptPicture:
    """Keep what was asked of a picture. `asked`: since, most, openings, as in the address."""
    now, (since, most, openings) = timezone.now(), asked
    made = KeptPicture.objects.create(
        number=_number(now),
        person_id=person_id,
        name=name,
        reason=reason,
        review_on=review_on,
        since=since,
        most=most,
        openings=openings,
        seen_hash=seen_hash,
        by=by,
        agency=by.agency,
        eyes=eyes,
        kept_at=now,
        release=release,
        held=dict(held),
    )
    record(
        what="write",
        act=Act.SEE_PERSON,
        by=by,
        about=person_id,
        purpose=purpose,
        reason="keep picture",
        details={"picture": made.number, "hash": seen_hash},
    )
    return made


def _number(now: datetime) -> str:
    return f"{now.astimezone(UTC):%Y%m%dT%H%M%S%f}-{secrets.token_hex(3)}"
