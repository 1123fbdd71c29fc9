"""What is the same of every child who is not back: the risk is looked at again and again.

A clock that runs whatever police and council were told, from when somebody was last seen until they
are back: nobody who is missing now is a case in which nothing is due. Police guidance has the risk
reviewed continually and names no hours (College of Policing, Authorised Professional Practice,
Missing persons: Risk identification, assessment and management, read 1 December 2026), so the
number is this project's (`reference/limits/missing.csv`).
"""

from wayhome.casework.clocks import Clock
from wayhome.casework.fields import Field
from wayhome.casework.pathway import Entry
from wayhome.casework.pathways.asking import at, words

WHO = "Police, or the home council"


def risk_looked_at(within: frozenset[str]) -> Entry:
    """That somebody looked at the risk again, in the states in which nobody is back."""
    return Entry(
        "risk", "The risk was looked at again", WHO, within,
        fields=(
            at("When was it looked at?"),
            Field("who", "Who looked at it? Name, role and agency"),
            words("known", "What is known: where they may be, with whom, what may harm them?"),
            words("doing", "What is done to find them, and by whom?"),
        ),
    )  # fmt: skip


def risk_clock(gone: frozenset[str], back: frozenset[str], ends: frozenset[str]) -> Clock:
    """By when the risk is looked at again. `gone`: facts with which they are not back; `looked` at
    it begins the next round; `back`: facts that end it as nothing else does."""
    looked = frozenset({"risk"})
    return Clock(
        "risk", "Look at the risk again: they are not back", WHO, gone | looked, looked | back,
        "missing_risk", ends, frozenset({"opened"}), rounds=True, says="risk",
    )  # fmt: skip
