"""Actions of hooks: making one, another secret, switching it on and off, ending it; and that a
message went, or did not.

The trail says that something was sent about a case to a hook; never what had happened there.
"""

import secrets
from collections.abc import Sequence
from datetime import timedelta

from django.db.models import Q
from django.utils import timezone

from wayhome.governance.audit import Plain
from wayhome.governance.roles import Act
from wayhome.lexicon.errors import BadUsage
from wayhome.workspace.accounts.models import User
from wayhome.workspace.actions.once import action
from wayhome.workspace.api.models import Hook, Message
from wayhome.workspace.trail.recording import record

AT_MOST = 10  # failures in a row, over about eight hours with the waits below
FIRST_WAIT = timedelta(minutes=1)  # twice as long after each further failure
TURN = timedelta(minutes=2)  # longer than one try can take: a dead sender holds nobody up for ever
NONE_SUCH = "There is no such webhook of your agency."


@action
def make(*, name: str, address: str, kinds: Sequence[str], by: User) -> Hook:
    """Send word of these kinds to an address from now on."""
    hook = Hook.objects.create(
        agency=by.agency, name=name, address=address, kinds=list(kinds),
        grain=secrets.token_hex(32), made_at=timezone.now(), made_by=by,
    )  # fmt: skip
    _recorded("make hook", hook, by)
    return hook


@action
def give_secret(*, hook: int, by: User) -> Hook:
    """Another secret; what is sent from now on is signed with it."""
    held = _own(hook, by)
    held.grain = secrets.token_hex(32)
    held.save(update_fields=["grain"])
    _recorded("give hook a secret", held, by)
    return held


@action
def switch_off(*, hook: int, by: User) -> Hook:
    """Send nothing for now; what happens meanwhile waits."""
    held = _own(hook, by)
    held.off_at = held.off_at or timezone.now()
    held.save(update_fields=["off_at"])
    _recorded("switch hook off", held, by)
    return held


@action
def switch_on(*, hook: int, by: User) -> Hook:
    """Send again, first what waits."""
    held = _own(hook, by)
    held.failures, held.off_at, held.wait_until = 0, None, None
    held.save(update_fields=["failures", "off_at", "wait_until"])
    _recorded("switch hook on", held, by)
    return held


@action
def end(*, hook: int, by: User) -> Hook:
    """Send nothing any more, and nothing of what waits."""
    held = _own(hook, by)
    held.ended_at = timezone.now()
    held.save(update_fields=["ended_at"])
    held.messages.filter(sent_at=None).delete()
    _recorded("end hook", held, by)
    return held


@action
def sent(*, message: Message, by: None) -> Hook:
    """A message went."""
    now, hook = timezone.now(), Hook.objects.select_for_update().get(pk=message.hook_id)
    Message.objects.filter(pk=message.pk).update(sent_at=now)
    hook.failures, hook.fault, hook.tried_at, hook.wait_until = 0, "", now, None
    hook.save(update_fields=["failures", "fault", "tried_at", "wait_until"])
    _recorded("send to hook", hook, by, message.case)
    return hook


@action
def failed(*, message: Message, fault: str, by: None) -> Hook:
    """It did not go, and why: wait longer each time, and after too many send nothing more until
    somebody switches it on."""
    now, hook = timezone.now(), Hook.objects.select_for_update().get(pk=message.hook_id)
    hook.failures, hook.fault, hook.tried_at = hook.failures + 1, fault, now
    hook.wait_until = now + FIRST_WAIT * 2 ** (hook.failures - 1)
    if hook.failures >= AT_MOST:
        hook.off_at = now
    hook.save(update_fields=["failures", "fault", "tried_at", "wait_until", "off_at"])
    _recorded("hook failed", hook, by, message.case)
    return hook


def take_turn(hook: Hook) -> bool:
    """Whether this process may send to a hook now: of two at once, one. No action: nobody is told
    anything by it."""
    as_it_was = Q(wait_until=hook.wait_until) if hook.wait_until else Q(wait_until=None)
    free = Hook.objects.filter(as_it_was, pk=hook.pk, off_at=None, ended_at=None)
    return free.update(wait_until=timezone.now() + TURN) == 1


def _own(hook: int, by: User) -> Hook:
    """One of one's own agency that has not ended."""
    held = Hook.objects.select_for_update().filter(pk=hook, agency=by.agency, ended_at=None).first()
    if held is None:
        raise BadUsage(NONE_SUCH)
    return held


def _recorded(what: str, hook: Hook, by: User | None, about: str = "") -> None:
    details: dict[str, Plain] = {"hook": hook.pk, "agency": hook.agency}
    record(
        what="write", act=Act.MANAGE_INTEGRATIONS, by=by, about=about or f"hook {hook.pk}",
        reason=what, details=details,
    )  # fmt: skip
