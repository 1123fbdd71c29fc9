"""The page of figures, docs/linking-quality.md: what people wrote around them stays as it is."""

from collections.abc import Sequence
from pathlib import Path

from wayhome.evaluation.errors import together
from wayhome.evaluation.measured import Measured
from wayhome.evaluation.measures import Agreement
from wayhome.evaluation.noise import noises
from wayhome.evaluation.telling import (
    blocking_told,
    causes_told,
    sources_told,
    table,
    trait_told,
)
from wayhome.lexicon.errors import BadUsage

BEGIN, END = "<!-- figures begin: wayhome evaluate link -->", "<!-- figures end -->"
HEADS = (
    *("set", "records", "pairs: precision", "recall", "F1"),
    *("F1 but for pairs only a council may join", "F1 once councils have said"),
    "F1 where records say enough",
    *("people: precision, recall, F1", "records (B-cubed): precision, recall, F1"),
    *("mixed", "split", "left for a human", "compared"),
)

EVEN = (
    "Groups of about a thousand people and more, of no region and without its told stories "
    "(evaluation/even.py): what a group is written of differs by its names alone, and of children "
    "looked after by returns without a name and by placements."
)


def write(page: Path, measured: Sequence[Measured]) -> None:
    """Put the figures between the page's two marks; a new page where there is none."""
    between(page, BEGIN, END, summed(measured))


def between(page: Path, begin: str, end: str, figures: str) -> None:
    """Replace what stands between two lines of a page; a new page of these where there is none."""
    text = page.read_text(encoding="utf-8") if page.exists() else f"{begin}\n{end}\n"
    if text.count(begin) != 1 or text.count(end) != 1:
        raise BadUsage(f"{page.name} must have the lines {begin} and {end} once each.")
    before, after = text.split(begin)[0], text.split(end)[1]
    page.write_text(f"{before}{begin}\n\n{figures}\n\n{end}{after}", encoding="utf-8")


def summed(measured: Sequence[Measured]) -> str:
    """All sets in one table; then errors by group, of regions together and of the sets made for
    it; then the worst set."""
    parts = ["### Every set", table(HEADS, map(_row, measured)), *_habits(measured)]
    for several in _alike(measured):
        parts += [*_head(several), *_groups(several)]
    if measured:
        worst = min(measured, key=lambda each: each.ways["pairs"].f1)
        parts += [f"### Where it is weakest: {worst.name}", causes_told(worst)]
        parts += [sources_told(worst), blocking_told(worst)]
    return "\n\n".join(part for part in parts if part)


def _alike(measured: Sequence[Measured]) -> list[list[Measured]]:
    """Sets of whose people the same is known, put together: those made for it first."""
    found: dict[tuple[bool, tuple[str, ...]], list[Measured]] = {}
    for each in measured:
        if each.errors.traits:
            found.setdefault((not each.even, tuple(sorted(each.errors.traits))), []).append(each)
    return [found[key] for key in sorted(found)]


def _head(several: Sequence[Measured]) -> list[str]:
    first = several[0]
    if first.even:
        return ["### By group, every group about as many people, each person once", EVEN]
    if first.name.startswith("region of"):
        return ["### By group, all regions together, each person once"]
    return [f"### By group, {_place(first)}, each person once"]


def _place(each: Measured) -> str:
    """'region of 5,000 people, seed 1, hasty': the same people stand under every habit."""
    return each.name.rsplit(", ", 1)[0]


def _habits(measured: Sequence[Measured]) -> list[str]:
    """What the habits of error are that sets are called by."""
    named = {each.name.rsplit(", ", 1)[-1] for each in measured}
    rows = [(each.name, each.about) for each in noises().values() if each.name in named]
    return [table(("habit of error", "what it does to records"), rows)] if rows else []


def _groups(known: Sequence[Measured]) -> list[str]:
    everybody = together([each.errors for each in known], list(map(_place, known)))
    return [trait_told(trait) for trait in everybody.by_trait()]


def _all_three(found: Agreement) -> str:
    return f"{found.precision:.4f}, {found.recall:.4f}, {found.f1:.4f}"


def _row(each: Measured) -> tuple[object, ...]:
    pairs = each.ways["pairs"]
    return (
        each.name,
        f"{each.records:,}",
        f"{pairs.precision:.4f}",
        f"{pairs.recall:.4f}",
        f"{pairs.f1:.4f}",
        f"{each.councils.left_out.f1:.4f}",
        f"{each.councils.once_said.f1:.4f}",
        f"{each.enough.f1:.4f}",
        _all_three(each.ways["people"]),
        _all_three(each.ways["records"]),
        f"{each.mixed:,}",
        f"{each.split:,}",
        f"{each.bands[1]:,}",
        f"{each.blocking.recall:.2%}",
    )
