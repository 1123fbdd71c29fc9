"""Two who were at one address at different times, in words."""

from collections.abc import Iterable
from datetime import timedelta

from wayhome.network.graph.opening import NO_END, NO_START
from wayhome.network.methods.overlapping import Days
from wayhome.workspace.pages.words import day, listed
from wayhome.workspace.reading.ties import Apart
from wayhome.workspace.reading.view import EPOCH


def other_times(apart: Apart, name: str) -> str:
    """“not at the same time: 1 March 2023 to 4 June 2024, and Ann Ash from 3 May 2025”."""
    return f"not at the same time: {_told(apart.theirs)}, and {name} {_told(apart.own)}"


def _told(days: Iterable[Days]) -> str:
    return listed([_stretch(*one) for one in days])


def _stretch(first: int, last: int) -> str:
    began, ended = (None if one in (NO_START, NO_END) else EPOCH + timedelta(days=one)
                    for one in (first, last))  # fmt: skip
    if began and ended:
        return day(began) if began == ended else f"{day(began)} to {day(ended)}"
    return f"from {day(began)}" if began else f"until {day(ended)}"
