"""How records are joined: for analysts, what linking made of what came, and what of it moved.

No person is named here. A person of unusually many records is a reference, for those whose agency
holds the person; what it leads to is asked a purpose as ever.
"""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from wayhome.governance.audit import Plain
from wayhome.governance.roles import Act
from wayhome.insight import changed, drift, sizes, stopped, totals
from wayhome.insight.drift import MOVED, POINTS
from wayhome.people.figures import FIELDS
from wayhome.workspace.gate.views import gated, note
from wayhome.workspace.judging.standing import judged
from wayhome.workspace.pages.choices import Choices
from wayhome.workspace.pages.views.opening import opened
from wayhome.workspace.reading import joining as reading
from wayhome.workspace.reading.joining import Told
from wayhome.workspace.reading.links import waiting
from wayhome.workspace.reading.view import View


@gated(task=Act.SEE_JOINING)
def joining(request: HttpRequest) -> HttpResponse:
    """One page; the address bar keeps which source's meetings are laid open."""
    chosen = Choices(request.GET)
    with opened(request) as seen:
        now = reading.told(seen.release)
        context: dict[str, Any] = {"told": now}
        if now:
            context |= _stand(seen, now, chosen) | _moved(seen, now)
    people = [one.person_id for one in context.get("large", [])]
    note(request, people=list[Plain](people))
    return render(request, "joining.html", context)


def _stand(seen: View, now: Told, chosen: Choices) -> dict[str, Any]:
    """What is so in the release that serves."""
    large, many = reading.large(seen)
    many_records = {one.source: one for one in now.sources if not one.few}
    return {
        "totals": totals(now.figures),
        "sizes": sizes(now.figures),
        "for_you": waiting(seen, judged(seen).verdicts.items()).many,
        "large": large,
        "many_large": many,
        "fields": list(FIELDS),
        "few": [one for one in now.sources if one.few],
        "listed": list(many_records.values()),
        "of": many_records.get(chosen["source"]) or next(iter(many_records.values()), None),
        "agencies": {code: one.name for code, one in seen.agencies.items()},
    }


def _moved(seen: View, now: Told) -> dict[str, Any]:
    """What is otherwise than before: beside the last release, and beside one of a month ago."""
    last = reading.told(reading.before(seen.release))
    month = reading.told(reading.month_before(seen.release))
    if last and month and last.release == month.release:
        last = None
    beside = [one for one in (last, month) if one]
    still = stopped(month.figures, now.figures, now.sources) if month else []
    moved = [(one, drift(one.figures, now.figures, one.sources, now.sources)) for one in beside]
    news = {each for _, found in moved[:1] for each in found}
    return {
        "beside": [(one, totals(one.figures)) for one in beside],
        "moved": moved[:1] + [(one, [m for m in some if m not in news]) for one, some in moved[1:]],
        "stopped": still,
        "month": month,
        "changed": [(one, changed(one.figures, now.figures)) for one in beside],
        "bound": (round(100 * MOVED), round(100 * POINTS)),
    }
