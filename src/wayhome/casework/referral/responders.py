"""Who may refer: the first responder organisations, by kind or by name, as dated rows.

    police, council, trust, Home Office  ─>  each of that kind, by the name that is typed
    a national body or charity           ─>  by a name that is on the list
    none of these                        ─>  passes it on to those who refer

Schools, other health services and most charities are not among them: they pass on what worries them
to a council or the police, who refer (facts §1.1).
"""

import csv
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache
from importlib.resources import files
from io import StringIO

from wayhome.casework.lists import Kept, Line, spans

DAY = timedelta(days=1)
OF_NAME = "charity"  # what an administrator adds: that it must notify is not guessed
NAMED, NONE = "named", "none"
KINDS = {
    "police": "A police force, the British Transport Police, a regional organised crime unit",
    "council": "A council, or another local authority",
    "trust": "A health and social care trust in Northern Ireland",
    "home office": "A part of the Home Office",
    NAMED: "A national body or charity that may refer",
}
KINDS_OR_NONE = {**KINDS, NONE: "None of these: a school, a hospital, a practice, another charity"}

# Bound to notify where an adult says no: section 52 of the Modern Slavery Act 2015, and Home Office
# staff by its policy (facts §1.2). That the Fair Work Agency is bound as what it comes after was is
# general knowledge.
NOTIFY = frozenset({"police", "council", "national body", "home office"})
_SAYS_NOTHING = frozenset({"the", "uk"})  # in a name that is compared


@dataclass(frozen=True)
class Responder:
    """Each organisation of a kind (it has no names), or one by its names; from a day on, and until
    one where it is known."""

    kind: str
    names: tuple[str, ...]
    since: date
    until: date | None
    source: str
    checked: bool

    def may_on(self, day: date) -> bool:
        return self.since <= day and (self.until is None or day <= self.until)

    def is_meant(self, kind: str, name: str) -> bool:
        """Whether it is what somebody chose and typed."""
        return _alike(name, self.names) if kind == NAMED else kind == self.kind and not self.names


@cache
def listed() -> tuple[Responder, ...]:
    """What the product brings with it (`reference/first_responders.csv`)."""
    held = files("wayhome.casework") / "reference/first_responders.csv"
    return tuple(map(_read, csv.DictReader(StringIO(held.read_text(encoding="utf-8")))))


def on_list(lines: Iterable[Line] = ()) -> tuple[Responder, ...]:
    """What the product brings with it, and what an administrator said since: of one organisation
    each until the next."""
    every = list(spans(Kept.RESPONDERS, lines))
    first = {line.of: line.since for line, _ in reversed(every)}
    brought = (_until(one, first.get(one.names[0]) if one.names else None) for one in listed())
    kinds = {one.names[0]: one.kind for one in listed() if one.names}
    own = (_own(line, end, kinds.get(line.of, OF_NAME)) for line, end in every if not line.off)
    return (*brought, *own)


def responder(kind: str, name: str, day: date, lines: Iterable[Line] = ()) -> Responder | None:
    """What stands on the list, on a day, for an organisation of this kind (of `KINDS`) and name."""
    held = on_list(lines)
    return next((one for one in held if one.is_meant(kind, name) and one.may_on(day)), None)


def refusal(kind: str, name: str, day: date, lines: Iterable[Line] = ()) -> str:
    """Why this organisation may not refer, and to whom it goes; nothing where it may."""
    if responder(kind, name, day, lines):
        return ""
    names = ", ".join(one.names[0] for one in on_list(lines) if one.names and one.may_on(day))
    choose = f"Choose a name that is on it ({names}), or pass" if kind == NAMED else "Pass"
    return (
        f"“{name.strip()}” is not on the list of those who may refer. {choose} this on to "
        "children's services of the council or to the police, who refer."
    )


def has_duty(kind: str, name: str, day: date, lines: Iterable[Line] = ()) -> bool:
    """Whether it must send a notice where an adult says no."""
    found = responder(kind, name, day, lines)
    return found is not None and found.kind in NOTIFY


def _alike(typed: str, names: Iterable[str]) -> bool:
    """Whether what was typed is one of the names of an organisation, or several of them in one:
    “National Crime Agency NCA”."""
    given, every = _words(typed), [_words(one) for one in names]
    return any(one <= given for one in every) and given <= frozenset().union(*every)


def _words(name: str) -> frozenset[str]:
    plain = re.sub("['’]", "", name.casefold())
    return frozenset(re.findall(r"\w+", plain)) - _SAYS_NOTHING


def _read(row: dict[str, str]) -> Responder:
    return Responder(
        row["kind"],
        tuple(_names(row)),
        date.fromisoformat(row["valid_from"]),
        date.fromisoformat(row["until"]) if row["until"] else None,
        row["source"],
        row["checked"] == "yes",
    )


def _until(one: Responder, first: date | None) -> Responder:
    """Until the day before somebody here said otherwise."""
    if first is None:
        return one
    end = first - DAY
    return replace(one, until=end if one.until is None else min(end, one.until))


def _own(line: Line, end: date | None, kind: str) -> Responder:
    names = tuple(_names(dict(line.says)))
    until = end - DAY if end else None
    return Responder(kind, names, line.since, until, line.source, True)


def _names(row: dict[str, str]) -> Iterator[str]:
    yield from filter(None, (one.strip() for one in [row["name"], *row.get("also", "").split(";")]))
