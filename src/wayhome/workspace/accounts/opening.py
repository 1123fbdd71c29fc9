"""Accounts from the command line: the first of an installation, and a way back in."""

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from wayhome.governance.roles import ROLES
from wayhome.lexicon.agencies import read_register
from wayhome.lexicon.errors import BadUsage
from wayhome.lexicon.home import home
from wayhome.workspace.accounts.forms import Account
from wayhome.workspace.accounts.models import User
from wayhome.workspace.accounts.one_time import one_time_password
from wayhome.workspace.accounts.tokens import new_token
from wayhome.workspace.actions import accounts as actions


def opened(*, email: str, name: str, agency: str, role: str, password: str) -> tuple[User, str]:
    """The new account, and the one-time password it was given where none was chosen."""
    if agency not in read_register(home().agencies):
        raise BadUsage(f"No agency has the code {agency}. wayhome agencies lists them.")
    if role not in {held.code for held in ROLES}:
        held = ", ".join(held.code for held in ROLES)
        raise BadUsage(f"No role is called {role}. There are: {held}.")
    form = Account({"email": email, "name": name, "agency": agency, "role": role})
    if not form.is_valid():
        raise BadUsage(" ".join(str(fault) for faults in form.errors.values() for fault in faults))
    if password:
        _decent(password, User(email=email, name=name))
    printed = "" if password else one_time_password()
    account = actions.open_account(
        **form.cleaned_data, password=password or printed, one_time=not password, by=None
    )
    return account, printed


def let_in(email: str) -> tuple[User, str]:
    """The account with a one-time password. BadUsage where no account has the address."""
    held = _held(email)
    printed = one_time_password()
    return actions.set_password(account_id=held.pk, password=printed, by=None), printed


def token_for(email: str) -> tuple[User, str]:
    """The account with a new token for a program. BadUsage where no account has the address."""
    held, token = _held(email), new_token()
    actions.give_token(account_id=held.pk, token=token, by=None)
    return held, token


def without_token(email: str) -> User:
    """The account, whose token has ended."""
    held = _held(email)
    actions.end_token(account_id=held.pk, by=None)
    return held


def _held(email: str) -> User:
    held = User.objects.filter(email=email.strip().lower()).first()
    if held is None:
        raise BadUsage(f"No account has the address {email}. Open one: wayhome accounts open")
    return held


def _decent(password: str, user: User) -> None:
    try:
        validate_password(password, user)
    except ValidationError as fault:
        raise BadUsage(" ".join(fault.messages)) from None
