"""What is said in another case too, and taken back with it.

    a decision of a panel on a referral        ─>  the referral: the same decision   (ADR 0047)
    a plan, a referral sent, an interview ...  ─>  the other case about the child    (ADR 0055)
    a concern that is joined                   ─>  the case that was chosen

One mechanism for all: an entry goes where it is so, by the rules of the case there, in the same
transaction, and keeps which entry of which case it is. It is taken back there alone, and goes from
both. Keeps: nobody is shown what they may not read (`cases.alongside` says where an entry goes).
"""

from collections.abc import Iterable, Iterator, Sequence

from django.db import transaction
from django.utils import timezone

from wayhome.casework.panel import carrying as of_panels
from wayhome.lexicon.errors import BadUsage
from wayhome.workspace.accounts.models import User
from wayhome.workspace.actions import entries as writing
from wayhome.workspace.actions.entries import Refused, Saying
from wayhome.workspace.cases.alongside import Too, retold_of, said_elsewhere
from wayhome.workspace.cases.models import Case, CaseEntry
from wayhome.workspace.cases.sight import keeps_papers
from wayhome.workspace.cases.standing import present, seen_by, told

NOT_IN_ITS_CASE = (
    "Your agency takes no part in the case behind this item. Somebody of an agency that does can "
    "write the decision down."
)
# To whoever does not read that case: why it refuses would tell how it stands.
NOT_AS_IT_STANDS = (
    "The case behind this item does not take this as it stands. Somebody of an agency that takes "
    "part in it can say why, or write the decision down."
)
SAID_AT = "This was said at a panel, {}: take it back there."
SAID_IN = "This was said in another case, {}: take it back there."
BEHIND, CHOSEN = "In the case behind it: ", "In the case that you chose: "


def say(row: Case, entries: Sequence[CaseEntry], saying: Saying, by: User) -> CaseEntry:
    """Write an entry down, and wherever else it is so. Refused where its case refuses it, or one
    that a person chose."""
    written = writing.said(row, entries, saying, by)
    _carry(row, [*entries, written], written, by)
    return written


def say_in_turn(row: Case, sayings: Iterable[Saying], by: User) -> list[CaseEntry]:
    """Several, one after another: each on what stands then."""
    return [say(row, list(row.entries.order_by("place")), one, by) for one in sayings]


def take_back(
    row: Case, entries: Sequence[CaseEntry], number: str, at: int, why: str, by: User
) -> CaseEntry:
    """Take back the entry at a place, and what was said elsewhere because of it, the last first.
    BadUsage where something rests on it, here or there. In a case that they do not read it stays
    where something rests on it, or they would learn of that: those who work there read here that it
    is gone, and take it back."""
    for one in retold_of(row, at):
        there, said = (row, list(entries)) if one.case_id == row.pk else writing.held(one.case_id)
        try:
            with transaction.atomic():
                take_back(there, said, writing.own_number(), one.place, why, by)
        except BadUsage as rests:
            if not seen_by(by).filter(pk=one.case_id).exists():
                continue
            where = BEHIND if row.pathway == "panel" else "In another case about them: "
            raise BadUsage(f"{where}{rests}") from rests
        entries = list(row.entries.order_by("place"))
    return writing.taken_back(row, entries, number, at, why, by)


def said_in(entry: CaseEntry) -> str:
    """That an entry was said in another case, where it is taken back; nothing where it was not."""
    number, _ = _origin(entry)
    at_a_panel = Case.objects.filter(pk=number, pathway="panel").exists()
    return (SAID_AT if at_a_panel else SAID_IN).format(number) if number else ""


def is_gone_there(entry: CaseEntry) -> bool:
    """Whether what an entry was said because of is taken back in its own case."""
    number, place = _origin(entry)
    back = CaseEntry.objects.filter(case=number, takes_back=place) if number else None
    return back is not None and back.exists()


def _origin(entry: CaseEntry) -> tuple[str, int]:
    kept = entry.details.get("from_panel") or entry.details.get(writing.SAID_IN) or ("", 0)
    return str(kept[0]), int(kept[1])


def _carry(row: Case, entries: Sequence[CaseEntry], entry: CaseEntry, by: User) -> None:
    """What it says there is said on where it comes from a panel: a decision is the referral's, and
    what a referral says of itself goes on from it. Else it would come back to where it began."""
    of = (row.number, str(entry.place))
    for one in _too(row, entries, entry, by):
        there, said = (row, list(entries)) if one.case == row.pk else writing.held(one.case)
        if not one.chosen and one.code not in {each.code for each in told(there, said).offered}:
            continue
        saying = Saying(writing.own_number(), one.code, one.details, 0, said_in=of)
        try:
            written = writing.said(there, said, saying, by)
        except Refused as refused:
            if one.chosen:
                raise Refused(_words(one, refused, by)) from None
            continue
        if row.pathway == "panel":
            _carry(there, [*said, written], written, by)


def _words(one: Too, refused: Refused, by: User) -> list[str]:
    if not seen_by(by).filter(pk=one.case).exists():
        return [NOT_AS_IT_STANDS]
    return [f"{one.chosen}{each}" for each in refused.reasons]


def _too(row: Case, entries: Sequence[CaseEntry], entry: CaseEntry, by: User) -> Iterable[Too]:
    if row.pathway == "panel":
        return list(_of_an_item(row, entries, entry, by))
    return list(said_elsewhere(row, told(row, entries), entry, by))


def _of_an_item(
    row: Case, entries: Sequence[CaseEntry], entry: CaseEntry, by: User
) -> Iterator[Too]:
    """What an entry of a panel says in the case behind its item. Whoever reads it writes it there:
    those who take part in that case, and the agency that leads the panel (`cases.sight`)."""
    panel = told(row, entries)
    number = of_panels.behind(panel, entry.code, entry.details)
    if not number:
        return
    reads = seen_by(by).filter(pk=number).exists()
    if not reads and not keeps_papers(row, by):
        raise BadUsage(NOT_IN_ITS_CASE)
    there, said = writing.held(number)
    case, now = told(there, said), f"{timezone.localtime(present()):%Y-%m-%dT%H:%M}"
    if entry.code == "decided" and (refused := list(of_panels.refused(case))):
        raise Refused(refused if reads else [NOT_AS_IT_STANDS])
    sitting = f"{row.called} ({row.number})"
    for code, said_so in of_panels.carried(panel, (entry.code, entry.details), sitting, case, now):
        yield Too(number, code, said_so, BEHIND)
