"""What a case about an address or a line shows of it: the way to its page, and of an address the
signs that records show.

Keeps: only what whoever looks could read on the page of the address or line itself; for anybody
else the case tells what people wrote in it, and no more.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from django.urls import reverse

from wayhome.governance.access import may
from wayhome.governance.roles import Act
from wayhome.lexicon.agencies import Agency
from wayhome.workspace.accounts.models import User
from wayhome.workspace.cases.models import About, Case
from wayhome.workspace.reading import addresses, at_address, lines
from wayhome.workspace.reading.signs import Shown
from wayhome.workspace.reading.view import Row, View


@dataclass(frozen=True)
class Evidence:
    """One sign of an address that stands, with the records behind it."""

    ref: str
    sign: Shown
    records: Sequence[Row] = field(repr=False)
    agencies: dict[str, Agency] = field(repr=False)


@dataclass(frozen=True)
class Thing:
    """`page`: the address of its page, empty where this viewer has none to open."""

    page: str = ""
    evidence: Sequence[Evidence] = field(default=(), repr=False)


def thing(seen: View, user: User, case: Case) -> Thing:
    """Of a case about an address or a line; nothing of any other."""
    if case.about == About.ADDRESS and case.about_id and may(user.viewer, Act.SEE_PLACES).allowed:
        place = addresses.one(seen, case.about_id)
        if place is not None:
            return Thing(reverse("place", args=[case.about_id]), evidence(seen, place))
    if case.about == About.LINE and case.about_id and may(user.viewer, Act.SEE_LINES).allowed:
        meant = lines.leads_to(seen, case.about_id)
        if lines.told(seen, meant) is not None:
            return Thing(reverse("line", args=[meant]))
    return Thing()


def evidence(seen: View, place: addresses.Place) -> list[Evidence]:
    """The signs of an address that stand; of a place that is no home there are none."""
    standing = place.signs.standing if place.signs and not place.institution else []
    return [
        Evidence(place.ref, one, at_address.behind(seen, place, one).records, seen.agencies)
        for one in standing
    ]
