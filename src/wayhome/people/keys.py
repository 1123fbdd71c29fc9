"""The keys that bring two records together, for the batch and for looking one record up.

Two records are compared when they share a key; a record that shares none with its own kind is
missed for good, so the list is wide and each key narrow. A key shared by very many open records
says nothing and is left out (`Limits.people_a_key`).
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Key:
    """One kind of key: a DuckDB expression over a row of `face`, null where it cannot be made."""

    kind: str
    sql: str
    several: bool = False  # the expression is a list, one key for each member
    sure: bool = False  # an identifier: compared even when shared by more than the usual limit


def _joined(*columns: str) -> str:
    return " || '|' || ".join(columns)


YEAR = "dob[:4]"

KEYS: tuple[Key, ...] = (
    Key("nhs number", "nhs_number", sure=True),
    Key("pupil number", "list_distinct([upn, former_upn])", several=True, sure=True),
    Key("police number", "pnc_id", sure=True),
    Key("learner number", "uln", sure=True),
    Key("child id", "child_id", sure=True),
    Key("phone", "all_phones", several=True),
    Key("birth and surname", _joined("dob", "family")),
    Key("birth and first name", _joined("dob", "first")),
    Key("birth and postcode", _joined("dob", "postcode")),
    Key("birth and surname by sound", _joined("dob", "family_skeleton")),
    Key("birth and first name by sound", _joined("dob", "first_skeleton")),
    Key("birth sorted and initials", _joined("dob_sorted", "least(first[1], family[1])",
                                             "greatest(first[1], family[1])")),
    Key("name and outcode", _joined("first", "family", "outcode")),
    Key("name and year", _joined("least(first, family)", "greatest(first, family)", YEAR)),
    Key("name by sound and year", _joined("first_skeleton", "family_skeleton", YEAR)),
    Key("postcode and first name", _joined("postcode", "first")),
    Key("postcode, surname, year", _joined("postcode", "family", YEAR)),
    Key("premise and first name", "[x || '|' || first for x in premises]", several=True),
    Key("name and month", _joined("family", "first[1]", "dob[:7]")),
    Key("full name", _joined("first", "family", "coalesce(middles[1], '')")),
)  # fmt: skip
