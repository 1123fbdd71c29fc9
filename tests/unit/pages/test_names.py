"""Names on pages that are about nobody in particular: only those that this viewer may know."""

from collections.abc import Callable

from wayhome.governance.access import viewer
from wayhome.workspace.reading import names as reading
from wayhome.workspace.reading.view import View

SeenBy = Callable[..., View]
PersonOf = Callable[[str], str]
TYLER, ELLIE, SAM = "NBC/s/1", "ECC/s/2", "NPD/s/3"


def test_names_are_those_the_viewer_may_know(seen_by: SeenBy, person_of: PersonOf) -> None:
    people = [person_of(ref) for ref in (TYLER, ELLIE, SAM)]
    force = reading.names(seen_by("NPD"), [*people, "P-0000-0000-0000"])
    assert sorted(force.values()) == ["Ellie Frost", "Sam Quill", "Tyler Marsh"]
    council = reading.names(seen_by("NBC"), people)
    assert sorted(council.values()) == ["Ellie Frost", "Tyler Marsh"]
    assert reading.names(seen_by("NPD", "panel_coordinator"), [person_of(SAM)]) == {}


def test_before_the_first_build_nobody_has_a_name(tmp_path, monkeypatch) -> None:
    monkeypatch.setenv("WAYHOME_HOME", str(tmp_path))
    lead = viewer("NBC", "information_governance")
    assert reading.names_for(lead, ["P-1"]) == {}
    assert reading.sought(lead, "tyler") == []
