"""Data that several signs need, and facts that speak against several of them, each said once."""

from wayhome.signs.sign import Counter, Need

MISSING = Need("missing episodes", ("missing",), ("police", "council"))
ARRESTS = Need("arrests and stops", ("arrest", "stop", "charge"), ("police",))
HOMES = Need("home addresses", ("home", "placement"), ("council",))
SUSPENSIONS = Need("suspensions and exclusions", ("suspension", "exclusion"), ("education",))
CONCERNS = Need("concerns of schools", ("school_concern",), ("education",))
CARE = Need("placements of children in care", ("placement",), ("council",))
IN_CARE = Need("times in care and placements", ("care_episode", "placement"), ("council",))
ASSESSMENTS = Need("assessments of children's services", ("factor",), ("council",))
ATTENDANCE = Need("school attendance", ("attendance",), ("education", "council"))
MOVES = Need("moves between schools", ("school_move",), ("education",))
# What was heard and what was noted are two needs: where one of them is lacking, that is said.
HEARD = Need(
    "topics that charities, schools and the community hear",
    ("statement",),
    ("voluntary", "education"),
)
NOTED = Need("notes of youth justice and health workers", ("note",), ("youth_justice", "health"))
EMERGENCY = Need("emergency department attendances", ("emergency_attendance",), ("health",))
OCCURRENCES = Need("occurrences recorded by police", ("offence",), ("police",))
RAIL = Need("incidents on trains and coaches", ("travel_incident",), ("transport_police", "police"))

# When what is acute whoever says it is acute: facts §10.4, 2-C/D/E and source 3 cannot make it so.
NOT_DOUBTFUL = (
    "nobody unreliable told it, nor somebody untested who neither saw it nor is borne out by others"
)

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
GOING_WELL = Counter(
    "What goes well: an adult they trust, good friends, an activity, work",
    r"(kind in ('statement', 'note') and regexp_matches(code, '\b(positive|protective adult)\b'))"
    " or (kind = 'factor' and outcome = 'protective')",
)
MENTAL_HEALTH_HELP = Counter(
    "Help with mental health in place",
    "(kind = 'service_referral' and outcome in ('accepted', 'seen') or "
    "kind = 'appointment' and outcome = 'attended') and code = 'mental_health'",
)
