"""When a build begins by itself: once nothing new has come for a while, and not much later than
that however much comes.

    begins = the sooner of   newest that waits + after
                             oldest that waits + within
    but not before           the last build has been over for as long as it took: half the time is
                             the pages'
                             a pause after builds that did not end: 2, 4, 8 … times `after`, at most
                             four hours
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

LONGEST_PAUSE = timedelta(hours=4)  # as of e-mail that cannot be sent (news/sending)


@dataclass(frozen=True)
class Settling:
    """For how long nothing new must have come (`after`), and how long anything waits (`within`)."""

    after: timedelta
    within: timedelta

    def begins(self, first: datetime, last: datetime) -> datetime:
        """When what waits since `first`, and grew until `last`, has settled."""
        return min(last + self.after, first + self.within)

    def pause(self, times: int) -> timedelta:
        """How long after the beginning of the last of so many that did not end."""
        doubled: int = 2 ** min(times, 20)  # past four hours in any case
        return min(self.after * doubled, LONGEST_PAUSE)
