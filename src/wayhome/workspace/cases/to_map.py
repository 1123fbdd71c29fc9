"""What was learnt in a return interview, put on the map: the page of a missing case that begins a
mapping session with it.

    interview ─> what whoever held it lets go there ─> statements of a session, each graded
              ─> looked through, closed and handed in there, as every session is

Keeps: nothing else of the interview leaves the case, and nothing is in a record until the session
is handed in. What somebody says is theirs: from whom it is and how sure it is is asked, never
worked out. Whoever puts it there sees that person in full.
"""

from datetime import timedelta
from typing import Any

from django import forms
from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.debug import sensitive_post_parameters

from wayhome.casework.language import found as may_blame
from wayhome.casework.pathways.missing import MISSING, left_for_the_map
from wayhome.casework.pathways.missing_entries import MAPPED, MAY_BE_MAPPED
from wayhome.casework.round_table import ASSESSMENTS, HANDLINGS, SAID_BY, SOURCES
from wayhome.governance.access import may
from wayhome.governance.purposes import purposes_for
from wayhome.governance.roles import Act
from wayhome.lexicon.errors import BadUsage
from wayhome.lexicon.marking import Marking
from wayhome.workspace.actions import cases as case_actions
from wayhome.workspace.actions import sessions as actions
from wayhome.workspace.cases.forms import new_number
from wayhome.workspace.cases.opening import Opened, open_case
from wayhome.workspace.cases.standing import called
from wayhome.workspace.faults import told
from wayhome.workspace.gate.passages import signed_in
from wayhome.workspace.gate.views import gated, note
from wayhome.workspace.pages.views.opening import opened, sees_in_full
from wayhome.workspace.sessions.board import kept_close
from wayhome.workspace.sessions.forms import REFERENCE
from wayhome.workspace.sessions.models import LONGEST, PERSON
from wayhome.workspace.sessions.references import new_number as statement_number
from wayhome.workspace.sessions.references import new_reference
from wayhome.workspace.sessions.views import NOT_FOR

LOOKED_AT_AGAIN = timedelta(days=90)  # names on a map do not stand for good; the session says it
TITLE = "After a return home interview"
WHY = "What was learnt in a return home interview, as whoever held it lets it become statements."


class ToMap(forms.Form):
    """Which of what was learnt, in which words, from whom and how sure."""

    number = forms.RegexField(REFERENCE, widget=forms.HiddenInput)
    basis = forms.ChoiceField(
        label="On which lawful basis is it shared?", widget=forms.RadioSelect,
        error_messages=told("Choose the basis on which it is shared."),
    )  # fmt: skip
    said_by = forms.ChoiceField(
        label="From whom is it?", choices=list(SAID_BY.items()), initial="young person",
        error_messages=told("Choose from whom it is."),
    )  # fmt: skip
    source_evaluation = forms.ChoiceField(
        label="How reliable are they?", choices=list(SOURCES.items()), initial="2",
        error_messages=told("Choose how reliable they are."),
    )  # fmt: skip
    information_assessment = forms.ChoiceField(
        label="How do they know?", choices=[("", "Choose how they know"), *ASSESSMENTS.items()],
        error_messages=told("Choose how they know."),
    )  # fmt: skip
    handling = forms.ChoiceField(
        label="Who may see it?", choices=list(HANDLINGS.items()), initial="P",
        error_messages=told("Choose who may see it."),
    )  # fmt: skip
    conditions = forms.CharField(
        label="On which conditions, if there are any?", required=False, max_length=400
    )
    keep_words = forms.BooleanField(
        label="Keep the words as they are: they are what was said", required=False
    )

    def __init__(self, learnt: dict[str, str], bases: list[tuple[str, str]], *args: Any) -> None:
        super().__init__(*args)
        self.learnt, self.blames = learnt, False
        self.fields["basis"].choices = bases  # type: ignore[attr-defined]
        for theme, words in learnt.items():
            self.fields[f"words-{theme}"] = forms.CharField(
                label=MAY_BE_MAPPED[theme], required=False, initial=words, max_length=LONGEST,
                widget=forms.Textarea,
                error_messages=told("", max_length=f"Shorten this to {LONGEST:,} characters."),
            )  # fmt: skip

    @property
    def words(self) -> dict[str, str]:
        """By theme, what is to be said; what was emptied is not."""
        every = ((theme, self.cleaned_data[f"words-{theme}"]) for theme in self.learnt)
        return {theme: words for theme, words in every if words}

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("handling") == "C" and not given.get("conditions"):
            self.add_error("conditions", "Write on which conditions it may be shared.")
        written = {theme: given.get(f"words-{theme}") or "" for theme in self.learnt}
        if not any(written.values()) and not self.errors:
            self.add_error(None, "Nothing is left to put on the map. Leave one of them as it is.")
        blamed = ((theme, may_blame(words)) for theme, words in written.items())
        for theme, found in blamed:
            if found and not given.get("keep_words"):
                said = f"“{found[0].found}” may blame a child. {found[0].say} Or keep the words."
                self.add_error(f"words-{theme}", said)
                self.blames = True
        return given


@sensitive_post_parameters()
@gated(task=Act.MAP_TOGETHER)
def interview_to_map(request: HttpRequest, case: str) -> HttpResponse:
    """Ask in which words and how sure, and begin the session with it."""
    user = signed_in(request)
    if not may(user.viewer, Act.WORK_CASES).allowed:
        raise Http404
    found = open_case(request, case)
    if isinstance(found, HttpResponse):
        return found
    is_one = found.told.pathway is MISSING and not found.told.is_closed
    learnt = left_for_the_map(found.told) if is_one else {}
    with opened(request) as seen:
        of = called(seen, found.row)
        if not learnt or not of.person_id:
            raise Http404
        if not sees_in_full(request, of.person_id):
            return redirect("person", of.person_id)  # where they say why they look
        close = kept_close(seen, PERSON, of.person_id)
    bases = [(one.code, one.title) for one in purposes_for(user.role) if one.code not in NOT_FOR]
    form = ToMap(learnt, bases, request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            session = _begun(request, found, form, of.person_id, close)
        except BadUsage as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, "It is on the map of a session. Close it and hand it in.")
            return redirect("session", session)
    note(request, people=[of.person_id])
    context = {"form": form, "case": found.row, "called": of.name, "number": new_reference()}
    return render(request, "cases/to_map.html", context, status=422 if form.errors else 200)


def _begun(request: HttpRequest, found: Opened, form: ToMap, person: str, close: bool) -> str:
    """The session with its statements, and that it was made in the case: all of it or none."""
    user, given, number = signed_in(request), form.cleaned_data, form.cleaned_data["number"]
    with transaction.atomic():
        session = actions.begin_session(
            number=number, title=TITLE, why=WHY, basis=given["basis"], venue="",
            marking=Marking.SENSITIVE, review_on=timezone.localdate() + LOOKED_AT_AGAIN, by=user,
        )  # fmt: skip
        actions.add_subject(session=number, kind=PERSON, ref=person, name="", close=close, by=user)
        for words in form.words.values():
            said = {
                "speaker": session.table.get(), "said_by": given["said_by"], "kind": "other",
                "about_kind": PERSON, "about": person, "words": words,
                "source_evaluation": given["source_evaluation"],
                "information_assessment": given["information_assessment"],
                "handling": given["handling"],
                "conditions": given["conditions"] if given["handling"] == "C" else "",
            }  # fmt: skip
            actions.say(session=number, number=statement_number(), given=said, close=close, by=user)
        details = {"session": number, "themes": list(form.words)}
        saying = case_actions.Saying(new_number(), MAPPED.code, details, found.row.said)
        case_actions.say(case=found.row.pk, saying=saying, by=user)
    return number
