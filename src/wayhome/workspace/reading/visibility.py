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
    "call",
    "thing",
    "statement",
    "relation",
    "fact",
    "person_forward",
    "person_change",
    "at_place",
    "tie",
    "link_to_judge",
    "record_to_judge",
)
GUARDED = (*RECORDS, "sign", "sign_evidence")

_OWN = "audience in ('open', $viewer)"
# By code, not by spell: a restricted record may begin a spell earlier, and the open reading of the
# same time would then stand beside it as if it were another.
_SIGNS = f"""(select * from sign where {_OWN}
    qualify (audience = 'open')
        = bool_and(audience = 'open') over (partition by person_id, code))"""
_EVIDENCE = f"(select * from sign_evidence where {_OWN} and {visible_sql()})"


def seen(table: str) -> str:
    """The table as the viewer sees it, as a subquery."""
    if table == "sign":
        return _SIGNS
    if table == "sign_evidence":
        return _EVIDENCE
    # the graph names a tie by its row
    columns = "rowid as number, *" if table == "tie" else "*"
    return f"(select {columns} from {table} where {visible_sql()})"
