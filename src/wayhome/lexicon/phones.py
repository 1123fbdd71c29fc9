"""Telephone numbers in their one form, '+447700900123'.

A number without country is read as one of the United Kingdom (country code 44): nine or ten
digits after the nought. A ten-digit number from 7 on has lost its nought in a spreadsheet.
"""

import re


def phone(text: str) -> str | None:
    """The number with its country, or None when it is no telephone number."""
    plain = re.sub(r"\(0\)", "", text)
    plain = re.sub(r"[^0-9+]", "", plain, flags=re.ASCII)
    plain = re.sub(r"^00", "+", plain)
    if re.fullmatch(r"\+440[1-9][0-9]{8,9}", plain):
        return "+44" + plain[4:]
    if re.fullmatch(r"\+44[1-9][0-9]{8,9}", plain):
        return plain
    if re.fullmatch(r"0[1-9][0-9]{8,9}", plain):
        return "+44" + plain[1:]
    if re.fullmatch(r"44[1-9][0-9]{9}", plain):
        return "+" + plain
    if re.fullmatch(r"7[0-9]{9}", plain):
        return "+44" + plain
    foreign = re.fullmatch(r"\+[1-9][0-9]{7,14}", plain) and not plain.startswith("+44")
    return plain if foreign else None


def phone_sql(value: str) -> str:
    """The same as `phone`, as a DuckDB expression over a VARCHAR expression."""
    bare = f"regexp_replace(replace({value}, '(0)', ''), '[^0-9+]', '', 'g')"
    cases = (
        "CASE WHEN regexp_full_match(n, '\\+440[1-9][0-9]{8,9}') THEN '+44' || substr(n, 5)"
        " WHEN regexp_full_match(n, '\\+44[1-9][0-9]{8,9}') THEN n"
        " WHEN regexp_full_match(n, '0[1-9][0-9]{8,9}') THEN '+44' || substr(n, 2)"
        " WHEN regexp_full_match(n, '44[1-9][0-9]{9}') THEN '+' || n"
        " WHEN regexp_full_match(n, '7[0-9]{9}') THEN '+44' || n"
        " WHEN regexp_full_match(n, '\\+[1-9][0-9]{7,14}') AND NOT starts_with(n, '+44') THEN n END"
    )
    # as a lambda the digits are worked out once, and the statement stays short to plan
    return f"list_transform([regexp_replace({bare}, '^00', '+')], lambda n: {cases})[1]"
