"""I52 Waiting for help with mental health or how they think: context, never alone (facts §5).

The sheet of facts counts support at school without a plan here too. That a child has support and no
plan does not say that a need is unmet, and the support is context already (Special educational
needs), so it is counted there alone.
"""

from wayhome.signs.catalogue.shared_data import GOING_WELL
from wayhome.signs.examples import Example
from wayhome.signs.forms import AtLeast, Lasting
from wayhome.signs.hits import hits
from wayhome.signs.sign import Clause, Counter, Need, Sign, Split, Strength

_SERVICES = "('mental_health', 'neurodevelopmental')"
_REFERRED = f"s.kind = 'service_referral' and s.part = 'own' and s.code in {_SERVICES}"

SIGN = Sign(
    code="I52",
    name="Waiting for or refused help with mental health, autism or attention",
    version="2026-11-29",
    rule_in_words="A referral to a service for mental health or for autism and attention that is "
    "still waiting, while it waits; or that the service did not accept, in the last 365 days.",
    citations=("HO", "JTAI", "DES"),
    window=365,
    split=Split.VULNERABILITY,
    strength=Strength.CONTEXT,
    needs=(Need("referrals to health services", ("service_referral",), ("health",)),),
    clauses=(
        Clause(
            "Waiting to be seen by a service for mental health, autism or attention",
            hits(
                f"{_REFERRED} and s.outcome = 'waiting' and s.value is null",
                ends="s.occurred_to::date",
            ),
            Lasting(),
        ),
        Clause(
            "A referral for mental health, autism or attention that the service did not accept",
            hits(f"{_REFERRED} and s.outcome = 'refused'"),
            AtLeast(1, 365),
        ),
    ),
    counter=(
        Counter(
            "Seen or taken on by such a service",
            "(kind = 'service_referral' and outcome in ('accepted', 'seen') or "
            "kind = 'appointment' and outcome = 'attended') "
            f"and code in {_SERVICES}",
        ),
        GOING_WELL,
    ),
    limits="Support at school without a plan is not counted here, though the source counts it: "
    "that there is no plan does not say that a need is unmet. A need for which nobody made a "
    "referral is not seen, nor a wait that has ended and was long. A refusal runs from the day of "
    "the referral, as its own day is not sent. Accepted and not yet seen does not count as "
    "waiting.",
    examples=(
        Example(
            "Waiting still",
            """
            record | agency | kind             | code          | outcome | from       | recorded
            a      | HEA    | service_referral | mental_health | waiting | 2026-02-02 | 2026-02-04
            """,
            """
    fired_on   | until | strength | evidence | alone      | agency | reads
    2026-02-02 |       | V        | a        | 2026-02-04 | HEA    | Waiting to be seen by a \
service for mental health, autism or attention
            """,
        ),
        Example(
            "Waited, as it said at first, and was seen: now nothing waits",
            """
            record | agency | kind             | code          | outcome | value | from       | \
received   | replaced by
            a      | HEA    | service_referral | mental_health | waiting |       | 2026-02-02 | \
2026-03-01 | b
            b      | HEA    | service_referral | mental_health | seen    | 90    | 2026-02-02 | \
2026-06-01 |
            """,
        ),
        Example(
            "Refused twice, a day clear between the windows: two spells",
            """
            record | agency | kind             | code              | outcome | from
            a      | HEA    | service_referral | neurodevelopmental | refused | 2024-07-01
            b      | HEA    | service_referral | neurodevelopmental | refused | 2025-07-02
            """,
            """
            fired_on   | until      | evidence
            2024-07-01 | 2025-06-30 | a
            2025-07-02 | 2026-07-01 | b
            """,
        ),
        Example(
            "Accepted; waiting for a charity; waiting for another service",
            """
            record | agency | kind             | code            | outcome  | from
            a      | HEA    | service_referral | mental_health   | accepted | 2026-02-02
            b      | VOL    | service_referral | missing; family | waiting  | 2026-02-02
            c      | HEA    | service_referral | paediatrics     | waiting  | 2026-02-02
            """,
        ),
    ),
)
