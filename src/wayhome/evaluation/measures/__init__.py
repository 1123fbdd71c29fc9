"""Measures of how well records were joined: plain arithmetic on labels, rates and their intervals.

The rule: this folder knows neither people nor records nor invented regions; it counts what it is
given, so that it can be proved against counting by hand.
"""

from wayhome.evaluation.measures.groups import Gap, Rate, rates, widest
from wayhome.evaluation.measures.medians import Median, median
from wayhome.evaluation.measures.partitions import (
    Agreement,
    bcubed,
    clusters,
    mixed_and_split,
    pairwise,
)
from wayhome.insight.intervals import Interval, of_ratio, wilson

__all__ = [
    "Agreement",
    "Gap",
    "Interval",
    "Median",
    "Rate",
    "bcubed",
    "clusters",
    "median",
    "mixed_and_split",
    "of_ratio",
    "pairwise",
    "rates",
    "widest",
    "wilson",
]
