"""Actions of answers to signs: answering, replying to a question, withdrawing.

An answer to an agency's own reading of a sign is on the trail by its number alone: whoever reads
the trail may be of any agency, and must not learn that there is such a record. No words are on it.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.db import IntegrityError, transaction
from django.utils import timezone

from wayhome.governance.audit import Plain
from wayhome.governance.roles import Act
from wayhome.lexicon.errors import BadUsage
from wayhome.network.places import place_ref
from wayhome.signs.answered import ANSWERS, Said
from wayhome.workspace.accounts.models import User
from wayhome.workspace.actions.once import action
from wayhome.workspace.answering.models import AnsweredRecord, SignAnswer
from wayhome.workspace.trail.recording import record

TWICE = "This answer was kept already. Nothing was kept twice."
BACK_ALREADY = "This answer is taken back already."


@dataclass(frozen=True)
class Subject:
    """What is answered: a sign of a person, or of an address, and the exact records behind it as
    they were read. Of an address `person_id` and `subject_ref` are empty."""

    person_id: str
    subject_ref: str
    sign_id: str
    code: str
    version: str
    audience: str
    records: Collection[str]
    restricted: bool
    place_id: str = ""
    strength: str = ""  # of the sign, as it was read


@dataclass(frozen=True)
class Words:
    """What is said of it. `why`: the kind of a disagreement; `asked`: the agency asked; of one that
    agrees `owner`, an account of the own agency, or `owner_named`, a role or somebody outside, does
    what comes next by the day that is `due`."""

    said: Said
    words: str
    why: str = ""
    asked: str = ""
    owner: User | None = None
    owner_named: str = ""
    due: date | None = None


@action
def answer(*, number: str, of: Subject, given: Words, release: str, by: User) -> SignAnswer:
    """Keep what somebody says of a sign. BadUsage where this form was kept before."""
    if given.said not in ANSWERS:
        raise BadUsage("Agree, disagree, say what more you need, or ask an agency.")
    if given.said is Said.ASK and of.restricted:
        raise BadUsage("This sign rests on what is kept close to your agency: nobody else is told.")
    if given.owner and given.owner.agency != by.agency:
        raise BadUsage("Only somebody of your own agency can be given a task here.")
    return _kept(number, of, given, release, by, "answer sign")


@action
def reply(*, number: str, question: str, words: str, release: str, by: User) -> SignAnswer:
    """Reply to a question that one's agency was asked. BadUsage where it waits for nobody there."""
    asked = SignAnswer.objects.filter(pk=question, said=Said.ASK, asked=by.agency).first()
    if asked is None or _withdrawn(question):
        raise BadUsage("This question does not wait for your agency.")
    given = Words(Said.REPLY, words)
    return _kept(number, _same(asked), given, release, by, "reply about sign", question)


@action
def withdraw(*, number: str, answer: str, words: str, release: str, by: User) -> SignAnswer:
    """Take back an answer of oneself or a colleague. BadUsage where that was done already."""
    back = SignAnswer.objects.filter(pk=answer, agency=by.agency).first()
    if back is None or back.said not in ANSWERS:
        raise BadUsage("There is no such answer of your agency.")
    if _withdrawn(answer):
        raise BadUsage(BACK_ALREADY)
    given = Words(Said.WITHDRAWN, words)
    return _kept(number, _same(back), given, release, by, "withdraw answer", answer)


def _kept(
    number: str, of: Subject, given: Words, release: str, by: User, reason: str, about: str = ""
) -> SignAnswer:
    row = SignAnswer(
        number=number, person_id=of.person_id, subject_ref=of.subject_ref, sign_id=of.sign_id,
        code=of.code, version=of.version, audience=of.audience, said=given.said, why=given.why,
        words=given.words, asked=given.asked, about=about, by=by, agency=by.agency, role=by.role,
        answered_at=timezone.now(), restricted=of.restricted, release=release, place_id=of.place_id,
        strength=of.strength, owner=given.owner, owner_named=given.owner_named, due=given.due,
    )  # fmt: skip
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError:
        # the same form a second time, or two who withdraw one answer at once
        raise BadUsage(BACK_ALREADY if given.said is Said.WITHDRAWN else TWICE) from None
    held = [AnsweredRecord(answer=row, record_id=one) for one in dict.fromkeys(of.records)]
    AnsweredRecord.objects.bulk_create(held)
    _recorded(row, reason)
    return row


def _recorded(row: SignAnswer, reason: str) -> None:
    details: dict[str, Plain] = {"answer": row.number}
    if not row.restricted:
        # the id of a sign of an address is a hash of its place_id: its code tells enough
        sign = row.code if row.place_id else row.sign_id
        details |= {"said": row.said, "sign": sign}
    record(
        what="write",
        act=Act.ANSWER_SIGN,
        by=row.by,
        about=row.number if row.restricted else _named(row),
        reason=reason,
        details=details,
    )


def _named(row: SignAnswer) -> str:
    """Whom or what it is about, as the trail names it, which seals it (sealing.py): an address
    never by its place_id, which spells it."""
    return place_ref(row.place_id) if row.place_id else row.person_id


def _same(one: SignAnswer) -> Subject:
    """What another answer was about: whoever sees that one sees this one."""
    return Subject(
        one.person_id, one.subject_ref, one.sign_id, one.code, one.version, one.audience,
        one.records, one.restricted, one.place_id, one.strength,
    )  # fmt: skip


def _withdrawn(number: str) -> bool:
    return SignAnswer.objects.filter(about=number, said=Said.WITHDRAWN).exists()
