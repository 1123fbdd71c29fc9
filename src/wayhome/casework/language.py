"""Words that make a child the author of what is done to them, and what to write instead.

After the language guides of the Children's Society and others, as the project's sheet of facts has
them (facts §6.2). A prompt is offered while somebody writes, with words to put in its place where
there are any, which make a sentence where they stand; no case refuses anything for its words. What
stands in quotation marks is somebody's own words and is left alone. The lists are ours and want a
second reader.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True)
class Wording:
    """`avoid`: a pattern of words, for Python and for a page's script alike; `say`: what to do
    about them; `instead`: words to put in their place, empty where only the writer knows."""

    avoid: str
    say: str
    instead: str = ""


@dataclass(frozen=True)
class Found:
    """Words that were found, with what to write in their place."""

    found: str
    say: str
    instead: str = ""


_IS = r"(?:(?:is|are|was|were|be|been) )?"  # goes with what is put in its place: “is hard to reach”
WORDINGS = (
    Wording(
        rf"{_IS}put(?:s|ting)? (?:him|her|them)sel(?:f|ves) at risk",
        "Say who or what harms them, or puts them at risk.", "is at risk of harm by others",
    ),
    Wording(
        r"risky behaviou?r|risk[- ]taking", "Say who or what harms them, or puts them at risk."
    ),
    Wording(
        r"(?:an? )?(?:(?:drug )?runner|drug dealer|dealer|shotter|trapper)",
        "Say what somebody made them do, or asked them to carry.",
        "somebody who is made to move drugs",
    ),
    Wording(
        rf"{_IS}work(?:s|ing|ed)? for (?:a|the) line",
        "Say what somebody made them do, or asked them to carry.", "is made to move drugs",
    ),
    Wording(
        r"involved in (?:cse|cce|criminal exploitation|sexual exploitation|county lines)",
        "Say that somebody exploits them.", "exploited by others",
    ),
    Wording(
        r"(?:an? )?(?:child )?prostitute|(?:an? )?rent boy|promiscuous|sexually active",
        "Say that they are exploited, and by whom if it is known.", "sexually exploited",
    ),
    Wording(
        r"(?:child )?prostitution", "Say that they are exploited, and by whom if it is known.",
        "sexual exploitation",
    ),
    Wording(r"(?:an? )?(?:money mule|slave)|plugg(?:ing|ed)", "Say what they were made to do."),
    Wording(
        r"boyfriend|girlfriend|associat(?:es?|ing) with|(?:hangs|hanging) (?:out|around) with|"
        r"spend(?:s|ing) time with",
        "Say how old each of them is, who sought whom, and what was seen.",
    ),
    Wording(
        rf"has been contacting adults|contacts adults|{_IS}talking to (?:older )?men online",
        "Say who contacts them.", "is contacted by adults",
    ),
    Wording(
        r"owes? (?:them|him|her) money", "Say who holds a debt over them.",
        "is controlled through a debt",
    ),
    Wording(
        r"(?:in exchange|in return) for (?:a |the |his |her |their )?debt",
        "Say who holds a debt over them.", "under a debt that is held over them",
    ),
    Wording(
        r"lifestyle choice|(?:he|she|they) chose to|choos(?:es|ing) to|(?:his|her|their) choice|"
        r"knows? what (?:he|she|they)(?:'s|’s|'re|’re| is| are)? doing",
        "Nobody chooses to be exploited: say what happened, and who made it so.",
    ),
    Wording(
        rf"(?:has |have )?fail(?:s|ed)? to engage|{_IS}(?:hard to reach|non[- ]compliant)|"
        rf"won['’]?t engage|will not engage|{_IS}refus(?:es|ed|ing) to engage|did not attend",
        "Say what was offered, and what would make it possible.", "has not been reached yet",
    ),
    Wording(
        r"failing to engage|non[- ]compliance",
        "Say what was offered, and what would make it possible.",
    ),
    Wording(
        r"gang member|gangster|gang nominal|nominal",
        "Say what was seen: with whom, where, when, and who says so.",
    ),
    Wording(
        rf"absconded|ran away|{_IS}absconding|{_IS}an? (?:absconder|runaway)",
        "Say that they were missing, or why they left.", "was missing",
    ),
    Wording(
        r"absconds?|(?<!an )absconder|(?<!a )runaway",
        "Say that they were missing, or why they left.",
    ),
    Wording(
        r"mature (?:beyond|for) (?:his|her|their) (?:years|age)|big lad|streetwise|"
        r"looks older than",
        "Say their exact age: who looks older is a child all the same.",
    ),
    Wording(
        r"made no disclosures?|did not disclose|has not disclosed",
        "Nothing said is not nothing happened: say what they were asked, and by whom.",
        "did not feel able to say",
    ),
    Wording(
        r"(?<!made )no disclosures?",
        "Nothing said is not nothing happened: say what they were asked, and by whom.",
    ),
    Wording(r"alleges", "Of a child: what they told.", "told us"),
    Wording(r"allegation", "Of a child: what they told.", "account"),
    Wording(r"allegations", "Of a child: what they told.", "accounts"),
    Wording(
        r"attention[ -]seeking|manipulative",
        "Say what they did, and what they may have needed.",
    ),
)  # fmt: skip
_QUOTED = re.compile(r"“[^”]*”?|\"[^\"]*\"?")


def found(text: str) -> list[Found]:
    """What of a text may blame a child, each once, in the order of the list."""
    return list(_found(_QUOTED.sub(" ", text)))


def _found(own: str) -> Iterator[Found]:
    for one in WORDINGS:
        if met := re.search(rf"\b(?:{one.avoid})\b", own, re.IGNORECASE):
            yield Found(met.group(), one.say, one.instead)
