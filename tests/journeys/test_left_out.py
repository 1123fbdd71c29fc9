"""Somebody who looks in order to act against people is shown no family, home, school or trust."""

from collections.abc import Callable

from browsing import Worker

LEFT_OUT = "Family, homes, schools and whom somebody trusts are left out here"
LIFE = ("On the roll, or placed there", "Home, placement or tenancy", "Family or carer, as")


def test_ties_map_and_questions_say_what_is_not_there(
    worker: Callable[..., Worker], size: tuple[int, int]
) -> None:
    somebody = worker("practitioner", size)
    somebody.go("/search/?q=tyler+marsh")
    somebody.follow("Tyler Marsh")
    somebody.say_purpose("Acting against those who exploit them")
    person = somebody.page.url.removeprefix(somebody.address).split("?")[0]
    for page in ("ties/", "map/?since=all", "ties/questions/"):
        somebody.go(person + page)
        somebody.look("left-out-" + page.split("/")[-2])
        assert LEFT_OUT in somebody.text, page
        assert not [words for words in LIFE if words in somebody.text], page
        assert "home is, is not known" not in somebody.text, "it is left out, and may be known"
    somebody.go(person + "ties/?since=all")
    assert "Schools, homes for children" not in somebody.text
    data = somebody.page.request.get(somebody.address + person + "map/data/?since=all").text()
    assert '"attended"' not in data
    assert '"lived"' not in data
    assert '"family"' not in data, "nor a marker of the family home"
    somebody.go(person + "ties/")
    somebody.follow("say so")
    somebody.say_purpose("I work with this person")
    somebody.go(person + "ties/?since=all")
    somebody.look("left-out-no-more")
    assert LEFT_OUT not in somebody.text
    assert "Schools, homes for children" in somebody.text
