"""A build on Apache Spark: the same stages and the same rules, over many machines (ADR 0017).

Spark divides, moves, sorts and joins rows; every rule stays in its one place and is run by a DuckDB
of its own in each part, on a part that is closed for the rule. Parquet in and out.
"""

from wayhome.pipeline.spark.dividing import Divided
from wayhome.pipeline.spark.session import master_of, session
from wayhome.pipeline.spark.stages import WORK, Run, lay_open

__all__ = ["WORK", "Divided", "Run", "lay_open", "master_of", "session"]
