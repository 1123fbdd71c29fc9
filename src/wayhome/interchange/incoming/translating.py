"""Things and links into rows of the generic feed, each row with where in the file it comes from.

Rules: a date must be in a form that the specification names; a link for which no rule is given is
refused with the kinds of its ends; a row that says what an earlier one said is counted once.
"""

from collections import defaultdict
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from functools import cache

from wayhome.extracts.contract import Type
from wayhome.extracts.contract_file import feeds
from wayhome.extracts.mapping import parts as pieces
from wayhome.interchange.incoming.reading import Link, Read, Thing, Unfit
from wayhome.interchange.incoming.specification import LinkRule, Made, Specification
from wayhome.interchange.strength import parts

_TIMES = ("", " %H:%M", " %H:%M:%S", "T%H:%M", "T%H:%M:%S")
GRADES = ("source_evaluation", "information_assessment")


@dataclass(frozen=True)
class Row:
    """A row of a table; `line` is where in the file it comes from."""

    cells: tuple[str, ...]
    line: int


@dataclass
class Translated:
    """Rows by table, as the contract orders its columns, and what is not taken in."""

    rows: dict[str, list[Row]] = field(default_factory=lambda: defaultdict(list))
    unfit: list[Unfit] = field(default_factory=list)
    repeated: int = 0


class _NotADate(Exception):
    def __init__(self, column: str) -> None:
        self.column = column


def translate(read: Read, of: Specification) -> Translated:
    """Every thing and link by the specification. Nothing is guessed."""
    made = Translated(unfit=list(read.unfit))
    seen: set[tuple[str, tuple[str, ...]]] = set()
    things = _dated(read, of)
    kinds = _kinds(things, of, made)
    for thing in things.values():
        if thing.id in kinds:
            values = {**thing.values, "id": thing.id, "kind": thing.kind, "label": thing.label}
            _put(made, of, of.things[kinds[thing.id]], values, thing.row, seen)
    for link in read.links:
        _link(made, of, link, things, kinds, seen)
    made.unfit.sort(key=lambda one: one.row)
    return made


def _kinds(things: dict[str, Thing], of: Specification, made: Translated) -> dict[str, str]:
    """Of each thing its kind as the specification spells it; what it does not know is refused."""
    spelled = {kind.casefold(): kind for kind in of.things}
    known = {t.id: spelled[t.kind.casefold()] for t in things.values()
             if t.kind.casefold() in spelled}  # fmt: skip
    said = f"The specification knows no such kind of thing; it knows {', '.join(of.things)}."
    made.unfit += [Unfit(t.row, "kind", said) for t in things.values() if t.id not in known]
    return known


def _dated(read: Read, of: Specification) -> dict[str, Thing]:
    """Things of which the specification says that their day stands on their links have one."""
    first: dict[str, str] = {}
    for link in read.links:
        if when := link.values.get("first"):
            time = link.values.get("time", "")
            for end in (link.one, link.other):
                first.setdefault(end, f"{when} {time}".strip())
    return {
        name: replace(thing, values={"first": first[name], **thing.values})
        if name in first and thing.kind in of.dated_by_links
        else thing
        for name, thing in read.things.items()
    }


def _link(
    made: Translated,
    of: Specification,
    link: Link,
    things: dict[str, Thing],
    kinds: dict[str, str],
    seen: set[tuple[str, tuple[str, ...]]],
) -> None:
    one, other = things[link.one], things[link.other]
    if one.id not in kinds or other.id not in kinds:
        made.unfit.append(Unfit(link.row, "kind", "An end of the link was not taken in."))
        return
    rule, swapped = _rule(of, kinds[one.id], kinds[other.id], link.type)
    if rule is None or rule.refuse:
        between = f"{kinds[one.id]} and {kinds[other.id]}"
        said = f"The specification says nothing of such a link between {between}."
        column = of.columns.get("type", "type")
        made.unfit.append(Unfit(link.row, column, rule.refuse if rule else said))
        return
    if swapped:
        one, other = other, one
    ends = {"one": one.id, "other": other.id, "one_label": one.label, "other_label": other.label}
    values = {**link.values, "link": link.id, "type": link.type, **ends}
    _put(made, of, rule.makes, values, link.row, seen)


def _rule(of: Specification, one: str, other: str, kind: str) -> tuple[LinkRule | None, bool]:
    """The first rule that fits, and whether the ends stand the other way round in it."""
    for rule in of.links:
        if rule.fits(one, other, kind):
            return rule, False
        if rule.both_ways and rule.fits(other, one, kind):
            return rule, True
    return None, False


def _put(
    made: Translated,
    of: Specification,
    rows: tuple[Made, ...],
    values: dict[str, str],
    line: int,
    seen: set[tuple[str, tuple[str, ...]]],
) -> None:
    try:
        found = [(one.table, _cells(one, values, of)) for one in rows]
    except _NotADate as fault:
        forms = ", ".join(date(2026, 12, 31).strftime(form) for form in of.dates)
        made.unfit.append(
            Unfit(line, _named(fault.column, of), f"It is no date in a form such as {forms}.")
        )
        return
    for table, cells in found:
        if (table.name, cells) in seen:
            made.repeated += 1
            continue
        seen.add((table.name, cells))
        made.rows[table.name].append(Row(cells, line))


def _cells(one: Made, values: dict[str, str], of: Specification) -> tuple[str, ...]:
    row = dict(one.constants)
    dates = _dates(one.table.name)
    for ours, theirs in one.columns.items():
        text = "".join(values.get(w, "") if is_column else w for w, is_column in pieces(theirs))
        text = text.strip()
        row[ours] = _moment(text, of, theirs) if ours in dates and text else text
    if not any(row.get(name) for name in GRADES):
        row |= zip(GRADES, _grade(values, of), strict=True)
    return tuple(row.get(column.name, "") for column in one.table.columns)


def _grade(values: dict[str, str], of: Specification) -> tuple[str, str]:
    stated = parts(values.get("grade", ""))
    if stated == ("", ""):
        stated = (values.get("source_grade", ""), values.get("information_grade", ""))
    return stated if any(stated) else of.grade


def _named(words: str, of: Specification) -> str:
    """The file's own names of what a column is filled from."""
    named = [of.columns.get(word, word) for word, is_column in pieces(words) if is_column]
    return ", ".join(named)


@cache
def _dates(name: str) -> frozenset[str]:
    table = next(table for table in feeds()["generic"].tables if table.name == name)
    return frozenset(c.name for c in table.columns if c.type in (Type.DATE, Type.DATETIME))


def _moment(text: str, of: Specification, column: str) -> str:
    for form in of.dates:
        for time in _TIMES:
            try:
                found = datetime.strptime(text, f"{form}{time}")  # noqa: DTZ007
            except ValueError:
                continue
            return found.isoformat(" ") if time else found.date().isoformat()
    raise _NotADate(column)
