"""A trained model as a dated file: the model it began from, with new bits and how they came about.

The file is a whole model (people/models) and loads as one. It is never written over another.
"""

import json
from copy import deepcopy
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any

from wayhome.lexicon.errors import BadUsage
from wayhome.people.model import Model, read
from wayhome.people.training.learning import Learned, Training
from wayhome.people.training.maximising import ENOUGH

ABOUT = (
    "Learned without labels from an installation's own records, beginning from the model {base}: "
    "docs/training.md. What was set by hand is as it was."
)


def dated(
    base: dict[str, Any], training: Training, *, version: str, on: date, release: str
) -> dict[str, Any]:
    """The data of the new model. `base`: the data of the model that training began from."""
    data = deepcopy(base)
    now = {(each.comparison, each.says): each.now for each in training.levels}
    for comparison in data["comparisons"]:
        for level in comparison["levels"]:
            level["bits"] = now.get((comparison["name"], level["says"]), level.get("bits"))
            if level["bits"] is None:  # what is not known has none
                del level["bits"]
    data |= {
        "version": version,
        "about": ABOUT.format(base=training.base),
        "measured": f"release {release}, {on.isoformat()}",
    }
    return data | {"training": _how(training, on, release)}


def _how(training: Training, on: date, release: str) -> dict[str, Any]:
    return {
        "on": on.isoformat(),
        "release": release,
        "began from": training.base,
        "records": training.records,
        "pairs compared": training.drawn,
        "pairs of one person": round(training.pairs),
        "seed": training.seed,
        "rounds": training.rounds,
        "rules": {
            "records": "open ones alone, each by the name it prefers",
            "pairs": "those that share a key, and a weighted sample of all others",
            "enough": ENOUGH,
            "by hand": list(training.by_hand),
        },
        "before": asdict(training.before),
        "after": asdict(training.after),
        "levels": [_level(each) for each in training.levels],
    }


def _level(each: Learned) -> dict[str, Any]:
    # counts to whole pairs and shares to three places: what is written is the same everywhere
    return {
        "comparison": each.comparison,
        "says": each.says,
        "was": each.was,
        "now": each.now,
        "seen in pairs of one person": round(each.seen_in_one),
        "seen in pairs of strangers": round(each.seen_in_two),
        "share of pairs of one person": float(f"{each.share_of_one:.3g}"),
        "share of pairs of strangers": float(f"{each.share_of_two:.3g}"),
        "kept": each.kept,
    }


def write(data: dict[str, Any], file: Path) -> Model:
    """Write a model's data to a file that is not there yet, once it has been found whole."""
    model = read(data)
    file.parent.mkdir(parents=True, exist_ok=True)
    try:
        with file.open("x", encoding="utf-8") as out:
            out.write(json.dumps(data, indent=1, ensure_ascii=False) + "\n")
    except FileExistsError:
        raise BadUsage(
            f"There is a model {file} already, and a model is never written over: name another "
            "file with --write."
        ) from None
    return model
