"""What signs of what goes well share: where it is told, and for how long it is shown.

Only what a record says counts. That nothing is recorded protects nobody (mission, principle 9).
"""

from wayhome.signs.catalogue.shared_data import HEARD
from wayhome.signs.forms import AtLeast
from wayhome.signs.hits import hits
from wayhome.signs.sign import Clause, Need
from wayhome.signs.topics import noted

SHOWN = 180  # days; ours, to be agreed
STRENGTHS = Need("strengths in assessments of youth justice", ("factor",), ("youth_justice",))
TOLD = (HEARD, STRENGTHS)
ONLY_SAID = (
    "Only what somebody wrote down is seen: that nothing is written does not mean that there is "
    "nothing, nor that a child is safe."
)


def told(words: str, *topics: str) -> Clause:
    """Somebody said or noted it; a topic that is found good stands as "positive: …" or without."""
    written = [form for topic in topics for form in (f"positive: {topic}", f"positive {topic}")]
    return Clause(words, noted(*written), AtLeast(1, SHOWN))


def found(words: str, *strengths: str) -> Clause:
    """Youth justice found it to be a strength."""
    listed = ", ".join(f"'{code}'" for code in strengths)
    where = (
        "s.kind = 'factor' and s.part = 'own' and s.outcome = 'protective'"
        f" and s.code in ({listed})"
    )
    return Clause(words, hits(where), AtLeast(1, SHOWN))
