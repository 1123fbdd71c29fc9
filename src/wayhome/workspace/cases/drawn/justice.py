"""Prosecutor and justice as its page shows it: what may apply, and what nobody has gone through."""

from collections.abc import Sequence
from dataclasses import dataclass

from wayhome.casework.pathways.justice import BUNDLE, may_apply, open_questions
from wayhome.workspace.cases.choosing import Names
from wayhome.workspace.cases.drawn.retold import Retold, Teller
from wayhome.workspace.cases.opening import Opened

APPLIES = {
    "yes": "By what was gone through, section 45 may apply. The solicitor and the prosecutor have "
    "to know.",
    "no": "By what was gone through, section 45 does not apply. A lawyer decides.",
    "not sure": "Nobody can say yet whether section 45 applies.",
}


@dataclass(frozen=True)
class Justice:
    """`applies`: whether section 45 may, in words; `left`: what was not gone through, or is not
    sure."""

    applies: str
    left: Sequence[str]
    section_45: Retold | None
    stages: Retold | None
    voice: Retold | None
    covers: frozenset[str] = frozenset({BUNDLE.code})  # it stands beside the bundles themselves


def shown(found: Opened, names: Names) -> Justice:
    """Where it stands, in words."""
    teller = Teller(found, names)
    return Justice(
        APPLIES[may_apply(found.told)],
        open_questions(found.told),
        teller.latest("section 45"),
        teller.latest("four stages"),
        teller.latest("voice"),
    )
