"""Events held against the conditions of an order: what may be a breach, for somebody to look at.

    conditions that were written down  +  what agencies recorded since  ─>  candidates, in words

A candidate is a question and never a verdict: a record may be wrong, a condition may have been
lifted, and a child may have been taken there (facts §2.2). Keeps: only what was recorded while the
order was in force; every candidate names its record; what was looked at is not asked again.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time

from wayhome.lexicon.dates import in_words


@dataclass(frozen=True)
class Condition:
    """One condition. `place`: of the entry that wrote it down; `kind`: area, postcode or hours;
    `where`: the area, or the postcode or the beginning of one; `since` and `until`: of the day."""

    place: int
    kind: str
    where: str = ""
    since: time | None = None
    until: time | None = None


@dataclass(frozen=True)
class Seen:
    """What an agency recorded. `at` is naive, in London; `fine`: whether its hour is known."""

    record_id: str
    what: str
    at: datetime
    fine: bool
    area: str
    postcode: str
    agency: str


@dataclass(frozen=True)
class Candidate:
    """What somebody is asked to look at."""

    condition: int
    record_id: str
    words: str


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
    words = {"area": _area, "postcode": _postcode, "hours": _hours}[condition.kind](condition, seen)
    if words:
        told = f"{seen.what}, {in_words(seen.at.date())}: {words}"
        yield Candidate(condition.place, seen.record_id, told)


def _area(condition: Condition, seen: Seen) -> str:
    met = condition.where and seen.area == condition.where
    return "recorded in the area where the order says not to be" if met else ""


def _postcode(condition: Condition, seen: Seen) -> str:
    asked, told = _plain(condition.where), _plain(seen.postcode)
    met = asked and told.startswith(asked)
    return f"recorded at {seen.postcode}, where the order says not to be" if met else ""


def _hours(condition: Condition, seen: Seen) -> str:
    if not seen.fine or condition.since is None or condition.until is None:
        return ""  # without its hour nobody can say
    clock, since, until = seen.at.time(), condition.since, condition.until
    through_midnight = since > until
    met = (clock >= since or clock < until) if through_midnight else since <= clock < until
    return f"recorded at {clock:%H:%M}, within the hours of the order" if met else ""


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
            hours = (_clock(told.get("since")), _clock(told.get("until")))
            found.append(Condition(place, kind, "", *hours))
    return found


def _clock(given: object) -> time | None:
    try:
        return time.fromisoformat(str(given))
    except ValueError:
        return None
