"""Small pieces of SQL that mappings share: words for codes, lists out of text, lenient JSON.

Each takes and gives SQL expressions; nothing here reads a table.
"""

from wayhome.extracts import feeds
from wayhome.extracts.typing_sql import sql_text

SEXES = {"M": "male", "F": "female", "U": "not known"}
GENDERS = {"00": "not known", "01": "male", "02": "female", "09": "self-described"} | SEXES


def words(value: str, said: dict[str, str], otherwise: str | None = None) -> str:
    """A code in words; what is not listed stays as written, or becomes `otherwise`."""
    arms = " ".join(f"WHEN '{code}' THEN {sql_text(word)}" for code, word in said.items())
    return f"CASE {value} {arms} ELSE {otherwise or value} END"


def in_words(value: str, feed: str, codes: str) -> str:
    """A code in the words of a feed's contract, to stand inside a text."""
    return words(value, feeds()[feed].codes[codes].said)


def sex(value: str) -> str:
    return words(value, SEXES, "'not known'") if value else "NULL"


def before_adoption(value: str) -> str:
    """Why a record is sealed that says of itself that it is of before an adoption."""
    return f"CASE WHEN {value} THEN 'adopted' END"


def parted(value: str) -> str:
    """'a; b' as a list without blanks; null for nothing."""
    pieces = f"list_filter([trim(x) FOR x IN string_split({value}, ';')], lambda y: y <> '')"
    return f"CASE WHEN {value} IS NOT NULL THEN {pieces} END"


def given(*names: str) -> str:
    """Several name columns as one, blanks for nothing left out."""
    return f"nullif(concat_ws(' ', {', '.join(names)}), '')"


def said(*parts: str) -> str:
    """Sentences as one text; null when there are none."""
    return f"nullif(concat_ws('. ', {', '.join(parts)}), '')"


def at_day(value: str) -> str:
    return f"CAST({value} AS TIMESTAMP)"


def is_yes(flag: str) -> str:
    """Flags come padded with blanks, as Y, Yes, 1, True; null stays null."""
    return f"(upper(trim({flag})) IN ('Y', 'YES', '1', 'T', 'TRUE'))"


def json_text(value: str, key: str) -> str:
    """One key of an object that may be broken or cut off: read leniently, else null.

    The dataset's objects are put together as text and cut at a length (domain notes on the SSD), so
    a pattern finds what is whole even where the object is not.
    """
    pattern = f'"{key}"\\s*:\\s*"?([^",}}]*)'
    return f"nullif(trim(regexp_extract({value}, '{pattern}', 1, 'i')), '')"


def factor_codes(value: str) -> str:
    """The codes in '["1A", "24A"]' or '{"1A": "Yes", "2B": "No"}', even when cut off."""
    pair = r'"([0-9]{1,2}[A-F]?)"\s*:\s*"?(?:Yes|Y|True|1)\b'
    alone = r'"?\b([0-9]{1,2}[A-F]?)\b"?'
    return (
        f"list_distinct(CASE WHEN contains({value}, ':')"
        f" THEN regexp_extract_all({value}, '{pair}', 1, 'i')"
        f" ELSE regexp_extract_all({value}, '{alone}', 1) END)"
    )


def ticked(value: str, label: str) -> str:
    """What is ticked in the dataset's objects, in words, then the comment: even when cut off.

    What is no object stays as written.
    """
    said = feeds()["ssd"].codes["ticked"].said
    keys, means = (", ".join(map(sql_text, part)) for part in (said, said.values()))
    found = (
        f"""regexp_extract_all({value}, '"([A-Z0-9_]+)"\\s*:\\s*"?(?:Yes|Y|True|1)\\b', 1, 'i')"""
    )
    other = "CASE WHEN k LIKE '%\\_FLAG' ESCAPE '\\' THEN lower(replace(left(k, -5), '_', ' ')) END"
    each = f"list_transform({found}, lambda k: coalesce(MAP([{keys}], [{means}])[k], {other}))"
    comment = f"""regexp_extract({value}, '"(?:OUTCOME_)?COMMENTS"\\s*:\\s*"(.*)', 1, 's')"""
    whole = f"""replace(rtrim({comment}, '"}} '), '\\"', '"')"""
    return (
        f"""CASE WHEN regexp_matches({value}, '"[A-Z0-9_]+"\\s*:') THEN nullif(concat_ws('. ',"""
        f" '{label}: ' || nullif(array_to_string({each}, ', '), ''), nullif({whole}, '')), '')"
        f" ELSE {value} END"
    )
