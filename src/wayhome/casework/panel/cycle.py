"""When a panel meets again: so long after its last sitting, at the same hour.

How long is what was said of this panel itself, else dated reference data (`reference/limits`) that
a partnership sets for each kind. Keeps: it is offered and nobody is called to it by this; a day on
which offices are shut becomes the next on which they are open.
"""

from collections.abc import Mapping
from datetime import date, datetime

from wayhome.casework.fields import Said
from wayhome.casework.limits import DAY, Limit, Unit
from wayhome.lexicon.working_days import is_working_day, working_days_after

CYCLE = {"decision": "panel_decision_cycle", "exploitation": "panel_exploitation_cycle"}
_BY_DAYS = frozenset({Unit.DAYS, Unit.WORKING_DAYS})


def cycle(planned: Said, held: Mapping[str, Limit]) -> Limit | None:
    """How long it is from one sitting to the next; None where it meets once. `held`: the limits
    that hold, by code."""
    told = str(planned.get("every") or "")
    if told:
        return Limit(int(told), Unit.DAYS) if int(told) else None
    found = held.get(CYCLE.get(str(planned.get("kind")), ""))
    return found if found and found.unit in _BY_DAYS and found.many else None


def meets_again(planned: Said, held: Mapping[str, Limit]) -> datetime | None:
    """When it meets again, by London's clock and without a zone, as a form keeps it; None where it
    meets once. `planned`: what was said of the last sitting, as it was put right."""
    every = cycle(planned, held)
    if every is None or not planned.get("meets"):
        return None
    last = datetime.fromisoformat(str(planned["meets"]))
    return datetime.combine(_open_day(_after(last.date(), every)), last.time())


def _after(last: date, every: Limit) -> date:
    if every.unit is Unit.WORKING_DAYS:
        return working_days_after(last, every.many)
    return last + every.many * DAY


def _open_day(day: date) -> date:
    return day if is_working_day(day) else working_days_after(day, 1)
