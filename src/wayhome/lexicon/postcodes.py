"""Postcodes in their one form, 'AB1 2CD'.

The shape is that of British Standard 7666: it says that a postcode could be one, not that it is
one that has been given out.
"""

import re

SHAPE = "[A-PR-UWYZ](?:[0-9]{1,2}|[A-HK-Y][0-9]|[A-HK-Y][0-9][0-9ABEHMNPRV-Y]|[0-9][A-HJKPS-UW])"
WHOLE = f"(?:{SHAPE}|GIR)[0-9][ABD-HJLNP-UW-Z]{{2}}"


def postcode(text: str) -> str | None:
    """'sw1a1aa' gives 'SW1A 1AA'; None when it has not the shape of a postcode."""
    plain = re.sub(r"[^0-9A-Z]", "", text.upper(), flags=re.ASCII)
    return f"{plain[:-3]} {plain[-3:]}" if re.fullmatch(WHOLE, plain) else None


def sector(text: str) -> str | None:
    """'SW1A 1' of 'SW1A 1AA'."""
    whole = postcode(text)
    return whole[:-2] if whole else None


def postcode_sql(value: str) -> str:
    """The same as `postcode`, as a DuckDB expression over a VARCHAR expression."""
    plain = f"regexp_replace(upper({value}), '[^0-9A-Z]', '', 'g')"
    whole = "left(n, -3) || ' ' || right(n, 3)"
    cases = f"CASE WHEN regexp_full_match(n, '{WHOLE}') THEN {whole} END"
    # as a lambda the plain form is worked out once, and the statement stays short to plan
    made = f"list_transform([{plain}], lambda n: {cases})[1]"
    right = WHOLE.replace(")[0-9][ABD", ") [0-9][ABD")
    return f"CASE WHEN regexp_full_match({value}, '{right}') THEN {value} ELSE {made} END"
