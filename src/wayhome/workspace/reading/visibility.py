"""Which rows of the serving tables a viewer may see, as SQL put in before all else.

Records follow governance.visibility. A sign was worked out once for everybody and once more for
each agency that restricts records to itself; where both speak of the same sign, an agency's own
reading of it stands.
"""

from wayhome.governance.visibility import visible_sql
from wayhome.signs.subject import ADDRESS

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
    "address_record",
    "address_version",
    "tie",
    "line_fact",
    "person_told",
    "place_told",
    "answer",
    "dispute",
    "decision",
    "step_note",
    "stated_model",
    "link_to_judge",
    "record_to_judge",
)
GUARDED = (
    *(*RECORDS, "sign", "sign_evidence", "sign_aside", "goes_well"),
    *("address_sign", "address_sign_evidence"),
)

_OWN = "audience in ('open', $viewer)"
# By code, not by spell: a restricted record may begin a spell earlier, and the open reading of the
# same time would then stand beside it as if it were another.
_READ = f"""select * from {{}} where {_OWN}
    qualify (audience = 'open') = bool_and(audience = 'open') over (partition by person_id, code)"""
# What goes well lies among the signs and is never read with them, so that no count takes it in.
_SIGNS = f"(select * from ({_READ.format('sign')}) where split <> 'protective')"
_GOES_WELL = f"(select * from ({_READ.format('sign')}) where split = 'protective')"
# A row without a day says that the sign does not hold for its audience (signs/aside.py).
_ASIDE = f"(select * from ({_READ.format('sign_aside')}) where fired_on is not null)"
_EVIDENCE = f"""(select * from (
    select * from sign_evidence union all by name select * from sign_aside_evidence)
    where {_OWN} and {visible_sql()})"""
_OF_ADDRESSES = f"({ADDRESS.told(_READ.format('sign'))})"
_BEHIND_ADDRESSES = f"(select * from address_sign_evidence where {_OWN} and {visible_sql()})"
_OF_SIGNS = {
    "address_sign": _OF_ADDRESSES,
    "address_sign_evidence": _BEHIND_ADDRESSES,
    "sign": _SIGNS,
    "goes_well": _GOES_WELL,
    "sign_aside": _ASIDE,
    "sign_evidence": _EVIDENCE,
}


def seen(table: str) -> str:
    """The table as the viewer sees it, as a subquery."""
    if table in _OF_SIGNS:
        return _OF_SIGNS[table]
    # the graph names a tie by its row
    columns = "rowid as number, *" if table == "tie" else "*"
    return f"(select {columns} from {table} where {visible_sql()})"
