"""What people say of children, addresses and lines, as a practitioner took it down.

Said and never known. The same sentences are said of children whom no line ever used, and of
addresses where nothing is wrong; a line is spoken of by the few who have heard a name or a number.
Weights are a judgement: nobody counts what is said.
"""

OF_CHILDREN = {
    "seen together": (
        "Seen most evenings by the shops with people who are older.",
        "Always with the same two now, never with the old friends.",
        "Seen getting into a car that waits by the park.",
    ),
    "new money or goods": (
        "New coat and trainers, and the family has no money for them.",
        "Pays with notes and buys for everybody.",
    ),
    "carrying": (
        "Said to hold a bag for somebody and to be frightened of losing it.",
        "Said to keep a knife because of the way home.",
    ),
    "selling": (
        "People come up, something is handed over, and they go.",
        "Said to be made to hand over small bags by the garages.",
    ),
    "debt": (
        "Said to owe somebody money and to be frightened.",
        "Told a friend that it keeps growing.",
    ),
    "threats": (
        "Somebody came to the door and shouted about money.",
        "Said to have been told what happens to a brother if it stops.",
    ),
    "travels": (
        "Seen at the station early, no bag for school.",
        "Away for days, then back very tired.",
    ),
    "stays there": ("Said to sleep at a flat that is nobody's in the family.",),
    "older associate": (
        "There is a man in his twenties who waits outside.",
        "Somebody older picks up and drops off at the corner.",
    ),
    "online contact from unknown adult": ("Gets messages at night from somebody nobody knows.",),
    "easy money online": ("Said to have let somebody use a bank card for money.",),
    "watched by phone": ("Has to answer the phone each time, and send a picture of where.",),
    "carrying a bag": ("Never puts that small bag down, not even indoors.",),
    "unknown child": (
        "A child whom nobody knows, too thin a coat, at the door of a flat.",
        "A young person not from here, asked where the shop was, looked worn out.",
        "Somebody of school age there at noon on a school day.",
    ),
    "recruiting": (
        "Said to have been told to bring friends, and to have to.",
        "Younger ones are given phones and food money.",
    ),
    "other": (
        "Loud on the green until late; nothing more than that.",
        "Rides a motorbike on the path.",
        "A parent is worried and cannot say about what.",
    ),
    "protective adult": (
        "There is an aunt who comes and fetches, whatever the hour.",
        "The coach rings when somebody is missing from practice.",
    ),
}
EVERYDAY = {
    "seen together": 0.26, "other": 0.24, "new money or goods": 0.07, "carrying": 0.05,
    "selling": 0.07, "debt": 0.02, "threats": 0.03, "travels": 0.02, "older associate": 0.06,
    "online contact from unknown adult": 0.03, "easy money online": 0.02, "carrying a bag": 0.02,
    "unknown child": 0.04, "protective adult": 0.04, "recruiting": 0.01, "stays there": 0.01,
    "watched by phone": 0.01,
}  # fmt: skip
EARLY = {
    "seen together": 0.3, "new money or goods": 0.25, "older associate": 0.15, "carrying": 0.05,
    "online contact from unknown adult": 0.08, "easy money online": 0.05, "other": 0.12,
}  # fmt: skip
DEEP = {
    "seen together": 0.15, "selling": 0.13, "carrying": 0.1, "debt": 0.12, "threats": 0.09,
    "new money or goods": 0.08, "older associate": 0.1, "travels": 0.06, "stays there": 0.05,
    "watched by phone": 0.03, "carrying a bag": 0.04, "other": 0.05,
}  # fmt: skip
AFTER = {"protective adult": 0.7, "other": 0.3}

OF_ADDRESSES = {
    "comings and goings": (
        "Callers at all hours, they stay a minute and go.",
        "Cars stop with the engine running, every night this week.",
        "Visitors day and night. It may be nothing.",
    ),
    "address taken over": (
        "The tenant is hardly seen now and does not answer the door.",
        "Others have the key. The person who lives there looks unwell.",
    ),
    "unknown child": (
        "A young person comes to the door who does not live there.",
        "School age, there by day and by night, no idea whose child.",
    ),
    "threats": ("Shouting at the door about money.",),
    "other": (
        "Bins, music and fireworks.",
        "A big family with many visitors; the neighbours complain.",
        "Students moved in and it is loud.",
    ),
}
OF_ORDINARY = {"other": 0.5, "comings and goings": 0.32, "address taken over": 0.1,
               "unknown child": 0.05, "threats": 0.03}  # fmt: skip
OF_TAKEN_OVER = {"comings and goings": 0.4, "address taken over": 0.34, "unknown child": 0.16,
                 "threats": 0.05, "other": 0.05}  # fmt: skip
OF_GOOD_PLACES = {
    "safe place": (
        "Children can wait here and are brought home.",
        "Staff know the names and ring home.",
    ),
    "protective adult": ("Somebody here watches over the young ones.",),
    "unsafe place": ("No light and no staff after six.", "Nobody goes there alone."),
}

SELLS = "Everybody has a text from {brand}: it is sold round {town}."
NUMBER = "A number is passed on at school as {brand}: {phone}."
CAR = "A hired car comes from outside the area, {car}, two adults and somebody young in the back."
STOPPED = "Nobody has had a text from {brand} for weeks."
OF_ELDERS = (
    ("older associate", "Waits by the school in a car and knows the children by name."),
    ("recruiting", "Said to ask children round here whether they want to earn."),
    ("threats", "Said to go round to families about what is owed."),
)

WHO_SPEAKS = {
    "parent": 0.13, "mum": 0.08, "neighbour": 0.13, "young person": 0.12, "pupil": 0.06,
    "youth worker": 0.14, "teacher": 0.07, "school staff": 0.05, "shopkeeper": 0.09,
    "carer": 0.02, "faith leader": 0.03, "member of the public": 0.04, "practitioner": 0.03,
    "not known": 0.01,
}  # fmt: skip
NEAR_AN_ADDRESS = {
    "neighbour": 0.5, "resident": 0.18, "shopkeeper": 0.08, "taxi driver": 0.06,
    "practitioner": 0.08, "member of the public": 0.06, "not known": 0.04,
}  # fmt: skip
PRACTISED = ("youth worker", "teacher", "school staff", "practitioner", "faith leader")
GRADES = {"1B": 0.14, "1C": 0.2, "2A": 0.05, "2B": 0.16, "2C": 0.33, "2D": 0.12}
LOW_GRADES = {"2A": 0.05, "2B": 0.07, "2C": 0.4, "2D": 0.33, "3C": 0.05, "3D": 0.08, "3E": 0.02}
TAKERS = {"exploitation coordinator": 0.3, "youth worker": 0.25, "community safety officer": 0.25,
          "police community support officer": 0.2}  # fmt: skip
CONDITIONS = {"Not to be told to the family.": 0.4, "Only for the planning of safety.": 0.3,
              "Ask who took it down before any use.": 0.3}  # fmt: skip
DESCRIBED = (
    "{who}, dark coat, small bag",
    "{who}, on a bicycle, hood up",
    "{who}, thin, looked tired",
    "{who}, school trousers, no coat",
    "{who}, tall, with a cap",
)
PLACES = (
    "the park",
    "the shops",
    "the bus station",
    "the garages",
    "the green",
    "the chicken shop",
)

MEET_AT = ("Community centre", "Town hall", "Church hall", "Library", "Family centre")
PURPOSES = (
    "To map where young people are safe and where they are not, and to agree who acts.",
    "Three children missing from one estate: who knows whom, and which adults help.",
    "To look again at the map of the last session and take off what no longer stands.",
)
LED_BY = {"exploitation coordinator": 0.6, "youth worker": 0.2, "community safety officer": 0.2}
PRESENT = ("police", "children's services", "schools", "youth project", "housing", "parents' group",
           "health")  # fmt: skip

KNOWN_PLACES = (
    ("safe", "Youth club, {street}", "Open late, staff ring home when somebody is not well."),
    ("safe", "Library, {street}", "Warm, and the staff know them."),
    ("safe", "Mosque hall, {street}", "Food on Fridays, adults who listen."),
    ("safe", "Boxing gym, {street}", "A coach whom children trust."),
    ("unsafe", "Underpass by {street}", "No light; two robbed there this year."),
    ("unsafe", "Garages behind {street}", "Nobody goes there alone."),
    ("meeting place", "The green on {street}", "Where most are after school; mostly just talk."),
    ("shop", "Takeaway on {street}", "Children get food they do not pay for."),
    ("bus stop", "Bus station, {street}", "Older people wait for the last bus in."),
    ("route", "The path behind {street}", "Used to get from the station without being seen."),
)
OF_STATIONS = "Children are met here by people who are not family."
OF_A_HOME = ("Others have the key. The tenant needs help.", "Said to be used by people from away.")
