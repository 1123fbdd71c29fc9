"""Scored pairs, trusted identifiers and judgements, made into one list of edges with reasons.

The reason is words: what agreed and what did not, in the order of the model's comparisons. A pair
holds the number of its words, and `worded` the words of each number: millions of pairs agree in
a few thousand ways.
"""

from duckdb import DuckDBPyConnection

from wayhome.people.before import Before, kept_pairs
from wayhome.people.model import Comparison, Model
from wayhome.people.splink_model import SCORED

WORDED = """
create table worded as
select levels, any_value({reason}) as reason from ways group by levels
union
select hash(kind), 'same ' || kind || ', nothing contradicts' from sharing where agrees
{kept}
"""

# What the records themselves say of a pair; `place` is where it stands in the reason.
OFFER = """
create table offer as
select unit_l, unit_r, place, max(weight) as weight, arg_max(levels, (weight, levels)) as levels
from (
  select unit_l, unit_r, 2 as place, weight, levels from {scored}
  union all
  select unit_l, unit_r, 1, case when agrees then {trusted_bits} else 0 end,
    case when agrees then hash(kind) end
  from sharing
)
group by all
union all {kept}
"""

EDGE = """
create table edge as
select unit_l, unit_r, round(max(weight), 6) as weight, bool_or(place = 0) as must,
  any_value(levels) filter (place = 1) as trusted, any_value(levels) filter (place = 2) as compared
from (from offer union all select unit_l, unit_r, 0, 0, null from must)
group by all
"""

TOLD = """
create view told_edge as
select unit_l, unit_r, weight, must,
  concat_ws('; ', case when must then 'judged the same person' end, t.reason, w.reason) as reason
from edge e left join worded t on t.levels = e.trusted left join worded w on w.levels = e.compared
"""


def build_edges(con: DuckDBPyConnection, model: Model, before: Before) -> None:
    """Make `edge(unit_l, unit_r, weight, must, …)`, one row a pair of units, and the view
    `told_edge(unit_l, unit_r, weight, must, reason)` of the same in words."""
    kept = f"union select levels, reason from {before.file('worded')}" if before.carries else ""
    con.execute(WORDED.format(reason=reason_sql(model), kept=kept))
    con.execute(
        OFFER.format(
            scored=SCORED,
            trusted_bits=model.trusted_bits,
            kept=kept_pairs(before, "offer", "place, weight, levels"),
        )
    )
    con.execute(EDGE)
    con.execute(TOLD)


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
