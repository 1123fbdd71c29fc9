"""The page of figures about signs: what people wrote around them stays as it is."""

from collections.abc import Sequence
from pathlib import Path

from wayhome.evaluation.measures import Median, Rate, wilson
from wayhome.evaluation.page import between
from wayhome.evaluation.signs.by_group import early, every_sign, few, ranged
from wayhome.evaluation.signs.counting import TOGETHER, Agreement, Early, Group, Told
from wayhome.evaluation.telling import table

BEGIN, END = "<!-- figures begin: wayhome evaluate signs -->", "<!-- figures end -->"
HEADS = (
    *("sign", "exploited children who had it", "other children who had it"),
    *("of all who had it, exploited", "before they were identified", "days before (median)"),
    *("seen by one agency alone", "days gained by joining (median)"),
)
HOME_HEADS = (
    *("sign", "homes taken over that had it", "other addresses that had it"),
    *("of all that had it, taken over", "before anybody wrote that it was", "days before (median)"),
    *("seen by one agency alone", "days gained by joining (median)"),
)
WELL_HEADS = HEADS[:3]


def write(
    page: Path, told: Sequence[Told], homes: Sequence[Told], agreed: Agreement, what: str
) -> None:
    """Put the figures between the page's two marks. `what`: in words, what was measured."""
    between(page, BEGIN, END, f"{what}\n\n{summed(told, homes, agreed)}")


def summed(told: Sequence[Told], homes: Sequence[Told], agreed: Agreement) -> str:
    """Signs together; every sign; what goes well; addresses; then all of it by group."""
    several = [each for each in told if each.code in TOGETHER]
    well = [each for each in told if each.code.startswith("P")]
    single = [each for each in told if each not in several and each not in well]
    parts = ["### Signs together", table(HEADS, map(_row, several)), _agreed(agreed)]
    parts += ["### Every sign", table(HEADS, map(_row, single))]
    parts += ["### What goes well", table(WELL_HEADS, (_row(each)[:3] for each in well))]
    parts += ["### Signs of addresses", table(HOME_HEADS, map(_row, homes))]
    parts += [_known(each) for each in several] + [_by_group(each) for each in several]
    parts += every_sign([each for each in told if each not in several])
    parts += ["### The widest gap among other children, by sign", _gaps(told)]
    return "\n\n".join(parts)


def _agreed(of: Agreement) -> str:
    """In words: two ways of saying what one agency alone would have shown."""
    said = (
        f"Of {of.signs:,} signs of children, exploited or not, the release and the agency built by "
        f"itself name the same day for {of.same_day:,}, and for {of.neither:,} both say that no "
        "agency's records sufficed alone."
    )
    unlike = ", ".join(f"{code} ({signs:,})" for code, signs in of.unlike)
    return f"{said} They differ for: {unlike}." if unlike else f"{said} They differ for none."


def _row(each: Told) -> tuple[str, ...]:
    name = each.name if each.code in TOGETHER else f"{each.code} {each.name}"
    if not each.occurred:
        return (name, f"none: {why_none(each)}", *[""] * (len(HEADS) - 2))
    all_who_had = Group(each.exploited.had, each.exploited.had + each.others.had)
    return (
        name,
        _share(each.exploited),
        _share(each.others, 2),
        f"{all_who_had.share:.1%}" if all_who_had.of else "nobody had it",
        *_when(each.early),
    )


def why_none(each: Told) -> str:
    """Why a sign has no figures: nothing of it happened, or nobody sends what it reads."""
    if each.unsent:
        return f"no agency of these regions sends {' or '.join(each.unsent)}"
    return "it did not occur in these regions"


def _share(group: Group, places: int = 0) -> str:
    return f"{group.had:,} of {group.of:,} ({group.share:.{places}%})" if group.of else "nobody"


def _when(of: Early) -> tuple[str, ...]:
    return (_share(of.before), _days(of.days_before), _share(of.alone), _days(of.days_gained))


def _days(days: Median) -> str:
    return "" if days.value is None else f"{days.value:,}{ranged(days)}"


def _rate(rate: Rate) -> str:
    of = wilson(rate.errors, rate.people)
    share = f"{rate.errors:,} of {rate.people:,}: {rate.rate:.1%} ({of.low:.1%} to {of.high:.1%})"
    return f"{share}, few" if few(rate) else share


def _known(each: Told) -> str:
    rows = [(rate.group, _rate(rate)) for rate in each.seen]
    return f"**{each.name}**, of exploited children.\n\n" + table(
        ("how much of it any agency came to hold", "had it"), rows
    )


def _by_group(each: Told) -> str:
    parts = []
    for (trait, harmed, others, gap), soon in zip(each.by_trait, each.early_by, strict=True):
        of = {rate.group: rate for rate in harmed}
        rows = [
            (r.group, _rate(of[r.group]) if r.group in of else "nobody", _rate(r)) for r in others
        ]
        heads = (trait, "exploited children who had it", "other children who had it")
        parts.append(f"**{each.name}, by {trait}**\n\n{table(heads, rows)}")
        parts.append(early(trait, soon))
        if gap:
            parts.append(
                f"Widest gap among other children: {gap.points:.2f} percentage points "
                f"({gap.interval.low:.2f} to {gap.interval.high:.2f}), {gap.worst} against "
                f"{gap.best}."
            )
    return "\n\n".join(parts)


def _gaps(told: Sequence[Told]) -> str:
    rows = []
    for each in told:
        gaps = [
            f"{gap.points:.1f} ({gap.worst} against {gap.best})" if gap else ""
            for _, _, _, gap in each.by_trait
        ]
        if each.code not in TOGETHER and each.occurred:
            rows.append((f"{each.code} {each.name}", *gaps))
    return table(("sign", *(f"by {each}, points" for each in ("sex", "ethnicity", "care"))), rows)
