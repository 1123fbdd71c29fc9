"""Who takes part in a case later on: an agency that is asked in, and a concern that is joined.

Keeps: an agency that was asked in has read the case from that moment, so it is asked with a reason,
by somebody who takes part, and that is not taken back as if it had never been. What a concern says
of a child reaches those who work with them in words chosen for them, never by opening the concern.
"""

from wayhome.casework.fields import Field, Kind
from wayhome.casework.pathway import Entry

ADDED, CONCERN_JOINED = "agency added", "concern joined"
NOT_UNDONE = (
    "It has been able to read this case since, so this is not taken back. Where it was a mistake, "
    "ring them, and tell whoever answers for data at your agency."
)
THERE_ALREADY = "It takes part already."


def of_taking_part(within: frozenset[str]) -> list[Entry]:
    """What may be said of who takes part, in the states in which a case is worked on."""
    added = Entry(
        ADDED, "Another agency takes part", "Whoever works on the case", within,
        fields=(
            Field("agency", "Which agency?", Kind.ANY_AGENCY,
                  hint="It reads all of this case from now on, and writes in it: for good."),
            Field("why", "Why does it need to take part?", Kind.WORDS, longest=1000),
        ),
    )  # fmt: skip
    joined = Entry(
        CONCERN_JOINED, "A concern was joined to this", "Whoever screens concerns", within,
        fields=(
            Field("case", "Which concern?", Kind.CASE),
            Field("what", "What do those who work on this need to know?", Kind.WORDS, longest=4000),
        ),
    )  # fmt: skip
    return [added, joined]
