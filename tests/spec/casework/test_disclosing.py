"""What of a case may be disclosed: answered thing by thing, with a reason for what stays."""

import pytest

from wayhome.casework.attachments.disclosing import (
    IN,
    NOTHING,
    OUT,
    READ_AGAIN,
    WHY_NAMED,
    Choice,
    Item,
    going,
    left,
    named,
    others_problem,
    problems,
)

VOICE, LETTER = Item("E3", "What they say", ".pdf"), Item("A-1", "File: a letter (a.docx)", ".docx")
BOTH = [VOICE, LETTER]
GOES, STAYS = Choice("in"), Choice("out", "names another child")


@pytest.mark.parametrize(
    ("chosen", "wrong"),
    [
        ({"E3": GOES, "A-1": STAYS}, {}),
        ({"E3": GOES, "A-1": GOES}, {}),
        ({"E3": GOES}, {"A-1": "Choose whether it goes in: File: a letter (a.docx)."}),
        (
            {"E3": GOES, "A-1": Choice("out", "  no ")},
            {"A-1": "Write why it is left out: File: a letter (a.docx)."},
        ),
        ({"E3": STAYS, "A-1": STAYS}, {"": NOTHING}),
    ],
)
def test_everything_is_answered(chosen: dict[str, Choice], wrong: dict[str, str]) -> None:
    assert problems(BOTH, chosen) == wrong


def test_names_of_files_say_nothing_and_reasons_stay() -> None:
    chosen = {"E3": STAYS, "A-1": GOES}
    assert going(BOTH, chosen) == [("001.docx", LETTER)]
    assert left(BOTH, chosen) == [("What they say", "names another child")]


@pytest.mark.parametrize(
    ("answer", "why", "wrong"),
    [
        ("none", "", ""),
        ("agreed", "his aunt, who agreed", ""),
        ("agreed", " ", WHY_NAMED),
        ("not sure", "", READ_AGAIN),
        ("", "", "Choose whether anybody else is named in it."),
    ],
)
def test_whether_others_are_named_is_answered(answer: str, why: str, wrong: str) -> None:
    assert others_problem(answer, why) == wrong


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("He said that Jaden Cole fetched him.", ["Jaden Cole"]),
        ("Tyler Marsh said so to Northborough Police.", []),
        ("Marsh Tyler, and then Mary-Ann O’Neil.", ["Mary-Ann O’Neil"]),
        ("Jaden Cole. Jaden Cole again.", ["Jaden Cole"]),
        ("nothing at all", []),
    ],
)
def test_what_reads_like_a_name_is_pointed_at(text: str, found: list[str]) -> None:
    assert named(text, ["Tyler Marsh", "Northborough Police"]) == found


def test_what_is_beside_the_case_stays_out_without_a_reason() -> None:
    own, year = Item("E0", "What they say", ".pdf"), Item("Y1", "A year", ".pdf", beside=True)
    into, out = Choice(IN), Choice(OUT, "Not asked for.")
    assert problems([own, year], {"E0": into}) == {}
    assert problems([own, year], {"E0": into, "Y1": Choice(OUT)}) == {}
    assert problems([own, year], {"E0": out}) == {"": NOTHING}
    assert problems([own, year], {"E0": out, "Y1": into}) == {}
    chosen = {"E0": out, "Y1": Choice(OUT)}
    assert left([own, year], chosen) == [("What they say", "Not asked for.")]
