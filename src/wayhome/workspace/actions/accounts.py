"""Actions of accounts: signing in and out, opening, changing and closing accounts."""

from django.conf import settings
from django.utils import timezone

from wayhome.governance.audit import Plain
from wayhome.governance.roles import Act
from wayhome.lexicon.errors import BadUsage
from wayhome.workspace.accounts.models import Token, User, WrongPasswords
from wayhome.workspace.accounts.networks import key_of
from wayhome.workspace.accounts.tokens import TOKEN_LASTS, hashed
from wayhome.workspace.actions.once import action
from wayhome.workspace.trail.recording import record

NETWORK_LOCKED = "network locked"
OF_A_SYSTEM = "Another system speaks as this account: it is looked after on the page Integrations."
MARK = 12  # letters of a network's key on the trail


@action
def sign_in(*, by: User) -> None:
    """Note that somebody proved who they are."""
    by.failures, by.locked_until, by.last_login = 0, None, timezone.now()
    by.save(update_fields=["failures", "locked_until", "last_login"])
    record(what="sign-in", act="sign in", by=by)


@action
def refuse_sign_in(*, account: User | None, why: str, network: str = "", by: None = None) -> None:
    """Note a failed sign-in; after too many lock the account, or the network they come from.

    What was typed is not kept, and of the network only a mark by which its events are known again.
    """
    if account is not None and why == "wrong password":
        account = User.objects.select_for_update().get(pk=account.pk)
        account.failures += 1
        if account.failures >= settings.LOCKOUT_AFTER:
            account.failures, account.locked_until = 0, timezone.now() + settings.LOCKOUT_FOR
            why = "wrong password; now locked"
        account.save(update_fields=["failures", "locked_until"])
    if network and why != NETWORK_LOCKED and _too_many(key_of(network)):
        why += "; network now locked"
    about = str(account.pk) if account else "no such account"
    details: dict[str, Plain] = {"network": key_of(network)[:MARK]} if network else {}
    record(what="refused", act="sign in", by=by, about=about, reason=why, details=details)


@action
def sign_out(*, by: User) -> None:
    """Note that somebody left."""
    record(what="sign-in", act="sign out", by=by)


@action
def open_account(
    *,
    email: str,
    name: str,
    agency: str,
    role: str,
    password: str,
    one_time: bool = False,
    by: User | None,
) -> User:
    """Give somebody an account. `by` None: from the command line of the installation."""
    who = {"email": email, "name": name, "agency": agency, "role": role}
    opened = User.objects.make(password=password, one_time=one_time, **who)
    _recorded("open account", opened, by, {"role": role, "agency": agency})
    return opened


@action
def open_demonstration_account(
    *, email: str, name: str, agency: str, role: str, password: str, by: None = None
) -> User:
    """An account whose password is printed. BadUsage outside a demonstration."""
    if not settings.DEMO:
        raise BadUsage("Demonstration accounts are made in a demonstration only: WAYHOME_DEMO=1.")
    opened = User.objects.make(
        email=email, password=password, name=name, agency=agency, role=role, is_demonstration=True
    )
    _recorded("open demonstration account", opened, by, {"role": role, "agency": agency})
    return opened


@action
def change_account(
    *, account_id: int, email: str, name: str, agency: str, role: str, by: User
) -> User:
    """Another name, address, agency or role. Nobody changes their own role or agency."""
    account = User.objects.select_for_update().get(pk=account_id)
    _of_a_person(account)
    if account.pk == by.pk and (agency, role) != (account.agency, account.role):
        raise BadUsage("You cannot change your own role or agency. Ask another administrator.")
    before: dict[str, Plain] = {"role": account.role, "agency": account.agency}
    account.email, account.name, account.agency, account.role = email, name, agency, role
    account.full_clean()
    account.save()
    now: dict[str, Plain] = {"role": role, "agency": agency}
    _recorded("change account", account, by, {"before": before, "after": now})
    return account


@action
def close_account(*, account_id: int, by: User) -> User:
    """Nobody signs in with it any more; it stays, so that the trail can say whose it was."""
    return _opened(account_id, by, False)


@action
def reopen_account(*, account_id: int, by: User) -> User:
    """It may be used again, and any lock is lifted."""
    return _opened(account_id, by, True)


@action
def set_password(*, account_id: int, password: str, by: User | None) -> User:
    """A new password: one's own, or a one-time one for somebody who has forgotten theirs.

    Any lock is lifted, and every session of the account ends with its old password. `by` None:
    from the command line.
    """
    account = User.objects.select_for_update().get(pk=account_id)
    _of_a_person(account)
    account.set_password(password)
    account.one_time = by is None or by.pk != account.pk
    account.password_set_at = timezone.now()
    account.failures, account.locked_until = 0, None
    account.save()
    _recorded("set one-time password" if account.one_time else "set password", account, by, {})
    return account


@action
def give_token(*, account_id: int, token: str, by: User | None) -> Token:
    """A program may speak as the account; its token of before ends. `by` None: command line."""
    account, now = User.objects.select_for_update().get(pk=account_id), timezone.now()
    _of_a_person(account)
    given = {"hashed": hashed(token), "given_at": now, "ends_at": now + TOKEN_LASTS}
    held, _ = Token.objects.update_or_create(account=account, defaults=given)
    _recorded("give token", account, by, {"until": held.ends_at.date().isoformat()})
    return held


@action
def end_token(*, account_id: int, by: User | None) -> None:
    """No program speaks as the account any more. BadUsage where none does."""
    account, now = User.objects.select_for_update().get(pk=account_id), timezone.now()
    if not Token.objects.filter(account=account, ends_at__gt=now).update(ends_at=now):
        raise BadUsage("This account has no token that could end. Nothing was changed.")
    _recorded("end token", account, by, {})


@action
def lift_lock(*, account_id: int, by: User) -> User:
    """Let somebody try again before their lock ends; their password stays as it is."""
    account = User.objects.select_for_update().get(pk=account_id)
    if account.pk == by.pk:
        raise BadUsage("You cannot lift your own lock. Ask another administrator.")
    account.failures, account.locked_until = 0, None
    account.save(update_fields=["failures", "locked_until"])
    _recorded("lift lock", account, by, {})
    return account


def _of_a_person(account: User) -> None:
    """An integration is of its own agency's administrator, and nobody signs in with it."""
    if hasattr(account, "integration"):
        raise BadUsage(OF_A_SYSTEM)


def _too_many(key: str) -> bool:
    """Count one more from a network; whether it is the one that locks it."""
    now = timezone.now()
    WrongPasswords.objects.filter(since__lte=now - settings.LOCKOUT_FOR).delete()
    found, _ = WrongPasswords.objects.select_for_update().get_or_create(
        network=key, defaults={"since": now}
    )
    found.tries += 1
    locks = found.tries == settings.NETWORK_LOCKOUT_AFTER
    found.since = now if locks else found.since  # the lock lasts its whole time
    found.save()
    return locks


def _opened(account_id: int, by: User, is_active: bool) -> User:
    account = User.objects.select_for_update().get(pk=account_id)
    if is_active:
        _of_a_person(account)
    if account.pk == by.pk:
        raise BadUsage("You cannot close or reopen your own account. Ask another administrator.")
    account.is_active, account.failures, account.locked_until = is_active, 0, None
    account.save(update_fields=["is_active", "failures", "locked_until"])
    if not is_active:  # so that reopening lets a person in again, and no forgotten program
        Token.objects.filter(account=account).update(ends_at=timezone.now())
    _recorded("reopen account" if is_active else "close account", account, by, {})
    return account


def _recorded(what: str, account: User, by: User | None, details: dict[str, Plain]) -> None:
    record(
        what="write",
        act=Act.MANAGE_ACCOUNTS if by is None or by.pk != account.pk else Act.OWN_ACCOUNT,
        by=by,
        about=str(account.pk),
        reason=what,
        details=details,
    )
