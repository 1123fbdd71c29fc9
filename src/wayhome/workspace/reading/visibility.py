"""Which rows of the serving tables a viewer may see, as SQL put in before all else.

Records follow governance.visibility. A sign was worked out once for everybody and once more for
each agency that restricts records to itself; where both speak of the same sign, an agency's own
reading of it stands.
"""

from wayhome.governance.visibility import visible_sql

RECORDS = (
    "subject",
    "event",
    "involvement",
    "stay",
    "contact_point",
    "thing",
    "statement",
    "relation",
    "fact",
)
GUARDED = (*RECORDS, "sign", "sign_evidence")

_OWN = "audience in ('open', $viewer)"
_SIGNS = f"""(select * from sign where {_OWN} qualify row_number() over (
    partition by person_id, sign_id order by audience = 'open') = 1)"""
_EVIDENCE = f"(select * from sign_evidence where {_OWN} and {visible_sql()})"


def seen(table: str) -> str:
    """The table as the viewer sees it, as a subquery."""
    if table == "sign":
        return _SIGNS
    if table == "sign_evidence":
        return _EVIDENCE
    return f"(select * from {table} where {visible_sql()})"
