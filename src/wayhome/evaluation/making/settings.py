"""What the model is made on, and what stays set by hand.

Seeds here measure nothing: those that measure are below a hundred (cli/evaluate.py, benchmarks).
Two populations, because one says only how itself was made: regions as agencies send them, and
people of every group alike many (evaluation/even.py).
"""

from collections.abc import Iterator

from wayhome.evaluation.even import even
from wayhome.evaluation.labelled import Labelled
from wayhome.evaluation.noise import noise, noisy
from wayhome.evaluation.regions import region

REGIONS = ((8_000, 101), (8_000, 102))  # people, seed
EVEN = ((900, 103),)  # people a group, seed
# All but `unseen` and `untouched`, which are there to measure by.
HABITS = (
    *("as written", "hasty", "one bad agency", "moved on", "from elsewhere", "crowded"),
    *("few fields", "one family", "a bit of everything"),
)

IDENTIFIERS = ("NHS number", "pupil number", "police number", "learner number")
_OF_THE_POLICE = "Police National Computer number"


def _of_each(said: str) -> tuple[tuple[str, str], ...]:
    """The same level of each identifier, by the words that each has for it."""
    return tuple(
        (name, said.format(_OF_THE_POLICE if name == "police number" else name))
        for name in IDENTIFIERS
    )


# Levels that say one thing of several identifiers, none of which is slipped in often enough alone.
SHARED = (_of_each("same {}"), _of_each("{} one character apart"), _of_each("different {}"))

# By comparison and words; no words: the whole comparison.
BY_HAND: dict[tuple[str, str], str] = {
    ("household guard", ""): (
        "it takes back what a name and a home say twice over of a family, so it has no bits of its "
        "own to count; twins, families and namesakes must not become one person"
    ),
    ("sex", ""): "as recorded, and may be self-defined: it never decides",
    ("child id", ""): "a council's own number for one child: no stranger has it but by a slip",
    **{
        (name, ""): (
            "invented slips would teach how rarely the invented slip; an identifier is trusted by "
            "rule (people/trusted.py), and what contradicts it is a question for a human"
        )
        for name in IDENTIFIERS
    },
}


def why_by_hand(comparison: str, says: str) -> str:
    """The reason for which a level stays as it is; empty where it is counted."""
    return BY_HAND.get((comparison, says)) or BY_HAND.get((comparison, ""), "")


def training_sets() -> Iterator[tuple[str, Labelled]]:
    """Each population under each habit; whoever asks closes the set before the next."""
    for people, seed in REGIONS:
        with region(people, seed) as invented:
            yield from _under_each(invented, seed)
    for each, seed in EVEN:
        invented = even(each, seed)
        yield from _under_each(invented, seed)
        invented.con.close()


def _under_each(invented: Labelled, seed: int) -> Iterator[tuple[str, Labelled]]:
    for habit in HABITS:
        yield habit, noisy(invented, noise(habit), seed)
