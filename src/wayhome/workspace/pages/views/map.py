"""The picture of what ties a person to others, and the same in a table.

The page works without script: the table is written here, page by page. The drawing reads the same
data, and asks `map-data` for more.
"""

import json
import re
from collections.abc import Callable
from functools import cache, partial
from typing import Any
from urllib.parse import quote

from django.http import HttpRequest, HttpResponse, JsonResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.html import json_script
from django.views.decorators.gzip import gzip_page

from wayhome.governance.audit import Plain
from wayhome.governance.roles import Act
from wayhome.network.graph.standing import Chosen
from wayhome.network.graph.surroundings import Opening
from wayhome.network.kinds import NodeKind
from wayhome.workspace.gate.models import BrokenGlass, StatedPurpose
from wayhome.workspace.gate.passages import passages, signed_in
from wayhome.workspace.gate.views import gated, note
from wayhome.workspace.masking import masked, meant
from wayhome.workspace.pages.choices import Choices
from wayhome.workspace.pages.picture import (
    ageing,
    chosen,
    disputed,
    further,
    grouped,
    leading,
    telling,
)
from wayhome.workspace.pages.picture import land as on_land
from wayhome.workspace.pages.picture.asked import wanted, written
from wayhome.workspace.pages.since import ALL, SINCE
from wayhome.workspace.pages.since import chosen as days_of
from wayhome.workspace.pages.views.opening import head_or_404, narrowed, opened, sees_in_full
from wayhome.workspace.pages.views.person import about, outsider
from wayhome.workspace.pictures.keeping import as_kept, hash_of, kept_for, short
from wayhome.workspace.pictures.keeping import told as told_of
from wayhome.workspace.pictures.models import KeptPicture
from wayhome.workspace.pictures.subject import Subject
from wayhome.workspace.pictures.subject import person as of_person
from wayhome.workspace.reading.goes_well import goes_well
from wayhome.workspace.reading.land import land
from wayhome.workspace.reading.names import names
from wayhome.workspace.reading.picture import AT_MOST, Node, Picture, Wanted, key, picture
from wayhome.workspace.reading.ties import older
from wayhome.workspace.reading.view import View

PLAIN = frozenset({"person", "record", "calls"})  # addresses that take their parts as they are
UNQUOTED = "/~:@!$&'()*+,;="  # as django.urls has it, after RFC 3986
PERSON = re.compile(rf"((?:^|\|){NodeKind.PERSON}:)([^~|]+)")  # in an opening that is kept


@gated(task=Act.SEE_PERSON)
@gzip_page  # a large picture is some megabytes of data; padded at random (BREACH)
def person_map(request: HttpRequest, person_id: str) -> HttpResponse:
    refusal = outsider(request, person_id)
    if refusal is not None:
        return refusal
    asked = Choices(request.GET)
    with opened(request) as seen:
        found = head_or_404(seen, person_id)
        drawn = _drawn(request, seen, person_id)
        since = asked_of(request, seen, of_person(person_id))[0].since
        context = {
            **about(seen, found),
            "drawn": drawn,
            "well": goes_well(seen, person_id),
            "agency_names": {code: one.name for code, one in seen.agencies.items()},
            "data": json_script(for_script(drawn), "map-data"),
            "words": json.dumps(telling.KINDS),
            "more": further.more(request, drawn),
            "kept": kept_told(seen, of_person(person_id)),
            "keep": f"{reverse('keep-picture', args=[person_id])}?{request.GET.urlencode()}",
            "kinds": telling.KINDS,
            "page": further.rows(request, drawn),
            "since": days_of(asked["since"]),
            "older": older(seen, NodeKind.PERSON, person_id, since),
            "spans": SINCE,
            "at_most": AT_MOST,
            "turned": partial(further.turned, request.GET),
            "query": request.GET.urlencode(),
        }
    return render(request, "person/map.html", context)


@gated(task=Act.SEE_PERSON)
@gzip_page
def map_data(request: HttpRequest, person_id: str) -> HttpResponse:
    """The same picture as data, with what was opened since."""
    refusal = outsider(request, person_id)
    if refusal is not None:
        return refusal
    with opened(request) as seen:
        head_or_404(seen, person_id)
        return JsonResponse(for_script(_drawn(request, seen, person_id)))


def _drawn(request: HttpRequest, seen: View, person_id: str) -> dict[str, Any]:
    """The picture as plain data, with the land around the person and what is said of a kept one."""
    asked, kept = asked_of(request, seen, of_person(person_id))
    found, named = drawn_for(request, seen, person_id, asked)
    if kept is not None:
        found = as_kept(found, kept)
    told = in_data(request, seen, found, named, asked, chosen_of(request, kept))
    labels = [one["label"] for one in told["nodes"]]
    lies = land(seen, person_id, found, asked.since)
    agencies = {code: one.name for code, one in seen.agencies.items()}
    return told | {
        "where": on_land.told(lies, labels, agencies, _link, on_land.disputed(seen, lies)),
        "again": again(request, seen, found, kept),
    }


def in_data(
    request: HttpRequest, seen: View, found: Picture, named: list[str], asked: Wanted, of: Chosen
) -> dict[str, Any]:
    """A picture as plain data. People whom the reader has opened have their names in it, and
    whoever reads a name in a list has looked: it is on the trail."""
    known = names(seen, named)
    about = found.nodes[0].key.partition(":")[2]
    others = [other for other in known if other != about]
    if others:
        note(request, people=list[Plain](sorted(others)))
    agencies = {code: one.name for code, one in seen.agencies.items()}
    mask = partial(masked, reader=signed_in(request))
    pages = leading.pages(found.nodes, leading.page_of(signed_in(request)))
    told = telling.told(found, known, agencies, _link, mask, pages)
    keyed = partial(telling.told_key, names=known, mask=mask)
    disputed.mark(told["ties"], found, seen)
    ageing.mark(told["ties"], found, seen.today)
    return told | {
        "groups": grouped.told(found, [one["label"] for one in told["nodes"]], seen.today),
        "ways": grouped.ways(found, keyed),
        "open": opened_texts(asked, found, keyed),
        "shown": chosen.told(chosen.drawn(of, found), keyed),
        "stands": chosen.stands(found, of),
    }


def chosen_of(request: HttpRequest, kept: KeptPicture | None) -> Chosen:
    """What is folded and filtered: what the address says, else what was kept."""
    if kept is not None and not chosen.says(request.GET):
        return chosen.of_kept(kept.shown)
    return chosen.chosen(request.GET, whom(request))


def whom(request: HttpRequest) -> Callable[[str], str]:
    """Whom an address may speak of: by a mask, or by the reference of somebody opened. Any other
    reference is nobody's here: what a picture did with it would tell which mask is theirs."""
    reader, may_open = signed_in(request), leave_of(request)

    def person(told: str) -> str:
        found = meant(told, reader)
        open_ = found != told or found in passages(request) or may_open(found)
        return found if open_ else ""

    return person


def asked_of(request: HttpRequest, seen: View, of: Subject) -> tuple[Wanted, KeptPicture | None]:
    """What the address asks, on top of the kept picture that it names, if there is one."""
    reader, to_me = signed_in(request), whom(request)
    asked, number = wanted(request.GET, seen.today, to_me), request.GET.get("kept")
    mine = kept_for(of, seen.agency, seen.eyes) if number else []
    kept = next((one for one in mine if one.number == number), None)
    if kept is None:
        return asked, None
    query = QueryDict(mutable=True)
    query.update({"since": kept.since or ALL, "most": str(kept.most)})
    held = [PERSON.sub(lambda one: one[1] + masked(one[2], reader), o) for o in kept.openings]
    query.setlist("open", [*held, *request.GET.getlist("open")])
    return wanted(query, seen.today, to_me), kept


def drawn_for(
    request: HttpRequest,
    seen: View,
    about: str,
    asked: Wanted,
    kind: NodeKind = NodeKind.PERSON,
) -> tuple[Picture, list[str]]:
    """The picture that this request's reader may see, and whom of it they may know by name."""
    may_open = leave_of(request)
    others = [one.node[1] for one in asked.openings if one.node[0] is NodeKind.PERSON]
    shown = [about] if kind is NodeKind.PERSON else []
    seen = narrowed(request, seen, [*shown, *filter(may_open, others)])
    found = picture(seen, about, asked, may_open, kind) or _nothing(kind, about)
    people = [one.key.partition(":")[2] for one in found.nodes if one.kind is NodeKind.PERSON]
    return found, [other for other in people if other == about or may_open(other)]


def leave_of(request: HttpRequest) -> Callable[[str], bool]:
    """Whether this request's reader may open somebody in a picture."""
    open_to_me = opened_by(request)
    return lambda other: other in open_to_me and sees_in_full(request, other)


def kept_told(seen: View, of: Subject) -> list[dict[str, Any]]:
    """The kept pictures of one subject that this reader may open, as a list says them."""
    return [told_of(one, seen.today) for one in kept_for(of, seen.agency, seen.eyes)]


def again(
    request: HttpRequest, seen: View, found: Picture, kept: KeptPicture | None
) -> dict[str, Any] | None:
    """What is said of a kept picture that is opened again."""
    if kept is None:
        return None
    note(request, picture=kept.number)
    now = hash_of(found)
    return told_of(kept, seen.today) | {"same": now == kept.seen_hash, "now": short(now)}


def for_script(drawn: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in drawn.items() if name not in ("again", "stands")}


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


def _nothing(kind: NodeKind, about: str) -> Picture:
    """Whoever or whatever no tie that is seen leads to stands alone."""
    alone = Node(key(kind, about), kind, about, None, True, False, {}, 0.0, 0.0)
    return Picture((alone,), (), 1, 0)


def _link(name: str, *parts: str) -> str:
    """As `reverse` gives it. A large picture asks twenty thousand times, and `reverse` looks at all
    addresses each time: half a second."""
    if name not in PLAIN:
        return reverse(name, args=parts)
    first, *rest = _address(name, len(parts))
    told = (quote(part, safe=UNQUOTED) for part in parts)
    return first + "".join(part + after for part, after in zip(told, rest, strict=True))


@cache
def _address(name: str, parts: int) -> list[str]:
    """What stands before, between and after the parts of an address."""
    return re.split("~~", reverse(name, args=["~~"] * parts))
