"""The prompts of a month by sign: raised or answered in it, and where they stood at its end.

Keeps: counted over what nobody keeps close, the same for every reader. A sign and an answer of an
agency's own reading are in nobody's figures, so no figure tells that there are any.

Raised: the day on which it could first be seen here, where it still stood then. What came in late
is counted in the month in which it came, and not in one that was told already. Whether an answer
speaks of a sign is the one rule of signs.answered.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import date, datetime, time, timedelta

from django.utils import timezone

from wayhome.insight.prompts import Counted, Outcome
from wayhome.signs.addresses.catalogue import ADDRESS_SIGNS
from wayhome.signs.answered import ANSWERS, Answer, Said, about, stands, taken_back
from wayhome.signs.catalogue import SIGNS
from wayhome.signs.subject import ADDRESS, PERSON, Subject
from wayhome.workspace.answering.behind import raised
from wayhome.workspace.answering.models import WHY, SignAnswer
from wayhome.workspace.answering.standing import AT_ONCE, Told, told
from wayhome.workspace.reading import addresses, signs
from wayhome.workspace.reading.leaving import NOBODYS
from wayhome.workspace.reading.view import Row, View

RAISED = """
with prompt as (
    select *, greatest(fired_on, coalesce(first_received, fired_on)) as raised from {sign}
    where not context
)
select sign_id, person_id, code, strength from prompt where raised >= $month and raised < $next
    and (until is null or until >= raised)
"""
SHOWN: dict[Subject, type[signs.Shown]] = {PERSON: signs.Shown, ADDRESS: addresses.Shown}
OUTCOMES = {
    "discounted": Outcome.DISCOUNTED,
    "not_this_person": Outcome.NOT_THIS,
    "not_this_address": Outcome.NOT_THIS,
    "record_wrong": Outcome.RECORD_WRONG,
}
_WHY = {words: code for code, words in WHY.items()}


def prompts(view: View, month: date) -> list[Counted]:
    """What there is to be told of a month that is over."""
    seen, after = replace(view, eyes=NOBODYS), _after(month)
    given = [one for one in _given(seen, after) if one.answer.at < datetime.combine(after, time())]
    counts: dict[str, dict[Outcome, int]] = defaultdict(lambda: dict.fromkeys(Outcome, 0))
    for one in _answered(given, month):
        counts[one.answer.code][_outcome(one)] += 1
    answers = [one.answer for one in given]
    for subject in SHOWN:
        for code in _unanswered(seen, subject, answers, month):
            counts[code][Outcome.OPEN] += 1
    return [Counted(code, of) for code, of in sorted(counts.items())]


def _given(view: View, after: date) -> Iterable[Told]:
    """Everything that was said of signs before a day, here or in the release, and is open to all
    who may see the person."""
    by = timezone.make_aware(datetime.combine(after, time()))
    kept = SignAnswer.objects.filter(restricted=False, answered_at__lt=by)
    numbers = list(kept.values_list("number", flat=True))
    found = told(view, (), codes={*SIGNS, *ADDRESS_SIGNS})
    for start in range(0, len(numbers), AT_ONCE):
        found |= told(view, numbers[start : start + AT_ONCE])
    return found.values()


def _answered(given: Collection[Told], month: date) -> Iterable[Told]:
    """The newest answer of the month to each prompt, of those that stood at its end."""
    gone = taken_back(one.answer for one in given)
    newest: dict[tuple[str, str, str], Told] = {}
    for one in sorted(given, key=lambda each: each.answer.place):
        answer = one.answer
        if answer.said in ANSWERS and answer.number not in gone and answer.at.date() >= month:
            newest[answer.subject_id, answer.code, answer.sign_id] = one
    return newest.values()


def _outcome(one: Told) -> Outcome:
    said = Said(one.answer.said)
    if said is Said.AGREE:
        return Outcome.AGREED
    if said is Said.DISAGREE:
        return OUTCOMES[_WHY.get(one.why, "discounted")]
    return Outcome.WAITING


def _unanswered(
    view: View, subject: Subject, answers: Collection[Answer], month: date
) -> Iterable[str]:
    """The codes of the signs raised in a month that nobody had answered by its end."""
    if not view.has(subject.signs):
        return
    rows = view.rows(subject.told(RAISED), month=month, next=_after(month))
    spoken = {(one.subject_id, one.code) for one in answers if one.said in ANSWERS}
    asked = [row for row in rows if (row[subject.key], row["code"]) in spoken]
    settled = _spoken_of(view, subject, asked, answers, month)
    yield from (row["code"] for row in rows if row["sign_id"] not in settled)


def _spoken_of(
    view: View, subject: Subject, rows: Iterable[Row], answers: Collection[Answer], month: date
) -> set[str]:
    """Those of these signs that were answered: in the month, where they are counted already, or
    before it, and nothing new was to be looked at."""
    gone = taken_back(answers)
    found = set()
    shown = [SHOWN[subject](row, _after(month)) for row in rows]
    for sign in raised(view, shown).values():
        held = [one for one in about(sign, answers) if one.number not in gone]
        lately = any(one.at.date() >= month for one in held)
        if lately or held and not stands(sign, answers).to_answer:
            found.add(sign.sign_id)
    return found


def _after(month: date) -> date:
    return (month + timedelta(days=31)).replace(day=1)
