"""Where what stands in a picture has its page, as far as the reader's role may open it. Why one
looks is asked there, as everywhere."""

from collections.abc import Callable, Iterable
from urllib.parse import urlencode

from django.urls import reverse

from wayhome.governance.access import may
from wayhome.governance.roles import Act
from wayhome.network.kinds import NodeKind
from wayhome.network.lines.fact import line_id
from wayhome.network.places import place_ref
from wayhome.workspace.accounts.models import User
from wayhome.workspace.reading.picture import Node

PageOf = Callable[[NodeKind, str], str]
ADDRESSES = (NodeKind.PLACE, NodeKind.INSTITUTION)
LOOKED_UP = (NodeKind.PHONE, NodeKind.VEHICLE)  # by the search, for they have no page of their own


def page_of(reader: User) -> PageOf:
    """The address of the page of a thing, or nothing: of a person it is asked otherwise."""
    acts = {act for act in (Act.SEE_PLACES, Act.SEE_LINES, Act.SEARCH)
            if may(reader.viewer, act).allowed}  # fmt: skip

    def found(kind: NodeKind, name: str) -> str:
        if kind in ADDRESSES and Act.SEE_PLACES in acts:
            return reverse("place", args=[place_ref(name)])
        if kind is NodeKind.LINE and Act.SEE_LINES in acts:
            return reverse("line", args=[line_id(name)])
        if kind in LOOKED_UP and Act.SEARCH in acts:
            return f"{reverse('search')}?{urlencode({'q': name})}"
        return ""

    return found


def pages(nodes: Iterable[Node], of: PageOf) -> dict[str, str]:
    """By node the page of it, for those that have one."""
    found = ((one.key, of(one.kind, one.key.partition(":")[2])) for one in nodes)
    return {each: page for each, page in found if page}
