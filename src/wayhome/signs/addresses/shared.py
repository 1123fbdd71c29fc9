"""Data that several signs of addresses need, and facts that speak against several of them.

A counter's condition is over `address_record`, the record's own rows.
"""

from wayhome.signs.sign import Counter, Need

NUISANCE = Need("nuisance reported to landlords", ("nuisance",), ("housing", "council"))
VISITS = Need("visits of landlords to homes", ("tenancy_visit",), ("housing", "council"))
RENT = Need("rent owed", ("arrears",), ("housing",))
REPAIRS = Need("doors, locks and entries reported broken", ("damage",), ("housing",))
TENANTS = Need("tenancies, and what landlords note of tenants", ("tenancy", "need"), ("housing",))
MEASURES = Need("measures taken at addresses", ("address_measure",), ("housing", "council"))
POLICE = Need(
    "occurrences, arrests and stops at addresses", ("offence", "arrest", "stop"), ("police",)
)
SAID = Need(
    "what people in the community say of places",
    ("community_statement",),
    ("council", "police", "voluntary"),
)

CLOSED = Counter(
    "A closure of the home or another measure in force",
    "kind = 'address_measure' and (occurred_to is null or occurred_to::date >= $today)",
    ever=True,
)
SEEN_WELL = Counter(
    "Visits at which access was given and nothing worried the visitor",
    "kind = 'tenancy_visit' and outcome = 'given' and code is null",
)
NOTHING_FOUND = Counter(
    "Reports after which nothing more was done",
    "kind = 'nuisance' and outcome = 'no_action'",
)
HELPED = Counter(
    "A safeguarding concern raised, or support offered",
    "kind = 'nuisance' and outcome in ('safeguarding', 'support')",
)
BROKEN_INTO = Counter(
    "A burglary or theft recorded there, which may explain a broken door",
    "kind = 'offence' and category in ('theft', 'burglary')",
)
NO_ANSWER = Counter(
    "Visits at which nobody answered: people are out, or ill",
    "kind = 'tenancy_visit' and outcome = 'no_answer'",
)
