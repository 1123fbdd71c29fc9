"""The pages that begin work: about a person, about what was typed, or out of another case.

Keeps: whoever begins says who takes part, because they read what is written; about a person it is
begun by those who see that person in full. A crisis response begins with a found child (see
responding).
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.debug import sensitive_post_parameters

from wayhome.casework.fields import Kind
from wayhome.casework.pathway import BEGUN, Entry, Pathway
from wayhome.casework.pathways import OF_SOMEBODY, PATHWAYS
from wayhome.casework.pathways.crisis import CRISIS
from wayhome.casework.reaching import WHY, refusal
from wayhome.governance.access import may
from wayhome.governance.roles import Act
from wayhome.governance.visibility import NOBODY
from wayhome.lexicon.errors import BadUsage
from wayhome.workspace.actions import cases as actions
from wayhome.workspace.cases import drafts, meanwhile, one_by_one
from wayhome.workspace.cases.drawn.thing import Evidence
from wayhome.workspace.cases.forms import Saying, initial_of, new_case, new_number
from wayhome.workspace.cases.listing import of_person
from wayhome.workspace.cases.models import About, Case
from wayhome.workspace.cases.reaching import Reaches, asks, reaching
from wayhome.workspace.cases.referrals import organisations
from wayhome.workspace.cases.standing import called, present, seen_by
from wayhome.workspace.faults import told
from wayhome.workspace.gate.passages import signed_in
from wayhome.workspace.gate.views import gated, note, without_purpose
from wayhome.workspace.pages.views.opening import head_or_404, opened, sees_in_full
from wayhome.workspace.reading.names import names
from wayhome.workspace.reading.view import View
from wayhome.workspace.sealing import sealed

# What anybody may begin by itself; the others are begun about somebody.
BY_NAME = ("concern", "school", "panel")
ABOUT = {"panel": About.MEETING}
KINDS = {
    About.PERSON: "Somebody",
    About.ADDRESS: "A place",
    About.LINE: "A line",
    About.GROUP: "Young people who are together",
}


class Beginning(Saying):
    """What the first entry asks, whom it is about where that is typed, and who takes part."""

    tell = forms.MultipleChoiceField(
        label="Who takes part, besides your own agency? Each of them reads what you "
        "write here, and whom it is about. Whoever is left out does not hear of it.",
        required=False, widget=forms.CheckboxSelectMultiple, error_messages=told(""),
    )  # fmt: skip
    called = forms.CharField(
        label="Whom or what is it about? A name, or what people call them or it",
        max_length=200, error_messages=told("Write whom or what it is about, as you know it."),
    )  # fmt: skip

    about = forms.ChoiceField(
        label="What is it?", choices=[(one.value, words) for one, words in KINDS.items()],
        initial=About.PERSON.value, error_messages=told("Choose what it is about."),
    )  # fmt: skip

    def __init__(
        self, asked: Any, *args: Any, agencies: Mapping[str, str], name: str = "",
        kind: bool = False, reaches: Reaches | None = None, **kwargs: Any,
    ) -> None:  # fmt: skip
        super().__init__(asked, *args, **kwargs)
        self.reaches = reaches if any(one.code == WHY for one in asked) else None
        self.agencies = agencies
        self.fields["tell"].choices = list(agencies.items())  # type: ignore[attr-defined]
        if name:
            del self.fields["called"]
        if not kind:
            del self.fields["about"]

    @property
    def boxes(self) -> list[str]:
        """What it is about first, and who takes part last; who hears of a worry before all that
        is asked of it."""
        about = [one for one in ("about", "called") if one in self.fields]
        asked = ["tell", *super().boxes] if self.reaches else [*super().boxes, "tell"]
        return [*about, *asked]

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        reaches = self.reaches
        if reaches and "tell" in given:
            why = str(given.get(f"said-{WHY}") or "")
            names = self.agencies
            alone = refusal(given["tell"], reaches.chosen, reaches.able, names, why)
            if alone:
                self.add_error(f"said-{WHY}", alone)
        return given


@gated(task=Act.SEE_PERSON)
def of_somebody(request: HttpRequest, person_id: str) -> HttpResponse:
    """The cases about one person in which the own agency takes part, and what may be begun."""
    if not sees_in_full(request, person_id):
        return redirect("person", person_id)
    works = may(signed_in(request).viewer, Act.WORK_CASES).allowed
    with opened(request) as seen:
        context = {
            "head": head_or_404(seen, person_id),
            "rows": of_person(seen, signed_in(request), person_id) if works else [],
            "ways": OF_SOMEBODY if works else [],
            "works": works,
            "today": seen.today,
            "at": present(),
        }
    return render(request, "cases/of_person.html", context)


@sensitive_post_parameters()
@gated(task=Act.SEE_PERSON)
def about_somebody(request: HttpRequest, person_id: str, pathway: str) -> HttpResponse:
    """Begin a case about a person."""
    way = _way(pathway)
    if not may(signed_in(request).viewer, Act.WORK_CASES).allowed:
        raise Http404
    if not sees_in_full(request, person_id):
        return redirect("person", person_id)
    with opened(request) as seen:
        head_or_404(seen, person_id)
        name = openly(seen, person_id)
    return begin(request, way, actions.Subject(name, person_id))


@sensitive_post_parameters()
@gated(task=Act.WORK_CASES)
def by_name(request: HttpRequest, pathway: str) -> HttpResponse:
    """Begin a case about whom or what nobody has found in the records yet."""
    if pathway not in BY_NAME:
        raise Http404
    return begin(request, _way(pathway), None)


@sensitive_post_parameters()
@gated(task=Act.WORK_CASES)
def out_of(request: HttpRequest, case: str, pathway: str) -> HttpResponse:
    """Begin a case about the same, out of one that the own agency takes part in."""
    row = seen_by(signed_in(request)).filter(pk=case).select_related("found").first()
    if row is None:
        raise Http404
    asked = without_purpose(request, case, Act.WORK_CASES)
    if asked is not None:
        return asked
    with opened(request) as seen:
        about_id = called(seen, row).person_id or row.about_id
        name = openly(seen, about_id) if row.about == About.PERSON else ""
    subject = actions.Subject(name or row.called, about_id, kind=About(row.about), out_of=row)
    return begin(request, _way(pathway), subject)


def begin(
    request: HttpRequest,
    way: Pathway,
    about: actions.Subject | None,
    led: tuple[str, str] | None = None,
    evidence: Sequence[Evidence] = (),
) -> HttpResponse:
    """The form that begins a case, and beginning it. `led`: the page that led here, and its words;
    `evidence`: what records say of what it is about, to be read beside the form."""
    entry = first(way)
    with opened(request) as seen:
        agencies, release = _others(request, seen), seen.release.folder.name
        reaches = reaching(seen, _person(about))
        own, offered = organisations.own(seen, way), organisations.offered(seen, way)
    held = drafts.of(request, _key(way, about))
    given: dict[str, Any] = {"agencies": agencies, "name": about.called if about else ""}
    given["reaches"] = reaches
    given["kind"] = about is None and way.code not in ABOUT
    drawn = {"number": new_number(), "place": 0, **_now(entry)}
    drawn["tell"] = list(dict.fromkeys([*_told(about), *(reaches.chosen if asks(entry) else ())]))
    drawn |= initial_of(entry.fields, own)
    drawn |= drafts.initial(held.one, Beginning(entry.fields, **given))

    def make(sent: QueryDict | None) -> Beginning:
        return Beginning(entry.fields, sent, initial=drawn, **given)

    if _person(about):
        note(request, people=[_person(about)])
    context: dict[str, Any] = {"about": about, "names": offered, "lead": given["name"]}
    led = led or _led_here(about)
    sheet = one_by_one.Sheet(f"Begin {way.words}", "Begin", held, make, lambda: context, led)
    page = one_by_one.turn(request, sheet)
    if page is not None:
        return page
    form = make(request.POST or None)
    if request.method == "POST" and form.is_valid():
        named = _named(about, form) if about else _typed(way, form)
        begun = replace(named, home=tuple(reaches.chosen))
        try:
            row = _begun(request, way, begun, form, release, held.key)
        except BadUsage as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, f"Begun: {way.words}.")
            return redirect("case", row.number)
    context |= {"way": way, "entry": entry, "form": form, "kinds": Kind, "agencies": agencies}
    context |= {"held": held, "back_to": request.path, "back": led, "evidence": evidence}
    context |= {
        "theirs": meanwhile.of_drafts(form, held.others),
        "one_by_one": one_by_one.offered(form),
        "undecided": one_by_one.undecided(request),
    }
    return render(request, "cases/begin.html", context, status=422 if form.errors else 200)


def _person(about: actions.Subject | None) -> str:
    """Whom it is about, of those in records."""
    return about.id if about and about.kind is About.PERSON else ""


def _led_here(about: actions.Subject | None) -> tuple[str, str]:
    """The page that led to a beginning, and what it is called."""
    if about is None:
        return reverse("cases"), "Cases"
    if about.out_of:
        number, way = about.out_of.number, about.out_of.way.words
        return reverse("case", args=[number]), f"{about.called}: {way}"
    return reverse("person-cases", args=[about.id]), f"Cases about {about.called or 'them'}"


def _begun(
    request: HttpRequest, way: Pathway, about: actions.Subject, form: Beginning, release: str,
    draft: str,
) -> Case:  # fmt: skip
    return actions.begin(
        case=new_case(), pathway=way, about=about, saying=form.saying(first(way).code),
        tell=form.cleaned_data["tell"], release=release, by=signed_in(request), draft=draft,
    )  # fmt: skip


def _key(way: Pathway, about: actions.Subject | None) -> str:
    """Of the draft of a case that has not begun: out of which, and about whom."""
    if about is None:
        return f"/{way.code}"
    # the key stands on the page: a line and an address by what they are told as
    which = sealed(about.id) or about.kind
    return f"{about.out_of.number if about.out_of else ''}/begin {way.code}/{which}"


def openly(seen: View, person_id: str) -> str:
    """The name that is in records which are nobody's alone; nothing where there is none: then
    whoever begins says by which name others may know of them."""
    return names(replace(seen, eyes=NOBODY), [person_id]).get(person_id, "")


def _named(about: actions.Subject, form: Beginning) -> actions.Subject:
    return about if about.called else replace(about, called=form.cleaned_data["called"])


def _typed(way: Pathway, form: Beginning) -> actions.Subject:
    kind = About(form.cleaned_data.get("about") or ABOUT.get(way.code, About.PERSON))
    return actions.Subject(form.cleaned_data["called"], kind=kind)


def first(way: Pathway) -> Entry:
    """What begins a case of a pathway."""
    return next(one for one in way.entries.values() if BEGUN in one.within)


def _way(pathway: str) -> Pathway:
    if pathway not in PATHWAYS or pathway == CRISIS.code:
        raise Http404
    return PATHWAYS[pathway]


def _others(request: HttpRequest, seen: View) -> dict[str, str]:
    """Every other agency of the register, by name."""
    own = signed_in(request).agency
    others = ((one.name, code) for code, one in seen.agencies.items() if code != own)
    return {code: name for name, code in sorted(others)}


def _told(about: actions.Subject | None) -> list[str]:
    """Those who take part in the case that leads to this one."""
    if about is None or about.out_of is None:
        return []
    return list(about.out_of.agencies.values_list("agency", flat=True))


def _now(entry: Entry) -> dict[str, Any]:
    return initial_of(entry.fields, {"at": f"{timezone.localtime(present()):%Y-%m-%dT%H:%M}"})
