"""Registration marks of vehicles, as they stand in what somebody wrote of one.

Forms: Driver and Vehicle Licensing Agency, INF104 (September 2023): from 2001 two letters, two
digits, three letters; 1983 to 2001 a letter before, 1963 to 1983 a letter behind; Northern Ireland
three letters with an I or a Z, and digits.

Doubt: only the form of today cannot be taken for anything else ("A1 VAN", "BMW 320"): it alone is
found amid other words. The older ones count where the mark stands first, as senders write it: mark,
colour, make. Marks without a date ("ABC 123") are not found at all: too many models look like them.
"""

CURRENT = "[A-Za-z]{2}[0-9]{2} ?[A-Za-z]{3}"
OLDER = (
    "[A-Z][0-9]{1,3} ?[A-Z]{3}",
    "[A-Z]{3} ?[0-9]{1,3}[A-Z]",
    "[A-Z]{2}Z ?[0-9]{1,4}",
    "[A-Z]I[A-Z] ?[0-9]{1,4}",
)
MARK = rf"^\s*(?:{'|'.join(OLDER)})\b|\b{CURRENT}\b"


def plate_sql(column: str) -> str:
    """The mark in a column of text, in capitals without spaces; empty where there is none."""
    return rf"regexp_replace(upper(regexp_extract({column}, '({MARK})', 1)), '\s', '', 'g')"
