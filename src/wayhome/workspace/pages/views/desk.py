"""The desk: what needs the person at the keyboard today, and how fresh each agency's data is."""

from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.timezone import localdate

from wayhome.governance.access import may
from wayhome.governance.audit import Plain
from wayhome.governance.roles import Act
from wayhome.lexicon.home import home
from wayhome.workspace.accounts.models import User
from wayhome.workspace.answering import of_addresses
from wayhome.workspace.answering.questions import questions_to
from wayhome.workspace.answering.questions import waiting as signs_waiting
from wayhome.workspace.answering.to_answer import to_answer
from wayhome.workspace.cases.agreed import owed
from wayhome.workspace.cases.listing import offered_to, running_of
from wayhome.workspace.cases.standing import present
from wayhome.workspace.deciding.steps import due_of
from wayhome.workspace.deliveries.receipts import Receipt, listing
from wayhome.workspace.deliveries.seeing import may_know_of
from wayhome.workspace.disputing.ended import MOST as ENDED
from wayhome.workspace.disputing.ended import ends, since_ended, to_read
from wayhome.workspace.disputing.ours import Mine, ours
from wayhome.workspace.disputing.since import disputed_since
from wayhome.workspace.exporting.past import pictures_hit, took_away
from wayhome.workspace.exporting.past import waiting as waiting_exports
from wayhome.workspace.found.notices import waiting
from wayhome.workspace.gate.passages import signed_in
from wayhome.workspace.gate.views import gated, note
from wayhome.workspace.judging import parted as judging
from wayhome.workspace.judging.standing import judged
from wayhome.workspace.news.views import for_desk
from wayhome.workspace.pages.views.opening import opened
from wayhome.workspace.reading import caseload, links
from wayhome.workspace.reading.agencies import fresh
from wayhome.workspace.reading.release import clock
from wayhome.workspace.reading.view import View
from wayhome.workspace.reporting.kept import to_read as reports_to_read

PEOPLE = 8
SIGNS_EACH = 3  # whoever has more must not fill the desk
REFUSED = 5
ADDRESSES = 5
CASES = 6


@gated(task=Act.SEE_DESK)
def desk(request: HttpRequest) -> HttpResponse:
    user = signed_in(request)
    sees_signs = may(user.viewer, Act.SEE_SIGNS).allowed
    sees_deliveries = may(user.viewer, Act.SEE_DELIVERIES).allowed
    answers_signs = may(user.viewer, Act.ANSWER_SIGN).allowed
    sees_places = answers_signs and may(user.viewer, Act.SEE_PLACES).allowed
    judges = may(user.viewer, Act.JUDGE_LINKS).allowed
    with opened(request) as seen:
        signs = to_answer(seen, PEOPLE) if sees_signs else []
        waits = signs_waiting(seen, user) if sees_signs else []
        at_addresses = of_addresses.to_answer(seen, ADDRESSES) if sees_places else []
        questions = questions_to(seen, user) if answers_signs else []
        looks_after = may(user.viewer, Act.SEE_EXPORTS).allowed
        answers_for_data = may(user.viewer, Act.SEE_REFUSED_ROWS).allowed
        took = took_away(user)
        since = disputed_since(seen) if took else {}
        over = ends(seen) if took or answers_for_data else []
        ended = to_read(seen, user, over, clock(), sends=answers_for_data)
        settled = since_ended(over)
        exported = waiting_exports(user, clock(), since, settled) if looks_after else []
        disputed = ours(seen) if answers_for_data else Mine()
        parted = judging.waiting(seen, user)
        notices = waiting(seen, user) if may(user.viewer, Act.ANSWER_NOTICE).allowed else []
        due = due_of(seen, user) if may(user.viewer, Act.DECIDE).allowed else None
        context: dict[str, Any] = {
            "notices": notices,
            "due": due,
            **_work(seen, user),
            **for_desk(seen, user),
            **judging.of_many(user, parted),
            "to_judge": links.many(seen, judged(seen).verdicts.items()) if judges else 0,
            "today": seen.today,
            "sees_signs": sees_signs,
            "sees_deliveries": sees_deliveries,
            "signs": signs,
            "waits": waits,
            "questions": questions,
            "exported": exported,
            "reports_to_read": reports_to_read(user),
            "pictures_hit": pictures_hit(user, seen.eyes, clock(), since),
            "ours_disputed_here": disputed,
            "ended": ended,
            "ended_most": ENDED,
            "address_signs": at_addresses,
            "address_waits": of_addresses.waiting(seen, user) if sees_places else [],
            "shown_each": SIGNS_EACH,
            "supplies": caseload.supplies(seen),
            "freshness": fresh(seen),
            "clock": clock(),
            "agency_names": {code: one.name for code, one in seen.agencies.items()},
        }
    context["refused"] = _to_mend(user) if sees_deliveries else []
    found = [one.shown.person_id for one in notices if one.shown.person_id]
    listed = [one.somebody.person_id for one in signs] + [one.person_id for one in waits]
    promised = [*_worked_on(context), *(due.people if due else [])]
    named = [*promised, *listed, *found, *judging.people(parted), *disputed.people]
    named += _people([*questions, *ended[:ENDED]])
    note(request, people=list[Plain](dict.fromkeys(named)))
    return render(request, "desk.html", context)


def _worked_on(context: dict[str, Any]) -> list[str]:
    """Whom the listed cases and actions are about."""
    work = (*context["running"], *context["owed"], *context["offered"], *context["news"])
    return [one.person_id for one in work if one.person_id]


def _work(seen: View, user: User) -> dict[str, Any]:
    """The cases that run and the actions that one's agency owes, what is late first; none for a
    role that does not work on cases."""
    works, now = may(user.viewer, Act.WORK_CASES).allowed, present()
    running, many = running_of(seen, user, CASES, now) if works else ([], 0)
    found, owes = owed(seen, user, localdate(now), CASES) if works else ([], 0)
    offered = offered_to(seen, user) if works else []
    cases = {"running": running, "running_many": many, "running_at": now, "offered": offered}
    return {**cases, "owed": found, "owed_many": owes}


def _to_mend(user: User) -> list[Receipt]:
    """Deliveries with rows that were refused, of those that this account may know of."""
    every = listing(home()).receipts
    return [one for one in every if one.to_mend and may_know_of(user, one)][:REFUSED]


def _people(listed: Iterable[Any]) -> list[str]:
    """The people whom each of these names."""
    return [person for one in listed for person in one.people]
