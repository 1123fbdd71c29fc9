"""An order in a browser: asked for about a child, made, a condition written down; what was recorded
that may be a breach is put before somebody with its record, and once looked at is asked no more."""

from collections.abc import Callable

import pytest
from browsing import Worker
from test_crisis import why
from test_panel import day, fill, keep

Open = Callable[..., Worker]
Size = tuple[int, int]


def opened(worker: Worker) -> None:
    """The cases of Tyler Marsh."""
    worker.go("/search/?q=Tyler+Marsh")
    worker.follow("Tyler Marsh")
    why(worker)
    worker.open("nav.wh-tabs a:has-text('Cases')")


def select(social: Worker, measure: str) -> None:
    social.page.get_by_label("Which measure?").select_option(label=measure)


@pytest.mark.writes
def test_what_may_be_a_breach_is_looked_at(worker: Open, size: Size) -> None:
    social = worker("practitioner", size)
    opened(social)
    social.look("cases-of-person")
    social.follow("An order or measure")
    select(social, "Youth injunction")
    fill(
        social, applicant="Police of Northborough", grounds="Found twice.", instead="Help at home."
    )
    fill(social, view="“I do not know.”")
    social.look("order-begin")
    social.press("Begin")
    assert "Since when is it in force, and where does that stand?" in social.text
    select(social, "Police protection")
    social.press("Begin")
    why(social)
    social.look("order-begun", status_is_error=True)
    social.follow("Made")
    fill(social, by="Magistrates", served="His worker, at home.")
    day(social, "from", "1", "8", "2026")
    day(social, "review", "1", "12", "2026")
    social.press("Keep it")
    keep(social, "Write down a condition", "To be at home between two hours",
         words="At home at night.", since="19:00", until="07:00")  # fmt: skip
    social.look("order-candidates", status_is_error=True)
    asked = social.page.get_by_text("Look at this:").count()
    assert asked > 0
    keep(social, "Write down what you make of it", "They were made to",
         why="A man drove him there.", by="Jo, his worker")  # fmt: skip
    assert social.page.get_by_text("Look at this:").count() == asked - 1
    assert "They were made to" in social.text
    social.follow("Write down a condition")
    social.page.get_by_role("radio", name="No contact with somebody").check()
    social.look("order-contact", status_is_error=True)
    keep(social, words="No contact with him.", whom="Dean Crossley", number="07700 900320")
    assert social.page.get_by_text("Look at this:").count() == asked - 1
    assert "Nothing new in the records that you can see. Others may hold some." in social.text
    social.look("order-held", status_is_error=True)
    social.go("/measures/")
    social.look("measures", status_is_error=True)
    assert "Proposed, and not law" in social.text
