"""The report of a training in plain words: what was measured, what moved, what could not be."""

from collections.abc import Iterable, Iterator

from wayhome.people.training.learning import Learned, Training
from wayhome.people.training.maximising import ENOUGH

MOVED = 0.5  # bits; less than half of one changes hardly a decision
MUCH = 4.0  # a factor of sixteen: more often a fault in the records than news about people


def told(training: Training) -> str:
    """The whole report, as paragraphs and lists."""
    return "\n\n".join(part for part in _parts(training) if part) + "\n"


def _parts(training: Training) -> Iterator[str]:
    learned = [each for each in training.levels if not each.kept]
    moved = [each for each in learned if abs(each.now - each.was) >= MOVED]
    moved.sort(key=lambda each: -abs(each.now - each.was))
    yield _measured(training)
    if moved:
        yield _list(
            "What moved by half a bit or more (one bit doubles or halves the odds):",
            map(_moved, moved),
        )
    rest = [each for each in learned if each not in moved]
    yield _list("Measured, and much as it was:", map(_steady, rest))
    yield _list(
        f"Could not be measured and keeps its bits ({ENOUGH} pairs of either kind are wanted):",
        map(_kept, (each for each in training.levels if each.kept)),
    )
    yield (
        f"Set by hand and never trained: {', '.join(training.by_hand)}. Identifiers, because a few "
        "slips in writing them would teach that they are weak; the household guard, because twins "
        "and families must not become one person."
    )
    yield _outcome(training)
    yield _checked(training)
    yield (
        "This is no proof of quality: nobody said who the records really are, and an identifier "
        "can be wrong. What is learned is as good as the identifiers and the model it began from."
    )


def _measured(training: Training) -> str:
    return (
        f"Learned from {training.records:,} open records, beginning from the model "
        f"{training.base}; restricted and sealed records took no part. {training.drawn:,} pairs "
        f"were compared, standing for all there are. About {training.pairs:,.0f} pairs are of one "
        f"person, by trusted identifiers and by how the rest agrees; it came to rest after "
        f"{training.rounds} rounds (seed {training.seed})."
    )


def _moved(each: Learned) -> str:
    more = "for" if each.now > each.was else "against"
    times = 2 ** abs(each.now - each.was)
    look = "; so much is often a fault in the records, so look at some" if _is_much(each) else ""
    return (
        f"{each.says}: {each.was:+.1f} to {each.now:+.1f}. It speaks {times:,.1f} times as much "
        f"{more} one person as it did: {_shares(each)}{look}."
    )


def _kept(each: Learned) -> str:
    seen = f"{each.seen_in_one:,.0f} of one person, {each.seen_in_two:,.0f} of strangers"
    return f"{each.says}: {each.was:+.1f}; pairs seen: {seen}"


def _is_much(each: Learned) -> bool:
    return abs(each.now - each.was) >= MUCH


def _steady(each: Learned) -> str:
    return f"{each.says}: {each.was:+.1f} to {each.now:+.1f}; {_shares(each)}."


def _shares(each: Learned) -> str:
    one, two = (_one_in(share) for share in (each.share_of_one, each.share_of_two))
    return f"it holds in {one} pairs of one person and in {two} pairs of strangers"


def _one_in(share: float) -> str:
    if share >= 0.1:
        return f"{share * 100:.0f} of 100"
    return f"1 of {1 / share:,.0f}"


def _outcome(training: Training) -> str:
    before, after = training.before, training.after
    return (
        f"The new bits would link {after.linked:,} pairs (before: {before.linked:,}) and put "
        f"{after.for_a_human:,} before a human (before: {before.for_a_human:,}); contradictions "
        "and judgements come on top."
    )


def _checked(training: Training) -> str:
    before, after = training.before.checked, training.after.checked
    if not (after.the_same and after.linked):
        return "No records state a trusted identifier, so nothing could be checked against them."
    return (
        "Checked against trusted identifiers, by weights that leave them out: of "
        f"{after.linked:,} pairs that would be linked and state one, {after.precision:.1%} have "
        f"the same (before: {before.precision:.1%}); of {after.the_same:,} pairs that have the "
        f"same, {after.recall:.1%} would be linked (before: {before.recall:.1%})."
    )


def _list(head: str, items: Iterable[str]) -> str:
    said = "\n".join(f"  {item}" for item in items)
    return f"{head}\n{said}" if said else ""
