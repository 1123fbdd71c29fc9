"""Which ties may leave, and for whom: both must be allowed, whoever exports and whoever receives.

    official, official-sensitive   what the viewer sees may leave
    restricted                     only to the agency that sent it, from a viewer who sees it
    sealed, or not known           never leaves

For acting against people, what explains a life stays here: family, homes, schools, whom they trust
(`TieKind.context`). It was told to keep somebody safe, and carries no concern to anybody.
"""

from wayhome.governance.access import Viewer
from wayhome.governance.purposes import against_people
from wayhome.governance.visibility import NOBODY, WIDE, eyes, visible
from wayhome.interchange.picture import Picture, Tie, pruned
from wayhome.lexicon.marking import Marking


def shared_eyes(viewer: Viewer, recipient: str) -> str:
    """Whose restricted records both see: the viewer's agency where it is the recipient, or NOBODY.

    A picture is drawn with these eyes, so that neither a count nor a label knows more than both.
    """
    return eyes(viewer) if recipient == viewer.agency else NOBODY


def may_leave(tie: Tie, viewer: Viewer, recipient: str) -> bool:
    """Whether a tie may be exported by this viewer for this agency; '' is nobody we know."""
    if not visible(viewer, tie.agency, tie.marking):
        return False
    return tie.marking in WIDE or (tie.marking == Marking.RESTRICTED and tie.agency == recipient)


def for_purpose(picture: Picture, purpose: str) -> Picture:
    """The picture without what this purpose has no need of."""
    if not against_people(purpose):
        return picture
    ties = tuple(tie for tie in picture.ties if not tie.kind.context)
    return pruned(Picture(picture.nodes, ties))


def leaving(picture: Picture, viewer: Viewer, recipient: str) -> Picture:
    """The picture as it may leave. Nothing says that anything stayed behind."""
    ties = tuple(tie for tie in picture.ties if may_leave(tie, viewer, recipient))
    return pruned(Picture(picture.nodes, ties))
