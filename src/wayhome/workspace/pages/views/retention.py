"""The page of what is due for review: each line of the schedule in words, and how many rows."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from wayhome.governance.retention import RELATIONS, SENT, CountedFrom, Schedule, due
from wayhome.governance.roles import Act
from wayhome.workspace.gate.views import gated
from wayhome.workspace.pages.views.opening import opened
from wayhome.workspace.pages.words import count
from wayhome.workspace.reading import kept

OF_THE_WORKSPACE = set(RELATIONS.values()) - {SENT}


@gated(task=Act.SEE_RETENTION)
def retention(request: HttpRequest) -> HttpResponse:
    """What one's own agency sent and what the workspace keeps; it says what is due, no more."""
    with opened(request) as seen:
        lines = due([*kept.sent(seen), *kept.by_the_workspace()], seen.today)
        today = seen.today
    running = [(one, rule(one.schedule)) for one in lines if one.schedule.years is not None]
    context = {
        "today": today,
        "sent": [one for one in running if one[0].schedule.code not in OF_THE_WORKSPACE],
        "kept": [one for one in running if one[0].schedule.code in OF_THE_WORKSPACE],
        "endless": [one.schedule for one in lines if one.schedule.years is None],
        "due": sum(one.due for one in lines),
    }
    return render(request, "retention.html", context)


def rule(schedule: Schedule) -> str:
    """A line in words: "75 years from the birth of the person"."""
    if schedule.counted_from is CountedFrom.NEVER or schedule.years is None:
        return str(schedule.counted_from)
    if schedule.years == 0:
        return schedule.authority
    return f"{count(schedule.years, 'year')} from the {schedule.counted_from}"
