"""Which agencies hold a person, as far as the viewer may know, by the release that serves."""

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
