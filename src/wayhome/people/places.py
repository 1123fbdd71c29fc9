"""Postcodes and premises as they can be compared.

A premise is the postcode with the numbers of the address: 'Flat 2, 14 Mill Road' at AB1 2CD is
'AB12CD|2.14'. Without a number it is the first word, because house names are written many ways.
"""

import re


def squeezed(postcode: str) -> str:
    """'ab1 2cd' -> 'AB12CD'."""
    return postcode.upper().replace(" ", "")


def sector(postcode: str) -> str:
    """'AB1 2CD' -> 'AB12'."""
    return squeezed(postcode)[:-2]


def outcode(postcode: str) -> str:
    """'AB1 2CD' -> 'AB1'."""
    return squeezed(postcode)[:-3]


def premise(address: str | None, postcode: str) -> str | None:
    """Postcode and the numbers of the address, else its first word."""
    numbers = re.findall(r"[0-9]+[a-z]?\b", (address or "").lower())
    word = re.search(r"[a-z]+", (address or "").lower())
    mark = ".".join(numbers) or (word.group() if word else "")
    return f"{squeezed(postcode)}|{mark}" if mark else None


def macros() -> tuple[str, ...]:
    """Statements that teach a connection the same."""
    numbers = r"array_to_string(regexp_extract_all(lower(coalesce(a, '')), '[0-9]+[a-z]?\b'), '.')"
    word = "nullif(regexp_extract(lower(coalesce(a, '')), '[a-z]+'), '')"
    squeeze = "replace(upper({}), ' ', '')"
    return (
        f"create or replace temp macro postcode_squeezed(x) as {squeeze.format('x')}",
        f"create or replace temp macro postcode_sector(x) as {squeeze.format('x')}[:-3]",
        f"create or replace temp macro postcode_outcode(x) as {squeeze.format('x')}[:-4]",
        f"create or replace temp macro premise(a, p) as "
        f"({squeeze.format('p')} || '|' || coalesce(nullif({numbers}, ''), {word}))",
    )
