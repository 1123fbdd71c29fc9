"""The identifiers' checks as DuckDB expressions over a whole column, equal to the Python ones.

Each function takes an expression of type VARCHAR and gives one that is the identifier in its
one form, or null. Proven equal by tests/unit/lexicon/test_identifiers.py.
"""

from wayhome.lexicon.identifiers import PNC_BEGAN, PNC_LETTERS, UPN_LETTERS


def _once(value: str, body: str) -> str:
    """`body` over `n`, worked out once: written out at every mention it is slow to plan."""
    return f"list_transform([{value}], lambda n: {body})[1]"


def _plain(value: str) -> str:
    return f"regexp_replace({value}, '[\\s\\-]', '', 'g')"


def _sum(first: int, last: int, weight: str) -> str:
    """The digits of n from place `first` to `last`, each times its weight (a word over i)."""
    each = f"(ascii(substr(n, i, 1)) - 48) * ({weight})"
    return f"list_sum(list_transform(range({first}, {last + 1}), lambda i: {each}))::INTEGER"


def _last(place: int) -> str:
    return f"(ascii(substr(n, {place}, 1)) - 48)"


# the first nine digits, weighted 10 down to 2
_WEIGHTED = _sum(1, 9, "11 - i")


def nhs_number(value: str) -> str:
    return _once(
        _plain(value),
        "CASE WHEN regexp_full_match(n, '[0-9]{10}') AND n <> repeat(substr(n, 1, 1), 10)"
        f" AND (11 - ({_WEIGHTED}) % 11) % 11 = {_last(10)} THEN n END",
    )


def uln(value: str) -> str:
    rest = f"(({_WEIGHTED}) % 11)"
    return _once(
        _plain(value),
        "CASE WHEN regexp_full_match(n, '[1-9][0-9]{9}')"
        f" AND {rest} <> 0 AND 10 - {rest} = {_last(10)} THEN n END",
    )


def upn(value: str) -> str:
    last = (
        f"CASE WHEN substr(n, 13, 1) BETWEEN '0' AND '9' THEN {_last(13)}"
        f" ELSE strpos('{UPN_LETTERS}', substr(n, 13, 1)) - 1 END"
    )
    total = _sum(2, 12, "i")
    return _once(
        f"upper({_plain(value)})",
        f"CASE WHEN regexp_full_match(n, '[{UPN_LETTERS}][0-9]{{11}}[0-9{UPN_LETTERS}]')"
        f" AND substr('{UPN_LETTERS}', ({total} + ({last}) * 13) % 23 + 1, 1) = substr(n, 1, 1)"
        " THEN n END",
    )


def pnc_id(value: str) -> str:
    shape = f"^([0-9]{{2}}|[0-9]{{4}})/?([0-9]{{1,7}})([{PNC_LETTERS}])$"
    year, serial, letter = (f"regexp_extract(n, '{shape}', {group})" for group in (1, 2, 3))
    whole = f"lpad({serial}, 7, '0')"
    right = f"substr('{PNC_LETTERS}', (right({year}, 2) || {whole})::INTEGER % 23 + 1, 1)"
    century = f"CASE WHEN {year}::INTEGER >= {PNC_BEGAN} THEN '19' ELSE '20' END"
    long = f"CASE WHEN length({year}) = 2 THEN {century} ELSE '' END || {year}"
    return _once(
        f"upper({_plain(value)})",
        f"CASE WHEN regexp_full_match(n, '{shape}')"
        " AND (contains(n, '/') OR length(n) IN (10, 12))"
        f" THEN CASE WHEN {right} = {letter} THEN {long} || '/' || {whole} || {letter} END END",
    )
