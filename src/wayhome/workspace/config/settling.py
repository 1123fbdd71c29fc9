"""When builds begin by themselves, as settings say it."""

import os
from datetime import timedelta

from wayhome.pipeline.settling import Settling
from wayhome.workspace.config import numbers

AFTER = 60  # seconds: a slip is undone within them, and nobody waits long
WITHIN = 600


def chosen(after: str, within: str) -> Settling | None:
    """From the settings of these names; None where the first says `off`. BadUsage for anything that
    is no whole number of seconds."""
    if os.environ.get(after, "").strip().lower() == "off":
        return None
    seconds = numbers.whole(after, AFTER), numbers.whole(within, WITHIN)
    return Settling(*(timedelta(seconds=one) for one in seconds))
