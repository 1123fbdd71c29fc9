"""Which agencies hold a person, as the release that serves knows it."""

from wayhome.workspace.serving import reading

# Any marking counts: an agency that holds a person only under a restricted record is an insider to
# its own record. Who else learns of it is for `known to`, which is filtered by marking.
_HOLDERS = "select distinct agency from subject where person_id = ?"


def holders_of(person_id: str) -> frozenset[str]:
    """Codes of the agencies with a record of the person; empty for nobody."""
    with reading() as cursor:
        return frozenset(row[0] for row in cursor.execute(_HOLDERS, [person_id]).fetchall())
