"""Numbers as people say them."""

_SMALL = "no one two three four five six seven eight nine ten".split()


def times(number: int) -> str:
    """How often: once, twice, three times, 14 times."""
    if number in (1, 2):
        return ("once", "twice")[number - 1]
    return f"{in_words(number)} times"


def in_words(number: int) -> str:
    """How many: no, one, ten, 14, 1,200."""
    return _SMALL[number] if number < len(_SMALL) else f"{number:,}"
