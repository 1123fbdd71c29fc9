"""How a text becomes what its column holds, as DuckDB expressions over whole columns.

Each gives the typed value, or null where the text is none of its type. Days come before months:
03/04/2026 is 3 April. A year of two digits is never guessed (facts §11 and house rule: a child
must not gain or lose a century). Times with an offset become the time of day in London.
"""

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
    return f"CASE {arms} END"


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
    return f"CASE WHEN regexp_full_match({plain}, '{DECIMAL}') THEN try_cast({plain} AS DOUBLE) END"


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
    arms = " ".join(
        f"WHEN {sql_text(word)} THEN {sql_text(code)}" for word, code in spellings.items()
    )
    return f"CASE WHEN {value} IN ({right}) THEN {value} ELSE CASE lower({value}) {arms} END END"


def _codes(value: str, codes: CodeList) -> str:
    one = f"coalesce({known_code('code', codes)}, code)"
    written = (
        f"CASE WHEN starts_with({value}, '[') AND json_valid({value})"
        f" THEN TRY_CAST({value}::JSON AS VARCHAR[])"
        f" WHEN starts_with({value}, '{{') AND json_valid({value})"
        f" THEN list_filter(json_keys({value}), lambda key: lower(coalesce(json_extract_string("
        f"{value}, '$.\"' || key || '\"'), '')) NOT IN ('no', 'n', 'false', '0', ''))"
        rf" ELSE regexp_split_to_array({value}, '[\[\]{{}}\x22,;|\s]+') END"
    )
    kept = f"list_filter({written}, lambda code: trim(code) <> '')"
    return f"list_transform({kept}, lambda code: {one})"


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


def typed(column: Column, value: str, codes: dict[str, CodeList], *, serials: bool) -> str:
    """The value of a column from its text; null where the text is none of the type."""
    match column.type:
        case Type.DATE:
            moment = timestamp(value, serials=serials, precision=column.precision)
            return f"CAST({moment} AS DATE)"
        case Type.DATETIME:
            return timestamp(value, serials=serials, precision=column.precision)
        case Type.INTEGER:
            return _integer(value)
        case Type.DECIMAL:
            return _decimal(value)
        case Type.YES_NO:
            return _yes_no(value)
        case Type.CODE:
            return known_code(value, codes[column.codes])
        case Type.CODES:
            return _codes(value, codes[column.codes])
        case Type.JSON:
            return f"CASE WHEN json_valid({value}) THEN {value} END"
        case Type.TEXT:
            return value
    return _IDENTIFIERS[column.type](value)
