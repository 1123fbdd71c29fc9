"""Where those live to whom records give the number of a line, and whether they long have.

Organisers settle in the towns that they sell in (facts §4.1), so living there tells nothing; to
have lived there for years before does. How many is a rule of our own, for each partnership to
agree.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from wayhome.network.lines.areas import Home, home_on
from wayhome.network.lines.fact import Fact, What

LONG = timedelta(days=3 * 365)


@dataclass(frozen=True)
class Holder:
    """Somebody to whom a record gives the number, and where they lived on that day."""

    fact: Fact
    home: Home
    long_there: bool


def holders(facts: Iterable[Fact], homes: Mapping[str, list[Home]]) -> list[Holder]:
    """Those whose home is known, as often as a record says so. `homes`: by person."""
    found = []
    for fact in facts:
        lived = homes.get(fact.person_id or "", [])
        home = home_on(lived, fact.day) if fact.what is What.NUMBER else None
        if home and home.force:
            found.append(Holder(fact, home, _long_there(lived, home.force, fact.day)))
    return found


def _long_there(lived: Iterable[Home], force: str, day: date | None) -> bool:
    """Whether a record puts them in this police area LONG before, and none anywhere else since. A
    home without a first day is no such record."""
    if day is None:
        return False
    since, then = day - LONG, [home for home in lived if home.force]
    elsewhere = any(home.force != force and _between(home, since, day) for home in then)
    return not elsewhere and any(
        home.force == force and home.first and home.first <= since for home in then
    )


def _between(home: Home, since: date, day: date) -> bool:
    return (home.last is None or home.last >= since) and (home.first is None or home.first <= day)
