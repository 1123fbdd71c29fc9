"""What of a picture stands after folding away and filtering.

One rule for everything that has no script: the table of a page, what leaves as files. The drawing
has it again in its own language (static/wayhome/map/state.js); a journey compares the two.

    fold       what is reached through a folded thing alone is away
    of a kind  a tie stands only where neither end is of a kind that is off
    among      a way of being tied, an agency, a source: several may be chosen, none is every
    at least   a grading; whatever has none stands only where that is asked for too
    crowded    a thing stands with so many others at least, counted over what else stands
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Tie:
    """A tie as it is filtered: both ends as places in the nodes; days since 1970; source and
    information of its grading, blank where it has none."""

    left: int
    right: int
    kind: str
    agency: str
    feed: str
    source: str = ""
    information: str = ""
    first: int | None = None
    last: int | None = None
    lasts: bool = False


@dataclass(frozen=True)
class Chosen:
    """What a reader folded, merged and filtered. `shut`, `merged`: nodes by key; `merged` says
    only how people are drawn, and takes no tie away. `source`: '1' to '3' at the worst,
    `information` 'A' to 'E'."""

    shut: tuple[str, ...] = ()
    merged: tuple[str, ...] = ()
    off: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    agencies: tuple[str, ...] = ()
    feeds: tuple[str, ...] = ()
    source: str = ""
    information: str = ""
    ungraded: bool = False
    least: int = 1
    first: int | None = None
    last: int | None = None


EVERYTHING = Chosen()


def standing(
    nodes: Sequence[tuple[str, str]], ties: Sequence[Tie], chosen: Chosen
) -> tuple[int, ...]:
    """The ties that stand, as places in `ties`. `nodes`: key and kind; the first is whoever the
    picture is about, who always stands."""
    reached = _unfolded([key for key, _ in nodes], ties, set(chosen.shut))
    kinds = [kind for _, kind in nodes]
    found = [
        place
        for place, tie in enumerate(ties)
        if {tie.left, tie.right} <= reached and _wanted(tie, kinds, chosen)
    ]
    return tuple(_crowded(ties, found, chosen.least))


def _unfolded(keys: Sequence[str], ties: Iterable[Tie], shut: set[str]) -> set[int]:
    """Whatever is reached from the first without going on from what is folded."""
    beside = _beside(ties)
    reached, ahead = {0}, [0]
    while ahead:
        at = ahead.pop()
        if keys[at] in shut:
            continue
        new = beside[at] - reached
        reached |= new
        ahead.extend(new)
    return reached


def _wanted(tie: Tie, kinds: Sequence[str], chosen: Chosen) -> bool:
    if any(end and kinds[end] in chosen.off for end in (tie.left, tie.right)):
        return False
    among = (
        (chosen.kinds, tie.kind),
        (chosen.agencies, tie.agency),
        (chosen.feeds, tie.feed),
    )
    if any(some and each not in some for some, each in among):
        return False
    return _graded(tie, chosen) and _within(tie, chosen.first, chosen.last)


def _graded(tie: Tie, chosen: Chosen) -> bool:
    if not (chosen.source or chosen.information):
        return True
    if not tie.source:
        return chosen.ungraded
    return tie.source <= (chosen.source or "3") and tie.information <= (chosen.information or "E")


def _within(tie: Tie, first: int | None, last: int | None) -> bool:
    """What has no day is in every time; what lasts still has no end."""
    if tie.first is None and tie.last is None:
        return True
    ends = tie.last if tie.last is not None else None if tie.lasts else tie.first
    begins_late = last is not None and tie.first is not None and tie.first > last
    ended_before = first is not None and ends is not None and ends < first
    return not (begins_late or ended_before)


def _crowded(ties: Sequence[Tie], found: Sequence[int], least: int) -> Iterable[int]:
    if least < 2:
        return found
    beside = _beside(ties[place] for place in found)
    enough = {node for node, others in beside.items() if node == 0 or len(others) >= least}
    return [place for place in found if {ties[place].left, ties[place].right} <= enough]


def _beside(ties: Iterable[Tie]) -> dict[int, set[int]]:
    found: dict[int, set[int]] = defaultdict(set)
    for tie in ties:
        found[tie.left].add(tie.right)
        found[tie.right].add(tie.left)
    return found
