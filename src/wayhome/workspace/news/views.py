"""The page of what is new for somebody, and that of whether they are told by e-mail.

Keeps: opening a case is what reads its news; to say so here is for what needs no opening.
"""

from typing import Any

from django import forms
from django.conf import settings
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from wayhome.governance.access import may
from wayhome.governance.audit import Plain
from wayhome.governance.roles import Act
from wayhome.workspace.accounts.models import User
from wayhome.workspace.actions import news as actions
from wayhome.workspace.faults import told
from wayhome.workspace.gate.passages import signed_in
from wayhome.workspace.gate.views import gated, note
from wayhome.workspace.news import standing
from wayhome.workspace.news.models import Mailing
from wayhome.workspace.news.shown import shown
from wayhome.workspace.news.waiting import fares
from wayhome.workspace.pages.choices import Choices
from wayhome.workspace.pages.views.opening import opened
from wayhome.workspace.reading.view import View

PER_PAGE = 50
ON_DESK = 6  # cases
CHOICES = [("yes", "Yes, by e-mail too"), ("no", "No, on my desk alone")]
KEPT = {True: "You are told by e-mail too.", False: "You are told on your desk alone."}


class ChooseMail(forms.Form):
    """Whether one is told by e-mail."""

    wanted = forms.TypedChoiceField(
        label="Do you want an e-mail when something is new for you?", choices=CHOICES,
        coerce=lambda answer: answer == "yes", widget=forms.RadioSelect,
        error_messages=told("Choose yes or no."),
    )  # fmt: skip


@gated(task=Act.WORK_CASES)
def news(request: HttpRequest) -> HttpResponse:
    """What is new; with `which=all` what was read too."""
    user, chosen = signed_in(request), Choices(request.GET)
    held = standing.told(user) if chosen["which"] == "all" else standing.unread(user)
    page = Paginator(held, PER_PAGE).get_page(chosen["page"])
    with opened(request) as seen:
        rows = shown(seen, page.object_list)
    note(request, people=list[Plain](dict.fromkeys(filter(None, (one.person_id for one in rows)))))
    context = {"page": page, "rows": rows, "chosen": chosen, "fares": fares(user)}
    return render(request, "news/list.html", context)


@require_POST
@gated(task=Act.WORK_CASES)
def read(request: HttpRequest) -> HttpResponse:
    """What is new is read, in one case or in all; back to where that was said."""
    user, case = signed_in(request), request.POST.get("case", "")
    if case and not standing.told(user).filter(case=case).exists():
        raise Http404
    actions.read(case=case, by=user)
    return redirect("desk" if request.POST.get("back") == "desk" else "news")


@gated(task=Act.OWN_ACCOUNT)
def mail(request: HttpRequest) -> HttpResponse:
    """Whether one is told by e-mail; for administrators also how messages fare."""
    user = signed_in(request)
    wanted = not Mailing.objects.filter(account=user, wanted=False).exists()
    form = ChooseMail(request.POST or None, initial={"wanted": "yes" if wanted else "no"})
    if request.method == "POST" and form.is_valid():
        actions.choose_mail(wanted=form.cleaned_data["wanted"], by=user)
        messages.success(request, KEPT[form.cleaned_data["wanted"]])
        return redirect("news-mail")
    context = {"form": form, "choices": CHOICES, "server": settings.MAIL, "fares": fares(user)}
    context["works"] = may(user.viewer, Act.WORK_CASES).allowed
    return render(request, "news/mail.html", context, status=422 if form.errors else 200)


def for_desk(seen: View, user: User) -> dict[str, Any]:
    """What a desk tells: the first cases with news, of how many, and how e-mail fares."""
    held = standing.unread(user)
    cases = list(dict.fromkeys(one.case_id for one in held))
    first = set(cases[:ON_DESK])
    rows = shown(seen, (one for one in held if one.case_id in first))
    return {"news": rows, "news_many": len(cases), "fares": fares(user)}
