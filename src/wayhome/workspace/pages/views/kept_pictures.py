"""Keeping a picture of ties: what was asked of it, a reason, and when it is looked at again."""

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from wayhome.governance.roles import Act
from wayhome.workspace.actions.pictures import keep_picture
from wayhome.workspace.gate.passages import passage, signed_in
from wayhome.workspace.gate.views import gated
from wayhome.workspace.pages.picture import chosen
from wayhome.workspace.pages.since import chosen as days_of
from wayhome.workspace.pages.views.map import (
    asked_of,
    chosen_of,
    drawn_for,
    in_data,
    opened_texts,
)
from wayhome.workspace.pages.views.opening import head_or_404, opened
from wayhome.workspace.pages.views.person import about, outsider
from wayhome.workspace.pictures.forms import KeepPicture
from wayhome.workspace.pictures.keeping import as_kept, hash_of, places_of, rests_on


@gated(task=Act.SEE_PERSON)
def keep(request: HttpRequest, person_id: str) -> HttpResponse:
    refusal = outsider(request, person_id)
    if refusal is not None:
        return refusal
    form = KeepPicture(request.POST or None)
    with opened(request) as seen:
        head = head_or_404(seen, person_id)
        asked, again = asked_of(request, seen, person_id)
        found, named = drawn_for(request, seen, person_id, asked)
        found = as_kept(found, again) if again else found
        shown = chosen_of(request, again)
        if request.method == "POST" and form.is_valid():
            since = again.since if again else days_of(request.GET.get("since"))
            made = keep_picture(
                person_id=person_id,
                **form.cleaned_data,
                asked=(since if asked.since else "", asked.most, opened_texts(asked, found)),
                seen_hash=hash_of(found),
                eyes=seen.eyes,
                release=seen.release.folder.name,
                records=rests_on(found),
                shown=chosen.kept(chosen.drawn(shown, found)),
                places=places_of(found),
                purpose=passage(request, person_id).purpose,
                by=signed_in(request),
            )
            address = reverse("person-map", args=[person_id])
            return redirect(f"{address}?{urlencode({'kept': made.number})}")
        told = in_data(request, seen, found, named, asked, shown)
        context = {
            **about(seen, head),
            "form": form,
            "said": told["said"],
            "away": len(told["ties"]) - len(told["stands"]),
            "back": request.GET.urlencode(),
        }
    return render(request, "person/keep_picture.html", context, status=422 if form.errors else 200)
