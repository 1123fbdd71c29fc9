"""What is said round the table of a partnership, and what was mapped there of places.

About half is about everyday nuisance and about children whom no line ever used. A small region has
more lines than life would have, so there at least as much is said of ordinary people as of lines.
"""

from wayhome.synthetic.community_child import of_children
from wayhome.synthetic.community_lines import of_addresses, of_lines
from wayhome.synthetic.community_meetings import meetings
from wayhome.synthetic.community_ordinary import ordinary
from wayhome.synthetic.community_places import places
from wayhome.synthetic.community_said import of_hints, write_down
from wayhome.synthetic.world import World

SAID_A_YEAR = 600e-6  # a person of the region, of ordinary people and places; a judgement


def community_life(world: World) -> None:
    """Sessions first; then what is said of the exploited and their lines, and of everybody else."""
    held = meetings(world)
    hints = [*of_children(world), *of_addresses(world), *of_lines(world)]
    write_down(world, world.chance("community exploited"), held, of_hints(hints))
    rng = world.chance("community everyday")
    mean = len(world.people) * SAID_A_YEAR * world.span.years
    n = int(rng.poisson(max(mean, len(hints))))
    write_down(world, rng, held, ordinary(world, rng, n))
    places(world, held)
