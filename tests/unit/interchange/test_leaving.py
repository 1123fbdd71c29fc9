"""What may leave for whom: nothing hidden leaves, and nothing tells that it stayed behind."""

from dataclasses import replace
from pathlib import Path

import pytest
from small_picture import COUNCIL, EVE, FORCE, KAI, PICTURE

from wayhome.governance.access import Viewer, viewer
from wayhome.interchange.allowed import for_purpose, leaving, may_leave, shared_eyes
from wayhome.interchange.picture import Picture, Tie
from wayhome.lexicon.marking import Marking
from wayhome.network.kinds import TieKind

COORDINATOR = viewer("NBP", "panel_coordinator")  # sees no restricted record, not of the own agency


def tie(marking: str) -> Tie:
    return Tie(KAI, EVE, TieKind.KIN, "d:rel:9", "NBP", marking)


@pytest.mark.parametrize(
    ("marking", "who", "to", "leaves"),
    [
        ("official", COUNCIL, "", True),
        ("official-sensitive", COUNCIL, "EMC", True),
        ("restricted", COUNCIL, "NBP", False),  # does not see it
        ("restricted", FORCE, "NBP", True),  # back to the agency that sent it
        ("restricted", FORCE, "NBC", False),
        ("restricted", FORCE, "", False),
        ("restricted", COORDINATOR, "NBP", False),
        ("sealed", FORCE, "NBP", False),
        ("", FORCE, "NBP", False),
        ("secret", FORCE, "NBP", False),
    ],
)
def test_both_sides_must_be_allowed(marking: str, who: Viewer, to: str, leaves: bool) -> None:
    assert may_leave(tie(marking), who, to) is leaves


def test_eyes_are_those_that_both_have() -> None:
    assert shared_eyes(FORCE, "NBP") == "NBP"
    assert shared_eyes(FORCE, "NBC") == shared_eyes(COORDINATOR, "NBP") == ""


def test_whom_a_hidden_tie_held_is_gone_and_so_is_the_event() -> None:
    """E-2 with Kai alone would say that somebody else was stopped there."""
    seen = leaving(PICTURE, FORCE, "EMC")
    assert {"person:P-EEEE", "event:E-2"}.isdisjoint(seen.node())
    assert len(seen.ties) == len(PICTURE.ties) - 2
    own = leaving(PICTURE, FORCE, "NBP")
    assert {"person:P-EEEE", "event:E-2"} <= own.node().keys()
    assert (seen.marking, own.marking) == (Marking.SENSITIVE, Marking.RESTRICTED)


def test_acting_against_people_takes_nobodys_home_school_or_family() -> None:
    kinds = {tie.kind for tie in for_purpose(PICTURE, "disruption").ties}
    assert kinds == {TieKind.KNOWN_TO, TieKind.PRESENT, TieKind.HELD_PHONE, TieKind.OF_LINE}
    assert for_purpose(PICTURE, "panel") == PICTURE


def test_a_picture_that_is_not_understood_counts_as_sealed() -> None:
    strange = Picture(PICTURE.nodes, (replace(PICTURE.ties[0], marking="secret"),))
    assert strange.marking is Marking.SEALED
    assert Picture((), ()).marking is Marking.SENSITIVE


def test_a_hidden_person_is_in_no_file(export) -> None:
    forms = ("i2", "graphml", "gexf", "followthemoney", "neo4j", "geojson", "counts")
    hidden = export(*forms, who=FORCE, to="EMC")
    never = export(*forms, of=Picture(PICTURE.nodes, PICTURE.ties[:4] + PICTURE.ties[6:]), to="EMC")
    assert _held(hidden) == _held(never), "as if it had never been there, to the byte"


def _held(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}
