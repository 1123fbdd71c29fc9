"""Reports made by themselves: with the first build after a month has ended, each once.

Months in which nothing was built are caught up with. A month has ended only by the clock and by the
release both: a build for a day to come tells nothing yet.
"""

from datetime import date

from wayhome.insight import attention, prompts
from wayhome.insight.monthly import Attention, Figures, before, due, plain
from wayhome.lexicon.errors import BadUsage
from wayhome.lexicon.home import home
from wayhome.pipeline import Release, current_release
from wayhome.workspace import serving
from wayhome.workspace.actions.reporting import make_report
from wayhome.workspace.reading.agencies import silent
from wayhome.workspace.reading.attention import counts, last_months
from wayhome.workspace.reading.leaving import NOBODYS
from wayhome.workspace.reading.release import clock
from wayhome.workspace.reading.view import View
from wayhome.workspace.reporting.counting import prompts as counted
from wayhome.workspace.reporting.kept import kept, on_attention, untold, whole
from wayhome.workspace.reporting.models import MonthlyReport


def make_due(release: Release | None = None) -> list[MonthlyReport]:
    """Make every report that is due, of a release or of that which serves; none where all are made.
    NotSetUp before the first build."""
    release = release or current_release(home())
    newest = MonthlyReport.objects.order_by("month").values_list("month", flat=True).last()
    with serving.reading(release) as cursor:
        seen = View(release, "", NOBODYS, cursor)
        months = due(min(seen.today, clock()), newest)
        return [one for one in (_made(seen, month) for month in months) if one]


def _made(view: View, month: date) -> MonthlyReport | None:
    figures = plain(figures_of(view, month))
    try:
        return make_report(month=month, figures=figures, release=view.release.name, by=None)
    except BadUsage:
        return None  # two builds ended at once, and the other was first


def figures_of(view: View, month: date) -> Figures:
    """A month as it may be shown, held against what was told of those before; with those before it
    that a page shows and nobody told."""
    held = whole(kept())
    shown = [each for each in last_months(view.today) if each < month]
    earlier = untold(shown, held.values())
    now = attention.told(counts(view, [*earlier, month]))
    told = attention.settled(now, on_attention(held.values()))
    signs = prompts.told(counted(view, month))
    return Figures(
        month,
        _of(told, month),
        attention.moved_of(told, month),
        signs,
        prompts.moved(_months_before(held, month), signs),
        silent(view),
        {each: _of(told, each) for each in earlier},
    )


def _of(told: attention.Told, month: date) -> Attention:
    return {key: months[month] for key, months in told.items() if month in months}


def _months_before(held: dict[date, Figures], month: date) -> list[list[prompts.Told]]:
    """What was told of the months right before, the oldest first; a month that was not told ends
    them, for what lies behind it is no month before."""
    found: list[list[prompts.Told]] = []
    while (month := before(month)) in held and len(found) < attention.BEFORE:
        found.append(list(held[month].prompts))
    return found[::-1]
