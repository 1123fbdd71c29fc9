"""How e-mail fares, for the desk: that the mail server takes nothing, that nobody makes a pass.

Keeps: whoever works on cases is told that nothing goes out, so that they ring where it cannot wait;
how many messages wait and why is told to administrators, and to nobody for whom or of what.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.utils import timezone

from wayhome.governance.access import may
from wayhome.governance.roles import Act
from wayhome.lexicon.home import home
from wayhome.workspace.accounts.models import User
from wayhome.workspace.news.models import Mailing
from wayhome.workspace.news.passing import last_pass
from wayhome.workspace.news.sending import FAULTS
from wayhome.workspace.news.standing import to_mail
from wayhome.workspace.news.telling import WORKING

STOPPED = timedelta(hours=1)  # so long without a pass, and somebody has to look


@dataclass(frozen=True)
class Fares:
    """What a desk tells of e-mail. `waits`: messages that were tried and not taken, and since when
    the oldest of what they tell of is new; `why`: each reason once; `silent`: that nobody makes
    passes any more, or none was ever made where a mail server is set; `passed`: when one was made
    last; `manages`: that it is told to an administrator."""

    waits: int = 0
    since: datetime | None = None
    why: Sequence[str] = ()
    silent: bool = False
    passed: datetime | None = None
    manages: bool = False


def fares(user: User) -> Fares:
    """As this account may know it."""
    manages = may(user.viewer, Act.MANAGE_ACCOUNTS).allowed
    if not manages and user.role not in WORKING:
        return Fares()
    passed = last_pass(home())
    waits, since, why = _waiting()
    return Fares(waits, since, why, manages and _silent(passed), passed, manages)


def _waiting() -> tuple[int, datetime | None, list[str]]:
    tried = dict(Mailing.objects.filter(tries__gt=0).values_list("pk", "fault"))
    if not tried or settings.MAIL is None:
        return 0, None, []
    held = {one.pk: news for one, news in to_mail().items() if one.pk in tried}
    since = min((one.told_at for news in held.values() for one in news), default=None)
    return len(held), since, sorted({FAULTS[tried[one]] for one in held})


def _silent(passed: datetime | None) -> bool:
    if passed is None:
        return settings.MAIL is not None
    return passed + STOPPED < timezone.now()
