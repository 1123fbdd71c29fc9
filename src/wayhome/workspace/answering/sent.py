"""What somebody sent to answer a sign, of a person or of an address: read, and kept once.

Keeps: where something is missing, or the records behind the sign have changed since the form was
drawn, nothing is kept, and the sign's page is drawn with what was typed in its place.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpRequest, HttpResponse

from wayhome.signs.answered import Raised
from wayhome.signs.subject import ADDRESS
from wayhome.workspace.accounts.models import User
from wayhome.workspace.actions import answering as actions
from wayhome.workspace.answering.behind import marks, raised, unseen
from wayhome.workspace.answering.forms import AnswerSign
from wayhome.workspace.answering.models import WORDS, SignAnswer
from wayhome.workspace.answering.offering import answering_form, kept_close, named_by
from wayhome.workspace.answering.standing import answered
from wayhome.workspace.reading.signs import Shown
from wayhome.workspace.reading.view import View

CHANGED = (
    "The records behind this sign changed while you wrote: {} new. Nothing has been kept yet, and "
    "what you wrote is below as you wrote it. Look at what is new, then keep it or change it."
)
KEPT = "Kept: {}. It is handed on with the next build, and shown here from now on."
OWN_WORDS = ("next_step", "reason", "needed", "question", "words")
Page = Callable[[AnswerSign, str, int], HttpResponse]


@dataclass(frozen=True)
class Sent:
    """An answer that can be kept: the form, what it is of, and the release that was looked at."""

    form: AnswerSign
    of: actions.Subject
    release: str


def read(
    request: HttpRequest, seen: View, user: User, shown: Shown, page: Page
) -> Sent | HttpResponse:
    """The answer as it was sent; or the sign's page, where it cannot be kept. `page(form, changed,
    status)` draws it."""
    behind = raised(seen, [shown])[shown.sign_id]
    given = request.POST.copy()
    form = answering_form(seen, user, shown, given)
    new = unseen(behind, str(given.get("records", "")))
    if not form.is_valid() or new:
        given["records"] = marks(behind)  # drawn anew on what is there now
        return page(form, CHANGED.format(len(new)) if new else "", 409 if new else 422)
    return Sent(form, _subject(seen, shown, behind), seen.release.name)


def keep(request: HttpRequest, user: User, sent: Sent) -> None:
    """Keep it, and say so; the same form a second time keeps nothing more."""
    number = sent.form.cleaned_data["number"]
    if SignAnswer.objects.filter(pk=number, by=user).exists():
        messages.info(request, actions.TWICE)
        return
    words = sent.form.words
    actions.answer(number=number, of=sent.of, given=words, release=sent.release, by=user)
    messages.success(request, KEPT.format(WORDS[words.said].lower()))


def given_here(seen: View, shown: Shown, number: str) -> bool:
    """Whether an answer of this number was given here, and to this sign."""
    held = answered(seen, [shown])
    told = held.told.get(number)
    return told is not None and told.here and told in held.of(shown.sign_id).history


def typed(request: HttpRequest) -> list[str]:
    """Whatever somebody wrote in their own words, to be given back where the sign is no more."""
    found = (request.POST.get(name, "").strip() for name in OWN_WORDS)
    return [words for words in found if words]


def _subject(seen: View, shown: Shown, behind: Raised) -> actions.Subject:
    of_address = shown.subject is ADDRESS
    person = "" if of_address else shown.subject_id
    ref = "" if of_address else named_by(seen, person)[0]
    return actions.Subject(
        person, ref, shown.sign_id, shown.code, shown.version, shown.audience,
        sorted(behind.records), restricted=kept_close(seen, shown),
        place_id=shown.subject_id if of_address else "", strength=behind.strength,
    )  # fmt: skip
