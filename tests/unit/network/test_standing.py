"""What of a picture stands after folding and filtering: each rule as a small table."""

from dataclasses import replace

import pytest

from wayhome.network.graph.standing import EVERYTHING, Chosen, Tie, standing

# A ── phone ── B     A ── event ── C     A ── place ── line
NODES = [("person:A", "person"), ("phone:1", "phone"), ("person:B", "person"),
         ("event:E", "event"), ("person:C", "person"), ("place:p", "place"),
         ("line:m", "line")]  # fmt: skip
A, PHONE, B, EVENT, C, PLACE, LINE = range(7)
TIES = [
    Tie(A, PHONE, "held_phone", "NBC", "ssd", first=100),
    Tie(B, PHONE, "held_phone", "NBP", "police", "1", "B", first=110, last=120),
    Tie(A, EVENT, "present", "NBP", "police", "2", "C", first=200, last=200),
    Tie(C, EVENT, "named", "NBP", "police", "3", "E", first=200, last=200),
    Tie(A, PLACE, "lived", "ECC", "housing", first=50, lasts=True),
    Tie(PLACE, LINE, "of_line", "ECC", "community"),
]
ALL = (0, 1, 2, 3, 4, 5)
TABLE = [
    ("nothing chosen", {}, ALL),
    ("folded: what is reached through it alone is away", {"shut": ("phone:1",)}, (0, 2, 3, 4, 5)),
    ("folded twice over", {"shut": ("person:A",)}, ()),
    ("drawn as one: every tie stands", {"merged": ("place:p",)}, ALL),
    ("a kind that is off", {"off": ("event", "line")}, (0, 1, 4)),
    ("people off, and not whoever it is about", {"off": ("person",)}, (0, 2, 4, 5)),
    ("one way of being tied", {"kinds": ("held_phone",)}, (0, 1)),
    ("several ways", {"kinds": ("held_phone", "of_line")}, (0, 1, 5)),
    ("one agency", {"agencies": ("ECC",)}, (4, 5)),
    ("several agencies", {"agencies": ("ECC", "NBC")}, (0, 4, 5)),
    ("a source of an agency", {"agencies": ("ECC",), "feeds": ("housing",)}, (4,)),
    ("a grading at least: what has none is away", {"source": "2"}, (1, 2)),
    ("with what has none", {"source": "2", "ungraded": True}, (0, 1, 2, 4, 5)),
    ("how it came to know, at least", {"information": "B"}, (1,)),
    ("both", {"source": "1", "information": "C"}, (1,)),
    ("any grading", {"source": "3"}, (1, 2, 3)),
    ("two others at least; the middle always", {"least": 2}, (0, 2, 4)),
    ("what ended before", {"first": 150}, (2, 3, 4, 5)),
    ("what began after; no day is every time", {"last": 105}, (0, 4, 5)),
    ("a stretch; what lasts has no end", {"first": 115, "last": 150}, (1, 4, 5)),
]


@pytest.mark.parametrize(("said", "given", "stand"), TABLE, ids=[one[0] for one in TABLE])
def test_what_stands(said: str, given: dict, stand: tuple[int, ...]) -> None:
    assert standing(NODES, TIES, Chosen(**given)) == stand, said


def test_others_are_counted_over_what_else_stands() -> None:
    two = [*TIES, Tie(C, PLACE, "lived", "NBC", "ssd")]
    nodes_of = lambda found: {end for one in found for end in (two[one].left, two[one].right)}  # noqa: E731
    assert PLACE in nodes_of(standing(NODES, two, Chosen(least=3)))
    assert PLACE not in nodes_of(standing(NODES, two, Chosen(least=3, agencies=("ECC", "NBP"))))


def test_whoever_it_is_about_alone_is_no_fault() -> None:
    assert standing(NODES[:1], [], replace(EVERYTHING, shut=("person:A",), least=5)) == ()
