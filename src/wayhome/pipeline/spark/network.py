"""The map: which address a record speaks of, and every tie.

network    in one part    a place is one by what any agency says of it, an event by all its
                          records, so this step sees everything (docs/sizing.md)
"""

from wayhome.network import map_out
from wayhome.pipeline.spark.dividing import Divided
from wayhome.pipeline.spark.steps import Step, Whole, as_made

GIVEN = (
    *("event", "involvement", "stay", "contact_point", "call", "thing", "statement", "relation"),
    "person_subject",
)
MADE = ("at_place", "tie", "line_fact", "told", "place_told", "beside", "co_event")


def build(run: Divided) -> None:
    """Make the tables of the map, and what is beside whom."""
    given = tuple(Whole(name) for name in GIVEN)
    run.run(Step("network", map_out, as_made(*MADE), given, parts=1))
