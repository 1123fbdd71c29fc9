"""I63 Adults not known getting in touch online: noted on two days or more in 90 (facts §5)."""

from wayhome.signs.catalogue.shared_data import GOING_WELL, HEARD, NOTED
from wayhome.signs.catalogue.shared_sources import by_day
from wayhome.signs.examples import Example
from wayhome.signs.forms import AtLeast
from wayhome.signs.hits import hits
from wayhome.signs.sign import Clause, Sign, Split, Strength
from wayhome.signs.topics import says

_ONLINE = says("online contact from unknown adult")

SIGN = Sign(
    code="I63",
    name="Unknown adults in touch online",
    version="2026-11-29",
    rule_in_words="Adults not known getting in touch online, or use kept secret, noted on two or "
    "more days within 90 days.",
    citations=("HO", "PLY"),
    window=90,
    split=Split.RISK,
    strength=Strength.MODERATE,
    needs=(HEARD, NOTED),
    clauses=(
        Clause(
            "Unknown adults in touch online, noted {times} in 90 days",
            hits(_ONLINE, source=by_day(_ONLINE)),
            AtLeast(2, 90),
        ),
    ),
    counter=(GOING_WELL,),
    limits="Wanting to be left alone with a telephone is part of growing up. What several people "
    "note on one day counts once. Nothing that was written online is read.",
    examples=(
        Example(
            "A school and a charity on the last day: only together two",
            """
    record | agency | kind      | code                              | from       | recorded
    a      | EDU    | statement | online contact from unknown adult | 2026-03-02 | 2026-03-03
    b      | VOL    | statement | online contact from unknown adult | 2026-05-30 | 2026-05-31
            """,
            """
    fired_on   | until      | strength | evidence | alone | together   | reads
    2026-05-30 | 2026-05-30 | M        | a b      |       | 2026-05-31 | Unknown adults in touch \
online, noted twice in 90 days
            """,
        ),
        Example(
            "Two on one day, and one a day too late",
            """
    record | agency | kind      | code                              | from
    a      | EDU    | statement | online contact from unknown adult | 2026-03-02 09:00
    b      | YJS    | note      | online_contact_from_unknown_adult | 2026-03-02 15:00
    c      | VOL    | statement | online contact from unknown adult | 2026-05-31 15:00
            """,
        ),
    ),
)
