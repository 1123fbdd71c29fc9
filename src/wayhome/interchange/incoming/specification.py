"""A specification: what each kind of thing and of link in a file becomes in the generic feed.

    name: link-chart
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

from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

import yaml

from wayhome.extracts.contract import Table
from wayhome.extracts.contract_file import feeds
from wayhome.interchange.strength import parts
from wayhome.lexicon.errors import BadUsage

BUNDLED = Path(__file__).parent / "specifications"
FORMS = ("links-csv", "graphml", "followthemoney")
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


def bundled() -> list[str]:
    """The specifications that come along, by name."""
    return sorted(path.stem for path in BUNDLED.glob("*.yaml"))


def read_specification(named: str | Path) -> Specification:
    """A specification from its file, or one that comes along; BadUsage where it makes no sense."""
    path = Path(named)
    if not path.exists() and (BUNDLED / f"{named}.yaml").is_file():
        path = BUNDLED / f"{named}.yaml"
    try:
        text = path.read_bytes()
        return _specification(yaml.load(text, Loader=yaml.BaseLoader), text)
    except OSError:
        raise BadUsage(
            f"There is no specification {named}. These come along: {', '.join(bundled())}."
        ) from None
    except yaml.YAMLError as error:
        raise BadUsage(f"{path.name} is not YAML: {error}") from None
    except (KeyError, TypeError, AttributeError, ValueError) as error:
        raise BadUsage(f"{path.name} is no specification: {error}.") from None


def _specification(data: dict[str, Any], text: bytes) -> Specification:
    if strange := sorted(set(data) - _KNOWN):
        raise ValueError(f"unknown word {', '.join(strange)}")
    if data["form"] not in FORMS:
        raise ValueError(f"form is one of {', '.join(FORMS)}")
    if (identity := data.get("identity", "id")) not in ("id", "label"):
        raise ValueError("identity is id or label")
    grade = str(data.get("grade") or "")
    if grade and not parts(grade)[0]:
        raise ValueError("grade is 3x5x2, as 2C")
    things = {kind: tuple(map(_made, rows)) for kind, rows in data["things"].items()}
    links = tuple(_link(number, rule) for number, rule in enumerate(data["links"], 1))
    return Specification(
        name=data["name"],
        version=data["version"],
        form=data["form"],
        system=data["system"],
        text=text,
        identity=identity,
        grade=parts(grade),
        dates=tuple(data.get("dates") or ("%Y-%m-%d",)),
        columns=dict(data.get("columns") or {}),
        ends={schema: (one, other) for schema, (one, other) in (data.get("ends") or {}).items()},
        things=things,
        links=links,
        dated_by_links=frozenset(data.get("dated_by_links") or ()),
    )


def _link(number: int, data: dict[str, Any]) -> LinkRule:
    one, other = data["between"]
    makes, refuse = tuple(map(_made, data.get("makes") or ())), str(data.get("refuse") or "")
    if bool(makes) == bool(refuse):
        raise ValueError(f"link {number} says what it makes, or why it is refused")
    both = str(data.get("both_ways") or "") == "true"
    return LinkRule((one, other), str(data.get("type") or "*"), makes, refuse, both)


def _made(data: dict[str, Any]) -> Made:
    tables = {table.name: table for table in feeds()["generic"].tables}
    if data["table"] not in tables:
        raise ValueError(f"the generic feed has no table {data['table']}")
    table = tables[data["table"]]
    columns, constants = dict(data["columns"]), dict(data.get("constants") or {})
    known = {column.name for column in table.columns}
    if strange := sorted((columns.keys() | constants.keys()) - known):
        raise ValueError(f"table {table.name} has no column {', '.join(strange)}")
    needed = {column.name for column in table.columns if column.required}
    if missing := sorted(needed - columns.keys() - constants.keys()):
        raise ValueError(f"table {table.name} needs {', '.join(missing)}")
    return Made(table, columns, constants)
