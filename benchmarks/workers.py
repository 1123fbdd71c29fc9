"""What one worker does all day, for locust: signs in once, then opens, looks, types and writes,
with a breath between two things as people have. Started by load.py, never by hand.

    WAYHOME_LOAD_ACCOUNTS   a file with an address of an account a line; each worker takes the next

Everything goes through the pages as a browser has it: forms are read off the page and sent back
with what a person would choose. What no worker should meet (a refusal, a form that comes back, a
page that is not there) counts as an error.
"""

import itertools
import os
import random
import re
from pathlib import Path
from typing import Any

from locust import FastHttpUser, between, task
from lxml import html

from benchmarks.served import PASSWORD

ACCOUNTS = Path(os.environ["WAYHOME_LOAD_ACCOUNTS"]).read_text(encoding="utf-8").split()
NEXT = itertools.cycle(ACCOUNTS)
BREATH = (2, 8)  # seconds between two things; our own guess at a quick worker
NAMES = ("Smith", "Jones", "Tyler", "Khan", "Begum", "Brown", "Kai", "Ellie", "Patel", "Williams")
PERSON = re.compile(r'href="/people/(P-[^/"]+)/"')
SEEN = "“They keep getting into a grey car outside school.”"


class Practitioner(FastHttpUser):
    """One of many at once, signed in."""

    wait_time = between(*BREATH)

    def on_start(self) -> None:
        """Sign in, and begin the first case of one's own."""
        self.own: list[str] = []
        self.drawn: list[str] = []
        page = self._get("/sign-in/", "sign in: form")
        sent = self._form(page, email=next(NEXT), password=PASSWORD)
        self._post("/sign-in/", "sign in", sent)
        # a panel's coordinator stands beside no child: no link, and none is asked for
        self.checks = 'href="/found/"' in self._get("/", "desk")
        self.begin_a_concern()

    @task(4)
    def look_at_the_desk(self) -> None:
        self._get("/", "desk")

    @task(4)
    def search_and_open(self) -> None:
        found = self._get(f"/search/?q={random.choice(NAMES)}", "search")
        people = PERSON.findall(found)
        if people:
            person = random.choice(people)
            self._opened(f"/people/{person}/", "person")
            self.drawn = [*self.drawn[-4:], person]

    @task(3)
    def look_closer(self) -> None:
        if self.drawn:
            person = random.choice(self.drawn)
            part = random.choice(("chronology", "signs", "ties"))
            self._opened(f"/people/{person}/{part}/", part)

    @task(2)
    def list_cases(self) -> None:
        self._get("/cases/", "cases")

    @task(1)
    def list_actions(self) -> None:
        self._get("/actions/", "actions")

    @task(4)
    def open_a_case(self) -> None:
        self._opened(f"/cases/{random.choice(self.own)}/", "case")

    @task(3)
    def type_a_draft(self) -> None:
        case = random.choice(self.own)
        page = self._opened(f"/cases/{case}/say/more/", "form in a case")
        sent = {**self._form(page), "said-seen": SEEN, "draft-of": f"{case}/more", "back-to": ""}
        self._post("/drafts/", "draft kept", sent, status=204)

    @task(2)
    def write_in_a_case(self) -> None:
        where = f"/cases/{random.choice(self.own)}/say/acknowledged/"
        page = self._opened(where, "form in a case")
        said = {"said-whom": "Jo at the school", "said-next": "Screened by tomorrow noon"}
        self._post(where, "written in a case", {**self._form(page), **said})

    @task(1)
    def begin_a_concern(self) -> None:
        where = "/cases/begin/concern/"
        page = self._get(where, "form of a concern")
        said = {"called": "A child at the bus station", "about": "person", "said-seen": SEEN}
        said |= {"said-where": "Outside the school", "said-how": "saw", "said-danger": "no"}
        said |= {"said-told": "no", "said-not_told": "Not known yet", "said-raiser": "Jo"}
        said |= {"said-when-day": "1", "said-when-month": "11", "said-when-year": "2026"}
        said |= {"said-when-time": "15:40"}
        answer = self._post(where, "concern begun", {**self._form(page), **said})
        if answer:
            self.own.append(answer.rstrip("/").rpartition("/")[2])

    @task(1)
    def check_a_found_child(self) -> None:
        if not self.checks:
            return
        page = self._get("/found/", "found")
        sent = self._form(page, given=random.choice(("Tyler", "Kai", "Ellie")), age="15")
        self._post("/found/", "found: who may this be", sent, status=200)

    def _opened(self, path: str, name: str) -> str:
        """A page behind the question why one looks, which is answered where it is asked."""
        text, where = self._asked(path, name)
        if "/purpose/" not in where and 'name="purpose"' not in text:
            return text
        asked = re.search(r'action="(/purpose/[^"]+)"', text)
        to = asked[1] if asked else where
        self._post(to, "why one looks", {**self._form(text), "purpose": "case"})
        return self._asked(path, name)[0]

    def _asked(self, path: str, name: str) -> tuple[str, str]:
        with self.client.get(path, name=name, catch_response=True) as answer:
            if answer.status_code != 200:
                answer.failure(f"answered with {answer.status_code}")
            return answer.text or "", answer.url or path

    def _get(self, path: str, name: str) -> str:
        return self._asked(path, name)[0]

    def _post(self, path: str, name: str, sent: dict[str, Any], status: int = 302) -> str:
        """Where the answer leads."""
        given = {"data": sent, "allow_redirects": False, "catch_response": True}
        with self.client.post(path, name=name, **given) as answer:
            if answer.status_code != status:
                answer.failure(f"answered with {answer.status_code}: {_errors(answer.text or '')}")
            return str(answer.headers.get("Location", "")) if answer.headers else ""

    def _form(self, page: str, **typed: str) -> dict[str, Any]:
        """What a browser would send of the largest form of a page."""
        forms = html.fromstring(page).forms
        largest = max(forms, key=lambda one: len(one.inputs.keys()))
        return {**dict(largest.form_values()), **typed}


def _errors(page: str) -> str:
    found = re.findall(r'href="#[^"]*">([^<]+)</a>', page)
    return "; ".join(found)[:200]
