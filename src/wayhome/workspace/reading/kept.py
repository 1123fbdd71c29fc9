"""What is kept, by the line of the schedule it falls under and the day that its period counts from.

Rule kept: of what agencies sent a viewer counts their own agency's rows alone, as far as they may
see them. Another agency decides about its own, and a count must not tell of a hidden record.
"""

from collections.abc import Iterable
from datetime import date

from django.contrib.sessions.models import Session
from django.db.models import Count, Max, QuerySet
from django.db.models.functions import TruncDate

from wayhome.governance.retention import BY_FEED, CountedFrom, Held, schedule_of
from wayhome.lexicon.home import home
from wayhome.workspace.accounts.models import User
from wayhome.workspace.answering.models import SignAnswer
from wayhome.workspace.deliveries.receipts import receipts
from wayhome.workspace.disputing.models import RecordDispute
from wayhome.workspace.exporting.models import PastExport
from wayhome.workspace.found.models import FoundEntry
from wayhome.workspace.gate.models import BrokenGlass, StatedPurpose
from wayhome.workspace.judging.models import Judgement, PartedNotice
from wayhome.workspace.reading.view import View
from wayhome.workspace.trail.models import AuditEvent

# An agency's record of somebody is all its rows of one subject ref under one feed.
_OWN = "subject_ref, feed, record_id, greatest(occurred_from, occurred_to, recorded_at) as told"
_TABLES = ("subject", "event", "involvement", "stay", "contact_point", "statement", "relation")
_ROWS = " union ".join(f"select {_OWN} from {{{name}}} where agency = $own" for name in _TABLES)
_SENT = f"""
with dated as ({_ROWS} union
    select e.subject_ref, t.feed, t.record_id, greatest(t.occurred_from, t.recorded_at)
    from {{thing}} t left join {{event}} e on e.record_id = t.event_id where t.agency = $own),
born as (select subject_ref, max(dob) as born from {{subject}} where agency = $own group by all),
last as (select subject_ref, feed, max(told) as last from dated group by all),
-- a row about several people is due with the last of them
counted as (select feed, record_id,
        case when list_contains($births, feed) then max(born)
            else cast(coalesce(max(last), max(told)) as date) end as day
    from dated left join born using (subject_ref) left join last using (subject_ref, feed)
    group by feed, record_id)
select feed, day, count(*) as n from counted group by all
"""
_BIRTHS = [feed for feed in BY_FEED if schedule_of("event", feed).counted_from is CountedFrom.BIRTH]


def sent(view: View) -> list[Held]:
    """What the viewer's own agency sent."""
    rows = view.rows(_SENT, own=view.agency, births=_BIRTHS)
    return [Held(schedule_of("event", row["feed"]).code, row["day"], row["n"]) for row in rows]


def by_the_workspace() -> list[Held]:
    """What people did here, for the whole installation."""
    return [
        *_by_day("trail", AuditEvent.objects.all(), "at"),
        *_by_day("trail", StatedPurpose.objects.all(), "stated_at"),
        *_by_day("trail", BrokenGlass.objects.all(), "broken_at"),
        *_by_day("trail", Judgement.objects.all(), "judged_at"),
        *_by_day("trail", SignAnswer.objects.all(), "answered_at"),
        *_by_day("trail", PastExport.objects.all(), "made_at"),
        *_by_day("trail", RecordDispute.objects.all(), "disputed_at"),
        *_by_day("trail", PartedNotice.objects.all(), "told_at"),
        *_by_day("found", FoundEntry.objects.all(), "entered_at"),
        *_by_day("passing", Session.objects.all(), "expire_date"),
        *(Held("receipt", one.received_at.date(), 1) for one in receipts(home())),
        *(Held("account", day, 1) for day in _closed()),
    ]


def _by_day(code: str, rows: QuerySet, written: str) -> Iterable[Held]:
    days = rows.order_by().annotate(day=TruncDate(written)).values("day")
    return [Held(code, one["day"], one["n"]) for one in days.annotate(n=Count("pk"))]


def _closed() -> Iterable[date | None]:
    """The day each account was closed last; one that is open has no day to count from."""
    ended = AuditEvent.objects.filter(reason="close account").order_by().values("about")
    days = {one["about"]: one["day"] for one in ended.annotate(day=TruncDate(Max("at")))}
    for number, is_open in User.objects.values_list("pk", "is_active"):
        yield None if is_open else days.get(str(number))
