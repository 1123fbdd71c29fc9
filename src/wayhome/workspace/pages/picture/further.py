"""The ways on from a picture for a page without script: more of a kind, and the next rows."""

from typing import Any

from django.http import HttpRequest, QueryDict

from wayhome.network.kinds import NodeKind
from wayhome.workspace.pages.paging import Slice
from wayhome.workspace.pages.picture.chosen import NAMES
from wayhome.workspace.pages.picture.telling import KINDS
from wayhome.workspace.pages.words import count

PER_PAGE = 100


def more(request: HttpRequest, drawn: dict[str, Any]) -> list[dict[str, str]]:
    """What is not drawn beside something, with the address that shows more."""
    found = []
    for node in drawn["nodes"]:
        for kind, (here, all_) in node["further"].items():
            if here < all_:
                said = f"showing {here} of {count(all_, *KINDS[NodeKind(kind)][1:])}"
                link = _with(request, drawn, node["key"], kind)
                found.append({"label": node["label"], "said": said, "link": link})
    return found


def rows(request: HttpRequest, drawn: dict[str, Any]) -> dict[str, Any]:
    """A page of the ties that stand, with the addresses of the pages before and after."""
    ties = [drawn["ties"][place] for place in drawn["stands"]]
    page = Slice(len(ties), PER_PAGE, request.GET.get("page", ""))

    def link(number: int) -> str:
        return f"{_turned(request.GET, page=str(number))}#table" if 1 <= number <= page.last else ""

    return {
        "rows": ties[page.start : page.start + PER_PAGE],
        "start": page.start,
        "number": page.number,
        "last": page.last,
        "total": len(ties),
        "away": len(drawn["ties"]) - len(ties),
        "before": link(page.number - 1),
        "after": link(page.number + 1),
        "whole": _whole(request.GET),
    }


def turned(query: QueryDict, **changed: str) -> str:
    """The same picture with something of it changed, from its first row on."""
    return _turned(query, page="", **changed)


def _turned(query: QueryDict, **changed: str) -> str:
    """All that an address says stays, however often it says a thing."""
    kept = query.copy()
    for name, value in changed.items():
        kept.pop(name, None)
        if value:
            kept[name] = value
    return f"?{kept.urlencode()}"


def _whole(query: QueryDict) -> str:
    """The same with nothing folded or filtered, also where a kept picture has some of it."""
    return _turned(query, **{"page": "", **dict.fromkeys(NAMES, ""), "shown": "whole"})


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
