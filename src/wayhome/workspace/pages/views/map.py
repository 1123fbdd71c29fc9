"""The picture of what ties a person to others, and the same in a table.

The page works without script: the table is written here, page by page. The drawing reads the same
data, and asks `map-data` for more.
"""

import json
from collections.abc import Callable
from functools import partial
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, JsonResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.html import json_script

from wayhome.governance.audit import Plain
from wayhome.governance.roles import Act
from wayhome.network.graph.surroundings import Opening
from wayhome.network.kinds import NodeKind
from wayhome.workspace.gate.models import BrokenGlass, StatedPurpose
from wayhome.workspace.gate.passages import signed_in
from wayhome.workspace.gate.views import gated, note
from wayhome.workspace.masking import masked, meant
from wayhome.workspace.pages.choices import Choices
from wayhome.workspace.pages.picture import disputed, grouped, telling
from wayhome.workspace.pages.picture import land as on_land
from wayhome.workspace.pages.picture.asked import SINCE, wanted, written
from wayhome.workspace.pages.views.opening import head_or_404, opened, sees_in_full
from wayhome.workspace.pages.views.person import about, outsider
from wayhome.workspace.pages.words import count
from wayhome.workspace.pictures.keeping import hash_of, kept_for
from wayhome.workspace.pictures.keeping import told as told_of
from wayhome.workspace.pictures.models import KeptPicture
from wayhome.workspace.reading.land import land
from wayhome.workspace.reading.names import names
from wayhome.workspace.reading.picture import AT_MOST, Node, Picture, Wanted, key, picture
from wayhome.workspace.reading.view import View

PER_PAGE = 100


@gated(task=Act.SEE_PERSON)
def person_map(request: HttpRequest, person_id: str) -> HttpResponse:
    refusal = outsider(request, person_id)
    if refusal is not None:
        return refusal
    asked = Choices(request.GET)
    with opened(request) as seen:
        found = head_or_404(seen, person_id)
        drawn = _drawn(request, seen, person_id)
        context = {
            **about(seen, found),
            "drawn": drawn,
            "data": json_script(_for_script(drawn), "map-data"),
            "words": json.dumps(telling.KINDS),
            "more": _more(request, drawn),
            "kept": [
                told_of(one, seen.today) for one in kept_for(person_id, seen.agency, seen.eyes)
            ],
            "keep": f"{reverse('keep-picture', args=[person_id])}?{request.GET.urlencode()}",
            "kinds": telling.KINDS,
            "page": Paginator(drawn["ties"], PER_PAGE).get_page(asked["page"] or 1),
            "since": asked.one_of("since", SINCE) or "",
            "spans": SINCE,
            "at_most": AT_MOST,
            "asked": asked,
        }
    return render(request, "person/map.html", context)


@gated(task=Act.SEE_PERSON)
def map_data(request: HttpRequest, person_id: str) -> HttpResponse:
    """The same picture as data, with what was opened since."""
    refusal = outsider(request, person_id)
    if refusal is not None:
        return refusal
    with opened(request) as seen:
        head_or_404(seen, person_id)
        return JsonResponse(_for_script(_drawn(request, seen, person_id)))


def _drawn(request: HttpRequest, seen: View, person_id: str) -> dict[str, Any]:
    """The picture as plain data. People whom the reader has opened have their names in it, and
    whoever reads a name in a list has looked: it is on the trail."""
    asked, kept = asked_of(request, seen, person_id)
    found, named = drawn_for(request, seen, person_id, asked)
    known = names(seen, named)
    others = [other for other in known if other != person_id]
    if others:
        note(request, people=list[Plain](sorted(others)))
    agencies = {code: one.name for code, one in seen.agencies.items()}
    mask = partial(masked, reader=signed_in(request))
    told = telling.told(found, known, agencies, _link, mask)
    keyed = partial(telling.told_key, names=known, mask=mask)
    disputed.mark(told["ties"], found, seen)
    lies = land(seen, person_id, found, asked.since)
    labels = [one["label"] for one in told["nodes"]]
    return told | {
        "where": on_land.told(lies, labels, agencies, _link, on_land.disputed(seen, lies)),
        "groups": grouped.told(found, labels),
        "ways": grouped.ways(found, keyed),
        "open": opened_texts(asked, found, keyed),
        "again": _again(request, seen, found, kept),
    }


def asked_of(request: HttpRequest, seen: View, person_id: str) -> tuple[Wanted, KeptPicture | None]:
    """What the address asks, on top of the kept picture that it names, if there is one."""
    to_me = partial(meant, reader=signed_in(request))
    asked = wanted(request.GET, seen.today, to_me)
    mine = kept_for(person_id, seen.agency, seen.eyes)
    kept = next((one for one in mine if one.number == request.GET.get("kept")), None)
    if kept is None:
        return asked, None
    query = QueryDict(mutable=True)
    query.update({"since": kept.since, "most": str(kept.most)})
    query.setlist("open", [*kept.openings, *request.GET.getlist("open")])
    return wanted(query, seen.today, to_me), kept


def drawn_for(
    request: HttpRequest, seen: View, person_id: str, asked: Wanted
) -> tuple[Picture, list[str]]:
    """The picture that this request's reader may see, and whom of it they may know by name."""
    open_to_me = opened_by(request)

    def may_open(other: str) -> bool:
        return other in open_to_me and sees_in_full(request, other)

    found = picture(seen, person_id, asked, may_open) or _nothing(person_id)
    people = [one.key.partition(":")[2] for one in found.nodes if one.kind is NodeKind.PERSON]
    return found, [other for other in people if other == person_id or may_open(other)]


def _again(
    request: HttpRequest, seen: View, found: Picture, kept: KeptPicture | None
) -> dict[str, Any] | None:
    """What is said of a kept picture that is opened again."""
    if kept is None:
        return None
    note(request, picture=kept.number)
    same = hash_of(found) == kept.seen_hash
    return told_of(kept, seen.today) | {"same": same}


def _for_script(drawn: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in drawn.items() if name != "again"}


def _more(request: HttpRequest, drawn: dict[str, Any]) -> list[dict[str, str]]:
    """What is not drawn beside something, with the address that shows more: for a page without
    script."""
    found = []
    for node in drawn["nodes"]:
        for kind, (here, all_) in node["further"].items():
            if here < all_:
                said = f"showing {here} of {count(all_, *telling.KINDS[NodeKind(kind)][1:])}"
                link = _with(request, drawn, node["key"], kind)
                found.append({"label": node["label"], "said": said, "link": link})
    return found


def _with(request: HttpRequest, drawn: dict[str, Any], node: str, kind: str) -> str:
    """The address of this picture with one page more of a kind beside a node."""
    beside = f"{node}~{kind}~"
    held = [one for one in drawn["open"] if one.startswith(beside)]
    pages = int(held[0].removeprefix(beside)) + 1 if held else 2
    query = request.GET.copy()
    query.pop("page", None)
    kept = [one for one in drawn["open"] if one not in held]
    query.setlist("open", [*kept, f"{beside}{pages}"])
    return f"?{query.urlencode()}"


def opened_by(request: HttpRequest) -> set[str]:
    """Whom this account has opened and may still see; the gate decides on each of them anew."""
    user, now = signed_in(request), timezone.now()
    stated = StatedPurpose.objects.filter(by=user, task=Act.SEE_PERSON, expires_at__gt=now)
    broken = BrokenGlass.objects.filter(by=user, expires_at__gt=now)
    return {*stated.values_list("about", flat=True), *broken.values_list("person_id", flat=True)}


def opened_texts(asked: Wanted, found: Picture, told: Callable[[str], str] = str) -> list[str]:
    """What was asked to be opened and was, as an address holds it; without `told` as it is kept,
    which no page shows."""
    opened_keys = {one.key for one in found.nodes if one.opened}
    opened_ = [_written(one, told) for one in asked.openings if ":".join(one.node) in opened_keys]
    return [*opened_, *(written(way, told) for way in found.ways)]


def _written(one: Opening, told: Callable[[str], str]) -> str:
    return f"{told(':'.join(one.node))}~{one.kind or ''}~{one.pages}"


def _nothing(person_id: str) -> Picture:
    """Somebody whom no tie that is seen leads to stands alone."""
    alone = Node(key(NodeKind.PERSON, person_id), NodeKind.PERSON, person_id, None, True, False,
                 {}, 0.0, 0.0)  # fmt: skip
    return Picture((alone,), (), 1, 0)


def _link(name: str, *parts: str) -> str:
    return reverse(name, args=parts)
