"""How signs were answered, and the reports of the months that are over.

Keeps: every number on these pages is one that a report holds, so two pages never tell two versions.
"""

import re
from datetime import date
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from wayhome.governance.access import may
from wayhome.governance.roles import Act
from wayhome.insight.attention import BEFORE, Had, Trait
from wayhome.insight.monthly import Figures, before
from wayhome.insight.prompts import Outcome, Told, together
from wayhome.lexicon.errors import BadUsage
from wayhome.signs.addresses.catalogue import ADDRESS_SIGNS
from wayhome.signs.catalogue import SIGNS
from wayhome.workspace.actions.reporting import read_report
from wayhome.workspace.gate.passages import signed_in
from wayhome.workspace.gate.views import gated, note
from wayhome.workspace.pages.views.attention import HAD, TRAITS, called
from wayhome.workspace.reporting.kept import kept, whole

MONTH = re.compile(r"(\d{4})-(0[1-9]|1[0-2])")
SHOWN = 6  # months beside each other
OUTCOMES = {
    Outcome.AGREED: "Agreed",
    Outcome.DISCOUNTED: "Seen, and discounted",
    Outcome.NOT_THIS: "Not of this person or address",
    Outcome.RECORD_WRONG: "A record is wrong",
    Outcome.WAITING: "More was asked for",
    Outcome.OPEN: "Nobody had answered",
}


@gated(task=Act.SEE_ATTENTION)
def answered(request: HttpRequest) -> HttpResponse:
    """The newest month by sign, and how many prompts were right month by month."""
    held = whole(kept())
    months = list(held)[:SHOWN]
    newest = held[months[0]] if months else None
    context: dict[str, Any] = {"months": [(month, held[month]) for month in months[::-1]]}
    context |= _signs(newest, None) if newest else {"of": None}
    context["by_month"] = _by_month(context["months"])
    return render(request, "reporting/answered.html", context)


@gated(task=Act.SEE_ATTENTION)
def reports(request: HttpRequest) -> HttpResponse:
    """Every month that was told, the newest first."""
    reader = signed_in(request)
    held = list(kept().values())
    context = {
        "reports": [(one, [each.by for each in one.report.read.all()]) for one in held],
        "reader": reader,
        "answers": may(reader.viewer, Act.READ_REPORT).allowed,
    }
    return render(request, "reporting/list.html", context)


@gated(task=Act.SEE_ATTENTION)
def report(request: HttpRequest, month: str) -> HttpResponse:
    """One month beside the month before, to be read or printed."""
    reader, first = signed_in(request), _first_of(month)
    held = kept((first, before(first)))
    if first not in held:
        raise Http404
    one, was = held[first], held.get(before(first))
    note(request, month=month)
    readers = [each.by for each in one.report.read.all()]
    answers = may(reader.viewer, Act.READ_REPORT).allowed
    context: dict[str, Any] = {
        "one": one, "was": was, "month_before": before(first), "of": None, "readers": readers,
        "to_read": answers and reader not in readers,
    }  # fmt: skip
    if one.figures:
        earlier = was.figures if was else None
        context |= _signs(one.figures, earlier) | _groups(one.figures, earlier)
    return render(request, "reporting/report.html", context)


@require_POST
@gated(task=Act.READ_REPORT)
def read_it(request: HttpRequest, month: str) -> HttpResponse:
    """Keep that somebody who governs has read it."""
    try:
        read_report(month=_first_of(month), by=signed_in(request))
        messages.success(request, "Kept: you have read this report.")
    except BadUsage as error:
        messages.warning(request, str(error))
    return redirect("report", month)


def _signs(now: Figures, was: Figures | None) -> dict[str, Any]:
    """How signs were answered, as its table says it."""
    told = [one for one in now.prompts if one.whole is not None]
    return {
        "of": now,
        "signs": told,
        "few": [one.code for one in now.prompts if one.whole is None],
        "before_signs": {one.code: one for one in was.prompts} if was else {},
        "together": together(told),
        "together_before": together(was.prompts) if was else None,
        "outcomes": OUTCOMES,
        "names": _names(),
        "before": BEFORE,
    }


def _groups(now: Figures, was: Figures | None) -> dict[str, Any]:
    """On whom attention fell: by trait and group, each measure beside the month before."""
    then = {
        (*key, one.group): one for key, shares in (was.attention if was else {}).items()
        for one in shares
    }  # fmt: skip
    return {
        "tables": {trait: _table(now, trait) for trait in Trait},
        "then": then,
        "traits": TRAITS,
        "measures": HAD,
        "called": called(now.told),
    }


def _table(of: Figures, trait: Trait) -> dict[str, dict[Had, Any]]:
    groups: dict[str, dict[Had, Any]] = {}
    for had in Had:
        for one in of.attention.get((had, trait), ()):
            groups.setdefault(one.group, {})[had] = one
    return groups


def _by_month(months: list[tuple[date, Figures]]) -> dict[str, list[Told | None]]:
    """By sign, what was told of each month."""
    held = [{one.code: one for one in figures.prompts} for _, figures in months]
    codes = sorted({code for month in held for code in month})
    return {code: [month.get(code) for month in held] for code in codes}


def _names() -> dict[str, str]:
    return {code: one.name for code, one in {**SIGNS, **ADDRESS_SIGNS}.items()}


def _first_of(month: str) -> date:
    found = MONTH.fullmatch(month)
    if not found:
        raise Http404
    return date(int(found[1]), int(found[2]), 1)
