"""Next steps as they were said: of a decision, or of an answer that agrees with a sign; here, or in
what a release holds of another workspace, or of one that was lost.

Keeps: what was taken back, or of which somebody said what became of it, is owed by nobody.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime

from django.db.models import Exists, OuterRef, Q, QuerySet

from wayhome.casework.decisions import WORDS, Of
from wayhome.signs.answered import Said
from wayhome.workspace.accounts.models import User
from wayhome.workspace.answering.models import SignAnswer
from wayhome.workspace.answering.standing import given_of
from wayhome.workspace.answering.whose import Given
from wayhome.workspace.deciding import kept
from wayhome.workspace.deciding.kept import Kept, is_close, of_here, owner_elsewhere
from wayhome.workspace.deciding.models import KeptDecision
from wayhome.workspace.deciding.owing import cannot, unable
from wayhome.workspace.reading.view import Row, View

DECIDED = """
select * from {decision} where superseded_at is null and about_decision is null
    and agency = $agency and (due is not null and $number = '' or decision_id = $number)
"""
ANSWERED = """
select * from {answer} a where superseded_at is null and answer = 'agree' and agency = $agency
    and due is not null and ($number = '' or answer_id = $number) and not exists (
        from {answer} b where b.superseded_at is null and b.answer = 'withdrawn'
            and b.about_answer = a.answer_id and b.agency = a.agency)
"""


@dataclass(frozen=True, kw_only=True)
class Owed:
    """One. `about`: a group, a line, a person or an address; `given`: of whom or what it was said;
    `close`: kept close to its agency; `mine`: this account said it, or is to do it; `everybodys`:
    whoever was to do it cannot, so all of the agency owe it; `here`: this database has it, and not
    only a release."""

    number: str
    about: str
    given: Given
    line: str = ""
    records: frozenset[str] = field(default=frozenset(), repr=False)
    agency: str
    close: bool
    mine: bool = False
    decided: str
    words: str
    who: str
    at: datetime
    owner: str
    everybodys: bool
    due: date | None
    again: date | None = None
    sign_id: str = ""
    here: bool = True


def owed_by(view: View, user: User) -> list[Owed]:
    """What this account owes, or all of its agency, of which it may know."""
    decided = _decisions(view, user).filter(_mine(user)).exclude(due=None)
    answered = _answers(view, user).filter(_mine(user))
    left = [*_of_decisions(decided, user), *_of_answers(answered, user), *_of_release(view, user)]
    noted = kept.notes(view, {one.number: one.agency for one in left})
    return [one for one in left if one.number not in noted]


def owed(view: View, user: User, number: str) -> Owed | None:
    """One that this account's agency said and that stands, whatever became of it."""
    found = [
        *_of_decisions(_decisions(view, user).filter(pk=number), user),
        *_of_answers(_answers(view, user).filter(pk=number), user),
    ]
    return next(iter(found or _of_release(view, user, number)), None)


def _mine(user: User) -> Q:
    """Of this account; of a role; of an account that cannot do it any more, so of nobody."""
    decided = KeptDecision.objects.filter(owner=OuterRef("pk"), agency=user.agency)
    answered = SignAnswer.objects.filter(owner=OuterRef("pk"), agency=user.agency)
    owners = list(User.objects.filter(Exists(decided) | Exists(answered)))
    everybodys = Q(owner__in=unable(owners, user.agency))
    everybodys |= Q(restricted=True, owner__in=unable(owners, user.agency, close=True))
    return Q(owner=user) | Q(owner=None) | everybodys


def _decisions(view: View, user: User) -> "QuerySet[KeptDecision]":
    back = KeptDecision.objects.filter(about=OuterRef("pk"))
    held = kept.visible(view).filter(agency=user.agency, about="").exclude(Exists(back))
    return held.select_related("by", "owner").prefetch_related("taken_on")


def _answers(view: View, user: User) -> "QuerySet[SignAnswer]":
    back = SignAnswer.objects.filter(about=OuterRef("pk"), said=Said.WITHDRAWN)
    seen = SignAnswer.objects.filter(Q(restricted=False) | Q(agency=view.eyes))
    held = seen.filter(agency=user.agency, said=Said.AGREE).exclude(due=None).exclude(Exists(back))
    return held.select_related("by", "owner").prefetch_related("given_on")


def _of_decisions(held: Iterable[KeptDecision], user: User) -> list[Owed]:
    return [_decided(of_here(one), mine=user in (one.by, one.owner)) for one in held]


def _decided(one: Kept, *, mine: bool = False) -> Owed:
    return Owed(
        number=one.number, about=one.of, given=Given(one.subject_ref, one.subject),
        line=one.subject if one.of is Of.LINE else "", records=one.records, agency=one.agency,
        close=one.restricted, mine=mine, decided=WORDS[one.chosen], words=one.words, who=one.who,
        at=one.at, owner=one.owner, everybodys=one.everybodys, due=one.due, again=one.again,
        here=one.here,
    )  # fmt: skip


def _of_answers(held: Iterable[SignAnswer], user: User) -> list[Owed]:
    return [
        Owed(
            number=one.number, about="place" if one.place_id else "person", given=given_of(one),
            records=frozenset(one.records), agency=one.agency, close=one.restricted,
            mine=user in (one.by, one.owner), decided="Agreed with a sign", words=one.words,
            who=one.by.name,
            at=kept.at(one.answered_at), owner=one.owner.name if one.owner else one.owner_named,
            everybodys=cannot(one.owner, one.agency, close=one.restricted),
            due=one.due, sign_id=one.sign_id,
        )
        for one in held
    ]  # fmt: skip


def _of_release(view: View, user: User, number: str = "") -> list[Owed]:
    """Whoever was to do it is no account here, so all of the agency owe it."""
    if not view.has("decision"):  # nor has it the days of answers
        return []
    asked = {"agency": user.agency, "number": number}
    decided = kept.of_release(view, DECIDED, **asked)
    back = kept.backs(view, {one.number: one.agency for one in decided})
    rows = view.rows(ANSWERED, **asked)
    known = _answers_here([row["answer_id"] for row in rows])
    found = [_decided(one) for one in decided if one.number not in back]
    return found + [_answered(view, row) for row in rows if row["answer_id"] not in known]


def _answers_here(numbers: Collection[str]) -> set[str]:
    found = set[str]()
    for some in kept.by_parts(numbers):
        found |= set(SignAnswer.objects.filter(pk__in=some).values_list("pk", flat=True))
    return found


def _answered(view: View, row: Row) -> Owed:
    records = frozenset(row["records"] or ())
    place = row["place_id"] or ""
    return Owed(
        number=row["answer_id"], about="place" if place else "person",
        given=Given(row["subject_ref"] or "", "", place, records if place else frozenset()),
        records=records, agency=row["agency"], close=is_close(row), decided="Agreed with a sign",
        words=row["text"] or "", who=row["answered_by"],
        at=row["occurred_from"] or row["received_at"],
        owner=row["owner_named"] or owner_elsewhere(view, row), everybodys=bool(row["owner"]),
        due=row["due"], sign_id=row["sign_id"] or "", here=False,
    )  # fmt: skip
