"""How far back a page of ties looks: a year at first, and everything in one step.

The questions asked of ties speak of the same year, so that page, picture and answers do not differ.
"""

from datetime import date, timedelta

ALL, USUAL = "all", "365"
SINCE = {"180": "The last 180 days", USUAL: "The last year", ALL: "All"}


def chosen(text: str | None) -> str:
    """What an address asks for; what cannot be read counts as not asked."""
    return text if text in SINCE else USUAL


def first_day(text: str | None, today: date) -> date | None:
    """Since when; None for all."""
    days = chosen(text)
    return None if days == ALL else today - timedelta(days=int(days))
