"""What may be done with a picture that is drawn: keep it, or take it away as files; of a person, a
line, an address or a group alike.

Keeps: what is kept is what was asked, with a hash of what stood there, and every record is known by
its seal, so that a withdrawal or a dispute reaches it. What leaves is drawn anew along ties that
viewer and recipient both may see, and filtered then, so that nothing that leaves was found through
what the recipient may not know.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from wayhome.network.graph.standing import Chosen
from wayhome.network.kinds import NodeKind
from wayhome.workspace.actions.pictures import keep_picture
from wayhome.workspace.exporting.of import Of, of_map
from wayhome.workspace.gate.passages import looks_for, signed_in
from wayhome.workspace.pages.picture import chosen
from wayhome.workspace.pages.since import ALL
from wayhome.workspace.pages.views.export import form_or_files
from wayhome.workspace.pages.views.map import chosen_of, opened_texts
from wayhome.workspace.pages.words import count
from wayhome.workspace.pictures.forms import KeepPicture
from wayhome.workspace.pictures.keeping import as_kept, hash_of, is_wide, places_of, rests_on
from wayhome.workspace.pictures.models import KeptPicture
from wayhome.workspace.pictures.subject import Kind, Subject
from wayhome.workspace.reading.picture import Picture, Wanted
from wayhome.workspace.reading.view import Row, View


@dataclass(frozen=True)
class OnMap:
    """A picture as an address asks for it. `leaves` and `first`: of what an export is; `page`: the
    address of its map; `since`: as an address says it; `again`: the kept one that was opened;
    `draw`: the picture for one view; `said`: what is drawn, in words."""

    of: Subject
    leaves: Of
    first: tuple[tuple[NodeKind, str], ...]
    called: str
    page: str
    since: str
    asked: Wanted
    again: KeptPicture | None
    draw: Callable[[View], Picture]
    said: Callable[[Picture], str]


def keep_or_ask(request: HttpRequest, seen: View, it: OnMap, **more: Any) -> HttpResponse:
    """Ask for a name, a reason and a day of review, and keep it. `more`: for the page's head."""
    form, found = KeepPicture(request.POST or None), it.draw(seen)
    found = as_kept(found, it.again) if it.again else found
    shown = chosen_of(request, it.again)
    if request.method == "POST" and form.is_valid():
        number = _kept(request, seen, it, found, shown, form.cleaned_data).number
        return redirect(f"{it.page}?{urlencode({'since': it.since or ALL, 'kept': number})}")
    context = _of(request, it) | {
        "form": form,
        "said": it.said(found),
        "away": len(found.ties) - len(chosen.stands(found, shown)),
    }
    return render(request, "map/keep.html", context | more, status=422 if form.errors else 200)


def export_or_ask(request: HttpRequest, seen: View, it: OnMap, **more: Any) -> HttpResponse:
    """Ask for whom, why and until when, and hand the files over."""
    shown = chosen_of(request, it.again)
    of = of_map(it.leaves, it.first, lambda view: standing_rows(it.draw(view), shown))
    form, answer = form_or_files(request, seen, of, looks_for(request), "")
    if answer is not None:
        return answer
    whole = it.draw(seen)
    stand = len(standing_rows(whole, shown))
    context = _of(request, it) | {
        "form": form,
        "drawn": count(stand, "tie"),
        "away": len(whole.ties) - stand,
        "found_anew": it.of.kind is Kind.GROUP,
    }
    return render(request, "map/export.html", context | more, status=422 if form.errors else 200)


def standing_rows(found: Picture, shown: Chosen) -> list[Row]:
    """The ties of a picture that are neither folded nor filtered away."""
    return [found.ties[place].row for place in chosen.stands(found, shown)]


def _kept(
    request: HttpRequest,
    seen: View,
    it: OnMap,
    found: Picture,
    shown: Chosen,
    given: dict[str, Any],
) -> KeptPicture:
    return keep_picture(
        of=it.of,
        **given,
        asked=(it.since, it.asked.most, opened_texts(it.asked, found)),
        seen_hash=hash_of(found),
        eyes=seen.eyes,
        release=seen.release.folder.name,
        records=rests_on(found),
        shown=chosen.kept(chosen.drawn(shown, found)),
        places=places_of(found),
        purpose=looks_for(request),
        wide=is_wide(found),
        by=signed_in(request),
    )


def _of(request: HttpRequest, it: OnMap) -> dict[str, Any]:
    asked = request.GET.urlencode()
    return {
        "called": it.called,
        "back": f"{it.page}?{asked}" if asked else it.page,
        "head": None,
    }
