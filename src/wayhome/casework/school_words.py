"""What stands beside the form of a school concern: what to do, what not to do, and where to turn.

A teacher is no health or social care worker: listening and signposting is the task, and examples
help more than information (facts §9, Idox, mental health in schools). Numbers of helplines are
dated reference data (`reference/helplines.csv`); `checked`: whether the source itself was read.
"""

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files

from wayhome.casework.lists import Kept, Line, holding

SOURCE = "facts §9, design of this project, for each partnership to agree"

DO = (
    "Listen, and stay calm.",
    "Thank them for telling you.",
    "Write it down the same day, in their words.",
    "Tell the safeguarding lead.",
    "Ask again how they are, and say what happened with what they told you.",
    "Look after yourself: talk with somebody.",
)
DO_NOT = (
    "Do not say what illness it is.",
    "Do not promise to keep it secret: say whom you have to tell, and why.",
    "Do not investigate, and do not search a telephone.",
    "Do not ask the same again and again.",
    "Do not face somebody who may be exploiting them.",
    "Do not wait for proof.",
    "Do not answer it by sending them out of school.",
    "Do not call it seeking attention.",
)
# From the first warm word to help from outside; each step leaves the one before it open.
LADDER = (
    "A short, warm word that judges nothing.",
    "A second talk that asks gently.",
    "A talk with parents or carers, unless that is not safe.",
    "The safeguarding lead, or the senior lead for mental health.",
    "Help in school: assess, plan, do, look again.",
    "The mental health support team, child and adolescent mental health services, or the crisis "
    "team.",
)


@dataclass(frozen=True)
class Helpline:
    """Somebody who can be rung or written to, from a day on."""

    code: str
    name: str
    how: str
    since: date
    source: str
    checked: bool
    checked_on: date


def helplines(day: date, lines: Iterable[Line] = ()) -> tuple[Helpline, ...]:
    """Whom a child or a worker can turn to themselves on a day, with the number: what the product
    brings with it, and what an administrator said since."""
    held = holding(Kept.HELPLINES, day, lines)
    brought = {one.code: one for one in brought_along()}
    said = {code: None if line.off else _own(line) for code, line in held.items()}
    return tuple(one for one in {**brought, **said}.values() if one)


def _own(line: Line) -> Helpline:
    says = line.says
    return Helpline(
        line.of, says["name"], says["how"], line.since, line.source, True, line.checked_on
    )


@cache
def brought_along() -> tuple[Helpline, ...]:
    """What the product brings with it."""
    with (files("wayhome.casework") / "reference/helplines.csv").open(encoding="utf-8") as file:
        return tuple(
            Helpline(
                row["code"],
                row["name"],
                row["how"],
                date.fromisoformat(row["valid_from"]),
                row["source"],
                row["checked"] == "yes",
                date.fromisoformat(row["checked_on"]),
            )
            for row in csv.DictReader(file)
        )
