"""One child's life told event by event: each method is one thing that happens and who writes it.

Used for the few children who are exploited and for the story children. Times are plain datetimes;
when something was written follows from chance unless the teller says so.
"""

from wayhome.synthetic.teller import Spot, at_sector, at_station
from wayhome.synthetic.told_by_council import CouncilTeller
from wayhome.synthetic.told_by_police import PoliceTeller
from wayhome.synthetic.told_by_school import SchoolTeller
from wayhome.synthetic.told_missing import MissingTeller


class Scene(PoliceTeller, MissingTeller, SchoolTeller, CouncilTeller):
    """Tells what happens to one person, whoever writes it."""


__all__ = ["Scene", "Spot", "at_sector", "at_station"]
