"""Would a line's model, and each from where to where, still show with a fifth of the records gone?

Drawn as everything else is (`methods.showing`), by the row that an agency sent: what one row says
of somebody, of a place and of a number is there or missing with it. So too the homes and journeys
that a model rests on. A home that is missing leaves a move from where nobody knows.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from wayhome.network.lines.areas import Home, Move, moves, puts_somebody_there
from wayhome.network.lines.fact import Fact
from wayhome.network.lines.models import Journey, Model, by_the_night, hints, verdict
from wayhome.network.methods.between import NOT_KNOWN
from wayhome.network.methods.showing import Still, draws
from wayhome.network.methods.thinned import LOST

Ends = tuple[str, str]  # a home area and where it was; NOT_KNOWN is one of them


@dataclass(frozen=True)
class Showing:
    """Of the model that is named, None where it is not known; and of each from where to where."""

    model: Still | None
    flows: Mapping[Ends, Still]


@dataclass(frozen=True)
class _Drawn:
    """What one draw, or all the records, come to."""

    model: Model
    flows: frozenset[Ends]


def showing(
    facts: Iterable[Fact],
    homes: Mapping[str, list[Home]],
    journeys: Sequence[Journey] = (),
    lost: float = LOST,
) -> Showing:
    """`facts`: of one line; `homes` by person."""
    bears = [fact for fact in facts if puts_somebody_there(fact) or by_the_night(fact)]
    lived = [home for held in homes.values() for home in held]
    every: list[Fact | Home | Journey] = [*bears, *lived, *journeys]
    whole = _found(bears, homes, journeys)
    drawn = [
        _found(
            [fact for fact in bears if _row(fact) in there],
            {who: [h for h in held if _row(h) in there] for who, held in homes.items()},
            [journey for journey in journeys if _row(journey) in there],
        )
        for there in draws({_row(one) for one in every}, lost)
    ]
    named = whole.model is not Model.NOT_KNOWN
    return Showing(
        Still(sum(one.model is whole.model for one in drawn)) if named else None,
        {ends: Still(sum(ends in one.flows for one in drawn)) for ends in whole.flows},
    )


def _found(
    facts: list[Fact], homes: Mapping[str, list[Home]], journeys: Sequence[Journey]
) -> _Drawn:
    found = moves(facts, homes)
    model = verdict(hints(found, facts, homes, journeys)).model
    return _Drawn(model, frozenset(_ends(move) for move in found))


def _ends(move: Move) -> Ends:
    one, two = move.between
    return one or NOT_KNOWN, two or NOT_KNOWN


def _row(of: Fact | Home | Journey) -> str:
    """What an agency sent: one row may make several records."""
    return f"{of.agency} {of.record_id.rpartition(':')[0] or of.record_id}"
