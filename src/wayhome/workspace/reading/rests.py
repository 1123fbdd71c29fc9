"""On how much do the ways to one end rest, and what would be needed to lean on them? In words.

Sources are agencies' kinds of records: what one of them tells by many records is told once
(mapping: independent sources and agencies, what is missing).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from wayhome.interchange.strength import Strength, parts, strength
from wayhome.network.methods.near import Path, apart
from wayhome.workspace.reading.view import Row


@dataclass(frozen=True)
class Rests:
    """Whose word, of how many kinds of records, and what is missing, each as half a sentence."""

    agencies: tuple[str, ...]
    sources: int
    lacks: tuple[str, ...]


def rests(paths: Sequence[Path], ties: Mapping[int, Row], says: Row | None) -> Rests:
    """Of all ways to one end. `ties`: by number; `says`: what a record says of whoever or whatever
    stands there."""
    walked = [ties[number] for number in dict.fromkeys(n for path in paths for n in path.ties)]
    whose = {number: f"{row['agency']} {row['feed']}" for number, row in ties.items()}
    sources = apart(paths, whose)
    told = [*walked, says] if says else walked
    agencies = tuple(sorted({row["agency"] for row in told}))
    return Rests(agencies, sources, tuple(_lacking(agencies, told, walked, says)))


def _lacking(
    agencies: Sequence[str], told: Sequence[Row], walked: Sequence[Row], says: Row | None
) -> list[str]:
    grades = [row["grading"] or "" for row in told]
    weak = any(strength(grade) is Strength.TENTATIVE for grade in grades)
    undated = any(row["first"] is None for row in walked) or bool(says and says["began"] is None)
    said = {
        "a second agency that says so": len(agencies) == 1,
        "a grade of how far it can be relied on": not all(parts(grade)[0] for grade in grades),
        "a day for each step": undated,
        "somebody to confirm what rests on a weak source": weak,
    }
    return [words for words, missing in said.items() if missing]
