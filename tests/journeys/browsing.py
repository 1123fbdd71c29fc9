"""Somebody at a browser: opens pages, and is told of everything that was not right with them.

Every page looked at is checked: nothing was asked of another host, the console is silent (so the
content security policy was kept), its title says "Error" where something is wrong with what was
typed and nowhere else. And at the width of a desk and of a phone alike, whichever it is walked at:
axe finds nothing, the page is no wider than the window, no mark of a drawing is hard to press.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, Locator, Page, Request
from profiles import DESK, PHONE, Size

OTHER = {DESK[0]: PHONE, PHONE[0]: DESK}  # by the width it is walked at
AXE = (Path(__file__).parent / "axe.min.js").read_text(encoding="utf-8")
RUN_AXE = """async () => {
  const found = await axe.run(document, {resultTypes: ["violations"]});
  return found.violations.map(v => `${v.id}: ${v.nodes.map(n => n.html).slice(0, 3).join(" | ")}`);
}"""
# In the page, so that whatever its scripts still have to do comes first.
A_MOMENT = "() => new Promise(done => setTimeout(done, 25))"
HASHED = re.compile(r"\b[AL]-[0-9a-f]{12}\b")  # of a place or a line, as a release names them
NOWHERE_YET = "about:blank"
MOMENTS, AT_MOST = 2, 200  # quiet so long; asked so often
TOO_WIDE = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
# Marks of a drawing that are hard to press: WCAG 2.2, 2.5.8. A drawing is scaled to its window.
TOO_SMALL = """() => [...document.querySelectorAll(".tl-target")]
  .filter(target => target.getClientRects().length)
  .map(target => target.getBoundingClientRect())
  .filter(box => box.width < 23.9 || box.height < 23.9)
  .map(box => `${box.width} x ${box.height}`)"""

# Somebody who stands as P-1 by another reference than one made for this reader.
OPEN_MASKS = """() => {
  const links = [...document.querySelectorAll("a")]
    .filter((a) => /^(record of )?P-[0-9]+$/.test(a.textContent.trim()) && !a.href.includes("/M-"))
    .map((a) => a.href);
  const held = [...document.querySelectorAll('script[type="application/json"]')]
    .flatMap((each) => JSON.parse(each.textContent).nodes ?? [])
    .filter((node) => /^P-[0-9]+$/.test(node.label) && !node.key.startsWith("person:M-"))
    .map((node) => node.key);
  const chosen = [...document.querySelectorAll("option")]
    .filter((one) => /^P-[0-9]+$/.test(one.text) && one.value.startsWith("person:P-"))
    .map((one) => one.value);
  return [...links, ...held, ...chosen];
}"""


class Worker:
    """One person at one browser window."""

    def __init__(
        self,
        context: BrowserContext,
        address: str,
        pictures: Path | None,
        width: int,
        asks_axe: bool = True,
    ) -> None:
        """`pictures`: where they are kept, if anywhere. Without axe a page is looked at as wide as
        it is walked, and no wider or narrower."""
        self.context, self.address, self.pictures, self.width = context, address, pictures, width
        self.asks_axe = asks_axe
        self._window: Page = context.new_page()
        self.wrong: list[str] = []
        self.waiting_for: set[Request] = set()
        self._window.on("console", self._heard)
        self._window.on("pageerror", lambda error: self.wrong.append(f"script: {error}"))
        self._window.on("request", self._asked)
        for end in ("requestfinished", "requestfailed"):
            self._window.on(end, self._ended)

    @property
    def page(self) -> Page:
        """The page they are on: the desk, until they went anywhere. It is drawn only for whoever
        looks at it, since most journeys go on at once."""
        return self.go("/") if self._window.url == NOWHERE_YET else self._window

    def sign_in(self, email: str, password: str) -> None:
        """By the form."""
        self.go("/sign-in/")
        self.page.get_by_label("E-mail address").fill(email)
        self.page.get_by_label("Password", exact=True).fill(password)
        self.press("Sign in")

    def go(self, path: str) -> Page:
        self._window.goto(self.address + path)
        return self._window

    def press(self, name: str) -> Page:
        """Press a button of the page and wait for what follows."""
        with self.page.expect_navigation():
            self.page.locator("main").get_by_role("button", name=name, exact=True).click()
        return self.page

    def follow(self, name: str, **options: Any) -> Page:
        """Follow the first link of this name."""
        return self._through(self.page.locator("main").get_by_role("link", name=name, **options))

    def open(self, selector: str) -> Page:
        """Follow the first link that a selector finds."""
        return self._through(self.page.locator(selector))

    def _through(self, links: Locator) -> Page:
        with self.page.expect_navigation():
            links.first.click()
        return self.page

    def say_purpose(self, title: str) -> Page:
        """Answer the question why one looks."""
        assert self.page.get_by_role("heading", name="Why do you look?").is_visible()
        self.page.get_by_label(title).check()
        return self.press("Go on")

    @property
    def heading(self) -> str:
        return self.page.locator("h1").inner_text()

    @property
    def text(self) -> str:
        return self.page.locator("main").inner_text()

    def look(self, name: str, status_is_error: bool = False) -> None:
        """Check the page one is on, and keep pictures of it if asked to."""
        self._settle()
        self._fits(f"{name}-{self.width}")
        if self.asks_axe:
            other = OTHER[self.width]
            with self.at(other):
                self._fits(f"{name}-{other[0]}")
        wrong = [w for w in self.wrong if not (status_is_error and "Failed to load" in w)]
        assert not wrong, f"{name}: {wrong}"
        at_fault = self.page.locator(".govuk-error-summary").count() > 0
        assert self.page.title().startswith("Error: ") == at_fault, f"{name}: {self.page.title()}"
        assert self.page.evaluate(OPEN_MASKS) == [], f"{name} tells who is masked"
        guessed = HASHED.findall(self.page.content() + self.page.url)
        assert not guessed, f"{name} tells a reference that can be worked out: {guessed}"

    @contextmanager
    def at(self, size: Size) -> Iterator[None]:
        """In a window of another size for a while, the page staying as it is."""
        own = self.page.viewport_size
        assert own
        self.page.set_viewport_size({"width": size[0], "height": size[1]})
        self._settle()
        yield
        self.page.set_viewport_size(own)
        self.page.evaluate(A_MOMENT)  # until it is drawn as it was

    def _fits(self, name: str) -> None:
        """In the window as it is."""
        if self.pictures:
            self.pictures.mkdir(parents=True, exist_ok=True)
            self.page.screenshot(path=self.pictures / f"{name}.png", full_page=True)
        found = self._axe_finds() if self.asks_axe else []
        assert not found, f"{name}: {found}"
        assert self.page.evaluate(TOO_WIDE) <= 0, f"{name} is wider than the window"
        assert self.page.evaluate(TOO_SMALL) == [], f"{name} has marks that are hard to press"

    def _axe_finds(self) -> Any:
        if not self.page.evaluate("() => 'axe' in window"):
            # By the debugger, as an extension would: the page's own policy forbids other scripts.
            devtools = self.context.new_cdp_session(self.page)
            devtools.send("Runtime.evaluate", {"expression": AXE})
            devtools.detach()
        return self.page.evaluate(RUN_AXE)

    def close(self) -> None:
        self._window.close()

    def _settle(self) -> None:
        """Loaded, and nothing asked for any more. Playwright's own `networkidle` waits half a
        second to be sure of it, on every page: it is asked only where a page does not settle."""
        self.page.wait_for_load_state("load")
        quiet = 0
        for _ in range(AT_MOST):
            self.page.evaluate(A_MOMENT)
            quiet = 0 if self.waiting_for else quiet + 1
            if quiet == MOMENTS:
                return
        self.page.wait_for_load_state("networkidle")
        self.waiting_for.clear()

    def _heard(self, message: Any) -> None:
        if message.type in {"error", "warning"}:
            self.wrong.append(f"console: {message.text}")

    def _ended(self, request: Request) -> None:
        self.waiting_for.discard(request)

    def _asked(self, request: Request) -> None:
        self.waiting_for.add(request)
        host = urlsplit(request.url).netloc
        if host and host != urlsplit(self.address).netloc:
            self.wrong.append(f"asked of another host: {host}")
