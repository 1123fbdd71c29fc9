"""What spoke against the pairs that weights kept apart, by the model's own words.

The pairs are weighed again one by one, as looking up weighs them; of the names a record goes by,
the two that agree best count, as in linking.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from types import SimpleNamespace
from typing import Any

from duckdb import DuckDBPyConnection

from wayhome.people.model import Model
from wayhome.people.scoring import Scorer, Weight

MOST = 20_000  # pairs looked at; more would say the same
TOLD = 12
FACES = """
with chosen as (
  select one, other, cause from lost where cause in {causes} order by one, other limit {most}
)
select c.one, c.other, c.cause, f.* from chosen c join linked_face f
  on f.subject_ref in (c.one, c.other) where not f.hidden
"""


@dataclass(frozen=True)
class Against:
    """Of so many pairs: how many had each point that took bits away, and what was not known."""

    pairs: int
    bits: float  # the middle weight
    points: tuple[tuple[str, int], ...]
    unknown: tuple[tuple[str, int], ...]


def against(con: DuckDBPyConnection, model: Model, causes: Iterable[int]) -> Against:
    """What took bits away from the lost pairs of these causes (their places in CAUSES)."""
    weights = [weight for _, weight in weighed(con, model, causes)]
    points, unknown = Counter[str](), Counter[str]()
    for weight in weights:
        points.update(
            {part.level.says for part in weight.parts if part.bits < 0 < len(part.level.says)}
        )
        unknown.update({part.comparison for part in weight.parts if part.level.unknown})
    bits = sorted(weight.bits for weight in weights)
    return Against(
        len(weights),
        bits[len(bits) // 2] if bits else 0.0,
        tuple(points.most_common(TOLD)),
        tuple(unknown.most_common(TOLD)),
    )


def weighed(
    con: DuckDBPyConnection, model: Model, causes: Iterable[int]
) -> list[tuple[tuple[Any, Any], Weight]]:
    """The lost pairs of these causes, each by the two faces that agree best."""
    wanted = ", ".join(str(cause) for cause in causes)
    (records,) = con.execute(
        "select count(distinct subject_ref) from linked_face where not hidden"
    ).fetchall()[0]
    scorer = Scorer(model, records)
    found = []
    for left, right in _sides(con, f"({wanted})"):
        pairs = [(one, other) for one in left for other in right]
        best = max(pairs, key=lambda pair: scorer.bits(*pair))
        found.append((best, scorer.weigh(*best)))
    return found


def _sides(con: DuckDBPyConnection, causes: str) -> Iterable[tuple[list[Any], list[Any]]]:
    rows = con.execute(FACES.format(causes=causes, most=MOST))
    names = [column[0] for column in rows.description[3:]]
    sides: dict[tuple[str, str], tuple[list[Any], list[Any]]] = {}
    for one, other, _, *values in rows.fetchall():
        told = (tuple(v) if isinstance(v, list) else v for v in values)
        made = SimpleNamespace(**dict(zip(names, told, strict=True)))
        left, right = sides.setdefault((one, other), ([], []))
        (left if made.subject_ref == one else right).append(made)
    return [both for both in sides.values() if all(both)]
