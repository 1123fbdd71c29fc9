"""A page in a browser without a graphics card: served from memory beside the workspace's own files,
and drawn a few times."""

import http.server
import shutil
import threading
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Playwright, sync_playwright

ROUNDS = 3
STATIC = Path(__file__).parents[1] / "src/wayhome/workspace/pages/static"
ARGUMENTS = ("--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking")


def opened(playwright: Playwright) -> Browser:
    """The distribution's Chromium, its graphics switched off."""
    found = shutil.which("chromium") or shutil.which("chromium-headless-shell")
    return playwright.chromium.launch(executable_path=found, args=list(ARGUMENTS))


def rounds(page: str, once: Callable[[Browser, str], float]) -> list[float]:
    """Seconds of each round: what `once` takes with the page's address."""

    class Served(http.server.SimpleHTTPRequestHandler):
        def do_GET(self) -> None:
            if self.path != "/":
                return super().do_GET()
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.end_headers()
            self.wfile.write(page.encode())

        def log_message(self, *said: Any) -> None:
            """Nobody reads it."""

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), partial(Served, directory=STATIC))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        with sync_playwright() as playwright:
            browser = opened(playwright)
            address = f"http://127.0.0.1:{server.server_port}/"
            return [once(browser, address) for _ in range(ROUNDS)]
    finally:
        server.shutdown()
