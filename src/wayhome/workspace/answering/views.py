"""Answer a sign, take an answer back, reply to a question: each one form, each without script.

Keeps: what somebody typed is never lost. Where the records behind the sign have changed since the
form was drawn, or the sign is no longer there, nothing is kept, and the page says so with what was
typed in its place.
"""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from wayhome.governance.audit import Plain
from wayhome.governance.roles import Act
from wayhome.signs.answered import Raised
from wayhome.workspace.actions import answering as actions
from wayhome.workspace.answering.behind import marks, raised, unseen
from wayhome.workspace.answering.forms import AnswerSign, Reply, Withdraw, new_number
from wayhome.workspace.answering.models import WORDS, SignAnswer
from wayhome.workspace.answering.offering import kept_close, may_answer, named_by, offered
from wayhome.workspace.answering.questions import question_to
from wayhome.workspace.answering.standing import answered
from wayhome.workspace.gate.passages import signed_in
from wayhome.workspace.gate.views import gated, note
from wayhome.workspace.pages.views.opening import head_or_404, opened
from wayhome.workspace.pages.views.person import about, outsider
from wayhome.workspace.pages.views.signs import sign_page
from wayhome.workspace.reading import signs
from wayhome.workspace.reading.signs import Shown
from wayhome.workspace.reading.view import View

CHANGED = (
    "The records behind this sign changed while you wrote: {} new. Nothing has been kept yet, and "
    "what you wrote is below as you wrote it. Look at what is new, then keep it or change it."
)
KEPT = "Kept: {}. It is handed on with the next build, and shown here from now on."


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
        behind = raised(seen, [shown])[sign_id]
        sent = request.POST.copy()
        form = AnswerSign(offered(seen, user, shown), sent)
        new = unseen(behind, str(sent.get("records", "")))
        if not form.is_valid() or new:
            sent["records"] = marks(behind)  # drawn anew on what is there now
            changed = CHANGED.format(len(new)) if new else ""
            return sign_page(request, seen, shown, form, changed, status=409 if new else 422)
        subject = _subject(seen, shown, behind)
        release = seen.release.name
    number = form.cleaned_data["number"]
    if SignAnswer.objects.filter(pk=number, by=user).exists():
        messages.info(request, actions.TWICE)
    else:
        actions.answer(number=number, of=subject, given=form.words, release=release, by=user)
        messages.success(request, KEPT.format(WORDS[form.words.said].lower()))
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
    user, form = signed_in(request), Withdraw(request.POST)
    words = form.cleaned_data["words"] if form.is_valid() else ""
    with opened(request) as seen:
        shown = signs.one(seen, person_id, sign_id)
        if shown is None or not may_answer(seen, user, person_id):
            raise Http404
        held = answered(seen, [shown])
        told = held.told.get(number)
        if told is None or not told.here or told not in held.of(sign_id).history:
            raise Http404
        release = seen.release.name
    actions.withdraw(number=new_number(), answer=number, words=words, release=release, by=user)
    messages.success(request, "Taken back. It stays in the history.")
    return redirect("sign", person_id, sign_id)


@sensitive_post_parameters()
@gated(task=Act.ANSWER_SIGN)
def question(request: HttpRequest, number: str) -> HttpResponse:
    """A question to this account's agency, naming no more than they may see, and its reply."""
    user = signed_in(request)
    with opened(request) as seen:
        found = question_to(seen, user, number)
        if found is None:
            raise Http404
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


def _subject(seen: View, shown: Shown, behind: Raised) -> actions.Subject:
    ref, _ = named_by(seen, shown.person_id)
    return actions.Subject(
        shown.person_id, ref, shown.sign_id, shown.code, shown.version, shown.audience,
        sorted(behind.records), restricted=kept_close(seen, shown),
    )  # fmt: skip


def _gone(request: HttpRequest, seen: View, person_id: str) -> HttpResponse:
    """The sign is no more: what was typed is given back."""
    sent = request.POST
    typed: list[Any] = [sent.get(name, "").strip() for name in
                        ("next_step", "reason", "needed", "question")]  # fmt: skip
    context = {
        **about(seen, head_or_404(seen, person_id)),
        "typed": [words for words in typed if words],
    }
    return render(request, "answering/gone.html", context, status=409)
