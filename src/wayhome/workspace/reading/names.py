"""Names for references, and references for a name, as one viewer may know them.

For pages that are not about one person: the trail, broken glass. Before the first build nobody has
a name, and those pages open all the same.
"""

from collections.abc import Iterable

from wayhome.governance.access import Viewer
from wayhome.lexicon.errors import NotSetUp
from wayhome.workspace.reading import references, search
from wayhome.workspace.reading.view import Row, View, view

# The newest row with a whole name, or else the newest that has any, as in the head of a page.
NAMES = """
select person_id, given_names, family_name from {subject}
where list_contains($people, person_id) and superseded_at is null
qualify row_number() over (partition by person_id order by
    (given_names is not null)::int + (family_name is not null)::int desc,
    coalesce(recorded_at, received_at) desc, received_at desc, record_id) = 1
"""
ENOUGH = 10  # people of one name; more are nobody in particular


def names(seen: View, people: Iterable[str]) -> dict[str, str]:
    """The name of each person of whom this viewer may see a record; nobody else is in it.

    An old reference has the name of the person it leads to.
    """
    wanted = set(people)
    found = _names(seen, wanted)
    leads = references.leads(seen, wanted - found.keys())
    meant = _names(seen, leads.values())
    return found | {was: meant[now] for was, now in leads.items() if now in meant}


def names_for(who: Viewer, people: Iterable[str]) -> dict[str, str]:
    """The same over the release that serves now; empty before the first."""
    wanted = set(people)
    if not wanted:
        return {}
    try:
        with view(who) as seen:
            return names(seen, wanted)
    except NotSetUp:
        return {}


def sought(who: Viewer, text: str) -> list[str]:
    """The nearest people of a name or number, as this viewer's search finds them."""
    try:
        with view(who) as seen:
            hits = search.found(seen, search.Wanted(text)).hits
    except NotSetUp:
        return []
    return [hit.person_id for hit in hits[:ENOUGH]]


def _names(seen: View, people: Iterable[str]) -> dict[str, str]:
    asked = sorted(set(people))
    rows = seen.rows(NAMES, people=asked) if asked else []
    return {row["person_id"]: _name(row) for row in rows}


def _name(row: Row) -> str:
    parts = (row["given_names"], row["family_name"])
    return " ".join(part for part in parts if part) or "Name not known"
