"""The named settings of noise, read from noises.yaml and checked before anything is changed."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, partial
from importlib.resources import files
from inspect import signature
from typing import Any

import yaml

from wayhome.evaluation.noise import births, names, numbers, places
from wayhome.evaluation.noise.choosing import AGENCIES, EACH, Chosen
from wayhome.evaluation.noise.written import Bools, Stream, Written
from wayhome.lexicon.errors import BadUsage, Damaged

Change = Callable[[Stream, Written, Bools], Written]

KINDS: dict[str, Callable[..., Written]] = {
    f"{module.__name__.rsplit('.', 1)[-1]}.{change.__name__}": change
    for module, changes in (
        (
            names,
            (
                *(names.mistyped, names.respelt, names.initial, names.shortened, names.turned),
                *(names.one_name, names.renamed, names.from_elsewhere, names.namesake),
                *(names.two_surnames, names.placeholder),
            ),
        ),
        (
            births,
            (
                *(births.swapped, births.digit, births.near, births.first_january),
                *(births.year_only, births.gone, births.twinned, births.from_an_age),
            ),
        ),
        (
            places,
            (
                *(places.crowded, places.moved, places.mistyped, places.gone, places.institution),
                *(places.of_the_office, places.of_a_worker),
            ),
        ),
        (numbers, (numbers.gone, numbers.of_a_sibling, numbers.of_the_row_above)),
    )
    for change in changes
}
CHOOSING = ("share", "each", "agencies", "sex")


@dataclass(frozen=True)
class Step:
    """One kind of change and the records that it falls on."""

    kind: str
    chosen: Chosen
    change: Change


@dataclass(frozen=True)
class Noise:
    """A setting: its name, what it stands for in words, and its changes in order."""

    name: str
    about: str
    steps: tuple[Step, ...]


@cache
def noises() -> dict[str, Noise]:
    """Every setting by its name."""
    text = files(__package__).joinpath("noises.yaml").read_text(encoding="utf-8")
    return {
        name: Noise(name, each["about"], tuple(map(step, each["steps"])))
        for name, each in yaml.safe_load(text).items()
    }


def noise(name: str) -> Noise:
    """A setting by its name."""
    if name not in noises():
        raise BadUsage(f"There is no noise {name}. There are: {', '.join(noises())}.")
    return noises()[name]


def step(given: dict[str, Any]) -> Step:
    """One change as the file has it; Damaged where there is no such change or option."""
    kind, options = given["kind"], {k: v for k, v in given.items() if k != "kind"}
    if kind not in KINDS:
        raise Damaged(f"There is no noise of the kind {kind}. There are: {', '.join(KINDS)}.")
    chosen = Chosen(**{k: options.pop(k) for k in CHOOSING if k in options})
    if chosen.each not in EACH or chosen.agencies not in AGENCIES:
        raise Damaged(f"{kind} is drawn by one of {EACH}, in one of {AGENCIES}.")
    strange = options.keys() - signature(KINDS[kind]).parameters.keys()
    if strange:
        raise Damaged(f"{kind} has no option {', '.join(sorted(strange))}.")
    return Step(kind, chosen, partial(KINDS[kind], **options))
