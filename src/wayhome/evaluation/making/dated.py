"""The dated file: the model that it began from, with each level's bits and what they rest on.

It is a whole model and loads as one (people/model.py); what is said beside bits decides nothing.
    level      how, why, counted, range over the habits, pairs of one person and of strangers
    making     on what, under which habits, and how many pairs each set had
"""

import json
from collections.abc import Iterable
from copy import deepcopy
from datetime import date
from importlib.resources import files
from typing import Any

from wayhome.evaluation.labelled import Labelled
from wayhome.evaluation.making.counting import Counted, count
from wayhome.evaluation.making.settling import Settled, settle
from wayhome.people.model import CURRENT, read

ABOUT = (
    "Weights in bits (log2 of how much likelier the agreement is between records of one person "
    "than of two), counted on invented people of known identity under {habits} habits of error, "
    "each counting alike, beginning from the model {base}. A level says how it came by its bits: "
    "counted, shared with levels that say the same, or set by hand, with the reason; beside them "
    "stand what the counts say, the range over the habits, and the pairs behind it. Made again by: "
    "wayhome link make-model (docs/adr/0053)."
)


def current() -> dict[str, Any]:
    """The data of the model that builds use where nobody has named another."""
    file = files("wayhome.people").joinpath(f"models/{CURRENT}.json")
    return dict(json.loads(file.read_text(encoding="utf-8")))


def make(
    base: dict[str, Any], sets: Iterable[tuple[str, Labelled]], *, version: str, on: date
) -> dict[str, Any]:
    """The data of the model that these sets teach. Each set is closed once it was counted.

    The same base, sets, version and day give the same data.
    """
    model = read(base)
    counts = [_counted(habit, labelled, base) for habit, labelled in sets]
    settled = settle(model, counts)
    data = deepcopy(base)
    for comparison in data["comparisons"]:
        for number, level in enumerate(comparison["levels"]):
            if (comparison["name"], number) in settled:
                level |= _told(settled[comparison["name"], number])
    habits = list(dict.fromkeys(each.habit for each in counts))
    return data | {
        "version": version,
        "about": ABOUT.format(habits=len(habits), base=model.version),
        "measured": f"docs/linking-quality.md, {on.isoformat()}",
        "making": {
            "on": on.isoformat(),
            "began from": model.version,
            "habits": habits,
            "sets": [_set(each) for each in counts],
        },
    }


def _counted(habit: str, labelled: Labelled, base: dict[str, Any]) -> Counted:
    try:
        return count(labelled, habit, read(base))
    finally:
        labelled.con.close()


def _told(each: Settled) -> dict[str, Any]:
    found: dict[str, Any] = {"bits": each.bits, "how": each.how}
    if each.why:
        found["why"] = each.why
    return found | {
        "counted": each.counted,
        "range": list(each.range) if each.range else None,
        "pairs of one person": each.one,
        "pairs of strangers": each.two,
    }


def _set(each: Counted) -> dict[str, Any]:
    return {"name": each.name, "records": each.records, "pairs of one person": each.pairs}
