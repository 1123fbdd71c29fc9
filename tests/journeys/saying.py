"""Saying something in a case, as somebody at a browser does: chosen, typed, kept."""

from browsing import Worker
from test_crisis import why


def choose(somebody: Worker, *chosen: str) -> None:
    for one in chosen:
        somebody.page.locator("main").get_by_role("radio", name=one).first.check()


def fill(somebody: Worker, **boxes: str) -> None:
    for name, words in boxes.items():
        box = somebody.page.locator(f"[name='said-{name}']")
        if box.first.get_attribute("type") in {"radio", "checkbox"}:
            somebody.page.locator(f"[name='said-{name}'][value='{words}']").check()
        else:
            box.fill(words)


def keep(somebody: Worker, link: str = "", *chosen: str, **boxes: str) -> None:
    if link:
        somebody.follow(link)
    choose(somebody, *chosen)
    fill(somebody, **boxes)
    somebody.press("Keep it")
    assert "Kept: " in somebody.text, somebody.text
    assert "Not kept yet" not in somebody.text


def day(somebody: Worker, name: str, day: str, month: str, year: str, clock: str = "") -> None:
    for box, part in (("day", day), ("month", month), ("year", year)):
        somebody.page.locator(f"[name='said-{name}-{box}']").fill(part)
    if clock:
        somebody.page.locator(f"[name='said-{name}-time']").fill(clock)


def begun_about_tyler(somebody: Worker, way: str) -> None:
    """As far as the form, from the page of a child."""
    somebody.go("/search/?q=Tyler+Marsh")
    somebody.follow("Tyler Marsh")
    why(somebody)
    somebody.follow("Cases")
    somebody.follow(way)
