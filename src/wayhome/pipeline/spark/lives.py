"""Chronology: by person, but for which row replaced which.

facts      by person     a fact is a person in an event; nobody else's part in it counts
lineages   by series     a row's next version may be about another person, never of another
                         agency, system and feed
episodes   by person     one happening told by several sources is merged within one life
"""

from duckdb import DuckDBPyConnection

from wayhome.chronology.episodes import build_episodes
from wayhome.chronology.facts import gather_facts
from wayhome.chronology.lineage import find_lineages, head_facts
from wayhome.pipeline.spark.dividing import Divided
from wayhome.pipeline.spark.steps import Beside, By, Here, Step, as_made, pointing

OF_A_PERSON = pointing("person_subject.subject_ref")
BY_PERSON = By("person_subject", ("person_id",))
SUBJECTS = Beside("subject", ("subject_ref",), OF_A_PERSON)
STAYS = Beside("stay", ("subject_ref",), OF_A_PERSON)
INVOLVED = Beside("involvement", ("subject_ref",), OF_A_PERSON)
THINGS = Beside("thing", ("event_id",), pointing("involvement.event_id"))

FACTS = Step(
    "facts",
    gather_facts,
    as_made("fact_loose", "holding"),
    (
        BY_PERSON,
        SUBJECTS,
        STAYS,
        INVOLVED,
        Beside("statement", ("subject_ref",), OF_A_PERSON),
        Beside("event", ("record_id",), pointing("involvement.event_id", "statement.event_id")),
        THINGS,
    ),
)

SERIES = ("agency", "system", "feed")
OF_VERSIONS = ("source_row", "superseded_by", "recorded_at", "occurred_from", "received_at")
LINEAGES = Step(
    "lineages",
    find_lineages,
    {**as_made("lineage", "written"), "headed": "from lineage"},
    (By("fact_loose", SERIES, only=(*SERIES, *OF_VERSIONS)),),
)


def _order_lives(con: DuckDBPyConnection) -> None:
    con.execute("create temp table lineage as from came.lineage union from came.headed")
    head_facts(con)
    build_episodes(con)


EPISODES = Step(
    "episodes",
    _order_lives,
    as_made("fact", "episode", "episode_record"),
    (
        Here("fact_loose"),
        Beside("lineage", ("row",), pointing("fact_loose.source_row")),
        Beside("headed", ("head",), pointing("fact_loose.source_row")),
        Beside("written", ("row",), pointing("lineage.by_row")),
    ),
)


def build(run: Divided) -> None:
    """Make `fact`, `holding`, `episode` and `episode_record`."""
    for step in (FACTS, LINEAGES, EPISODES):
        run.run(step)
