"""What agencies beside the first tell of: youth justice, health, housing, rail, charities, the
community, telephones; and schools, term by term.
"""

from collections.abc import Callable

from wayhome.synthetic.community_life import community_life
from wayhome.synthetic.health_life import health_life
from wayhome.synthetic.housing_life import housing_life
from wayhome.synthetic.report_life import report_life
from wayhome.synthetic.telephone_life import telephone_life
from wayhome.synthetic.transport_life import transport_life
from wayhome.synthetic.voluntary_life import voluntary_life
from wayhome.synthetic.world import World
from wayhome.synthetic.youth_justice_life import youth_justice_life

LIVES: tuple[Callable[[World], None], ...] = (
    telephone_life,
    voluntary_life,
    community_life,
    youth_justice_life,
    health_life,
    housing_life,
    transport_life,
    report_life,
)


def other_agencies(world: World) -> None:
    """Tell what each of them sees; none reads what another told."""
    for life in LIVES:
        life(world)
