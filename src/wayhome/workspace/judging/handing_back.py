"""What people judged, as rows of feed `own`. A restricted judgement is its agency's own, as its
records."""

from wayhome import extracts
from wayhome.lexicon.home import Home
from wayhome.lexicon.marking import Marking
from wayhome.workspace import handing_back
from wayhome.workspace.judging.models import Judgement

JUDGEMENTS = handing_back.Table(
    "judgements",
    (
        "judgement_id left_ref right_ref judgement judged_by judged_at takes_back reason marking"
    ).split(),
    "judged",
    "the page Links",
)


def hand_back(home: Home) -> list[extracts.Receipt]:
    """Receive what each agency's people judged; a receipt for each that has judged at all."""
    judged = Judgement.objects.order_by("agency", "judged_at", "number")
    agencies = judged.order_by("agency").values_list("agency", flat=True).distinct()
    rows = {agency: map(_row, judged.filter(agency=agency)) for agency in agencies}
    return handing_back.hand_back(home, JUDGEMENTS, rows)


def _row(one: Judgement) -> list[str]:
    said = one.judged
    marking = Marking.RESTRICTED if one.restricted else Marking.SENSITIVE
    return [
        said.number,
        said.left,
        said.right,
        said.said,
        said.by,
        said.at.isoformat(sep=" "),
        said.takes_back,
        " ".join(one.reason.split()),
        marking,
    ]
