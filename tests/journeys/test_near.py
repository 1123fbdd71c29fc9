"""Beside a way to known exploitation: would it still show, and what was not followed."""

from collections.abc import Callable
from datetime import datetime

import pytest
from browsing import Worker

from wayhome.network.kinds import NodeKind
from wayhome.network.methods.showing import Still
from wayhome.workspace.reading.nearby import Crowd, Nearby, Step, Way
from wayhome.workspace.reading.rests import Rests

Open = Callable[..., Worker]
Size = tuple[int, int]
RECORD = {
    "kind": "of_line", "left_kind": "phone", "right_kind": "line", "said": "line",
    "first": datetime(2026, 9, 1), "agency": "NBP", "grading": "2-B",
    "record_id": "D1:rows:1:own", "other_id": None,
}  # fmt: skip


def way(line: str, number: str, still: int) -> Way:
    steps = ((NodeKind.PHONE, number), (NodeKind.LINE, line))
    return Way(tuple(Step(RECORD, *each) for each in steps), None, Still(still),
               Rests(("NBP",), 1, ("a second agency that says so",)))  # fmt: skip


def test_what_rests_on_few_records_and_what_was_not_followed_is_said(
    worker: Open, size: Size, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The small region has no such way and no crowd."""
    ways = (way("mikey", "+447700900001", 17), way("mikey", "+447700900002", 17))
    ways += (way("dice", "+447700900003", 11),)
    hostel = Crowd(NodeKind.PLACE, "at:NB12AB|14", 143)
    found = Nearby(ways, (hostel, Crowd(NodeKind.EVENT, "E-1", 25)))
    monkeypatch.setattr("wayhome.workspace.reading.questions.nearby", lambda *_: found)
    somebody = worker("practitioner", size)
    somebody.go("/search/?q=tyler+marsh")
    somebody.follow("Tyler Marsh")
    somebody.say_purpose("I work with this person")
    person = somebody.page.url.removeprefix(somebody.address).split("?")[0]
    somebody.go(person + "ties/questions/")
    somebody.look("near")
    assert somebody.text.count("a way there would still show, in 17 of 20 tries") == 1, "an end"
    assert "a way there shows in 11 of 20 tries only" in somebody.text
    assert "Few records are not safety" in somebody.text
    assert "by 1 kind of record. Missing: a second agency that says so" in somebody.text
    assert "with 143 people; an event with 25 people" in somebody.text
    assert "A way that matters may be missing here" in somebody.text
    monkeypatch.setattr(
        "wayhome.workspace.reading.questions.nearby", lambda *_: Nearby((), (hostel,))
    )
    somebody.go(person + "ties/questions/")
    somebody.look("near-nothing")
    assert "That is not safety" in somebody.text
    assert "with 143 people" in somebody.text
