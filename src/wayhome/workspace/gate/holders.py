"""Which agencies hold a person, as far as the viewer may know, by the release that serves.

And whether the viewer's own agency has sent anything, without which it holds nobody here.
"""

from wayhome.governance.access import Viewer
from wayhome.governance.visibility import NOBODY, eyes, visible_sql
from wayhome.lexicon.agencies import OWN_FEED
from wayhome.workspace.serving import reading

# Filtered first: somebody held under another agency's restricted records alone must look exactly
# like somebody who does not exist.
_HOLDERS = f"select distinct agency from subject where person_id = $person and {visible_sql()}"
_SUPPLIED = f"select 1 from delivery where agency = ? and feed <> '{OWN_FEED}' limit 1"

_EVERY = f"""
select agency, bool_or({visible_sql()}) from subject where person_id = $person
group by agency order by agency
"""


def holders_of(person_id: str, viewer: Viewer) -> frozenset[str]:
    """Codes of the agencies with a record of the person that the viewer may see."""
    values = {"person": person_id, "viewer": eyes(viewer)}
    with reading() as cursor:
        return frozenset(row[0] for row in cursor.execute(_HOLDERS, values).fetchall())


def supplies(viewer: Viewer) -> bool:
    """Whether the viewer's agency has sent anything to this release."""
    with reading() as cursor:
        asked = cursor.execute(_SUPPLIED, [viewer.agency])
        return asked.fetchone() is not None


def every_holder(person_id: str) -> dict[str, bool]:
    """Every agency with a record of the person, and whether everybody may know that it has.

    For telling agencies of a child that they hold themselves, and never for what is shown.
    """
    values = {"person": person_id, "viewer": NOBODY}
    with reading() as cursor:
        return dict(cursor.execute(_EVERY, values).fetchall())
