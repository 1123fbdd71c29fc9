"""The one door to Splink: our model in, weights of pairs out. Splink is imported nowhere else.

Only prediction happens here. Training is done apart, on invented regions, and its outcome is a
dated model file; so a build is quick and gives the same weights from the same records.
"""

import logging

from duckdb import DuckDBPyConnection

from wayhome.people.model import Comparison, Level, Model

SCORED = "scored"


def score_pairs(con: DuckDBPyConnection, model: Model) -> None:
    """From `face` and `pairs` make `scored(unit_l, unit_r, weight, mw_…)`, one row a face pair.

    Weights are rounded to a millionth, so that order never hangs on the last bit of a sum.
    """
    # Late, because Splink takes a second to load and most commands never link.
    from splink import DuckDBAPI, Linker

    logging.getLogger("splink").setLevel(logging.ERROR)
    api = DuckDBAPI(con)
    linker = Linker(
        api.register("face", dataset_display_name="face"), _settings(con, model), log_level=None
    )
    for column, base in model.frequencies.items():
        _frequency_table(con, column, base, model.smoothing)
        linker.table_management.register_term_frequency_lookup(
            api.register(f"tf_{column}", dataset_display_name=f"tf_{column}"), column
        )
    linker.table_management.register_blocked_pairs_for_predict(
        api.register("pairs", dataset_display_name="pairs")
    )
    predicted = linker.inference.predict(
        threshold_match_weight=model.for_a_human, warning_mode="never"
    )
    parts = ", ".join(f"mw_{each.column}" for each in model.comparisons)
    con.execute(
        f"create table {SCORED} as select unit_l, unit_r, round(match_weight, 6) as weight, "
        f"{parts} from {predicted.physical_name}"
    )
    predicted.drop_table_from_database_and_remove_from_cache()


def _settings(con: DuckDBPyConnection, model: Model) -> dict[str, object]:
    records = con.execute("select count(distinct unit) from face where open").fetchall()[0][0]
    odds = 2.0 ** model.prior_bits(int(records))
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


def _level(model: Model, level: Level) -> dict[str, object]:
    found: dict[str, object] = {
        "sql_condition": "ELSE" if level.sql == "else" else level.sql,
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


def _frequency_table(con: DuckDBPyConnection, column: str, base: float, smoothing: int) -> None:
    """How common each value is, drawn towards the base: few records prove nothing about rarity.

    Counted over open people's records; a value that only restricted records hold gets the base.
    """
    con.execute(
        f"create or replace table tf_{column} as "
        f"with n as (select count({column}) as n from face where open) "
        f"select {column}, (count(*) filter (open) + {smoothing} * {base}) "
        f"/ (any_value(n.n) + {smoothing}) as tf_{column} "
        f"from face, n where {column} is not null group by {column}"
    )
