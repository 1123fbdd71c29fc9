"""Health in the city: who comes to an emergency department, and why.

Children's injuries are sent, their illnesses are not; of adults only violence, overdoses and
intoxication, where they agreed. Most children who are hurt fell, and most who are hurt by others
were never used by anybody. Referrals and notes stand in `health_referred`, children whom a line
harms and people whose home it takes in `health_seen`.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from wayhome.synthetic.chance import Stream, drawn, shares, text_where
from wayhome.synthetic.clock import Days, at_hours, written
from wayhome.synthetic.health_ground import (
    Bools,
    adults,
    alerts,
    children,
    department,
    departments,
)
from wayhome.synthetic.health_referred import health_referred
from wayhome.synthetic.health_seen import health_seen
from wayhome.synthetic.health_words import (
    ACCOUNTS,
    ADULT_CAUSES,
    AGREED,
    ATTENDS,
    CAUSES,
    COMPANY,
    DISPOSALS,
    DISPOSALS_GRAVE,
    FLAGGED,
    FLAGGED_GRAVE,
    GRAVE,
    PLACES,
    PLACES_ASSAULT,
    SAFEGUARDED,
    SUBSTANCES,
    UNEXPLAINED,
    UNSAID,
    WEAPONS,
)
from wayhome.synthetic.housing_homes import uprn
from wayhome.synthetic.places import units
from wayhome.synthetic.reference import Words
from wayhome.synthetic.told import in_words, left_out, picked
from wayhome.synthetic.truth import Ints
from wayhome.synthetic.world import World

ADULT = len(COMPANY) - 1
RESTRICTED = 0.004
NUMBERED_EVERY = 3


@dataclass(frozen=True)
class Came:
    """Who came, when, and what for. `what` is a row of the causes."""

    pid: Ints
    when: Days
    band: Ints
    mechanism: Words
    reason: Words
    intent: Words

    def __len__(self) -> int:
        return len(self.pid)


def health_life(world: World) -> None:
    """All that the trust sends."""
    rng = world.chance("health emergencies")
    pid, day, band = children(rng, world, ATTENDS)
    when = at_hours(rng, day, 16, 4.5)
    alerts(world, rng, pid, when)
    came = [_of_children(rng, pid, when, band), _of_adults(world, rng)]
    joined = Came(*(np.concatenate([getattr(c, n) for c in came]) for n in Came.__annotations__))
    _attendances(world, rng, joined)
    health_referred(world, joined.pid, joined.when, _by_others(joined))
    health_seen(world)
    _doors(world)


def _of_children(rng: Stream, pid: Ints, when: Days, band: Ints) -> Came:
    """What each came for, by age; without what is not sent."""
    what = np.zeros(len(pid), dtype=np.int64)
    for number in range(ADULT):
        here = band == number
        weights = np.array([cause[3][number] for cause in CAUSES], dtype=np.float64)
        what[here] = drawn(rng, int(here.sum()), weights)
    sent = what > 0  # the first is illness
    words = [np.array([cause[at] for cause in CAUSES], dtype=object) for at in range(3)]
    return Came(pid[sent], when[sent], band[sent], *(column[what[sent]] for column in words))


def _of_adults(world: World, rng: Stream) -> Came:
    rates = np.array([cause[3] for cause in ADULT_CAUSES])
    pid, day = adults(rng, world, float(rates.sum()) * AGREED)
    what = drawn(rng, len(pid), rates)
    words = [np.array([cause[at] for cause in ADULT_CAUSES], dtype=object) for at in range(3)]
    when = at_hours(rng, day, 21, 4)
    return Came(pid, when, np.full(len(pid), ADULT), *(column[what] for column in words))


def _by_others(came: Came) -> Bools:
    hurt: Bools = np.isin(came.mechanism.astype(str), ["assault", "stabbing", "gunshot"])
    hurt &= (came.intent == "assault") & (came.band > 1) & (came.band < ADULT)
    return hurt


def _attendances(world: World, rng: Stream, came: Came) -> None:
    n = len(came)
    if not n:
        return
    grave = np.isin(came.mechanism.astype(str), GRAVE) & (came.intent != "accident")
    at = department(rng, n, grave)
    mechanism, intent = _coded(rng, came)
    names, postcodes = (np.array(words, dtype=object)[at] for words in departments())
    unexplained = _unexplained(rng, came)
    intent[unexplained & (rng.random(n) < 0.6)] = "not_known"
    mechanism[unexplained & (rng.random(n) < 0.35)] = "other"
    flagged = rng.random(n) < np.where(grave | unexplained, FLAGGED_GRAVE, FLAGGED)
    flagged &= came.band < ADULT
    place, postcode, number = _where(world, rng, came)
    account = _said(world, rng, came)
    account[unexplained | (came.band == ADULT)] = None
    summary = in_words(world.people, came.pid, picked(rng, n, SAFEGUARDED))
    summary[~flagged | (rng.random(n) < 0.3)] = None
    secret = (came.mechanism == "sexual_assault") | (rng.random(n) < RESTRICTED)
    world.truth.add(
        "health_emergency",
        eid=world.truth.numbers("health_emergency", n),
        pid=came.pid,
        arrived=came.when,
        departed=came.when + rng.integers(35, 480, n).astype("timedelta64[m]"),
        department=names,
        postcode=postcodes,
        reason=came.reason,
        mechanism=mechanism,
        intent=intent,
        weapon=_some_of(rng, came, WEAPONS),
        substances=_some_of(rng, came, SUBSTANCES),
        incident=_happened(rng, came),
        place=place,
        place_postcode=postcode,
        uprn=number,
        company=_company(rng, came.band),
        account=account,
        unexplained=unexplained,
        disposal=np.where(grave, shares(rng, n, DISPOSALS_GRAVE), shares(rng, n, DISPOSALS)),
        flagged=flagged,
        summary=summary,
        recorded=written(rng, came.when),
        marking=text_where(secret, "restricted"),
    )


def _coded(rng: Stream, came: Came) -> tuple[Words, Words]:
    """How they came to harm and whether it was meant, as coded: not always, not always known."""
    n, mechanism, intent = len(came), came.mechanism.copy(), came.intent.copy()
    mechanism[rng.random(n) < 0.03] = None
    mechanism[(rng.random(n) < 0.06) & (mechanism != None)] = "not_known"  # noqa: E711
    intent[rng.random(n) < 0.12] = None
    return mechanism, intent


def _unexplained(rng: Stream, came: Came) -> Bools:
    """No account, or none that fits."""
    share = np.array([*UNEXPLAINED, 0.0])[came.band]
    share = np.where(came.intent == "assault", UNSAID, share)
    found: Bools = (rng.random(len(came)) < share) & (came.reason == "injury")
    return found


def _company(rng: Stream, band: Ints) -> Words:
    found = np.empty(len(band), dtype=object)
    for number, parts in enumerate(COMPANY):
        here = band == number
        found[here] = shares(rng, int(here.sum()), parts)
    return found


def _some_of(rng: Stream, came: Came, choices: Mapping[str, tuple[str | None, ...]]) -> Words:
    """One of the words that go with how they came to harm."""
    found = np.full(len(came), None, dtype=object)
    for mechanism, words in choices.items():
        here = came.mechanism == mechanism
        found[here] = picked(rng, int(here.sum()), words)
    return found


def _said(world: World, rng: Stream, came: Came) -> Words:
    """What was said of how it happened."""
    return in_words(world.people, came.pid, left_out(rng, _some_of(rng, came, ACCOUNTS), 0.3))


def _happened(rng: Stream, came: Came) -> Days:
    """Hours before they came; a few are written as after it, some not at all."""
    n = len(came)
    hours = np.clip(np.exp(0.6 + 0.9 * rng.standard_normal(n)), 0.2, 70)
    hours = np.where(rng.random(n) < 0.002, -2.0, hours)
    when: Days = came.when.astype("datetime64[s]") - (hours * 3600).astype("timedelta64[s]")
    when[(rng.random(n) < 0.2) | (came.reason != "injury")] = np.datetime64("NaT", "s")
    return when


def _where(world: World, rng: Stream, came: Came) -> tuple[Words, Words, Words]:
    """Where it happened as told, its postcode, and the number of the home if it was there."""
    n, homes = len(came), world.people.homes
    by_others = came.intent == "assault"
    name = np.where(by_others, shares(rng, n, PLACES_ASSAULT), shares(rng, n, PLACES))
    name[(came.reason != "injury") | ((name == "school") & (came.band == 0))] = "nowhere"
    home = homes.at(came.pid, came.when)
    postcode = np.where(name == "home", homes.postcode[home], units(rng, homes.sector[home]))
    postcode[(name == "nowhere") | (name == "school") | (rng.random(n) < 0.4)] = None
    number = uprn(home)
    number[(name != "home") | (rng.random(n) < 0.5)] = None
    name[name == "nowhere"] = None
    return name, postcode, number


def _doors(world: World) -> None:
    """Numbers of homes, of one in three of those whom the trust knows."""
    homes, known = world.people.homes, np.zeros(len(world.people), dtype=bool)
    for table in ("emergency", "referral", "note", "treatment"):
        known[world.truth.table(f"health_{table}")["pid"].to_numpy()] = True
    known[np.arange(len(known)) % NUMBERED_EVERY > 0] = False
    stay = np.flatnonzero(known[homes.who])
    if len(stay):
        home = homes.home[stay]
        world.truth.add(
            "health_door", pid=homes.who[stay], address=homes.address_of(home), uprn=uprn(home)
        )
