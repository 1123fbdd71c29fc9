"""How a text becomes what its column holds, as DuckDB expressions over whole columns.

Each kind of column is a macro, written once for a connection: DuckDB's parser takes 40 µs for every
function it reads, so a table of thirty columns written out would take longer to read than to run.

Each gives the typed value, or null where the text is none of its type. Days come before months:
03/04/2026 is 3 April. A year of two digits is never guessed (facts §11 and house rule: a child
must not gain or lose a century). Times with an offset become the time of day in London.
"""

import re
from dataclasses import dataclass

from wayhome.extracts.contract import CodeList, Column, Type
from wayhome.lexicon import identifier_sql, phones, postcodes

_CLOCK = r"([T ]+\d{1,2}:\d{2}(:\d{2}(\.\d{1,9})?)?)?"
ISO = rf"\d{{4}}-\d{{1,2}}-\d{{1,2}}{_CLOCK}"
ZONED = r"\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)? ?(Z|[+-]\d{2}(:?\d{2})?)"
DAY_FIRST = rf"(\d{{1,2}})[/.-](\d{{1,2}})[/.-](\d{{4}})({_CLOCK})"
MONTH_NAME = r"\d{1,2}[ -][A-Za-z]{3,9}[ -]\d{4}"
DIGITS = r"(19|20)\d{6}"
SERIAL = r"[1-9]\d{3,4}(\.\d+)?"
MONTH = r"(\d{4})-(\d{2})"
DECIMAL = r"[+-]?(\d{1,30}(\.\d*)?|\.\d+)([eE][+-]?\d{1,2})?"
YEAR = r"(19|20)\d{2}"


def sql_text(value: str) -> str:
    """A text as an SQL literal."""
    return "'" + value.replace("'", "''") + "'"


def timestamp(value: str, *, serials: bool, precision: bool) -> str:
    """Any date or time that can be read without guessing, as TIMESTAMP."""
    named = (
        f"try_strptime(replace(regexp_extract({value}, '{MONTH_NAME}'), '-', ' '),"
        " ['%d %b %Y', '%d %B %Y'])"
    )
    digits = f"substr({value}, 1, 4) || '-' || substr({value}, 5, 2) || '-' || substr({value}, 7)"
    # a workbook counts days from 30 December 1899, because it believes in 29 February 1900
    counted = (
        "TIMESTAMP '1899-12-30' + to_seconds(round("
        f"CASE WHEN regexp_full_match({value}, '{SERIAL}') THEN {value}::DOUBLE END * 86400))"
    )
    # ISO order alone does for a cast; the clock after it may be parted by any number of blanks
    cases = [
        (ISO, f"try_cast({value} AS TIMESTAMP)"),
        (
            DAY_FIRST,
            rf"try_cast(regexp_replace({value}, '{DAY_FIRST}', '\3-\2-\1\4') AS TIMESTAMP)",
        ),
        (MONTH_NAME, named),
        (ZONED, f"timezone('Europe/London', try_cast({value} AS TIMESTAMPTZ))"),
        (DIGITS, f"try_cast({digits} AS TIMESTAMP)"),
    ]
    if precision:
        # the middle of what is known, so that an age is out by half at most
        cases.append((MONTH, f"try_cast({value} || '-15' AS TIMESTAMP)"))
        cases.append((YEAR, f"try_cast({value} || '-07-01' AS TIMESTAMP)"))
    if serials:
        cases.append((SERIAL, counted))
    arms = " ".join(
        f"WHEN regexp_full_match({value}, '{shape}') THEN {made}" for shape, made in cases
    )
    return f"CASE {_usual(value)} {arms} END"


def _usual(value: str) -> str:
    """The two forms that British systems write most: ten times faster than the patterns."""
    return (
        f"WHEN {value} LIKE '__/__/____' THEN try_strptime({value}, '%d/%m/%Y')"
        f" WHEN {value} LIKE '__/__/____ __:__' THEN try_strptime({value}, '%d/%m/%Y %H:%M')"
    )


def precision(value: str) -> str:
    """How much of a date was stated, as lexicon Precision."""
    return (
        f"CASE WHEN {value} IS NULL THEN NULL"
        f" WHEN regexp_full_match({value}, '{YEAR}') THEN 'year'"
        f" WHEN regexp_full_match({value}, '{MONTH}') THEN 'month'"
        rf" WHEN regexp_matches({value}, '\d:\d') THEN 'minute' ELSE 'day' END"
    )


def _integer(value: str) -> str:
    plain = f"replace({value}, ',', '')"
    return (
        rf"CASE WHEN regexp_full_match({plain}, '[+-]?\d{{1,18}}(\.0+)?')"
        rf" THEN try_cast(regexp_replace({plain}, '\.0+$', '') AS BIGINT) END"
    )


def _decimal(value: str) -> str:
    plain = f"replace(ltrim({value}, '£'), ',', '')"
    return (
        f"CASE WHEN isfinite(try_cast({value} AS DOUBLE)) THEN try_cast({value} AS DOUBLE)"
        f" WHEN regexp_full_match({plain}, '{DECIMAL}') THEN try_cast({plain} AS DOUBLE) END"
    )


def _yes_no(value: str) -> str:
    word = f"lower({value})"
    return (
        f"CASE WHEN {word} IN ('y', 'yes', 'true', 't', '1') THEN true"
        f" WHEN {word} IN ('n', 'no', 'false', 'f', '0') THEN false END"
    )


def known_code(value: str, codes: CodeList) -> str:
    """The code as its list writes it, or null. Most are written right: those cost one look."""
    right = ", ".join(map(sql_text, codes.values))
    spellings = {code.casefold(): code for code in codes.values}
    spellings |= {alias.casefold(): code for alias, code in codes.aliases.items()}
    words, meant = (", ".join(map(sql_text, part)) for part in (spellings, spellings.values()))
    also = f"MAP([{words}], [{meant}])[lower({value})]"
    return f"CASE WHEN {value} IN ({right}) THEN {value} ELSE {also} END"


def all_known(value: str, codes: CodeList) -> str:
    """Whether a text is a list of codes written right, which nearly all are."""
    one = f"(?:{'|'.join(map(re.escape, codes.values))})"
    whole = f"{_BETWEEN}*{one}(?:{_BETWEEN}+{one})*{_BETWEEN}*"
    return f"regexp_full_match({value}, {sql_text(whole)})"


def _unknown(value: str, codes: CodeList) -> str:
    """Whether a text that is a list of codes has one that is not known."""
    strange = f"lambda code: {known_code('code', codes)} IS NULL"
    some = f"len(list_filter({_codes(value, codes)}, {strange})) > 0"
    return f"CASE WHEN {all_known(value, codes)} THEN false ELSE {some} END"


_BETWEEN = r'[\s\[\]",;|]'


def _codes(value: str, codes: CodeList) -> str:
    one = f"coalesce({known_code('code', codes)}, code)"
    parted = rf"regexp_split_to_array({value}, '[\[\]{{}}\x22,;|]+')"
    written = (
        f"CASE WHEN starts_with({value}, '[') AND json_valid({value})"
        f" THEN TRY_CAST({value}::JSON AS VARCHAR[])"
        f" WHEN starts_with({value}, '{{') AND json_valid({value})"
        f" THEN list_filter(json_keys({value}), lambda key: lower(coalesce(json_extract_string("
        f"{value}, '$.\"' || key || '\"'), '')) NOT IN ('no', 'n', 'false', '0', ''))"
        # where something else parts them, a blank stands within a code: "new phone; debt"
        f" WHEN regexp_matches({value}, '[,;|]') THEN list_transform({parted}, lambda c: trim(c))"
        rf" ELSE regexp_split_to_array({value}, '[\[\]{{}}\x22\s]+') END"
    )
    kept = f"list_filter({written}, lambda code: trim(code) <> '')"
    right = rf"regexp_extract_all({value}, '[^\s\[\]\x22,;|]+')"
    return (
        f"CASE WHEN {all_known(value, codes)} THEN {right}"
        f" ELSE list_transform({kept}, lambda code: {one}) END"
    )


_IDENTIFIERS = {
    Type.NHS_NUMBER: identifier_sql.nhs_number,
    Type.UPN: identifier_sql.upn,
    Type.ULN: identifier_sql.uln,
    Type.PNC: identifier_sql.pnc_id,
    Type.POSTCODE: postcodes.postcode_sql,
    Type.PHONE: phones.phone_sql,
}
# what they state stays as written when the check fails: a note, never a refusal
CHECKED = tuple(_IDENTIFIERS)


@dataclass(frozen=True)
class Macro:
    """A named expression over one text."""

    name: str
    body: str

    def of(self, value: str) -> str:
        return f"{self.name}({value})"

    @property
    def create(self) -> str:
        return f"CREATE OR REPLACE MACRO {self.name}(v) AS {self.body}"


def typed(column: Column, codes: dict[str, CodeList], *, serials: bool) -> Macro:
    """The value of a column from its text; null where the text is none of the type."""
    match column.type:
        case Type.DATE | Type.DATETIME:
            return _moment(column, serials=serials)
        case Type.INTEGER:
            body = _integer("v")
        case Type.DECIMAL:
            body = _decimal("v")
        case Type.YES_NO:
            body = _yes_no("v")
        case Type.CODE:
            return Macro(f"code_{column.codes}", known_code("v", codes[column.codes]))
        case Type.CODES:
            return Macro(f"codes_{column.codes}", _codes("v", codes[column.codes]))
        case Type.JSON:
            body = "CASE WHEN json_valid(v) THEN v END"
        case Type.TEXT:
            body = "v"
        case _:
            body = _IDENTIFIERS[column.type]("v")
    return Macro(f"as_{column.type}", body)


def _moment(column: Column, *, serials: bool) -> Macro:
    moment = timestamp("v", serials=serials, precision=column.precision)
    name = f"as_{column.type}{'_counted' * serials}{'_precise' * column.precision}"
    return Macro(name, f"CAST({moment} AS DATE)" if column.type is Type.DATE else moment)


def unknown_codes(column: Column, codes: dict[str, CodeList]) -> Macro:
    """Whether a list of codes has one that is not known."""
    return Macro(f"unknown_{column.codes}", _unknown("v", codes[column.codes]))


PRECISION = Macro("as_precision", precision("v"))
