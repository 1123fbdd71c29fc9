"""The page round the table: one statement at a time, who said what, and the map, which follows.

Works without script by loading again. With script it asks every few seconds whether anything was
said that this reader may see; a statement itself is always an ordinary form, so that nothing that
was sent is lost.
"""

import json
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils.html import json_script
from django.views.decorators.debug import sensitive_post_parameters

from wayhome.casework.round_table import KINDS, State
from wayhome.governance.purposes import purpose as purpose_of
from wayhome.governance.roles import Act
from wayhome.lexicon.home import home
from wayhome.lexicon.marking import Marking
from wayhome.workspace.actions import sessions as actions
from wayhome.workspace.gate.passages import signed_in
from wayhome.workspace.gate.views import for_purpose, gated
from wayhome.workspace.pages.picture.telling import KINDS as NODE_WORDS
from wayhome.workspace.pages.views.opening import opened
from wayhome.workspace.sessions.board import Board
from wayhome.workspace.sessions.finishing import NOT_YET, finished
from wayhome.workspace.sessions.forms import Say, TakeBack
from wayhome.workspace.sessions.models import MappingSession, SessionStatement
from wayhome.workspace.sessions.references import new_number
from wayhome.workspace.sessions.saying import of_few, statement_of
from wayhome.workspace.sessions.seeing import (
    leads,
    may_take_back,
    session_for,
    statements_for,
    version,
)

LIST = "sessions/said.html"
TYPED = (
    "given_name family_name street_name age description other_name phone line place postcode words "
    "conditions"
).split()


@sensitive_post_parameters()
@gated(task=Act.MAP_TOGETHER)
def session(request: HttpRequest, number: str) -> HttpResponse:
    """The table: the form, what was said, the map."""
    user = signed_in(request)
    held = session_for(user, number)
    for_purpose(request, held.basis)
    if held.state is not State.OPEN:
        return _closed(request, held) if request.method == "POST" else redirect(
            "session-review", number)  # fmt: skip
    if request.method != "POST" and not finished(home(), held):
        messages.warning(request, NOT_YET)
    with opened(request) as seen:
        board = Board(request, seen, held)
        form = _form(request, held, board)
        if request.method == "POST" and form.is_valid():
            return _kept(request, held, board, form)
        context = _context(request, held, board) | {"form": form}
    return render(request, "sessions/live.html", context, status=422 if form.errors else 200)


@gated(task=Act.MAP_TOGETHER)
def news(request: HttpRequest, number: str) -> HttpResponse:
    """What is new for this reader since the version that they have; nothing else is worked out."""
    user = signed_in(request)
    held = session_for(user, number)
    for_purpose(request, held.basis)
    if request.GET.get("have") == version(user, held):
        return JsonResponse({"same": True})
    with opened(request) as seen:
        board = Board(request, seen, held)
        listed = render_to_string(LIST, _list(request, held, board), request)
        return JsonResponse({
            "same": False,
            "version": board.version,
            "map": board.data,
            "said": listed,
            "choices": board.choices,
            "open": held.state is State.OPEN,
        })  # fmt: skip


@sensitive_post_parameters()
@gated(task=Act.MAP_TOGETHER)
def take_back(request: HttpRequest, number: str, statement: str) -> HttpResponse:
    """Take a statement back, with a reason: it stays, struck out."""
    user = signed_in(request)
    held = session_for(user, number)
    one = next((each for each in statements_for(user, held) if each.pk == statement), None)
    if one is None or not may_take_back(user, one):
        raise Http404
    form = TakeBack(request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.take_back(statement=statement, reason=form.cleaned_data["reason"], by=user)
        return redirect("session", number)
    with opened(request) as seen:
        row = Board(request, seen, held).telling.row(one)
    context = {"session": held, "form": form, "row": row}
    return render(request, "sessions/back.html", context, status=422 if form.errors else 200)


def _kept(request: HttpRequest, held: MappingSession, board: Board, form: Say) -> HttpResponse:
    """Keep it; the same form a second time keeps nothing more."""
    given, own = statement_of(form.cleaned_data, board.meant), form.cleaned_data["number"]
    if SessionStatement.objects.filter(pk=own, by=board.user).exists():
        messages.info(request, actions.TWICE)
        return redirect("session", held.number)
    close = of_few(board.seen, given, board.said)
    try:
        actions.say(session=held.number, number=own, given=given, close=close, by=board.user)
    except actions.Closed:
        return _closed(request, held)
    return redirect("session", held.number)


def _closed(request: HttpRequest, held: MappingSession) -> HttpResponse:
    """Whoever wrote while the session was closed has their words back, and knows whom to ask."""
    typed = [(Say.base_fields[name].label, request.POST[name]) for name in TYPED
             if request.POST.get(name, "").strip()]  # fmt: skip
    context = {"session": held, "typed": typed, "why": actions.NOT_OPEN}
    return render(request, "sessions/not_kept.html", context, status=409)


def _form(request: HttpRequest, held: MappingSession, board: Board) -> Say:
    """The form; whoever sits here and has an account is offered first as the one who says it."""
    own = held.table.filter(account=board.user).first()
    drawn = {"number": new_number(), "speaker": own.pk if own else None}
    return Say(held.table.all(), board.choices, request.POST or None, initial=drawn,
               agencies=board.telling.agencies)  # fmt: skip


def _list(request: HttpRequest, held: MappingSession, board: Board) -> dict[str, Any]:
    mine = {one.pk for one in board.said if may_take_back(board.user, one)}
    return {
        "session": held, "rows": board.rows, "mine": mine, "open": held.state is State.OPEN,
    }  # fmt: skip


def _context(request: HttpRequest, held: MappingSession, board: Board) -> dict[str, Any]:
    return _list(request, held, board) | {
        "subjects": board.subjects,
        "data": json_script(board.data, "session-map"),
        "version": board.version,
        "words": NODE_WORDS,
        "wants": json.dumps({code: str(kind.wants) for code, kind in KINDS.items()}),
        "table": list(held.table.all()),
        "leads": leads(board.user, held),
        "basis": purpose_of(held.basis),
        "marking": Marking(held.marking),
        "drawn": len(board.found.nodes),
    }
