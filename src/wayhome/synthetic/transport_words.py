"""Rates, codes and words of rail: how often somebody is written down on the way, and what of it.

No public figure was found for people recorded by name on trains and coaches; rates are a
judgement, three times what the rail police make an occurrence of (`police_life`), for most of it
stays a matter of tickets. Most of these people were never exploited; most were on their way home.
"""

INCIDENTS_A_YEAR = 2_300e-6  # a person of the region, beside those that are an occurrence too
AGAIN, AGAIN_WITHIN_DAYS = 0.15, 60  # of the same person within so many days
ALSO_TOLD = 0.5  # occurrences of the rail police that this system tells as well
YOUNG = 4.0  # how much likelier in the late teens than at 35
WITH_SOMEBODY, WITH_A_ROW = 0.25, 0.4  # and of those, who are written down themselves
ONCE_A_YEAR = 500e-6  # journeys noted, a person: bookings looked at, children on their own
REGULAR_A_YEAR = 45e-6  # people who go the same way again and again: to a parent, to college
REGULAR_TRIPS, REGULAR_DAYS = (4, 10), (60, 200)
HIRES_A_YEAR = 50e-6  # hired cars that came up
LOCATED = 0.06  # everyday missing people found by police who are found at a station
RESTRICTED = 0.004
NEARBY = 0.75  # ways that stay in the area

KINDS = {
    "no_ticket": 0.42, "short_ticket": 0.14, "fare_evasion": 0.12, "anti_social_behaviour": 0.12,
    "concern": 0.06, "alone_late": 0.03, "other": 0.05, "drugs": 0.025, "robbery": 0.015,
    "weapon": 0.008, "long_ticket": 0.012,
}  # fmt: skip
OF_OFFENCES = {
    "TKT": "no_ticket", "105/01": "anti_social_behaviour", "49/10": "other",
    "125/12": "anti_social_behaviour", "92/23": "drugs",
}  # fmt: skip
ROLES = {"drugs": "suspect", "weapon": "suspect", "fare_evasion": "suspect", "robbery": "victim"}
MODES = {"rail": 0.87, "coach": 0.06, "bus": 0.05, "taxi": 0.02}
OUTCOMES = {
    "no_ticket": ("penalty fare", "details taken", "penalty fare", "let travel, letter sent"),
    "short_ticket": ("penalty fare", "excess fare paid"),
    "fare_evasion": ("reported", "details taken"),
    "anti_social_behaviour": ("words of advice", "asked to leave the train"),
    "concern": ("handed to a parent", "taken home", "ambulance called"),
    "alone_late": ("taken home", "handed to a parent"),
    "drugs": ("community resolution", "arrested"),
    "weapon": ("arrested",),
    "robbery": ("reported", "handed to a parent"),
    "long_ticket": ("details taken",),
}
TICKETS = {
    "short_ticket": "single for two stops only", "long_ticket": "single, bought at the machine",
    "fare_evasion": "child single", "no_ticket": "none",
}  # fmt: skip
COMPANIES = ("two friends", "a friend from school", "a brother", "mother", "a group of six")
TEXTS = {
    "no_ticket": ("Machine was out of order, says the passenger.", "Phone flat, ticket on it."),
    "short_ticket": ("Fell asleep and went too far.",),
    "fare_evasion": ("Followed somebody else through the gate.",),
    "anti_social_behaviour": ("Feet on seats, music, shouting.", "Argument with the guard."),
    "concern": ("Unwell on the platform.", "Crying, had an argument at home.", "Very drunk."),
    "alone_late": ("Missed the last train home.", "Waited for a lift that did not come."),
    "drugs": ("Small bag of cannabis.",),
    "robbery": ("Phone taken by two on the platform.",),
    "long_ticket": ("On the way to see grandparents.",),
}
PAYERS = {"self": 0.4, "parent": 0.38, "family": 0.1, "council": 0.06, "adult_known": 0.04,
          "adult_unknown": 0.02}  # fmt: skip
TYPES = {"return": 0.55, "single": 0.35, "paid_by_other": 0.06, "none": 0.04}
WHY = ("Weekend with dad.", "College, three days a week.", "To grandparents for half term.")
MAKES = {"Ford": "Focus", "Vauxhall": "Corsa", "Volkswagen": "Golf", "Kia": "Ceed", "BMW": "118"}
COLOURS = {"black": 0.3, "grey": 0.3, "white": 0.2, "blue": 0.1, "red": 0.1}

# Of exploited children, a month. Rail lines are those of RAIL_LINES; the others' children go by
# train as others do, a little more.
SEEN_A_MONTH = {True: (0.08, 0.2), False: (0.02, 0.04)}  # on rail lines or not; early, then deep
PIECES = 0.6  # of children of whom only pieces are ever seen
TRAVELS = 0.5  # children of rail lines whose journeys come to be noted
TRIPS_A_MONTH = (1, 4)
TRIP_NOTED = 0.55
SAME_NUMBER = 0.6  # what the rail police made an occurrence of, told here with its number
FOUND_AT_STATION = 0.45  # of those found at a station while missing
IN_WORDS_ALONE = 0.3
BESIDE_ELDER, NAMED, BESIDE_CHILD = 0.2, 0.4, 0.2
CARRIES = {"cash": 0.25, "phones": 0.35, "items": 0.25, "drugs": 0.05, "weapon": 0.04}
KINDS_SEEN = {
    "no_ticket": 0.42, "long_ticket": 0.22, "alone_late": 0.12, "concern": 0.12,
    "fare_evasion": 0.08, "short_ticket": 0.04,
}  # fmt: skip
TEXTS_SEEN = {
    "no_ticket": "No ticket. Does not know the name of the stop and looks at a phone for it.",
    "long_ticket": "Single bought in cash by a man who stayed on the platform.",
    "alone_late": "Alone on the last train, no coat, says that a cousin will collect.",
    "concern": "Very tired, hungry, two phones that ring in turn. Would not say who rang.",
    "fare_evasion": "Pushed through behind a man who said to hurry.",
    "short_ticket": "Ticket for two stops, ninety minutes from there.",
}
ITEMS = ("key of a flat, train tickets of other days", "food for several days, no clothes",
         "key cut new, a list of stops")  # fmt: skip
DRUGS, WEAPON = "wraps in a sock, suspected Class A", "kitchen knife wrapped in a towel"
ELDER = "a man in his twenties, not family"
NOTED_TRIP = "Ticket bought in cash by another; travels alone with one small bag."
CARS_NOTED = 0.6  # runs whose hired car comes up
CAR_DAYS, CARS = (6, 22), (1, 4)
