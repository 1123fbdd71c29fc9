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
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from io import StringIO

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


def responder(kind: str, name: str, day: date) -> Responder | None:
    """What stands on the list, on a day, for an organisation of this kind (of `KINDS`) and name."""
    return next((one for one in listed() if one.is_meant(kind, name) and one.may_on(day)), None)


def refusal(kind: str, name: str, day: date) -> str:
    """Why this organisation may not refer, and to whom it goes; nothing where it may."""
    if responder(kind, name, day):
        return ""
    names = ", ".join(one.names[0] for one in listed() if one.names and one.may_on(day))
    choose = f"Choose a name that is on it ({names}), or pass" if kind == NAMED else "Pass"
    return (
        f"“{name.strip()}” is not on the list of those who may refer. {choose} this on to "
        "children's services of the council or to the police, who refer."
    )


def has_duty(kind: str, name: str, day: date) -> bool:
    """Whether it must send a notice where an adult says no."""
    found = responder(kind, name, day)
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


def _names(row: dict[str, str]) -> Iterator[str]:
    yield from filter(None, (one.strip() for one in [row["name"], *row["also"].split(";")]))
