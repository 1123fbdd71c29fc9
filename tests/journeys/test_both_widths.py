"""A journey is walked at one width, and its pages are looked at as wide as both: what is broken at
the other alone is found, and one goes on at one's own."""

from collections.abc import Callable

import pytest
from browsing import Worker
from profiles import DESK, PHONE, Size

Open = Callable[..., Worker]
NARROW, WIDE = "(max-width: 640px)", "(min-width: 641px)"
# A style that the page's policy lets a debugger add; without it the page is in order.
BREAK = """style => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(style);
  document.adoptedStyleSheets = [sheet];
}"""


@pytest.mark.parametrize(
    ("walked", "broken", "how", "found"),
    [
        (DESK, NARROW, "h1 { width: 600px }", "sign-in-360 is wider than the window"),
        (DESK, NARROW, "h1 { color: #ddd }", "sign-in-360: .*color-contrast"),
        (PHONE, WIDE, "h1 { width: 2000px }", "sign-in-1280 is wider than the window"),
        (PHONE, WIDE, "h1 { color: #ddd }", "sign-in-1280: .*color-contrast"),
    ],
)
def test_what_is_broken_at_the_other_width_alone_is_found(
    worker: Open, walked: Size, broken: str, how: str, found: str
) -> None:
    somebody = worker(None, walked)
    somebody.go("/sign-in/")
    somebody.look("sign-in")
    assert somebody.page.evaluate("innerWidth") == walked[0]
    somebody.page.evaluate(BREAK, f"@media {broken} {{ {how} }}")
    with pytest.raises(AssertionError, match=found):
        somebody.look("sign-in")
