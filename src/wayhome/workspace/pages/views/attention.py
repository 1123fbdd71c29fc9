"""On whom attention falls: for those who answer for the work, by group and month, never a child."""

from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from wayhome.governance.roles import Act
from wayhome.insight.attention import BEFORE, Count, Had, Trait, moved, shares
from wayhome.workspace.gate.views import gated
from wayhome.workspace.pages.choices import Choices
from wayhome.workspace.pages.views.opening import opened
from wayhome.workspace.reading.agencies import silent
from wayhome.workspace.reading.areas import area_name
from wayhome.workspace.reading.attention import counts, last_months

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
        every, months = counts(seen), last_months(seen.today)
        context = {
            "had": had,
            "measures": HAD,
            "traits": TRAITS,
            "chosen": chosen,
            "months": [f"{month:%B %Y}" for month in months],
            "tables": {trait: _table(every, had, trait, months) for trait in Trait},
            "moved": [one for one in moved(every, months[-1]) if one.had is had],
            "called": _called(every),
            "before": BEFORE,
            "never": silent(seen),
        }
    return render(request, "attention.html", context)


def _table(every: list[Count], had: Had, trait: Trait, months: list[date]) -> dict[str, Any]:
    """By group, the last month and the share of each month; of a month without it, nothing."""
    of = [one for one in every if one.had is had and one.trait is trait]
    told = {month: {s.group: s for s in shares(one for one in of if one.month == month)}
            for month in months}  # fmt: skip
    groups = dict.fromkeys(one.group for one in of)
    return {group: [told[month].get(group) for month in months] for group in groups}


def _called(every: list[Count]) -> dict[str, str]:
    """Groups in words: an area by its name."""
    areas = {one.group for one in every if one.trait is Trait.AREA}
    words = {one.group: one.group for one in every}
    return words | {area: area_name(area) or area for area in areas}
