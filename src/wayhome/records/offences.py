"""What police offences are about: worked out once for each wording, not once for each row.

A force writes few different codes and descriptions and very many rows, so the words are looked at
on the distinct pairs and joined back.
"""

import pyarrow as pa
from duckdb import DuckDBPyConnection

from wayhome.lexicon.categories import offence_category
from wayhome.lexicon.kinds import Category

TABLES = ("occurrences", "custody", "charges")


def load_offences(con: DuckDBPyConnection) -> None:
    """Make `_offence` (code, description, category) of what was received."""
    _load_stated(con, "_generic_category", '"generic.events"', "category")
    _load_stated(con, "_conviction", '"ssd.ssd_cla_convictions"', "clac_cla_conviction_offence")
    distinct = " UNION ".join(
        f'SELECT DISTINCT offence_code, offence_description FROM "police.{t}"' for t in TABLES
    )
    pairs = con.execute(distinct).fetchall()
    found = [str(offence_category(code, description)) for code, description in pairs]
    made = {
        "code": pa.array([code for code, _ in pairs], pa.string()),
        "description": pa.array([description for _, description in pairs], pa.string()),
        "category": pa.array(found, pa.string()),
    }
    con.register("_offences", pa.table(made))
    con.execute("CREATE OR REPLACE TEMP TABLE _offence AS SELECT * FROM _offences")
    con.unregister("_offences")


def _load_stated(con: DuckDBPyConnection, name: str, source: str, column: str) -> None:
    """Make a table (stated, category): the sender's own words for what something was about."""
    rows = con.execute(f"SELECT DISTINCT {column} FROM {source}").fetchall()
    stated = [row[0] for row in rows]
    made = {
        "stated": pa.array(stated, pa.string()),
        "category": pa.array([_shared_word(word) for word in stated], pa.string()),
    }
    con.register("_stated", pa.table(made))
    con.execute(f"CREATE OR REPLACE TEMP TABLE {name} AS SELECT * FROM _stated")
    con.unregister("_stated")


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
