"""Every place a person has stayed, newest first, as the records this viewer may see have it."""

from datetime import date

from wayhome.workspace.reading.areas import area_name
from wayhome.workspace.reading.view import Row, View

STAYS = """
select record_id, kind, place_name, placement_type, legal_status, distance_miles, end_reason,
    address, postcode, area, agency, occurred_from, occurred_to, occurred_precision, marking
from {stay}
where person_id = $person and superseded_at is null
order by occurred_from desc nulls last, received_at desc, record_id
"""


def stays(view: View, person_id: str) -> list[Row]:
    """Homes, placements, schools and tenancies; `open` says whether somebody is there now."""
    found = view.rows(STAYS, person=person_id)
    for row in found:
        row["area_name"] = area_name(row["area"])
        row["open"] = _open(row, view.today)
        row["words"] = ", ".join(filter(None, [row["place_name"], row["address"], row["postcode"]]))
    return found


def _open(row: Row, today: date) -> bool:
    ended = row["occurred_to"]
    return ended is None or ended.date() >= today
