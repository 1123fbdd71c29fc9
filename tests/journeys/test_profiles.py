"""A profile of the browser is walked with by many journeys, and keeps nothing of the one before."""

from profiles import Profiles

DESK = (1280, 900)


def test_nothing_of_a_journey_is_left(profiles: Profiles, served: str) -> None:
    context = profiles.take(DESK, served)
    page = context.new_page()
    page.goto(served + "/sign-in/")
    page.evaluate("localStorage.setItem('left', 'words'); sessionStorage.setItem('left', 'words')")
    context.add_cookies([{"name": "left", "value": "words", "url": served}])
    profiles.give_back(context, DESK)
    again = profiles.take(DESK, served)
    assert again is context
    assert (again.cookies(), len(again.pages)) == ([], 1)
    fresh = again.new_page()
    fresh.goto(served + "/sign-in/")
    assert fresh.evaluate("[localStorage.length, sessionStorage.length]") == [0, 0]
    profiles.give_back(again, DESK)
