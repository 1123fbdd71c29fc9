"""What practitioners write in a region: short notes in kind, plain words, all invented.

Written as records of harm and worry, never of blame (facts §6.2). The same few notes serve many
children, as phrases do in real systems. Braces hold what the teller fills in.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Concern:
    """A note of a school, how common it is, what it is about and what was done."""

    category: str
    weight: float
    text: str
    action: str = "Spoke with the pupil; parents informed."


SCHOOL_CONCERNS = (
    Concern("behaviour", 30, "Out of lessons and upset; would not say why."),
    Concern("behaviour", 22, "Argument in the corridor that staff had to part."),
    Concern("other", 14, "Tired and hungry this morning, given breakfast."),
    Concern("other", 9, "Withdrawn since the holidays. Sat alone at lunch again."),
    Concern("abuse_or_neglect", 6, "Said that things at home are hard at the moment.", "Told DSL."),
    Concern("domestic_abuse", 5, "Police notification of an incident at home at the weekend."),
    Concern("drug_possession", 3, "Smelt of cannabis after lunch.", "Parents in, support offered."),
    Concern("weapon", 1.2, "Small blade found in a pencil case, handed over when asked."),
    Concern("other", 4, "New phone, says it is a friend's."),
    Concern("other", 3, "Older young people waiting at the gate at the end of the day."),
    Concern("violence", 3, "Bruise on the cheek, says it was football."),
)

# Notes that stand on the records of children who are being exploited, by what they are about.
EXPLOITED_CONCERNS = (
    ("other", "Has two phones with {him}; one rings all the time and {he} leaves the room for it."),
    ("other", "New trainers and a coat the family could not afford. Mum does not know where from."),
    ("other", "Older male in a car collects {him} at the gate on Fridays. Not family."),
    ("behaviour", "Falls asleep in lessons. Says {he} was up late but not where."),
    ("drug_possession", "Small bags found in locker. Very frightened when asked about them."),
    ("weapon", "Kitchen knife in {his} bag. Says {he} needs it to get home."),
    ("exploitation", "Told a mentor that {he} owes money to 'the olders' and cannot say no."),
)
# What a school ticks beside a note, by a part of its words.
TOPICS = {
    "Out of lessons": "left_site",
    "Tired and hungry": "hunger_or_tiredness",
    "Falls asleep": "hunger_or_tiredness",
    "Withdrawn": "low_or_angry",
    "two phones": "several_phones",
    "New phone and coat": "new_phone; money_or_goods",
    "New phone": "new_phone",
    "New trainers": "money_or_goods",
    "always has money": "older_associate; money_or_goods",
    "Older male": "older_associate",
    "Older young people": "older_associate",
    "owes": "debt",
    "Very frightened": "fear",
    "Bruise": "injury",
    "find somebody else": "introduces_others; fear",
    "Gives phones": "introduces_others; money_or_goods",
    "Afraid of": "fear; debt",
    # what is noticed more than once (synthetic/noticed.py)
    "through the night": "late_night_calls",
    "more money than": "money_or_goods",
    "has never met": "online_contact_from_unknown_adult",
    "knees all day": "carrying_a_bag",
    "after midnight": "out_late",
    "with younger pupils": "introduces_others",
}
# What comes again and again (synthetic/again.py).
CALLED_OUT = (
    "Out of lessons after a call. Came back an hour later and would not say where {he} was.",
    "Out of lessons; seen at the gate with the phone. Says {he} has to answer it.",
)
WAITING_AT_STATION = "Waiting at the station; says for a friend. No ticket, no bag."
TOGETHER_AGAIN = "The same two as before. Would not say whom they were waiting for."
MOVED_BY = (
    "Driver is said to bring young people here and to keep what they are paid. Under enquiry."
)
OF_THOSE_SENT = ("other", "Long-distance ticket fell from a pocket; could not say who bought it.")

FOUND_AWAY = (
    "Found at {place}. Had not eaten, no coat, would not say who had brought {him} there.",
    "Seen by officers at {place} with a train ticket bought in cash. Brought home by family.",
    "Traced to {place}. Two phones with {him}. Said {he} was visiting a cousin.",
)
FOUND_NEAR = (
    "Found at {place}. Very tired, no coat, would not say whose home {he} had been in.",
    "Seen by officers at {place} late at night with older young people. Brought home by family.",
)
CAME_BACK = "Came back by {himself} in the early hours; quiet, muddy shoes, straight to bed."

INTERVIEW_NOTES = (
    "Did not want to say where. Said nobody would understand. Accepted a card with a number.",
    "Spoke of a flat where {he} 'had to stay until it was done'. Frightened of who might hear.",
    "Says {he} was with friends. Owes someone for a lost bag and wants it to stop.",
)

MISSING_NOTES = (
    "Left after an argument about a phone. Known to stay with friends.",
    "Did not come back from school. Phone off.",
    "Not in bed at the evening check. Window open.",
    "Went to the shop and did not return. Mum is worried about who is calling the house.",
)

CUSTODY_AWAY = "Hungry and very tired. Does not know the town. Asked twice who would be told."
CUSTODY_NEAR = "Hungry and very tired. Afraid to go home by the usual way. Asked who would be told."

# What reports say of children, by whether they are sent away, and of a line's number.
SENT_AWAY = ("drugs supply", "A young person from {home} is being kept at an address near {place}.")
OF_CHILDREN = (
    ("exploitation", "Children are being collected by car near a school and taken to {place}."),
    (
        "cuckooing",
        "The tenant at an address near {place} has not been seen; young people come and go.",
    ),
)
NUMBER_SELLS = "The number {phone}, the {brand} line, is texting offers around {place}."
NUMBER_NEW = "A number not seen before, {phone}, now texts offers around {place} as {brand}."
NUMBER_DEAD = "The number {phone} of the {brand} line no longer answers."

# What is said when one exploited child brings another, or is made to collect from one.
TAKEN_ALONG = (
    (
        "exploitation",
        "Says a friend asked {him} to hold a bag for money, and now {he} owes for it.",
    ),
    ("other", "Goes about with an older pupil who always has money. Mum is worried about it."),
)
BRINGS_OTHERS = (
    ("other", "Gives phones and food money to younger pupils. Looks afraid when asked about it."),
    ("exploitation", "Said {he} was told to find somebody else before {he} could stop."),
)
TOLD_WORKER = (
    "Told {his} worker that a friend first took {him} to meet 'the olders'. Does not want the "
    "friend in trouble."
)
MADE_TO_BRING = (
    "A young person who is made to sell for {brand} is said to bring friends, and to have to."
)
HURT_OVER_MONEY = (
    "Hurt by another young person over money that both owe to others. No statement made."
)
AFRAID_OF_PUPIL = "Afraid of an older pupil who asks {him} for money. Both seem to owe somebody."
