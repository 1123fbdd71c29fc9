"""Figures as readers want them: tables for people, and plain data for programs."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict
from typing import Any

from wayhome.evaluation.errors import ByTrait
from wayhome.evaluation.measured import Measured
from wayhome.evaluation.measures import Gap, Rate

WAYS = {"pairs": "pairs of records", "people": "whole people", "records": "records (B-cubed)"}
MOST_SOURCES = 12
ENOUGH = "missed where records say enough"


def table(heads: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """A table in Markdown."""
    lines = [heads, ["---"] * len(heads), *rows]
    return "\n".join(f"| {' | '.join(str(cell) for cell in line)} |" for line in lines)


def told(measured: Measured) -> str:
    """Everything that is told of one set."""
    parts = [
        f"## {measured.name[0].upper()}{measured.name[1:]}",
        f"{measured.records:,} records of {measured.people:,} people. {measured.mixed:,} people "
        f"found have records of several; {measured.split:,} people are split.",
        _ways(measured),
        _bands(measured),
        _councils(measured),
        _enough(measured),
        blocking_told(measured),
        causes_told(measured),
        sources_told(measured),
        *map(trait_told, measured.errors.by_trait()),
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


def _ways(measured: Measured) -> str:
    rows = [
        (
            WAYS[way],
            *(f"{value:.4f}" for value in (told.precision, told.recall, told.f1)),
            f"{measured.judged[way].recall:.4f}",
        )
        for way, told in measured.ways.items()
    ]
    return table(
        ("counted by", "precision", "recall", "F1", "recall once humans have judged"), rows
    )


def _bands(measured: Measured) -> str:
    linked, asked, apart = measured.bands
    questions, right = measured.queue
    return (
        f"Pairs of one person: {linked:,} linked, {asked:,} left for a human, {apart:,} apart. "
        f"A human is asked about {questions:,} pairs, of which {right:,} are one person."
    )


def _councils(measured: Measured) -> str:
    found = measured.councils
    if not found.pairs:
        return ""
    return (
        f"{found.pairs:,} pairs of one person stand under two child ids of one council, which only "
        f"that council may join. F1 over pairs is {found.as_it_is.f1:.4f} with them, "
        f"{found.left_out.f1:.4f} without them, {found.once_said.f1:.4f} had the councils said so."
    )


def _enough(measured: Measured) -> str:
    if not measured.beyond:
        return ""
    return (
        f"{measured.beyond:,} pairs of one person are beyond joining by a program: one of the two "
        "states a name and nothing else. Without them and without pairs that "
        f"only a council may join, F1 over pairs is {measured.enough.f1:.4f}."
    )


def blocking_told(measured: Measured) -> str:
    """What each kind of key brings."""
    found = measured.blocking
    rows = [(k.kind, f"{k.pairs:,}", f"{k.true_pairs:,}", f"{k.only:,}") for k in found.keys]
    head = f"Compared: {found.pairs:,} pairs, among them {found.recall:.2%} of those of one person."
    heads = ("key", "pairs", "of one person", "by this key alone")
    return f"{head}\n\n{table(heads, rows)}"


def causes_told(measured: Measured) -> str:
    """Why pairs were lost, what refused them, what spoke against them, and who was mixed up."""
    causes, against = measured.causes, measured.against
    parts = [
        _list("Lost", (f"{cause}: {many:,}" for cause, many in causes.lost)),
        _list("Vetoes", (f"{veto}: {many:,}" for veto, many in causes.vetoes)),
        _list("What spoke against", (f"{says}: {many:,}" for says, many in against.points)),
        _list(
            "Wrongly joined",
            (f"{kin}: {pairs:,} pairs of {two:,} couples" for kin, pairs, two in causes.false),
        ),
    ]
    return "\n\n".join(part for part in parts if part)


def _list(head: str, items: Iterable[str]) -> str:
    said = "; ".join(items)
    return f"{head}: {said}." if said else ""


def sources_told(measured: Measured) -> str:
    """Between which two sources most pairs were lost, and every two between which some were joined
    wrongly."""
    worst = sorted(measured.sources, key=lambda s: (s.joined - s.pairs, s.one, s.other))
    told = [s for s in worst if s.pairs][:MOST_SOURCES]
    told += [s for s in worst if s.wrong and s not in told]  # none is too few to be told
    rows = [
        (
            f"{s.one} and {s.other}",
            f"{s.pairs:,}",
            f"{s.joined / s.pairs:.2%}" if s.pairs else "",
            f"{s.wrong:,}",
        )
        for s in told
    ]
    heads = ("between", "pairs of one person", "joined", "wrongly joined")
    return table(heads, rows) if len(rows) > 1 else ""


def trait_told(trait: ByTrait) -> str:
    """Errors in each group of one trait, and the widest gaps."""
    rest = [
        {rate.group: rate for rate in rates} for rates in (trait.failed, trait.lost, trait.wrong)
    ]
    rows = [
        (
            rate.group,
            f"{rate.people:,}",
            _rate(rate),
            *(_rate(of[rate.group]) if rate.group in of else "" for of in rest),
        )
        for rate in trait.missed
    ]
    heads = (trait.trait, "people", "missed", ENOUGH, "lost to humans too", "wrongly joined")
    gaps = [
        _gap("missed", trait.missed_gap),
        _gap(ENOUGH, trait.failed_gap),
        _gap("lost to humans too", trait.lost_gap),
        _gap("wrongly joined", trait.wrong_gap),
    ]
    return "\n\n".join([table(heads, rows), *(gap for gap in gaps if gap)])


def _rate(rate: Rate) -> str:
    return f"{rate.rate:.2%} ({rate.interval.low:.2%} to {rate.interval.high:.2%})"


def _gap(what: str, gap: Gap | None) -> str:
    if gap is None:
        return ""
    return (
        f"Widest gap, {what}: {gap.points:.2f} percentage points ({gap.interval.low:.2f} to "
        f"{gap.interval.high:.2f}), {gap.worst} against {gap.best}."
    )


def figures(measured: Measured) -> dict[str, Any]:
    """The same as plain data."""
    ways = {
        name: {"precision": each.precision, "recall": each.recall, "f1": each.f1}
        for name, each in measured.ways.items()
    }
    judged = {name: {"recall": each.recall} for name, each in measured.judged.items()}
    linked, asked, apart = measured.bands
    return {
        "name": measured.name,
        "records": measured.records,
        "people": measured.people,
        "mixed": measured.mixed,
        "split": measured.split,
        "ways": ways,
        "judged": judged,
        "for a council alone": {
            "pairs": measured.councils.pairs,
            "f1 without them": measured.councils.left_out.f1,
            "f1 once said": measured.councils.once_said.f1,
        },
        "beyond joining by a program": {
            "pairs": measured.beyond,
            "f1 without them": measured.enough.f1,
        },
        "bands": {"linked": linked, "for a human": asked, "apart": apart},
        "queue": {"pairs": measured.queue[0], "of one person": measured.queue[1]},
        "blocking": {**asdict(measured.blocking), "recall": measured.blocking.recall},
        "causes": asdict(measured.causes),
        "against": asdict(measured.against),
        "sources": [asdict(each) for each in measured.sources],
        "groups": [asdict(each) for each in measured.errors.by_trait()],
    }
