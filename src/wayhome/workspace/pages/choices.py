"""What somebody chose in the address bar: read leniently, because people edit addresses.

A date that is not one, or an agency that is not known, counts as not chosen and never fails.
"""

from collections.abc import Container
from datetime import date
from urllib.parse import urlencode

from django.http import QueryDict


class Choices:
    """The query of a page, with links that change one choice and keep the others."""

    def __init__(self, query: QueryDict) -> None:
        self._given = {name: query.get(name, "").strip() for name in query}

    def __getitem__(self, name: str) -> str:
        return self._given.get(name, "")

    def day(self, name: str) -> date | None:
        """A chosen day as 2026-11-21, or None."""
        try:
            return date.fromisoformat(self[name])
        except ValueError:
            return None

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
