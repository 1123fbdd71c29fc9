"""What people answered to signs, as rows of feed `own`. An answer to an agency's own reading of a
sign is that agency's own, as its records."""

from wayhome import extracts
from wayhome.lexicon.home import Home
from wayhome.lexicon.marking import Marking
from wayhome.workspace import handing_back
from wayhome.workspace.answering.models import SignAnswer

ANSWERS = handing_back.Table(
    "answers",
    (
        "answer_id sign_id sign_code subject_ref place_id answer answered_by answered_at reason "
        "why sign_version answered_as audience asked owner owner_named due about_answer records "
        "marking"
    ).split(),
    "answered",
    "the pages of their signs",
)


def hand_back(home: Home) -> list[extracts.Receipt]:
    """Receive what each agency's people answered; a receipt for each that has answered at all."""
    given = SignAnswer.objects.order_by("agency", "answered_at", "number")
    given = given.select_related("by", "owner").prefetch_related("given_on")
    agencies = SignAnswer.objects.order_by("agency").values_list("agency", flat=True).distinct()
    rows = {agency: map(_row, given.filter(agency=agency)) for agency in agencies}
    return handing_back.hand_back(home, ANSWERS, rows)


def _row(one: SignAnswer) -> list[str]:
    marking = Marking.RESTRICTED if one.restricted else Marking.SENSITIVE
    at = one.answer.at.isoformat(sep=" ")
    words = " ".join(one.words.split())
    owner = f"account-{one.owner.pk}" if one.owner else ""
    return [
        one.number, one.sign_id, one.code, one.subject_ref, one.place_id, one.said, one.account,
        at, words, one.why, one.version, one.role, one.audience, one.asked, owner,
        one.owner_named, one.due.isoformat() if one.due else "", one.about,
        " ".join(one.records), marking,
    ]  # fmt: skip
