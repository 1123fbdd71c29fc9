"""The questions to ask of a found child: the same on the page, by a program, on a command line."""

from datetime import date

from wayhome.casework.dated import limits_on
from wayhome.casework.majority import line
from wayhome.casework.prompts import AT_ONCE, LOOK_FOR, Prompt, of_age
from wayhome.people import Particulars
from wayhome.workspace.cases.standing import dated_limits
from wayhome.workspace.reading.release import clock


def at_once(given: Particulars, born: date | None = None) -> list[Prompt]:
    """Before they leave where they are. `born`: as the one person who fits is known to be, where
    the reader may know it; what was given itself comes first."""
    whole = given.born if given.born and given.born_precision == "day" else born
    held = limits_on(clock(), dated_limits())
    return [*AT_ONCE, of_age(whole, clock(), line(clock(), held))]


def look_for() -> list[Prompt]:
    """What somebody beside them can see."""
    return list(LOOK_FOR)
