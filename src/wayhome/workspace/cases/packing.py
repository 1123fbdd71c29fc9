"""The pack of a panel: for each item what whoever reads it may see, put together anew each time.

    item  ─>  the case behind it, and others about the same  ─>  voice, what changed, plan, orders
              └>  records of whom it is about            ─>  signs, people, places, lines

Keeps: of an item whose case the reader takes no part in stands its title alone; records of somebody
stand only where the gate shows them in full to this reader, for what they said they look for. So
two members hold two packs, and neither tells what the other's says.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from django.http import HttpRequest

from wayhome.casework.panel import Item, agenda
from wayhome.casework.pathways.panel import ASKS, ITEMS
from wayhome.workspace.accounts.models import User
from wayhome.workspace.cases.models import About, Case
from wayhome.workspace.cases.opening import Opened
from wayhome.workspace.cases.pack_parts import Part, of_cases, of_records
from wayhome.workspace.cases.sat_before import last_sitting
from wayhome.workspace.cases.saying_why import say_why_at
from wayhome.workspace.cases.standing import called, seen_by, told
from wayhome.workspace.gate.passages import passage, signed_in
from wayhome.workspace.pages.views.opening import narrowed, sees_in_full
from wayhome.workspace.reading import references
from wayhome.workspace.reading.view import View

NO_PART = (
    "The case behind it is one in which your agency takes no part. Those who do bring it to the "
    "panel."
)
NOBODY = "Nobody has found them in the records, so no sign and no tie stands here."
NO_CASE = "No case is behind it: whoever put it on brings what there is."


@dataclass(frozen=True)
class Packed:
    """One item. `called`: whom or what its case is for; `why_not`: why nothing of it stands here;
    `unopened`: why no records do, and `open_at` where to say why one looks, which opens them."""

    item: Item
    kind: str
    asks: str
    called: str = ""
    person_id: str = ""
    parts: Sequence[Part] = field(default=(), repr=False)
    why_not: str = ""
    unopened: str = ""
    open_at: str = ""


def packed(request: HttpRequest, seen: View, found: Opened) -> list[Packed]:
    """The pack, in the order of the agenda."""
    return [_of(request, seen, found, one) for one in agenda(found.told)]


def _of(request: HttpRequest, seen: View, panel: Opened, item: Item) -> Packed:
    kind, asks, user = ITEMS[item.kind], ASKS[item.asks], signed_in(request)
    if not item.case:
        return Packed(item, kind, asks, why_not=NO_CASE)
    row = seen_by(user).filter(pk=item.case).select_related("found").first()
    if row is None:
        return Packed(item, kind, asks, why_not=NO_PART)
    of, since = called(seen, row), last_sitting(user, panel.row, item.case)
    parts = list(of_cases(seen, family(seen, user, row), since))
    if not of.person_id:
        unopened = NOBODY if row.about == About.PERSON else ""
        return Packed(item, kind, asks, of.name, "", parts, "", unopened)
    if not sees_in_full(request, of.person_id):
        way = passage(request, of.person_id)
        at = say_why_at(request, of.person_id)
        return Packed(item, kind, asks, of.name, of.person_id, parts, "", way.reason, at)
    parts += of_records(narrowed(request, seen, [of.person_id]), of.person_id)
    return Packed(item, kind, asks, of.name, of.person_id, parts)


def family(seen: View, user: User, row: Case) -> list[Opened]:
    """The case and every other about the same in which this account's agency takes part, that one
    first; of whom or what nobody found in records, what came out of it, or it came out of."""
    held = seen_by(user).select_related("found").exclude(pk=row.pk).order_by("-began_at", "number")
    return [_opened(one) for one in (row, *held.filter(pk__in=_about_the_same(seen, user, row)))]


def _about_the_same(seen: View, user: User, row: Case) -> set[str]:
    of = called(seen, row).person_id or row.about_id
    if not of:
        beside = {row.out_of_id, *row.led_to.values_list("pk", flat=True)} - {None}
        return {str(one) for one in beside}
    held = seen_by(user)
    if row.about != About.PERSON:
        return set(held.filter(about=row.about, about_id=of).values_list("pk", flat=True))
    meant = [of, *references.led(seen, [of])]
    begun = held.filter(about=About.PERSON, about_id__in=meant).values_list("pk", flat=True)
    found = held.filter(found__person_id__in=meant).values_list("pk", flat=True)
    return {*begun, *found}


def _opened(row: Case) -> Opened:
    entries = list(row.entries.select_related("by").order_by("place"))
    return Opened(row, entries, told(row, entries))


def people(pack: Sequence[Packed]) -> Iterator[str]:
    """Whom a pack shows, for the trail."""
    return (one for one in dict.fromkeys(each.person_id for each in pack) if one)
