"""Where a crowd meets no way leads on: a hostel, a taxi firm's telephone, a street party. Having
been there, or rung it, too says little (guard-rail 4). Counted over what one viewer sees, as
everything is; of a telephone the other telephones count too, for calls know no person.
"""

from dataclasses import dataclass, field

from wayhome.network.graph import walking
from wayhome.network.graph.view import View as Window
from wayhome.network.kinds import NodeKind
from wayhome.network.methods.near import CROWD
from wayhome.workspace.reading.view import View


@dataclass(frozen=True)
class Crowds:
    """Asked of each node that a way would lead through; `met`: by crowd how many people,
    of a telephone with the telephones that it called or that called it."""

    view: View
    window: Window
    met: dict[int, int] = field(default_factory=dict)

    def leads_on(self, number: int) -> bool:
        starts = self.view.map.graph.starts
        if starts[number + 1] - starts[number] <= CROWD:  # seen or not: fewer are no crowd
            return True
        kind = self.view.map.node(number)[0]
        if kind is NodeKind.PERSON:
            return True
        counted = {NodeKind.PERSON, kind} if kind is NodeKind.PHONE else {NodeKind.PERSON}
        many = sum(self.view.map.node(one)[0] in counted for one in self.beside(number))
        if many > CROWD:
            self.met[number] = many
        return many <= CROWD

    def beside(self, number: int) -> set[int]:
        """What is seen tied to a node."""
        graph = self.view.map.graph
        return set(graph.other[walking.neighbours(graph, number, self.window)].tolist())
