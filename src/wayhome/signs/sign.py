"""What a warning sign is: a prompt with a rule, a version, a citation and its exact evidence.

A sign is never a verdict and never a number: no total, no rank, no weight (mission, principle 2).
Keeps: a definition that is incomplete cannot be imported; age, sex and ethnicity cannot be named
in a rule (principle 3).
"""

import re
from dataclasses import dataclass
from enum import StrEnum

from wayhome.lexicon.errors import WayhomeError
from wayhome.signs.citations import CITATIONS
from wayhome.signs.examples import Example
from wayhome.signs.forms import Form
from wayhome.signs.sentence import BLANK, BLANKS

_CODE = re.compile(r"[IA]\d{2}|P\d")  # of a person, of an address, of what goes well
_VERSION = re.compile(r"\d{4}-\d{2}-\d{2}")
# Principle 3: a rule that so much as names one of these does not load.
_NEVER_INPUT = re.compile(r"\b(sex|gender|ethnicity|nationality|dob|age)\b")


class Split(StrEnum):
    """What a sign speaks of."""

    HARM = "harm"
    RISK = "risk"
    VULNERABILITY = "vulnerability"
    PROTECTIVE = "protective"
    AGENCIES = "agencies"  # what agencies have not done, not the child


class Strength(StrEnum):
    """How soon somebody should look, not how likely anything is."""

    ACUTE = "A"
    STRONG = "S"
    MODERATE = "M"
    CONTEXT = "V"
    GOING_WELL = "P"

    @property
    def words(self) -> str:
        return _STRENGTH_WORDS[self]

    @property
    def past(self) -> str:
        """After "was": acute, strong, going well."""
        return self.name.lower().replace("_", " ")


_STRENGTH_WORDS = {
    Strength.ACUTE: "Look today",
    Strength.STRONG: "Strong sign",
    Strength.MODERATE: "Moderate sign",
    Strength.CONTEXT: "Context, never shown alone",
    Strength.GOING_WELL: "Goes well",
}


@dataclass(frozen=True)
class Clause:
    """One way for a sign to hold, in words: which records count, how many within how long."""

    words: str  # with blanks for figures, see `sentence`
    hits: str  # SQL, made by `hits.hits`
    form: Form
    otherwise: str = ""  # the words when no record holds the figure that they need
    usual: bool = False  # it reads `sight`, and records that nearly everybody has (spells.py)


@dataclass(frozen=True)
class Need:
    """Data without which a sign's absence means nothing: kinds of fact, and who could send them."""

    data: str  # in words
    kinds: tuple[str, ...]
    senders: tuple[str, ...]  # kinds of agency


@dataclass(frozen=True)
class Counter:
    """Facts to show beside a sign because they may speak against it, or protect.

    They are of the sign's own time, from the first thing behind it until it ran out.
    """

    words: str
    where: str  # condition over `fact`; `$today` is the day of the release
    ever: bool = False  # whenever they were
    open: bool = False  # only what has not ended, though one of its records may leave that out
    elsewhere: bool = False  # none that the sign itself rests on: a home it was measured from


class BadSign(WayhomeError):
    """A sign's definition is incomplete or breaks a rule of the house."""


@dataclass(frozen=True)
class Sign:
    """One warning sign, as its file in `catalogue` gives it."""

    code: str
    name: str
    version: str
    rule_in_words: str
    citations: tuple[str, ...]
    window: int | None  # rolling days; None: it does not run out
    split: Split
    strength: Strength
    needs: tuple[Need, ...]
    clauses: tuple[Clause, ...]
    counter: tuple[Counter, ...]
    limits: str  # what it cannot see
    examples: tuple[Example, ...]
    acute_when: str = ""  # in words
    codes: str = ""  # codes of the sources that count, for the manual; pages show words alone
    # Why it counts for nothing else, in words for pages; it is then made by signs/aside.py.
    aside: str = ""

    @property
    def context(self) -> bool:
        """Held beside other signs and never shown alone."""
        return self.strength is Strength.CONTEXT

    @property
    def listed(self) -> bool:
        """Whether lists across people have it: no context, nothing kept apart or going well."""
        return not (self.context or self.protective or self.aside)

    @property
    def protective(self) -> bool:
        """What goes well: told beside signs and never counted with them."""
        return self.split is Split.PROTECTIVE

    def __post_init__(self) -> None:
        for broken in self._faults():
            raise BadSign(f"Sign {self.code}: {broken}. Mend its file in signs/catalogue.")

    def _faults(self) -> list[str]:
        texts = (self.name, self.rule_in_words, self.limits, *(c.words for c in self.clauses))
        blanks = {blank for c in self.clauses for blank in BLANK.findall(c.words + c.otherwise)}
        checks = (
            (_CODE.fullmatch(self.code), "the code is I or A and two digits, or P and one"),
            (_VERSION.fullmatch(self.version), "the version is the day of the rule, as 2026-11-22"),
            (all(texts), "name, rule in words, limits and the words of a clause are all needed"),
            (blanks <= set(BLANKS), "its words have a blank that nothing fills"),
            (self.citations and set(self.citations) <= set(CITATIONS), "a citation is not listed"),
            (self.needs and self.clauses, "it needs data and clauses"),
            (self.counter or self.protective, "it needs counters"),
            (any(e.fires for e in self.examples), "it needs an example that fires"),
            (any(not e.fires for e in self.examples), "it needs an example that does not fire"),
            (not any(_NEVER_INPUT.search(c.hits) for c in self.clauses), "its rule names a trait"),
            (self.context == (self.split is Split.VULNERABILITY), "vulnerability is context"),
            (
                self.protective == (self.strength is Strength.GOING_WELL),
                "what is protective has no other strength",
            ),
        )
        return [words for held, words in checks if not held]
