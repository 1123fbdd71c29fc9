"""Questions that many entries ask in the same words."""

from wayhome.casework.fields import YES_NO, YES_NO_NOT_SURE, Field, Kind, When

LONGEST = 4000  # characters of somebody's own words


def at(asks: str = "When was that?") -> Field:
    """When it happened: the moment that clocks go by."""
    return Field("at", asks, Kind.HAPPENED)


def words(code: str, asks: str, *, required: bool = True, when: When | None = None) -> Field:
    return Field(code, asks, Kind.WORDS, required=required, when=when, longest=LONGEST)


def yes_no(code: str, asks: str, hint: str = "") -> Field:
    return Field(code, asks, Kind.CHOICE, choices=YES_NO, hint=hint)


def unsure(code: str, asks: str, hint: str = "") -> Field:
    """Yes, no, or not sure: for what may be unknown and is then said to be so."""
    return Field(code, asks, Kind.CHOICE, choices=YES_NO_NOT_SURE, hint=hint)


def left_out() -> Field:
    """Why nobody who could act hears of it, where that is so: asked beside who takes part
    (`casework.reaching`)."""
    return Field(
        "left_out", "If no other agency that could act hears of it: why?", Kind.WORDS,
        required=False, longest=1000,
        hint="Only where no council and no police besides your own agency is ticked, or where you "
        "took out one that was ticked for you.",
    )  # fmt: skip
