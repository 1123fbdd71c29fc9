"""The one door to Splink: our model in, weights of pairs out. Splink is imported nowhere else.

Splink writes the SQL of a model, and that SQL is run here over pairs that are ours. Its own
`predict` would copy all that is known of every record twice for each part of the pairs, and look
up how common every value is each time: a third more work, or twice the memory.
Training is done apart; its outcome is a dated model file, so a build gives the same weights from
the same records.
"""

import re
from functools import lru_cache
from typing import Any

from duckdb import DuckDBPyConnection
from sqlglot import exp, parse_one

from wayhome.people.commonness import Commonness
from wayhome.people.model import Comparison, Level, Model

SCORED = "scored"
# Pairs weighed at a time, each with all that is known of both and every part. All faces are read
# each time, so of many faces more pairs go at once: the work would grow with the square of records.
AT_ONCE, SHARE_OF_FACES = 700_000, 0.35

# What is compared, with how common it is, of faces that stand in a pair.
COMPARED = """
create table compared as
select f.unique_id, f.unit, {columns}, {common}
from face f semi join (
  select join_key_l as unique_id from pairs union select join_key_r from pairs) using (unique_id)
{joins}
"""
WEIGHED = """
create table scored_{part} as
with __splink__blocked_id_pairs as (from pairs where rowid >= {first} and rowid < {past}),
compared_l as (from compared where unique_id between {least} and {most}),
compared_r as (from compared where unique_id > {least}), {steps}
select unit_l, unit_r, round(match_weight, 6) as weight, hash({bits}) as levels, {bits}
from ({last})
"""
LEFT = """
select coalesce(min(join_key_l), 0), coalesce(max(join_key_l), 0)
from pairs where rowid >= {first} and rowid < {past}
"""
# How a pair compares is one of few ways: kept as a number, with its words beside it once.
WAYS = "create table ways as select distinct levels, {bits} from ({each})"
SCORED_ALL = "create table scored as select unit_l, unit_r, weight, levels from ({each})"
HELD = "select count(distinct unit) as records from face where open"


def score_pairs(con: DuckDBPyConnection, model: Model, common: Commonness) -> None:
    """From `face` and `pairs` make `scored(unit_l, unit_r, weight, levels)`, one row a face pair
    worth showing, and `ways(levels, mw_…)`, the bits of each comparison.

    Weights are rounded to a millionth, so that order never hangs on the last bit of a sum.
    """
    common.make("held_records", HELD)
    for column, base in model.frequencies.items():
        common.make(f"tf_{column}", frequency(column, base, model.smoothing))
    _gather(con, model)
    _weigh(con, model, common)
    con.execute("drop table compared")


def _gather(con: DuckDBPyConnection, model: Model) -> None:
    conditions = " ".join(level.sql for each in model.comparisons for level in each.levels)
    named = sorted({*re.findall(r"(\w+)_[lr]\b", conditions), *model.frequencies})
    con.execute(
        COMPARED.format(
            columns=", ".join(f"f.{column}" for column in named),
            common=", ".join(f"tf_{c}.tf_{c}" for c in model.frequencies),
            joins=" ".join(f"left join tf_{c} on tf_{c}.{c} = f.{c}" for c in model.frequencies),
        )
    )


def _weigh(con: DuckDBPyConnection, model: Model, common: Commonness) -> None:
    (pairs,) = con.execute("select count(*) from pairs").fetchall()[0]
    (records,) = con.execute("select records from held_records").fetchall()[0]
    (faces,) = con.execute("select count(*) from compared").fetchall()[0]
    at_once = max(AT_ONCE, int(SHARE_OF_FACES * faces))
    parts = range(max(1, -(-int(pairs) // at_once)))
    bits = ", ".join(f"mw_{each.column}" for each in model.comparisons)
    *steps, last = common.steps(lambda: _steps(model, model.prior_bits(int(records))))
    given = {"steps": ", ".join(steps), "last": last, "bits": bits}
    # Pairs lie in order of the left face, the lower of both: each part reads its stretch of faces
    # on the left, and on the right what comes after.
    for part in parts:
        ends = {"first": part * at_once, "past": (part + 1) * at_once}
        (faces_of_part,) = con.execute(LEFT.format(**ends)).fetchall()
        ends |= dict(zip(("least", "most"), faces_of_part, strict=True))
        con.execute(WEIGHED.format(part=part, **ends, **given))
    each = " union all ".join(f"from scored_{part}" for part in parts)
    con.execute(WAYS.format(bits=bits, each=each))
    con.execute(SCORED_ALL.format(each=each))
    for part in parts:
        con.execute(f"drop table scored_{part}")


@lru_cache(maxsize=8)  # a second or two each time
def _steps(model: Model, prior: float) -> list[str]:
    """Splink's SQL from pairs and `compared` to weights: `name as (query)` each, then a query."""
    # Late, because Splink takes a second to load and most commands never link. What is named
    # `internals` may change with any release; test_scoring and test_parity would tell.
    from splink import SettingsCreator
    from splink.internals.comparison_vector_values import (
        compute_comparison_vector_values_from_id_pairs_sqls as compared_sql,
    )
    from splink.internals.predict import (
        predict_from_comparison_vectors_sqls_using_settings as weighed_sql,
    )

    creator: Any = SettingsCreator.from_path_or_dict(_settings(model, prior))
    settings = creator.get_settings("duckdb")
    steps = compared_sql(
        settings._columns_to_select_for_blocking,
        settings._columns_to_select_for_comparison_vector_values,
        input_tablename_l="compared_l",
        input_tablename_r="compared_r",
        source_dataset_input_column=None,
        unique_id_input_column=settings.column_info_settings.unique_id_input_column,
    )
    steps += weighed_sql(settings, threshold_match_weight=model.for_a_human)
    *before, last = steps
    return [*(f"{one['output_table_name']} as ({one['sql']})" for one in before), last["sql"]]


def _settings(model: Model, prior: float) -> dict[str, object]:
    odds = 2.0**prior
    return {
        "link_type": "dedupe_only",
        "sql_dialect": "duckdb",
        "unique_id_column_name": "unique_id",
        "probability_two_random_records_match": odds / (1 + odds),
        "blocking_rules_to_generate_predictions": ["l.unit = r.unit"],  # unused: pairs are ours
        "comparisons": [_comparison(model, comparison) for comparison in model.comparisons],
        "additional_columns_to_retain": ["unit"],
        "retain_matching_columns": False,
        "retain_intermediate_calculation_columns": True,
    }


def _comparison(model: Model, comparison: Comparison) -> dict[str, object]:
    return {
        "output_column_name": comparison.column,
        "comparison_levels": [_level(model, level) for level in comparison.levels],
    }


# Dates are of one length, so places that differ bound their edits: a tenth of the work.
_EDITS = "damerau_levenshtein(dob_l, dob_r)"
_PLACES = "hamming(dob_l, dob_r)"
# What a test costs beside plain equality; DuckDB asks one after the other until it knows.
_COSTS: dict[type[exp.Expr], int] = {
    exp.JarowinklerSimilarity: 20, exp.ArrayContains: 5, exp.ArrayOverlaps: 5, exp.Cast: 3,
}  # fmt: skip


def _quick(sql: str) -> str:
    """A condition that says the same and is sooner known: what costs least is asked first."""
    near, far = f"{_EDITS} <= 1", f"{_EDITS} > 2"
    sql = sql.replace(near, f"({_PLACES} <= 1 or {_PLACES} = 2 and {near})")
    sql = sql.replace(far, f"{_PLACES} > 2 and {far}")
    return _cheapest_first(parse_one(sql, dialect="duckdb")).sql("duckdb")


def _cheapest_first(node: exp.Expr) -> exp.Expr:
    match node:
        case exp.Paren():
            return _cheapest_first(node.this)
        case exp.Not():
            return exp.not_(_cheapest_first(node.this))
        case exp.And() | exp.Or():
            joined = exp.and_ if isinstance(node, exp.And) else exp.or_
            return joined(*sorted(map(_cheapest_first, node.flatten()), key=_cost))
    return node


def _cost(node: exp.Expr) -> int:
    edits = (each.name.lower() == "damerau_levenshtein" for each in node.find_all(exp.Anonymous))
    return 1 + 100 * sum(edits) + sum(_COSTS.get(type(each), 0) for each in node.walk())


def _level(model: Model, level: Level) -> dict[str, object]:
    found: dict[str, object] = {
        "sql_condition": "ELSE" if level.sql == "else" else _quick(level.sql),
        "label_for_charts": level.says or "no weight",
    }
    if level.unknown:
        return found | {"is_null_level": True}
    # Any m and u with the right ratio give the same bits, but rarity is measured against the u of
    # the level that is plain equality of the column, whichever that is: it must be the true base.
    plain = next((c for c in model.frequencies if level.sql == f"{c}_l = {c}_r"), None)
    u = model.frequencies[plain] if plain else 0.5 / 2 ** max(level.bits, 0)
    found |= {"m_probability": u * 2**level.bits, "u_probability": u}
    if level.frequency:
        found["tf_adjustment_column"] = level.frequency
    return found


def frequency(column: str, base: float, smoothing: int, stated: int | None = None) -> str:
    """How common each value is, drawn towards the base: few records prove nothing about rarity.

    Counted over open people's records; a value that none of them holds counts as the base.
    `stated`: how many of them state any value, where `face` holds a part of them alone.
    """
    n = f"select count({column}) as n from face where open"
    if stated is not None:
        n = f"select {stated}::bigint as n"
    return (
        f"with n as ({n}) "
        f"select {column}, (count(*) + {smoothing} * {base}) "
        f"/ (any_value(n.n) + {smoothing}) as tf_{column} "
        f"from face, n where open and {column} is not null group by {column}"
    )
