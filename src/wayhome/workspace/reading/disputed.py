"""Signs that rest on disputed records alone, as this viewer may know."""

from wayhome.casework.disputes import rests_only_on
from wayhome.lexicon.kinds import StayKind
from wayhome.workspace.disputing.since import disputed_since
from wayhome.workspace.disputing.standing import any_at_all, disputes
from wayhome.workspace.reading.view import Row, View

BEHIND = """
select sign_id, record_id from {{{evidence}}} where sign_id in (select unnest($signs))
"""
TOUCHED = """
select distinct sign_id from {sign_evidence} where record_id in (select unnest($records))
"""
KEPT = "signs on disputed records alone"  # under which a view keeps them
STAYS = """
select distinct record_id from {fact}
where record_id in (select unnest($records)) and list_contains($kinds, kind)
"""


def marked(view: View, rows: list[Row], evidence: str = "sign_evidence") -> list[Row]:
    """The same signs, each with whether all that it rests on is disputed."""
    if not rows or not any_at_all(view):
        return rows
    signs = sorted({row["sign_id"] for row in rows})
    found = view.rows(BEHIND.format(evidence=evidence), signs=signs)
    held = disputes(view, {row["record_id"] for row in found})
    if not held.told:
        return rows
    touched = {row["sign_id"] for row in found if row["record_id"] in held}
    behind: dict[str, list[str]] = {}
    for row in found:
        if row["sign_id"] in touched:
            behind.setdefault(row["sign_id"], []).append(row["record_id"])
    stays = _stays(view, sorted({one for ones in behind.values() for one in ones}))
    only = {
        sign for sign, ones in behind.items()
        if rests_only_on({one: one in stays for one in ones}, held.told)
    }  # fmt: skip
    return [{**row, "disputed": row["sign_id"] in only} for row in rows]


def alone(view: View) -> list[str]:
    """Those of all signs of people that rest on disputed records alone: for lists that the
    database orders. Found from the few records that are disputed; once for a view."""
    found = view.kept.get(KEPT)
    if not isinstance(found, list):
        records = sorted(disputed_since(view)) if any_at_all(view) else []
        touched = view.rows(TOUCHED, records=records) if records else []
        rows = [row for row in marked(view, touched) if row.get("disputed")]
        found = view.kept[KEPT] = sorted(row["sign_id"] for row in rows)
    return found


def _stays(view: View, records: list[str]) -> set[str]:
    if not records:
        return set()
    rows = view.rows(STAYS, records=records, kinds=list(StayKind))
    return {row["record_id"] for row in rows}
