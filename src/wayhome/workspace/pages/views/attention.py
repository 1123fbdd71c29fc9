"""On whom attention falls: for those who answer for the work, by group and month, never a child.

Keeps: a month that a report tells of is shown as that has it, and is not counted anew.
"""

from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from wayhome.governance.roles import Act
from wayhome.insight.attention import BEFORE, Had, Told, Trait, moved_of, settled, told
from wayhome.lexicon.ethnicities import NOT_STATED
from wayhome.workspace.gate.views import gated
from wayhome.workspace.pages.choices import Choices
from wayhome.workspace.pages.views.opening import opened
from wayhome.workspace.reading.agencies import silent
from wayhome.workspace.reading.areas import area_or_code
from wayhome.workspace.reading.attention import counts, last_months
from wayhome.workspace.reporting.kept import kept, on_attention, untold, whole

HAD = {
    Had.SIGN: "A sign stood",
    Had.OPENED: "Somebody opened their page",
    Had.REFERRED: "They were referred",
}
TRAITS = {
    Trait.ETHNICITY: "Recorded ethnicity",
    Trait.SEX: "Recorded sex",
    Trait.CARE: "In care",
    Trait.AREA: "Home area",
}


@gated(task=Act.SEE_ATTENTION)
def attention(request: HttpRequest) -> HttpResponse:
    """One measure at a time, over the last whole months; the address bar keeps which."""
    chosen = Choices(request.GET)
    had = Had(chosen.one_of("had", HAD) or Had.SIGN)
    with opened(request) as seen:
        months = last_months(seen.today)
        held = whole(kept(months)).values()
        every = settled(told(counts(seen, untold(months, held))), on_attention(held))
        context = {
            "had": had,
            "measures": HAD,
            "traits": TRAITS,
            "chosen": chosen,
            "months": [f"{month:%B %Y}" for month in months],
            "tables": {trait: _table(every, had, trait, months) for trait in Trait},
            "moved": [one for one in moved_of(every, months[-1]) if one.had is had],
            "called": called(every),
            "before": BEFORE,
            "never": silent(seen),
        }
    return render(request, "attention.html", context)


def _table(every: Told, had: Had, trait: Trait, months: list[date]) -> dict[str, Any]:
    """By group, the last month and the share of each month; of a month without it, nothing."""
    of = every.get((had, trait), {})
    shown = {month: {one.group: one for one in of.get(month, ())} for month in months}
    groups = sorted({group for month in shown.values() for group in month})
    return {group: [shown[month].get(group) for month in months] for group in groups}


def called(every: Told) -> dict[str, str]:
    """Groups in words: an area by its name."""
    found = {}
    for (_, trait), months in every.items():
        for group in {one.group for shares in months.values() for one in shares}:
            of_area = trait is Trait.AREA and group != NOT_STATED
            found[group] = area_or_code(group) if of_area else group
    return found
