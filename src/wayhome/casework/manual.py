"""The manual page of a pathway, made of its definition: what may be said, when, and the clocks."""

from collections.abc import Iterable, Iterator

from wayhome.casework.clocks import Clock
from wayhome.casework.dated import Dated, defaults
from wayhome.casework.fields import Field
from wayhome.casework.pathway import Entry, Pathway
from wayhome.casework.whose import Retold


def page(pathway: Pathway) -> str:
    """A pathway in Markdown, with the limits that the product brings with it."""
    return "\n".join(_lines(pathway)) + "\n"


def _lines(pathway: Pathway) -> Iterator[str]:
    yield f"# {pathway.words[:1].upper()}{pathway.words[1:]}"
    yield ""
    yield "Made of the definition by `wayhome pathways show " + pathway.code + "`."
    yield ""
    yield f"A case is, in turn, {_listed(pathway.states.values())}."
    yield from ("", "## Clocks", "")
    yield "| what | who answers for it | begins with | within | source |"
    yield "|---|---|---|---|---|"
    limits = {one.code: one for one in defaults()}
    yield from (_clock(pathway, one, limits[one.limit]) for one in pathway.clocks)
    yield from ("", "## What may be written down")
    for entry in pathway.entries.values():
        yield from _entry(pathway, entry)


def _clock(pathway: Pathway, clock: Clock, limit: Dated) -> str:
    begins = _listed(_fact(pathway, one) for one in sorted(clock.starts))
    source = limit.source if limit.checked else f"{limit.source} (not read at its source)"
    return f"| {clock.words} | {clock.owner} | {begins} | {limit.limit} | {source} |"


def _fact(pathway: Pathway, fact: str) -> str:
    """`found:what=arrest` as “Found: An arrest”, `made:review` as “Made: Which day?”."""
    code, _, chosen = fact.partition(":")
    entry = pathway.entries[code]
    field, _, value = chosen.partition("=")
    asked = {one.code: one for one in entry.fields}
    told = asked[field].choices.get(value, asked[field].asks) if chosen else ""
    return f"“{entry.words}{': ' if told else ''}{told}”"


def _entry(pathway: Pathway, entry: Entry) -> Iterator[str]:
    yield from ("", f"### {entry.words}", "")
    within = [pathway.states[one] for one in pathway.states if one in entry.within]
    when = f"while a case is {_listed(within)}" if within else "to begin a case"
    leads = f" Then it is {pathway.states[entry.to]}." if entry.to else ""
    yield f"{entry.who}, {when}.{leads}{_held_to(entry)}"
    if entry.needs:
        yield f"Before it: {_listed(_fact(pathway, one).strip('“”') for one in entry.needs)}."
    yield ""
    yield from (_asked(entry, one) for one in entry.fields)


def _held_to(entry: Entry) -> str:
    """Whose word it is, where that is held."""
    if entry.whose is None:
        return ""
    whose, another = entry.whose, ", but not whoever began the case" * entry.whose.another
    retold = f"; told by them, {whose.retold} writes who told it" * (whose.retold != Retold.NOBODY)
    return f" Whose word it is: {whose.words}{another}{retold}."


def _asked(entry: Entry, asked: Field) -> str:
    on = next((one for one in entry.fields if asked.when and one.code == asked.when.field), None)
    hangs = ""
    if on and asked.when:
        chosen = _listed((on.choices[one] for one in sorted(asked.when.values)), "or")
        hangs = f" (if “{on.asks}” is {chosen})"
    choices = f": {'; '.join(asked.choices.values())}" if asked.choices else ""
    return f"- {asked.asks}{choices}{hangs}{_when_needed(asked)}"


def _when_needed(asked: Field) -> str:
    if asked.required:
        return ""
    return f" (before {asked.before})" if asked.before else " (not required)"


def _listed(items: Iterable[str], joiner: str = "and") -> str:
    every = list(items)
    return f" {joiner} ".join([", ".join(every[:-1]), every[-1]] if every[1:] else every)
