"""Reads contracts from their YAML files and checks that they make sense.

Whatever is wrong is said with file and place; nothing is guessed and no unknown word is let by.
"""

import re
from collections.abc import Callable, Iterable
from enum import StrEnum
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar

import yaml

from wayhome.extracts.contract import (
    BadContract,
    CodeList,
    Column,
    Feed,
    Recognise,
    Rule,
    Severity,
    Table,
    Type,
    XmlShape,
)
from wayhome.lexicon.agencies import AgencyKind
from wayhome.lexicon.marking import Marking

FEEDS = Path(__file__).parent / "feeds"
FORMATS = {"csv", "xlsx", "parquet", "xml"}
Words = TypeVar("Words", bound=StrEnum)


@lru_cache(maxsize=1)
def feeds() -> dict[str, Feed]:
    """Every feed of this installation by name."""
    return {path.stem: read_feed(path) for path in sorted(FEEDS.glob("*.yaml"))}


def read_feed(path: Path) -> Feed:
    """One contract from its file; BadContract when it does not make sense."""
    try:
        # the C loader is ten times faster and just as safe
        data = yaml.load(path.read_bytes(), Loader=yaml.CSafeLoader)
    except yaml.YAMLError as error:
        raise BadContract(f"{path.name} is not YAML: {error}") from None
    return _feed(_Place(path.name, ""), data, path.stem)


class _Place:
    """Where in which file we are; makes the complaint."""

    def __init__(self, file: str, place: str) -> None:
        self.file, self.place = file, place

    def at(self, *names: str) -> "_Place":
        return _Place(self.file, ".".join(filter(None, (self.place, *names))))

    def bad(self, what: str) -> BadContract:
        return BadContract(f"{self.file}, {self.place or 'top'}: {what}")

    def mapping(self, data: Any, known: Iterable[str] | None = None) -> dict[str, Any]:
        if not isinstance(data, dict):
            raise self.bad("this must be a mapping of names to values.")
        strange = {str(key) for key in data} - set(known or map(str, data))
        if strange:
            raise self.bad(f"unknown word {', '.join(sorted(strange))}.")
        return {str(key): value for key, value in data.items()}

    def words(self, data: Any) -> tuple[str, ...]:
        if not isinstance(data, list):
            raise self.bad("this must be a list.")
        return tuple(str(word) for word in data)

    def needed(self, data: dict[str, Any], *names: str) -> None:
        for name in names:
            if not data.get(name):
                raise self.bad(f"{name} is missing.")

    def choice(self, kind: type[Words], value: Any) -> Words:
        try:
            return kind(str(value))
        except ValueError:
            raise self.bad(f"{value} is not one of {', '.join(kind)}.") from None


_FEED = (
    "feed title about authority version formats senders system recognise placeholders codes xml"
    " tables"
)


def _feed(place: _Place, data: Any, stem: str) -> Feed:
    data = place.mapping(data, _FEED.split())
    place.needed(data, "feed", "title", "about", "authority", "version", "formats", "tables")
    if data["feed"] != stem:
        raise place.bad(f"feed {data['feed']} stands in a file of another name.")
    formats = place.at("formats").words(data["formats"])
    if strange := set(formats) - FORMATS:
        raise place.at("formats").bad(f"unknown format {', '.join(sorted(strange))}.")
    codes = _each(place.at("codes"), data.get("codes") or {}, _codes)
    xml = _xml(place.at("xml"), data["xml"]) if "xml" in data else None
    tables = _each(place.at("tables"), data["tables"], _table)
    feed = Feed(
        name=stem,
        title=str(data["title"]),
        about=_prose(data["about"]),
        authority=_prose(data["authority"]),
        version=str(data["version"]),
        formats=formats,
        system=str(data.get("system") or stem),
        tables=tuple(tables.values()),
        senders=_senders(place.at("senders"), data.get("senders") or []),
        recognise=place.at("recognise").choice(Recognise, data.get("recognise", "columns")),
        codes=codes,
        placeholders=place.at("placeholders").words(data.get("placeholders") or []),
        xml=xml,
    )
    _check_whole(place, feed)
    return feed


def _senders(place: _Place, data: Any) -> tuple[AgencyKind, ...]:
    return tuple(place.choice(AgencyKind, word) for word in place.words(data))


Made = TypeVar("Made")


def _each(place: _Place, data: Any, make: Callable[[_Place, str, Any], Made]) -> dict[str, Made]:
    return {name: make(place.at(name), name, value) for name, value in place.mapping(data).items()}


def _prose(text: Any) -> str:
    return " ".join(str(text or "").split())


def _xml(place: _Place, data: Any) -> XmlShape:
    data = place.mapping(data, ["root", "agency", "extracted_on"])
    place.needed(data, "root")
    return XmlShape(**{name: str(value) for name, value in data.items()})


def _codes(place: _Place, name: str, data: Any) -> CodeList:
    data = place.mapping(data, ["values", "aliases", "open", "doubtful"])
    values = data.get("values") or {}
    if isinstance(values, list):
        values = {code: "" for code in values}
    if not values:
        raise place.bad("values is missing.")
    values = {_code(place, code): _prose(said) for code, said in place.mapping(values).items()}
    aliases = place.at("aliases").mapping(data.get("aliases") or {})
    aliases = {str(key): str(value) for key, value in aliases.items()}
    for alias, code in aliases.items():
        if code not in values:
            raise place.at("aliases", alias).bad(f"{code} is not among the values.")
    doubtful = place.at("doubtful").words(data.get("doubtful") or [])
    for code in doubtful:
        if code not in values:
            raise place.at("doubtful").bad(f"{code} is not among the values.")
    return CodeList(name, values, aliases, bool(data.get("open", False)), frozenset(doubtful))


def _code(place: _Place, code: str) -> str:
    # YAML reads bare NO, Y, OFF as truth values: a list of codes then silently loses its codes
    if code in ("True", "False", "None"):
        raise place.bad(f"a code is read as {code}; put it in quotation marks.")
    return code


_TABLE = ["about", "key", "person", "files", "xml", "columns", "rules"]


def _table(place: _Place, name: str, data: Any) -> Table:
    data = place.mapping(data, _TABLE)
    place.needed(data, "key", "columns")
    columns = _each(place.at("columns"), data["columns"], _column)
    rules = [
        _rule(place.at("rules", str(number)), rule)
        for number, rule in enumerate(data.get("rules") or [], 1)
    ]
    table = Table(
        name=name,
        about=_prose(data.get("about")),
        key=place.at("key").words(data["key"]),
        columns=tuple(columns.values()),
        person=str(data.get("person") or ""),
        files=place.at("files").words(data.get("files") or []),
        xml=str(data.get("xml") or ""),
        rules=tuple(rules),
    )
    _check_names(place, table)
    return table


_COLUMN = "type about required codes aliases marking max precision xml".split()


def _column(place: _Place, name: str, data: Any) -> Column:
    data = place.mapping({"type": data} if isinstance(data, str) else data, _COLUMN)
    kind = place.at("type").choice(Type, data.get("type"))
    if (kind in (Type.CODE, Type.CODES)) != bool(data.get("codes")):
        raise place.bad("a code needs a list of codes, and only a code has one.")
    if data.get("precision") and kind not in (Type.DATE, Type.DATETIME):
        raise place.bad("only a date has a precision.")
    return Column(
        name=name,
        type=kind,
        about=_prose(data.get("about")),
        required=bool(data.get("required", False)),
        codes=str(data.get("codes") or ""),
        aliases=place.at("aliases").words(data.get("aliases") or []),
        marking=place.at("marking").choice(Marking, data.get("marking", Marking.SENSITIVE)),
        max=int(data.get("max") or 0),
        precision=bool(data.get("precision", False)),
        xml=str(data.get("xml") or ""),
    )


def _rule(place: _Place, data: Any) -> Rule:
    data = place.mapping(data, ["code", "when", "says", "columns", "authority", "severity"])
    place.needed(data, "code", "when", "says", "authority")
    return Rule(
        code=str(data["code"]),
        when=str(data["when"]),
        says=_prose(data["says"]),
        authority=_prose(data["authority"]),
        columns=place.at("columns").words(data.get("columns") or []),
        severity=place.at("severity").choice(Severity, data.get("severity", "refuse")),
    )


# names that every stored table has, and those that the checks use on the way
RESERVED = {"row", "row_key", "row_hash", "supersedes", "given", "newest", "first_row"}


def _check_names(place: _Place, table: Table) -> None:
    names = {column.name for column in table.columns}
    mentioned = {*table.key, *((table.person,) if table.person else ())}
    mentioned |= {name for rule in table.rules for name in rule.columns}
    if missing := sorted(mentioned - names):
        raise place.bad(f"there is no column {', '.join(missing)}.")
    lowered = [name.casefold() for column in table.columns for name in (column.name,)]
    taken = RESERVED & set(lowered) or any(re.fullmatch(r"[ctw]\d+", name) for name in lowered)
    if len(set(lowered)) < len(lowered) or taken:
        raise place.bad("two columns have one name, or a name that every table has.")
    for name in names:
        if not name.isidentifier():
            raise place.bad(f"{name} is not a plain word; give the file's name as an alias.")


def _check_whole(place: _Place, feed: Feed) -> None:
    seen: set[str] = set()
    for table in feed.tables:
        for column in table.columns:
            if column.codes and column.codes not in feed.codes:
                where = place.at("tables", table.name, "columns", column.name)
                raise where.bad(f"there is no list of codes {column.codes}.")
        for rule in table.rules:
            if rule.code in seen:
                raise place.at("tables", table.name).bad(f"rule code {rule.code} is used twice.")
            seen.add(rule.code)
    if (feed.xml is not None) != any(table.xml for table in feed.tables):
        raise place.bad("an XML feed needs xml at its top and at its tables.")
