"""Profiles of the browser, opened once and walked with by one journey after another.

A new one costs a second of a processor: its processes begin, and read every style and script anew.
What a journey leaves in it goes with that journey: its windows, its cookies, and what pages kept.
"""

from collections import defaultdict

from playwright.sync_api import Browser, BrowserContext

Size = tuple[int, int]
DESK, PHONE = (1280, 900), (360, 740)
PATIENCE = 120_000.0  # milliseconds; a busy machine is no fault, and a page may make a build


class Profiles:
    """Those of one browser that nobody walks with now, by the size of their window."""

    def __init__(self, browser: Browser) -> None:
        self.browser = browser
        self.free: dict[Size, list[BrowserContext]] = defaultdict(list)

    def take(self, size: Size, address: str) -> BrowserContext:
        """One for a while; its first page stays open, or the site's process would end with a
        journey's last."""
        if self.free[size]:
            return self.free[size].pop()
        context = self.browser.new_context(viewport={"width": size[0], "height": size[1]})
        context.set_default_timeout(PATIENCE)
        context.new_page().goto(address + "/sign-in/")
        return context

    def give_back(self, context: BrowserContext, size: Size) -> None:
        """Empty it. A page's `sessionStorage` ends with its window."""
        stays, *left = context.pages
        for page in left:
            page.close()
        context.clear_cookies()
        stays.evaluate("localStorage.clear()")
        self.free[size].append(context)

    def close(self) -> None:
        for context in [each for size in self.free.values() for each in size]:
            context.close()
