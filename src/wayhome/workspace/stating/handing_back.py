"""What people stated of how a line works, as rows of feed `own`. What rests on what an agency keeps
close is that agency's own, as the records are."""

from django.utils import timezone

from wayhome import extracts
from wayhome.lexicon.home import Home
from wayhome.lexicon.marking import Marking
from wayhome.workspace import handing_back
from wayhome.workspace.stating.models import StatedModel

STATED = handing_back.Table(
    "stated_models",
    (
        "stated_id line_id model whose stated_by stated_as stated_at about_stated reason marking"
    ).split(),
    "stated of lines",
    "the pages of those lines",
)


def hand_back(home: Home) -> list[extracts.Receipt]:
    """Receive what each agency's people stated; a receipt for each that has at all."""
    every = StatedModel.objects.order_by("agency", "stated_at", "number").select_related("by")
    agencies = every.order_by("agency").values_list("agency", flat=True).distinct()
    rows = {agency: map(_row, every.filter(agency=agency)) for agency in agencies}
    return handing_back.hand_back(home, STATED, rows)


def _row(one: StatedModel) -> list[str]:
    marking = Marking.RESTRICTED if one.restricted else Marking.SENSITIVE
    at = timezone.localtime(one.stated_at).replace(tzinfo=None, microsecond=0)
    return [
        one.number, one.line, one.model, one.whose, one.account, one.role, at.isoformat(sep=" "),
        one.about, " ".join(one.words.split()), marking,
    ]  # fmt: skip
