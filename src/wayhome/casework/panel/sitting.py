"""Who sits at a panel: members, who is there, who is in the chair, and who may not decide what.

A panel decides by its core seats (facts §1.4): children's services, police and health for decisions
on a referral. The chair of an item is neither the worker who is allocated to the child nor that
worker's line manager (Youth Justice Legal Centre, facts §1.4); the officer in the case is kept from
the chair by this project's own rule.
"""

import csv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from io import StringIO
from typing import TYPE_CHECKING

from wayhome.casework.breaches import same_name
from wayhome.casework.fields import Said

if TYPE_CHECKING:
    from wayhome.casework.case import Case

# The conflicts that keep somebody from the chair of an item.
NOT_IN_THE_CHAIR = frozenset({"allocated", "manager", "officer"})


@dataclass(frozen=True)
class Member:
    """Somebody who sits. `place`: of the entry that named them; `seat`: whom they speak for;
    `there`: whether they are there now."""

    place: int
    name: str
    seat: str
    agency: str
    there: bool


@cache
def _quorum() -> tuple[tuple[str, str, date], ...]:
    text = (files("wayhome.casework") / "reference/quorum.csv").read_text(encoding="utf-8")
    rows = csv.DictReader(StringIO(text))
    return tuple((one["panel"], one["seat"], date.fromisoformat(one["valid_from"])) for one in rows)


def seats(kind: str, day: date | None = None) -> list[str]:
    """The seats without which a kind of panel decides nothing on a day, in the order of the
    reference; on no day named, all that there are. What came first holds before its day too."""
    rows = [(seat, since) for panel, seat, since in _quorum() if panel == kind]
    first = min((since for _, since in rows), default=date.max)
    return [seat for seat, since in rows if day is None or since <= max(day, first)]


def members(case: "Case") -> list[Member]:
    """Everybody who sits, in the order in which they were named."""
    came = _newest(case)
    return [
        Member(
            one.place,
            _text(one.details, "name"),
            _text(one.details, "seat"),
            _text(one.details, "agency"),
            came.get(str(one.place), False),
        )
        for one in case.every("member")
    ]


def missing_seats(case: "Case") -> list[str]:
    """Core seats that nobody fills who is there; empty where the panel may decide."""
    filled = {one.seat for one in members(case) if one.there}
    return [one for one in seats(_text(case.first, "kind"), _meets(case)) if one not in filled]


def core_agencies(case: "Case") -> set[str]:
    """Agencies with a member in a core seat, by code: whose people write down what it decides."""
    core = seats(_text(case.first, "kind"), _meets(case))
    return {one.agency for one in members(case) if one.seat in core}


def undeclared(case: "Case", member: Member, item: str, worked: Iterable[str]) -> str:
    """Why somebody is not in the chair of an item before a word on it was said: they have the name
    of somebody who works on the child's case. Whether that is a conflict a person says; nothing
    where somebody did, or no name is alike. `worked`: names, by which a namesake is asked about
    too."""
    if conflict_of(case, member, item) or not any(same_name(one, member.name) for one in worked):
        return ""
    return (
        f"“{member.name}” is the name of somebody who works on this child's case. Declare the "
        "conflict, or that there is none and why, or name somebody else for this item."
    )


def chair_of(case: "Case", item: str) -> Member | None:
    """Who is in the chair for an item: whoever was named last for it, or for all."""
    named = [one.details for one in case.every("chair")]
    mine = [one for one in named if _text(one, "item") in {item, ""}]
    by_place = {str(one.place): one for one in members(case)}
    return by_place.get(_text(mine[-1], "member")) if mine else None


def conflict_of(case: "Case", member: Member, item: str) -> str:
    """The kind of conflict that somebody declared of an item, one that keeps them from the chair
    first; empty where there is none."""
    said = [
        _text(one.details, "kind")
        for one in case.every("conflict")
        if (_text(one.details, "member"), _text(one.details, "item")) == (str(member.place), item)
    ]
    return next((one for one in said if one in NOT_IN_THE_CHAIR), said[0] if said else "")


def _meets(case: "Case") -> date | None:
    told = _text(case.first, "meets")
    return date.fromisoformat(told[:10]) if told else None


def _newest(case: "Case") -> dict[str, bool]:
    """By member, whether they came or went last."""
    return {_text(details, "member"): there for details, there in _came(case)}


def _came(case: "Case") -> Iterator[tuple[Said, bool]]:
    for one in case.said:
        if one.code in {"there", "left"}:
            yield one.details, one.code == "there"


def _text(details: Said, field: str) -> str:
    return str(details.get(field) or "")
