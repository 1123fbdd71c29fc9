"""Scored pairs, trusted identifiers and judgements, made into one list of edges with reasons.

The reason is words: what agreed and what did not, in the order of the model's comparisons.
"""

from duckdb import DuckDBPyConnection

from wayhome.people.model import Comparison, Model
from wayhome.people.splink_model import SCORED

EDGE = """
create table edge as
with offered as (
  select unit_l, unit_r, weight, {reason} as reason, 2 as place, false as must from {scored}
  union all
  select unit_l, unit_r, case when agrees then {trusted_bits} else 0 end,
    case when agrees then 'same ' || kind || ', nothing contradicts' end, 1, false
  from sharing
  union all
  select unit_l, unit_r, 0, 'judged the same person', 0, true from must
),
best as (
  select unit_l, unit_r, place, max(weight) as weight,
    arg_max(reason, (weight, coalesce(reason, ''))) as reason, bool_or(must) as must
  from offered group by all
)
select unit_l, unit_r, round(max(weight), 6) as weight, bool_or(must) as must,
  string_agg(reason, '; ' order by place) as reason
from best group by all
"""


def build_edges(con: DuckDBPyConnection, model: Model) -> None:
    """Make `edge(unit_l, unit_r, weight, must, reason)`, one row a pair of units."""
    con.execute(
        EDGE.format(reason=reason_sql(model), scored=SCORED, trusted_bits=model.trusted_bits)
    )


def reason_sql(model: Model) -> str:
    """A DuckDB expression over the parts of a weight that says in words what they mean."""
    return f"concat_ws('; ', {', '.join(_said(each) for each in model.comparisons)})"


def _said(comparison: Comparison) -> str:
    # The scorer gives back each comparison's bits and not its level; the model file sees to it
    # that no two levels with words have the same bits.
    cases = " ".join(
        f"when abs(mw_{comparison.column} - {level.bits}) < 1e-6 then '{_text(level.says)}'"
        for level in comparison.levels
        if level.says
    )
    return f"case {cases} end"


def _text(words: str) -> str:
    return words.replace("'", "''")
