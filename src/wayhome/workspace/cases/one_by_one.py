"""A form answered one question at a time, for whoever stands beside a child with a phone in hand.

    question ─> question ─> ... ─> all answers, to check and change ─> kept, as from one page

It is made of the form that stands on one page: which questions there are, what each asks and what
is wrong with an answer is said there alone. How somebody answers is remembered for their session.

Keeps: each answer is a draft as soon as it is given, and a page writes the answer of its own
question alone, so that going back, or a second window, loses nothing. A question that hangs on
another comes only where that was answered so. Works without script.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any
from urllib.parse import urlencode

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render

from wayhome.casework.fields import Kind, problems
from wayhome.lexicon.errors import BadUsage
from wayhome.workspace.actions import drafts as actions
from wayhome.workspace.cases.drafts import Held, as_sent, initial, typed
from wayhome.workspace.cases.forms import Saying
from wayhome.workspace.cases.meanwhile import answer_in
from wayhome.workspace.cases.models import CaseDraft
from wayhome.workspace.cases.showing import Answer, in_words
from wayhome.workspace.cases.standing import present
from wayhome.workspace.cases.typed import of_question, page_of
from wayhome.workspace.gate.passages import signed_in

WAY = "one question at a time"  # in the session
ONE, ALL = "one", "all"
CHECK = "check"  # no question has this name: theirs begin with `said-` or are a word of the form
FEWEST = 3  # of fewer questions each page would be longer than the form
# What an address says of the way, and of no question.
MINE = ("step", "number", "place", "answer", "then")

Make = Callable[[QueryDict | None], Saying]


@dataclass(frozen=True)
class Sheet:
    """One form. `make`: the form with what stands in it, or with what was sent; `head`: what every
    page of it is given; `back`: the page that led to it, and its words."""

    title: str
    button: str
    held: Held
    make: Make = field(repr=False)
    head: Callable[[], dict[str, Any]] = field(repr=False)
    back: tuple[str, str] = ("", "")


@dataclass(frozen=True)
class Answered:
    """One answer to be checked. `wrong`: what is missing or wrong with it, in a sentence."""

    name: str
    asks: str
    answer: Answer = field(repr=False)
    wrong: str = ""


def offered(form: Saying) -> bool:
    """Whether a form is long enough."""
    return len(form.boxes) >= FEWEST


def undecided(request: HttpRequest) -> bool:
    """Whether nobody chose yet how this session answers. On a telephone the page then turns to one
    question at a time by itself, as far as there is script; its button is there without."""
    return request.method == "GET" and WAY not in request.session


def turn(request: HttpRequest, sheet: Sheet) -> HttpResponse | None:
    """The page that comes next; None where the whole form is on one page, or was sent."""
    if request.method == "POST":
        return _answered(request, sheet) if "step" in request.POST else None
    form = sheet.make(None)
    if not offered(form):
        return None
    if "answer" in request.GET:
        request.session[WAY] = request.GET["answer"] == ONE
        # from the first: what a page filled in by itself is no answer yet
        at = {"step": form.boxes[0], **_way(request, form)} if request.session[WAY] else {}
        return redirect(_address(request, **at))
    if not request.session.get(WAY):
        return None
    names, step = asked(form), request.GET.get("step", "")
    if step == CHECK:
        return _checked(request, sheet, form)
    if step not in names or "number" not in request.GET:
        begins = _begins(sheet, names)
        return redirect(_address(request, step=begins, **_way(request, form)))
    return _question(request, sheet, form, step)


def asked(form: Saying) -> list[str]:
    """The questions that are asked as answers stand now."""
    said = {one.code: answer_in(form, box.name) for one, box in form.drawn}
    hang = {box.name: one for one, box in form.drawn if one.when}
    return [name for name in form.boxes if name not in hang or hang[name].asked(said)]


def answers(form: Saying) -> list[Answered]:
    """Every question that is asked, with its answer in words and what is wrong with it."""
    said = {one.code: answer_in(form, box.name) for one, box in form.drawn}
    wrong = problems(form.asked, said, present())
    every = {
        box.name: Answered(
            box.name, one.asks, in_words(one, said[one.code]), wrong.get(one.code, "")
        )
        for one, box in form.drawn
    }
    return [every.get(name) or _of_the_form(form, name) for name in asked(form)]


def _of_the_form(form: Saying, name: str) -> Answered:
    """A question that no pathway asks: whom it is about, and who takes part."""
    box, typed_in = form.fields[name], form[name].value() or []
    words: dict[str, str] = dict(getattr(box, "choices", ()))
    given = [typed_in] if isinstance(typed_in, str) else typed_in
    try:
        box.clean(form[name].value())
        wrong = ""
    except ValidationError as fault:
        wrong = fault.messages[0]
    told = ", ".join(words.get(one, one) for one in given)
    return Answered(name, str(box.label), told, wrong)


def _answered(request: HttpRequest, sheet: Sheet) -> HttpResponse:
    """One answer that was sent: kept as a draft, and on; or the question again, with why."""
    sent, name = request.POST, request.POST["step"]
    if name not in sheet.make(None).boxes:
        return redirect(_address(request))
    page = replace(page_of(sent), only=name)
    try:
        draft = actions.keep(
            key=sheet.held.key, typed=typed(sent), by=signed_in(request), page=page
        )
    except BadUsage as refused:
        form = sheet.make(sent)
        form.errors.clear()
        form.add_error(name, str(refused))
        return _question(request, sheet, form, name)
    tried, stands = sheet.make(_whole(draft, sent)), sheet.make(None)
    if sent.get("go") == "next" and name in tried.errors:
        for other in set(tried.errors) - {name}:
            del tried.errors[other]
        return _question(request, sheet, tried, name)
    stands.initial = {**stands.initial, **initial(draft, stands)}
    back, to_check = sent.get("go") == "back", sent.get("then") == CHECK
    names = asked(stands)
    forth = CHECK if to_check and not back else _beside(names, stands.boxes, name, back=back)
    return redirect(_address(request, step=forth, **_way(request, stands)))


def _whole(draft: CaseDraft, sent: QueryDict) -> QueryDict:
    """The form as it stands in a draft, as one page would send it."""
    whole = as_sent(draft)
    whole["number"], whole["place"] = sent.get("number", ""), sent.get("place", "")
    return whole


def _beside(names: Sequence[str], every: Sequence[str], name: str, *, back: bool) -> str:
    """The question before or after one, which by now may not be asked itself."""
    place = every.index(name)
    if back:
        return next((one for one in reversed(names) if every.index(one) < place), names[0])
    return next((one for one in names if every.index(one) > place), CHECK)


def _question(request: HttpRequest, sheet: Sheet, form: Saying, name: str) -> HttpResponse:
    names = asked(sheet.make(None)) if form.is_bound else asked(form)
    names = names if name in names else [*names, name]
    at = names.index(name)
    context = _common(request, sheet, form) | {
        "name": name,
        "field": next((one for one, box in form.drawn if box.name == name), None),
        "many": len(names),
        "at_question": at + 1,
        "held": sheet.held.asks_only(name),
        "before": at > 0,
        "then": (request.POST if form.is_bound else request.GET).get("then", ""),
    }
    status = 422 if form.is_bound else 200
    return render(request, "cases/one_question.html", context, status=status)


def _checked(request: HttpRequest, sheet: Sheet, form: Saying) -> HttpResponse:
    every, way = answers(form), _way(request, form)
    context = _common(request, sheet, form) | {
        "answers": every,
        "missing": [one for one in every if one.wrong],
        "held": sheet.held,
        "change": {one.name: _address(request, step=one.name, then=CHECK, **way) for one in every},
    }
    return render(request, "cases/check_answers.html", context)


def _common(request: HttpRequest, sheet: Sheet, form: Saying) -> dict[str, Any]:
    return {
        **sheet.head(),
        "form": form,
        "kinds": Kind,
        "sheet": sheet,
        "way": _way(request, form),
        "draft_of": sheet.held.key,
        "all_at": _address(request, answer=ALL),
    }


def _begins(sheet: Sheet, names: Sequence[str]) -> str:
    """Where somebody goes on: with the first question that their draft does not answer."""
    held = sheet.held.one.typed if sheet.held.one else {}
    return next((name for name in names if not of_question(held, name)), CHECK)


def _way(request: HttpRequest, form: Saying) -> dict[str, str]:
    """What stays the same from question to question: the number of what is said in the end, and
    where the case stood when somebody began, so that they are told who wrote meanwhile."""
    asked_in = request.POST if request.method == "POST" else request.GET
    own = {"number": form["number"].value(), "place": form["place"].value()}
    return {one: str(asked_in.get(one) or own[one]) for one in own}


def _address(request: HttpRequest, **says: str) -> str:
    """This form, with what a link chose of it, at a question."""
    kept = [(k, v) for k, every in request.GET.lists() for v in every if k not in MINE]
    return f"{request.path}?{urlencode([*kept, *says.items()])}".rstrip("?")
