"""Settings that are whole numbers."""

import os

from wayhome.lexicon.errors import BadUsage


def whole(name: str, without: int) -> int:
    """The number a setting gives, at least one. BadUsage for anything else."""
    given = os.environ.get(name, "").strip()
    if not given:
        return without
    if not given.isdecimal() or int(given) < 1:
        raise BadUsage(f"{name} is not a whole number above nought. Without it, {without} counts.")
    return int(given)
