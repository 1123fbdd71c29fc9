"""The manual of signs, printed from their definitions and from the examples that the tests run."""

from wayhome.signs.addresses.catalogue import ADDRESS_SIGNS
from wayhome.signs.catalogue import SIGNS
from wayhome.signs.citations import CITATIONS
from wayhome.signs.examples import Example, rows_of
from wayhome.signs.sentence import with_gaps
from wayhome.signs.sign import Sign

_HEAD = """# Warning signs

A sign is a prompt with its evidence: never a verdict, never a score. Each names its rule, its
source and the exact records that made it. Vulnerability is context and is never shown alone. Age,
sex and ethnicity are never read by a rule. Signs look at people under 18, or of unknown age.

| code | sign | window | strength | speaks of |
|---|---|---|---|---|
"""


_GOES_WELL = """## What goes well

Made, dated and shown with its records as signs are, on the same page, and counted with none of
them. Only what a record says counts: that nothing is recorded protects nobody.

| code | what goes well | window | strength | speaks of |
|---|---|---|---|---|
"""
_APART = """Two of these count for nothing else. One asks a person to read a note before anything is
made of it; the other is an alarm about agencies, worked out after all other signs.

"""
_OF_ADDRESSES = """## Signs of an address

Of homes that others may have taken over. Whoever lives there may be an adult at risk: the way to
help is an enquiry under section 42 of the Care Act 2014. Schools, homes for children and stations
have none.

| code | sign | window | strength | speaks of |
|---|---|---|---|---|
"""


def manual() -> dict[str, str]:
    """The pages of the manual by file name."""
    every = (*SIGNS.values(), *ADDRESS_SIGNS.values())
    pages = {f"{sign.code}.md": page(sign) for sign in every}
    rows = "\n".join(_line(sign) for sign in SIGNS.values() if not sign.protective)
    well = "\n".join(_line(sign) for sign in SIGNS.values() if sign.protective)
    of_addresses = "\n".join(_line(sign) for sign in ADDRESS_SIGNS.values())
    sources = "\n".join(f"- **{key}**: {meaning}" for key, meaning in CITATIONS.items())
    pages["README.md"] = (
        f"{_HEAD}{rows}\n\n{_APART}{_GOES_WELL}{well}\n\n{_OF_ADDRESSES}{of_addresses}\n\n"
        f"## What the keys stand for\n\n{sources}\n"
    )
    return pages


def page(sign: Sign) -> str:
    """The page of one sign."""
    parts = [
        f"# {sign.code} {sign.name}",
        f"Version {sign.version} · {strength_in_words(sign)} · speaks of {sign.split} · "
        f"source {', '.join(sign.citations)}",
        f"**Reads as:** {_reads(sign)}.",
        f"**Rule:** {sign.rule_in_words}",
        *([f"**Counts for no other sign:** {sign.aside}"] if sign.aside else []),
        *([f"**Codes that count:** {sign.codes}."] if sign.codes else []),
        *([f"**Acute when** {sign.acute_when}."] if sign.acute_when else []),
        f"**Holds:** {'; or '.join(dict.fromkeys(c.form.words for c in sign.clauses))}.",
        f"**Not known without:** {'; '.join(need.data for need in sign.needs)}.",
        *([f"**Look also at:** {_look_at(sign)}."] if sign.counter else []),
        f"**Cannot see:** {sign.limits}",
        "## Examples",
        *(_example(example) for example in sign.examples),
    ]
    return "\n\n".join(parts) + "\n"


def window_in_words(sign: Sign) -> str:
    """How long it holds after what made it hold: '90 days', 'while it lasts', 'ever'."""
    if sign.window:
        return f"{sign.window} days"
    ever = all(each.form.words.endswith("ever") for each in sign.clauses)
    return "ever" if ever else "while it lasts"


def strength_in_words(sign: Sign) -> str:
    """'S (strong sign), A (look today) when …'."""
    words = f"{sign.strength} ({sign.strength.words.lower()})"
    return f"{words}, or A (look today)" if sign.acute_when else words


def _reads(sign: Sign) -> str:
    words = [words for c in sign.clauses for words in (c.words, c.otherwise) if words]
    return "; or ".join(f"“{with_gaps(each)}”" for each in words)


def _look_at(sign: Sign) -> str:
    return "; ".join(counter.words for counter in sign.counter)


def _line(sign: Sign) -> str:
    window = window_in_words(sign)
    strength = f"{sign.strength} or A" if sign.acute_when else str(sign.strength)
    return f"| [{sign.code}]({sign.code}.md) | {sign.name} | {window} | {strength} | {sign.split} |"


def _example(example: Example) -> str:
    given = _drawn(example.records)
    expected = _drawn(example.expect) if example.fires else "Nothing fires."
    born = f"Born: {example.born}.\n\n" if ";" in example.born else ""
    return f"### {example.title}\n\n{born}{given}\n\nGives:\n\n{expected}"


def _drawn(table: str) -> str:
    rows = rows_of(table)
    names = list(dict.fromkeys(name for row in rows for name in row))
    lines = [names, ["---"] * len(names), *([row.get(name, "") for name in names] for row in rows)]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)
