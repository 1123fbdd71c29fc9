"""Which agencies hold a person, as far as the viewer may know, by the release that serves.

And whether the viewer's own agency has sent anything, without which it holds nobody here.
"""

from wayhome.governance.access import Viewer
from wayhome.governance.visibility import eyes, visible_sql
from wayhome.workspace.serving import reading

# Filtered first: somebody held under another agency's restricted records alone must look exactly
# like somebody who does not exist.
_HOLDERS = f"select distinct agency from subject where person_id = $person and {visible_sql()}"


def holders_of(person_id: str, viewer: Viewer) -> frozenset[str]:
    """Codes of the agencies with a record of the person that the viewer may see."""
    values = {"person": person_id, "viewer": eyes(viewer)}
    with reading() as cursor:
        return frozenset(row[0] for row in cursor.execute(_HOLDERS, values).fetchall())


def supplies(viewer: Viewer) -> bool:
    """Whether the viewer's agency has sent anything to this release."""
    with reading() as cursor:
        asked = cursor.execute("select 1 from delivery where agency = ? limit 1", [viewer.agency])
        return asked.fetchone() is not None
