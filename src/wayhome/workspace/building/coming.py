"""The next build: whether one is being made, when one begins by itself, and from when pages show
it, in words for pages. What the upkeep beside the server does of it (ADR 0060).

Keeps: nothing is promised that nobody does. Where it is switched off, where nobody does the upkeep,
and where somebody went back to an older release, the page says that instead of a time.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.utils import timezone

from wayhome.lexicon.errors import BadUsage, NotSetUp
from wayhome.lexicon.home import Home, home
from wayhome.pipeline import Release, current_release, held_releases
from wayhome.pipeline.lock import is_held, under_way
from wayhome.pipeline.settling import Settling
from wayhome.pipeline.tried import Tried, tried
from wayhome.workspace import building
from wayhome.workspace.actions import judging as actions
from wayhome.workspace.building.waits import Waits, waits
from wayhome.workspace.pages.words import near_moment
from wayhome.workspace.reading.release import manifest, today

UPKEEP = ".upkeep.lock"  # of the process that does it
MINUTE = timedelta(minutes=1)
UNKEPT = (
    "No build begins by itself now, because nobody does the upkeep. Whoever looks after the server "
    "starts “wayhome upkeep”."
)
WENT_BACK = (
    "No build begins by itself, because somebody went back to an older release. One that is made "
    "by hand ends that."
)


@dataclass(frozen=True)
class NextBuild:
    """What is known of the next build. `begins`: by itself, None where none does; `why_none`: a
    sentence then. `tried`: the one that runs, or the last, where it did not end. `took`: how long
    the last took that did."""

    now: bool
    waits: Waits | None
    begins: datetime | None
    why_none: str
    tried: Tried | None
    took: timedelta

    @property
    def shown(self) -> datetime | None:
        """From about when pages show what waits: once the build that runs ends, or the next one
        has been made."""
        if self.now and self.tried:
            return _whole_minute(self.tried.began + self.took)
        return _whole_minute(self.begins + self.took) if self.begins else None

    @property
    def failed(self) -> Tried | None:
        """The last build, where it did not end."""
        return None if self.now else self.tried


def next_build(at: Home) -> NextBuild:
    """What is known of the next build of this home now."""
    try:
        serves = current_release(at)
    except NotSetUp:  # the first is made by hand: whoever sets up says with which agencies
        return NextBuild(under_way(at), None, None, "", tried(at), timedelta(0))
    now, last, took = under_way(at), tried(at), _took(serves)
    what, why = waits(at, serves), _why_none(at, serves)
    begins = None if why is not None else _begins(what, last, serves)
    return NextBuild(now, what, begins, why or "", last, took)


def begin_when_due() -> None:
    """Have a build made by a process of its own, where it is time. For the upkeep."""
    if settings.SETTLING is None:
        return
    at = home()
    found = next_build(at)
    if found.now or found.begins is None or found.begins > timezone.now():
        return
    actions.start_build(by=None)
    # A demonstration lives on its own day, and must not wake up on another.
    as_of = today(current_release(at)) if settings.DEMO else None
    try:
        building.start(as_of)
    except BadUsage:  # somebody was quicker, and theirs has it too
        return


def from_when() -> str:
    """When something that is decided now takes effect, as a sentence."""
    found = next_build(home())
    if found.now:
        return "It takes effect with the next build; the one that runs now began before."
    if found.shown is None:
        return "It takes effect with the next build."
    return f"Pages show it from about {near_moment(found.shown)}."


def soon() -> str:
    """When pages show what was decided already and waits, to end a sentence."""
    found = next_build(home())
    if found.now:
        return "once the build ends that is being made now"
    if found.shown is None:
        return "with the next build"
    return f"from about {near_moment(found.shown)}"


def _begins(what: Waits | None, last: Tried | None, serves: Release) -> datetime | None:
    """Once what waits has settled; what did not end is taken up again, whatever waits."""
    settling: Settling | None = settings.SETTLING
    if settling is None:
        return None
    times = [settling.begins(what.first, what.last)] if what else []
    times += [last.began + settling.pause(last.times)] if last else []
    if not times:
        return None
    rested = _began(serves) + 2 * _took(serves)
    return max(*times, rested)


def _why_none(at: Home, serves: Release) -> str | None:
    """Why none begins by itself, as a sentence; empty where it is so by a setting."""
    if settings.SETTLING is None:
        return ""
    if held_releases(at)[-1].name != serves.name:
        return WENT_BACK
    return None if is_held(at.root / UPKEEP) else UNKEPT


def _began(release: Release) -> datetime:
    return timezone.make_aware(datetime.fromisoformat(manifest(release)["began_at"]))


def _took(release: Release) -> timedelta:
    return timedelta(seconds=sum(manifest(release)["seconds"].values()))


def _whole_minute(moment: datetime) -> datetime:
    """The next one: a page that says 16:35 has it by then, as far as anybody knows."""
    return moment.replace(second=0, microsecond=0) + MINUTE
