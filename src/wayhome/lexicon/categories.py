"""What an offence, an exclusion or a factor was about, in the words that all agencies share.

Tables of reference/, in this order for an offence: what the sender says, the class of the Home
Office code, words of the description. The classes and words are general knowledge, not an official
list (facts §11.1): a partnership may change the files. Nothing found is `other`, nothing written
is `not_known`.
"""

import csv
import re
from functools import cache

from wayhome.lexicon.kinds import Category
from wayhome.lexicon.places import REFERENCE


@cache
def _table(name: str) -> tuple[dict[str, str], ...]:
    with (REFERENCE / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))


def offence_category(code: str | None, description: str | None) -> Category:
    """What an offence was about, by class of its code and then by words."""
    return _by_class(code or "") or _by_words(description or "") or _nothing(code, description)


def offence_meaning(code: str) -> str:
    """'robbery of personal property' for '34B/01'; nothing where the class is not known."""
    return _class(code).get("meaning", "")


def _by_class(code: str) -> Category | None:
    found = _class(code)
    return Category(found["category"]) if found else None


def _class(code: str) -> dict[str, str]:
    plain = re.sub(r"^0+", "", code.strip().upper()).split("/")[0]
    return next((row for row in _table("offence_classes") if row["class"] == plain), {})


def _by_words(description: str) -> Category | None:
    lowered = description.lower()
    found = (row for row in _table("offence_words") if re.search(row["pattern"], lowered))
    first = next(found, None)
    return Category(first["category"]) if first else None


def _nothing(code: str | None, description: str | None) -> Category:
    return Category.OTHER if code or description else Category.NOT_KNOWN


def factor_category(code: str) -> Category:
    """What a factor found at assessment is about ('24A' is exploitation)."""
    found = (r for r in _table("assessment_factors") if re.search(r["pattern"], code.upper()))
    first = next(found, None)
    return Category(first["category"]) if first else Category.OTHER


def exclusion_reasons() -> dict[str, Category]:
    """What each reason for suspension or exclusion is about."""
    return {row["code"]: Category(row["category"]) for row in _table("exclusion_reasons")}


def exclusion_meaning(code: str) -> str:
    """'drug and alcohol related' for 'DA'; the code itself when it is not known."""
    meanings = {row["code"]: row["meaning"] for row in _table("exclusion_reasons")}
    return meanings.get(code, code)
