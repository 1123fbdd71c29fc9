"""Where a reference that is no person's any more leads, by the release that serves.

Everybody may know of it what open records tell; an agency, besides, what its own restricted ones
do. Of the two an agency's own stands.
"""

from dataclasses import dataclass

from wayhome.governance.access import Viewer
from wayhome.governance.visibility import eyes, visible_sql
from wayhome.lexicon.errors import NotSetUp
from wayhome.workspace.serving import reading

GONE = (
    "Nobody has this reference any more. Wayhome holds no record of them that you can see, "
    "which does not mean that no agency knows them."
)

_LEADS = f"""
select now from person_forward where was = $was and {visible_sql()}
order by marking = 'restricted' desc limit 1
"""


@dataclass(frozen=True)
class Became:
    """What became of an old reference: the person it leads to, or nobody where it is gone."""

    was: str
    now: str | None


def became(person_id: str, viewer: Viewer) -> Became | None:
    """What became of a reference, or None where it is not an old one that the viewer may know."""
    values = {"was": person_id, "viewer": eyes(viewer)}
    try:
        with reading() as cursor:
            found = cursor.execute(_LEADS, values).fetchone()
    except NotSetUp:  # before the first release no reference is old
        return None
    return Became(person_id, found[0]) if found else None
