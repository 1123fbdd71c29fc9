"""Accounts of a demonstration: one a role, and those without whom a found child is not thought of:
an officer of the home force, the home council's duty worker, and an outsider.

Their password is printed, so they are made in demonstration mode only, and a service refuses to
start on a database that holds them (accounts.checks).
"""

from dataclasses import dataclass

from wayhome.governance.roles import ROLES
from wayhome.lexicon.agencies import Agency, AgencyKind, Register
from wayhome.lexicon.errors import NotSetUp
from wayhome.workspace.accounts.models import User
from wayhome.workspace.actions.accounts import open_demonstration_account
from wayhome.workspace.reading.areas import covering

PASSWORD = "every person here is invented"  # printed on the sign-in page of a demonstration
ADDRESS = "{role}@demo.invalid"  # .invalid can never be anybody's (RFC 2606)
# Besides one a role: address, what they are called, role.
BESIDES = (
    ("police", "Officer of the home force", "practitioner"),
    ("home_duty_worker", "Duty worker at home", "duty_worker"),
    ("outsider", "Practitioner elsewhere", "practitioner"),
)


@dataclass(frozen=True)
class Demonstrated:
    """One account as `wayhome demo` prints it."""

    email: str
    password: str
    role: str
    agency: str


def demonstration_accounts(register: Register) -> list[Demonstrated]:
    """Make those that are missing and list them all. BadUsage outside a demonstration."""
    home, elsewhere = _home(register), _elsewhere(register)
    roles = [(held.code, f"Demonstration {held.title.lower()}", held.code) for held in ROLES]
    for place, name, role in (*roles, *BESIDES):
        email = ADDRESS.format(role=place.replace("_", "-"))
        if not User.objects.filter(email=email).exists():
            open_demonstration_account(
                email=email,
                name=name,
                agency=elsewhere.get(place, home).code,
                role=role,
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


def _home(register: Register) -> Agency:
    """The council where most accounts sit."""
    if not register:
        raise NotSetUp("The register of agencies is empty. Load one with: wayhome agencies load")
    bodies = list(register.values())
    return next((a for a in bodies if a.kind is AgencyKind.COUNCIL), bodies[0])


def _elsewhere(register: Register) -> dict[str, Agency]:
    """Who does not sit there: the home force; the duty worker where children are found; and an
    outsider in an agency that is least likely to hold the same children."""
    home, bodies = _home(register), list(register.values())
    around = covering(home.area)
    away = [a for a in bodies if a.code != home.code and a.area not in around] or bodies
    near = [a for a in bodies if a.area in around and a.kind is AgencyKind.POLICE] or bodies
    return {
        "police": _first_of(near, (AgencyKind.POLICE,)),
        "duty_worker": _first_of(away, (AgencyKind.COUNCIL, AgencyKind.POLICE)),
        "outsider": _first_of(away, (AgencyKind.VOLUNTARY, AgencyKind.HOUSING, AgencyKind.HEALTH)),
    }


def _first_of(bodies: list[Agency], kinds: tuple[AgencyKind, ...]) -> Agency:
    return min(bodies, key=lambda a: kinds.index(a.kind) if a.kind in kinds else len(kinds))
