"""Identifiers of people and their check characters: NHS number, UPN, ULN, PNC id.

Each has a Python function, which says what is right, and a DuckDB expression for whole columns,
proven equal to it by test. A failed check never removes a value: who calls decides.
Forms: facts §11.4 (unverified there); NHS number: NHS Data Dictionary; UPN: DfE guidance on UPNs;
ULN: Learning Records Service; PNC id: as the courts' own software checks it.
"""

import re

UPN_LETTERS = "ABCDEFGHJKLMNPQRTUVWXYZ"  # 23: without I, O and S
PNC_LETTERS = "ZABCDEFGHJKLMNPQRTUVWXY"
PNC_BEGAN = 74  # the Police National Computer began in 1974: a short year from 74 on is 19..


def _digits(text: str) -> str:
    return re.sub(r"[\s\-]", "", text)


def nhs_check(nine: str) -> int:
    """The tenth digit for nine; 10 means that no number can begin so."""
    return (11 - sum(int(d) * (10 - n) for n, d in enumerate(nine)) % 11) % 11


def nhs_number(text: str) -> str | None:
    """Ten digits without spaces, or None: bad check digit, or a dummy of one digit repeated."""
    number = _digits(text)
    if not re.fullmatch(r"[0-9]{10}", number) or len(set(number)) == 1:
        return None
    return number if nhs_check(number[:9]) == int(number[9]) else None


def grouped(nhs: str) -> str:
    """An NHS number as people read it out: 943 476 5919."""
    return f"{nhs[:3]} {nhs[3:6]} {nhs[6:]}"


def upn_check(twelve: str) -> str:
    """The letter before twelve characters; the last may be a letter in a temporary number."""
    values = [int(c) if c.isdigit() else UPN_LETTERS.index(c) for c in twelve]
    return UPN_LETTERS[sum(value * n for n, value in enumerate(values, 2)) % 23]


def upn(text: str) -> str | None:
    """A unique pupil number in capitals, or None."""
    number = _digits(text).upper()
    if not re.fullmatch(rf"[{UPN_LETTERS}][0-9]{{11}}[0-9{UPN_LETTERS}]", number):
        return None
    return number if upn_check(number[1:]) == number[0] else None


def uln(text: str) -> str | None:
    """A unique learner number, or None. A remainder of nought has no check digit."""
    number = _digits(text)
    if not re.fullmatch(r"[1-9][0-9]{9}", number):
        return None
    rest = sum(int(d) * (10 - n) for n, d in enumerate(number[:9])) % 11
    return number if rest and 10 - rest == int(number[9]) else None


def pnc_check(year: str, serial: str) -> str:
    """The letter after a serial number; only the last two digits of the year count."""
    return PNC_LETTERS[int(year[-2:] + serial.zfill(7)) % 23]


def pnc_id(text: str) -> str | None:
    """YYYY/NNNNNNNC, or None. Short forms ('07/123X') are written out."""
    found = re.fullmatch(
        rf"([0-9]{{2}}|[0-9]{{4}})/?([0-9]{{1,7}})([{PNC_LETTERS}])", _digits(text).upper()
    )
    if not found or ("/" not in text and len(_digits(text)) not in (10, 12)):
        return None
    year, serial, letter = found.groups()
    if len(year) == 2:
        year = ("19" if int(year) >= PNC_BEGAN else "20") + year
    right = pnc_check(year, serial) == letter
    return f"{year}/{serial.zfill(7)}{letter}" if right else None
