"""P4 Reported missing at once by those who look after them (facts §5, what protects)."""

from wayhome.signs.catalogue.shared_data import MISSING
from wayhome.signs.catalogue.shared_protective import ONLY_SAID, SHOWN, STRENGTHS, found
from wayhome.signs.catalogue.shared_sources import TYPED
from wayhome.signs.examples import Example
from wayhome.signs.forms import AtLeast
from wayhome.signs.hits import hits
from wayhome.signs.sign import Clause, Sign, Split, Strength

HOURS = 3  # ours, to be agreed
_AT_ONCE = f"""s.kind = 'missing' and s.part = 'own' and s.fine
    and f.recorded_at <> date_trunc('day', f.recorded_at)
    and f.recorded_at between s.occurred_from and s.occurred_from + interval {HOURS} hours"""

SIGN = Sign(
    code="P4",
    name="Reported missing at once",
    version="2026-11-29",
    rule_in_words="Reported missing within three hours of when they were last seen, in the last "
    "180 days, or found by youth justice that parents report it at once.",
    citations=("DES",),
    window=SHOWN,
    split=Split.PROTECTIVE,
    strength=Strength.GOING_WELL,
    needs=(MISSING, STRENGTHS),
    clauses=(
        Clause(
            "Reported missing within three hours of when they were last seen",
            hits(_AT_ONCE, source=f"sight s {TYPED}"),
            AtLeast(1, SHOWN),
        ),
        found("Parents who report them missing at once, found to be a strength",
              "reported_promptly"),
    ),
    counter=(),
    limits="Who reported it, a parent or a placement, is not told in what is read. A report that "
    "was written down later than it was made is missed. " + ONLY_SAID,
    examples=(
        Example(
            "Three hours to the minute",
            """
            record | agency | kind    | from             | recorded
            a      | POL    | missing | 2026-03-02 20:00 | 2026-03-02 23:00
            """,
            """
  fired_on   | until      | strength | evidence | reads
  2026-03-02 | 2026-08-28 | P        | a        | Reported missing within three hours of when they \
were last seen
            """,
        ),
        Example(
            "A minute later, and a report with its day alone",
            """
            record | agency | kind    | from             | recorded
            a      | POL    | missing | 2026-03-02 20:00 | 2026-03-02 23:01
            b      | NBC    | missing | 2026-04-02       | 2026-04-02
            """,
        ),
    ),
)  # fmt: skip
