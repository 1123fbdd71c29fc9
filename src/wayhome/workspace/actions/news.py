"""Actions of news: telling those who work on a case, saying that one has read it, and what became
of e-mails.

What an entry makes new is kept in its transaction (`tell_of`): nobody is told of what was not kept,
and nothing is kept of which nobody is told. The trail says that Wayhome told, never whom of what:
which agencies take part in a case is known to these alone.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from django.utils import timezone

from wayhome.casework.case import Case as Told
from wayhome.casework.case import SaidEntry
from wayhome.casework.telling import Somebody, of_entry, of_joining, of_taking_back
from wayhome.governance.roles import Act
from wayhome.workspace.accounts.models import User
from wayhome.workspace.actions.once import action
from wayhome.workspace.cases.models import Case, CaseEntry
from wayhome.workspace.news.models import Mailing, News
from wayhome.workspace.news.telling import around, rows
from wayhome.workspace.trail.recording import record


def tell_of(row: Case, case: Told, entry: CaseEntry) -> None:
    """Tell of an entry that was just written. `case`: as it stands after it."""
    by, who = Somebody(entry.by_id, entry.agency), around(row)
    said = SaidEntry(entry.code, entry.details, entry.said_at, entry.place)
    back = entry.takes_back is not None
    told = of_taking_back(who, by) if back else of_entry(case, said, who, by)
    _keep(rows(row, told, str(entry.place)))


def tell_of_joining(row: Case, by: User) -> None:
    """Tell that an agency takes part now."""
    _keep(rows(row, of_joining(around(row), Somebody(by.pk, by.agency)), by.agency))


@action
def tell_due(*, news: Sequence[News], by: None = None) -> int:
    """Tell what falls due and what is late, as far as nobody was told; how many rows."""
    _keep(news)
    record(what="write", act=Act.WORK_CASES, by=by, reason="tell what is due")
    return len(news)


@action
def read(*, case: str = "", by: User) -> None:
    """Say that one has read what is new in a case, or in all of them."""
    held = News.objects.filter(account=by, read_at=None)
    (held.filter(case=case) if case else held).update(read_at=timezone.now())
    record(what="write", act=Act.WORK_CASES, by=by, about=case, reason="read news")


@action
def choose_mail(*, wanted: bool, by: User) -> None:
    """Be told by e-mail too, or on the desk alone."""
    Mailing.objects.update_or_create(account=by, defaults={"wanted": wanted})
    reason = "ask for e-mail" if wanted else "end e-mail"
    record(what="write", act=Act.OWN_ACCOUNT, by=by, about=str(by.pk), reason=reason)


@action
def mailed(*, account: User, news: Iterable[News], by: None = None) -> None:
    """Note that the mail server took the message about these."""
    numbers = [one.pk for one in news]
    News.objects.filter(account=account, pk__in=numbers).update(mailed_at=timezone.now())
    Mailing.objects.filter(account=account).update(tries=0, next_try=None, fault="")
    record(what="write", act=Act.WORK_CASES, by=by, reason="send e-mail")


@action
def mail_waits(*, until: Mapping[User, datetime], fault: str, by: None = None) -> None:
    """Note that messages to these accounts were not taken, why, and until when each waits."""
    for account, next_try in until.items():
        mailing, _ = Mailing.objects.get_or_create(account=account)
        mailing.tries, mailing.next_try, mailing.fault = mailing.tries + 1, next_try, fault
        mailing.save(update_fields=["tries", "next_try", "fault"])
    record(what="write", act=Act.WORK_CASES, by=by, reason="keep e-mail waiting")


def _keep(news: Iterable[News]) -> None:
    News.objects.bulk_create(news, ignore_conflicts=True)
