"""What somebody chose in the address bar: read leniently, because people edit addresses.

A date that is not one, or an agency that is not known, counts as not chosen and never fails; what
was typed is kept, so that a page can say what was wrong with it.
"""

from collections.abc import Container
from datetime import date
from urllib.parse import urlencode

from django.http import QueryDict

from wayhome.workspace.pages.days import BOXES, Typed, in_boxes, typed


class Choices:
    """The query of a page, with links that change one choice and keep the others."""

    def __init__(self, query: QueryDict) -> None:
        given = {name: query.get(name, "").strip() for name in query}
        boxed = {name.rpartition("-")[0] for name in given if name.rpartition("-")[2] in BOXES}
        for name in sorted(boxed):
            given[name] = (in_boxes(given, name) or Typed()).text
        self._given = {
            name: value for name, value in given.items() if name.rpartition("-")[0] not in boxed
        }

    def __getitem__(self, name: str) -> str:
        return self._given.get(name, "")

    def day(self, name: str) -> date | None:
        """A chosen day, or None where it is none."""
        return self.typed(name).date

    def typed(self, name: str) -> Typed:
        """A day as it was typed."""
        return typed(self[name])

    def one_of(self, name: str, known: Container[str]) -> str | None:
        return self[name] if self[name] in known else None

    def number(self, name: str) -> int | None:
        return int(self[name]) if self[name].isdigit() and len(self[name]) < 4 else None

    def link(self, **changed: object) -> str:
        """The same page with some choices changed; an empty value takes a choice away."""
        kept = {k: v for k, v in self._given.items() if k != "page"}
        kept |= {name: "" if value is None else str(value) for name, value in changed.items()}
        return "?" + urlencode({name: value for name, value in kept.items() if value})

    def hidden(self, *besides: str) -> list[tuple[str, str]]:
        """The choices to carry through a form that sets others."""
        return [(k, v) for k, v in self._given.items() if v and k not in {*besides, "page"}]
