"""Names of districts, counties and police areas from their ONS codes, for pages.

Never guesses: a code that the reference does not hold has no name.
"""

from wayhome.lexicon import places


def area_name(code: str | None) -> str:
    """Hartlepool for E06000001, Norfolk for E10000020; nothing when the code is not known."""
    name = places.place_name(code) if code else ""
    return "" if name == code else name


def area_or_code(code: str) -> str:
    """The name; where it is not known, that, and the code that the record has."""
    return area_name(code) or f"An area whose name is not known here ({code})"


def covering(code: str | None) -> set[str]:
    """Codes of the district, the council above it and the police area: who covers a place."""
    area = places.areas().get(code) if code else None
    return {area.area, area.upper, area.force} if area else set()
