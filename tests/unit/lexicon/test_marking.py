"""What a marking promises is what the gate keeps: restricted is the sending agency's alone."""

import pytest

from wayhome.extracts import feeds
from wayhome.lexicon.marking import Marking


def test_restricted_promises_nobody_but_the_agency() -> None:
    assert Marking.RESTRICTED.words == "Only the agency that sent it or wrote it down"


@pytest.mark.parametrize("name", sorted(feeds()))
def test_no_feed_promises_more(name: str) -> None:
    markings = feeds()[name].codes.get("marking")
    said = markings.values[Marking.RESTRICTED] if markings else "only the agency"
    assert said.removeprefix("only the ") in {"agency", "force", "service", "trust", "organisation"}
