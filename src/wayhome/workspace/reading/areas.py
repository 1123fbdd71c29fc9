"""Names of districts from their ONS codes, for pages.

Never guesses: a code that the reference does not hold has no name.
"""

from wayhome.lexicon import places


def area_name(code: str | None) -> str:
    """Hartlepool for E06000001; nothing when the code is not known."""
    area = places.areas().get(code) if code else None
    return area.name if area else ""


def covering(code: str | None) -> set[str]:
    """Codes of the district, the council above it and the police area: who covers a place."""
    area = places.areas().get(code) if code else None
    return {area.area, area.upper, area.force} if area else set()
