"""A referral as the form's own names, sections in their order, and nothing that was not asked; and
the files that go with it, each by its hash, so that what arrives can be told from another."""

from collections.abc import Iterable, Iterator
from dataclasses import asdict
from typing import Any

from wayhome.casework.case import Case
from wayhome.casework.fields import YES, Value
from wayhome.casework.referral.attachments import Attached, going
from wayhome.casework.referral.person import CONSENT
from wayhome.casework.referral.routes import Route
from wayhome.casework.referral.section import TICKED, Section
from wayhome.casework.referral.written import answers, route, sections

FILES, LISTED = "upload-file", "attachments"


def as_json(case: Case) -> dict[str, str | list[str]]:
    """Every answer, by the form's name of it."""
    return {name: told for section in as_sections(case).values() for name, told in section.items()}


def with_files(told: dict[str, Any], attached: Iterable[Attached]) -> dict[str, Any]:
    """The same with the files that are attached to the case and that the form takes: by name where
    the form has their names, and beside it in a list with size, hash and what each shows."""
    files = going(attached)
    if not files:
        return told
    names = dict.fromkeys([*told.get(FILES, []), *(one.name for one in files)])
    return {**told, FILES: list(names), LISTED: [asdict(one) for one in files]}


def as_sections(case: Case) -> dict[str, dict[str, str | list[str]]]:
    """The same by letter of the section."""
    found: dict[str, dict[str, str | list[str]]] = {}
    for section in sections(case):
        if section.letter == "N" and route(case) is Route.CHILD:
            found["M"] = {CONSENT: YES}  # the form says so by itself of a child (facts §1.5)
        found.setdefault(section.letter, {}).update(_named(section, answers(case, section)))
    return found


def _named(section: Section, told: dict[str, Value]) -> Iterator[tuple[str, str | list[str]]]:
    for code, value in told.items():
        if code in section.own:
            continue
        if code in section.ticked:
            yield from ((one, TICKED) for one in value or ())
        elif code in section.numbered:
            yield from ((f"{code}-{n}", one) for n, one in enumerate(lines(value), 1))
        elif code == FILES:
            yield code, lines(value)
        else:
            yield code, value if isinstance(value, str) else list(value or ())


def lines(value: Value) -> list[str]:
    """One answer a line."""
    text = value if isinstance(value, str) else "\n".join(value or ())
    return [one.strip() for one in text.splitlines() if one.strip()]
