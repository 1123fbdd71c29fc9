"""A feed from an agency whose kind does not usually send it is taken in, and asked about."""

from collections.abc import Callable
from pathlib import Path

import pytest

from wayhome.extracts import Receipt, feeds
from wayhome.extracts.recognise import Recognised, recognise
from wayhome.extracts.usual import question, usual_feeds
from wayhome.lexicon.agencies import Agency, AgencyKind

Receive = Callable[..., list[Receipt]]
P, T, C, E = (
    AgencyKind.POLICE,
    AgencyKind.TRANSPORT_POLICE,
    AgencyKind.COUNCIL,
    AgencyKind.EDUCATION,
)


@pytest.mark.parametrize(
    ("feed", "kind", "asked"),
    [
        ("police", P, False),
        ("police", T, False),
        ("police", E, True),
        ("ssd", C, False),
        ("ssd", P, True),
        ("education", C, False),
        ("generic", E, False),
        ("own", C, False),
    ],
)
def test_whether_it_is_asked(feed: str, kind: AgencyKind, asked: bool) -> None:
    assert bool(question(feeds()[feed], Agency("X", "Some Service", kind))) is asked


def test_what_is_asked_names_the_agency_and_who_usually_sends_it() -> None:
    said = question(feeds()["police"], Agency("X", "Some Service", E))
    assert "come from police forces or transport police, and Some Service is" in said


def test_what_an_agency_usually_sends() -> None:
    assert usual_feeds(feeds().values(), E) == ["education", "community"]
    assert usual_feeds(feeds().values(), P)[:2] == ["police", "missing"]
    assert usual_feeds(feeds().values(), None) == []


def test_the_receipt_asks_and_the_rows_are_in(tmp_path: Path, take: Receive) -> None:
    (tmp_path / "n.csv").write_text("nominal_id,surname,dob\nN1,Ash,\n")
    (receipt,) = take(tmp_path / "n.csv", agency="NBC")
    assert receipt.question.startswith("Is this the right file")
    assert receipt.total.accepted == 1
    (tmp_path / "m.csv").write_text("nominal_id,surname,dob\nN1,Ash,2010-01-01\n")
    assert take(tmp_path / "m.csv")[0].question == ""


@pytest.mark.parametrize(("kind", "feed"), [("voluntary", "voluntary"), ("housing", "housing")])
def test_of_two_that_fit_it_is_what_the_sender_usually_sends(kind: str, feed: str) -> None:
    usual = usual_feeds(feeds().values(), AgencyKind(kind))
    header = ("person_ref", "forename", "surname", "dob")
    found = recognise(header, "list.csv", feeds().values(), usual=usual)
    assert isinstance(found, Recognised)
    assert (found.feed.name, found.table.name) == (feed, "people")
