"""Rates, codes and words of housing: how often, and what is written.

Every rate is a judgement but for homelessness and for the share of homes that are let by a social
landlord, which are those of England from general knowledge. Most nuisance, visits, forced doors and
rent owed belong to homes that nobody took over.
"""

RENTS = 0.17  # households with a social landlord (England, general knowledge)
HARDER = 0.7  # by how hard life is
OF_TAKEN_OVER = 0.8  # homes that lines work from, in which people rent; a judgement
STAYS_A_TENANT = 0.8  # who moves on to another home of the landlord
NOBODY_ASKED = 0.5  # tenancies of which the landlord does not know who else lives there
JOINT = 0.55  # second adults of a household who hold it too
TENURES = {"social": 0.88, "supported": 0.05, "temporary": 0.04, "private_leased": 0.03}
END_REASONS = {"moved": 0.55, "given_up": 0.28, "left": 0.09, "evicted": 0.04, "other": 0.04}
RESTRICTED = 0.003  # rows about homes of somebody who fled from somebody
WRONG_POSTCODE = 0.02  # a landlord knows its own homes better than most; a judgement
WITH_UPRN = {  # of rows that name a place
    "tenancy": 0.9, "nuisance": 0.6, "visit": 0.7, "repair": 0.8, "arrears": 0.5, "measure": 0.6,
}  # fmt: skip
BY_TENANCY = {"visit": 0.45, "arrears": 0.85}  # rows that name the tenancy and no place

# A home and year, then what of it.
CASES, MORE_REPORTS, REPORTED_WITHIN_DAYS = 0.085, 0.8, 45
VISITS, REPAIRS = 0.13, 0.1
OWING, STATEMENTS = 0.04, (2, 7)  # times of owing that begin, and statements of one
MEASURES = {
    "protection_notice": 0.0015, "injunction": 0.0006, "closure_notice": 0.0004,
    "partial_closure": 0.0003, "full_closure": 0.0001,
}  # fmt: skip
HOMELESS_A_YEAR = 6_200e-6  # households a person (England 2023-24: 358,000, general knowledge)
ALONE = 0.06  # of those, people of 16 to 20 on their own
PLACED, PLACED_DAYS = 0.15, (15, 150)  # in temporary housing
NOTED_AS_HARD = 0.12  # tenants; half of the oldest beside

HARD = {
    "mental_health": 0.36, "physical": 0.2, "alcohol": 0.13, "drugs": 0.12, "isolation": 0.11,
    "learning_disability": 0.08,
}  # fmt: skip
KINDS = {
    "noise": 0.44, "rubbish": 0.13, "other": 0.12, "drug_use": 0.08, "visitors_day_and_night": 0.05,
    "threats": 0.04, "violence": 0.03, "drug_dealing": 0.03, "door_buzzers": 0.03,
    "vehicles_stopping": 0.02, "hostile_callers": 0.012, "unknown_people": 0.01, "weapons": 0.004,
    "unknown_children": 0.004,
}  # fmt: skip
REPORTERS = {
    "neighbour": 0.62, "anonymous": 0.12, "tenant": 0.08, "staff": 0.07, "police": 0.04,
    "household": 0.03, "family": 0.02, "visitor": 0.02,
}  # fmt: skip
OUTCOMES = {
    "no_action": 0.38, "advice": 0.25, "warning": 0.17, "agreement": 0.06, "police": 0.05,
    "support": 0.05, "legal": 0.02, "safeguarding": 0.02,
}  # fmt: skip
REASONS = {
    "tenancy check": 0.4, "inspection before repairs": 0.22, "rent owed": 0.15, "new tenancy": 0.13,
    "report of nuisance": 0.1,
}  # fmt: skip
ACCESS = {"given": 0.76, "no_answer": 0.19, "refused": 0.025, "opened_by_other": 0.025}
SOME_CONCERN = 0.07  # visits
CONCERNS = {
    "home_neglected": 0.24, "hardship": 0.22, "anxious": 0.14, "sparse_furniture": 0.08,
    "dishevelled": 0.07, "tenant_not_seen": 0.06, "door_damaged": 0.06, "unknown_people": 0.04,
    "weight_loss": 0.03, "drug_paraphernalia": 0.03, "injuries": 0.015, "many_phones": 0.005,
    "unknown_child": 0.005, "home_taken_over": 0.005,
}  # fmt: skip
BROKEN = {
    "lock": 0.32, "front_door": 0.24, "window": 0.19, "entry": 0.15, "internal_doors": 0.1,
}  # fmt: skip
CAUSES = {
    "wear": 0.52, "keys_lost": 0.13, "accident": 0.12, "deliberate": 0.07, "forced": 0.06,
    "other": 0.07, "by_services": 0.03,
}  # fmt: skip
MEASURE_FOR = {"nuisance": 0.5, "drug_dealing": 0.2, "drug_use": 0.12, "violence": 0.12,
               "home_taken_over": 0.06}  # fmt: skip
MEASURE_DAYS = {
    "closure_notice": 2, "partial_closure": 91, "full_closure": 91, "injunction": 365,
    "protection_notice": 180,
}  # fmt: skip
WITHOUT_A_HOME = {
    "threatened": 0.44, "sofa_surfing": 0.26, "homeless": 0.14, "temporary_housing": 0.12,
    "night_shelter": 0.04,
}  # fmt: skip
DECISIONS = {
    "prevention": 0.37, "relief": 0.34, "no_duty": 0.07, "main": 0.06, "not_homeless": 0.05,
    "housed": 0.05, "withdrawn": 0.03, "lost_contact": 0.03,
}  # fmt: skip

SAID_OF_NUISANCE = {
    "noise": ("Loud music until two, third night.", "Shouting and doors banging late at night."),
    "rubbish": ("Bags left on the landing again.", "Mattress and rubbish in the front garden."),
    "other": ("Dog barks all day while they are out.", "Argument over a parking space."),
    "drug_use": ("Smell of cannabis in the stairwell.", "Needles found behind the bins."),
    "visitors_day_and_night": ("Lots of visitors since the birthday.", "People come at all hours."),
    "threats": ("Says the man upstairs threatened to hurt the dog.",),
    "violence": ("Heard a fight, somebody was pushed down the stairs.",),
    "drug_dealing": ("Thinks that something is sold from the window.",),
    "door_buzzers": ("All buzzers are pressed at night until somebody opens.",),
    "vehicles_stopping": ("Cars stop for two minutes and drive off.",),
    "hostile_callers": ("A man came twice asking for money and would not leave.",),
    "unknown_people": ("Somebody else seems to live there now.",),
}
SAID_OF_VISITS = {
    "given": ("All in order.", "Damp in the back bedroom, repair raised.", "Spoke about the rent."),
    "no_answer": ("Card left.", "No answer, will try again next week."),
    "refused": ("Did not want to let us in today.", "Asked us to come back when the son is in."),
    "opened_by_other": ("A friend opened; tenant at work.", "Brother opened, tenant in hospital."),
}
SAID_OF_REPAIRS = {
    "wear": ("Does not close in wet weather.", "Handle came off."),
    "forced": ("Kicked in over the weekend, police told.", "Lock was forced."),
    "deliberate": ("Glass smashed from outside.", "Cover of the panel pulled off."),
    "keys_lost": ("Keys lost, change of lock.",),
    "by_services": ("Opened by the fire service for an alarm.",),
}
SAID_OF_HOMELESSNESS = {
    "threatened": ("Landlord sells the house.", "Notice to leave, two months."),
    "sofa_surfing": (
        "Sleeps on a friend's sofa since an argument at home.",
        "With an aunt for now.",
    ),
    "homeless": ("Slept in the car for a week.",),
    "temporary_housing": ("In bed and breakfast since Friday.",),
    "night_shelter": ("At the night shelter, came with a worker.",),
}
MEASURE_TEXTS = {
    "partial_closure": ("The tenant stays; nobody else may enter but family named in the order.",),
    "full_closure": ("The tenant stays elsewhere until it ends.",),
    "protection_notice": ("No loud music after eleven at night.",),
    "injunction": ("Not to threaten neighbours or staff.",),
}
