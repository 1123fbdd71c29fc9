"""How often an integration asks: each call leaves an event, so the trail itself counts them.

Keeps: it is bounded, and what is refused for it leaves no event, or a program gone wild would fill
the trail that everybody writes to.
"""

from datetime import timedelta

from django.conf import settings
from django.utils import timezone

from wayhome.workspace.accounts.models import User
from wayhome.workspace.trail.models import AuditEvent

WITHIN = timedelta(minutes=1)


def wait_for(account: User) -> int:
    """Whole seconds until an account may ask again; nought where it may now."""
    now = timezone.now()
    # both bounds: a busy program is found by the newest events, an idle one by the time
    lately = AuditEvent.objects.filter(actor=str(account.pk), at__gt=now - WITHIN)
    newest = lately.order_by("-number").values_list("at", flat=True)
    over = list(newest[settings.API_LIMIT - 1 : settings.API_LIMIT])
    return int((over[0] + WITHIN - now).total_seconds()) + 1 if over else 0


def last_asked(account: User) -> object:
    """When an account last did anything, or None."""
    did = AuditEvent.objects.filter(actor=str(account.pk)).order_by("-number")
    return did.values_list("at", flat=True).first()
