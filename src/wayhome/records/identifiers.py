"""Identifiers of a subject: those that pass their check, and those that do not, kept apart.

A number that fails stays under `invalid_ids` as 'kind:value', so that it is neither trusted nor
lost. UN1 to UN10 say why there is no pupil number and are no numbers at all.
"""

from wayhome.lexicon import identifier_sql
from wayhome.records.schema import SUBJECT

CHECKS = {
    "nhs_number": identifier_sql.nhs_number,
    "upn": identifier_sql.upn,
    "former_upn": identifier_sql.upn,
    "uln": identifier_sql.uln,
    "pnc_id": identifier_sql.pnc_id,
}
NO_NUMBER = "'(?i)UN[0-9]{1,2}'"


def checked(select: str, columns: set[str]) -> str:
    """The same rows with their identifiers in one form or null, and `invalid_ids`."""
    held = [name for name in CHECKS if name in columns]
    if not held:
        return select
    good = ", ".join(f"{CHECKS[name](name)} AS _good_{name}" for name in held)
    kept = ", ".join(f"_good_{name} AS {name}" for name in held)
    bad = ", ".join(_bad(name) for name in held)
    return (
        f"SELECT * EXCLUDE ({', '.join((*held, *(f'_good_{n}' for n in held)))}), {kept},"
        f" nullif(list_filter([{bad}], lambda x: x IS NOT NULL), []) AS invalid_ids"
        f" FROM (SELECT *, {good} FROM ({select}))"
    )


def _bad(name: str) -> str:
    real = f"NOT regexp_full_match(trim({name}), {NO_NUMBER})"
    return (
        f"CASE WHEN _good_{name} IS NULL AND {name} <> '' AND {real} THEN '{name}:' || {name} END"
    )


assert {*CHECKS, "invalid_ids"} <= {column.name for column in SUBJECT.columns}
