"""Accounts of a demonstration: one a role, and one practitioner of an agency that is an outsider.

Their password is printed, so they are made in demonstration mode only, and a service refuses to
start on a database that holds them (accounts.checks).
"""

from dataclasses import dataclass

from wayhome.governance.roles import ROLES, role
from wayhome.lexicon.agencies import Agency, AgencyKind, Register
from wayhome.lexicon.errors import NotSetUp
from wayhome.workspace.accounts.models import User
from wayhome.workspace.actions.accounts import open_demonstration_account

PASSWORD = "every person here is invented"  # printed on the sign-in page of a demonstration
ADDRESS = "{role}@demo.invalid"  # .invalid can never be anybody's (RFC 2606)
OUTSIDER = "outsider"


@dataclass(frozen=True)
class Demonstrated:
    """One account as `wayhome demo` prints it."""

    email: str
    password: str
    role: str
    agency: str


def demonstration_accounts(register: Register) -> list[Demonstrated]:
    """Make those that are missing and list them all. BadUsage outside a demonstration."""
    placed = _placed(register)
    wanted = [
        (held.code, placed.get(held.code, placed["practitioner"]), held.code) for held in ROLES
    ]
    wanted.append((OUTSIDER, placed[OUTSIDER], "practitioner"))
    for name, agency, code in wanted:
        email = ADDRESS.format(role=name.replace("_", "-"))
        if not User.objects.filter(email=email).exists():
            open_demonstration_account(
                email=email,
                name=_name(name, code),
                agency=agency.code,
                role=code,
                password=PASSWORD,
                by=None,
            )
    return listed(register)


def listed(register: Register) -> list[Demonstrated]:
    """The demonstration accounts of this database, by address."""
    found = User.objects.filter(is_demonstration=True, is_active=True).order_by("pk")
    return [
        Demonstrated(
            account.email,
            PASSWORD,
            account.role_held.title if account.role_held else account.role,
            register[account.agency].name if account.agency in register else account.agency,
        )
        for account in found
    ]


def _name(name: str, code: str) -> str:
    held = role(code)
    title = held.title if held else code
    return f"{title} elsewhere" if name == OUTSIDER else f"Demonstration {title.lower()}"


def _placed(register: Register) -> dict[str, Agency]:
    """Where each account sits: most in one council; the duty worker where children are found; and
    one practitioner in an agency that is least likely to hold the same children."""
    if not register:
        raise NotSetUp("The register of agencies is empty. Load one with: wayhome agencies load")
    bodies = list(register.values())
    council = next((a for a in bodies if a.kind is AgencyKind.COUNCIL), bodies[0])
    away = [a for a in bodies if a.code != council.code and a.area != council.area] or bodies
    return {
        "practitioner": council,
        "duty_worker": _first_of(away, (AgencyKind.COUNCIL, AgencyKind.POLICE)),
        OUTSIDER: _first_of(away, (AgencyKind.VOLUNTARY, AgencyKind.HOUSING, AgencyKind.HEALTH)),
    }


def _first_of(bodies: list[Agency], kinds: tuple[AgencyKind, ...]) -> Agency:
    return min(bodies, key=lambda a: kinds.index(a.kind) if a.kind in kinds else len(kinds))
