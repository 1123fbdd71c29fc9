"""A canonical row as people read it: its own columns by their labels, without machinery."""

import textwrap
from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any

from wayhome.chronology import Entry
from wayhome.lexicon.dates import in_words
from wayhome.lexicon.identifiers import grouped
from wayhome.workspace.pages import codes
from wayhome.workspace.reading.areas import area_or_code

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
    "basis": "Held on the basis of",
    "basis_ref": "By authorisation",
    "basis_until": "May be held until",
    "conditions": "Conditions of sharing",
}


# What a column means in one kind of record, where that is not what it means in others.
OF_KIND = {
    ("school_concern", "code"): "School's number",
    ("school_move", "code"): "School's number",
    ("school_move", "reference"): "Number of the school before",
    ("attendance", "reference"): "School's number",
    ("offence", "code"): "Offence code",
    ("offence", "value"): "Gravity, 1 to 8",
    ("service_referral", "value"): "Days until first seen",
    ("arrest", "code"): "Offence code",
    ("charge", "code"): "Offence code",
    ("stop", "code"): "Power used",
    ("missing", "code"): "Risk as graded",
    ("away", "code"): "Risk as graded",
    ("suspension", "outcome"): "Reasons",
    ("suspension", "value"): "School days",
    ("exclusion", "outcome"): "Reasons",
    ("attendance", "value"): "Sessions attended",
    ("attendance", "value_of"): "Sessions possible",
    ("phone", "value"): "Number",
    ("email", "value"): "E-mail",
    ("handle", "value"): "Handle",
}


def shown_columns(record: Mapping[str, Any]) -> list[tuple[str, str]]:
    """The columns of a record that hold something, with their labels, in reading order."""
    besides = _besides(record)
    kind = record.get("kind") or ""
    held = ((n, words) for n, words in LABELS.items() if record.get(n) not in (None, ""))
    return [(n, OF_KIND.get((kind, n), words)) for n, words in held if n not in besides]


def _besides(record: Mapping[str, Any]) -> set[str]:
    """Columns that another place of the page says, or that say nothing."""
    besides = set()
    # The part in an event is shown once, from its own records; that it is theirs goes without.
    if record.get("table") == "event" or record.get("role") == "subject":
        besides.add("role")
    if record.get("code") in {part.strip() for part in (record.get("outcome") or "").split(";")}:
        besides.add("code")  # the one reason, or one of those listed
    return besides


PARTS = {
    "subject": "The person it is about",
    "suspect": "Named as suspect",
    "victim": "Harmed",
    "found_with": "Found with them",
}
SHOWN = 180  # letters of a source's words in a list; the record has them all


def part_of(role: str) -> str:
    """What somebody was in an event, never what they are."""
    return PARTS.get(role, role.replace("_", " ").capitalize())


def found_words(kind: str, description: str | None, quantity: float | None, unit: str = "") -> str:
    """Something found, as people say it: "cash, £340", "28 wraps, suspected Class A"."""
    if kind == "cash" and quantity:
        return f"cash, £{quantity:,.0f}"
    said = description or kind.replace("_", " ")
    counted = quantity and quantity != 1 and f"{quantity:g}" not in said
    return f"{said}, {quantity:g} {unit}".rstrip() if counted else said


def quoted(entry: Entry) -> str:
    """The beginning of what a source wrote of a happening, or nothing."""
    if entry.lasting or entry.kind in {"worker", "thing"}:
        return ""
    said = next((source.text for source in entry.sources if source.text), "")
    return textwrap.shorten(said, SHOWN, placeholder=" …")


def _labelled(identifier: str) -> str:
    """'upn:A1' as people read it."""
    name, _, value = identifier.partition(":")
    return f"{LABELS.get(name, name)}: {value}"


# The council of a child number is the agency that the page names.
IN_WORDS: dict[str, Callable[[str], str]] = {
    "area": area_or_code,
    "role": part_of,
    "nhs_number": grouped,
    "child_id": lambda number: number.partition(":")[2] or number,
}


def plain(value: object, name: str = "", kind: str = "") -> str:
    """A value as people write it, a code with its words."""
    words = codes.in_words(value, kind, name) if isinstance(value, str) else ""
    if words and words != value:
        return f"{words} ({value})"
    if isinstance(value, list):
        return ", ".join(_labelled(one) if name == "invalid_ids" else str(one) for one in value)
    if isinstance(value, date | datetime):
        return in_words(value)
    if name in IN_WORDS:
        return IN_WORDS[name](str(value))
    if isinstance(value, float):
        return f"{value:g}"
    return str(value)
