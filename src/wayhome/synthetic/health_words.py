"""Rates, codes and words of the health trust of the city: how often, why, and what is written.

Where a figure is published it stands beside the rate; everything else is a judgement. Rates go by
age, because children fall at two and are hurt by others at sixteen, and by nothing else about them.
"""

BANDS = (5, 11, 15, 18)  # ages from which the next rate holds, and the end of childhood

# Attendances a child a year: about 0.35 in all. Violence brings 3 in 1,000 people of all ages in a
# year (176,000 in England and Wales in 2019, Cardiff University; most of them 18 to 30).
ATTENDS = (0.62, 0.26, 0.29, 0.31)
# What of, of a thousand at each age: mechanism, reason, intent. Illness is treated and not sent.
CAUSES = (
    (None, "illness", None, (668, 505, 402, 420)),
    ("fall", "injury", "accident", (205, 230, 190, 105)),
    ("other", "injury", "accident", (64, 124, 122, 108)),
    ("sport", "injury", "accident", (4, 70, 165, 132)),
    ("road", "injury", "accident", (4, 10, 15, 27)),
    ("burn", "injury", "accident", (26, 10, 6, 7)),
    ("animal", "injury", "accident", (8, 10, 7, 5)),
    ("not_known", "injury", "not_known", (6, 12, 13, 14)),
    ("stabbing", "injury", "accident", (1, 5, 9, 13)),  # kitchen knives and glass
    ("assault", "injury", "assault", (0.2, 1.5, 7.5, 12)),
    ("stabbing", "injury", "assault", (0, 0, 0.5, 1.6)),
    ("gunshot", "injury", "not_known", (0, 0.02, 0.1, 0.15)),  # mostly air weapons
    ("sexual_assault", "injury", "assault", (0.1, 0.2, 0.7, 1.2)),
    ("overdose", "substance_use", "accident", (10, 1, 1, 4)),
    ("overdose", "substance_use", "self", (0, 0.3, 9, 16)),
    ("self_harm", "mental_health", "self", (0, 0.6, 15, 24)),
    ("intoxication", "substance_use", None, (0, 0.2, 5, 16)),
    ("concealed_item", "substance_use", "not_known", (0, 0, 0.03, 0.12)),
    ("exhaustion", "illness", None, (0.3, 0.3, 0.6, 1.0)),
    (None, "mental_health", None, (0, 1, 13, 27)),
    (None, "social", None, (2, 1, 2, 3)),
)
NOT_SENT = "illness"
# Of adults only these, and only of those who agreed to it: attendances an adult a year.
ADULT_CAUSES = (
    ("assault", "injury", "assault", 2.6e-3),
    ("stabbing", "injury", "assault", 0.12e-3),
    ("overdose", "substance_use", "self", 1.1e-3),
    ("overdose", "substance_use", "not_known", 0.5e-3),
    ("intoxication", "substance_use", None, 2.4e-3),
)
AGREED = 0.35
UNEXPLAINED = (0.012, 0.006, 0.008, 0.012)  # of injuries; of those by others UNSAID
UNSAID = 0.12
COMPANY = (
    {"parent": 0.95, "carer": 0.02, "ambulance": 0.02, "not_known": 0.01},
    {"parent": 0.9, "carer": 0.05, "ambulance": 0.03, "not_known": 0.02},
    {"parent": 0.8, "carer": 0.07, "friend": 0.04, "ambulance": 0.04, "alone": 0.02,
     "not_known": 0.02, "adult_not_family": 0.008, "police": 0.01},
    {"parent": 0.52, "friend": 0.14, "alone": 0.15, "ambulance": 0.09, "carer": 0.04,
     "police": 0.02, "not_known": 0.03, "adult_not_family": 0.015},
    {"alone": 0.38, "ambulance": 0.3, "friend": 0.16, "police": 0.08, "not_known": 0.08},
)  # fmt: skip
DISPOSALS = {
    "discharged": 0.82, "admitted": 0.1, "left_before_seen": 0.045, "transferred": 0.015,
    "left_before_end": 0.01, "carer": 0.008, "not_known": 0.02,
}  # fmt: skip
DISPOSALS_GRAVE = {
    "admitted": 0.5, "discharged": 0.36, "left_before_end": 0.06, "transferred": 0.05,
    "left_before_seen": 0.03,
}  # fmt: skip
GRAVE = ("stabbing", "gunshot", "overdose", "self_harm", "concealed_item", "sexual_assault")
FLAGGED, FLAGGED_GRAVE, FLAGGED_HARMED = 0.02, 0.4, 0.35  # a safeguarding concern raised
PLACES = {"home": 0.42, "school": 0.14, "street": 0.12, "park": 0.1, "nowhere": 0.22}
PLACES_ASSAULT = {"street": 0.32, "park": 0.16, "school": 0.14, "home": 0.06, "nowhere": 0.32}
WEAPONS = {"assault": ("bottle", "belt", "bat", None, None, None, None, None),
           "stabbing": ("kitchen knife", "knife", "broken glass", None)}  # fmt: skip
SUBSTANCES = {
    "intoxication": ("alcohol", "alcohol", "alcohol", "alcohol; cannabis", "cannabis", "not known"),
    "overdose": ("paracetamol", "paracetamol", "ibuprofen", "parent's tablets", "not known"),
}  # fmt: skip
ACCOUNTS = {
    "fall": ("Fell from the sofa.", "Fell on the stairs.", "Tripped in the playground.",
             "Fell off a bicycle."),
    "sport": ("Twisted in football.", "Hit by a ball.", "Landed badly on a trampoline."),
    "road": ("Knocked off a bicycle by a car.", "Passenger in a car that was hit."),
    "burn": ("Hot tea from a table.", "Touched the oven."),
    "animal": ("Bitten by the family's dog.",),
    "other": ("Finger in a door.", "Hit {his} head on a table.", "Something in the eye."),
    "assault": ("Hit by another child.", "Says {he} was jumped by people {he} does not know.",
                "Punched in an argument."),
    "stabbing": ("Says {he} does not know who it was.", "Cut while cooking."),
    "self_harm": ("Low since an argument. Wants help.",),
    "overdose": ("Took tablets after a bad day, told mum.",),
    "intoxication": ("Drank at a party; friends rang.",),
    "exhaustion": ("Unwell for days, has not eaten.",),
}  # fmt: skip
SAFEGUARDED = (
    "Account and injury were discussed with the safeguarding nurse; council told.",
    "Quiet and watchful. Named nurse to follow up with school nursing.",
    "Seen alone. Would not say more. Information on help given.",
)

DEPARTMENTS = (
    ("Northborough General, emergency department", 0.74),
    ("Northborough urgent treatment centre", 0.16),
    ("Queen's Road minor injuries unit", 0.1),
)
ALERT_MADE, COUNCIL_TOLD = 0.86, 0.93
SETTINGS = {"emergency": 0.72, "minor_injuries": 0.12, "walk_in": 0.1, "paediatrics": 0.04,
            "ambulance": 0.02}  # fmt: skip

NAVIGATED_OTHERS = (
    0.35  # children hurt by others whom a youth worker in the hospital is asked to see
)
SOCIAL_PRESCRIBED = 0.5e-3  # an adult a year
# Referrals a child a year by age. Of children's mental health 949,200 were open in 2022-23, 8 % of
# children, some from the year before; 400,000 children waited for a first appointment for autism,
# attention or their like (Children's Commissioner, 2024).
REFERRED = {
    "mental_health": (0.0, 0.022, 0.065, 0.085),
    "neurodevelopmental": (0.012, 0.032, 0.024, 0.014),
    "speech_and_language": (0.05, 0.015, 0.003, 0.001),
    "paediatrics": (0.025, 0.014, 0.009, 0.006),
    "school_nursing": (0.0, 0.01, 0.012, 0.006),
    "learning_disability": (0.001, 0.002, 0.002, 0.002),
    "substance_use": (0.0, 0.0, 0.0009, 0.0047),  # from those in treatment, below
}
SERVICES = (*REFERRED, "looked_after_health", "hospital_navigator", "social_prescribing", "other")
# Turned down; half-way and spread of the wait until first seen, in days; whether closed meanwhile.
# Mental health, 2022-23: 32 % helped, after 35 days half-way; 28 % waiting still, for 142 days on
# average; 39 % closed before anybody helped. Autism and its like: two years and three months on
# average until a diagnosis, one in six more than four years (Children's Commissioner, 2024).
WAITS = {
    "mental_health": (0.26, 62.0, 1.15, 0.18),
    "neurodevelopmental": (0.14, 480.0, 0.65, 0.05),
    "speech_and_language": (0.06, 120.0, 0.6, 0.05),
    "paediatrics": (0.06, 110.0, 0.5, 0.04),
    "learning_disability": (0.12, 120.0, 0.5, 0.03),
    "substance_use": (0.05, 12.0, 0.6, 0.1),
    "hospital_navigator": (0.1, 3.0, 0.7, 0.3),
    "social_prescribing": (0.05, 20.0, 0.5, 0.1),
}
SOON = (0.03, 18.0, 0.6, 0.04)  # of other services
WORKED_WITH_DAYS = {"mental_health": 190.0, "neurodevelopmental": 120.0, "hospital_navigator": 60.0}
REFUSED_BECAUSE = {"not_suitable": 0.62, "no_room": 0.28, "other": 0.1}
CLOSED_WAITING = {"not_brought": 0.38, "contact_lost": 0.3, "not_wanted": 0.22, "moved": 0.1}
CLOSED_AFTER = {"completed": 0.74, "not_brought": 0.08, "contact_lost": 0.06, "not_wanted": 0.05,
                "moved": 0.03, "not_suitable": 0.04}  # fmt: skip
REFERRERS = {"GP": 0.42, "school": 0.26, "parent": 0.12, "paediatrician": 0.06,
             "school nurse": 0.06, "social worker": 0.08}  # fmt: skip
REFERRERS_YOUNG = {"health visitor": 0.5, "GP": 0.38, "parent": 0.08, "nursery": 0.04}
REASONS = {
    "mental_health": ("anxiety", "low mood", "self-harm", "in crisis", "eating", None, None),
    "neurodevelopmental": ("autism assessment", "attention and impulse", "autism and attention"),
    "speech_and_language": ("speech delay", "language and understanding", None),
    "paediatrics": ("development", "sleep", "bedwetting", None),
    "substance_use": ("cannabis", "alcohol", "cannabis and alcohol", None),
    "school_nursing": ("sleep", "weight", "emotional wellbeing", None),
    "hospital_navigator": ("hurt by somebody else", None),
    "looked_after_health": ("first health assessment in care",),
    "social_prescribing": ("alone and without company", None),
    "learning_disability": ("behaviour at home", None),
    "other": (None,),
}
# How often a service sees those it works with, in days, and how often at most.
SEEN_EVERY = {"mental_health": (18, 12), "speech_and_language": (35, 6), "substance_use": (14, 10),
              "neurodevelopmental": (60, 3), "hospital_navigator": (12, 4)}  # fmt: skip
SEEN_OTHERWISE = (90, 3)
CAME = {"attended": 0.8, "was_not_brought": 0.09, "could_not_come": 0.05,
        "cancelled_by_service": 0.04, "moved": 0.02}  # fmt: skip
CAME_HARMED = {**CAME, "attended": 0.52, "was_not_brought": 0.32}
# In treatment, of 14,352 under 18 in 2023-24: problem substances (England, NDTMS).
PROBLEM = {"cannabis": 0.87, "alcohol": 0.39, "ecstasy": 0.09, "ketamine": 0.084, "cocaine": 0.08,
           "nitrous_oxide": 0.061, "nicotine": 0.1, "benzodiazepines": 0.03}  # fmt: skip
PROBLEM_ADULT = {"heroin": 0.45, "crack": 0.35, "alcohol": 0.45, "cannabis": 0.2, "cocaine": 0.15,
                 "opioids": 0.08}  # fmt: skip
TREATED_ADULTS_A_YEAR = 2.3e-3  # an adult; of them those who agreed that it is shared
TREATED_AGREED = 0.08
TREATMENT_ENDS = {"completed": 0.72, "left": 0.2, "transferred": 0.06, "other": 0.02}
TREATED_DAYS = 150.0

NOTES_A_YEAR = (0.06, 0.035, 0.05, 0.03)  # a child: health visitors, then school nurses
NOTES_ADULT_A_YEAR = 0.4e-3
# What is seen, and what is said of it: of the youngest, at school, of adults.
OBSERVED_YOUNG = {
    "positive": 0.4, "learning_need": 0.15, "tiredness": 0.1, "injury": 0.05, "unkempt": 0.05,
    "hunger": 0.04, "weight_loss": 0.03,
}  # fmt: skip
OBSERVED = {
    "anxiety": 0.17, "emotional_change": 0.13, "tiredness": 0.13, "learning_need": 0.1,
    "positive": 0.22, "withdrawn": 0.07, "anger": 0.06, "hunger": 0.05, "unkempt": 0.05,
    "isolation": 0.05, "self_harm": 0.04, "injury": 0.04, "substance_use": 0.025,
    "weight_loss": 0.02, "fear": 0.015, "controlling_adult": 0.006, "image_threats": 0.006,
    "sexual_harm": 0.004,
}  # fmt: skip
OBSERVED_ADULT = {
    "isolation": 0.3, "anxiety": 0.2, "unkempt": 0.15, "weight_loss": 0.12, "tiredness": 0.12,
    "positive": 0.12, "substance_use": 0.08, "fear": 0.03, "controlling_adult": 0.02,
}  # fmt: skip
NOTES_YOUNG = (
    "Weight and height as expected.", "Mum tired, up at night with the baby. Family help.",
    "Talks more than at the last visit.", "Asks about support with routines.", None, None,
)  # fmt: skip
NOTES = (
    "Came to the drop-in about sleep. Plan agreed.", "Talked about friends. Feels better now.",
    "Worried about exams; breathing exercise shown.", "Tired, up late with a game.",
    "Headaches on school days. Mum will see the GP.", None, None,
)  # fmt: skip
NOTES_OF_ADULTS = (
    "Dressing changed. Lives alone and says so.", "Asks about help with shopping.",
    "Heating off again; referred for advice.", None,
)  # fmt: skip

# Harm to children whom a line uses that a trust may come to see, a month: early and deep.
# Mechanism, reason, intent, whether nothing explains it, rates.
HARMS = (
    ("assault", "injury", "assault", False, 0.008, 0.075),
    ("other", "injury", "not_known", True, 0.008, 0.055),
    ("stabbing", "injury", "assault", False, 0.0, 0.012),
    ("gunshot", "injury", "not_known", False, 0.0, 0.0008),
    ("burn", "injury", "not_known", True, 0.0, 0.01),
    ("overdose", "substance_use", "not_known", False, 0.001, 0.012),
    ("intoxication", "substance_use", None, False, 0.005, 0.022),
    ("concealed_item", "substance_use", "not_known", False, 0.0, 0.006),
    ("exhaustion", "illness", None, False, 0.002, 0.018),
    ("self_harm", "mental_health", "self", False, 0.004, 0.014),
    ("sexual_assault", "injury", "assault", False, 0.0, 0.004),
    ("fall", "injury", "accident", False, 0.009, 0.009),
)
ORDINARY = (("sport", "injury", "accident"), ("fall", "injury", "accident"))
ORDINARY_A_MONTH = 0.012  # before anybody used them, as other children
SENT_AWAY_SEEN = 0.6  # the harm of children sent away is often done and treated far from home
NEVER_WRITTEN = 0.15  # nobody takes it to a doctor
ONLY_IN_WORDS = 0.3  # facts §12
WITH_HARMED = {"alone": 0.3, "parent": 0.3, "friend": 0.12, "ambulance": 0.1, "carer": 0.06,
               "adult_not_family": 0.08, "not_known": 0.04}  # fmt: skip
HARM_ACCOUNTS = {
    "assault": ("Says {he} was hit by people {he} does not know and does not want police.",
                "Will not say who it was. Looks at the door throughout."),
    "other": ("Says {he} walked into a door. Does not fit.", "No account given.",
              "Says {he} fell. The marks are of a cable."),
    "burn": ("Says it was a cigarette, by accident. There are three.",),
    "stabbing": ("Cut to the thigh. Says {he} does not know who or why.",),
    "gunshot": ("Shot from a car. Says nothing more.",),
    "overdose": ("Given something in a flat, does not know what.",),
    "intoxication": ("Found asleep at a bus stop. Smoked what {he} was given.",),
    "concealed_item": ("Pain. Says after a long time that {he} was made to hide something.",),
    "exhaustion": ("Has not slept or eaten for two days. Will not say where {he} was.",),
    "self_harm": ("Says there is no way out of it.",),
    "fall": ("Fell on the stairs.", "Fell off a bicycle."),
}  # fmt: skip
HARM_SUMMARY = (
    "An adult who is not family answered for {him}. Seen alone: very frightened. Council told.",
    "Afraid to go home by bus. Second injury this year. Named nurse told.",
    "Phone rang throughout; {he} had to go before treatment was finished.",
    None, None,
)  # fmt: skip
HARM_NOTES = (0.06, 0.13)  # welfare notes a month, early and deep
OBSERVED_HARMED = {
    "tiredness": 0.4, "hunger": 0.26, "emotional_change": 0.25, "unkempt": 0.18, "fear": 0.16,
    "withdrawn": 0.16, "weight_loss": 0.12, "substance_use": 0.14, "anxiety": 0.14, "anger": 0.1,
    "injury": 0.08, "isolation": 0.08, "controlling_adult": 0.05, "self_harm": 0.04,
    "image_threats": 0.02, "sexual_harm": 0.01,
}  # fmt: skip
HARM_NOTE_TEXTS = (
    "Asleep at the desk. Ate both breakfasts. Says {he} has nowhere quiet to sleep.",
    "Same clothes as on Monday. Will not say where {he} was at the weekend.",
    "Startled by every message. Says {he} is fine and begins to cry.",
    "Bruises on the arms, seen by chance. Does not want mum to know.",
    None,
)
NEEDS = {"mental_health": 0.42, "neurodevelopmental": 0.3, "speech_and_language": 0.1}
TREATED_HARMED, NAVIGATED = 0.16, 0.5
PROBLEM_HARMED = {**PROBLEM, "crack": 0.06, "heroin": 0.04, "benzodiazepines": 0.12}

# People whose home a line takes over: what a trust may see of them in those days.
TENANT_ATTENDS, TENANT_NOTED, TENANT_TREATED = 0.16, 0.14, 0.3
WITH_TENANT = {"alone": 0.4, "ambulance": 0.3, "adult_not_family": 0.15, "not_known": 0.15}
TENANT_CAUSES = (
    ("assault", "injury", "assault"), ("overdose", "substance_use", "not_known"),
    ("exhaustion", "illness", None),
)  # fmt: skip
TENANT_NOTES = (
    (
        "unkempt;weight_loss",
        "Thinner and in the same clothes. People in the flat {he} did not name.",
    ),
    ("fear;controlling_adult", "A young man answered the door and stayed. Would not speak freely."),
    ("isolation", "Phone off for weeks, curtains closed. Came to the door after a long time."),
)
