"""What an offence, a factor or an exclusion is about, from codes and from words."""

import pytest

from wayhome.lexicon.categories import exclusion_meaning, factor_category, offence_category


@pytest.mark.parametrize(
    ("code", "description", "expected"),
    [
        ("092A", None, "drug_supply"),
        ("92/30", "Possession with intent to supply cannabis", "drug_supply"),
        (None, "Being concerned in the supply of a Class A drug - heroin", "drug_supply"),
        (None, "Possession of cannabis", "drug_possession"),
        (None, "Possession of an article with blade in a public place", "weapon"),
        (None, "Robbery of personal property with a knife", "robbery"),
        (None, "Human trafficking for exploitation", "exploitation"),
        (None, "Assault occasioning actual bodily harm", "violence"),
        (None, "Theft from motor vehicle", "vehicle"),
        (None, "Criminal damage to a dwelling", "damage"),
        (None, "Something quite different", "other"),
        ("92/30", None, "other"),
        (None, None, "not_known"),
    ],
)
def test_offences(code: str | None, description: str | None, expected: str) -> None:
    assert offence_category(code, description) == expected


@pytest.mark.parametrize(
    ("code", "expected"),
    [("24A", "exploitation"), ("3B", "domestic_abuse"), ("19c", "abuse_or_neglect"),
     ("2A", "drug_possession"), ("2B", "other"), ("10A", "other"), ("1A", "other")],
)  # fmt: skip
def test_factors(code: str, expected: str) -> None:
    assert factor_category(code) == expected


def test_exclusion_reasons_have_words() -> None:
    assert exclusion_meaning("OW").endswith("prohibited item")
    assert exclusion_meaning("??") == "??"
