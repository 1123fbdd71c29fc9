"""Actions of pictures: keeping one. On the trail by its number; its name may say something that is
for one agency alone."""

import secrets
from collections.abc import Collection, Mapping
from datetime import UTC, date, datetime
from types import MappingProxyType
from typing import Any

from django.utils import timezone

from wayhome.governance.audit import Plain
from wayhome.governance.roles import Act
from wayhome.interchange.past import by_delivery, sealed
from wayhome.network.graph.steady import Point
from wayhome.workspace.accounts.models import User
from wayhome.workspace.actions.once import action
from wayhome.workspace.exporting.seals import seal_of
from wayhome.workspace.pictures.models import KeptPicture
from wayhome.workspace.pictures.subject import Kind, Subject
from wayhome.workspace.trail.recording import record

ACTS = {
    Kind.PERSON: Act.SEE_PERSON,
    Kind.LINE: Act.SEE_LINES,
    Kind.PLACE: Act.SEE_PLACES,
    Kind.GROUP: Act.SEE_PLACES,
}


@action
def keep_picture(
    *,
    of: Subject,
    name: str,
    reason: str,
    review_on: date,
    asked: tuple[str, int, list[str]],
    seen_hash: str,
    eyes: str,
    release: str,
    records: Collection[str],
    purpose: str,
    wide: bool = False,
    shown: Mapping[str, Any] = MappingProxyType({}),
    places: Mapping[str, Point] = MappingProxyType({}),
    by: User,
) -> KeptPicture:
    """Keep what was asked of a picture. `asked`: since, most, openings, as in the
    address; `records`: those it rests on, of which counts and seals are kept; `shown`: what was
    folded and filtered; `places`: where everything stood, kept by a seal of its name. `wide`:
    whether whoever works with people may see all of it; else the trail says that it was kept, by
    its number: of what and with which hash would tell which agency sees more."""
    now, (since, most, openings) = timezone.now(), asked
    number = _number(now)
    seal = seal_of(number)
    made = KeptPicture.objects.create(
        number=number,
        kind=of.kind,
        about=of.about,
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
        held=by_delivery(records),
        sealed=sealed(records, seal),
        shown=dict(shown),
        places={seal(key): list(point) for key, point in places.items()},
    )
    details: dict[str, Plain] = {"picture": number}
    if wide:
        details["hash"] = seen_hash
    record(
        what="write",
        act=ACTS[of.kind],
        by=by,
        about=of.about if wide else number,
        purpose=purpose if wide else "",
        reason="keep picture",
        details=details,
    )
    return made


def _number(now: datetime) -> str:
    return f"{now.astimezone(UTC):%Y%m%dT%H%M%S%f}-{secrets.token_hex(3)}"
