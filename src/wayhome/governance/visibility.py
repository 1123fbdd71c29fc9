"""Which single record a viewer sees: one rule, once as Python and once as SQL, proven equal.

    official, official-sensitive   everybody who passed the gate for this person
    restricted, sealed             the agency that sent it, and there only roles that may
    anything else, or nothing      as restricted: what is not understood is not shown around

Counts, search, suggestions, known-to lists and signs are worked out after this filter, never
before, so that a hidden record cannot be told from one that does not exist.
"""

from wayhome.governance.access import Viewer
from wayhome.lexicon.marking import Marking

WIDE = (Marking.OFFICIAL, Marking.SENSITIVE)
NOBODY = ""  # no agency has this code, so it sees no restricted record


def eyes(viewer: Viewer) -> str:
    """The agency whose restricted records a viewer sees, or NOBODY."""
    return viewer.agency if viewer.see_restricted else NOBODY


def visible(viewer: Viewer, agency: str | None, marking: str | None) -> bool:
    """Whether a viewer sees a record of an agency with a marking."""
    if marking in WIDE:
        return True
    return eyes(viewer) != NOBODY and agency == eyes(viewer)


def visible_sql(alias: str = "", seen_by: str = "$viewer") -> str:
    """The same rule as a condition over columns `agency` and `marking`; never null.

    `seen_by` is the SQL of the viewer's `eyes`, by default the parameter `$viewer`.
    """
    of = f"{alias}." if alias else ""
    wide = ", ".join(f"'{marking}'" for marking in WIDE)
    own = f"{of}agency = {seen_by} and {seen_by} <> '{NOBODY}'"
    return f"(coalesce({of}marking in ({wide}), false) or coalesce({own}, false))"
