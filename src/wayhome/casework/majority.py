"""How near a child is to 18, and which side of the 100-day line that puts them.

A child aged 17 or under and more than 100 days short of 18 at referral may go to a devolved panel;
at 100 days or fewer the central authority decides (devolved decision-making pilot, facts §1.4,
statistics annex to September 2024). The number of days is dated reference data
(`reference/limits/lines.csv`), which a partnership sets as it sets the limits of clocks.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from wayhome.casework.dated import defaults, limits_on
from wayhome.casework.limits import Limit
from wayhome.lexicon.dates import age_on, days_to_18

LINE = "devolved_days"


@dataclass(frozen=True)
class NearMajority:
    """Age and distance from 18 on one day."""

    age: int
    days: int
    beyond_limit: bool

    @property
    def is_child(self) -> bool:
        return self.days > 0


def line(day: date, held: Mapping[str, Limit] | None = None) -> int:
    """How many days short of 18 the line is. `held`: the limits that hold, where they are known;
    else what the product brings with it on that day."""
    return (held or limits_on(day, defaults()))[LINE].many


def near_majority(born: date, day: date, limit: int | None = None) -> NearMajority:
    """Where somebody stands on a day; `beyond_limit` means more than `limit` days short of 18."""
    days = days_to_18(born, day)
    return NearMajority(age_on(born, day), days, days > (line(day) if limit is None else limit))
