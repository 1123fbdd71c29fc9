"""What came of making a model, in words: what moved, and where a hand and the counts disagree."""

from typing import Any

MOVED = 0.5  # bits; less than half of one changes hardly a decision
MUCH = 2.0  # bits by which a range is wide, or a hand and the counts disagree


def told(base: dict[str, Any], data: dict[str, Any]) -> str:
    """The report, as lists."""
    before = {(c, level["says"]): level.get("bits") for c, level in _levels(base)}
    made = [(c, level, before.get((c, level["says"]))) for c, level in _levels(data)
            if "how" in level]  # fmt: skip
    moved = [(c, n, b) for c, n, b in made if b is not None and abs(n["bits"] - b) >= MOVED]
    by_hand = [
        (c, n) for c, n, _ in made
        if n["how"] == "by hand" and n["counted"] is not None
        and abs(n["counted"] - n["bits"]) >= MUCH
    ]  # fmt: skip
    wide = [(c, n) for c, n, _ in made if n["range"] and n["range"][1] - n["range"][0] >= MUCH]
    parts = [
        f"Made of {len(data['making']['sets'])} sets under {len(data['making']['habits'])} habits.",
        _list("Moved by half a bit or more:",
              (f"{c}: {n['says']}: {b:+.1f} to {n['bits']:+.1f}" for c, n, b in moved)),
        _list("Set by hand, where the counts say otherwise:",
              (f"{c}: {n['says']}: {n['bits']:+.1f}, counted {n['counted']:+.1f}; {n['why']}"
               for c, n in by_hand)),
        _list("Told apart by the habit of error:",
              (f"{c}: {n['says']}: {n['range'][0]:+.1f} to {n['range'][1]:+.1f}"
               for c, n in wide)),
    ]  # fmt: skip
    return "\n\n".join(part for part in parts if part) + "\n"


def _levels(data: dict[str, Any]) -> list[tuple[str, dict[str, Any]]]:
    return [(each["name"], level) for each in data["comparisons"] for level in each["levels"]]


def _list(head: str, items: Any) -> str:
    said = "\n".join(f"  {item}" for item in items)
    return f"{head}\n{said}" if said else ""
