"""What a reader folded, drew as one and filtered, as an address says it and as script has it.

fold=phone:07700900123      what hangs on it is away; as_one=place:… draws its people as one
hide=event                  a kind of thing; tie=present · agency=NBP · feed=police: those alone
source=2 · info=B           a grading at least; ungraded=yes: and what has none
least=3 · from=2026-03-01 · until=2026-09-30
shown=whole                 nothing of it, although a kept picture had some

Read leniently, for people edit addresses: what cannot be read counts as not chosen. Nothing of it
is left off: how long an address may be is for the server to say, which refuses a longer one.
"""

from collections.abc import Callable, Mapping
from dataclasses import asdict, fields, replace
from datetime import date
from typing import Any

from django.http import QueryDict

from wayhome.interchange.strength import parts
from wayhome.network.graph.standing import EVERYTHING, Chosen, Tie, standing
from wayhome.network.kinds import NodeKind, TieKind
from wayhome.workspace.pages.picture.telling import day_number, last_day, lasts
from wayhome.workspace.reading.picture import Drawn, Picture

NAMES = ("fold", "as_one", "hide", "tie", "agency", "feed", "source", "info", "ungraded", "least",
         "from", "until", "shown")  # fmt: skip
SOURCES, INFORMATION = ("1", "2", "3"), ("A", "B", "C", "D", "E")
LEAST = ("1", "2", "3", "5")
Keyed = Callable[[str], str]


def says(query: QueryDict) -> bool:
    """Whether an address says anything of it: then what was kept does not count."""
    return any(name in query for name in NAMES)


def chosen(query: QueryDict, meant: Keyed) -> Chosen:
    """What an address says. `meant`: whom a mask stands for, or nobody."""

    def one_of(name: str, known: tuple[str, ...]) -> str:
        given = query.get(name, "")
        return given if given in known else ""

    def some(name: str, known: type[NodeKind | TieKind]) -> tuple[str, ...]:
        return tuple(each for each in query.getlist(name) if each in set(known))

    return Chosen(
        shut=_keys(query.getlist("fold"), meant),
        merged=_keys(query.getlist("as_one"), meant),
        off=some("hide", NodeKind),
        kinds=some("tie", TieKind),
        agencies=tuple(query.getlist("agency")),
        feeds=tuple(query.getlist("feed")),
        source=one_of("source", SOURCES),
        information=one_of("info", INFORMATION),
        ungraded="ungraded" in query,
        least=int(one_of("least", LEAST) or 1),
        first=_day(query.get("from", "")),
        last=_day(query.get("until", "")),
    )


def _keys(texts: list[str], meant: Keyed) -> tuple[str, ...]:
    split = (text.partition(":") for text in texts)
    known = ((sort, meant(name) if sort == NodeKind.PERSON else name) for sort, _, name in split)
    return tuple(f"{sort}:{name}" for sort, name in known if sort in set(NodeKind) and name)


def _day(text: str) -> int | None:
    try:
        return day_number(date.fromisoformat(text))
    except ValueError:
        return None


def drawn(of: Chosen, found: Picture) -> Chosen:
    """What of it is in the picture: a thing that is no longer seen, of a record that is withdrawn
    or kept close by now, is told by nothing that was folded."""
    here = {one.key for one in found.nodes}
    shut, merged = (tuple(one for one in keys if one in here) for keys in (of.shut, of.merged))
    return replace(of, shut=shut, merged=merged)


def told(of: Chosen, keyed: Keyed) -> dict[str, Any]:
    """For script: the same, with every node named as the reader's data name it."""
    return asdict(replace(of, shut=_told(of.shut, keyed), merged=_told(of.merged, keyed)))


def _told(keys: tuple[str, ...], keyed: Keyed) -> tuple[str, ...]:
    return tuple(keyed(key) for key in keys)


def kept(of: Chosen) -> dict[str, Any]:
    """What a kept picture holds of it: whatever was chosen, and nothing else."""
    whole = asdict(EVERYTHING)
    return {name: value for name, value in asdict(of).items() if value != whole[name]}


def of_kept(held: Mapping[str, Any]) -> Chosen:
    """The same back. A name that is no longer known counts as not chosen."""
    known = {one.name for one in fields(Chosen)}
    given: dict[str, Any] = {name: value for name, value in held.items() if name in known}
    lists = {name: tuple(value) for name, value in given.items() if isinstance(value, list)}
    return replace(EVERYTHING, **(given | lists))


def stands(found: Picture, of: Chosen) -> tuple[int, ...]:
    """The ties of a picture that stand, as places in it."""
    nodes = [(one.key, one.kind) for one in found.nodes]
    return standing(nodes, [_tie(one) for one in found.ties], of)


def _tie(one: Drawn) -> Tie:
    row = one.row
    source, information = parts(row["grading"] or "")
    return Tie(
        one.left, one.right, row["kind"], row["agency"], row["feed"] or "", source, information,
        day_number(row["first"]), last_day(row), lasts(row),
    )  # fmt: skip
