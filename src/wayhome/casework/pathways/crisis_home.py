"""Home, or why not: where a found child stays, how far that is, who approved it and what was looked
at instead (facts §3.2, and §6.1: the child is brought home to intensive help).

Asked when it is decided, and again of where they are. Keeps: a place that is far by its postcodes
is not written down as near; where no postcode is known people say whether it is far.
"""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import TYPE_CHECKING

from wayhome.casework.dated import defaults
from wayhome.casework.fields import NO, NOT_SURE, YES, YES_NO_NOT_SURE, Field, Kind, Said, When, day
from wayhome.casework.from_home import LIMIT, FromHome, far_on, from_home
from wayhome.casework.limits import Limit
from wayhome.casework.pathways.asking import words
from wayhome.lexicon.postcodes import postcode

if TYPE_CHECKING:
    from wayhome.casework.case import Case

_FAR = When("far", frozenset({YES, NOT_SURE}))
_POSTCODE = "How far it is, is worked out from it. Leave it out where it is not known or not safe."
STAYS = (
    Field(
        "stays", "Where do they stay?", Kind.CHOICE,
        choices={
            "home": "At home",
            "family": "With family or friends",
            "placement": "In a placement of the council",
            "hospital": "In hospital",
            "custody": "In custody of the home area",
        },
    ),
    Field("home_at", "Postcode of home", required=False, hint=_POSTCODE, longest=10),
    Field("stays_at", "Postcode of where they stay", required=False, hint=_POSTCODE, longest=10),
    Field(
        "far", "Is that far from home, or beyond the next council?", Kind.CHOICE,
        choices=YES_NO_NOT_SURE,
        hint="Far is more miles than was agreed, or a council that does not adjoin that of home. "
        "Where both postcodes are known it is worked out.",
    ),
    words("far_why", "Why so far?", when=_FAR),
    Field("approver", "Who approved it? Name and role", when=_FAR),
    Field(
        "instead", "What was looked at instead?", Kind.SEVERAL, when=_FAR,
        choices={
            "circuit breaker": "Circuit-breaker: away for a while, with their family",
            "intensive": "Intensive care in the home area",
            "remand fostering": "Remand fostering in the home area",
            "relatives": "Relatives or friends nearby",
        },
    ),
)  # fmt: skip


def stays_from_home(details: Said, held: Mapping[str, Limit] | None = None) -> FromHome | None:
    """How where they stay lies to home, by the limit that holds for the case (`held`), else by what
    the product brings with it on the day on which it was decided; None where
    a postcode is not known. Whoever is said to be at home, far from it, is not near by that."""
    decided = day(str(details.get("at") or "")[:10])
    home, place = (str(details.get(one) or "") for one in ("home_at", "stays_at"))
    if decided is None:
        return None
    return from_home(home, place, held[LIMIT].many if held else far_on(decided, defaults()))


def home_or_why_not(case: "Case", code: str, details: Said, now: datetime) -> Iterator[str]:
    """A place that is far is not written down as near: who approved it, and why, is asked then."""
    if code not in {"to stay", "arrived", "back again"}:
        return
    for one in ("home_at", "stays_at"):
        given = str(details.get(one) or "")
        if given and postcode(given) is None:
            yield f"“{given}” is no postcode. Write it like NR1 3AB, or leave it out."
    found = stays_from_home(details, case.held)
    if found and found.far and details.get("far") == NO:
        yield (
            f"By these postcodes it is {found.words}: that is far. Say so, with why, who approved "
            "it and what was looked at instead."
        )
