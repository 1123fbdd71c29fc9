"""What offences and events are about: worked out once for each wording, not once for each row.

A sender writes few different codes and descriptions and very many rows, so the words are looked
at on the distinct ones and joined back.
"""

from collections.abc import Iterable

import pyarrow as pa
from duckdb import DuckDBPyConnection

from wayhome.extracts import feeds
from wayhome.lexicon.categories import offence_category
from wayhome.lexicon.kinds import Category

WORDING = {"offence_code", "offence_description"}
OFFENCES = tuple(
    f"{feed.name}.{table.name}"
    for feed in feeds().values()
    for table in feed.tables
    if WORDING <= {column.name for column in table.columns}
)
Wording = tuple[str | None, str | None]  # code and description


def load_categories(con: DuckDBPyConnection, filled: set[str]) -> None:
    """Make `_offence` (code, description, category), `_generic_category` and `_conviction`."""
    offences = _wordings(
        con, "offence_code, offence_description", (t for t in OFFENCES if t in filled)
    )
    _keep(con, "_offence", offences, [str(offence_category(*wording)) for wording in offences])
    for name, column, table in (
        ("_generic_category", "NULL, category", "generic.events"),
        ("_conviction", "NULL, clac_cla_conviction_offence", "ssd.ssd_cla_convictions"),
    ):
        stated = _wordings(con, column, {table} & filled)
        _keep(con, name, stated, [_shared_word(words) for _, words in stated])


def _wordings(con: DuckDBPyConnection, columns: str, tables: Iterable[str]) -> list[Wording]:
    distinct = " UNION ".join(f'SELECT DISTINCT {columns} FROM "{table}"' for table in tables)
    return con.execute(distinct).fetchall() if distinct else []


def _keep(con: DuckDBPyConnection, name: str, wordings: list[Wording], about: list[str]) -> None:
    made = {
        "code": pa.array([code for code, _ in wordings], pa.string()),
        "description": pa.array([words for _, words in wordings], pa.string()),
        "category": pa.array(about, pa.string()),
    }
    con.register("_made", pa.table(made))
    con.execute(f"CREATE OR REPLACE TEMP TABLE {name} AS SELECT * FROM _made")
    con.unregister("_made")


def _shared_word(stated: str | None) -> str:
    word = (stated or "").strip().lower().replace(" ", "_")
    return word if word in set(Category) else str(offence_category(None, stated))


def offence_join(alias: str) -> str:
    """Joins the category as `f`; nulls are equal to nulls, so every row finds its own."""
    return (
        f"LEFT JOIN _offence f ON f.code IS NOT DISTINCT FROM {alias}.offence_code"
        f" AND f.description IS NOT DISTINCT FROM {alias}.offence_description"
    )


def category_of(stated: str) -> str:
    """What the sender says, else what code and words say."""
    return f"coalesce({stated}, f.category, 'not_known')"
