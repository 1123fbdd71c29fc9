"""On whom attention falls, as those who answer for the work read it: no child is told of."""

from collections.abc import Callable

from browsing import Worker

Open = Callable[..., Worker]
Size = tuple[int, int]


def test_groups_alone_are_told_of_and_small_ones_are_not(worker: Open, size: Size) -> None:
    lead = worker("strategic-lead", size)
    lead.go("/attention/")
    lead.look("attention")
    assert "Records measure attention as well as behaviour." in lead.text
    assert "Too few to say" in lead.text
    assert "Numbers are too small to say anything of any group in October 2026." in lead.text
    assert "Tyler" not in lead.text
    for words in ("Somebody opened their page", "They were referred"):
        lead.follow(words)
    lead.page.get_by_text("Month by month").first.click()
    lead.look("attention-months")
    assert worker("practitioner").go("/attention/").locator("h1").inner_text() != lead.heading
