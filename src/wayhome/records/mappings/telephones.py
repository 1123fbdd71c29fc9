"""Telephones: whose a number is said to be, on what lawful basis, and who called whom.

A row whose basis has ended makes nothing: it may not be held, whenever it came.
"""

from collections.abc import Iterator

from wayhome.lexicon.phones import phone_sql
from wayhome.records.mapping import Mapping, person

STANDS = "(s.basis_until IS NULL OR s.basis_until >= current_date)"
GRADE = "nullif(concat(s.source_evaluation, s.information_assessment), '')"
# By which authorisation and until when it may be held, with whatever is made of it.
ALLOWED = {"basis": "s.basis", "basis_ref": "s.basis_ref", "basis_until": "s.basis_until"}

HOLDER = Mapping(
    "telephones",
    "people",
    "subject",
    "person",
    {
        "subject_ref": person("s.holder_id"),
        "local_id": "s.holder_id",
        "given_names": "s.forename",
        "family_name": "s.surname",
        "street_name": "s.street_name",
        "dob": "s.dob",
        "dob_precision": "s.dob_precision",
    },
)
HOME = Mapping(
    "telephones",
    "people",
    "stay",
    "home",
    {
        "subject_ref": person("s.holder_id"),
        "kind": "'home'",
        "address": "s.address",
        "postcode": "s.postcode",
    },
    where="s.address IS NOT NULL OR s.postcode IS NOT NULL",
)


def _owned() -> Iterator[Mapping]:
    """The number, and the handset and the SIM that it was in."""
    for kind, column in (("phone", "number"), ("handset", "imei"), ("sim", "imsi")):
        yield Mapping(
            "telephones",
            "ownership",
            "contact_point",
            kind,
            {
                "subject_ref": person("s.holder_id"),
                "kind": f"'{kind}'",
                "value": f"s.{column}",
                "whose": "coalesce(replace(s.whose, '_', ' '), 'not known')",
                "line": "s.line_name",
                **ALLOWED,
            },
            where=f"s.{column} IS NOT NULL AND {STANDS}",
            began="s.seen_from",
            ended="s.seen_to",
            grading=GRADE,
            text="s.note",
        )


def _number(column: str) -> str:
    """In one form, so that it meets the same number elsewhere; as written where it is none."""
    return f"coalesce({phone_sql(f's.{column}')}, s.{column})"


CALL = Mapping(
    "telephones",
    "calls",
    "call",
    "call",
    {
        "caller": _number("caller"),
        "called": _number("called"),
        "kind": "coalesce(s.kind, 'call')",
        "seconds": "s.seconds",
        "times": "coalesce(s.times, 1)",
        **ALLOWED,
        "postcode": "s.cell_postcode",
        "lat": "s.cell_lat",
        "lon": "s.cell_lon",
    },
    where=STANDS,
    began="s.began_at",
    ended="s.began_at + to_seconds(s.seconds)",
)

TELEPHONES = (HOLDER, HOME, *_owned(), CALL)
