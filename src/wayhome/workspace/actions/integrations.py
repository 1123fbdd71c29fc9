"""Actions of integrations: making one, giving it a new token, ending it; and what is sent once.

An integration is an account that nobody signs in with, its token, and what it may do, kept in one
transaction with one event.
"""

import secrets
from collections.abc import Callable, Sequence
from datetime import timedelta

from django.db import IntegrityError, transaction
from django.utils import timezone

from wayhome.governance.purposes import may_state
from wayhome.governance.roles import Act
from wayhome.governance.scopes import Scope
from wayhome.lexicon.errors import BadUsage
from wayhome.workspace.accounts.models import Token, User
from wayhome.workspace.accounts.tokens import TOKEN_LASTS, hashed
from wayhome.workspace.actions.once import action
from wayhome.workspace.api.models import Integration, RequestKey
from wayhome.workspace.trail.recording import record

# Works with people as whoever is on the case does; its scopes leave of that what was given.
SPEAKS_AS = "practitioner"
ADDRESS = "integration-{}@integrations.invalid"  # RFC 2606: no mail can reach it
KNOWN_FOR = timedelta(days=7)
NONE_SUCH = "There is no such integration of your agency that could be changed."


class AnotherWasSent(BadUsage):
    """Something else was sent under the same key."""


@action
def make(*, name: str, purpose: str, scopes: Sequence[Scope], token: str, by: User) -> Integration:
    """Make an integration of one's own agency. BadUsage for a purpose that it cannot have."""
    if not may_state(SPEAKS_AS, purpose, "case"):
        raise BadUsage("An integration cannot be for this purpose. Choose another.")
    account = User.objects.make(
        email=ADDRESS.format(secrets.token_hex(6)), name=name, agency=by.agency, role=SPEAKS_AS,
        password=secrets.token_urlsafe(48),  # known to nobody, from here on
    )  # fmt: skip
    made = Integration.objects.create(
        account=account, purpose=purpose, scopes=[str(one) for one in scopes],
        made_at=timezone.now(), made_by=by,
    )  # fmt: skip
    _given(account, token)
    _recorded("make integration", made, by)
    return made


@action
def give_token(*, integration: int, token: str, by: User) -> Integration:
    """Another token for an integration of one's agency; the one before ends."""
    held = _own(integration, by)
    _given(held.account, token)
    _recorded("give integration a token", held, by)
    return held


@action
def end(*, integration: int, by: User) -> Integration:
    """End an integration of one's agency for good: it stays, so that the trail can say whose it
    was."""
    held = _own(integration, by)
    User.objects.filter(pk=held.account.pk).update(is_active=False)
    Token.objects.filter(account=held.account).update(ends_at=timezone.now())
    _recorded("end integration", held, by)
    return held


def once(
    *, integration: Integration, key: str, sent: str, does: Callable[[], str]
) -> tuple[str, bool]:
    """Do an action under a key: what it made, and whether it is new. The key is kept in the
    transaction of the action, whose event is the only one. AnotherWasSent where the key was used
    for something else meanwhile."""
    try:
        with transaction.atomic():
            now = timezone.now()
            RequestKey.objects.filter(integration=integration, at__lt=now - KNOWN_FOR).delete()
            held = RequestKey.objects.create(integration=integration, key=key, sent=sent, at=now)
            held.made = does()
            held.save(update_fields=["made"])
            return held.made, True
    except IntegrityError:
        first = RequestKey.objects.filter(integration=integration, key=key).first()
        if first is None:  # no matter of keys
            raise
        if first.sent != sent:
            raise AnotherWasSent(str(key)) from None
        return first.made, False


def _own(integration: int, by: User) -> Integration:
    """One of one's own agency that has not ended."""
    own = Integration.objects.select_related("account").filter(
        pk=integration, account__agency=by.agency, account__is_active=True
    )
    held = own.first()
    if held is None:
        raise BadUsage(NONE_SUCH)
    return held


def _given(account: User, token: str) -> None:
    now = timezone.now()
    given = {"hashed": hashed(token), "given_at": now, "ends_at": now + TOKEN_LASTS}
    Token.objects.update_or_create(account=account, defaults=given)


def _recorded(what: str, held: Integration, by: User) -> None:
    record(
        what="write", act=Act.MANAGE_INTEGRATIONS, by=by, about=str(held.account.pk), reason=what,
        details={"purpose": held.purpose, "scopes": list(held.scopes)},
    )  # fmt: skip
