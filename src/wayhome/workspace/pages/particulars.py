"""A canonical row as people read it: its own columns by their labels, without machinery."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from wayhome.lexicon.dates import in_words
from wayhome.workspace.reading.areas import area_name

LABELS = {
    "given_names": "Given names",
    "family_name": "Family name",
    "other_names": "Other names",
    "street_name": "Street name",
    "dob": "Date of birth",
    "sex": "Sex as recorded",
    "gender": "Gender as recorded",
    "nationality": "Nationality as recorded",
    "language": "Language",
    "nhs_number": "NHS number",
    "upn": "Unique pupil number",
    "uln": "Unique learner number",
    "pnc_id": "Police National Computer",
    "child_id": "Council child number",
    "invalid_ids": "Identifiers that failed their check",
    "died_on": "Date of death",
    "place_name": "Place",
    "address": "Address",
    "postcode": "Postcode",
    "area": "District",
    "outcome": "Outcome",
    "code": "Code of the source",
    "reference": "Reference of the source",
    "value": "Measure",
    "value_of": "Out of",
    "placement_type": "Type of placement",
    "legal_status": "Legal status",
    "distance_miles": "Miles from home",
    "end_reason": "Why it ended",
    "whose": "Whose",
    "role": "Their part",
    "description": "Description",
    "quantity": "Quantity",
    "unit": "Unit",
    "said_by": "Said by",
    "topic": "About",
}


def shown_columns(record: Mapping[str, Any]) -> list[tuple[str, str]]:
    """The columns of a record that hold something, with their labels, in reading order."""
    # The part in an event is shown once, from its own records.
    besides = {"role"} if record.get("table") == "event" else set()
    held = ((n, words) for n, words in LABELS.items() if record.get(n) not in (None, ""))
    return [(name, words) for name, words in held if name not in besides]


def plain(value: object, name: str = "") -> str:
    """A value as people write it."""
    if isinstance(value, list):
        return ", ".join(str(one) for one in value)
    if isinstance(value, date | datetime):
        return in_words(value)
    if name == "area":
        return area_name(str(value)) or str(value)
    if isinstance(value, float):
        return f"{value:g}"
    return str(value)
