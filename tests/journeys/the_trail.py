"""What browsers asked of the workspace, counted beside the trail: one event an answer, and of what
kind follows from the question alone. An oracle of its own: nothing here reads what the workspace
counts.
"""

from collections import Counter
from urllib.parse import urlsplit

from browsing import Worker
from django.urls import resolve
from playwright.sync_api import Response


class Counted:
    """Every answer that browsers were given, by what it must have left on the trail."""

    def __init__(self) -> None:
        self.looks: Counter[str] = Counter()
        self.writes: Counter[str] = Counter()

    def watch(self, somebody: Worker) -> Worker:
        somebody.page.on("response", self._answered)
        return somebody

    def _answered(self, answer: Response) -> None:
        path = urlsplit(answer.url).path
        if path.startswith("/static/"):
            return
        page = str(resolve(path).view_name)
        wrote = answer.request.method == "POST" and answer.status in {204, 302}
        (self.writes if wrote else self.looks)[page] += 1
