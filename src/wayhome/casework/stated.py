"""How somebody says that a line works: beside what its records suggest, and never instead of it.

Whoever works with the people of a line may know what no record says. A model is stated with whose
word it is and why, stands until somebody of that agency takes it back, and counts for nothing that
is worked out. “Not known” is not stated: where nobody states a model, nobody has.
"""

from enum import StrEnum

from wayhome.network.lines.models import Model

STATED = tuple(model for model in Model if model is not Model.NOT_KNOWN)


class Whose(StrEnum):
    """Whose word it is how a line works."""

    OWN = "own"
    COLLEAGUE = "colleague"
    AGENCY = "agency"
    COMMUNITY = "community"
    HARMED = "harmed"


WORDS = {
    Whose.OWN: "My own, from my work",
    Whose.COLLEAGUE: "Somebody I work with",
    Whose.AGENCY: "Another agency",
    Whose.COMMUNITY: "Somebody who lives or works there",
    Whose.HARMED: "Somebody who was used by it",
}
SHORT = {
    Whose.OWN: "from their own work",
    Whose.COLLEAGUE: "as a colleague says",
    Whose.AGENCY: "as another agency says",
    Whose.COMMUNITY: "as somebody there says",
    Whose.HARMED: "as somebody who was used by it says",
}
