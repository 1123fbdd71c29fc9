"""A case as somebody walks it in a browser: each thing said on its own form, at the moment it
happened, what nobody names answered plainly; and its clocks as they stand, with the moment each is
due."""

from datetime import datetime

from browsing import Worker
from saying import fill
from test_crisis import why
from tests.spec.casework.referring import plain

from wayhome.casework.clocks import Reading
from wayhome.casework.fields import Field, Kind
from wayhome.casework.pathways import PATHWAYS
from wayhome.lexicon.dates import LONDON
from wayhome.workspace.cases.models import Case
from wayhome.workspace.cases.standing import limits_of, present, told

MOMENTS = frozenset({Kind.DAY, Kind.MOMENT, Kind.HAPPENED})
Answer = str | tuple[str, ...] | datetime


class Walk:
    """One case. `path`: of its page, once it has begun."""

    def __init__(self, pathway: str) -> None:
        self.pathway, self.path = PATHWAYS[pathway], ""

    def begin(self, somebody: Worker, button: str = "Begin", /, **answers: Answer) -> "Walk":
        """On the form that begins it, which is open."""
        answer(somebody, **answers)
        somebody.press(button)
        assert not somebody.page.locator(".govuk-error-summary").count(), somebody.text
        why(somebody)
        return self.here(somebody)

    def here(self, somebody: Worker) -> "Walk":
        """The case whose page is open."""
        self.path = somebody.page.url.removeprefix(somebody.address).partition("?")[0]
        return self

    def open(self, somebody: Worker) -> None:
        somebody.go(self.path)
        why(somebody)

    def say(self, somebody: Worker, code: str, /, **answers: Answer) -> None:
        """One entry, by its own form."""
        self._form(somebody, code)
        answer(somebody, **answers)
        self._keep(somebody, code)

    def say_plainly(self, somebody: Worker, code: str, /, **answers: Answer) -> None:
        """One entry: what records have filled stays, what nobody names is answered plainly."""
        self._form(somebody, code)
        answer(somebody, **answers)
        for one in self.pathway.entries[code].fields:
            needed = (one.required or one.before) and one.code not in answers
            if needed and one.kind not in MOMENTS and _is_open(somebody, one):
                fill(somebody, **{one.code: _first(plain(one))})
        self._keep(somebody, code)

    def refused(self, somebody: Worker, code: str, /, **answers: Answer) -> None:
        """One entry that the rules refuse."""
        self._form(somebody, code)
        answer(somebody, **answers)
        somebody.press("Keep it")
        assert somebody.page.locator(".govuk-error-summary").count(), somebody.text

    def _form(self, somebody: Worker, code: str) -> None:
        somebody.go(f"{self.path}say/{code.replace(' ', '%20')}/")

    def _keep(self, somebody: Worker, code: str) -> None:
        somebody.press("Keep it")
        assert "Kept: " in somebody.text, (self.pathway.code, code, somebody.text)


def answer(somebody: Worker, **answers: Answer) -> None:
    """Into the boxes of the form that is open; a moment into its day and its time."""
    for name, given in answers.items():
        if isinstance(given, datetime):
            at(somebody, name, given)
        else:
            for one in (given,) if isinstance(given, str) else given:
                _put(somebody, name, one)


def at(somebody: Worker, name: str, moment: datetime) -> None:
    """A day, and a time where one is asked."""
    for box, part in (("day", moment.day), ("month", moment.month), ("year", moment.year)):
        somebody.page.locator(f"[name='said-{name}-{box}']").fill(str(part))
    clock = somebody.page.locator(f"[name='said-{name}-time']")
    if clock.count():
        clock.fill(f"{moment:%H:%M}")


def clocks(walk: Walk) -> dict[str, str]:
    """`met 2026-06-24 03:10` by clock, in London; `met late` where it was."""
    row = Case.objects.get(number=walk.path.strip("/").rpartition("/")[2])
    case = told(row, list(row.entries.order_by("place")))
    each = case.clocks(limits_of(row), present())
    return {one.clock.code: _stands(one) for one in each}


def _stands(one: Reading) -> str:
    return f"{one.state}{' late' * one.was_late} {london(one.due)}"


def london(moment: datetime) -> str:
    return f"{moment.astimezone(LONDON):%Y-%m-%d %H:%M}"


def _put(somebody: Worker, name: str, given: str) -> None:
    box = somebody.page.locator(f"[name='said-{name}']").first
    if box.evaluate("one => one.tagName") == "SELECT":
        box.select_option(given)
    else:
        fill(somebody, **{name: given})


def _is_open(somebody: Worker, asked: Field) -> bool:
    """Whether it is asked, and nothing stands in it yet."""
    boxes = somebody.page.locator(f"[name='said-{asked.code}']")
    if not boxes.count() or not boxes.first.is_visible():
        return False
    if boxes.first.get_attribute("type") in {"radio", "checkbox"}:
        return not boxes.evaluate_all("all => all.some(one => one.checked)")
    return not boxes.first.input_value()


def _first(given: object) -> str:
    return given if isinstance(given, str) else str(next(iter(given)))  # type: ignore[call-overload]
