"""Answer a sign, take an answer back, reply to a question: each one form, each without script.

Keeps: what somebody typed is never lost. Where the records behind the sign have changed since the
form was drawn, or the sign is no longer there, nothing is kept, and the page says so with what was
typed in its place.
"""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from wayhome.governance.audit import Plain
from wayhome.governance.roles import Act
from wayhome.workspace.actions import answering as actions
from wayhome.workspace.answering import sent
from wayhome.workspace.answering.forms import Reply, Withdraw, new_number
from wayhome.workspace.answering.offering import may_answer
from wayhome.workspace.answering.questions import question_to
from wayhome.workspace.gate.passages import signed_in
from wayhome.workspace.gate.views import gated, note
from wayhome.workspace.pages.views.opening import head_or_404, opened
from wayhome.workspace.pages.views.person import about, outsider
from wayhome.workspace.pages.views.signs import sign_page
from wayhome.workspace.reading import signs
from wayhome.workspace.reading.view import View


@require_POST
@sensitive_post_parameters()
@gated(task=Act.SEE_PERSON)
def answer_sign(request: HttpRequest, person_id: str, sign_id: str) -> HttpResponse:
    """Keep an answer; with something missing or changed, the sign's page with what was typed."""
    refusal = outsider(request, person_id)
    if refusal is not None:
        return refusal
    user = signed_in(request)
    with opened(request) as seen:
        if not may_answer(seen, user, person_id):
            raise Http404
        shown = signs.one(seen, person_id, sign_id)
        if shown is None:
            return _gone(request, seen, person_id)
        found = sent.read(
            request, seen, user, shown,
            lambda form, changed, status: sign_page(request, seen, shown, form, changed, status),
        )  # fmt: skip
    if isinstance(found, HttpResponse):
        return found
    sent.keep(request, user, found)
    return redirect("sign", person_id, sign_id)


@require_POST
@gated(task=Act.SEE_PERSON)
def withdraw_answer(
    request: HttpRequest, person_id: str, sign_id: str, number: str
) -> HttpResponse:
    """Take back an answer that oneself or a colleague gave to this sign."""
    refusal = outsider(request, person_id)
    if refusal is not None:
        return refusal
    with opened(request) as seen:
        shown = signs.one(seen, person_id, sign_id)
        if shown is None or not may_answer(seen, signed_in(request), person_id):
            raise Http404
        if not sent.given_here(seen, shown, number):
            raise Http404
        release = seen.release.name
    take_back(request, number, release)
    return redirect("sign", person_id, sign_id)


def take_back(request: HttpRequest, number: str, release: str) -> None:
    """Take an answer back, with the reason where one was written, and say so."""
    form = Withdraw(request.POST)
    words = form.cleaned_data["words"] if form.is_valid() else ""
    by = signed_in(request)
    actions.withdraw(number=new_number(), answer=number, words=words, release=release, by=by)
    messages.success(request, "Taken back. It stays in the history.")


@sensitive_post_parameters()
@gated(task=Act.ANSWER_SIGN)
def question(request: HttpRequest, number: str) -> HttpResponse:
    """A question to this account's agency, naming no more than they may see, and its reply."""
    user = signed_in(request)
    with opened(request) as seen:
        found = question_to(seen, user, number)
        if found is None:
            return _no_question(request)
        release = seen.release.name
        note(request, people=list[Plain](found.people))
    form = Reply(request.POST or None, initial={"number": new_number()})
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        actions.reply(
            number=given["number"], question=number, words=given["words"], release=release, by=user
        )
        messages.success(request, "Kept. Whoever asked sees your reply.")
        return redirect("sign-question", number)
    context = {"question": found, "form": form}
    return render(request, "answering/question.html", context, status=422 if form.errors else 200)


def _no_question(request: HttpRequest) -> HttpResponse:
    """None that waits for this agency, or none any more; a reply that was typed is given back, and
    says no more than that."""
    typed = sent.typed(request)
    if not typed:
        raise Http404
    return render(request, "answering/no_question.html", {"typed": typed}, status=409)


def _gone(request: HttpRequest, seen: View, person_id: str) -> HttpResponse:
    """The sign is no more: what was typed is given back."""
    context = {
        **about(seen, head_or_404(seen, person_id)),
        "typed": sent.typed(request),
        "signs": ("person-signs", person_id),
    }
    return render(request, "answering/gone.html", context, status=409)
