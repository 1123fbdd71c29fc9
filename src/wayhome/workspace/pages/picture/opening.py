"""Which way the record of a tie is opened, or why there is none for this reader.

somebody opened is in it    their file holds it
somebody masked is in it    their file: the gate asks why
a line and an address, or   the page of the line, where the record stands with its source
a line and a telephone
two telephones              the calls of that month, one by one
"""

from collections.abc import Callable, Mapping

from wayhome.network.kinds import NodeKind
from wayhome.workspace.pages.words import feed, lower_first
from wayhome.workspace.reading.picture import Drawn, Picture

PART = {NodeKind.PLACE: "addresses", NodeKind.PHONE: "numbers"}  # of the page of a line
CALLS = "The calls of that month, one by one"
NOT_OPEN = "It stands with a line or an address, which your role does not open"


def way_to(
    of: Picture,
    one: Drawn,
    labels: list[str],
    keys: list[str],
    pages: Mapping[str, str],
    link: Callable[..., str],
) -> dict[str, str]:
    """`record`: where it opens; `opens`: in which words, where "Open the record" would not do;
    `asks`: whose file the gate asks about; `closed`: why it opens nowhere. `keys`: how the reader's
    data name each node."""
    record = one.row["record_id"]
    if one.under:
        return {"record": link("record", one.under, record)}
    for end in (one.left, one.right):
        if of.nodes[end].kind is NodeKind.PERSON:
            page = {"record": link("record", keys[end].partition(":")[2], record)}
            asks = keys[end] != of.nodes[end].key
            said = {"asks": labels[end]} if asks else {"opens": f"The record of {labels[end]}"}
            return page | said
    return _of_things(of, one, labels, pages, link)


def _of_things(
    of: Picture,
    one: Drawn,
    labels: list[str],
    pages: Mapping[str, str],
    link: Callable[..., str],
) -> dict[str, str]:
    ends = {of.nodes[end].kind: end for end in (one.left, one.right)}
    line = ends.get(NodeKind.LINE)
    if line is None:
        return {"record": link("calls", one.row["record_id"]), "opens": CALLS}
    page = pages.get(of.nodes[line].key, "")
    if not page:
        return {"closed": f"{NOT_OPEN}. {_file(one)}"}
    part = next((PART[kind] for kind in ends if kind in PART), "")
    said = f"On the page of the line {labels[line]}: {lower_first(_file(one))}"
    return {"record": f"{page}#{part}", "opens": said}


def _file(one: Drawn) -> str:
    """Which row of which file, as pages of things say it."""
    at = str(one.row["record_id"]).split(":")
    source = feed(str(one.row["feed"] or ""))
    return f"{source}, file {at[0]} row {at[2]}" if len(at) > 2 else source
