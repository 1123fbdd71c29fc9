"""Which agencies usually send a feed, and the question that is asked when another sends it."""

from collections.abc import Iterable

from wayhome.extracts.contract import Feed
from wayhome.lexicon.agencies import Agency, AgencyKind


def usual_feeds(feeds: Iterable[Feed], kind: AgencyKind | None) -> list[str]:
    """The feeds of tables that agencies of a kind usually send, those that are most their own
    first; none for a kind not known."""
    if kind is None:
        return []
    found = [feed for feed in feeds if kind in feed.senders and "csv" in feed.formats]
    found.sort(key=lambda feed: (feed.senders.index(kind), len(feed.senders)))
    return [feed.name for feed in found]


def question(feed: Feed, agency: Agency) -> str:
    """What is asked of a sender of another kind; empty if there is nothing to ask."""
    if not feed.senders or agency.kind in feed.senders:
        return ""
    kinds = " or ".join(kind.words for kind in feed.senders)
    return (
        f"Is this the right file, from the right agency? Files of the feed {feed.title} come from "
        f"{kinds}, and {agency.name} is another kind of agency."
    )
