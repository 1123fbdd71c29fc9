"""Rates, codes and words of the youth justice service: how often, and what is written.

Shares are a judgement along national ones: most sentences are referral or rehabilitation orders,
few are custody, and two in three of the children who were remanded are not sent to custody
afterwards (facts §12). How grave an offence counts is general knowledge, unverified. Concerns of an
assessment follow the national picture of sentenced children, of whom most are thought to be harmed
by drugs, by what has not been learnt and by what they lived through; no figure was found for debt
or for exploitation, and those are a judgement.
"""

# Of which arrests a service hears, by how police ended them: of everyday children, and of those
# whom a line harms, about whom somebody worries. Of the charged it hears, but for slips.
COMES = {"charged": 0.95, "resolved": 0.8, "investigated": 0.35, "nothing": 0.12}
COMES_HARMED = {"charged": 1.0, "resolved": 1.0, "investigated": 0.85, "nothing": 0.45}
DAY_BEFORE = 0.04  # offences dated a day before what the force says
WITHOUT_NUMBER = 0.08  # offences written without the force's number
RESTRICTED = 0.01
SENTENCES = {
    "referral_order": 0.47, "rehabilitation_order": 0.17, "conditional_discharge": 0.11,
    "fine": 0.06, "reparation_order": 0.05, "compensation": 0.04, "training_order": 0.03,
    "intensive_order": 0.03, "absolute_discharge": 0.02, "behaviour_order": 0.01,
    "injunction": 0.01,
}  # fmt: skip
AFTER_INVESTIGATION = {
    "no_further_action": 0.38, "outcome_22": 0.3, "community_resolution": 0.16,
    "youth_caution": 0.1, "conditional_caution": 0.06,
}  # fmt: skip
DECIDED, DECIDED_AFTER_DAYS = 0.75, (50, 240)  # of investigations; the others are open still
ORDER_DAYS = {
    "referral_order": (90, 365), "rehabilitation_order": (180, 545), "intensive_order": (180, 365),
    "training_order": (120, 480), "reparation_order": (60, 92), "conditional_caution": (60, 112),
    "conditional_discharge": (180, 365), "behaviour_order": (365, 730), "injunction": (180, 365),
}  # fmt: skip
ENDS = {"completed": 0.74, "early": 0.1, "revoked": 0.04, "replaced": 0.07, "transferred": 0.05}
CUT_SHORT = ("early", "revoked", "replaced")
BAIL = {"bail": 0.46, "bail_conditions": 0.36, "bail_support": 0.14, "police": 0.04}
REMANDED = {"council_accommodation": 0.55, "youth_detention": 0.45}
REMANDED_DAYS = (14, 75)  # then bail, until the case is heard
KEPT = {
    "police": "police station", "council_accommodation": "children's home",
    "youth_detention": "secure children's home",
}  # fmt: skip
GRAVITY = {
    "robbery": 6, "sexual": 5, "drug_supply": 5, "violence": 4, "weapon": 4, "theft": 3,
    "vehicle": 3, "fraud": 3, "damage": 2, "disorder": 2, "drug_possession": 2,
}  # fmt: skip


# Children with no offence of whom a school or a council asks: as many again as come for one.
PREVENTION_A_YEAR = 260e-6
PREVENTION_HARMED = {"known": 0.35, "pieces": 0.18}  # in a spell, of children with no case
WORK_DAYS = (70, 150)  # without an order
WORK_DAYS_HARMED = (120, 300)
VISIT_EVERY, NOTE_EVERY, REVIEW_EVERY = 10.0, 24.0, 150.0  # days
MOST_VISITS, MOST_NOTES = 45, 16
BREACHED = {"order": 0.2, "harmed": 0.35}
WORKERS = {
    "order": ("case manager", "senior practitioner"), "diversion": ("out of court worker",),
    "prevention": ("prevention worker", "family worker"),
}  # fmt: skip
CAME = {
    "attended": 0.78, "was_not_brought": 0.08, "could_not_come": 0.07,
    "cancelled_by_service": 0.04, "moved": 0.03,
}  # fmt: skip
CAME_HARMED = {**CAME, "attended": 0.56, "was_not_brought": 0.26, "could_not_come": 0.11}
KINDS = {
    "supervision": 0.34, "home_visit": 0.2, "office": 0.12, "education": 0.07, "reparation": 0.07,
    "substance_use": 0.06, "activity": 0.05, "speech_and_language": 0.03, "mental_health": 0.02,
    "health": 0.02, "restorative": 0.02,
}  # fmt: skip
NOT_THERE = (
    "Mum rang: not home since last night.", "No answer at the door; neighbour says all are out.",
    "Text from dad to say that they forgot.", None, None,
)  # fmt: skip
COULD_NOT = (
    "Exam on the same day.", "Unwell, mum rang.", "No money for the bus.",
    "Afraid to come to this side of town.",
)  # fmt: skip
BREACHES = {
    "appointments": 0.5, "curfew": 0.17, "further_offence": 0.13, "tag": 0.08, "area": 0.06,
    "contact": 0.04, "residence": 0.02,
}  # fmt: skip
BREACH_RESULTS = {
    "warning": 0.5, "returned_to_court": 0.16, "continues": 0.18, "changed": 0.08,
    "withdrawn": 0.06, "revoked": 0.02,
}  # fmt: skip
BREACH_NOTES = (
    "Was not at home when the tag rang. Says that {he} had to be somewhere.",
    "Two appointments without word. Family was not told of the second.",
)

LEVELS = {"L": 0.33, "M": 0.43, "H": 0.19, "VH": 0.05}
LEVELS_HARMED = {"L": 0.07, "M": 0.3, "H": 0.4, "VH": 0.23}
CONCERNS = {
    "substance_use": 0.5, "education": 0.48, "family": 0.42, "peers": 0.42,
    "speech_and_language": 0.38, "mental_health": 0.34, "trauma": 0.3, "learning": 0.27,
    "domestic_abuse": 0.22, "accommodation": 0.12, "weapons": 0.12, "abuse_or_neglect": 0.1,
    "missing": 0.1, "online": 0.08, "self_harm": 0.08, "exploitation": 0.07, "gangs": 0.05,
    "debt": 0.03, "other": 0.05,
}  # fmt: skip
CONCERNS_HARMED = {
    **CONCERNS, "missing": 0.5, "debt": 0.3, "gangs": 0.2, "weapons": 0.3, "peers": 0.6,
}  # fmt: skip
NAMED_AS_SUCH = {"known": 0.6, "pieces": 0.3}  # assessments that say exploitation
PROTECTIVE = {
    "family_support": 0.45, "in_school": 0.4, "engaged": 0.4, "hopes": 0.3, "activity": 0.3,
    "settled_home": 0.3, "trusted_adult": 0.25, "good_friends": 0.15, "in_work": 0.06,
    "reported_promptly": 0.04, "talks_after_missing": 0.02, "no_contact": 0.01,
}  # fmt: skip
PROTECTIVE_HARMED = {
    "family_support": 0.4, "reported_promptly": 0.35, "trusted_adult": 0.25, "hopes": 0.25,
    "engaged": 0.2, "in_school": 0.18, "talks_after_missing": 0.15, "activity": 0.12,
    "no_contact": 0.08, "settled_home": 0.12,
}  # fmt: skip
SUMMARIES = (
    "Finds talking about the day itself hard. Good with {his} hands, would like to learn a trade.",
    "Things at home are better than a year ago. Support from school would help most.",
    "Used cannabis daily last year, now at weekends. Sleeps badly.",
    None, None, None,
)  # fmt: skip

# What notes say of children whom nobody uses: how often, topics, words.
NOTES = (
    (30, ("positive",), "Came on time and worked through the session. Proud of a mark at school."),
    (16, (), "Home visit. Talked about the week, sleep and school. Nothing new."),
    (
        12,
        ("substance_use",),
        "Says that {he} smokes less than at the start. Booked with the worker.",
    ),
    (9, ("low_or_angry",), "Quiet and tired, upset about dad. Agreed to ring on Thursday."),
    (6, (), "Letter of explanation finished. Whoever it is for would like to read it."),
    (5, ("injury",), "Hand in a bandage from football."),
    (4, ("fear",), "Does not want to do reparation near {his} old school."),
    (4, ("missing",), "Stayed at a friend's on Friday without telling mum; back in the morning."),
    (3, ("new_associates",), "Mum does not like the new friends. They skate in the park."),
    (2.5, ("older_associate",), "Spends time with a cousin of 22 whom the family know well."),
    (2.5, ("weapon",), "Talked about why people carry. Says that {he} does not any more."),
    (2, ("new_phone",), "New phone for {his} birthday; number changed on the system."),
    (1.5, ("money_or_goods",), "New trainers. Says that {he} sold {his} console."),
    (
        1.2,
        ("debt",),
        "Owes a friend for a scooter part and is paying it off from {his} Saturday job.",
    ),
    (1.0, ("threats",), "Messages from a boy at school after the fight; school has them."),
    (
        0.8,
        ("gangs",),
        "School asks whether {he} is with a group from the estate. No sign of it here.",
    ),
    (0.8, ("easy_money_online",), "Was offered money online for the use of an account; said no."),
    (0.6, ("travel",), "Away at an aunt's in the holidays."),
    (0.4, ("disclosure",), "Said what it was like at home when {he} was small."),
)

# What notes say of children whom a line uses: how often, topics, words. Some grows with time.
EARLY = (
    (5, ("new_phone",), "New phone, does not know the number by heart. Dad did not buy it."),
    (4, ("money_or_goods",), "Jacket and trainers that the family could not pay for."),
    (4, ("new_associates",), "Picked up after the session by people mum has not met."),
    (3, ("cut_off_from_friends", "low_or_angry"), "Has not seen old friends for weeks."),
    (3, ("late_night_calls",), "Mum says the phone rings until three in the morning."),
    (2, ("online_contact_from_unknown_adult",), "Somebody {he} has not met sends {him} money."),
)
DEEP = (
    (5, ("debt",), "Says {he} owes for something that was taken from {him}. Will not say to whom."),
    (3, ("debt", "threats_to_family"), "Men came to the door and asked mum for what {he} owes."),
    (4, ("threats_to_child", "fear"), "Would not leave by the front: somebody waits for {him}."),
    (3, ("several_phones", "late_night_calls"), "Three phones in {his} bag, one rang throughout."),
    (3, ("watched_by_phone",), "Has to send a picture of where {he} is. Says it is only a rule."),
    (4, ("urgent_to_be_elsewhere",), "Left after ten minutes because of a call. Very frightened."),
    (4, ("older_associate",), "Collected by a man of twenty or so whom the family do not know."),
    (3, ("missing", "travel"), "Talked of {place}, where {he} slept on a floor for some days."),
    (3, ("injury", "fear"), "Burn on the arm and a bruised eye. Says {he} fell."),
    (2, ("weapon", "fear"), "Says {he} needs a knife to get home. Agreed to talk again."),
    (2, ("carrying_a_bag",), "Would not put the bag down, not even to eat."),
    (2, ("substance_use",), "Smokes every day now; is given it and then told what it costs."),
    (1.5, ("gangs",), "Afraid of people from the estate by {place} and of the police alike."),
    (1.5, ("easy_money_online",), "Somebody has {his} bank card and uses the account."),
    (2, ("disclosure",), "Was made to stay in a flat near {place} until it was gone."),
    (1, ("positive",), "Talked for an hour today. Would like to go back to college."),
)
BROUGHT_ANOTHER = (
    ("introduces_others", "fear"),
    "Said {he} was told to bring somebody before {he} could stop. Worried about {his} friend.",
)
NOTES_A_MONTH = (0.5, 1.0)  # of such, early and deep
ONLY_IN_WORDS = 0.3  # facts §12
NAMES_ANOTHER = 0.12
SCREENED = 0.4  # of those known, an exploitation screening beside the assessment
HARMED_SUMMARIES = (
    "Is frightened of people whom {he} does not name, and does not feel safe on the way home.",
    "Away from home for nights at a time. Sleeps in the sessions; eats whatever there is.",
    "Wants it to stop and sees no way out. Trusts {his} aunt. A plan for safe travel is agreed.",
    None,
)
