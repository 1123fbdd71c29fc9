"""P5 Takes up return interviews (facts §5, what protects)."""

from wayhome.signs.catalogue.shared_protective import ONLY_SAID, SHOWN, STRENGTHS, found
from wayhome.signs.examples import Example
from wayhome.signs.forms import Lasting
from wayhome.signs.hits import DAY, hits
from wayhome.signs.sign import Clause, Need, Sign, Split, Strength

_HELD = "s.kind = 'return_interview' and s.part = 'own' and s.outcome = 'held'"
# One that was declined since then says otherwise, and stands among the signs.
_UNTIL = f"""least({DAY} + {SHOWN - 1}, (select min(d.occurred_from)::date - 1 from sight d
    where d.view_id = s.view_id and d.kind = 'return_interview' and d.part = 'own' and d.present
        and d.outcome = 'declined' and d.occurred_from::date > {DAY}))"""

SIGN = Sign(
    code="P5",
    name="Talks after coming back",
    version="2026-11-29",
    rule_in_words="A return home interview held in the last 180 days and none declined since, or "
    "talking after coming back found by youth justice to be a strength.",
    citations=("DES",),
    window=SHOWN,
    split=Split.PROTECTIVE,
    strength=Strength.GOING_WELL,
    needs=(Need("return home interviews", ("return_interview",), ("council",)), STRENGTHS),
    clauses=(
        Clause(
            "Return home interview held",
            hits(_HELD, ends=_UNTIL),
            Lasting(f"for {SHOWN} days, or until one is declined"),
        ),
        found("Talking after coming back found to be a strength", "talks_after_missing"),
    ),
    counter=(),
    limits="That it was held does not say that the child could speak freely. " + ONLY_SAID,
    examples=(
        Example(
            "Held after one that was declined",
            """
            record | agency | kind             | from       | outcome
            a      | NBC    | return_interview | 2026-03-03 | declined
            b      | NBC    | return_interview | 2026-04-03 | held
            """,
            """
            fired_on   | until      | strength | evidence | reads
            2026-04-03 | 2026-09-29 | P        | b        | Return home interview held
            """,
        ),
        Example(
            "Declined later: until the day before",
            """
            record | agency | kind             | from       | outcome
            a      | NBC    | return_interview | 2026-03-03 | held
            b      | POL    | return_interview | 2026-04-03 | declined
            """,
            """
            fired_on   | until      | evidence
            2026-03-03 | 2026-04-02 | a
            """,
        ),
        Example(
            "Offered and not offered",
            """
            record | agency | kind             | from       | outcome
            a      | NBC    | return_interview | 2026-03-03 | offered
            b      | NBC    | return_interview | 2026-04-03 | not offered
            """,
        ),
    ),
)
