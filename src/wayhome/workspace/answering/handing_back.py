"""What people answered to signs, handed back as deliveries: one file of feed `own` an agency.

As judgements are (judging.handing_back): a file holds every answer of the agency's accounts, in
order, so the same file changes nothing and a build that was killed has lost nothing. An answer to
an agency's own reading of a sign is that agency's own, as its records.
"""

import csv
import tempfile
from collections.abc import Iterable
from pathlib import Path

from wayhome import extracts
from wayhome.extracts.withdrawing import withdrawn
from wayhome.lexicon.agencies import OWN_FEED
from wayhome.lexicon.errors import NotSetUp
from wayhome.lexicon.home import Home
from wayhome.lexicon.marking import Marking
from wayhome.workspace.answering.models import SignAnswer

COLUMNS = (
    "answer_id sign_id sign_code subject_ref answer answered_by answered_at reason why "
    "sign_version answered_as audience asked about_answer records marking"
).split()


def hand_back(home: Home) -> list[extracts.Receipt]:
    """Receive what each agency's people answered; a receipt for each that has answered at all.

    NotSetUp or BadUsage where one cannot be received: no build leaves answers out in silence.
    """
    given = SignAnswer.objects.order_by("agency", "answered_at", "number")
    given = given.select_related("by").prefetch_related("given_on")
    agencies = SignAnswer.objects.order_by("agency").values_list("agency", flat=True).distinct()
    receipts: list[extracts.Receipt] = []
    with tempfile.TemporaryDirectory() as folder:
        for agency in agencies:
            file = Path(folder) / f"answers-{agency}.csv"
            write(file, given.filter(agency=agency))
            receipts += extracts.receive([file], feed=OWN_FEED, agency=agency, at=home)
    gone = withdrawn(home.store)
    for one in receipts:
        _in_the_build(one, gone)
    return receipts


def _in_the_build(one: extracts.Receipt, gone: set[str]) -> None:
    if one.delivery in gone:
        raise NotSetUp(
            f"What people answered at {one.agency} was withdrawn as delivery {one.delivery}: put "
            "it back, and take answers back one by one on the pages of their signs."
        )
    if not one.was_read or one.total.refused:
        raise NotSetUp(f"What people answered cannot be handed back ({one.file}): {one.sentence}")


def write(file: Path, given: Iterable[SignAnswer]) -> None:
    """The rows of table `answers`, as the contract of the feed has them."""
    with file.open("w", encoding="utf-8", newline="") as out:
        rows = csv.writer(out)
        rows.writerow(COLUMNS)
        rows.writerows(_row(one) for one in given)


def _row(one: SignAnswer) -> list[str]:
    marking = Marking.RESTRICTED if one.restricted else Marking.SENSITIVE
    at = one.answer.at.isoformat(sep=" ")
    words = " ".join(one.words.split())
    return [
        one.number, one.sign_id, one.code, one.subject_ref, one.said, one.account, at, words,
        one.why, one.version, one.role, one.audience, one.asked, one.about,
        " ".join(one.records), marking,
    ]  # fmt: skip
