"""I41 Younger children said to be drawn in through the child: two in 180 days (facts §5).

Where a record names whom, children are counted, and how much younger they are belongs to the tie
between the two (docs/adr/0006). Where it names nobody, the days on which it was said are.
"""

from wayhome.signs.catalogue.shared_beside import beside
from wayhome.signs.catalogue.shared_data import GOING_WELL, HEARD, NOTED
from wayhome.signs.catalogue.shared_sources import by_day
from wayhome.signs.examples import Example
from wayhome.signs.forms import AtLeast, Different
from wayhome.signs.hits import hits
from wayhome.signs.sign import Clause, Sign, Split, Strength
from wayhome.signs.topics import BY_SOMEBODY, says

_BRINGS = f"""({says("introduces others", "recruiting", kinds=BY_SOMEBODY)}) and not exists (
    select 1 from link l where l.view_id = s.view_id and l.handle = s.handle
        and l.how = 'draws_in')"""

SIGN = Sign(
    code="I41",
    name="Others said to be drawn in through the child",
    version="2026-11-30",
    rule_in_words="Two or more younger children whom youth justice or the community named within "
    "180 days as drawn in through the child; or two or more days in 180 on which a school, a "
    "charity, youth justice or the community said that of others whom it does not name. A child "
    "who brings in others has mostly been made to: protect the child as well as those others.",
    citations=("CRE",),
    window=180,
    split=Split.HARM,
    strength=Strength.STRONG,
    needs=(HEARD, NOTED),
    clauses=(
        Clause(
            "Two or more younger children named as drawn in through this child, who needs "
            "protecting as well, within 180 days",
            beside("s.how = 'draws_in' and s.younger > 0", total="s.other_no"),
            Different(2, 180, "younger children"),
        ),
        Clause(
            "Others said to be drawn in through this child, who needs protecting as well, "
            "{times} in 180 days",
            hits(_BRINGS, source=by_day(_BRINGS)),
            AtLeast(2, 180),
        ),
    ),
    counter=(GOING_WELL,),
    limits="Schools and charities do not name whom, so their days are counted and not children. "
    "Who is younger is known only as far as both dates of birth are. A note that names somebody "
    "may name them for another of its topics. What several people say of one day counts once, and "
    "a rumour may be repeated. No reason for a referral says this, so referrals are not counted.",
    examples=(
        Example(
            "A charity, and youth justice on the last day: only together two",
            """
    record | agency | kind      | code                    | from             | recorded
    a      | VOL    | statement | introduces others       | 2026-03-02 09:00 | 2026-03-03
    b      | YJS    | note      | fear; introduces_others | 2026-08-28 10:00 | 2026-08-29
            """,
            """
    fired_on   | until      | strength | evidence | alone | together   | reads
    2026-08-28 | 2026-08-28 | S        | a b      |       | 2026-08-29 | Others said to be drawn \
in through this child, who needs protecting as well, twice in 180 days
            """,
        ),
        Example(
            "Said by somebody unreliable on the second day: it holds, and is not acute",
            """
            record | agency | kind      | code              | from       | grading
            a      | EDU    | statement | introduces others | 2026-03-02 |
            b      | COM    | statement | recruiting        | 2026-03-12 | 3D P
            """,
            """
            fired_on   | until      | strength | evidence
            2026-03-12 | 2026-08-28 | S        | a b
            """,
        ),
        Example(
            "Two accounts of one day, and the next a day too late",
            """
            record | agency | kind      | code              | from
            a      | EDU    | statement | introduces others | 2026-03-02 09:00
            b      | VOL    | statement | introduces others | 2026-03-02 16:00
            c      | YJS    | note      | introduces_others | 2026-08-29 10:00
            """,
        ),
        Example(
            "The community names two, younger by two years and by a day, on the first and last day",
            """
    record | agency | kind                | who        | role  | code       | in | from
    e      | COM    | community_statement | child, joe | named | recruiting |    | 2026-03-02
    s      | COM    | statement           | child      |       | recruiting | e  | 2026-03-02
    g      | COM    | community_statement | child, kim | named | recruiting |    | 2026-08-28
    t      | COM    | statement           | child      |       | recruiting | g  | 2026-08-28
            """,
            """
    fired_on   | until      | strength | evidence | alone      | agency | reads
    2026-08-28 | 2026-08-28 | S        | s t      | 2026-08-28 | COM    | Two or more younger \
children named as drawn in through this child, who needs protecting as well, within 180 days
            """,
            born="child 2011-06-01; joe 2013-06-01; kim 2011-06-02",
        ),
        Example(
            "Youth justice names one and the community another: only together two",
            """
    record | agency | kind      | who        | role           | code              | in | from
    a      | YJS    | note      | child, joe | subject, named | introduces_others |    | 2026-03-02
    e      | COM    | community_statement | child, kim | named | recruiting       |    | 2026-03-12
    s      | COM    | statement | child      |                | recruiting        | e  | 2026-03-12
            """,
            """
            fired_on   | until      | evidence | alone | agency | together
            2026-03-12 | 2026-08-28 | a s      |       |        | 2026-03-12
            """,
            born="child 2011-06-01; joe 2013-01-01; kim 2012-01-01",
        ),
        Example(
            "One younger child named on two days, an older one, and one whose birth is not known",
            """
    record | agency | kind | who            | role           | code              | from
    a      | YJS    | note | child, younger | subject, named | introduces_others | 2026-03-02
    b      | YJS    | note | child, younger | subject, named | introduces_others | 2026-03-12
    c      | YJS    | note | child, older   | subject, named | introduces_others | 2026-03-22
    d      | YJS    | note | child, unborn  | subject, named | introduces_others | 2026-03-24
            """,
            born="child 2011-06-01; younger 2013-01-01; older 2010-01-01",
        ),
        Example(
            "Two younger children, the second a day too late; and one named beside another topic",
            """
    record | agency | kind | who            | role           | code              | from
    a      | YJS    | note | child, younger | subject, named | introduces_others | 2026-03-02
    b      | YJS    | note | child, peer    | subject, named | introduces_others | 2026-08-29
    c      | YJS    | note | child, kim     | subject, named | fear              | 2026-03-12
            """,
            born="child 2011-06-01; younger 2013-01-01; peer 2012-01-01; kim 2013-01-01",
        ),
    ),
)
