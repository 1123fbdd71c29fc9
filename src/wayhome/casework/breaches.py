"""Events held against the conditions of an order: what may be a breach, for somebody to look at.

    conditions that were written down  +  what agencies recorded since  ─>  candidates, in words

A candidate is a question and never a verdict: a record may be wrong, a condition may have been
lifted, and a child may have been taken there (facts §2.2). Of two people who have one name either
may be meant. Keeps: only what was recorded while the order was in force; every candidate names its
record; what was looked at is not asked again.
"""

import re
import unicodedata
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time

from wayhome.lexicon.dates import in_words
from wayhome.lexicon.phones import phone
from wayhome.lexicon.places import districts_of


@dataclass(frozen=True)
class Condition:
    """One condition. `place`: of the entry that wrote it down; `kind`: area, postcode, hours,
    contact or telephone; `where`: the area by code or name, or the postcode or the beginning of
    one; `since` and `until`: of the day; `whom`: a name that it names; `number`: a telephone in its
    one form, empty where none can be read."""

    place: int
    kind: str
    where: str = ""
    since: time | None = None
    until: time | None = None
    whom: str = ""
    number: str = ""

    @property
    def is_held(self) -> bool:
        """Whether it says enough for a record to be held against it."""
        needs = {
            "contact": self.whom or self.number,
            "telephone": self.number,
            "area": districts_of(self.where) if self.kind == "area" else "",
        }
        return bool(needs.get(self.kind, True))


@dataclass(frozen=True)
class Seen:
    """What an agency recorded. `at` is naive, in London; `fine`: whether its hour is known;
    `with_`: names of others whom the record has there; `used`: numbers that were used, or are said
    to be theirs; `called`: numbers at the other end, and `holders`: names of those whom records
    give them; `opens`: whether the record has a page."""

    record_id: str
    what: str
    at: datetime
    fine: bool
    area: str
    postcode: str
    agency: str
    with_: tuple[str, ...] = ()
    used: tuple[str, ...] = ()
    called: tuple[str, ...] = ()
    holders: tuple[str, ...] = ()
    opens: bool = True


@dataclass(frozen=True)
class Candidate:
    """What somebody is asked to look at. `agency`: whose record it is; `opens`: whether it stands
    on a page of its own."""

    condition: int
    record_id: str
    words: str
    agency: str = ""
    opens: bool = True


def candidates(
    conditions: Iterable[Condition],
    seen: Iterable[Seen],
    first: date,
    last: date | None,
    looked_at: Collection[tuple[int, str]] = (),
) -> list[Candidate]:
    """What may be a breach, in the order in which it happened. `first` and `last`: the days on
    which the order began and ended, both within it; `looked_at`: by condition and record."""
    held = sorted(seen, key=lambda one: (one.at, one.record_id))
    within = [one for one in held if first <= one.at.date() and (not last or one.at.date() <= last)]
    every = (_of(condition, one) for one in within for condition in conditions)
    found = (one for each in every for one in each)
    return [one for one in found if (one.condition, one.record_id) not in looked_at]


def _of(condition: Condition, seen: Seen) -> Iterator[Candidate]:
    words = _RULES[condition.kind](condition, seen)
    if words:
        told = f"{seen.what}, {in_words(seen.at.date())}: {words}"
        yield Candidate(condition.place, seen.record_id, told, seen.agency, seen.opens)


def _area(condition: Condition, seen: Seen) -> str:
    met = seen.area and seen.area in districts_of(condition.where)
    return "recorded in the area where the order says not to be" if met else ""


def _postcode(condition: Condition, seen: Seen) -> str:
    met = condition.where and seen.postcode and _is_in(seen.postcode, condition.where)
    return f"recorded at {seen.postcode}, where the order says not to be" if met else ""


def _hours(condition: Condition, seen: Seen) -> str:
    if not seen.fine or condition.since is None or condition.until is None:
        return ""  # without its hour nobody can say
    clock, since, until = seen.at.time(), condition.since, condition.until
    through_midnight = since > until
    met = (clock >= since or clock < until) if through_midnight else since <= clock < until
    return f"recorded at {clock:%H:%M}, within the hours of the order" if met else ""


def _contact(condition: Condition, seen: Seen) -> str:
    there = next((one for one in seen.with_ if same_name(condition.whom, one)), "")
    if there:
        return f"recorded with somebody called {there}"
    if condition.number and condition.number in seen.called:
        return "with the number that the order names"
    holder = next((one for one in seen.holders if same_name(condition.whom, one)), "")
    return f"with a number that records give somebody called {holder}" if holder else ""


def _telephone(condition: Condition, seen: Seen) -> str:
    met = condition.number and condition.number in seen.used
    return "the number that the order names was used, or is said to be theirs" if met else ""


_RULES: Mapping[str, Callable[[Condition, Seen], str]] = {
    "area": _area,
    "postcode": _postcode,
    "hours": _hours,
    "contact": _contact,
    "telephone": _telephone,
}


def same_name(asked: str, told: str) -> bool:
    """Whether a record's name may be the one that an order names: it has all of its words, in any
    order; a single word is the whole of it."""
    wanted, known = _words(asked), _words(told)
    return bool(wanted) and (wanted == known if len(wanted) == 1 else wanted <= known)


def _words(name: str) -> frozenset[str]:
    bare = "".join(
        one for one in unicodedata.normalize("NFKD", name) if not unicodedata.combining(one)
    )
    return frozenset(re.findall(r"[^\W\d_]+", bare.casefold()))


def _is_in(postcode: str, where: str) -> bool:
    """Whether a whole postcode is the one of an order, or begins with it part by part: NR1 is not
    NR13, and `NR1 3`, with its blank, is a part of NR1."""
    told = _plain(postcode)
    outward, _, inward = where.upper().strip().partition(" ")
    if not inward:
        return outward in (told, told[:-3])
    return outward == told[:-3] and told[-3:].startswith(_plain(inward))


def _plain(postcode: str) -> str:
    return postcode.upper().replace(" ", "")


def conditions(said: Iterable[tuple[int, Mapping[str, object]]]) -> list[Condition]:
    """The conditions that can be held against records, of what was written down, by place."""
    found = []
    for place, told in said:
        kind = str(told.get("kind"))
        if kind in {"area", "postcode"}:
            where = told.get("where" if kind == "area" else "postcode")
            found.append(Condition(place, kind, str(where or "")))
        if kind == "hours":
            hours = (clock(told.get("since")), clock(told.get("until")))
            found.append(Condition(place, kind, "", *hours))
        if kind in {"contact", "telephone"}:
            whom, number = str(told.get("whom") or ""), phone(str(told.get("number") or "")) or ""
            found.append(Condition(place, kind, whom=whom, number=number))
    return found


def clock(given: object) -> time | None:
    """19:00; None where it is no time by which anything could be held."""
    try:
        return time.fromisoformat(str(given))
    except ValueError:
        return None
