"""Whether somebody may do something: always a decision with its reason, in words.

Rules kept here:
- deny beats allow: the first reason to refuse ends the matter;
- an act that is not on the map, and a role that is not known, are refused;
- lists and single people share this one rule.

    full       the person's page, as far as the markings of single records allow
    known_to   that the person is known, to which agencies, and whom to ring
    none       not even that
"""

from dataclasses import dataclass
from enum import StrEnum

from wayhome.governance.purposes import may_state, opens_for_outsider
from wayhome.governance.roles import PERSON_ACTS, Act, Role, role

ACTS = frozenset(Act)


class Level(StrEnum):
    """How far somebody sees into one person."""

    FULL = "full"
    KNOWN_TO = "known_to"
    NONE = "none"


@dataclass(frozen=True)
class Viewer:
    """Who looks: agency and role decide, never the name. `see_restricted`: of the own agency."""

    agency: str
    role: str
    see_restricted: bool = False


@dataclass(frozen=True)
class PersonFacts:
    """What the decision needs to know of one person. `glass_broken`: by this viewer, running.

    `supplies`: the viewer's agency has sent anything; if not, that it holds nobody says nothing.
    """

    holders: frozenset[str]
    on_case: bool = False
    glass_broken: bool = False
    supplies: bool = True


@dataclass(frozen=True)
class Decision:
    """The answer and why. `ask_purpose`: saying a purpose could open more than `level` does."""

    allowed: bool
    level: Level
    reason: str
    ask_purpose: bool = False


def viewer(agency: str, role_code: str) -> Viewer:
    """A viewer with the rights of the role as it is defined today."""
    held = role(role_code)
    return Viewer(agency, role_code, bool(held and held.sees_restricted))


def may(who: Viewer, act: str) -> Decision:
    """Whether the role includes the act at all."""
    held = role(who.role)
    if held is None:
        return _refusal("This account's role is not known. Ask your administrator to set it.")
    if act not in ACTS:
        return _refusal("Nobody has been given this right yet.")
    if act not in held.rights:
        return _refusal(
            f"Your role, {held.title.lower()}, does not let you {act}. "
            "Ask your administrator if it should."
        )
    return Decision(True, Level.FULL, f"Part of the role of {held.title.lower()}.")


def decide(who: Viewer, person: PersonFacts, purpose: str | None, act: str) -> Decision:
    """How far a viewer sees into one person, for a purpose stated or not yet (None)."""
    allowed = may(who, act)
    held = role(who.role)
    if not allowed.allowed or held is None:
        return allowed
    if act not in PERSON_ACTS:
        return _refusal("This is not something one does with a person.")
    if not held.sees_people:
        return _refusal(f"Your role, {held.title.lower()}, never sees a person.")
    if not person.holders and not person.on_case:
        return _refusal("There is nobody under this reference, or nobody you can see.")
    if purpose is not None and not may_state(held.code, purpose, "person"):
        return _refusal("This purpose is not one that your role can state.")
    return _level(who, held, person, purpose)


def _level(who: Viewer, held: Role, person: PersonFacts, purpose: str | None) -> Decision:
    if person.glass_broken:
        return _full("You broke the glass for a child at immediate risk. It will be reviewed.")
    insider = who.agency in person.holders or person.on_case
    if insider and purpose is None:
        return _known_to("Your agency works with this person. Say why you look.", ask=True)
    if insider:
        return _full("Your agency works with this person, and you said why you look.")
    if purpose is None and held.code == "duty_worker":
        return _known_to(f"{_no_record(person)} Say why you look.", ask=True)
    if purpose is not None and opens_for_outsider(held.code, purpose):
        return _full("A duty worker sees everything about a child who has just been found.")
    return _known_to(f"{_no_record(person)} Here is whom to ring.")


def _no_record(person: PersonFacts) -> str:
    """Not that nobody there works with them: Wayhome knows only what was sent."""
    if person.supplies:
        return "Your agency has sent no record of this person that you can see."
    return (
        "Your agency has supplied nothing to Wayhome, so it cannot tell whether you work with this "
        "person."
    )


def _refusal(reason: str) -> Decision:
    return Decision(False, Level.NONE, reason)


def _known_to(reason: str, *, ask: bool = False) -> Decision:
    return Decision(True, Level.KNOWN_TO, reason, ask)


def _full(reason: str) -> Decision:
    return Decision(True, Level.FULL, reason)
