"""Names used on the street: one person in nine has one, whoever they are and whatever they do."""

STREET_NAMES = (
    *("Smiley", "Tiny", "Bolt", "Books", "Dash", "Biscuit", "Sparky", "Moose", "Ziggy", "Chips"),
    *("Rocket", "Pepper", "Lucky", "Duke", "Blue", "Jelly", "Spud", "Skates", "Midge", "Specs"),
    *("Captain", "Bongo", "Wheels"),
)
EVERY = 9


def street_name(pid: int) -> str | None:
    """What somebody is called on the street, if anything; always the same."""
    return STREET_NAMES[pid // EVERY % len(STREET_NAMES)] if pid % EVERY == 4 else None


def street_sql(pid: str) -> str:
    """The same in SQL."""
    names = "[" + ", ".join(f"'{name}'" for name in STREET_NAMES) + "]"
    at = f"mod({pid} // {EVERY}, {len(STREET_NAMES)}) + 1"
    return f"case when mod({pid}, {EVERY}) = 4 then {names}[{at}] end"
