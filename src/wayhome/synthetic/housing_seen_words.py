"""What is seen of homes that lines work from, and at the homes of children whom they use.

Nobody knows how often such a home is reported; the shares are a judgement. Three facts in ten are
told in words alone (facts §12).
"""

IN_WORDS_ALONE = 0.3
REPORTED = 0.65  # times in a home of which anybody tells the landlord
REPORTS = 2.0  # on average beside the first, in the days of it and the two weeks after
VISITED, BROKEN_INTO, RENT_RISES, MEASURED = 0.4, 0.35, 0.4, 0.12
CITES_POLICE = 0.6  # calls that the police wrote down, which the landlord's case names
NUMBER_TOLD, TENANT_BLAMED, TENANT_HARMED = 0.1, 0.25, 0.12
KNOWN_AS_SUCH = (0.08, 0.35)  # visits that call it taken over: at the first time, and again
MEASURE_EVERY_DAYS = 150

KINDS = {
    "visitors_day_and_night": 0.33, "drug_dealing": 0.14, "vehicles_stopping": 0.11, "noise": 0.12,
    "door_buzzers": 0.1, "unknown_people": 0.08, "unknown_children": 0.06, "drug_use": 0.04,
    "threats": 0.02,
}  # fmt: skip
TEXTS = {
    "visitors_day_and_night": "People go in for two minutes at all hours, day and night.",
    "drug_dealing": "Small packets change hands at the door.",
    "vehicles_stopping": "Cars stop outside, somebody runs down, they drive off.",
    "noise": "Shouting in the flat at four in the morning; have not seen the tenant for days.",
    "door_buzzers": "Every buzzer is pressed until somebody opens; the door is wedged.",
    "unknown_people": "Two young men live there now, the tenant sits on the stairs.",
    "unknown_children": "A boy of fifteen or so opens the door, in a coat too thin for winter.",
    "drug_use": "Needles on the landing, never had that here.",
    "threats": "Was told to mind her own business by a man with a knife.",
}  # fmt: skip
REPORTERS = {
    "neighbour": 0.58, "anonymous": 0.17, "staff": 0.07, "police": 0.06, "family": 0.05,
    "support_worker": 0.04, "tenant": 0.03,
}  # fmt: skip
OUTCOMES = {
    "no_action": 0.22, "warning": 0.22, "police": 0.2, "safeguarding": 0.14, "advice": 0.1,
    "support": 0.08, "closure": 0.04,
}  # fmt: skip
ACCESS = {"refused": 0.3, "no_answer": 0.28, "opened_by_other": 0.22, "given": 0.2}
CONCERNS = {
    "tenant_not_seen": 0.16, "anxious": 0.18, "dishevelled": 0.1, "weight_loss": 0.08,
    "injuries": 0.05, "unknown_people": 0.14, "unknown_child": 0.06, "drug_paraphernalia": 0.08,
    "door_damaged": 0.07, "sparse_furniture": 0.04, "tenant_locked": 0.02, "many_phones": 0.02,
}  # fmt: skip
VISIT_TEXTS = (
    "Spoke through a gap in the door; looked over a shoulder before every answer.",
    "A young man said that the tenant was asleep. Bags and scales on the table behind him.",
    "Thinner than at the last visit. Said that everything was fine and to please go.",
    "Mattresses in the front room, no tenant. A girl of about fifteen said she was a niece.",
)
CAUSES = {"forced": 0.5, "deliberate": 0.2, "keys_lost": 0.15, "other": 0.15}
BROKEN = {"front_door": 0.45, "lock": 0.3, "entry": 0.2, "internal_doors": 0.05}
REPAIR_TEXTS = {
    "forced": "Front door kicked in. Tenant does not know by whom.",
    "deliberate": "Lock of the door below glued open.",
    "keys_lost": "Third set of keys this year; says that a friend has them.",
    "other": "Door does not close since the visitors.",
}  # fmt: skip
PARTIAL = "Partial closure: the tenant stays, nobody else may enter. Taken over by a drugs line."

# At the home of an exploited child that is let, a month from the third on; less where only pieces
# are ever seen. Without a home: once in a spell.
CALLERS, DOOR, SEEN_AT_VISIT = 0.05, 0.02, 0.025
PIECES = 0.5
HAD_TO_LEAVE, ALONE_AT_FRIENDS = 0.05, 0.05
CALLER_TEXTS = (
    "Two men came to the door for money that the son is said to owe.",
    "Mum afraid to open. A car waits outside at night and somebody shouts her son's name.",
    "Window broken; a note through the door says what is owed.",
)
HOME_TEXTS = (
    "Mum tearful, cupboards empty. Says that money has gone to people who ask for it.",
    "Has changed the lock herself. Does not want to say why.",
)
LEFT_FOR_FEAR = "Cannot go back: threats at the door over money that a child is said to owe."
AT_FRIENDS = "Not at home for weeks, goes from sofa to sofa. Will not say who pays for food."
