"""What people disputed, as rows of feed `own`. A dispute of what an agency keeps close is that
agency's own, as the record is."""

from django.utils import timezone

from wayhome import extracts
from wayhome.lexicon.home import Home
from wayhome.lexicon.marking import Marking
from wayhome.workspace import handing_back
from wayhome.workspace.disputing.models import RecordDispute

DISPUTES = handing_back.Table(
    "disputes",
    (
        "dispute_id record subject_ref dispute word word_of disputed_by disputed_as disputed_at "
        "about_dispute reason marking"
    ).split(),
    "disputed",
    "the pages of the records",
)


def hand_back(home: Home) -> list[extracts.Receipt]:
    """Receive what each agency's people disputed; a receipt for each that has at all."""
    given = RecordDispute.objects.order_by("agency", "disputed_at", "number").select_related("by")
    agencies = RecordDispute.objects.order_by("agency").values_list("agency", flat=True).distinct()
    rows = {agency: map(_row, given.filter(agency=agency)) for agency in agencies}
    return handing_back.hand_back(home, DISPUTES, rows)


def _row(one: RecordDispute) -> list[str]:
    marking = Marking.RESTRICTED if one.restricted else Marking.SENSITIVE
    at = timezone.localtime(one.disputed_at).replace(tzinfo=None, microsecond=0)
    words = " ".join(one.words.split())
    return [
        one.number, one.record_id, one.subject_ref, one.says, one.word, one.word_of, one.account,
        one.role, at.isoformat(sep=" "), one.about, words, marking,
    ]  # fmt: skip
