"""A table's contract compiled into one DuckDB statement that types and checks every row at once.

What is wrong with a row is kept as bits in a few whole numbers: setting a bit costs next to
nothing on the many good rows, and only the rows with a bit set are looked at again.

    source   row, c0, c1, …          as the file has it, null for nothing
    read     t0, t1, …               typed, null where the text is none of the type
    checked  row, <columns>, w0, …   the contract's columns, and the bits
"""

from dataclasses import dataclass

from wayhome.extracts import wording
from wayhome.extracts.contract import Column, Feed, Severity, Table, Type
from wayhome.extracts.typing_sql import (
    CHECKED,
    PRECISION,
    Macro,
    typed,
    unknown_codes,
)
from wayhome.extracts.wording import Wording

BITS = 60  # in one word; BIGINT has 63 that are safe to set


@dataclass(frozen=True)
class Check:
    """One thing that can be wrong: where its bit stands and what is said of it."""

    number: int
    column: str
    place: int | None  # of the column in the file, from 0
    wording: Wording
    severity: Severity
    kind: str = ""  # "date" when the wording depends on what stands there

    @property
    def word(self) -> int:
        return self.number // BITS

    @property
    def bit(self) -> int:
        return 1 << (self.number % BITS)


@dataclass(frozen=True)
class Compiled:
    """The statement that makes `checked`, and the meaning of its bits."""

    select: str
    checks: tuple[Check, ...]
    stored: tuple[str, ...]  # names of the columns that are stored, in order
    macros: dict[str, str]  # by name, the statements that must have been run before

    @property
    def words(self) -> int:
        return max((check.word for check in self.checks), default=0) + 1

    def mask(self, word: int, severity: Severity) -> int:
        return sum(c.bit for c in self.checks if c.word == word and c.severity == severity)

    def any_of(self, severity: Severity) -> str:
        """The expression that is true when a row has a bit of that severity."""
        masks = [(n, self.mask(n, severity)) for n in range(self.words)]
        tests = [f"(w{n} & {mask}) <> 0" for n, mask in masks if mask]
        return "(" + (" OR ".join(tests) or "false") + ")"


def name(column: str) -> str:
    """A column's name as an SQL identifier."""
    return '"' + column.replace('"', '""') + '"'


class _Compiler:
    def __init__(
        self,
        feed: Feed,
        table: Table,
        places: dict[str, int],
        count: int,
        serials: bool,
        plain: frozenset[int],
    ) -> None:
        self.feed, self.table, self.places = feed, table, places
        self.count, self.serials, self.plain = count, serials, plain
        self.checks: list[Check] = []
        self.tests: list[str] = []
        self.macros: dict[str, str] = {}

    def add(
        self, test: str, column: str, said: Wording, severity: Severity, kind: str = ""
    ) -> None:
        place = self.places.get(column)
        self.checks.append(Check(len(self.checks), column, place, said, severity, kind))
        self.tests.append(test)

    def call(self, macro: Macro, value: str) -> str:
        self.macros[macro.name] = macro.create
        return macro.of(value)

    def typed(self, column: Column, place: int) -> str:
        if place in self.plain and column.type is Type.CODES:
            return f"string_split(c{place}, ';')"
        if place in self.plain:
            return f"c{place}::{column.type.stored}"
        return self.call(typed(column, self.feed.codes, serials=self.serials), f"c{place}")

    def words(self) -> list[str]:
        made: dict[int, list[str]] = {}
        for check, test in zip(self.checks, self.tests, strict=True):
            bit = f"CASE WHEN {test} THEN {check.bit} ELSE 0 END"
            made.setdefault(check.word, []).append(bit)
        return [f"{' | '.join(bits)} AS w{n}" for n, bits in made.items()] or ["0 AS w0"]

    def column(self, column: Column, place: int) -> None:
        given, read = f"c{place}", f"t{place}"
        if column.required:
            self.add(f"{given} IS NULL", column.name, wording.REQUIRED, Severity.REFUSE)
        if column.max and column.type is Type.TEXT:
            long = f"length({given}) > {column.max}"
            self.add(long, column.name, wording.LENGTH, Severity.REFUSE)
        if column.type is Type.CODES:
            self.codes(column, place)
        elif column.type is not Type.TEXT:
            said, severity, kind = self.untyped(column)
            self.add(f"{read} IS NULL AND {given} IS NOT NULL", column.name, said, severity, kind)

    def untyped(self, column: Column) -> tuple[Wording, Severity, str]:
        """What is said when the text is none of the column's type."""
        match column.type:
            case Type.DATE | Type.DATETIME:
                return wording.DATE_TEXT, Severity.REFUSE, "date"
            case Type.INTEGER:
                return wording.WHOLE_NUMBER, Severity.REFUSE, ""
            case Type.DECIMAL:
                return wording.NUMBER, Severity.REFUSE, ""
            case Type.YES_NO:
                return wording.YES_NO, Severity.REFUSE, ""
            case Type.CODE if not self.feed.codes[column.codes].open:
                return wording.CODE, Severity.REFUSE, ""
            case Type.CODE:
                return wording.CODE_NOT_LISTED, Severity.NOTE, ""
            case Type.JSON:
                return wording.NOT_JSON, Severity.NOTE, ""
        return wording.IDENTIFIER, Severity.NOTE, ""

    def codes(self, column: Column, place: int) -> None:
        codes = self.feed.codes[column.codes]
        test = self.call(unknown_codes(column, self.feed.codes), f"c{place}")
        said = (wording.CODE_NOT_LISTED, Severity.NOTE) if codes.open else None
        self.add(test, column.name, *(said or (wording.CODE, Severity.REFUSE)))

    def stored(self, column: Column) -> list[str]:
        place = self.places.get(column.name)
        if place is None:
            empty = [f"NULL::{column.type.stored} AS {name(column.name)}"]
            if column.precision:
                empty.append(f"NULL::VARCHAR AS {name(column.name + '_precision')}")
            return empty
        keeps = column.type in (*CHECKED, Type.CODE, Type.JSON)
        value = f"coalesce(t{place}, c{place})" if keeps else f"t{place}"
        if column.type is Type.TEXT:
            value = f"c{place}"
        made = [f"{value} AS {name(column.name)}"]
        if column.precision:
            made.append(
                f"{self.call(PRECISION, f'c{place}')} AS {name(column.name + '_precision')}"
            )
        return made

    def compile(self) -> Compiled:
        present = [(c, self.places[c.name]) for c in self.table.columns if c.name in self.places]
        given = [f"c{n}" for n in range(self.count)]
        read = [
            f"{self.typed(c, place)} AS t{place}" for c, place in present if c.type is not Type.TEXT
        ]
        for column, place in present:
            if place not in self.plain:
                self.column(column, place)
        stored = [made for column in self.table.columns for made in self.stored(column)]
        for rule in self.table.rules:
            where = rule.columns[0] if rule.columns else ""
            said = Wording(rule.code, "rule", rule.says)
            self.add(f"({rule.when})", where, said, rule.severity)
        return Compiled(
            select=self.statement(given, read, stored),
            checks=tuple(self.checks),
            stored=tuple(made.rsplit(" AS ", 1)[1] for made in stored),
            macros=self.macros,
        )

    def statement(self, given: list[str], read: list[str], stored: list[str]) -> str:
        columns = [made.rsplit(" AS ", 1)[1] for made in stored]
        key = digest([name(column) for column in self.table.key])
        words = self.words()
        marks = [word.rsplit(" AS ", 1)[1] for word in words]
        refuse = Compiled("", tuple(self.checks), (), {}).any_of(Severity.REFUSE)
        return f"""
WITH read AS (SELECT {_list(["row"], given, read)} FROM source
    WHERE coalesce({_list(given)}) IS NOT NULL),
named AS (SELECT row, {_list(given, self.needed(), stored)} FROM read),
marked AS (SELECT row, {_list(given, columns, words)} FROM named)
SELECT row, {key} AS row_key, {digest(columns)} AS row_hash, {_list(columns, marks)},
    CASE WHEN {refuse} THEN [{", ".join(given)}] END AS given
FROM marked"""

    def needed(self) -> list[str]:
        """What the tests look at besides the texts and the columns themselves."""
        typed = [c for c in self.table.columns if c.type is not Type.TEXT]
        return [f"t{self.places[c.name]}" for c in typed if c.name in self.places]


def _list(*parts: list[str]) -> str:
    return ", ".join(item for part in parts for item in part)


def digest(columns: list[str]) -> str:
    """A number that is the same for the same values, and else practically never."""
    # hash() may change with DuckDB's version: held_rows works it out anew when it has
    return f"hash({', '.join(columns)})"


def compile_table(
    feed: Feed,
    table: Table,
    places: dict[str, int],
    count: int,
    *,
    serials: bool = False,
    plain: frozenset[int] = frozenset(),
) -> Compiled:
    """`places` says which column of the file (from 0) holds which of the contract, `count` how
    many columns the file has, `plain` which of them need no check."""
    return _Compiler(feed, table, places, count, serials, plain).compile()
