"""What schools notice of a pupil, often more than once: how often, of whom, in what words.

Rates are a judgement: no school publishes them. Each is told of many pupils whom nobody uses, in
nearly the same words, because a phone that rings at night or a stranger online is a part of many
lives. `part` is what the two sentences share, by which the topic is ticked (words.TOPICS).
"""

from dataclasses import dataclass

from wayhome.synthetic.words import TOPICS


@dataclass(frozen=True)
class Matter:
    """One thing noticed: the words, and how often of whom.

    `a_year`: begins of pupils of eleven to fifteen, each a year. `of_used`: share of exploited
    pupils of whom it is noticed. `again`, `again_used`: chance that it is noted once more.
    """

    part: str
    a_year: float
    of_used: float
    again: float
    again_used: float
    everyday: str
    used: str

    @property
    def topic(self) -> str | None:
        """What is ticked; nothing where the words alone say it."""
        return TOPICS.get(self.part)


MATTERS = (
    Matter(
        "through the night", 3.0e-3, 0.14, 0.18, 0.5,
        "Phone went through the night again; says {his} friends stay on a call until late.",
        "Phone went through the night. Says {he} has to answer each time.",
    ),
    Matter(
        "more money than", 1.5e-3, 0.14, 0.18, 0.5,
        "Has more money than friends are used to; says {he} washes cars at weekends.",
        "Has more money than the family could give; would not say where from.",
    ),
    Matter(
        "has never met", 4.0e-3, 0.09, 0.18, 0.45,
        "Plays online with adults whom {he} has never met; parents were shown how to block.",
        "Has messages from adults whom {he} has never met, who ask where {he} is.",
    ),
    Matter(
        "knees all day", 0.5e-3, 0.1, 0.2, 0.4,
        "Keeps {his} bag on {his} knees all day since things were taken from it.",
        "Keeps {his} bag on {his} knees all day and would not put it down for PE.",
    ),
    Matter(
        "after midnight", 5.0e-3, 0.16, 0.35, 0.65,
        "Out until after midnight, says at the park with friends; slept at registration.",
        "Out until after midnight and would not say with whom; slept at registration.",
    ),
    Matter(
        "with younger pupils", 0.3e-3, 0.0, 0.3, 0.75,
        "Sells sweets with younger pupils at break and counts the money afterwards.",
        "Goes off with younger pupils after school and looks unhappy when asked about it.",
    ),
    Matter(
        "{brand}", 1.2e-3, 0.1, 0.1, 0.3,
        "Pupils pass on a number under the name {brand}; showed it to a tutor without being asked.",
        "Went quiet when {brand} was named in the corridor. Would not talk about it.",
    ),
)  # fmt: skip
BROUGHT_NOTICED = 0.5  # of those who bring a friend, that younger pupils go with them
# Most names of lines are first names: as often, a note is about somebody else who is called so.
NAMESAKE, NAMESAKES = "Fell out with {brand} of the same class over a seat on the bus.", 0.5
TOLD_AGAIN = "Came back to what was said last time."
