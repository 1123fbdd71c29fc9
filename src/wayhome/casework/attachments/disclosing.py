"""What of a case may be disclosed: chosen thing by thing, and nothing left out without a reason.

Keeps: nobody is asked to confirm a list that was made for them; each entry and each file is
answered by itself. Reasons stay inside: whoever gets the bundle does not learn that there is more.
Whoever is named and is not the child has rights of their own, so that is asked and answered.

Authority: disclosure to a defence is the prosecutor's decision (Criminal Procedure and
Investigations Act 1996, sections 3 and 7A); rights of others, Data Protection Act 2018 schedule 2
paragraphs 5 and 16. Facts §2.3; wording not read at source, to be checked with a lawyer.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

IN, OUT = "in", "out"
GOES = {IN: "It goes in", OUT: "It is left out"}
NONE, AGREED, UNSURE = "none", "agreed", "not sure"
OTHERS = {
    NONE: "No: all of it was read, and it names nobody else",
    AGREED: "Yes, and they may be named here",
    UNSURE: "Not sure",
}
SHORTEST = 5  # characters of a reason
NOTHING = "Choose at least one thing that goes in."
READ_AGAIN = (
    "Read what goes in once more, or leave out what you are not sure of. Nothing is put together "
    "before."
)
WHY_NAMED = "Write who is named, and who decided that they may be."
_CAPITAL = r"[A-ZÀ-ÖØ-Þ][\w’'-]+"
_NAME = re.compile(rf"\b{_CAPITAL}(?: {_CAPITAL})+\b")


@dataclass(frozen=True)
class Item:
    """One thing that can go in. `title`: as it is listed; `ending`: of its file's name; `text`:
    what is written in it, where that can be read here; `beside`: it is not of the case itself, so
    it stays out unless somebody takes it in, and nobody says why."""

    code: str
    title: str
    ending: str
    text: str = field(default="", repr=False)
    beside: bool = False


@dataclass(frozen=True)
class Choice:
    """What somebody chose of an item."""

    goes: str
    why: str = ""


def problems(items: Iterable[Item], chosen: Mapping[str, Choice]) -> dict[str, str]:
    """By item, what is missing; under "" where everything is left out."""
    items = list(items)
    found = {one.code: _problem(one, chosen.get(one.code, Choice(""))) for one in items}
    asked = [one for one in items if not _stays(one, chosen)]
    if all(chosen.get(one.code, Choice("")).goes == OUT for one in asked):
        found[""] = NOTHING
    return {code: words for code, words in found.items() if words}


def others_problem(answer: str, why: str) -> str:
    """What is missing of the question whether anybody else is named."""
    if answer == UNSURE:
        return READ_AGAIN
    if answer == AGREED and len(why.strip()) < SHORTEST:
        return WHY_NAMED
    return "" if answer in OTHERS else "Choose whether anybody else is named in it."


def named(text: str, known: Iterable[str]) -> list[str]:
    """What reads like a name in a text, in its order: words that begin with a capital, one beside
    another. `known`: names of the child and of agencies, which are no news. It finds some names and
    misses others: it says where to look, and never that nobody is named."""
    old = {word.casefold() for one in known for word in re.split(r"[ ,]+", one)}
    found = dict.fromkeys(_NAME.findall(text))
    return [one for one in found if not {word.casefold() for word in one.split()} <= old]


def going(items: Sequence[Item], chosen: Mapping[str, Choice]) -> list[tuple[str, Item]]:
    """What goes in, each with the name of its file. Names say nothing: they stand in registers."""
    kept = [one for one in items if chosen[one.code].goes == IN]
    return [(f"{n:03}{one.ending}", one) for n, one in enumerate(kept, 1)]


def left(items: Iterable[Item], chosen: Mapping[str, Choice]) -> list[tuple[str, str]]:
    """What is left out, each with its reason."""
    out = (one for one in items if chosen[one.code].goes == OUT and not one.beside)
    return [(one.title, chosen[one.code].why) for one in out]


def _stays(item: Item, chosen: Mapping[str, Choice]) -> bool:
    """Whether it is beside the case, and nobody takes it in."""
    return item.beside and chosen.get(item.code, Choice("")).goes != IN


def _problem(item: Item, choice: Choice) -> str:
    if item.beside and choice.goes in {"", OUT}:
        return ""
    if choice.goes not in GOES:
        return f"Choose whether it goes in: {item.title}."
    if choice.goes == OUT and len(choice.why.strip()) < SHORTEST:
        return f"Write why it is left out: {item.title}."
    return ""
