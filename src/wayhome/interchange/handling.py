"""How an export is to be handled: said in its manifest, and in each file whose form allows it."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from wayhome.interchange.reducing import Profile
from wayhome.lexicon.dates import in_words
from wayhome.lexicon.errors import BadUsage
from wayhome.lexicon.marking import Marking

LONGEST = timedelta(days=365)
SHORTEST_REASON = 20  # characters: long enough to be reviewed


@dataclass(frozen=True)
class Handling:
    """Who made an export for whom, why, from which release, and until when it may be kept.

    `recipient` is an agency's name with its code where it has one; `purpose` a title and `basis`
    its lawful basis; `why_named` is needed where people are named. Times are naive, Europe/London.
    """

    number: str
    marking: Marking
    recipient: str
    purpose: str
    basis: str
    expires: date
    made_at: datetime
    by: str
    release: str
    profile: Profile = Profile.REDUCED
    why_named: str = ""

    def __post_init__(self) -> None:
        """BadUsage where something is missing without which nothing may leave."""
        if not (self.recipient.strip() and self.purpose.strip() and self.by.strip()):
            raise BadUsage("An export needs to say who it is for, why, and who made it.")
        if not self.made_at.date() < self.expires <= self.made_at.date() + LONGEST:
            raise BadUsage(f"Say until when it may be kept: a day within {LONGEST.days} days.")
        named = self.profile == Profile.NAMED
        if named and len(self.why_named.strip()) < SHORTEST_REASON:
            raise BadUsage("Say why names are needed, in a sentence. Without names none is needed.")

    @property
    def watermark(self) -> str:
        """One line for every file."""
        return (
            f"{self.marking.upper()}. Export {self.number}, made on {in_words(self.made_at.date())}"
            f" by {self.by} for {self.recipient}: {self.purpose}. Delete by"
            f" {in_words(self.expires)}. Not to be passed on. A tie says that a record puts two"
            " things together, and nothing about why."
        )
