"""What comes up in a contact with a youth project: how often, and in what words.

Odds are those that one contact brings a topic up, before how much somebody says of themselves (the
exploited) and as they are (everybody else): a judgement, for no project publishes them. Every topic
comes up with children whom no line ever used, at least now and then. The same few sentences serve
many, as phrases do in real systems; no note blames anybody.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from wayhome.synthetic.chance import Stream
from wayhome.synthetic.reference import Words

Floats = NDArray[np.float64]

ONLY_IN_WORDS = 0.3  # facts §12: three in ten facts stand in free text alone
OWN_WORDS, NOTED = 0.35, 0.7


@dataclass(frozen=True)
class Topic:
    """A topic of the contract: odds of everybody, then of the exploited early, deep and after."""

    code: str
    everyday: float
    early: float
    deep: float
    after: float
    said: str
    note: str


TOPICS = (
    Topic("debt", 0.012, 0.05, 0.18, 0.04, "I owe someone and it keeps going up.",
          "Talked about money owed; would not say to whom."),
    Topic("threats_to_child", 0.015, 0.03, 0.14, 0.03, "They said they know where I am.",
          "Has had threats by message. Safety at home talked through."),
    Topic("threats_to_family", 0.006, 0.01, 0.07, 0.02, "They turned up at ours asking for me.",
          "Family is worried about callers at the door."),
    Topic("money_or_goods", 0.015, 0.14, 0.10, 0.01, "My mate gave me these, it's nothing.",
          "New trainers and a coat; no story of where from."),
    Topic("new_phone", 0.02, 0.12, 0.07, 0.01, "Got a new phone, it was a present.",
          "A phone not seen before. Says that it was a present."),
    Topic("several_phones", 0.004, 0.03, 0.10, 0.005, "That one isn't mine, I hold it for someone.",
          "Two phones on the table; one is not spoken of."),
    Topic("late_night_calls", 0.015, 0.08, 0.10, 0.01, "My phone goes off all night.",
          "Calls through the night. Keeps the phone under the pillow."),
    Topic("urgent_to_be_elsewhere", 0.01, 0.05, 0.13, 0.01, "I've got to go. I can't be late.",
          "Had to leave at once after a message."),
    Topic("fear", 0.05, 0.06, 0.2, 0.08, "I look behind me the whole way home.",
          "Frightened; asked to be walked to the bus."),
    Topic("out_late", 0.05, 0.12, 0.16, 0.03, "I got in about four.",
          "Out until the early hours again; parent worried."),
    Topic("older_associate", 0.02, 0.09, 0.15, 0.02, "He's older. He gets me food and that.",
          "Speaks of somebody much older whom the family does not know."),
    Topic("new_associates", 0.04, 0.14, 0.08, 0.02, "I'm with different people now.",
          "New friends whom nobody at home has met."),
    Topic("cut_off_from_friends", 0.03, 0.07, 0.09, 0.03, "I don't see my old friends any more.",
          "Has stopped seeing old friends and left the team."),
    Topic("introduces_others", 0.003, 0.005, 0.012, 0.003,
          "They said I could stop if I found somebody else.",
          "Said to have been told to bring a friend. Very upset about it."),
    Topic("online_contact_from_unknown_adult", 0.02, 0.05, 0.05, 0.01,
          "Somebody keeps adding me. I don't know who it is.",
          "Messages from an adult not known to the family."),
    Topic("easy_money_online", 0.01, 0.06, 0.04, 0.005,
          "You just let them use your card and they pay you.",
          "Offered money online for the use of a bank account."),
    Topic("watched_by_phone", 0.003, 0.01, 0.06, 0.01, "They can see where I am on my phone.",
          "Had to send a picture to show where the meeting was."),
    Topic("hunger_or_tiredness", 0.06, 0.08, 0.16, 0.03, "I haven't slept.",
          "Very tired and hungry; ate before talking."),
    Topic("low_or_angry", 0.14, 0.10, 0.18, 0.08, "What's the point.",
          "Low and short of words today."),
    Topic("injury", 0.03, 0.03, 0.07, 0.01, "I fell.",
          "Bruised hand and a cut; says it was a fall."),
    Topic("overdose_or_intoxication", 0.008, 0.005, 0.025, 0.005, "I took something, I felt sick.",
          "Unwell after taking something; ambulance called."),
    Topic("substance_use", 0.07, 0.08, 0.12, 0.05, "I smoke to get to sleep.",
          "Talked about cannabis and what it does for sleep."),
    Topic("self_harm", 0.025, 0.02, 0.035, 0.02, "I hurt myself when it gets too much.",
          "Told of hurting themselves; plan made, parent told with agreement."),
    Topic("sexual_harm", 0.006, 0.005, 0.012, 0.005, "They have pictures of me.",
          "Told of a threat to share pictures; passed on the same day."),
    Topic("homeless", 0.015, 0.01, 0.03, 0.01, "I'm on people's sofas.",
          "Nowhere of their own to stay this week."),
    Topic("staying_with_strangers", 0.004, 0.01, 0.05, 0.005, "I stayed at some flat.",
          "Has been staying at an address the family does not know."),
    Topic("food_or_money_short", 0.06, 0.06, 0.07, 0.05, "There's nothing in till Friday.",
          "Short of food at home; parcel arranged."),
    Topic("carrying_a_bag", 0.004, 0.02, 0.06, 0.002, "I can't put it down.",
          "Would not put a small bag down all session."),
    Topic("name_or_brand_heard", 0.006, 0.02, 0.10, 0.01, "Everyone knows that number.",
          "A name came up that others have used for a line."),
    Topic("positive_trusted_adult", 0.10, 0.05, 0.05, 0.20, "I told my nan. She was all right.",
          "There is an adult at hand whom they trust."),
    Topic("positive_friends", 0.12, 0.06, 0.03, 0.15, "I went to the pictures with my mates.",
          "Back with friends from school."),
    Topic("positive_activity", 0.16, 0.06, 0.04, 0.20, "I like boxing. I'm going twice a week.",
          "Comes to every boxing session."),
    Topic("positive_work_or_training", 0.05, 0.02, 0.02, 0.14, "I got the apprenticeship.",
          "Interview for a course went well."),
    Topic("positive_no_contact_with_those_who_harmed", 0.004, 0.0, 0.005, 0.18,
          "I haven't heard from them.", "No contact with those people for weeks; new number."),
)  # fmt: skip
CODES = np.array([topic.code for topic in TOPICS], dtype=object)
BRAND = int(np.flatnonzero(CODES == "name_or_brand_heard")[0])
BRINGS = int(np.flatnonzero(CODES == "introduces_others")[0])

GENERAL = (
    "Walked and talked.",
    "Settled in quickly; agreed to meet again next week.",
    "Cooked together. Talked about school.",
    "Short meeting, tired. Agreed to try again.",
    "Worked on a plan for college.",
)
NOT_REACHED = (
    "No answer; message left.",
    "Phone off. Will try again tomorrow.",
    "Was not at home. Card left with mum.",
)
REFERRED = {
    "exploitation": "Worry about exploitation; asks for one-to-one work.",
    "missing": "Has been missing from home; asks for somebody to talk to.",
    "debt": "Owes money and is worried about it.",
    "exclusion": "Out of lessons for most of the term; place at risk.",
    "violence": "Hurt in the street; does not feel safe on the way to school.",
    "family": "Things are hard at home; parent asks for support for both.",
    "substance_use": "Use of cannabis has grown; wants to cut down.",
    "mental_health": "On a waiting list; low and not sleeping.",
    "housing": "Staying with friends after an argument at home.",
    "other": "Would like something to do after school.",
}


def odds(stage: str) -> Floats:
    """Odds of every topic at a stage: everyday, early, deep or after."""
    return np.array([getattr(topic, stage) for topic in TOPICS])


def told(rng: Stream, chance: Floats) -> tuple[Words, Words, Words, NDArray[np.bool_]]:
    """Of each contact its topics as ticked, words of the person, the note, and what came up."""
    n = len(chance)
    hit = rng.random(chance.shape) < chance
    pick = np.where(hit, rng.random(chance.shape), -1.0).argmax(axis=1)
    some = hit.any(axis=1)
    topics = np.array([";".join(CODES[row]) or None for row in hit], dtype=object)
    said = np.array([TOPICS[at].said for at in pick], dtype=object)
    note = np.array([TOPICS[at].note for at in pick], dtype=object)
    general = np.array(GENERAL, dtype=object)[rng.integers(0, len(GENERAL), n)]
    note[~some] = general[~some]
    in_words = some & (rng.random(n) < ONLY_IN_WORDS)
    topics[in_words] = None
    said[~some | (rng.random(n) >= OWN_WORDS)] = None
    note[(rng.random(n) >= NOTED) & ~in_words] = None
    return topics, said, note, hit


def referred(reasons: Words) -> Words:
    """What the referral says, by its first reason."""
    return np.array([REFERRED[text.split(";")[0]] for text in reasons], dtype=object)
