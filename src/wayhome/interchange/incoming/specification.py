"""A specification: what each kind of thing and of link in a file becomes in the generic feed.

    name: link-chart
    about: "Link chart (CSV): …"  # a title, and what it is for
    version: "2026-11-29"
    form: links-csv               # links-csv, graphml or followthemoney
    system: link-chart            # whose numbers the identities are: one system, one set of them
    identity: id                  # or label: things of one kind and one label are one thing
    grade: ""                     # 3x5x2 of whatever has none of its own, as '2C'
    dates: ["%Y-%m-%d", "%d/%m/%Y"]
    columns: {one: End 1 ID, …}   # what the form's columns or attributes are called
    ends: {Family: [person, relative]}       # of a form whose links name their ends
    things:
      Person: [{table: persons, columns: {person_ref: id, full_name: label}}]
    links:
      - between: [Person, Person]            # kinds, or "*"; in this order unless both ways
        type: "Sibling*"                     # a pattern; any without it
        makes: [{table: relations, columns: {person_ref: one, other_ref: other}, …}]
      - {between: [Phone, Phone], refuse: "why such a link is not taken in"}

A column of the feed is filled from `id`, `kind`, `label`, of a link from `link`, `type`, `one`,
`other`, `one_label`, `other_label`, or from a column or attribute by its name; `{a} {b}` puts two
together. The first link that fits counts.
"""

import re
from dataclasses import dataclass, field
from datetime import date, datetime
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

from wayhome.extracts.contract import Table
from wayhome.extracts.contract_file import feeds
from wayhome.extracts.yaml_file import SHAPE, Fault, under, written
from wayhome.interchange.strength import parts
from wayhome.lexicon.errors import BadUsage

BUNDLED = Path(__file__).parent / "specifications"
FORMS = ("links-csv", "graphml", "followthemoney")
LONGEST = 60  # characters of a name
_DAY = date(2026, 12, 31)
_KNOWN = {
    *("name", "version", "form", "system", "identity", "grade", "dates", "columns", "ends"),
    *("things", "links", "dated_by_links", "about"),
}


@dataclass(frozen=True)
class Made:
    """One row of the feed that a thing or a link makes."""

    table: Table
    columns: dict[str, str]
    constants: dict[str, str]


@dataclass(frozen=True)
class LinkRule:
    """What a link between two kinds of thing becomes, or why it is not taken in."""

    between: tuple[str, str]
    type: str
    makes: tuple[Made, ...]
    refuse: str
    both_ways: bool

    def fits(self, one: str, other: str, kind: str) -> bool:
        ends = fnmatchcase(one, self.between[0]) and fnmatchcase(other, self.between[1])
        return ends and fnmatchcase(kind.casefold(), self.type.casefold())


@dataclass(frozen=True)
class Specification:
    """The whole of it. `text` is what it was read from, and part of a delivery's identity."""

    name: str
    version: str
    form: str
    system: str
    text: bytes
    identity: str = "id"
    grade: tuple[str, str] = ("", "")
    dates: tuple[str, ...] = ("%Y-%m-%d",)
    columns: dict[str, str] = field(default_factory=dict)
    ends: dict[str, tuple[str, str]] = field(default_factory=dict)
    things: dict[str, tuple[Made, ...]] = field(default_factory=dict)
    links: tuple[LinkRule, ...] = ()
    dated_by_links: frozenset[str] = frozenset()  # kinds whose day stands on their links
    about: str = ""


def bundled() -> list[str]:
    """The specifications that come along, by name."""
    return sorted(path.stem for path in BUNDLED.glob("*.yaml"))


def read_specification(named: str | Path) -> Specification:
    """A specification from its file, or one that comes along; BadUsage where it makes no sense."""
    path = Path(named)
    if not path.is_file() and (BUNDLED / f"{named}.yaml").is_file():
        path = BUNDLED / f"{named}.yaml"
    if not path.is_file():
        raise BadUsage(
            f"There is no specification {named}. These come along: {', '.join(bundled())}."
        )
    with written(path, "specification") as (data, text):
        return _specification(data, text)


def _specification(data: dict[str, Any], text: bytes) -> Specification:
    if strange := sorted(set(data) - _KNOWN):
        raise Fault(f"unknown word {', '.join(strange)}")
    if data["form"] not in FORMS:
        raise Fault(f"form is one of {', '.join(FORMS)}")
    if (identity := data.get("identity", "id")) not in ("id", "label"):
        raise Fault("identity is id or label")
    grade = str(data.get("grade") or "")
    if grade and not parts(grade)[0]:
        raise Fault("grade is 3x5x2, as 2C")
    return Specification(
        name=_line(data, "name"),
        version=_line(data, "version"),
        form=data["form"],
        system=_line(data, "system"),
        text=text,
        identity=identity,
        grade=parts(grade),
        dates=_dates(data),
        columns=_columns(data),
        ends=_ends(data),
        things=_things(data),
        links=_links(data),
        dated_by_links=frozenset(data.get("dated_by_links") or ()),
        about=str(data.get("about") or ""),
    )


def _line(data: dict[str, Any], word: str) -> str:
    """A short text of one line, as stands at the head of what is made by it."""
    text = data[word]
    if not isinstance(text, str) or not text.isprintable() or not 0 < len(text) <= LONGEST:
        raise Fault(f"{word} is one line of at most {LONGEST} characters")
    return text


def _dates(data: dict[str, Any]) -> tuple[str, ...]:
    """Forms of dates, each tried on a day: one that Python cannot read back is none."""
    forms = data.get("dates") or ["%Y-%m-%d"]
    if not isinstance(forms, list):
        raise Fault(f"dates: {SHAPE}")
    for form in forms:
        try:
            read_back = datetime.strptime(_DAY.strftime(form), form).year  # noqa: DTZ007
        except (ValueError, TypeError, re.error):
            read_back = 0
        if read_back != _DAY.year:
            raise Fault(f"dates: {form} is no form of a date, as %d/%m/%Y is")
    return tuple(forms)


def _columns(data: dict[str, Any]) -> dict[str, str]:
    with under("columns"):
        return _words(data.get("columns") or {})


def _ends(data: dict[str, Any]) -> dict[str, tuple[str, str]]:
    with under("ends"):
        return {schema: (one, other) for schema, (one, other) in (data.get("ends") or {}).items()}


def _things(data: dict[str, Any]) -> dict[str, tuple[Made, ...]]:
    things = {}
    for kind, rows in data["things"].items():
        with under(f"things, {kind}"):
            things[kind] = tuple(map(_made, rows))
    return things


def _links(data: dict[str, Any]) -> tuple[LinkRule, ...]:
    links = []
    for number, rule in enumerate(data["links"], 1):
        with under(f"link {number}"):
            links.append(_link(rule))
    return tuple(links)


def _link(data: dict[str, Any]) -> LinkRule:
    one, other = data["between"]
    makes, refuse = tuple(map(_made, data.get("makes") or ())), str(data.get("refuse") or "")
    if bool(makes) == bool(refuse):
        raise Fault("a link says what it makes, or why it is refused")
    both = str(data.get("both_ways") or "") == "true"
    return LinkRule((one, other), str(data.get("type") or "*"), makes, refuse, both)


def _made(data: dict[str, Any]) -> Made:
    tables = {table.name: table for table in feeds()["generic"].tables}
    if data["table"] not in tables:
        raise Fault(f"the generic feed has no table {data['table']}")
    table = tables[data["table"]]
    columns, constants = _words(data["columns"]), _words(data.get("constants") or {})
    known = {column.name for column in table.columns}
    if strange := sorted((columns.keys() | constants.keys()) - known):
        raise Fault(f"table {table.name} has no column {', '.join(strange)}")
    needed = {column.name for column in table.columns if column.required}
    if missing := sorted(needed - columns.keys() - constants.keys()):
        raise Fault(f"table {table.name} needs {', '.join(missing)}")
    return Made(table, columns, constants)


def _words(data: dict[str, Any]) -> dict[str, str]:
    """Names and words; Fault where a word is something of more parts."""
    if not all(isinstance(word, str) for word in data.values()):
        raise Fault(SHAPE)
    return dict(data)
