"""How near a child is to 18, and which side of the 100-day line that puts them.

A child aged 17 or under and more than 100 days short of 18 at referral may go to a devolved panel;
at 100 days or fewer the central authority decides (devolved decision-making pilot, facts §1.4,
statistics annex to September 2024). The number of days is reference data, passed in.
"""

from dataclasses import dataclass
from datetime import date

from wayhome.lexicon.dates import age_on, days_to_18

DEVOLVED_LIMIT_DAYS = 100  # default; facts §1.4, read 22 November 2026


@dataclass(frozen=True)
class NearMajority:
    """Age and distance from 18 on one day."""

    age: int
    days: int
    beyond_limit: bool

    @property
    def is_child(self) -> bool:
        return self.days > 0


def near_majority(born: date, day: date, limit: int = DEVOLVED_LIMIT_DAYS) -> NearMajority:
    """Where somebody stands on a day; `beyond_limit` means more than `limit` days short of 18."""
    days = days_to_18(born, day)
    return NearMajority(age_on(born, day), days, days > limit)
