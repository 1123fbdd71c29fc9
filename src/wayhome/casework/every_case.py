"""What may be said in every case, whatever its pathway: of clocks, of actions, of who leads,
of who takes part."""

from collections.abc import Iterable

from wayhome.casework.agreed import of_actions
from wayhome.casework.clocks import Clock
from wayhome.casework.handover import of_handover
from wayhome.casework.pathway import Entry, of_clocks
from wayhome.casework.taking_part import of_taking_part


def of_every_case(clocks: Iterable[Clock], within: frozenset[str]) -> list[Entry]:
    """The entries that each pathway has besides its own, in the states in which it is worked on."""
    work = [*of_clocks(clocks, within), *of_actions(within), *of_handover(within)]
    return [*work, *of_taking_part(within)]
