"""The contract of a feed: what its files hold, as data, checked when it is read.

One YAML file a feed in `extracts/feeds/`. A contract that does not make sense raises BadContract
naming file and place, so a slip is found when it is written and not when a file arrives.

    feed: police                  # the file's own name without .yaml
    title: Police
    about: prose for the manual
    authority: where the contract comes from
    version: "2026-11-22"
    formats: [csv, xlsx, parquet, xml]
    senders: [police]             # kinds of agencies that usually send it; without it, any
    system: records management system       # name used when the delivery names none
    recognise: columns            # columns: by the header's names, extra ones allowed
                                  # exact-columns: the header is exactly one table's columns
                                  # xml-root: only by the root element
                                  # told: never by itself, only with --feed or --mapping
    placeholders: ["SSD_PH", "1900-01-01"]  # texts that mean nothing was written (any case)
    codes:
      sex: {values: {M: male, F: female}, aliases: {"1": M, "2": F}, open: false, doubtful: []}
    xml: {root: Message, agency: Header/Source/LEA, extracted_on: Header/.../ReferenceDate}
    tables:
      nominals:
        about: One row a person as the force holds them.
        files: ["nominal*"]       # optional: file or sheet names, only to break a tie
        key: [nominal_id]         # a later row with the same key replaces the earlier one
        person: nominal_id        # the column that names the person, or nothing
        xml: Children/Child       # XML feeds: the element that makes one row
        columns:
          nominal_id: {type: text, required: true, max: 48, about: "…", aliases: [nominal]}
          dob: {type: date, precision: true, about: "…", marking: official-sensitive}
        rules:
          - {code: POL-001, when: "ended < began", columns: [ended], severity: refuse,
             says: "The end is before the beginning.", authority: "house rule, …"}

A short form of a column is its type alone (`dob: date`). Types and how they are stored:

    text, code, json, postcode, phone, nhs_number, upn, uln, pnc   VARCHAR
    date DATE    datetime TIMESTAMP    integer BIGINT    decimal DOUBLE    yes_no BOOLEAN
    codes VARCHAR[] (a JSON list, the keys of a JSON object whose value is not "No", or a list
                     parted by comma, semicolon or bar, else by blanks; in XML the repeated
                     element)

`code` and `codes` need `codes: <list>`. A closed list refuses the row, an open one keeps the text
as written with a note. Codes whose meaning nobody has confirmed stand in `doubtful`, so that a
page and the manual say so. `json` is kept as written; broken JSON is a note. `precision: true` adds
`<name>_precision` (minute, day, month, year) and lets "2026-05" or "2026" stand for a date.
A failed check digit, a postcode or a phone that is none is a note; the value is kept as written.

**XML.** Paths leave out the root element and any namespace. A table's `xml` names the element that
makes one row. A column without `xml` is the element of its own name (or alias) below the row.

    xml: UPN                             below the row's element (may go deeper: A/B)
    xml: "."                             the text of the row's element itself
    xml: /Children/Child/ChildIdentifiers/LAchildID
                                         from the root: the value in the same nearest ancestor
    xml: "#/Children/Child/CINdetails"   running number of that ancestor (or the row's element)
                                         within its own parent, from 1

An element in which none of its own columns (those below the row) holds text makes no row.
`xml.agency` is a DfE code in the file, looked up in the register; `xml.extracted_on` a date.

**Rules.** `when` is a DuckDB expression over the table's typed columns; true means broken, null
means it does not apply. Severity `refuse` keeps the row out, `note` lets it in with the sentence.
"""

from dataclasses import dataclass, field
from enum import StrEnum

from wayhome.lexicon.agencies import AgencyKind
from wayhome.lexicon.errors import WayhomeError
from wayhome.lexicon.marking import Marking


class BadContract(WayhomeError):
    """A contract that does not make sense: names the file and the place in it."""


class Type(StrEnum):
    """What a column may hold."""

    TEXT = "text"
    DATE = "date"
    DATETIME = "datetime"
    INTEGER = "integer"
    DECIMAL = "decimal"
    YES_NO = "yes_no"
    CODE = "code"
    CODES = "codes"
    JSON = "json"
    POSTCODE = "postcode"
    PHONE = "phone"
    NHS_NUMBER = "nhs_number"
    UPN = "upn"
    ULN = "uln"
    PNC = "pnc"

    @property
    def stored(self) -> str:
        """The DuckDB type it is stored as."""
        return _STORED.get(self, "VARCHAR")


_STORED = {
    Type.DATE: "DATE",
    Type.DATETIME: "TIMESTAMP",
    Type.INTEGER: "BIGINT",
    Type.DECIMAL: "DOUBLE",
    Type.YES_NO: "BOOLEAN",
    Type.CODES: "VARCHAR[]",
}


class Recognise(StrEnum):
    """How a file is known to belong to the feed."""

    COLUMNS = "columns"
    EXACT = "exact-columns"
    XML_ROOT = "xml-root"
    TOLD = "told"


class Severity(StrEnum):
    """What a broken rule does to its row."""

    REFUSE = "refuse"
    NOTE = "note"


@dataclass(frozen=True)
class CodeList:
    """Codes with their meaning, other spellings of them, and whether others may come.

    `doubtful` are those whose meaning nobody has confirmed; `said` is what readers are shown.
    """

    name: str
    values: dict[str, str]
    aliases: dict[str, str] = field(default_factory=dict)
    open: bool = False
    doubtful: frozenset[str] = frozenset()

    @property
    def said(self) -> dict[str, str]:
        return {
            code: f"{words} (meaning not confirmed)" if code in self.doubtful else words
            for code, words in self.values.items()
        }


@dataclass(frozen=True)
class Column:
    """One column as the contract names it."""

    name: str
    type: Type
    about: str = ""
    required: bool = False
    codes: str = ""
    aliases: tuple[str, ...] = ()
    marking: Marking = Marking.SENSITIVE
    max: int = 0
    precision: bool = False
    xml: str = ""


@dataclass(frozen=True)
class Rule:
    """One check over a row's typed columns, with its wording and its authority."""

    code: str
    when: str
    says: str
    authority: str
    columns: tuple[str, ...] = ()
    severity: Severity = Severity.REFUSE


@dataclass(frozen=True)
class Table:
    """One table of a feed."""

    name: str
    about: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]
    person: str = ""
    files: tuple[str, ...] = ()
    xml: str = ""
    rules: tuple[Rule, ...] = ()

    def column(self, name: str) -> Column:
        return next(column for column in self.columns if column.name == name)


@dataclass(frozen=True)
class XmlShape:
    """Where in an XML file the root, the sender's DfE code and the date of extraction stand."""

    root: str
    agency: str = ""
    extracted_on: str = ""


@dataclass(frozen=True)
class Feed:
    """The whole contract."""

    name: str
    title: str
    about: str
    authority: str
    version: str
    formats: tuple[str, ...]
    system: str
    tables: tuple[Table, ...]
    senders: tuple[AgencyKind, ...] = ()
    recognise: Recognise = Recognise.COLUMNS
    codes: dict[str, CodeList] = field(default_factory=dict)
    placeholders: tuple[str, ...] = ()
    xml: XmlShape | None = None

    def table(self, name: str) -> Table:
        return next(table for table in self.tables if table.name == name)
