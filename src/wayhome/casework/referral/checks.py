"""What else refuses an entry of a referral: who may refer, what is missing, who decides, and when.

Never refuses what somebody else decided: a decision that came too early or too late is written down
with why.
"""

from collections.abc import Iterable, Iterator
from datetime import date, datetime

from wayhome.casework.case import Case
from wayhome.casework.dated import defaults, limits_on
from wayhome.casework.fields import YES, Said, day, moment
from wayhome.casework.limits import Limit
from wayhome.casework.majority import line, near_majority
from wayhome.casework.referral import attachments, responders
from wayhome.casework.referral.as_json import FILES, lines
from wayhome.casework.referral.devolved import Runs, runs_panel
from wayhome.casework.referral.person import NOTICE_NAME, PERSON
from wayhome.casework.referral.report import CHILD, REPORT, TOLD
from wayhome.casework.referral.routes import CENTRAL, PANEL, Route, decides
from wayhome.casework.referral.section import BOXES
from wayhome.casework.referral.states import FIRST_NO, FIRST_YES, SECOND_NO, SECOND_YES
from wayhome.casework.referral.writing import SECTIONS
from wayhome.casework.referral.written import missing, named, names_nobody, route, said
from wayhome.lexicon.dates import LONDON, in_words

COUNCIL_TOLD = TOLD.fields[0].code
_EARLIEST = date(1900, 1, 1)  # a date of birth is after it: the form, facts §1.5
_BOXED = ("where-exploitation-happened-uk-city", "where-exploitation-happened-overseas-country")


def also(case: Case, code: str, details: Said, now: datetime) -> Iterator[str]:
    """Why this cannot be said, beside what its state and its questions refuse."""
    if code in {one.code for one in SECTIONS}:
        yield from _of_section(case, code, details, now)
    elif code == "passed on":
        yield from _responder(case, details, "to", _today(now))
    elif code in {"ready", "sent", "notified"}:
        yield from _of_whole(case, code, details, now)
    elif code in {SECOND_YES, SECOND_NO}:
        yield from _of_second(case, details)
    elif code == "reconsider":
        yield from _of_asking_again(case, details)
    elif code == "closed":
        yield from _of_closing(case)


def recovered(case: Case) -> datetime | None:
    """The first moment after the recovery period; None where it has not begun."""
    begun = case.latest(FIRST_YES)
    return _limit(case, "recovery").due(_moment(begun)) if begun else None


def listed(case: Case, on: date) -> Runs | None:
    """What stands on the list of areas that run a panel, of the council that was told first."""
    return runs_panel(str(case.latest(TOLD.code).get(COUNCIL_TOLD) or ""), on)


def born(case: Case) -> date | None:
    """The date of birth, where it is known."""
    return day(str(said(case, PERSON).get("pv-dob") or ""))


def _of_section(case: Case, code: str, details: Said, now: datetime) -> Iterator[str]:
    yield from _responder(case, said(case, REPORT), "user-organisation", _today(now))
    if code == NOTICE_NAME.code and names_nobody(case):
        yield (
            "They said no, so a notice names nobody. Where they are willing to work with the "
            "police and other authorities, write that down in section L first."
        )
    for one in _BOXED:
        if len(lines(details.get(one))) > BOXES:
            yield f"The form has {BOXES} boxes for places: leave the ones that matter most."
    yield from attachments.refusals(lines(details.get(FILES)))
    yield from (
        f"“{value}” is no e-mail address: write one like name@example.org."
        for one, value in details.items()
        if one.endswith(("-email", "-email-input", "alternative-contact"))
        and isinstance(value, str) and value.strip() and "@" not in value
    )  # fmt: skip
    given = day(str(details.get("pv-dob") or ""))
    if given and not _EARLIEST < given < _today(now):
        yield "Write a date of birth that is before today, and after 1 January 1900."


def _of_whole(case: Case, code: str, details: Said, now: datetime) -> Iterator[str]:
    on = date.fromisoformat(str(details["at"])[:10])
    yield from _responder(case, said(case, REPORT), "user-organisation", on)
    yield from missing(case, now)
    yield from named(case)
    if code == "ready":
        return
    yield from _of_age(case, on)
    if _changed(case.codes):
        yield "Something was written since it was read through. Read the whole of it once more."
    if code == "sent":
        yield from _of_council(case, details)
        yield from _of_route(case, details, on)


def _of_age(case: Case, on: date) -> Iterator[str]:
    birth, sure = born(case), case.latest(CHILD.code).get("pv-under-age") == YES
    adult = birth is not None and not near_majority(birth, on).is_child
    if adult and sure and route(case) is Route.CHILD:
        yield (
            "By their date of birth they are 18 by that day. Write down the age again: an adult is "
            "asked whether they want this."
        )
    if birth and not adult and route(case) is not Route.CHILD:
        yield (
            "By their date of birth they are a child on that day. Write down the age again: the "
            "council is told first, and no consent is asked."
        )


def _of_council(case: Case, details: Said) -> Iterator[str]:
    told = str(case.latest(TOLD.code).get("at") or "")
    if route(case) is Route.CHILD and told > str(details["at"]):
        yield "Of a child the council is told first, and by section B it was told later than that."


def _of_route(case: Case, details: Said, on: date) -> Iterator[str]:
    told = listed(case, on)
    if told and details["area"] != YES:
        yield (
            f"{told.name} has run a devolved panel since {in_words(told.since)}, by the list of "
            "areas: say that it does. Where that has ended, tell who keeps the list."
        )
        return
    days = line(on, case.held)
    to = decides(born(case), on, str(details["area"]), days)
    if route(case) is Route.ADULT:
        to = CENTRAL
    if details["route"] == to:
        return
    if to == PANEL:
        yield (
            f"They are over {days} days short of 18 on that day, and the area runs a panel: the "
            "panel decides."
        )
    else:
        yield (
            "The central authority decides: a panel needs a date of birth that is more than "
            f"{days} days short of 18 on that day, and an area that runs one."
        )


def _of_second(case: Case, details: Said) -> Iterator[str]:
    central = case.latest("sent").get("route") == CENTRAL
    first, at, over = case.latest(FIRST_YES), _moment(details), recovered(case)
    if at < _moment(first):
        yield "The second decision is not before the first. Put right when it was taken."
    same = details["meeting"] == YES
    if same and central:
        yield "Only a panel takes both decisions at one meeting. The central authority takes two."
    elif same and str(details["at"])[:10] != str(first["at"])[:10]:
        yield "The first decision was on another day: it was not the same meeting."
    if central and over and at < over and not str(details.get("early") or "").strip():
        last = over.astimezone(LONDON).date()
        yield (
            f"The recovery period is not over before {in_words(last)}. If it was decided sooner, "
            "write why."
        )


def _of_asking_again(case: Case, details: Said) -> Iterator[str]:
    negative = [one for one in case.said if one.code in {FIRST_NO, SECOND_NO}][-1]
    over = _limit(case, "reconsideration").due(_moment(negative.details))
    if _moment(details) >= over and not str(details.get("late") or "").strip():
        limit = _limit(case, "reconsideration")
        yield (
            f"The {limit} for it were over on {in_words(over.astimezone(LONDON).date())}. Write "
            "why it may still be asked, and ask a lawyer: a court may be the way."
        )


def _of_closing(case: Case) -> Iterator[str]:
    spoken = {FIRST_YES, FIRST_NO, SECOND_YES, SECOND_NO, "told"}
    if [one for one in case.codes if one in spoken][-1:] not in ([], ["told"]):
        yield "Missing first: “The decision told to them”. Whoever they trust can tell them."


def _changed(codes: Iterable[str]) -> bool:
    """Whether something was written after the whole was read through."""
    writes = {"ready", "put right", *(one.code for one in SECTIONS)}
    return [one for one in codes if one in writes][-1:] != ["ready"]


def _responder(case: Case, told: Said, named: str, on: date) -> Iterator[str]:
    kind, name = str(told.get("kind") or ""), str(told.get(named) or "")
    yield from filter(None, [responders.refusal(kind, name, on, case.lines)])


def _limit(case: Case, code: str) -> Limit:
    """What held when the case began."""
    held = case.held or limits_on(_today(case.said[0].said_at), defaults())
    return held[code]


def _moment(details: Said) -> datetime:
    found = moment(str(details.get("at") or ""))
    if found is None:
        raise ValueError("This entry has no moment at which it happened.")
    return found


def _today(now: datetime) -> date:
    return now.astimezone(LONDON).date()
