"""Actions of the gate: stating a purpose, breaking the glass, reviewing it."""

from django.conf import settings
from django.utils import timezone

from wayhome.governance.purposes import may_state
from wayhome.governance.roles import Act
from wayhome.lexicon.errors import BadUsage
from wayhome.workspace.accounts.models import User
from wayhome.workspace.actions.once import action
from wayhome.workspace.gate.models import BrokenGlass, StatedPurpose
from wayhome.workspace.trail.recording import record


@action
def state_purpose(*, about: str, task: Act, purpose: str, words: str, by: User) -> StatedPurpose:
    """Say why one looks. BadUsage for a purpose that the role cannot state."""
    if not may_state(by.role, purpose):
        raise BadUsage("This purpose is not one that your role can state. Choose another.")
    now = timezone.now()
    stated = StatedPurpose.objects.create(
        by=by,
        about=about,
        task=task,
        purpose=purpose,
        words=words,
        stated_at=now,
        expires_at=now + settings.PURPOSE_LASTS,
    )
    record(
        what="write",
        act=Act.STATE_PURPOSE,
        by=by,
        about=about,
        purpose=purpose,
        reason=words,
        details={"task": str(task)},
    )
    return stated


@action
def break_glass(*, person_id: str, reason: str, by: User) -> BrokenGlass:
    """See a person in full for a few hours because a child is at immediate risk."""
    now = timezone.now()
    broken = BrokenGlass.objects.create(
        by=by,
        person_id=person_id,
        reason=reason,
        broken_at=now,
        expires_at=now + settings.BREAK_GLASS_LASTS,
    )
    record(
        what="write",
        act=Act.BREAK_GLASS,
        by=by,
        about=person_id,
        reason=reason,
        details={"glass": broken.pk, "expires_at": broken.expires_at.isoformat()},
    )
    return broken


@action
def review_glass(*, glass_id: int, justified: bool, finding: str, by: User) -> BrokenGlass:
    """Say whether it was right. BadUsage for one's own, or one reviewed already."""
    broken = BrokenGlass.objects.select_for_update().get(pk=glass_id)
    if broken.by_id == by.pk:
        raise BadUsage("You broke this glass yourself. Somebody else has to review it.")
    if broken.reviewed_at is not None:
        raise BadUsage("This was reviewed already, and a review is not changed afterwards.")
    broken.reviewed_at, broken.reviewed_by = timezone.now(), by
    broken.justified, broken.finding = justified, finding
    broken.save()
    record(
        what="write",
        act=Act.REVIEW_BREAK_GLASS,
        by=by,
        about=broken.person_id,
        reason=finding,
        details={"glass": broken.pk, "justified": justified},
    )
    return broken
