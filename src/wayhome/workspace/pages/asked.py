"""What somebody asked of a chronology: which records, which stretch, and who knew what, when.

Keeps: what cannot be used is said in one sentence and not used; nothing becomes something else
without a word.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TypedDict

from wayhome.chronology.known import KnownBy
from wayhome.lexicon.dates import in_words
from wayhome.workspace.pages.choices import Choices
from wayhome.workspace.reading.life import GROUPS, OTHER


class Knowing(TypedDict):
    """Who knew what, when, as the readings take it."""

    known_on: date | None
    known_by: KnownBy
    known_to: str | None


LABELS = {"from": "From", "to": "To", "known_on": "As known on"}
KINDS = (*GROUPS, OTHER)


@dataclass(frozen=True)
class Asked:
    """Everything that can be used, and a sentence a field for what cannot."""

    kind: str = ""
    agency: str = ""
    start: date | None = None
    end: date | None = None
    known_on: date | None = None
    known_by: KnownBy = "received"
    known_to: str = ""
    wrong: Mapping[str, str] = field(default_factory=dict)

    @property
    def knowing(self) -> Knowing:
        """How the readings are asked."""
        return {
            "known_on": self.known_on,
            "known_by": self.known_by,
            "known_to": self.known_to or None,
        }

    @property
    def looks_back(self) -> bool:
        """Whether this is somebody's knowledge, or a past day's, rather than everybody's today."""
        return bool(self.known_on or self.known_to)


def asked(chosen: Choices, today: date, agencies: Mapping[str, object]) -> Asked:
    """The choices of the address bar, as far as they can be used."""
    days, wrong = _days(chosen, today)
    return Asked(
        kind=chosen.one_of("kind", KINDS) or "",
        agency=chosen.one_of("agency", agencies) or "",
        start=days["from"],
        end=days["to"],
        known_on=days["known_on"],
        known_by="recorded" if chosen["known_by"] == "recorded" else "received",
        known_to=chosen.one_of("known_to", agencies) or "",
        wrong=wrong,
    )


def viewpoint(told: Asked, names: Mapping[str, str]) -> str:
    """Whose knowledge is shown, and of which day; nothing for everybody's today."""
    to, on = names.get(told.known_to, ""), in_words(told.known_on) if told.known_on else ""
    if on and told.known_by == "recorded":
        return f"as written down by {to} by {on}" if to else f"as written down by {on}"
    said = " ".join(part for part in (to and f"to {to} alone", on and f"on {on}") if part)
    return f"as known {said}" if said else ""


def left_out(told: Asked) -> str:
    """What a look at somebody's knowledge leaves out; nothing for everybody's today."""
    said = []
    if told.known_on and told.known_by == "recorded":
        said.append("What was written down later is left out; what reached Wayhome later is not")
    elif told.known_on:
        said.append("What reached Wayhome later is left out")
    if told.known_to:
        said.append("What other agencies told is left out")
    return ". ".join(said)


def kept_to(told: Asked, names: Mapping[str, str]) -> str:
    """Which records alone are shown, to follow the word "record"; nothing for all."""
    agency = names.get(told.agency, "")
    return (f" under {told.kind}" if told.kind else "") + (f" from {agency}" if agency else "")


def _days(chosen: Choices, today: date) -> tuple[dict[str, date | None], dict[str, str]]:
    typed = {name: chosen.typed(name) for name in LABELS}
    days = {name: one.date for name, one in typed.items()}
    wrong = {name: said for name, label in LABELS.items() if (said := typed[name].wrong(label))}
    start, end, on = days["from"], days["to"], days["known_on"]
    if on and on > today:
        wrong["known_on"] = f"As known on: {in_words(on)} has not come yet; choose today or before."
        days["known_on"] = None
    if start and end and end < start:
        wrong["to"] = f"To: {in_words(end)} lies before {in_words(start)}; change one of the two."
        days["from"] = days["to"] = None
    return days, wrong
