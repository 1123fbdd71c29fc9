"""What a record of an address says, in words: what was seen or reported, and what came of it.

Keeps: never the words that somebody wrote, which may name a person, and no role of anybody.
"""

from collections.abc import Callable, Mapping
from typing import Any

from wayhome.lexicon.categories import offence_meaning
from wayhome.lexicon.kinds import Category, EventKind
from wayhome.network.lines.fact import line_id
from wayhome.workspace.pages.codes import OFFENCES, in_words, outcome

QUIET = {None, "", Category.NOT_KNOWN, Category.OTHER}


def says(row: Mapping[str, Any]) -> str:
    """'Noise, visitors day and night; outcome: warning given'; empty where it says no more."""
    if row["kind"] == "arrears":
        return f"The rent owed had {row['outcome']}" if row["outcome"] else ""
    parts = [_what(row)]
    if row["kind"] == "tenancy_visit" and row["value"]:
        parts.append(f"{row['value']:.0f} people there who do not live there")
    parts.append(outcome(row["outcome"], row["kind"]))
    told = "; ".join(part for part in parts if part)
    return told[:1].upper() + told[1:]


def _what(row: Mapping[str, Any]) -> str:
    """What it was about. An arrest is worded as in a chronology; of an offence its code says more,
    where it is one with words: a bare number says nothing to whoever reads at night."""
    known = row["category"] not in QUIET
    category = str(row["category"]).replace("_", " ") if known else ""
    if category and row["kind"] == EventKind.ARREST:
        return category
    if row["code"] and row["kind"] in OFFENCES and not offence_meaning(row["code"]):
        number = f"offence code {row['code']}"
        return f"{category} ({number})" if category else number
    said = in_words(row["code"], row["kind"], "code").replace("_", " ") if row["code"] else ""
    return said or category


SAYING: dict[str, Callable[..., str]] = {"says": says, "of_line": line_id}
