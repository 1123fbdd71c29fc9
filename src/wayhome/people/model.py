"""The model of who is the same person: a dated data file, checked before it is used.

    bits of a level = log2(how often it holds between records of one person
                           / how often between records of two)

The bits of all comparisons and of the prior add up to the weight of a pair; two thresholds cut
weights into three bands. A level that nobody measured or set is refused: an untrained level has
been seen to count as a strong agreement, and two strangers became one person.
"""

import json
from dataclasses import dataclass, field
from enum import StrEnum
from importlib.resources import files
from math import isfinite, log2
from typing import Any

from wayhome.lexicon.errors import Damaged

CURRENT = "2026-12-01"


class Band(StrEnum):
    """What is done with a pair of records."""

    LINKED = "linked"
    FOR_A_HUMAN = "for a human"
    APART = "apart"


@dataclass(frozen=True)
class Level:
    """One way in which two records compare. `frequency`: the column whose rarity counts."""

    says: str
    sql: str
    bits: float
    frequency: str | None = None
    unknown: bool = False


@dataclass(frozen=True)
class Comparison:
    """Levels in order: the first that holds is the one that counts."""

    name: str
    levels: tuple[Level, ...]

    @property
    def column(self) -> str:
        return self.name.lower().replace(" ", "_")


@dataclass(frozen=True)
class Limits:
    """Past these counts a value says too little, or a list is too long, to be used."""

    names_each: int
    names_a_premise: int
    people_a_postcode: int
    people_a_phone: int
    people_an_own_phone: int
    people_a_key: int
    people_an_identifier: int


@dataclass(frozen=True)
class Model:
    """Everything that decides a weight and a band."""

    version: str
    comparisons: tuple[Comparison, ...]
    linked: float
    for_a_human: float
    trusted_bits: float
    pairs_a_record: float
    at_least_records: int
    smoothing: int
    frequencies: dict[str, float] = field(hash=False)
    limits: Limits

    def prior_bits(self, records: int) -> float:
        """Log odds that two records taken at random are one person; falls as more are held."""
        odds = self.pairs_a_record / max(records, self.at_least_records)
        return log2(odds / (1 - odds))


def load(version: str = CURRENT) -> Model:
    """The model of a date. Damaged when the file is not a whole model."""
    file = files("wayhome.people").joinpath(f"models/{version}.json")
    return read(json.loads(file.read_text(encoding="utf-8")))


def read(data: dict[str, Any]) -> Model:
    """A model from its data, every level checked."""
    try:
        return Model(
            version=data["version"],
            comparisons=tuple(_comparison(data, each) for each in data["comparisons"]),
            linked=float(data["bands"]["linked"]),
            for_a_human=float(data["bands"]["for_a_human"]),
            trusted_bits=float(data["trusted_bits"]),
            pairs_a_record=float(data["prior"]["pairs_a_record"]),
            at_least_records=int(data["prior"]["at_least_records"]),
            smoothing=int(data["frequencies"]["smoothing"]),
            frequencies=dict(data["frequencies"]["columns"]),
            limits=Limits(**data["limits"]),
        )
    except (KeyError, TypeError) as error:
        raise Damaged(f"The linking model lacks {error}: use a model file that is whole.") from None


def _comparison(data: dict[str, Any], each: dict[str, Any]) -> Comparison:
    levels = tuple(_level(data, each["name"], level) for level in each["levels"])
    if not levels or levels[-1].sql != "else":
        raise Damaged(f"The linking model's comparison '{each['name']}' must end in 'else'.")
    said = [level.bits for level in levels if level.says]
    if len(set(said)) < len(said) or 0.0 in said:
        raise Damaged(
            f"The linking model's comparison '{each['name']}' has two levels of the same bits, "
            "or words on a level of none: reasons are told from bits, so make them differ."
        )
    return Comparison(name=each["name"], levels=levels)


def _level(data: dict[str, Any], comparison: str, level: dict[str, Any]) -> Level:
    unknown = bool(level.get("unknown"))
    bits = 0.0 if unknown else level.get("bits")
    if not isinstance(bits, int | float) or not isfinite(bits) or abs(bits) > 40:
        raise Damaged(
            f"The linking model has an untrained level in '{comparison}' ({level.get('says')}): "
            "train it or set its bits before using the model."
        )
    frequency = level.get("tf")
    if frequency and frequency not in data["frequencies"]["columns"]:
        raise Damaged(f"The linking model has no base frequency for '{frequency}'.")
    return Level(level["says"], level["sql"], float(bits), frequency, unknown)
