"""The way to somebody found by search: whom the search page finds, asked why of both."""

import re
from collections.abc import Callable
from typing import Any

import pytest
import tied_region
from django.test import Client

from wayhome.lexicon.home import Home
from wayhome.workspace.pages.views.looks import latest_looks
from wayhome.workspace.reading import search
from wayhome.workspace.reading.view import view

At = Callable[..., Client]
CASE = {"purpose": "case", "words": ""}


@pytest.fixture(scope="module")
def served(serve: Callable[..., Home]) -> Home:
    return serve("tied", tied_region.whole)


@pytest.fixture
def who(account: Callable[..., Any]) -> Callable[..., str]:
    """The reference of somebody, as an agency that holds them finds them."""

    def find(name: str, agency: str = "EPD") -> str:
        with view(account(agency).viewer) as seen:
            return search.found(seen, search.Wanted(name)).hits[0].person_id

    return find


def state(client: Client, *people: str, purpose: str = "case") -> None:
    for one in people:
        client.post(f"/purpose/{one}/", CASE | {"purpose": purpose, "next": "/"})


def text(answer: Any) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.content.decode()))


def test_it_finds_whom_the_search_page_finds_and_nobody_who_is_hidden(at: At, who, last) -> None:
    client, tyler = at("EPD"), who("Tyler Marsh")
    state(client, tyler)
    box = f"/people/{tyler}/map/way/?q="
    assert "Leo Finch" in text(client.get(f"{box}leo+finch"))
    assert last().details["people"] == [who("Leo Finch")], "a name that was read is on the trail"
    hidden = text(client.get(f"{box}sam+quill")).replace("sam quill", "…")
    nobody = text(client.get(f"{box}zzyx+qwert")).replace("zzyx qwert", "…")
    assert "No record that you can see matches" in hidden
    assert hidden == nobody, "not by a word"
    sam = who("Sam Quill", "NPD")
    assert client.get(f"/people/{tyler}/map/way/?to={sam}").status_code == 404
    assert client.get(f"/people/{tyler}/map/way/?to=P-NONE").status_code == 404


def test_why_one_looks_is_asked_of_the_other_too_and_both_are_on_the_trail(
    at: At, who, last, account
) -> None:
    client, tyler, leo = at("EPD"), who("Tyler Marsh"), who("Leo Finch")
    state(client, tyler)
    way = f"/people/{tyler}/map/way/?to={leo}"
    asked = client.get(way)
    assert (asked.status_code, asked.url.split("?")[0]) == (302, f"/purpose/{leo}/")
    state(client, leo, purpose="enquiry")
    said = text(client.get(way))
    assert "Way from Tyler Marsh to Leo Finch" in said
    event = last()
    assert (event.about, event.purpose, event.level) == (tyler, "case", "full")
    assert event.details["people"] == [leo]
    assert (event.details["way_to"], event.details["way_for"]) == (leo, "enquiry")
    (look,) = latest_looks(leo, account("EPD"))
    assert look.how.startswith("Looked for a way to them from somebody else: “")


def test_every_step_opens_its_records_and_whoever_stands_between_stays_masked(at: At, who) -> None:
    client, tyler, leo = at("EPD"), who("Tyler Marsh"), who("Leo Finch")
    state(client, tyler, leo)
    page = client.get(f"/people/{tyler}/map/way/?to={leo}")
    said, whole = text(page), page.content.decode()
    assert "P-1" in said
    assert "Kai" not in said
    assert who("Kai Rowan") not in whole, "not by a reference either"
    steps = whole[whole.index("mp-way") : whole.index("</ol>", whole.index("mp-way"))]
    assert steps.count("<li>") == 4, "arrest, somebody, telephone, Leo"
    assert steps.count("/records/") == 4
    assert "21 September 2026" in steps, "the day of the arrest"
    assert tied_region.SHARED in steps


def test_what_another_force_keeps_close_is_not_counted(at: At, who) -> None:
    """By a record of its own Sam Quill has the same telephone."""
    client, tyler, leo = at("EPD"), who("Tyler Marsh"), who("Leo Finch")
    state(client, tyler, leo)
    said = text(client.get(f"/people/{tyler}/map/way/?to={leo}"))
    assert "1 other person and 2 things or events between them; 4 ties." in said


def test_no_way_is_no_safety_and_family_is_told_and_not_followed(at: At, who) -> None:
    client, tyler, mia, oz = (at("EPD"), *map(who, ("Tyler Marsh", "Mia Marsh", "Oz Berrow")))
    leo = who("Leo Finch")
    state(client, tyler, mia, oz, leo)
    family = text(client.get(f"/people/{tyler}/map/way/?to={mia}"))
    assert "No way of at most two steps from person to person in the last year" in family
    assert "Family or carer, as recorded" in family
    assert "others may hold more" in family
    # three steps: Oz, Kai, Leo is two; Leo, Kai, Tyler, Mia leads over family
    none = text(client.get(f"/people/{mia}/map/way/?to={leo}"))
    assert "No way of at most two steps" in none
    assert "That does not mean that the two have nothing to do with each other" in none
    assert "Was there" in text(client.get(f"/people/{tyler}/map/way/?to={oz}"))
    state(client, mia, purpose="disruption")
    against = text(client.get(f"/people/{tyler}/map/way/?to={mia}"))
    assert "Family or carer" not in against, "told to keep somebody safe"
    assert "are left out here" in against


def test_somebody_of_whom_one_sees_only_whom_to_ring_has_no_way(at: At, who, last) -> None:
    client, tyler, ellie = at("EPD"), who("Tyler Marsh"), who("Ellie Frost", "ECC")
    state(client, tyler)
    said = text(client.get(f"/people/{tyler}/map/way/?to={ellie}"))
    assert "You see of Ellie Frost that they are known, and whom to ring" in said
    assert "No way" not in said
    assert last().details["people"] == [ellie]
