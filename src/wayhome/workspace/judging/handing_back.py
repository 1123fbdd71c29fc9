"""What people judged, handed back as deliveries: one file of feed `own` an agency, before a build.

A file holds every judgement of the agency's accounts, in order, so it is the same file for as long
as nobody judges, and a row that was received before is unchanged: nothing is received twice, and a
build that was killed has lost nothing. A restricted judgement is its agency's own, as its records.
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
from wayhome.workspace.judging.models import Judgement

COLUMNS = (
    "judgement_id left_ref right_ref judgement judged_by judged_at takes_back reason marking"
).split()


def hand_back(home: Home) -> list[extracts.Receipt]:
    """Receive what each agency's people judged; a receipt for each that has judged at all.

    NotSetUp or BadUsage where one cannot be received: no build leaves judgements out in silence.
    """
    judged = Judgement.objects.order_by("agency", "judged_at", "number")
    agencies = judged.order_by("agency").values_list("agency", flat=True).distinct()
    receipts: list[extracts.Receipt] = []
    with tempfile.TemporaryDirectory() as folder:
        for agency in agencies:
            file = Path(folder) / f"judgements-{agency}.csv"
            write(file, judged.filter(agency=agency))
            receipts += extracts.receive([file], feed=OWN_FEED, agency=agency, at=home)
    gone = withdrawn(home.store)
    for one in receipts:
        _in_the_build(one, gone)
    return receipts


def _in_the_build(one: extracts.Receipt, gone: set[str]) -> None:
    if one.delivery in gone:
        raise NotSetUp(
            f"What people judged at {one.agency} was withdrawn as delivery {one.delivery}: put it "
            "back, and take judgements back one by one on the page Links."
        )
    if not one.was_read or one.total.refused:
        raise NotSetUp(f"What people judged cannot be handed back ({one.file}): {one.sentence}")


def write(file: Path, judged: Iterable[Judgement]) -> None:
    """The rows of table `judgements`, as the contract of the feed has them."""
    with file.open("w", encoding="utf-8", newline="") as out:
        rows = csv.writer(out)
        rows.writerow(COLUMNS)
        rows.writerows(_row(one) for one in judged)


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
