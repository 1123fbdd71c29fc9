"""Data that several signs need, and facts that speak against several of them, each said once."""

from wayhome.signs.sign import Counter, Need

MISSING = Need("missing episodes", ("missing",), ("police", "council"))
ARRESTS = Need("arrests and stops", ("arrest", "stop", "charge"), ("police",))
HOMES = Need("home addresses", ("home", "placement"), ("council",))
SUSPENSIONS = Need("suspensions and exclusions", ("suspension", "exclusion"), ("education",))
CONCERNS = Need("concerns of schools", ("school_concern",), ("education",))
CARE = Need("placements of children in care", ("placement",), ("council",))

INTERVIEW_HELD = Counter(
    "Return home interviews held", "kind = 'return_interview' and outcome = 'held'"
)
ATTENDING = Counter(
    "School attendance of nine sessions in ten or better",
    "kind = 'attendance' and value_of > 0 and value >= 0.9 * value_of",
)
EARLY_HELP = Counter("Early help in place", "kind = 'early_help'")
ANOTHER_PLACE = Counter(
    "Another home, a school or a placement of theirs",
    "kind in ('home', 'school', 'placement')",
    elsewhere=True,
)
# Three months: ours, to be agreed.
PLACED_LONG = Counter(
    "A placement that has lasted for three months",
    "kind = 'placement' and occurred_from <= $today - interval 3 months",
    open=True,
)
AT_PLACEMENT = Counter(
    "Away, but at a place that was known", "kind = 'away' and occurred_to is not null"
)
NO_FURTHER_ACTION = Counter(
    "Stops where nothing was found",
    "kind = 'stop' and coalesce(category, 'not_known') in ('not_known', 'other')",
)
